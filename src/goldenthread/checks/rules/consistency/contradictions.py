"""One measure with two values: in summary and body, in recommendation and body, or anywhere in a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, Rule, hit, rule
from goldenthread.checks.rules.consistency.apart import apart
from goldenthread.checks.rules.consistency.claims import Claim, claims
from goldenthread.checks.rules.consistency.near_twins import near_twins
from goldenthread.checks.rules.consistency.phrases import periods
from goldenthread.checks.subject import Subject

_Find = Callable[[Subject], Iterator[Hit]]
_LONGEST_LIST, _LABEL = 40, 80
_MOST_FOR_ONE = 12
"""More claims than this under one name, and the name is too common to tell measures by."""


@once
def _pairs(subject: Subject) -> list[tuple[Claim, Claim]]:
    """Pairs of claims about one measure that cannot both be true, the earlier first."""
    by_name: dict[tuple[Part, str, str], list[Claim]] = defaultdict(list)
    for claim in claims(subject):
        for word in claim.core:
            by_name[claim.passage.part, claim.figure.unit, word].append(claim)
    found: dict[tuple[int, int], tuple[Claim, Claim]] = {}
    for group in by_name.values():
        if len(group) > _MOST_FOR_ONE:
            continue
        for place, first in enumerate(group):
            for second in group[place + 1 :]:
                if _one_measure(first, second) and apart(first.figure, second.figure):
                    found.setdefault((id(first), id(second)), (first, second))
    pairs = [pair for pair in found.values() if not _both_stand(subject, *pair)]
    told = {id(claim.figure) for pair in pairs for claim in pair}
    pairs += [pair for pair in near_twins(subject) if not any(id(claim.figure) in told for claim in pair)]
    return [pair for pair in pairs if not _of_two_lists(subject, *pair)]


def _of_two_lists(subject: Subject, first: Claim, second: Claim) -> bool:
    """Whether both are items of lists, each under a line or heading of its own: "October 2024", "Precept"."""
    if not all(claim.passage.kind == "item" and claim.where == "body" for claim in (first, second)):
        return False
    over = [_line_over(subject, claim.passage) for claim in (first, second)]
    return bool(over[0] and over[1] and over[0] != over[1])


def _line_over(subject: Subject, passage: Passage) -> str:
    """The short line over a list, which says what its items are of; "" where a sentence or nothing stands there."""
    for above in reversed(subject.passages[max(0, passage.index - _LONGEST_LIST) : passage.index]):
        if above.part is not passage.part:
            return ""
        if above.kind != "item":
            words = above.text.strip()
            return words if len(words) <= _LABEL and not words.endswith(".") else ""
    return ""


def _one_measure(first: Claim, second: Claim) -> bool:
    """Whether two claims name the same measure, of the same period, with nothing that tells them apart."""
    if first.passage is second.passage and first.sentence == second.sentence:
        return False
    if _entries_of_one_list(first, second):
        return False
    if first.compares or second.compares or (first.periods and second.periods and first.periods != second.periods):
        return False
    if first.figure.per != second.figure.per:
        return False
    if first.figure.unit == "count" and first.figure.noun.lower() != second.figure.noun.lower():
        return False
    # Under two headings of one level a name may be two things: each project has its "total cost".
    apart_in_body = first.where == second.where == "body" and first.passage.headings != second.passage.headings
    if apart_in_body and bool(first.periods) is not bool(second.periods):
        return False
    if apart_in_body and _each_of_its_heading(first, second):
        return False
    shared = first.core & second.core
    if len(shared) < 2:
        return False
    alike = first.core == second.core
    if not alike and (first.where == second.where or len(shared) * 5 < 3 * max(len(first.core), len(second.core))):
        return False
    if first.post and second.post:
        return len(first.post & second.post) * 2 >= min(len(first.post), len(second.post))
    return (alike and len(shared) >= 3) or _akin(first, second)


def _entries_of_one_list(first: Claim, second: Claim) -> bool:
    """Whether two claims stand in entries one after another: each is of its own thing."""
    one, other = first.passage, second.passage
    beside = 0 < abs(one.index - other.index) <= 2 and one.headings == other.headings
    return beside and all(each.kind == "item" or not each.text[:1].isalnum() for each in (one, other))


def _each_of_its_heading(first: Claim, second: Claim) -> bool:
    """Whether two sentences say no more than a name, which the headings over them tell apart, or the periods there."""
    heads = [periods(" ".join(claim.passage.headings[-1:])) for claim in (first, second)]
    return (heads[0] != heads[1] and not (first.periods and second.periods)) or all(
        len(claim.words - claim.core) == 0 for claim in (first, second)
    )


def _akin(first: Claim, second: Claim) -> bool:
    """Whether the rest of the two sentences is about the same thing too."""
    one, other = first.words - first.core, second.words - second.core
    fewest = min(len(one), len(other))
    return fewest <= 2 or len(one & other) * 3 >= fewest


def _both_stand(subject: Subject, first: Claim, second: Claim) -> bool:
    """Whether each value has company elsewhere, so that they are two measures after all."""
    counts = []
    for claim in (first, second):
        same = sum(
            1
            for other in claims(subject)
            if other.passage.part is claim.passage.part
            and other.figure.unit == claim.figure.unit
            and other.core & claim.core
            and not apart(other.figure, claim.figure)
        )
        counts.append(same)
    return min(counts) >= 2


def _hits(subject: Subject, wanted: str) -> Iterator[Hit]:
    told: set[int] = set()
    for first, second in _pairs(subject):
        kind = {first.where, second.where} - {"body"}
        found = "summary" if "summary" in kind else "recommendation" if kind else "body"
        if {first.where, second.where} == {"summary", "recommendation"}:
            found = "recommendation"
        if found != wanted:
            continue
        at, other = (second, first) if second.where != "body" and first.where == "body" else (first, second)
        if wanted == "body":
            at, other = second, first
        if id(at) in told:
            continue
        told.add(id(at))
        names = " ".join(sorted(at.core & other.core))
        places = {"summary": "the summary", "recommendation": "a recommendation", "body": "the text"}
        yield hit(
            at.passage,
            at.figure.start,
            at.figure.end,
            f"It is {at.name.strip()} here, and {other.name.strip()} in {places[other.where]} at "
            f"{other.passage.place(other.figure.start).words}.",
            working=f"both speak of: {names}",
            mend="Find out which is right; if they are two things, name them so that a reader can tell.",
            verdict=Verdict.CANNOT_TELL,
            related=(other.passage.place(other.figure.start, other.figure.end),),
        )


_OUT = (
    "Sentences that compare, or that speak of targets, options, changes and conditions, but for a slip of a digit.",
    "Figures named by fewer than two words, approximate ones and ranges.",
    "Two values that rounding could make one.",
    "Values that each stand twice: they are two measures.",
    "Entries of one list, which differ from each other as they should, and items of two lists, each under a line of "
    "its own.",
)


def _of_two_values(identifier: str, title: str, where: str, example: Example) -> Callable[[_Find], Rule]:
    """A rule on two values for one measure, one of them in a certain place."""
    return rule(
        identifier,
        title=title,
        group="consistency",
        severity=Severity.WARNING,
        scope='Money, percentages and counts in sentences, by the words that name them ("the start-up grant is '
        '£10,000") and by their period; and figures of three digits or more that differ by one digit, or by two that '
        f"are swapped, in sentences that share their telling words. {where} the same report.",
        leaves_out=_OUT,
        cost="None on the five documents.",
        example=example,
    )


def _example(text: str, right: str, wrong: str) -> Example:
    return Example(wrong=text.format(wrong), right=text.format(right), quote=wrong)


@_of_two_values(
    "summary-against-body",
    "A summary that gives another figure than the report",
    "One stands under a heading of summary or key points, the other elsewhere in",
    _example(
        "# Report\n\n## Summary\n\nThe indicative savings proposals for 2025/26 are {}.\n\n## Resources\n\n"
        "The indicative savings proposals for 2025/26 are £0.24m.\n",
        "£0.24m",
        "£0.42m",
    ),
)
def summary_against_body(subject: Subject) -> Iterator[Hit]:
    """The summary is written last and read most."""
    yield from _hits(subject, "summary")


@_of_two_values(
    "recommendation-against-body",
    "A recommendation that gives another figure than the report",
    "One stands under a heading of recommendations, the other elsewhere in",
    _example(
        "# Report\n\n## Recommendations\n\n1. That a start-up grant of {} be awarded to the repair café.\n\n"
        "## Reasons\n\nThe start-up grant of £10,000 will pay for the repair café's tools.\n",
        "£10,000",
        "£12,000",
    ),
)
def recommendation_against_body(subject: Subject) -> Iterator[Hit]:
    """What is resolved is what the recommendation says, whatever the report meant."""
    yield from _hits(subject, "recommendation")


@_of_two_values(
    "measure-with-two-values",
    "One measure with two values",
    "Both stand in the body of",
    _example(
        "The reablement budget for 2025/26 is £1.2m.\n\nText between.\n\nThe reablement budget for 2025/26 is {}.\n",
        "£1.20m",
        "£1.5m",
    ),
)
def measure_with_two_values(subject: Subject) -> Iterator[Hit]:
    """Of two figures for one thing at most one is right."""
    yield from _hits(subject, "body")
