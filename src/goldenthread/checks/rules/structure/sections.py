"""Sections that a report's template asks for."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.structure.templates import TEMPLATES, Section
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_LONGEST = 110
# A heading that runs on into its words, after a colon, a dash or a full stop.
_BEFORE_COLON = regex(r"(?:^|[.;]\s+|\n)(?P<words>[\d.()]{0,6}\s*[A-Z][\w/&,’' -]{3,60}?)\s*:\s")
_AND = regex(r",|/|&|\band\b")
_RUN_IN = regex(r"(?P<words>[\d.()a-z]{0,6}\s*[A-Z][\w/&,’' ()-]{3,60}?)\s*(?:[:.–—]|\s-)\s")


def _report(*headings: str) -> str:
    return "# The library roof\n\nReport of the Head of Property\n\n" + "\n\n".join(
        f"## {heading}\n\nThe words of this section." for heading in headings
    )


_ALL = (
    "Recommendations",
    "Reasons for the decision",
    "Alternative options considered",
    "Financial implications",
    "Legal implications",
    "Equalities",
    "Background papers",
)


@rule(
    "section-missing",
    title="A section that the report's template asks for is missing",
    group="structure",
    severity=Severity.WARNING,
    scope="Committee and decision reports: by the sections it has, a report is taken to follow one of the "
    "templates that are kept as data, and the sections of that template that it lacks are named. A heading "
    "counts however it is made: as a heading, in bold, numbered, or as the first words of a table's row.",
    leaves_out=(
        "Agendas, minutes, plans, strategies and other documents that are no reports for decision.",
        "Sections that a template leaves to the author.",
    ),
    cost="None on the five documents, whose reports have every section of their template.",
    example=Example(
        wrong=_report(*_ALL[:-1]),
        right=_report(*_ALL),
        quote="The library roof",
    ),
)
def section_missing(subject: Subject) -> Iterator[Hit]:
    """A decision without its legal, financial and equality implications before it may be challenged."""
    for part in subject.parts:
        if part.kind not in ("report", "document"):
            continue
        passages = [passage for passage in subject.in_part(part) if passage.kind not in ("furniture", "note")]
        heads = list(dict.fromkeys(words for passage in passages if (words := _head(passage))))
        for template in TEMPLATES:
            there = sum(_has(section, heads) for section in template.sections)
            marks = sum(_has(section, heads) for section in template.marks)
            if (template.marks and not marks) or (there < template.least and there + marks < template.least_in_all):
                continue
            asked = [*template.sections, *(second for first, second in template.together if _has(first, heads))]
            missing = [section for section in dict.fromkeys(asked) if not _has(section, heads)]
            if missing:
                # What is named within a heading or a paragraph is there, but makes no report one by a template.
                named = _named_within(passages, heads)
                missing = [section for section in missing if not _has(section, named)]
            if missing:
                yield _hit(part, passages, missing, template.name)
            break


def _named_within(passages: list[Passage], heads: list[str]) -> list[str]:
    named = [piece for words in heads for piece in _pieces(words)]
    named += [words for passage in passages if passage.kind != "cell" for words in _run_in(passage.text)]
    return list(dict.fromkeys(named))


def _head(passage: Passage) -> str:
    """The words of what may be a heading, without its number."""
    if len(passage.text) > _LONGEST or (passage.kind != "heading" and passage.text.rstrip().endswith(".")):
        return ""
    words = passage.block.labelled[1].strip(" *:.-–—\n\t") if passage.kind != "cell" else passage.text.strip()
    return words.lstrip("0123456789.)( \t")


def _run_in(text: str) -> list[str]:
    """The names that stand before colons and dashes in a paragraph: "6.1 Financial: none. Legal: none." """
    first = _RUN_IN.match(text)
    found = [*([first] if first else []), *_BEFORE_COLON.finditer(text)]
    names = [match["words"].lstrip("0123456789.)( \t") for match in found]
    return [*names, *(piece for name in names for piece in _pieces(name))]


def _pieces(words: str) -> list[str]:
    """The parts of a heading for several sections: "Finance, legal and equality"."""
    return [piece.strip() for piece in _AND.split(words)[1:] if piece.strip()]


def _has(section: Section, heads: list[str]) -> bool:
    return any(section.is_headed(words) for words in heads)


def _hit(part: Part, passages: list[Passage], missing: list[Section], template: str) -> Hit:
    names = ", ".join(section.name for section in missing)
    at = _title(part, passages)
    return hit(
        at,
        0,
        len(at.text),
        f"This report has no section on {names}."
        if len(missing) == 1
        else f"This report lacks these sections: {names}.",
        working=f"by its other sections it follows {template}",
        mend="Add the section, if only to say that there are none; or name it so that it can be found.",
        verdict=Verdict.CANNOT_TELL,
    )


def _title(part: Part, passages: list[Passage]) -> Passage:
    """The passage that gives the report's title."""
    named = next(
        (passage for passage in passages if passage.text.strip() and passage.text.strip() == part.title.strip()), None
    )
    return named or next((passage for passage in passages if passage.kind == "heading"), passages[0])
