"""Reports marked as exempt that do not say by which paragraph of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject

_THING = (
    r"(?:appendix|appendices|annex(?:e|es)?|report|reports|information|item|items|minutes?|agenda|papers?"
    r"|session|part|section|document|business)"
)
_MARKED = re.compile(
    rf"\bexempt\s+(?:from publication|{_THING}\b(?:\s+(?-i:[A-Z0-9]{{1,2}})\b)?)"
    rf"|\b(?:appendix|annexe?|report|item|minutes?)(?:\s+(?-i:[A-Z0-9]{{1,2}}))?\s*[-–—:(,]*\s*(?:is\s+"
    r"|are\s+)?exempt\b(?!\s+(?:from|accommodation))"
    r"|\bnot for publication\b|\b(?:exclusion of|exclude|excluding"
    r"|excluded)\s+(?:of\s+)?(?:the\s+)?(?:press and (?:the\s+)?public|public and (?:the\s+)?press|public)\b"
    r"|\bprivate\s+(?:and confidential\s+)?(?:appendix|annexe?|part 2 report)\b|\bpart\s+(?:2|II"
    r"|two)\s+(?:report|appendix|item|private|exempt)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\W*(?:status|confidentiality|exempt information|access to information|classification|publication status)\W*",
    re.IGNORECASE,
)
_STATUS_EXEMPT = re.compile(r"\b(?:exempt|part\s+(?:2|ii|two)|confidential|not for publication)\b", re.IGNORECASE)
_NOT_EXEMPT = re.compile(
    r"\b(?:not exempt|no exempt|non-?exempt|public|none|n/a|open|not applicable)\b[^.]*$", re.IGNORECASE
)
_PARAGRAPH = re.compile(
    r"\b(?:paragraphs?|paras?\.?|category|categories)\s*(?:\(s\)|s\b)?\s*(?:no\.?|numbers?|numbered)?\s*\(?\s*[1-7]\b"
    r"|\bsection 100A\s?\(3\)|\bconfidential information\b[^.]{0,80}\b(?:100A|government department"
    r"|order of (?:a|the) court)",
    re.IGNORECASE,
)
_OF_LAW = re.compile(
    r"12A|exempt|1972|access to information|publication|100A|press and public|public interest", re.IGNORECASE
)
_NOTHING_EXEMPT = re.compile(
    r"\b(?:no|not any) (?:exempt|confidential|private|part (?:2|ii)|such|urgent or exempt) (?:\w+ )?(?:items?"
    r"|business|reports?|information|matters?|appendices)\b|Public Bodies \(Admissions? to Meetings\)",
    re.IGNORECASE,
)
_HEADING_ONLY = 70
_NOT_NOW = re.compile(
    r"\b(?:if|whether|should|may|might|any|no|none|not contain|does not|where|when|would|if any|nil|unless)\b|\?",
    re.IGNORECASE,
)


@rule(
    "exempt-without-paragraph",
    title="Marked as exempt, without the paragraph of Schedule 12A",
    group="privacy",
    severity=Severity.WARNING,
    scope="Reports, appendices and items marked as exempt, not for publication or Part 2, or with a status of exempt, "
    "where the report names no paragraph of Schedule 12A to the Local Government Act 1972.",
    leaves_out=(
        "Standing wording about what would happen if an item were exempt.",
        "Other exemptions (from VAT, from council tax, exempt accommodation).",
    ),
    cost="None on the five documents; their exempt pages name paragraph 1.",
    example=Example(
        wrong="# Sale of land\n\nAppendix B is exempt. It gives the offers received.",
        right="# Sale of land\n\nAppendix B is exempt under paragraph 3 of Schedule 12A to the Local Government "
        "Act 1972.",
        quote="Appendix B is exempt",
    ),
)
def exempt_without_paragraph(subject: Subject) -> Iterator[Hit]:
    """The public may be kept out only for a reason that the law lists, and the notice must say which."""
    for part in subject.parts:
        passages = [passage for passage in subject.in_part(part) if passage.kind != "furniture"]
        marked = next((found for passage in passages if (found := _marking(passage))), None)
        if marked is None or any(_answers(passage) for passage in passages):
            continue
        passage, start, end = marked
        yield hit(
            passage,
            start,
            end,
            "This is marked as exempt, and no paragraph of Schedule 12A is named.",
            mend="Name the paragraph (1 to 7 of Part 1 of Schedule 12A), and why the public interest is in "
            "keeping it back.",
            verdict=Verdict.CANNOT_TELL,
        )


def _answers(passage: Passage) -> bool:
    """Whether it names a paragraph of the law, or says that nothing is exempt, or that a parish's own Act is used."""
    if _NOTHING_EXEMPT.search(passage.text):
        return True
    return bool(_PARAGRAPH.search(passage.text)) and bool(_OF_LAW.search(passage.text))


def _marking(passage: Passage) -> tuple[Passage, int, int] | None:
    text = passage.text
    lowered = text.lower()
    if not any(word in lowered for word in ("exempt", "public", "part ", "confidential", "private")):
        return None
    grid, cell = passage.grid, passage.cell
    if grid is not None and cell is not None and cell.column and _STATUS.fullmatch(grid.text(cell.row, 0)):
        match = _STATUS_EXEMPT.search(text)
        if match and not (
            _NOT_EXEMPT.search(text) and "exempt appendi" not in lowered and "exempt annex" not in lowered
        ):
            return passage, match.start(), match.end()
    for match in _MARKED.finditer(text):
        start, end = passage.sentence_at(match.start())
        if "exclu" in match.group().lower() and len(text) < _HEADING_ONLY:
            # A standing item of every agenda, whether or not anything is exempt.
            continue
        if not _NOT_NOW.search(text[start:end]):
            return passage, match.start(), match.end()
    return None


_NUMBERED = re.compile(
    r"\b(?:paragraphs?|paras?\.?)\s*(?:\(s\))?\s*(?:no\.?|numbers?)?\s*\(?(?P<numbers>\d{1,2}(?![.\d])(?:\s*(?:,|and|&|or)\s*\d{1,2}(?![.\d]))*)",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(r"\bSchedule\s+12A\b|\b12A\b|\bexempt\b", re.IGNORECASE)
_OTHER_PART = re.compile(
    r"\b(?:Part\s+(?:2|3|4|II|III|IV)\b|Wales|Welsh|of (?:this|the) report|above|below)", re.IGNORECASE
)
_ONLY_SEVEN = 7
_WELSH = range(12, 19)


@rule(
    "exempt-paragraph-unknown",
    title="An exempt paragraph that Schedule 12A does not have",
    group="privacy",
    severity=Severity.WARNING,
    scope="The number of a paragraph given for exempt information: Part 1 of Schedule 12A to the Local Government Act "
    "1972 has seven in England (SI 2006/88).",
    leaves_out=(
        "Paragraphs 12 to 18 of Part 4, which are for Wales, and the qualifications in Parts 2 and 3.",
        "Paragraphs of the report itself.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="# Sale of land\n\nAppendix B is exempt under paragraph 9 of Part 1 of Schedule 12A.",
        right="# Sale of land\n\nAppendix B is exempt under paragraph 3 of Part 1 of Schedule 12A.",
        quote="paragraph 9",
    ),
)
def exempt_paragraph_unknown(subject: Subject) -> Iterator[Hit]:
    """A reason that the law does not know is no reason for keeping the public out."""
    for passage in subject.holding(("12a", "exempt")):
        if not _SCHEDULE.search(passage.text):
            continue
        for match in _NUMBERED.finditer(passage.text):
            start, end = passage.sentence_at(match.start())
            after = passage.text[match.end() : min(end, match.end() + 90)]
            before = passage.text[max(start, match.start() - 60) : match.start()]
            if _OTHER_PART.search(after) or not _SCHEDULE.search(f"{before} {after}"):
                continue
            numbers = [int(number) for number in re.findall(r"\d+", match["numbers"])]
            if all(1 <= number <= _ONLY_SEVEN or number in _WELSH for number in numbers) and (
                max(numbers) <= _ONLY_SEVEN or (min(numbers) > _ONLY_SEVEN and len(numbers) > 1)
            ):
                continue
            yield hit(
                passage,
                match.start(),
                match.end("numbers"),
                f"Part 1 of Schedule 12A has no paragraph {max(numbers)}.",
                working="in England it has seven: 1 and 2 individuals, 3 financial or business affairs, 4 labour "
                "relations, 5 legal privilege, 6 notices and orders, 7 crime",
                mend="Look up the paragraph by which it is exempt.",
                verdict=Verdict.CANNOT_TELL,
            )
