"""More of the ways that councils leave words in or mistype them: templates, wide spaces, letters for figures."""

from __future__ import annotations

import random

from tests.checks.corpus.seeding import Seed, seeds


@seeds("placeholder-left-in")
def what_templates_ask_for(chance: random.Random) -> Seed:
    """Names in capitals, empty brackets, dashes of hashes, and lines that say what is to come."""
    right, wrong, quote = chance.choice(
        (
            ("The club keeps your letters safe.", "[CLUB NAME] keeps your letters safe.", "[CLUB NAME]"),
            ("The hall was let from 3 May 2012.", "The hall was let from [DATE OF LEASE].", "[DATE OF LEASE]"),
            ("The roof cost £40,000.", "The roof cost £[x].", "£[x]"),
            ("The roof cost £40,000.", "The roof cost £##,###.", "£##,###"),
            ("Half of visitors came by bus.", "About ?% of visitors came by bus.", "?%"),
            ("Half of visitors came by bus.", "About ##% of visitors came by bus.", "##%"),
            ("See the map of the park.", "See paragraph x.x of the lease.", "paragraph x.x"),
            ("The hall is warm.", "The hall is warm (insert photo of hall).", "(insert photo of hall)"),
            ("The hall is open all week.", "Chart to follow", "Chart to follow"),
            ("The hall is open all week.", "INSERT MAP OF HALL", "INSERT MAP OF HALL"),
            ("The hall is open all week.", "Legal comments: to be added.", "Legal comments: to be added."),
            ("The hall is open.", "Wording to be supplied by the club.", "Wording to be supplied by the club."),
            ("The hall is open all week.", "Delete this note before publishing.", "Delete this note before publish"),
            ("The hall was agreed by the club.", "The hall was agreed (Minute No.   ).", "(Minute No.   )"),
            ("The hall was let in the winter.", "The hall was let in 20XX.", "20XX"),
            ("Papers are kept in the hall.", "Papers are kept in [list rooms here].", "[list rooms here]"),
            ("The hall was let to a choir.", "The hall was let to #### choirs.", "####"),
        )
    )  # fmt: skip
    return Seed(right, wrong, quote)


@seeds("still-to-be-confirmed")
def to_be_confirmed_on_a_line(chance: random.Random) -> Seed:
    """A line that ends so, or small letters."""
    what = chance.choice(("Cost of the roof", "Rent of the hall", "Number of stalls", "Owner of the lease"))
    words = chance.choice(("to be confirmed", "to be determined", "yet to be confirmed", "tbc"))
    return Seed(f"{what}: as agreed by the club", f"{what}: {words}", words)


@seeds("comments-left-in")
def a_comment_in_round_brackets(chance: random.Random) -> Seed:
    """Initials and a question, or a question of the authors'."""
    comment = chance.choice(
        (
            "(JS - can you look at this please?)",
            "(AK: is that the new rent?)",
            "[Comment from Jo: is it?]",
            "[Note to Sam - please reword]",
            "[can we say this?]",
            "[are we sure of the roof?]",
        )
    )
    said = chance.choice(("The hall is warm and dry.", "Clubs pay a fair rent.", "- The paths are swept at night"))
    return Seed(said, f"{said} {comment}", comment)


@seeds("word-twice")
def two_words_twice(chance: random.Random) -> Seed:
    """Two words of a sentence, one of them small, written twice."""
    right, twice = chance.choice(
        (
            ("The roof of the hall was mended by the club in the spring.", "of the"),
            ("Members thanked the choir for their gift of benches to the park.", "for their"),
            ("The hall has been let to the choir for most of the winter.", "to the"),
            ("The new lease is to be signed by the choir and by the club.", "to be"),
            ("It was said in the hall that the rent was a fair one.", "in the"),
            ("The paths are swept at the end of each day by the warden.", "at the"),
        )
    )
    wrong = right.replace(f" {twice} ", f" {twice} {twice} ", 1)
    return Seed(right, wrong, f"{twice} {twice}")


@seeds("money-malformed")
def a_letter_for_a_figure(chance: random.Random) -> Seed:
    """The letter O for nought, I or l for one, a space within, a comma before all."""
    thousands = chance.randrange(2, 90)
    right, wrong = chance.choice(
        (
            (f"£{thousands},500", f"£{thousands},5O0"),
            (f"£{thousands},500", f"£{thousands},50O"),
            (f"£1{thousands},500", f"£l{thousands},500"),
            (f"£1{thousands},500", f"£I{thousands},500"),
            (f"£{thousands},500", "£,500"),
            (f"£{thousands},500", f"£{thousands}, 500"),
        )
    )
    said = chance.choice(("The roof cost {}.", "A grant of {} was paid.", "The club raised {} in a year."))
    if ", " in wrong:
        said = "The roof cost {}."
    return Seed(said.format(right), said.format(wrong), wrong)


@seeds("money-malformed")
def a_comma_among_points(chance: random.Random) -> Seed:
    """A cell with a comma in a column of decimals."""
    shares = [f"{chance.randrange(3)}.{chance.randrange(10, 99)}" for _ in range(4)]
    wrong = shares[2].replace(".", ",")
    names = ("East", "West", "North", "Hill")

    def table(cells: list[str]) -> str:
        rows = "\n".join(f"| {name} | {cell} |" for name, cell in zip(names, cells, strict=True))
        return f"| Park | Rate |\n|---|---|\n{rows}"

    return Seed(table(shares), table([*shares[:2], wrong, shares[3]]), wrong)
