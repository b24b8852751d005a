"""Errors in words: what was left in, left out or mistyped."""

from __future__ import annotations

import random

from tests.checks.corpus import left_in
from tests.checks.corpus.seeding import Seed, seeds

KINDS = (left_in,)
"""The modules whose functions are marked as makers of these errors too."""

_PAGE = "<html lang='en'><head><title>Parks</title></head><body><h1>Parks</h1><p>{}</p></body></html>"

_LOST = "Error! Reference source not found"
_LETTINGS = "| Hall | Lettings |\n|---|---|\n| East | {} |"


def _grouped(amount: int) -> str:
    return f"{amount:,}"


@seeds("money-malformed")
def a_comma_out_of_place(chance: random.Random) -> Seed:
    """A group with a figure too many or too few, a second point, a sign twice."""
    amount = chance.randrange(2, 900) * 1000 + chance.choice((0, 0, 250, 500))
    right = f"£{_grouped(amount)}"
    head, tail = right.rsplit(",", 1)
    pence = f"{right}.{chance.randrange(10, 99)}"
    kind = chance.randrange(5)
    wrong = (
        f"{head},{tail}0" if kind == 0 else
        f"{head},{tail[:2]}" if kind == 1 else
        f"£{right}" if kind == 2 else
        f"{head},{tail}.0.5m" if kind == 3 else
        f"{right}0"
    )  # fmt: skip
    if kind == 1:
        wrong, right = f"{head},{tail[:2]},000", f"{head},{tail},000"
    said = chance.choice(
        (
            "A grant of {} was paid for the fence.",
            "The club raised {} in a year.",
            "- a boost of up to {} for each group",
            "| Item | Cost |\n|---|---|\n| New roof for the hall | {} |",
            "The offer ({}) was taken.",
        )
    )
    del pence
    return Seed(said.format(right), said.format(wrong), wrong)


@seeds("placeholder-left-in")
def a_placeholder(chance: random.Random) -> Seed:
    """What templates, spreadsheets, Word and authors in haste leave."""
    right, wrong, quote = chance.choice(
        (
            ("We have planted 412 trees.", "We have planted [number to be inserted] trees.", "[number to be inserted]"),
            ("The lead is the Head of Parks.", "The lead is [insert name of officer].", "[insert name of officer]"),
            ("Visits rose to 812 in the year.", "Visits rose to XX in the year.", "XX"),
            ("The roof cost £40,000 to mend.", "The roof cost £XX,XXX to mend.", "£XX,XXX"),
            ("The roof cost £40,000 to mend.", "The roof cost £X to mend.", "£X"),
            ("Half of visitors (52%) came by bus.", "Half of visitors (XX%) came by bus.", "XX%"),
            ("See the map below.", f"See {_LOST}. below.", _LOST),
            (_LETTINGS.format("71"), _LETTINGS.format("#REF!"), "#REF!"),
            (_LETTINGS.format("71"), _LETTINGS.format("#DIV/0!"), "#DIV/0!"),
            ("The hall is let to clubs.", "Lorem ipsum dolor sit amet.", "Lorem ipsum"),
            ("The hall was let 71 times.", "The hall was let ??? times.", "???"),
            ("Lettings are let online.", "Click or tap here to enter text.", "Click or tap here to enter text"),
            ("The club was pleased.", "Quote from the club to be inserted – the hall is warm.", "to be inserted"),
            ("The hall is warm.", "The hall is warm [photo to be added].", "[photo to be added]"),
            ("The report was written by the club.", "The report was written by &lt;insert name&gt;.", "<insert name>"),
            ("The hall has 71 seats.", "The hall has [xx] seats.", "[xx]"),
            ("The hall is open all week.", "The hall is open [designed version will show hours].", "[designed version"),
            ("The fete of 4 June 2012 was warm.", "The fete of xx June 2012 was warm.", "xx June"),
            ("The fete of 04/06/2012 was warm.", "The fete of dd/mm/2012 was warm.", "dd/mm/2012"),
            ("The hall is warm, as the survey says.", "The hall is warm (link to be added).", "(link to be added)"),
            ("The hall is warm.", "The hall is warm. See [hyperlink].", "[hyperlink]"),
            ("The clerk was asked to write.", "{Officer name} was asked to write.", "{Officer name}"),
            ("The hall was let 71 times.", "The hall was let ?? times.", "??"),
            ("None.", "None (delete as appropriate).", "(delete as appropriate)"),
            ("The hall is open all week.", "Drafting note: say when the hall is open.", "Drafting note"),
        )
    )  # fmt: skip
    filler = chance.choice(("", "", "The hall is in the park. ")) if not right.startswith("|") else ""
    return Seed(filler + right, filler + wrong, quote)


@seeds("still-to-be-confirmed")
def to_be_confirmed(chance: random.Random) -> Seed:
    """An amount, a name or an outcome that is not known."""
    words = chance.choice(("TBC", "TBA", "TBD", "tbc".upper()))
    said = chance.choice(
        (
            "The cost of the second phase is {}.",
            "Savings from the shared depot: {}.",
            "| Item | Cost |\n|---|---|\n| New roof for the hall | {} |",
            "- Number of homes: {}",
            "The contractor is {} and will be told in writing.",
            "| Risk | Owner |\n|---|---|\n| Theft of lead | {} |",
        )
    )
    right = {"cost": "£40,000", "Cost": "£40,000", "Savings": "£12,000", "homes": "71", "contractor": "a local firm"}
    filled = next((value for key, value in right.items() if key in said), "Head of Parks")
    return Seed(said.format(filled), said.format(words), words)


@seeds("still-to-be-confirmed")
def to_be_confirmed_in_a_cell(chance: random.Random) -> Seed:
    """A cell that says nothing else."""
    words = chance.choice(("To be confirmed", "to be confirmed", "To be agreed", "To be determined"))
    table = "| Item | Funding |\n|---|---|\n| {} | {} |"
    item = chance.choice(("New roof", "Lighting", "Fence"))
    return Seed(table.format(item, "Grant"), table.format(item, words), words)


@seeds("word-twice")
def a_word_twice(chance: random.Random) -> Seed:
    """One word of a sentence written twice."""
    sentence = chance.choice(
        (
            "The hall in the park was let to a choir for most of the winter",
            "Plans are being drawn up with people who use the courts",
            "Officers have been in touch with the clubs and will help them to find a room",
            "- to keep the paths clear and the bins empty",
            "Residents told us that they were pleased with the new benches",
        )
    )
    words = sentence.split()
    at = chance.choice([n for n, word in enumerate(words) if word.isalpha() and word not in ("that",) and n > 1])
    wrong = " ".join([*words[: at + 1], words[at], *words[at + 1 :]])
    return Seed(f"{sentence}.", f"{wrong}.", f"{words[at]} {words[at]}")


@seeds("changes-left-in")
def a_change_left_in(chance: random.Random) -> Seed:
    """An insertion or a deletion that nobody accepted."""
    old, new = chance.choice((("twelve", "fourteen"), ("the hall", "the pavilion"), ("may", "will"), ("cheap", "fair")))
    kind = chance.randrange(3)
    said = chance.choice(
        ("We spoke of {} with the clubs.", "It is said that {} is right.", "Members asked about {} twice.")
    )
    change = (f"<del>{old}</del> <ins>{new}</ins>", f"{new} <del>{old}</del>", f"<ins>{new}</ins>")[kind]
    return Seed(
        _PAGE.format(said.format(new)), _PAGE.format(said.format(change)), new if kind == 2 else old, whole=True
    )


@seeds("comments-left-in")
def a_comment_left_in(chance: random.Random) -> Seed:
    """A colleague's words in square brackets."""
    comment = chance.choice(
        (
            "[JS: is this right?]",
            "[Finance: please supply the figure]",
            "[check with legal]",
            "[NB: please say what changed in May]",
            "[Comment: too long]",
            "[please confirm with the depot]",
            "[is this correct?]",
            "[AB2: say more about the park]",
            "[query whether we still do this]",
        )
    )
    said = chance.choice(("The hall is warm and dry.", "Clubs pay a fair rent.", "- The paths are swept at night"))
    return Seed(said, f"{said} {comment}", comment)


@seeds("words-not-shown")
def words_struck_or_hidden(chance: random.Random) -> Seed:
    """Words struck through, or hidden by a style."""
    old, new = chance.choice((("twelve", "fourteen"), ("the hall", "the pavilion"), ("cheap", "fair")))
    said = chance.choice(("We spoke of {} with the clubs.", "It is said that {} is right.", "- a note on {}"))
    if chance.random() < 0.5:
        return Seed(said.format(new), said.format(f"~~{old}~~ {new}"), old)
    hidden = f'{new} <span style="display:none">{old}</span>'
    return Seed(_PAGE.format(new), _PAGE.format(hidden), old, whole=True)


@seeds("acronym-not-expanded")
def an_acronym(chance: random.Random) -> Seed:
    """An acronym used twice or more, with and without its words."""
    letters, words = chance.choice(
        (
            ("MARAC", "Multi-Agency Risk Assessment Conference"),
            ("VCFSE", "voluntary, community, faith and social enterprise"),
            ("PSPO", "Public Space Protection Order"),
            ("FPN", "Fixed Penalty Notice"),
            ("MTFS", "Medium Term Financial Strategy"),
            ("EHCP", "Education, Health and Care Plan"),
            ("JSNA", "Joint Strategic Needs Assessment"),
            ("IDVA", "Independent Domestic Violence Adviser"),
            ("SHMA", "strategic housing market assessment"),
            ("UTC", "Urban Traffic Control"),
        )
    )
    said = chance.choice(
        (
            "The {x} was of use in the year. Members were told of the {x} by the lead officer.",
            "- how the {x} is set up\n- who is told of the {x}",
            "What the {x} does is shown below. People asked for more of the {x}.",
        )
    )
    first = (
        chance.choice((f"{words} ({letters})", f"{letters} ({words})"))
        if words[0].isupper()
        else f"{words} ({letters})"
    )
    return Seed(said.replace("{x}", first, 1).replace("{x}", letters), said.replace("{x}", letters), letters)
