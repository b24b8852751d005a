"""Words about a target against the result and the target in the same sentence."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.polarity import Polarity, guessed
from goldenthread.checks.rules.performance.target_phrases import TargetPhrase, target_phrases
from goldenthread.checks.rules.performance.targets_told import against_a_target, linked_to_before, target_then_result
from goldenthread.checks.subject import Subject
from goldenthread.figures.comparing import plain

_NEAR = 300
_JUST = 10
_IN_LINE = 5
_NOUNS = (
    "target",
    "standard",
    "average",
    "median",
    "mean ",
    "benchmark",
    "figure",
    "rate ",
    "result",
    "baseline",
    "same ",
    "estimate",
    "trajectory",
    "threshold",
    "peak",
    "total",
)


def phrases(subject: Subject) -> Iterator[tuple[Passage, TargetPhrase]]:
    """Every result with its target that a sentence gives."""
    for passage in subject.holding(_NOUNS):
        if passage.kind == "furniture":
            continue
        lower = passage.text.casefold()
        figures = subject.quantities(passage)
        if len(figures) < 2:
            continue
        before = 0, 0
        for start, end in passage.sentences:
            if any(noun in lower[start:end] for noun in _NOUNS):
                for found in (
                    *target_phrases(passage.text, figures, start, end),
                    *against_a_target(passage.text, figures, start, end),
                    *target_then_result(passage.text, figures, start, end),
                    *linked_to_before(passage.text, figures, before, start, end),
                ):
                    yield passage, found
            before = start, end


@rule(
    "target-word-against-figures",
    title="Met, missed or exceeded, against the figures",
    group="performance",
    severity=Severity.ERROR,
    scope="Sentences that give a result and its target and say that the one is above, below, meets, exceeds, "
    "misses or is "
    "in line with the other, or is above or below an average, a benchmark or the same period; “just missed” for "
    "one that is "
    "10% or more off and “in line” for one more than 5% off (warnings). Above and below are held against the figures "
    "themselves; the other words by which way is better, as the sentence gives it away (else a warning).",
    leaves_out=(
        "A result equal to its target as printed.",
        "Plans: will, expected to, on track to.",
        "Met and missed where nothing gives away which way is better, unless it is a percentage.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Satisfaction was 84%, above the target of 90%.",
        right="Satisfaction was 84%, below the target of 90%.",
        quote="84%, above the target of 90%",
    ),
)
def target_word_against_figures(subject: Subject) -> Iterator[Hit]:
    """Whether a target was met is what the report is for."""
    for passage, found in phrases(subject):
        result, target = found.result.value, found.target.value
        if result == target or found.result.is_range or found.target.is_range or found.result.approximate:
            continue
        start, _ = passage.sentence_at(found.start)
        polarity, known = _way(passage.text[max(start, found.start - _NEAR) : found.end], found)
        said = _breach(found, polarity)
        if said:
            literal = found.claim in ("above", "below")
            certain = found.sure and (literal or (known and found.claim not in ("just missed", "in line")))
            yield hit(
                passage,
                found.start,
                found.end,
                f"It says {found.word.lower()}, and {said}.",
                working=f"result {plain(found.result.printed)}, target {plain(found.target.printed)}",
                mend="Find out whether the result, the target or the word is wrong, and correct it.",
                verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
                severity=Severity.ERROR if certain else Severity.WARNING,
            )


def _way(words: str, found: TargetPhrase) -> tuple[Polarity, bool]:
    """Which way is better, and whether the words tell it rather than only its being a percentage."""
    # "Missed bin collections" are better fewer, but a target missed says nothing of which way is better.
    polarity = guessed(words.replace(found.word, " "))
    if polarity:
        return polarity, True
    return ("bigger", False) if found.result.percentage else ("", False)


def _breach(found: TargetPhrase, polarity: Polarity) -> str:
    """What is untrue of the words, "" where nothing is."""
    result, target = found.result, found.target
    over = result.value > target.value
    shown = f"{plain(result.printed)} is {'above' if over else 'below'} {plain(target.printed)}"
    if found.claim == "above":
        return "" if over else shown
    if found.claim == "below":
        return shown if over else ""
    if found.claim == "exceeded":
        # It is said of being better and of being more alike, so it is only wrong of what is neither.
        return shown if not over and polarity != "smaller" else ""
    if found.claim == "in line":
        off = abs(Fraction(result.value) - Fraction(target.value)) * 100
        return shown if off > abs(Fraction(target.value)) * _IN_LINE else ""
    if polarity not in ("bigger", "smaller"):
        return ""
    met = over is (polarity == "bigger")
    if found.claim == "met":
        return "" if met else shown
    if met:
        return shown
    off = abs(Fraction(result.value) - Fraction(target.value)) * 100
    if found.claim == "just missed" and target.value and off >= abs(Fraction(target.value)) * _JUST:
        share = float(off / abs(Fraction(target.value)))
        return f"{plain(result.printed)} is {share:.1f}% off {plain(target.printed)}"
    return ""
