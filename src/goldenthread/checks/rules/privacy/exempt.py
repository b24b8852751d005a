"""Reports marked as exempt that do not say by which paragraph of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_THING = (
    r"(?:appendix|appendices|annex(?:e|es)?|report|reports|items?|minutes?|agenda|papers?|session|part|section"
    r"|document|business)"
)
_PAPER = r"(?:appendix|appendices|annex(?:e|es)?|report|item|minutes?)(?:\s+(?-i:[A-Z0-9]{1,2})\b)?"
_MARKED = regex(
    rf"\bexempt\s+(?:from publication|{_THING}\b(?:\s+(?-i:[A-Z0-9]{{1,2}})\b)?)"
    r"|\b(?:contain(?:s|ed|ing)?|includ(?:es|ed|ing)|involv(?:es|ed|ing)|disclos(?:es|ure of))\s+exempt\s+information\b"
    rf"|\b{_PAPER}\s*[-–—:(,]*\s*(?:is\s+|are\s+)?exempt\b(?!\s+(?:from|accommodation))"
    rf"|\b{_PAPER}\s+(?:to\s+this\s+report\s+)?(?:is|are)\s+(?:strictly\s+)?(?:confidential|restricted)\b(?!\s+to\b)"
    r"|\bnot for publication\b|\b(?:exclusion of|exclude|excluding"
    r"|excluded)\s+(?:of\s+)?(?:the\s+)?(?:press and (?:the\s+)?public|public and (?:the\s+)?press|public)\b"
    r"|\b(?:private|confidential|restricted)\s+(?:and confidential\s+)?(?:appendix|annexe?|part 2 report)\b"
    r"|\b(?:private and confidential|restricted|confidential)\s*[-–—:]\s*(?:appendix|annexe?)\b"
    r"|\bpart\s+(?:2|II|two)\s+(?:report|appendix|item|private|exempt)\b",
    re.IGNORECASE,
)
_STATUS = regex(
    r"\W*(?:status|confidentiality|exempt information|access to information|classification|publication status)\W*",
    re.IGNORECASE,
)
_STATUS_EXEMPT = regex(r"\b(?:exempt|part\s+(?:2|ii|two)|confidential|not for publication)\b", re.IGNORECASE)
_NOT_EXEMPT = regex(
    r"\b(?:not exempt|no exempt|non-?exempt|public|none|n/a|open|not applicable)\b[^.]*$", re.IGNORECASE
)
_PARAGRAPH = regex(
    r"\b(?:paragraphs?|paras?\.?|category|categories)\s*(?:\(s\)|s\b)?\s*(?:no\.?|numbers?|numbered)?\s*\(?\s*1?\d[A-C]?\b"
    r"|\bsection 100A\s?\(3\)|\bconfidential information\b[^.]{0,80}\b(?:100A|government department"
    r"|order of (?:a|the) court)",
    re.IGNORECASE,
)
_OF_LAW = regex(
    r"12 ?A\b|exempt|1972|access to information|publication|100A|press and public|public interest", re.IGNORECASE
)
# The law asks for the description in the Schedule's terms (section 100A(5)); the number only stands for it.
_DESCRIBED = regex(
    r"\b(?:financial (?:or|and) business affairs|relating to any individual\b"
    r"|reveal(?:s|ing)? the identity of any? individual"
    r"|(?:consultations?|negotiations?)\b[^.]{0,80}\blabour relations?|legal professional privilege"
    r"|(?:prevention|investigation)\b[^.]{0,40}\bprosecution of crime)",
    re.IGNORECASE,
)
# "for the reasons shown against each item", "as set out in the exclusion paragraph": said in another paper.
_SAID_ELSEWHERE = regex(
    r"\b(?:set out|specified|stated|shown|indicated|identified|detailed)\b[^.]{0,40}"
    r"\b(?:against (?:each|the)|paragraphs?|(?:at|in|under) (?:agenda )?item|in th(?:is|e) (?:agenda|notice))\b",
    re.IGNORECASE,
)
# Scotland, Northern Ireland, Ireland, parishes and the health service have a law of their own.
_OTHER_LAW = regex(
    r"\bschedule 7A\b|\bLocal Government \(Scotland\)|\bNorthern Ireland\) 2014|\bLocal Government Act 2001\b"
    r"|\bPublic Bodies \(Admissions? to Meetings\)|\bFreedom of Information\b|\bEnvironmental Information Reg",
    re.IGNORECASE,
)
_NOTHING_EXEMPT = regex(
    r"\b(?:no|not any) (?:exempt|confidential|private|part (?:2|ii)|such|urgent or exempt) (?:\w+ )?(?:items?"
    r"|business|reports?|information|matters?|appendices)\b",
    re.IGNORECASE,
)
_SCHEDULE_12A = regex(r"\bSchedule\s+12 ?A\b", re.IGNORECASE)
_SPEAKING = ("exempt", "public", "part ", "confidential", "private", "restricted")
_LINES = 4
_HEADING_ONLY = 70
# A standing item of every agenda, whether or not anything is exempt.
_STANDING = regex(r"exclu|exempt (?:items|business|session|agenda|reports|information|part)\b", re.IGNORECASE)
_NOT_NOW = regex(
    r"\b(?:if|whether|should|may|might|any|no|none|not contain|does not|where|when|would|if any|nil|unless)\b|\?",
    re.IGNORECASE,
)


@rule(
    "exempt-without-paragraph",
    title="Marked as exempt, without the paragraph of Schedule 12A",
    group="privacy",
    severity=Severity.WARNING,
    scope="Reports, appendices and items marked as exempt, confidential, not for publication or Part 2, or with a "
    "status of exempt, where the report names no paragraph of Schedule 12A to the Local Government Act 1972.",
    leaves_out=(
        "Standing wording about what would happen if an item were exempt.",
        "Reports that give the Schedule's own words in place of the number, or that refer to another paper for it.",
        "Parishes, Scotland, Northern Ireland and answers to freedom of information requests, which have other laws.",
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
    speaking = {passage.index for passage in subject.holding(_SPEAKING)}
    for part in subject.parts:
        passages = [passage for passage in subject.in_part(part) if passage.kind != "furniture"]
        marked = next((found for each in passages if each.index in speaking and (found := _marking(each))), None)
        if marked is None or any(_answers(passage) for passage in passages):
            continue
        passage, start, end = marked
        if _names_it_near(passages):
            continue
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
    """Whether it names a paragraph of the law or its words, or another law, or says that nothing is exempt."""
    text = passage.text
    if _NOTHING_EXEMPT.search(text) or _OTHER_LAW.search(text) or _DESCRIBED.search(text):
        return True
    return bool(_OF_LAW.search(text)) and bool(_PARAGRAPH.search(text) or _SAID_ELSEWHERE.search(text))


def _names_it_near(passages: list[Passage]) -> bool:
    """Whether a paragraph is named in a line of its own ("Information under paragraph 3") near the Schedule."""
    numbered = {at for at, passage in enumerate(passages) if _PARAGRAPH.search(passage.text)}
    of_law = (at for at, passage in enumerate(passages) if _SCHEDULE_12A.search(passage.text))
    return any(not numbered.isdisjoint(range(at - _LINES, at + _LINES + 1)) for at in of_law)


def _marking(passage: Passage) -> tuple[Passage, int, int] | None:
    text = passage.text
    lowered = text.lower()
    grid, cell = passage.grid, passage.cell
    if grid is not None and cell is not None and cell.column and _STATUS.fullmatch(grid.text(cell.row, 0)):
        match = _STATUS_EXEMPT.search(text)
        if match and not (
            _NOT_EXEMPT.search(text) and "exempt appendi" not in lowered and "exempt annex" not in lowered
        ):
            return passage, match.start(), match.end()
    for match in _MARKED.finditer(text):
        start, end = passage.sentence_at(match.start())
        if _STANDING.match(match.group()) and len(text) < _HEADING_ONLY:
            continue
        if not _NOT_NOW.search(text[start:end]):
            return passage, match.start(), match.end()
    return None


_NUMBERED = regex(
    r"\b(?:paragraphs?|paras?\.?)\s*(?:\(s\))?\s*(?:no\.?|numbers?)?\s*\(?"
    r"(?P<numbers>\d{1,2}(?!\d|\.\d)(?:\s*(?:,|and|&|or)\s*\d{1,2}(?!\d|\.\d))*)",
    re.IGNORECASE,
)
_SCHEDULE = regex(r"\bSchedule\s+12A\b|\b12A\b|\bexempt\b", re.IGNORECASE)
_OTHER_PART = regex(r"\b(?:Part\s+(?:2|3|4|II|III|IV)\b|Wales|Welsh|of (?:this|the) report|above|below)", re.IGNORECASE)
_ONLY_SEVEN = 7
_WELSH = range(12, 19)
_OF_WALES = regex(r"\b(?:Wales|Welsh|Cyngor|Senedd|Part (?:4|IV) of Schedule 12A)\b", re.IGNORECASE)
_TOP = 4_000
_SEVEN_SINCE = date(2006, 3, 1)


@rule(
    "exempt-paragraph-unknown",
    title="An exempt paragraph that Schedule 12A does not have",
    group="privacy",
    severity=Severity.WARNING,
    scope="The number of a paragraph given for exempt information: Part 1 of Schedule 12A to the Local Government Act "
    "1972 has seven in England (SI 2006/88).",
    leaves_out=(
        "Paragraphs 12 to 18 of Part 4, which are for Wales, and the qualifications in Parts 2 and 3.",
        "Reports from before March 2006, when there were fifteen, and those under the law of Scotland.",
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
    held = [passage for passage in subject.holding(("12a", "exempt")) if _SCHEDULE.search(passage.text)]
    welsh = any(_OF_WALES.search(passage.text) for passage in held) or "cyngor" in subject.document.text[:_TOP].lower()
    for passage in held:
        if _OTHER_LAW.search(passage.text) or (passage.part.date and passage.part.date < _SEVEN_SINCE):
            continue
        for match in _NUMBERED.finditer(passage.text):
            start, end = passage.sentence_at(match.start())
            after = passage.text[match.end() : min(end, match.end() + 90)]
            before = passage.text[max(start, match.start() - 60) : match.start()]
            if _OTHER_PART.search(after) or not _SCHEDULE.search(f"{before} {after}"):
                continue
            numbers = [int(number) for number in re.findall(r"\d+", match["numbers"])]
            of_england = all(1 <= number <= _ONLY_SEVEN for number in numbers)
            of_wales = all(number in _WELSH for number in numbers) and (welsh or len(numbers) > 1)
            if of_england or of_wales:
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
