"""Sections, headings, pictures, tables, language and colour."""

from __future__ import annotations

import random

from tests.checks.corpus.seeding import Seed, seeds

_PAGE = "<html lang='en'><head><title>Parks</title></head><body>{}</body></html>"
_SECTIONS = (
    ("Recommendations", "Officer recommendations", "Recommendation"),
    ("Reasons for the decision", "Reasons for recommendations", "Reasons for proposed decision"),
    ("Alternative options considered", "Alternatives", "Other options considered and rejected"),
    ("Financial implications", "Finance", "Resource implications", "Comments of the Chief Finance Officer"),
    ("Legal implications", "Legal", "Comments of the Monitoring Officer", "Constitutional and legal matters"),
    ("Equalities", "Equality and diversity", "Equalities implications", "Public sector equality duty"),
    ("Background papers", "List of background papers", "Background documents"),
)


@seeds("section-missing")
def a_section_left_out(chance: random.Random) -> Seed:
    """One section fewer, or two."""
    names = [chance.choice(forms) for forms in _SECTIONS]
    style = chance.choice(("## {}", "**{}**", "## {n}. {}", "**{n} {}**", "### {n}.0 {}"))
    gone = set(chance.sample(range(len(names)), chance.choice((1, 1, 2))))
    title = chance.choice(("Roof of the library", "A lease for the choir", "Fees for the market"))

    def report(left_out: set[int]) -> str:
        parts = [
            style.format(name, n=number + 1) + "\n\nThe words of this section are set out by the officer."
            for number, name in enumerate(name for at, name in enumerate(names) if at not in left_out)
        ]
        return f"# {title}\n\nFor decision by the Cabinet\n\n" + "\n\n".join(parts) + "\n"

    return Seed(report(set()), report(gone), title, whole=True)


@seeds("heading-level-skipped")
def a_level_skipped(chance: random.Random) -> Seed:
    """A heading two levels below the one before it."""
    top = chance.choice((1, 2))
    words = chance.choice(("Costs", "What we did", "Next steps"))
    middle = "<h2>Paths</h2><p>Clear.</p>" if top == 2 else ""
    page = f"<h1>Parks</h1><p>Open.</p>{middle}<h{{0}}>{words}</h{{0}}><p>More words.</p>"
    return Seed(
        _PAGE.format(page.format(top + 1)), _PAGE.format(page.format(top + chance.choice((2, 3)))), words, whole=True
    )


@seeds("picture-without-words")
def a_picture(chance: random.Random) -> Seed:
    """No alternative text, an empty one on a chart, or a file's name."""
    right = chance.choice(("alt='Visits rose from 71 to 82.'", "alt='' role='presentation'"))
    wrong, quote = chance.choice(
        (("", "picture"), ("alt='chart1.png'", "chart1.png"), ("alt='IMG_0071.JPG'", "IMG_0071.JPG"))
    )
    page = "<h1>Parks</h1><p>See the chart.</p><p><img src='chart1.png' {}></p>"
    if chance.random() < 0.3:
        row = "<tr><td>East</td><td><img src='m.png' {}></td></tr>"
        page = f"<h1>Parks</h1><table><tr><th>Park</th><th>Map</th></tr>{row}</table>"
    return Seed(_PAGE.format(page.format(right)), _PAGE.format(page.format(wrong)), quote, whole=True)


@seeds("table-without-headers")
def a_table(chance: random.Random) -> Seed:
    """Header cells that are not marked."""
    names = chance.choice((("Park", "Visits", "Benches"), ("Hall", "Lettings", "Seats", "Stalls")))
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{cell}</td>" for cell in (place, *(chance.randrange(5, 90) for _ in names[1:])))
        + "</tr>"
        for place in ("East", "West", "North")[: chance.choice((2, 3))]
    )
    heads = ["".join(f"<{tag}>{name}</{tag}>" for name in names) for tag in ("th", "td")]
    right, wrong = (_PAGE.format(f"<h1>Parks</h1><table><tr>{head}</tr>{rows}</table>") for head in heads)
    return Seed(right, wrong, names[0], whole=True)


@seeds("language-not-stated")
def no_language(chance: random.Random) -> Seed:
    """A page without lang."""
    words = chance.choice(("The parks are open.", "The hall is warm.", "Clubs pay a fair rent."))
    page = f"<head><title>Parks</title></head><body><h1>Parks</h1><p>{words}</p></body></html>"
    return Seed(f"<html lang='{chance.choice(('en', 'en-GB'))}'>{page}", f"<html>{page}", "Parks", whole=True)


@seeds("colour-only")
def a_colour_in_words(chance: random.Random) -> Seed:
    """Words that send the reader to a colour."""
    colour = chance.choice(("red", "green", "amber", "blue", "yellow", "grey"))
    shown = chance.choice(
        (
            f"shown in {colour}",
            f"highlighted in {colour}",
            f"shaded {colour}",
            f"in {colour} text",
            f"marked in {colour}",
        )
    )
    said = chance.choice(
        (
            "Paths that need work are {}.",
            "Stalls {} are let.",
            "- new benches are {} on the list",
            "The items {} were added at the meeting.",
        )
    )
    return Seed(said.format("marked with a star"), said.format(shown), shown)


@seeds("colour-only")
def an_empty_rag_column(chance: random.Random) -> Seed:
    """A column of colours without words."""
    heading = chance.choice(("RAG", "RAG rating", "RAG status", "Traffic light"))
    places = ("East", "West", "North")
    words = [chance.choice(("Red", "Amber", "Green")) for _ in places]

    def table(cells: list[str]) -> str:
        rows = "\n".join(
            f"| {place} park | Head of Parks | {cell} |" for place, cell in zip(places, cells, strict=True)
        )
        return f"| Project | Lead | {heading} |\n|---|---|---|\n{rows}"

    return Seed(table(words), table([" "] * 3), heading)


@seeds("colour-only")
def words_in_a_colour(chance: random.Random) -> Seed:
    """What is written in a colour, and what a colour is said to show."""
    colour = chance.choice(("red", "green", "blue", "yellow", "grey"))
    right, wrong, quote = chance.choice(
        (
            ("Changes are marked with a star.", f"Changes are in {colour}.", f"Changes are in {colour}"),
            ("New words are shown with a star.", f"New words are shown as {colour} text.", f"as {colour} text"),
            (
                "A star shows what is new.",
                f"{colour.capitalize()} text shows what is new.",
                f"{colour.capitalize()} te",
            ),
            ("The first bars show last year.", f"The {colour} bars show last year.", f"{colour} bars show"),
            ("Dates with a star are new.", f"Missed dates are in {colour}.", f"Missed dates are in {colour}"),
        )
    )
    return Seed(right, wrong, quote)


@seeds("picture-without-words")
def one_picture_of_several(chance: random.Random) -> Seed:
    """A page of pictures of which one has no words."""
    said = [f"alt='The gate of park {number}.'" for number in range(4)]
    gone = list(said)
    gone[chance.randrange(4)] = ""
    page = "<h1>Parks</h1>" + "".join(
        f"<p>Park {number}</p><p><img src='p{number}.png' {{}}></p>" for number in range(4)
    )
    return Seed(_PAGE.format(page.format(*said)), _PAGE.format(page.format(*gone)), "picture", whole=True)
