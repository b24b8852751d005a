"""Words of movement and of targets against the figures in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.movement import Movement
from goldenthread.checks.rules.performance.movements import movements
from goldenthread.checks.rules.performance.movements_told import told
from goldenthread.checks.rules.performance.polarity import guessed
from goldenthread.checks.subject import Subject
from goldenthread.figures import rounded
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_NEAR = 300
_HINTS = (
    *(" from ", "up on ", "down on ", "doubl", "trebl", "tripl", "quadrupl", "halv", " than ", "% on ", "compared "),
    *(
        "rease of",
        "rise of",
        "fall of",
        "drop of",
        " since ",
        "reduced",
        "now down",
        "now up",
        "now reduced",
        "rease on",
        "rise on",
        "fall on",
        "drop on",
    ),
)
# The first is above the second, so a rank that rises is a smaller number.
_RANKED = regex(
    r"\b(?:rank\w*|positions?|place[ds]?|league|grades?|bands?|tiers?|quartiles?|quintiles?|deciles?"
    r"|categor(?:y|ies)\s+(?:[A-H]\b|\d)|priority)\b",
    re.IGNORECASE,
)
_PLACES = 400
_TIMES = {"double": 2, "treble": 3, "quadruple": 4}


@once
def _moved(subject: Subject) -> list[tuple[Passage, Movement]]:
    found = []
    for passage in subject.holding(_HINTS):
        if passage.kind == "furniture":
            continue
        figures = subject.quantities(passage)
        if len(figures) < 2:
            continue
        here: dict[tuple[int, int], Movement] = {}
        for start, end in passage.sentences:
            # Of "saw an increase (up from 45 to 63)" the word nearest the figures.
            here |= {(each.then.start, each.now.start): each for each in movements(passage.text, figures, start, end)}
        for each in told(passage.text, figures, passage.sentences):
            here.setdefault((each.then.start, each.now.start), each)
        found += [(passage, each) for each in here.values()]
    return found


@rule(
    "direction-word-against-figures",
    title="Rose or fell, against the figures",
    group="performance",
    severity=Severity.ERROR,
    scope='Sentences such as "rose from 40 to 52" or "52, down from 60": words of rising and falling, and of '
    "improving and "
    "worsening where the words around them give away which way is better (a warning).",
    leaves_out=(
        "Two figures in different units, or that are equal as printed.",
        "Plans and conditions: will, would, a target to, not.",
        "Ranks, grades and bands, of which the first is the highest.",
        "Figures in brackets or with a minus, whose size and value go opposite ways.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Loans rose from 5,210 last year to 4,980 this year.",
        right="Loans fell from 5,210 last year to 4,980 this year.",
        quote="rose from 5,210 last year to 4,980",
    ),
)
def direction_word_against_figures(subject: Subject) -> Iterator[Hit]:
    """One of the two figures, or the word, has been left over from an earlier report."""
    for passage, moved in _moved(subject):
        then, now = moved.then.value, moved.now.value
        start, end = passage.sentence_at(moved.start)
        ranks = moved.now.unit == "count" and not moved.now.decimals and max(then, now) < _PLACES
        if ranks and _RANKED.search(passage.text, max(start, moved.start - _NEAR), min(end, moved.end + _NEAR)):
            continue
        if then == now or then < 0 or now < 0 or ((moved.then.sign or moved.now.sign) and not moved.groups):
            continue
        went = "up" if now > then else "down"
        if moved.way in ("up", "down"):
            if moved.way != went:
                yield _hit(passage, moved, went, Severity.ERROR if moved.sure else Severity.WARNING, "")
        elif moved.way in ("better", "worse"):
            polarity = guessed(passage.text[max(start, moved.word_at - _NEAR) : moved.word_at])
            expected = "up" if (moved.way == "better") is (polarity == "bigger") else "down"
            if polarity in ("bigger", "smaller") and expected != went:
                yield _hit(passage, moved, went, Severity.WARNING, f", and {polarity} seems to be better")


def _hit(passage: Passage, moved: Movement, went: str, severity: Severity, meant: str) -> Hit:
    then, now = plain(moved.then.printed), plain(moved.now.printed)
    change = f"the figure went {went} from {then} to {now}"
    if moved.groups:
        change = f"{now} is {'above' if went == 'up' else 'below'} {then}"
    return hit(
        passage,
        moved.start,
        moved.end,
        f"It says {moved.word.lower()!r}, and {change}{meant}.".replace("'", '"'),
        working=f"{now} and {then}" if moved.groups else f"{then} before, {now} after",
        mend="Find out which of the two figures or the word is wrong, and correct it.",
        verdict=Verdict.WRONG if severity is Severity.ERROR else Verdict.CANNOT_TELL,
        severity=severity,
    )


@rule(
    "multiple-against-figures",
    title="Doubled, trebled or halved, against the figures",
    group="performance",
    severity=Severity.ERROR,
    scope='Sentences such as "doubled from 40 to 80", with "more than" or "nearly" before the word where it is said.',
    leaves_out=(
        "Figures within a tenth of the multiple, which people call doubled all the same.",
        "Plans and conditions.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Visits more than doubled from 400 to 720.",
        right="Visits more than doubled from 400 to 870.",
        quote="doubled from 400 to 720",
    ),
)
def multiple_against_figures(subject: Subject) -> Iterator[Hit]:
    """A multiple is easily said and seldom worked out."""
    for passage, moved in _moved(subject):
        if moved.way not in _TIMES and moved.way != "halve":
            continue
        then, now = moved.then, moved.now
        if then.value <= 0 or now.value <= 0:
            continue
        halved = moved.way == "halve"
        low, high = (then.interval(), now.interval()) if halved else (now.interval(), then.interval())
        multiple = 2 if halved else _TIMES[moved.way]
        if high.low <= 0:
            continue
        ratio = (low / high) if not halved else (then.interval() / now.interval())
        if (verdict := _breach(ratio.low, ratio.high, multiple, moved)) is None:
            continue
        shown = rounded(ratio.given, 2)
        times = f"{plain(then.printed)} is {shown} times {plain(now.printed)}"
        if not halved:
            times = f"{plain(now.printed)} is {shown} times {plain(then.printed)}"
        yield hit(
            passage,
            moved.start,
            moved.end,
            f"It says {moved.word.lower()}, and {times}.",
            working=times,
            mend="Find out whether a figure or the word is wrong, and correct it.",
            verdict=verdict,
            severity=Severity.ERROR if verdict is Verdict.WRONG else Severity.WARNING,
        )


def _breach(low: Fraction, high: Fraction, multiple: int, moved: Movement) -> Verdict | None:
    """Whether a ratio between these is what the word says: None where it may be."""
    if moved.more:
        return Verdict.WRONG if high < multiple else Verdict.CANNOT_TELL if low > multiple + 1 else None
    near = Fraction(multiple, 10)
    if moved.nearly:
        if low > multiple:
            return Verdict.CANNOT_TELL
        return Verdict.WRONG if high < multiple - 3 * near else None
    if high < multiple - near or low > multiple + near:
        far = high < multiple - 2 * near or low > multiple + 3 * near
        return Verdict.WRONG if far else Verdict.CANNOT_TELL
    return None
