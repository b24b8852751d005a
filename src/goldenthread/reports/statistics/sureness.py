"""How sure the latest figure is, and whether two waves of a survey differ by more than chance."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from goldenthread.measures import intervals
from goldenthread.measures.figures import half_up, plain
from goldenthread.reports.facts import Citation, IntervalFacts, ResultFacts, WavesFacts
from goldenthread.reports.statistics.measured import Measured, written_decimals
from goldenthread.reports.statistics.shown import because, probability, text, tried

PER = (1, 100, 1_000, 10_000, 100_000, 1_000_000)
"""What rates are usually shown for."""


def parts_of(result: ResultFacts) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator, where both are known."""
    if result.numerator is None or result.denominator is None:
        return None
    return Decimal(result.numerator), Decimal(result.denominator)


def makes(result: ResultFacts, per: int) -> bool:
    """Whether numerator over denominator, for so many, is the figure reported."""
    parts = parts_of(result)
    if parts is None:
        return False
    worked_out = Fraction(parts[0]) * per / Fraction(parts[1])
    return half_up(worked_out, written_decimals(result.value)) == Decimal(result.value)


def per_of(result: ResultFacts) -> int | None:
    """What a rate is shown for, told from its own figures; None where they do not say, as 0 of 100 does not."""
    fitting = [per for per in PER if makes(result, per)]
    return fitting[0] if len(fitting) == 1 else None


def share_of(result: ResultFacts, unit: str) -> Fraction | None:
    """A percentage as a share, where it is one."""
    share = Fraction(Decimal(result.value)) / 100 if unit == "percent" else None
    return share if share is not None and 0 <= share <= 1 else None


def interval(measured: Measured) -> IntervalFacts:
    """The confidence interval of the latest result, or why there is none."""
    latest = measured.latest
    if latest is None:
        return _no_interval(measured, because("no result is held"))
    held = measured.limits.get(latest.period)
    if held is not None:
        named = held.citation.title if held.citation else "no source is recorded"
        made, reason = tried(lambda: intervals.published(
            float(latest.value), float(held.lower), float(held.upper), named, float(held.confidence / 100)
        ))  # fmt: skip
        return (
            _interval(measured, made, f"published in {named}", held.citation, (held.lower, held.upper))
            if made
            else _no_interval(measured, reason)
        )
    made, words = _worked_out(measured, latest)
    return _interval(measured, made, words) if made else _no_interval(measured, words)


def _worked_out(measured: Measured, latest: ResultFacts) -> tuple[intervals.Interval | None, str]:
    """The interval and what it comes from, or None and why it cannot be worked out."""
    unit, parts = measured.facts.unit, parts_of(latest)
    if parts is not None and unit in ("percent", "rate"):
        count, of = parts
        words = f"{plain(count)} of {plain(of)}" if unit == "percent" else f"{plain(count)} for {plain(of)}"
        per = 100 if unit == "percent" and makes(latest, 100) else per_of(latest) if unit == "rate" else None
        if per is None:
            return None, because(f"its numerator and denominator ({words}) do not give the figure of {latest.value}")
        work = (
            (lambda: intervals.proportion(float(count), float(of), per=100))
            if unit == "percent"
            else (lambda: intervals.rate(float(count), float(of), per))
        )
        made, reason = tried(work)
        return (made, words) if made else (None, reason)
    share = share_of(latest, unit)
    if latest.sample_size and share is not None:
        size = latest.sample_size
        made, reason = tried(lambda: intervals.proportion(float(share * size), size, per=100))
        return (made, f"{size:,} people asked") if made else (None, reason)
    return None, because(
        "neither its numerator and denominator, a sample size nor published limits are held"
        if unit in ("percent", "rate")
        else "no published limits are held and it is not a percentage or a rate of a known number"
    )


def _interval(
    measured: Measured, made: intervals.Interval, words: str, citation: Citation | None = None,
    published: tuple[str, str] | None = None,
) -> IntervalFacts:  # fmt: skip
    latest = measured.latest
    assert latest is not None
    decimals = max(map(written_decimals, published)) if published else measured.decimals + 1
    said = measured.speaking(decimals).interval(made)
    lower, upper = published or (text(made.lower, decimals), text(made.upper, decimals))
    return IntervalFacts(
        period=latest.period, value=latest.value, lower=lower, upper=upper, decimals=decimals,
        confidence=f"{Decimal(repr(made.confidence)) * 100:f}".rstrip("0").rstrip(".") + "%", method=made.method,
        from_words=words, citation=citation, reason=None, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def _no_interval(measured: Measured, reason: str) -> IntervalFacts:
    latest, said = measured.latest, measured.speaker.unknown("interval", reason)
    return IntervalFacts(
        period=latest.period if latest else None, value=latest.value if latest else None, lower=None, upper=None,
        decimals=measured.decimals, confidence=None, method=None, from_words=None, citation=None, reason=reason,
        certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def waves(measured: Measured) -> WavesFacts | None:
    """The latest wave of a survey against the one it is compared with; None where the indicator is no survey."""
    now = measured.latest
    if now is None or now.kind != "survey":
        return None
    earlier = [result for result in measured.facts.results[:-1] if result.kind == "survey"]
    compared = now.assessment.comparison_key
    then = next((r for r in earlier if r.key == compared), earlier[-1] if earlier else None)
    if then is None:
        return _no_waves(measured, now, None, because("there is one wave"))
    unit = measured.facts.unit
    shares = share_of(then, unit), share_of(now, unit)
    if shares[0] is None or shares[1] is None:
        return _no_waves(measured, now, then, because("its figures are not percentages of those asked"))
    if not then.sample_size or not now.sample_size:
        wave = then if not then.sample_size else now
        return _no_waves(measured, now, then, because(f"the sample size of {wave.covers} is not held"))
    first, last, sizes = float(shares[0]), float(shares[1]), (then.sample_size, now.sample_size)
    made, reason = tried(lambda: intervals.survey_waves(first, sizes[0], last, sizes[1]))
    if made is None:
        return _no_waves(measured, now, then, reason)
    said = measured.speaker.waves(first, last, made, measured.facts.polarity)
    return WavesFacts(
        then_period=then.period, then_value=then.value, then_size=then.sample_size, now_period=now.period,
        now_value=now.value, now_size=now.sample_size, margin=text(made.margin * 100, 1),
        within_margin=made.within_margin, significant=made.significant, p_value=probability(made.p_value), reason=None,
        certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def _no_waves(measured: Measured, now: ResultFacts, then: ResultFacts | None, reason: str) -> WavesFacts:
    said = measured.speaker.unknown("waves", reason)
    return WavesFacts(
        then_period=then.period if then else None, then_value=then.value if then else None,
        then_size=then.sample_size if then else None, now_period=now.period, now_value=now.value,
        now_size=now.sample_size, margin=None, within_margin=None, significant=None, p_value=None, reason=reason,
        certainty=said.certainty, sentence=said.text,
    )  # fmt: skip
