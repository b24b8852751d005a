"""A theme's indicators in a sentence: how many changed beyond chance at their latest point."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.reports.facts import IndicatorFacts, ThemeStatisticsFacts

JUDGED = ("improvement", "concern", "special cause", "common cause")


def sum_up(title: str, indicators: Iterable[IndicatorFacts]) -> ThemeStatisticsFacts:
    """The counts of a theme's indicators, and what they come to. The sentence names the theme, so that it can stand
    beside that of another.
    """
    given = list(indicators)
    verdicts = [i.statistics.control.variation if i.statistics else None for i in given]
    better, worse, changed, usual = (verdicts.count(judgement) for judgement in JUDGED)
    judged = better + worse + changed + usual
    return ThemeStatisticsFacts(
        indicators=len(given), judged=judged, better=better, worse=worse, changed=changed, usual=usual,
        not_known=len(given) - judged,
        sentence=_sentence(title, len(given), (better, worse, changed, usual)),
    )  # fmt: skip


def _sentence(title: str, indicators: int, counts: tuple[int, int, int, int]) -> str:
    """ "3 of 9 indicators of Safer streets changed for the better beyond chance and 1 for the worse; ..." """
    better, worse, changed, usual = counts
    judged = sum(counts)
    if not indicators:
        return f"{title} has no indicator to tell a change by."
    if indicators == 1 and not judged:
        return f"For the one indicator of {title}, a change cannot be told from chance."
    if not judged:
        return f"For none of the {indicators} indicators of {title} can a change be told from chance."
    said = f"{better or 'None'} of {_indicators(judged)} of {title} changed for the better beyond chance"
    said += f", {worse or 'none'} for the worse" if changed else f" and {worse or 'none'} for the worse"
    said += f" and {changed} where neither direction is better" if changed else ""
    if usual:
        said += f"; {usual} {'is in its' if usual == 1 else 'are in their'} usual range"
    left = indicators - judged
    return f"{said}. For {left} more it cannot be told." if left else f"{said}."


def _indicators(number: int) -> str:
    return "1 indicator" if number == 1 else f"{number} indicators"
