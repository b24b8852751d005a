"""RAG rules, indicators, results with their corrections, commentaries and benchmarks."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from goldenthread.accounts.versions import current
from goldenthread.dates import Quarter
from goldenthread.loading.columns import Read
from goldenthread.loading.problems import Problem
from goldenthread.loading.writing.writer import Writer
from goldenthread.performance import actions as performance
from goldenthread.performance.models import Benchmark, Commentary, Indicator, Observation, RagRule
from goldenthread.plan.actions import Saved
from goldenthread.plan.models import Theme

FEW = 500
"""Up to this many indicators, only their own earlier results are looked at; above it, all."""

Place = tuple[str, str]
"""An indicator's reference and a quarter: what a result, with its corrections, is known by."""


def rules(to: Writer, found: Sequence[dict[str, Any]]) -> Saved:
    rows = [
        {name: rule[name] for name in ("name", "title", "definition", "where")} | {"source": to.source(rule["source"])}
        for rule in found
    ]
    return performance.save_rag_rules(rules=rows, trail=to.trail)


def indicators(to: Writer, reads: Sequence[Read]) -> Saved:
    themes = {theme.reference: theme for theme in Theme.objects.all()}
    named = {rule.name: rule for rule in RagRule.objects.all()}
    names = (
        "title type unit unit_label decimals polarity range_low range_high result_kind frequency due_quarters "
        "comparison definition"
    )
    rows = [
        {
            "reference": read["reference"],
            **to.stated(read, names),
            "theme": themes[read["theme"]] if read["theme"] else None,
            "rag_rule": named[read["rag_rule"]] if read["rag_rule"] else None,
            "order": n,
        }
        for n, read in enumerate(reads, start=1)
    ]
    return performance.save_indicators(rows=rows, trail=to.trail)


def observations(to: Writer, reads: Sequence[Read]) -> Saved:
    """Append results. Several rows of one place are its history: the first result, then each correction of it."""
    mentioned = {read["indicator"] for read in reads}
    existing = Observation.objects.all()
    if len(mentioned) <= FEW:
        existing = existing.filter(indicator__reference__in=mentioned)
    correcting = _correcting(reads)
    passed_over: list[Read] = []
    facts = _observations(to, reads, correcting, passed_over)

    def may_correct(earlier: Observation, later: Observation) -> bool:
        if later.correction_reason and later.correction_reason != earlier.correction_reason:
            return True
        to.problems.append(_uncorrected(_found(reads, later), earlier, later))
        return False

    saved = performance.record_observations(
        observations=facts, trail=to.trail, may_correct=may_correct, existing=existing
    )
    saved.unchanged += len(passed_over)
    return saved


def _correcting(reads: Sequence[Read]) -> dict[Place, list[Read]]:
    """The rows of every place where some row says that it corrects another."""
    places = {(read["indicator"], read["reported_in"]) for read in reads if read["correction_reason"]}
    histories: dict[Place, list[Read]] = {place: [] for place in places}
    if places:
        for read in reads:
            if (place := (read["indicator"], read["reported_in"])) in histories:
                histories[place].append(read)
    return histories


def _observations(
    to: Writer, reads: Sequence[Read], correcting: Mapping[Place, list[Read]], passed_over: list[Read]
) -> Iterator[Observation]:
    """The results to append, in the order of their rows; a place with a history stands where its first row does."""
    held = {indicator.reference: indicator for indicator in Indicator.objects.all()}
    recorded = _recorded(correcting)
    begun: set[Place] = set()
    for read in reads:
        place = (read["indicator"], read["reported_in"])
        if place not in correcting:
            yield _observation(to, read, held[read["indicator"]])
        elif place not in begun:
            begun.add(place)
            facts = [_observation(to, row, held[row["indicator"]]) for row in correcting[place]]
            later = _not_yet_recorded(facts, recorded.get(place, []))
            passed_over.extend(correcting[place][: len(facts) - len(later)])
            yield from later


def _recorded(places: Mapping[Place, Any]) -> dict[Place, list[Observation]]:
    """Every version in the record of the results at `places`, oldest first."""
    found: dict[Place, list[Observation]] = {}
    references = sorted({reference for reference, _ in places})
    for start in range(0, len(references), FEW):
        some = Observation.objects.filter(indicator__reference__in=references[start : start + FEW])
        for observation in some.select_related("indicator").order_by("version"):
            place = (observation.indicator.reference, observation.reported_in)
            if place in places:
                found.setdefault(place, []).append(observation)
    return found


def _not_yet_recorded(facts: list[Observation], recorded: list[Observation]) -> list[Observation]:
    """What of a history the record does not hold yet: it may hold all of it, its beginning, its end, or something else.

    With a result that the folder does not know of, nothing can be passed over, and the first row is told so.
    """
    if not recorded:
        facts[0].correction_reason = ""  # the first figure there is corrects nothing
        return facts
    stated = [fact.stated() for fact in facts]
    versions = [version.stated() for version in recorded]
    if stated[: len(versions)] == versions:
        return facts[len(versions) :]
    latest = [n for n, says in enumerate(stated) if says == versions[-1]]
    return facts[latest[-1] + 1 :] if latest else facts


def _observation(to: Writer, read: Read, indicator: Indicator) -> Observation:
    known_from = to.midnight(read["known_from"]) if read["known_from"] else to.published(read)
    if known_from is not to.now:
        # A document dated by its year's beginning cannot have told a later quarter's result.
        known_from = max(known_from, to.midnight(_beginning(read["reported_in"])))
    names = "reported_in covers value numerator denominator sample_size provisional note kind correction_reason"
    return performance.observation(
        indicator=indicator, known_from=known_from, recorded_by=to.actor, **to.stated(read, names)
    )


@lru_cache(maxsize=1024)
def _beginning(quarter: str) -> dt.date:
    return Quarter.parse(quarter).start


def _found(reads: Sequence[Read], fact: Observation) -> Read:
    """The row that a result was read from."""
    return next(
        read
        for read in reads
        if read["indicator"] == fact.indicator.reference
        and read["reported_in"] == fact.reported_in
        and str(read["value"]) == str(fact.value)
    )


def _uncorrected(read: Read, earlier: Observation, later: Observation) -> Problem:
    """A result that differs from the record, and does not say why."""
    if str(earlier.value) != str(later.value):
        message = f"It says {later.value}, and {earlier.value} is recorded"
    else:
        names = [n for n in Observation.CONTENT if getattr(earlier, n) != getattr(later, n)]
        message = f"It differs from what is recorded in {', '.join(name.removesuffix('_id') for name in names)}"
    if earlier.correction_reason:
        message += f" since it was corrected ({earlier.correction_reason})"
    mend = "If this is a correction, say why under correction_reason; if not, give what is recorded."
    return Problem(read.row.file, read.row.number, "value", f"{message}.", mend)


def commentaries(to: Writer, reads: Sequence[Read]) -> Saved:
    """An empty status is a draft, unless the same words are in the record: they keep the status they have."""
    held = {indicator.reference: indicator for indicator in Indicator.objects.all()}
    recorded = {commentary.identity(): commentary for commentary in current(Commentary.objects.all())}
    facts = []
    for read in reads:
        fact = Commentary(
            **to.stated(read, "period text action"), indicator=held[read["indicator"]], known_from=to.published(read)
        )
        earlier = recorded.get(fact.identity())
        same = earlier is not None and (earlier.text, earlier.action) == (fact.text, fact.action)
        fact.status = read["status"] or (earlier.status if earlier and same else Commentary.Status.DRAFT)
        facts.append(fact)
    return performance.append_indicator_facts(model=Commentary, facts=facts, trail=to.trail)


def benchmarks(to: Writer, reads: Sequence[Read]) -> Saved:
    held = {indicator.reference: indicator for indicator in Indicator.objects.all()}
    facts = []
    for read in reads:
        covers = read["covers"]
        span = None if covers is None or isinstance(covers, str) else covers
        facts.append(
            Benchmark(
                **to.stated(read, "area area_kind value none_available note"),
                indicator=held[read["indicator"]],
                covers=str(covers) if covers else "",
                covers_start=span.start if span else None,
                covers_end=span.end if span else None,
                known_from=to.published(read),
            )
        )
    return performance.append_indicator_facts(model=Benchmark, facts=facts, trail=to.trail)
