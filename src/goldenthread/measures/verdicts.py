"""Verdicts as sentences, from rules kept as data: phrases/rules.json says which phrase, phrases/en.json says it.

A rule names what it is about, the facts it needs and how sure its test is; the first whose facts hold is used. A
translation is another table with the same ids and the same fields in braces (see `phrases`). A sentence never says more
than its test: only rules with certainty "signal" or "weak signal" speak of a change or a difference beyond chance.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from string import Formatter

from goldenthread.measures.benchmarks import Benchmark
from goldenthread.measures.figures import half_up, shown
from goldenthread.measures.forecast import Outturn, Score
from goldenthread.measures.funnel import Area, Funnel
from goldenthread.measures.intervals import Comparison, Interval
from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.progress import Progress
from goldenthread.measures.spc.charts import Chart
from goldenthread.measures.trend import Trend

Facts = Mapping[str, str]
CERTAINTIES = ("signal", "weak signal", "no signal", "not known")


@dataclass(frozen=True)
class Rule:
    id: str
    about: str
    when: Mapping[str, str]
    certainty: str


@dataclass(frozen=True)
class Verdict:
    """A sentence (or a few), the rules that made it and how sure the first of them is."""

    text: str
    rules: tuple[str, ...]
    certainty: str

    def __str__(self) -> str:
        return self.text


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they are tried."""
    rows = json.loads(files("goldenthread.measures").joinpath("phrases/rules.json").read_text("utf-8"))
    return tuple(Rule(row["id"], row["about"], row["when"], row["certainty"]) for row in rows)


@cache
def english() -> Mapping[str, str]:
    """The phrases in English, by rule id."""
    table: dict[str, str] = json.loads(
        files("goldenthread.measures").joinpath("phrases/en.json").read_text("utf-8")
    )  # fmt: skip
    return table


def phrases(table: Mapping[str, str]) -> Mapping[str, str]:
    """A translation, checked: a phrase for every rule, with no field that the English one lacks.

    Raises MeasureError naming every phrase that is missing, unknown or has a field it cannot have.
    """
    problems = []
    for key in sorted(set(english()) - set(table)):
        problems.append(Problem("phrases", None, key, "there is no phrase"))
    for key in sorted(set(table) - set(english())):
        problems.append(Problem("phrases", None, key, "there is no such rule"))
    for key in sorted(set(table) & set(english())):
        strange = _fields(table[key]) - _fields(english()[key])
        if strange:
            problems.append(Problem("phrases", None, key, f"it has no {', '.join(sorted(strange))}"))
    if problems:
        raise MeasureError(problems)
    return table


@dataclass(frozen=True)
class Speaker:
    """Says verdicts about one measure, in its words, decimals and unit."""

    name: str
    decimals: int = 1
    unit: str = ""
    """As in figures.shown: percent, gbp ..."""
    table: Mapping[str, str] | None = None
    """A translation; None: English."""
    fine: int | None = None
    """Decimals of what is worked out (means, limits, medians), where they are more than those of the figures."""

    def chart(self, chart: Chart) -> Verdict:
        """Whether the latest point is more than chance, and whether the target can be expected to be met."""
        phase = chart.last_phase
        facts = {"judgement": chart.variation or "", "flat": "yes" if phase.mean_range == 0 else "no"}
        judged = [point for point in chart.points if point.judgement is not None]
        latest = judged[-1] if judged else None
        words: dict[str, object] = {"name": self.name, "reason": chart.variation_reason}
        if latest is not None and latest.value is not None:
            stretch = chart.phases[latest.phase]
            words |= {
                "value": self.stated(latest.value), "mean": self.worked_out(stretch.mean),
                "upper": self.worked_out(stretch.upper), "lower": self.worked_out(stretch.lower),
                "run": chart.preset.run, "trend": chart.preset.trend, "points": stretch.based_on,
            }  # fmt: skip
            facts["provisional"] = "yes" if stretch.provisional and chart.variation else "no"
            if chart.variation and latest.cause != "none":
                words["cause"] = self._one("cause", {"cause": latest.cause, "direction": latest.direction}, words)[1]
        said = [self._one("variation", facts, words)]
        if facts.get("provisional") == "yes":
            said.append(self._one("limits", facts, words))
        if chart.target is not None:
            words |= {"target": self.stated(chart.target), "reason": chart.assurance_reason}
            said.append(self._one("assurance", {"assurance": chart.assurance or ""}, words))
        return _verdict(said)

    def interval(self, interval: Interval) -> Verdict:
        """The figure with its limits."""
        words = {
            "name": self.name, "value": self.figure(interval.value), "lower": self.worked_out(interval.lower),
            "upper": self.worked_out(interval.upper), "confidence": _percent(interval.confidence),
            "source": interval.source,
        }  # fmt: skip
        return _verdict([self._one("interval", {"method": interval.method}, words)])

    def waves(self, then: float, now: float, comparison: Comparison, polarity: str = "bigger") -> Verdict:
        """Two waves of a survey, from their shares: a change inside its margin is said to be so."""
        up = comparison.difference > 0
        good = {"bigger": up, "smaller": not up}.get(polarity)
        facts = {
            "direction": "level" if comparison.difference == 0 else "up" if up else "down",
            "found": "yes" if comparison.significant else "no",
            "margin": "inside" if comparison.within_margin else "outside",
            "meaning": "" if good is None else "better" if good else "worse",
        }
        words = {
            "name": self.name, "then": self._share(then), "now": self._share(now),
            "margin": shown(half_up(Fraction(repr(comparison.margin)) * 100, 1)),
        }  # fmt: skip
        return _verdict([self._one("waves", facts, words)])

    def trend(self, trend: Trend) -> Verdict:
        """The trend over five years, or why there is none to tell."""
        facts = {
            "found": "" if trend.slope is None else "yes" if trend.significant else "no",
            "meaning": trend.judgement or "", "direction": "up" if (trend.slope or 0) > 0 else "down",
            "one_sign": "no" if trend.one_sign is False else "yes",
        }  # fmt: skip
        return _verdict([self._one("trend", facts, {"name": self.name, "reason": trend.reason})])

    def benchmark(self, benchmark: Benchmark) -> Verdict:
        """The figure against the median of others, with how many, when and whose."""
        facts = {
            "others": "none" if benchmark.median is None else "some", "band": benchmark.band or "",
            "side": benchmark.side or "", "meaning": benchmark.judgement or "",
        }  # fmt: skip
        words: dict[str, object] = {
            "name": self.name, "value": self.stated(benchmark.value), "group": benchmark.group,
            "median": self.worked_out(benchmark.median), "others": benchmark.others, "period": benchmark.period,
            "source": benchmark.source, "reason": benchmark.reason,
        }  # fmt: skip
        if benchmark.band not in (None, "close to"):
            words["distance"] = self._one("distance", facts, {})[1]
        return _verdict([self._one("benchmark", facts, words)])

    def funnel(self, area: Area, funnel: Funnel) -> Verdict:
        """One area on a funnel, with a word on spread where there is more than chance explains."""
        words = {"name": self.name, "value": self.figure(area.value), "average": self.worked_out(funnel.average)}
        said = [self._one("funnel", {"position": area.position}, words)]
        if funnel.spread.overdispersed:
            facts = {"overdispersed": "yes", "adjusted": "yes" if funnel.adjusted else "no"}
            said.append(self._one("spread", facts, {}))
        return _verdict(said)

    def progress(self, progress: Progress, target: float | Decimal | str, due: date) -> Verdict:
        """Progress to a dated target."""
        facts = {"verdict": progress.verdict, "held": "yes" if progress.ratio is None else "no"}
        words = {
            "name": self.name, "target": self.stated(target), "due": f"{due.day} {due:%B %Y}",
            "at_due": self.figure(progress.at_due), "reason": progress.reason,
        }  # fmt: skip
        return _verdict([self._one("progress", facts, words)])

    def outturn(self, outturn: Outturn, target: float | None = None, polarity: str = "bigger") -> Verdict:
        """Where the year is heading, and whether the whole range of the forecast meets a target."""
        facts = {"known": "no" if outturn.value is None else "yes", "method": outturn.method, "target": ""}
        good = {"bigger": 1, "smaller": -1}.get(polarity)
        if None not in (target, good, outturn.lower, outturn.upper):
            ends = [(end - target) * good >= 0 for end in (outturn.lower, outturn.upper)]  # type: ignore[operator]
            facts["target"] = "met" if all(ends) else "inside" if any(ends) else "missed"
        words = {
            "name": self.name, "value": self.figure(outturn.value), "lower": self.figure(outturn.lower),
            "upper": self.figure(outturn.upper), "target": self.stated(target), "method": outturn.method,
            "reason": outturn.reason,
        }  # fmt: skip
        return _verdict([self._one("outturn", facts, words)])

    def score(self, score: Score) -> Verdict:
        """How past forecasts turned out."""
        words = {
            "name": self.name, "forecasts": score.forecasts, "optimistic": score.optimistic,
            "pessimistic": score.pessimistic, "inside": score.inside, "with_limits": score.with_limits,
        }  # fmt: skip
        said = [self._one("score", {"leaning": score.leaning or ""}, words)]
        if score.with_limits:
            said.append(self._one("coverage", {}, words))
        return _verdict(said)

    def published(
        self, value: Decimal | Fraction, figure: Decimal | Fraction, *, area: str, period: str, source: str,
        polarity: str = "bigger",
    ) -> Verdict:  # fmt: skip
        """The figure beside one that was published for another area: which side of it, and no more than that."""
        above = value > figure
        good = {"bigger": above, "smaller": not above}.get(polarity)
        facts = {
            "side": "level" if value == figure else "above" if above else "below",
            "meaning": "" if good is None else "better" if good else "worse",
        }
        words = {
            "name": self.name, "value": self.stated(value), "figure": self.stated(figure), "area": area,
            "side": facts["side"], "period": period, "source": source,
        }  # fmt: skip
        return _verdict([self._one("published", facts, words)])

    def unknown(self, of: str, reason: str) -> Verdict:
        """That something cannot be worked out. `reason` begins so; `of`: variation, interval, waves, trend ..."""
        return _verdict([self._one("unknown", {"of": of}, {"name": self.name, "reason": reason})])

    def stated(self, number: float | Decimal | Fraction | str | None) -> str:
        """A number that was reported or set: it keeps every decimal it was written with; "" where there is none."""
        if number is None:
            return ""
        if isinstance(number, Fraction):
            return shown(half_up(number, max(self.decimals, _written(number))), self.unit)
        written = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
        if isinstance(number, float) and written == written.to_integral_value():
            return self.figure(number)
        return shown(half_up(Fraction(written), max(self.decimals, -int(written.as_tuple().exponent))), self.unit)

    def worked_out(self, number: float | Decimal | Fraction | str | None) -> str:
        """A mean, a limit or a median, with the decimals of what is worked out; "" where there is none."""
        return self._shown(number, self.decimals if self.fine is None else self.fine)

    def figure(self, number: float | Decimal | Fraction | str | None) -> str:
        """A number as this measure shows it; "" where there is none."""
        return self._shown(number, self.decimals)

    def _shown(self, number: float | Decimal | Fraction | str | None, decimals: int) -> str:
        if number is None:
            return ""
        exact = Fraction(repr(float(number))) if isinstance(number, float) else Fraction(number)
        return shown(half_up(exact, decimals), self.unit)

    def _share(self, share: float) -> str:
        return shown(half_up(Fraction(repr(float(share))) * 100, self.decimals), "percent")

    def _one(self, about: str, facts: Facts, words: Mapping[str, object]) -> tuple[Rule, str]:
        for rule in rules():
            if rule.about == about and all(facts.get(fact) == wanted for fact, wanted in rule.when.items()):
                text = (self.table or english())[rule.id].format_map(words)
                return rule, text
        raise MeasureError([Problem("phrases", None, about, f"no rule speaks of {dict(facts)}")])


def _verdict(said: list[tuple[Rule, str]]) -> Verdict:
    return Verdict(" ".join(text for _, text in said), tuple(rule.id for rule, _ in said), said[0][0].certainty)


def _written(number: Fraction) -> int:
    """How many decimals write a fraction out in full; 9 where none do."""
    return next((places for places in range(9) if (number * 10**places).denominator == 1), 9)


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def _percent(share: float) -> str:
    percent = Decimal(repr(share)) * 100
    return f"{percent.normalize():f}%"
