"""References to sections, paragraphs, recommendations, tables and appendices that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.captions import captions
from goldenthread.checks.rules.consistency.labels import Labelled, labelled
from goldenthread.checks.rules.consistency.paragraph_numbers import FEWEST
from goldenthread.checks.rules.consistency.references import Reference, references
from goldenthread.checks.rules.consistency.scopes import is_one_report
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_OWN = ("report", "appendix", "document")
_MEND = "Find out what is meant, and put its number; if it was taken out, take the reference out too."


def _referring(subject: Subject, kind: str, words: tuple[str, ...]) -> Iterator[Reference]:
    for passage in subject.holding(words):
        if passage.kind != "furniture" and passage.part.kind in _OWN:
            yield from references(passage, kind)


def _hit(found: Reference, message: str, working: str, certain: bool) -> Hit:
    return hit(
        found.passage,
        found.start,
        found.end,
        message,
        working=working,
        mend=_MEND,
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if certain else Severity.WARNING,
    )


@rule(
    "section-referred-to-missing",
    title="A section or paragraph referred to that is not there",
    group="consistency",
    severity=Severity.WARNING,
    scope='References such as "paragraph 4.7" to numbers with a point, and to whole numbers where the text says '
    "that the "
    "section is of this report, above or below, or sends a reader just beyond the last; and to a section by the "
    "title of another. An error where it says that it is of this report, and "
    "the numbers of that section run without a gap and end before it.",
    leaves_out=(
        "References in a sentence that names an Act, a constitution, a plan, a policy or another document.",
        "Minutes, which refer to the reports they were made on.",
        "Reports that number fewer than five paragraphs.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="2.1 One.\n\n2.2 Two, as set out in paragraph 2.7.\n\n2.3 Three.\n\n2.4 Four.\n\n2.5 Five.\n",
        right="2.1 One.\n\n2.2 Two, as set out in paragraph 2.4.\n\n2.3 Three.\n\n2.4 Four.\n\n2.5 Five.\n",
        quote="paragraph 2.7",
    ),
)
def section_referred_to_missing(subject: Subject) -> Iterator[Hit]:
    """Numbers move when a draft is edited and references do not move with them."""
    numbered = {
        part: {item.numbers for item in found}
        for part, found in labelled(subject).items()
        if sum(len(item.numbers) > 1 for item in found) >= FEWEST
    }
    for passage in subject.prose:
        if passage.part in numbered:
            # A number that the text runs on after, in a document that lost its lines.
            numbered[passage.part] |= {tuple(map(int, found.split("."))) for found in _RUN_ON.findall(passage.text)}
    titles = {part: _titles(found) for part, found in labelled(subject).items()}
    for found in _referring(subject, "section", ("section", "para")):
        there = numbered.get(found.passage.part)
        if there is None:
            continue
        if _stands(found.numbers, there):
            right = _of_that_title(found, labelled(subject)[found.passage.part])
            if right:
                yield _hit(
                    found, f"The section of that title is {right}.", f"{right} has the title that follows", False
                )
            continue
        whole = len(found.numbers) == 1 and _just_beyond(found, there)
        if not (found.here or len(found.numbers) > 1 or whole or _titled(found, titles[found.passage.part])):
            continue
        last, unbroken = _last(found.numbers[:-1], there)
        certain = found.here and bool(last) and unbroken and found.numbers[-1] > last[-1]
        shown = ".".join(map(str, last))
        working = f"the numbers there run to {shown}" if last else "nothing in this report has a number like it"
        yield _hit(found, f"There is no {found.name} in this report.", working, certain)


_RUN_ON = regex(r"(\d(?<=[.;:]\s\d)\d?(?:\.\d{1,2}){1,2})\s+[A-Z]")
_SENT = regex(r"\b(?:in|see|at|under|from)\s+\(?$", re.IGNORECASE)
_BEYOND = 3
_SHORTEST_TITLE = 8


def _just_beyond(found: Reference, there: set[tuple[int, ...]]) -> bool:
    """Whether a reader is sent to a section a little after the last, in a report that numbers its sections from 1."""
    sections = {number[0] for number in there}
    last = max(sections)
    sent = _SENT.search(found.passage.text, max(0, found.start - 12), found.start)
    return bool(sent) and sections == set(range(1, last + 1)) and last < found.numbers[0] <= last + _BEYOND


def _of_that_title(found: Reference, items: list[Labelled]) -> str:
    """The number of the section whose title follows a reference to another section, "" where it is the right one."""
    if len(found.numbers) != 1:
        return ""
    after = found.passage.text[found.end :].lstrip(" ,:–-(‘“'\"").casefold()
    titled = {
        item.name
        for item in items
        if len(item.numbers) == 1
        and len(title := item.passage.text[item.end :].strip(" .\t").casefold()) > _SHORTEST_TITLE
        and after.startswith(title)
    }
    return titled.pop() if len(titled) == 1 and str(found.numbers[0]) not in titled else ""


def _titles(found: list[Labelled]) -> list[str]:
    """The words of a part's section headings, in small letters."""
    words = (item.passage.text[item.end :].strip(" .\t").casefold() for item in found if len(item.numbers) == 1)
    return [title for title in words if len(title) > 5]


def _titled(found: Reference, titles: list[str]) -> bool:
    """Whether the words after a reference are the title of a section of this report."""
    after = found.passage.text[found.end :].lstrip(" ,:–-(‘“'\"").casefold()
    return any(after.startswith(title) for title in titles)


def _stands(numbers: tuple[int, ...], there: set[tuple[int, ...]]) -> bool:
    """Whether a number is there, or only the numbers under it are (section 4 where there are 4.1 and 4.2)."""
    return any(number[: len(numbers)] == numbers for number in there)


def _last(parent: tuple[int, ...], there: set[tuple[int, ...]]) -> tuple[tuple[int, ...], bool]:
    """The last number under a parent, and whether all before it are there too."""
    depth = len(parent) + 1
    under = {number[:depth] for number in there if len(number) >= depth and number[: len(parent)] == parent}
    last = max(under, default=())
    return last, bool(last) and all((*parent, n) in under for n in range(1, last[-1] + 1))


@rule(
    "table-referred-to-missing",
    title="A table or figure referred to that is not there",
    group="consistency",
    severity=Severity.WARNING,
    scope='References such as "table 3" or "figure 2" in a report that captions at least one table (or figure).',
    leaves_out=(
        "References followed by the name of another document.",
        "Reports without a single numbered caption of that kind.",
        "Minutes.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="**Table 1: Visits**\n\n| Ward | Visits |\n|---|---|\n| East | 40 |\n\nLoans are shown in Table 4.\n",
        right="**Table 1: Visits**\n\n| Ward | Visits |\n|---|---|\n| East | 40 |\n\nVisits are shown in Table 1.\n",
        quote="Table 4",
    ),
)
def table_referred_to_missing(subject: Subject) -> Iterator[Hit]:
    """A reader sent to a table that is not there cannot check what was said."""
    there: dict[tuple[Part, str], set[int]] = {}
    places: set[tuple[int, int]] = set()
    for run in captions(subject):
        for caption in run:
            there.setdefault((caption.part, caption.kind), set()).add(caption.number)
            places.add((caption.place.block if caption.place.block is not None else -1, caption.place.start))
    for found in _referring(
        subject, "table", ("table ", "tables ", "figure ", "figures ", "chart ", "diagram ", "graph ")
    ):
        known = there.get((found.passage.part, found.kind))
        if not known or found.numbers[0] in known or (found.passage.block.position.block, found.start) in places:
            continue
        unbroken = known == set(range(1, max(known) + 1))
        certain = unbroken and found.here and found.numbers[0] > max(known)
        working = f"this report has {found.kind} " + ", ".join(map(str, sorted(known)))
        yield _hit(found, f"There is no {found.name} in this report.", working, certain)


_RECOMMENDED = regex(r"(?:officers?['’]?\s+|the\s+)?recommendations?\s*:?$", re.IGNORECASE)
_SHORTEST = 20
_NUMBERED = regex(r"(\d{1,2})[.)]?$")


def _recommended(subject: Subject) -> dict[Part, set[int]]:
    """The numbers of the recommendations of each report, as its list under that heading has them.

    They are counted, since a list that was converted may have begun again at 1.
    """
    found: dict[Part, set[int]] = {}
    open_in: Part | None = None
    for passage in subject.prose:
        words = passage.text[passage.body_at :].strip()
        if _RECOMMENDED.match(words) and len(words) < 40:
            open_in = passage.part
        elif passage.kind == "heading" and not words.startswith(("That", "To ")):
            open_in = None
        elif open_in is passage.part and (match := _NUMBERED.match(passage.label)) and len(words) > _SHORTEST:
            known = found.setdefault(passage.part, set())
            known |= {len(known) + 1, int(match[1])}
        if match := _HEADED.match(passage.text):
            found.setdefault(passage.part, set()).add(int(match[1]))
    return found


_HEADED = regex(r"\W*recommendation\s+(\d{1,2})\s*[:.–—-]\s*\S", re.IGNORECASE)


@rule(
    "recommendation-referred-to-missing",
    title="A recommendation referred to that is not there",
    group="consistency",
    severity=Severity.WARNING,
    scope='References such as "recommendation 4" in a report whose recommendations are a numbered list. An error where '
    "the text says that it is a recommendation of this report.",
    leaves_out=("Recommendations of another body or document.", "Minutes."),
    cost="None on the five documents.",
    example=Example(
        wrong="## Recommendations\n\n1. That the Board note the report.\n2. That the Board agree the grant.\n\n"
        "## Resources\n\nRecommendation 3 is met from reserves.\n",
        right="## Recommendations\n\n1. That the Board note the report.\n2. That the Board agree the grant.\n\n"
        "## Resources\n\nRecommendation 2 is met from reserves.\n",
        quote="Recommendation 3",
    ),
)
def recommendation_referred_to_missing(subject: Subject) -> Iterator[Hit]:
    """What a committee is asked to agree must be the thing that the report goes on to explain."""
    there = _recommended(subject)
    for found in _referring(subject, "recommendation", ("recommendation",)):
        known = there.get(found.passage.part)
        if not known or len(known) < 2 or found.numbers[0] in known:
            continue
        working = f"the recommendations run from 1 to {max(known)}"
        yield _hit(found, f"There is no {found.name} in this report.", working, found.here)


_LISTED = regex(r"(?:enclosures?|appendices|attachments|appendix|list of appendices)\s*:?$", re.IGNORECASE)


def _appended(subject: Subject) -> tuple[dict[Part, set[str]], set[str]]:
    """The appendices that each report's header lists, and those that stand in the document under their own heading."""
    listed: dict[Part, set[str]] = {}
    for grid in subject.grids:
        for row in range(min(len(grid.table.rows), 14)):
            words = [cell.text.strip() for cell in grid.table.rows[row] if cell.text.strip()]
            if len(words) > 1 and _LISTED.match(words[0]):
                listed.setdefault(grid.part, set()).update(_names(subject, grid.part, words[1:]))
            elif len(words) == 1 and _LISTED.match(words[0]):
                below = [grid.text(under, 0) for under in range(row + 1, min(len(grid.table.rows), row + 14))]
                if names := _names(subject, grid.part, below):
                    listed.setdefault(grid.part, set()).update(names)
    named = subject.holding(("appendix", "annex"), prose=True)
    headed = {
        found
        for passage in named
        if passage.text[:12].casefold().startswith(("appendix", "annex")) and len(passage.text) <= 200
        for found in re.findall(r"^\w+\s+([A-Z]|\d{1,2})\b", passage.text.strip())
    }
    # Several may stand in one line: "Appendix 1: site plan. Appendix 2: bids".
    headed |= {found for passage in named for found in _CAPTIONED.findall(passage.text)}
    return listed, headed


_CAPTIONED = regex(r"\b(?:Appendix|APPENDIX|Annexe?|ANNEXE?)\s+([A-Z]|\d{1,2})\s*(?::|\s[–-]\s)")


def _names(subject: Subject, part: Part, texts: Iterable[str]) -> set[str]:
    return {
        name.upper()
        for text in texts
        for name in re.findall(r"\b(?:appendix|annexe?|app\.?)\s+([A-Z]|\d{1,2})\b", text, re.IGNORECASE)
    } | {name for text in texts for name in re.findall(r"(?:^|\n|[,;&]\s*|\band\s+)([A-Z]|\d{1,2})\s?[-–:,&]", text)}


@rule(
    "appendix-referred-to-missing",
    title="An appendix referred to that is not listed or attached",
    group="consistency",
    severity=Severity.WARNING,
    scope='References such as "Appendix C" in a report whose header lists its appendices or enclosures by letter or '
    "number, or that has appendices under headings of their own. "
    "An error where the text says that it is of this report.",
    leaves_out=(
        "Reports that neither list an appendix by name in their header nor have two under their own headings (or one, "
        "to which nothing refers).",
        "Appendices of another document, and those that stand in the pack under their own heading.",
        "Minutes.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="| Title | Grants |\n|---|---|\n| Report of | Head of Grants |\n| Enclosures | Appendix A: Awards |\n\n"
        "The awards are in Appendix A and the criteria in Appendix B.\n",
        right="| Title | Grants |\n|---|---|\n| Report of | Head of Grants |\n| Enclosures | Appendix A: Awards, "
        "Appendix B: Criteria |\n\nThe awards are in Appendix A and the criteria in Appendix B.\n",
        quote="Appendix B",
    ),
)
def appendix_referred_to_missing(subject: Subject) -> Iterator[Hit]:
    """Members cannot decide on what was not sent to them."""
    listed, headed = _appended(subject)
    if not listed:
        yield from _not_headed(subject, headed)
        return
    told: set[tuple[Part, str]] = set()
    for found in _referring(subject, "appendix", ("appendi", "annex")):
        known = listed.get(found.passage.part)
        name = found.letter or str(found.numbers[0])
        if not known or name in known or name in headed or (found.passage.part, name) in told:
            continue
        told.add((found.passage.part, name))
        working = f"the header lists {', '.join(sorted(known))}"
        yield _hit(
            found, f"{found.name[0].upper()}{found.name[1:]} is neither listed nor attached.", working, found.here
        )


def _not_headed(subject: Subject, headed: set[str]) -> Iterator[Hit]:
    """Appendices that are not there in a document that has some, though its header lists none."""
    if not headed or not is_one_report(subject):
        return
    found = list(_referring(subject, "appendix", ("appendi", "annex")))
    named = {each.letter or str(each.numbers[0]) for each in found if each.start or len(each.passage.text) > 200}
    kinds = {name.isdigit() for name in headed}
    for each in found:
        name = each.letter or str(each.numbers[0])
        # Others may be attached as papers of their own, unless one that stands here is never referred to instead.
        if name in headed or name.isdigit() not in kinds or not (len(headed) > 1 or headed - named):
            continue
        working = f"this document has {', '.join(sorted(headed))}"
        yield _hit(each, f"{each.name[0].upper()}{each.name[1:]} is not in this document.", working, False)
        return
