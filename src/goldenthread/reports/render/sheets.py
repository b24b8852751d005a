"""What the spreadsheet says, sheet by sheet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from goldenthread.reports.compose.closing import every_source
from goldenthread.reports.compose.headline import MEASURES
from goldenthread.reports.compose.opening import report_title
from goldenthread.reports.facts import Citation, IndicatorFacts, QuarterFacts, ResultFacts
from goldenthread.reports.render.sheet import Amount, Cell, Row, Sheet, amount_of, sheet_of
from goldenthread.reports.render.verdict_sheets import comparison_sheet, verdict_sheet


def sheets_of(facts: QuarterFacts) -> list[Sheet]:
    """Every sheet, also those with nothing in them: an empty one says that nothing is held."""
    return [
        _summary(facts),
        _indicators(facts),
        _results(facts),
        verdict_sheet(facts),
        comparison_sheet(facts),
        _activities(facts),
        _risks(facts),
        _money(facts),
        _savings(facts),
        _fees(facts),
        _pledges(facts),
        _sources(facts),
    ]


def _day(iso: str | None) -> Cell:
    """A whole date as a date; a year or a month as the text it is."""
    if iso is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}.*", iso):
        return datetime.date.fromisoformat(iso[:10])
    return iso


def _cited(citation: Citation | None) -> tuple[Cell, Cell]:
    return (citation.title, citation.where) if citation else (None, None)


def _summary(facts: QuarterFacts) -> Sheet:
    published = {headline.measure: headline for headline in facts.headline.published}

    def rows() -> Iterator[Row]:
        yield ("Report", report_title(facts), None, None)
        yield ("Council", facts.council.name, None, None)
        yield ("Period", facts.label, None, None)
        yield ("Facts as known on", _day(facts.known_at), None, None)
        for measure, words, name in MEASURES:
            own = published.get(name or "")
            source = _cited(own.citation)[0] if own else None
            yield (words, int(getattr(facts.headline, measure)), own.value if own else None, source)
        for measure in ("green", "amber", "red", "improving", "worsening", "same", "no_comparison"):
            words = measure.replace("_", " ").capitalize()
            yield (words, int(getattr(facts.headline, measure)), None, None)
        for reason, number in sorted(facts.headline.no_rag.items()):
            yield (f"No RAG: {reason}", number, None, None)

    return sheet_of("Summary", "What 38; From the data held 44; As published 14; Source 44", rows())


def _indicators(facts: QuarterFacts) -> Sheet:
    themes = {theme.reference: theme.title for theme in facts.themes()}

    def rows() -> Iterator[Row]:
        for indicator in facts.indicators:
            result = indicator.result_in(facts.period)
            yield (
                indicator.reference,
                indicator.title,
                themes.get(indicator.theme or "", indicator.theme),
                {"outcome": "Outcome", "kpi": "Key performance"}[indicator.type],
                indicator.unit_label or indicator.unit,
                indicator.polarity,
                indicator.frequency,
                "due" if indicator.due else f"not due until {indicator.next_due or 'a time not stated'}",
                *(_result_cells(indicator, result) if result else (None,) * 13),
                *((_commentary(result)) if result else (None, None)),
                indicator.definition,
                *_cited(indicator.citation),
            )

    columns = (
        "Reference 24; Indicator 44; Theme 26; Type 14; Unit 14; Polarity 10; Frequency 11; Due 18; Key 32; "
        "Covers 26; Result 12; Numerator 12; Denominator 12; Provisional 11; Target 14; RAG 9; Off target 11; "
        "Direction 12; Change 10; Compared with 14; Compared with key 32; Commentary 44; Action 44; Definition 44; "
        "Source 34; Where 16"
    )
    return sheet_of("Indicators", columns, rows())


def _result_cells(indicator: IndicatorFacts, result: ResultFacts) -> Row:
    """The thirteen cells that say what a result was and what it means."""
    assessment = result.assessment
    target = result.target
    number = target is not None and target.value is not None and assessment.target_kind == "number"
    return (
        result.key,
        result.covers,
        Amount(result.value, indicator.unit),
        amount_of(result.numerator),
        amount_of(result.denominator),
        result.provisional,
        Amount(str(target.value), indicator.unit) if target and number else assessment.target,
        assessment.rag,
        assessment.variance,
        assessment.direction,
        assessment.change,
        amount_of(assessment.comparison_value, indicator.unit),
        assessment.comparison_key,
    )


def _commentary(result: ResultFacts) -> tuple[Cell, Cell]:
    return (result.commentary.text, result.commentary.action) if result.commentary else (None, None)


def _results(facts: QuarterFacts) -> Sheet:
    def rows() -> Iterator[Row]:
        for indicator in facts.indicators:
            for result in indicator.results:
                yield (
                    indicator.reference,
                    indicator.title,
                    result.period,
                    result.kind,
                    *_result_cells(indicator, result),
                    result.sample_size,
                    result.assessment.rule,
                    result.assessment.sentence,
                    _day(result.known_from),
                    result.correction_reason,
                    result.note,
                    *_cited(result.citation),
                )

    columns = (
        "Reference 24; Indicator 44; Reported in 13; Kind 11; Key 32; Covers 26; Result 12; Numerator 12; "
        "Denominator 12; Provisional 11; Target 14; RAG 9; Off target 11; Direction 12; Change 10; Compared with 14; "
        "Compared with key 32; Sample 10; Rule 18; Assessment 54; Known from 14; Corrected because 30; Note 34; "
        "Source 34; Where 16"
    )
    return sheet_of("Results", columns, rows())


def _activities(facts: QuarterFacts) -> Sheet:
    def rows() -> Iterator[Row]:
        for theme in facts.themes():
            for activity in theme.activities:
                yield (
                    activity.reference,
                    activity.title,
                    theme.title,
                    activity.status.replace("-", " "),
                    activity.narrative,
                    activity.owner,
                    _day(activity.starts),
                    _day(activity.due),
                    *_cited(activity.citation),
                )

    columns = (
        "Reference 24; Activity 44; Theme 28; Status 13; Progress 60; Owner 24; Starts 14; Due 14; Source 34; Where 16"
    )
    return sheet_of("Activities", columns, rows())


def _risks(facts: QuarterFacts) -> Sheet:
    titles = {theme.reference: theme.title for theme in facts.themes()}

    def rows() -> Iterator[Row]:
        for risk in facts.risks:
            themes = "; ".join(titles.get(reference, reference) for reference in risk.themes)
            about = (risk.number, risk.title, risk.kind.replace("-", " "), risk.high_level, themes, risk.owner)
            for score in risk.scores:
                yield (
                    *about,
                    score.period,
                    score.score_kind,
                    score.impact,
                    score.likelihood,
                    score.score,
                    _day(score.reviewed_on),
                    _day(score.next_review),
                    score.narrative,
                    *_cited(score.citation or risk.citation),
                )
            if not risk.scores:
                yield (*about, *(None,) * 8, *_cited(risk.citation))

    columns = (
        "Number 12; Risk 44; Kind 18; High level 11; Themes 30; Owner 24; Period 13; Score kind 12; Impact 9; "
        "Likelihood 11; Score 9; Reviewed 14; Next review 14; Narrative 60; Source 34; Where 16"
    )
    return sheet_of("Risks", columns, rows())


def _money(facts: QuarterFacts) -> Sheet:
    def rows() -> Iterator[Row]:
        for forecast in facts.forecasts:
            unit = forecast.unit
            yield (
                forecast.service,
                forecast.period,
                forecast.budget_kind,
                {"gbp-thousand": "£000", "gbp-million": "£m", "gbp": "£"}.get(unit, unit),
                amount_of(forecast.revised_budget),
                amount_of(forecast.forecast),
                amount_of(forecast.variance),
                amount_of(forecast.reserve_movements),
                amount_of(forecast.forecast_after_reserves),
                amount_of(forecast.variance_after_reserves),
                amount_of(forecast.variance_percent, "percent"),
                *_cited(forecast.citation),
            )

    columns = (
        "Service 40; Period 13; Budget 10; Unit 8; Revised budget 14; Forecast 14; Variance (adverse positive) 14; "
        "Reserve movements 14; Forecast after reserves 14; Variance after reserves 14; Variance % 12; Source 34; "
        "Where 16"
    )
    return sheet_of("Money", columns, rows())


def _savings(facts: QuarterFacts) -> Sheet:
    def rows() -> Iterator[Row]:
        for saving in facts.savings:
            about = (saving.number, saving.opportunity_area, saving.plan_priority, saving.description)
            impacts = (
                saving.consultation,
                saving.service_impact,
                saving.satisfaction_impact,
                saving.equalities_impact,
            )
            base = (amount_of(saving.base_budget), saving.base_budget_unit)
            ending = (amount_of(saving.fte), *impacts, saving.note, *_cited(saving.citation))
            for year in saving.years:
                yield (*about, *base, year.year, amount_of(year.amount), year.unit, *ending)
            if not saving.years:
                yield (*about, *base, None, None, None, *ending)

    columns = (
        "Reference 12; Opportunity area 30; Plan priority 26; Description 54; Base budget 13; Base budget unit 14; "
        "Year 10; Amount (a saving is negative) 14; Unit 14; FTE 8; Consultation 34; Service delivery 34; "
        "Customer satisfaction 34; Equalities 34; Note 34; Source 34; Where 16"
    )
    return sheet_of("Savings", columns, rows())


def _fees(facts: QuarterFacts) -> Sheet:
    def rows() -> Iterator[Row]:
        for fee in facts.fees:
            yield (
                fee.reference,
                fee.title,
                fee.area,
                fee.description,
                fee.year,
                amount_of(fee.current, "gbp"),
                amount_of(fee.proposed, "gbp"),
                amount_of(fee.change, "gbp"),
                amount_of(fee.change_percent, "percent"),
                amount_of(fee.benchmark_low, "gbp"),
                amount_of(fee.benchmark_high, "gbp"),
                amount_of(fee.benchmark_average, "gbp"),
                fee.discretionary,
                fee.comment,
                *_cited(fee.citation),
            )

    columns = (
        "Reference 24; Fee or charge 44; Area 24; Description 44; Year 10; Current 12; Proposed 12; Change 12; "
        "Change % 10; Benchmark low 12; Benchmark high 12; Benchmark average 12; Discretionary 12; Comment 44; "
        "Source 34; Where 16"
    )
    return sheet_of("Fees", columns, rows())


def _pledges(facts: QuarterFacts) -> Sheet:
    def rows() -> Iterator[Row]:
        for pledge in facts.pledges:
            evidence = "\n".join(f"{e.date or 'no date'}, {e.kind}: {e.text}" for e in pledge.evidence)
            yield (
                pledge.reference,
                pledge.title,
                pledge.section,
                "; ".join(pledge.sections_also),
                pledge.top_five,
                pledge.status.replace("-", " "),
                _day(pledge.status_as_at),
                amount_of(pledge.baseline),
                amount_of(pledge.target),
                pledge.unit,
                _day(pledge.due),
                pledge.pace.sentence if pledge.pace else None,
                evidence or "No evidence is recorded",
                pledge.note,
                *_cited(pledge.citation),
            )

    columns = (
        "Reference 24; Pledge 54; Section 26; Other sections 26; Top five 9; Status 15; Status as at 14; Baseline 11; "
        "Target 11; Unit 16; Due 14; Pace 44; Evidence 70; Note 34; Source 34; Where 16"
    )
    return sheet_of("Pledges", columns, rows())


def _sources(facts: QuarterFacts) -> Sheet:
    rows = ((c.source, c.title, _day(c.date), c.url) for c in every_source(facts))
    return sheet_of("Sources", "Reference 30; Title 70; Date 14; Address 80", rows)
