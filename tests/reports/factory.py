"""Small quarters made by hand. Figures of the first one are those published for Q2 2018-19 and Q2 2023-24."""

from __future__ import annotations

from typing import Any

import msgspec

from goldenthread.reports import facts as f

PERIOD = "2023-24 Q2"
PACK = f.Citation(source="pack-2018", title="Committee pack, 21 November 2018", url="https://example.org/pack.pdf")
PAPER = f.Citation(source="q2-report", title="Q2 2023-24 report", where="para 1.53", date="2023-11-14")


def blank(record: type[Any], /, **given: Any) -> Any:
    """A record with the fields given; every other one is empty: None, an empty list, no."""
    empty: dict[str, Any] = {}
    for field in msgspec.structs.fields(record):
        if field.name in given:
            continue
        if field.default is not msgspec.NODEFAULT:
            continue
        shown = str(field.type)
        empty[field.name] = (
            [] if "list[" in shown else {} if "dict[" in shown else False if shown == "<class 'bool'>" else None
        )
    unknown = set(given) - {field.name for field in msgspec.structs.fields(record)}
    assert not unknown, unknown
    return record(**empty, **given)


def council(**given: Any) -> f.CouncilFacts:
    base: dict[str, Any] = {
        "name": "London Borough of Barnet",
        "short_name": "Barnet",
        "brand_colour": "#00646f",
        "brand_text_colour": "#ffffff",
        "status_colours": "blue-orange",
    }
    return blank(f.CouncilFacts, **{**base, **given})


def assessment(sentence: str = "no target, so no RAG", **given: Any) -> f.AssessmentFacts:
    base: dict[str, Any] = {
        "target_kind": "none",
        "rule": "default",
        "rule_definition": '{"name": "default", "title": "On or better than target Green, less than 10% off Amber, '
        '10% or more off Red"}',
        "sentence": sentence,
    }
    return blank(f.AssessmentFacts, **{**base, **given})


def result(indicator: str, period: str, value: str, **given: Any) -> f.ResultFacts:
    base: dict[str, Any] = {
        "key": f"{indicator}@{period.replace(' ', '-')}",
        "period": period,
        "covers": f"the period {period}",
        "kind": "quarter",
        "value": value,
        "known_from": "2023-11-06",
        "assessment": assessment(),
        "citation": PAPER,
    }
    return blank(f.ResultFacts, **{**base, **given})


def indicator(reference: str, title: str, **given: Any) -> f.IndicatorFacts:
    base: dict[str, Any] = {
        "type": "kpi",
        "unit": "count",
        "decimals": 0,
        "polarity": "bigger",
        "result_kind": "quarter",
        "frequency": "quarterly",
        "due": True,
    }
    return blank(f.IndicatorFacts, reference=reference, title=title, **{**base, **given})


def target(value: str, period: str = PERIOD) -> f.TargetFacts:
    return blank(f.TargetFacts, period=period, kind="number", value=value)


def leisure() -> f.IndicatorFacts:
    """Visits to leisure centres: the published Q2 2023-24 miss, with made-up earlier quarters."""
    judged = assessment(
        "372,750 against a target of 394,625: 5.5% below, Amber",
        target_kind="number",
        target="394,625",
        rag="amber",
        variance="5.5%",
        direction="improving",
        change="+3.1%",
        comparison_period="2022-23 Q2",
        comparison_value="361500",
        comparison_key="leisure-visits@2022-23-Q2",
    )
    why = blank(
        f.CommentaryFacts, period=PERIOD, text="A pool was closed for repair", action="It reopened in September"
    )
    results = [
        result("leisure-visits", "2022-23 Q1", "340120"),
        result("leisure-visits", "2022-23 Q2", "361500"),
        result("leisure-visits", "2022-23 Q4", "355000", provisional=True),
        result(
            "leisure-visits",
            PERIOD,
            "372750",
            target=target("394625"),
            assessment=judged,
            commentary=why,
            revisions=[
                f.RevisionFacts(
                    key="leisure-visits@2023-24-Q2.0", value="372000", known_from="2023-10-20", reason="late returns"
                )
            ],
        ),
    ]
    return indicator(
        "leisure-visits",
        "Number of visits across leisure facilities",
        theme="living-well",
        results=results,
        targets=[target("394625")],
        benchmarks=[
            blank(
                f.BenchmarkFacts,
                area="London",
                area_kind="region",
                covers="2022-23",
                value="410000",
                same_period=False,
                citation=PACK,
            )
        ],
        citation=PAPER,
        definition="visits counted at the doors of the leisure centres",
    )


def homes() -> f.IndicatorFacts:
    """Homes that meet the standard: missed by half a point, and nobody has said why."""
    judged = assessment(
        "99.5% against a target of 100%: 0.5 percentage points (0.5% of the target) below, Amber",
        target_kind="number",
        target="100%",
        rag="amber",
        variance="0.5%",
    )
    found = result("decent-homes", PERIOD, "99.5", target=target("100"), assessment=judged)
    return indicator(
        "decent-homes", "Council homes compliant with the Decent Homes Standard", theme="living-well", unit="percent",
        decimals=1, results=[found],
    )  # fmt: skip


def survey() -> f.IndicatorFacts:
    """Not due this quarter."""
    none = blank(f.BenchmarkFacts, area="London", area_kind="region", none_available=True)
    return indicator(
        "belonging", "Residents who feel they belong", theme="living-well", unit="percent", result_kind="survey",
        frequency="annual", due=False, next_due="Q3 2023-24", benchmarks=[none],
        targets=[blank(f.TargetFacts, period="2023-24", kind="number", value="76")],
    )  # fmt: skip


def theme(reference: str, title: str, **given: Any) -> f.ThemeFacts:
    status = blank(f.StatusFacts, rule="worst-part", sentence="nothing to judge by")
    return blank(f.ThemeFacts, reference=reference, title=title, pillar="people", **{"status": status, **given})


def living_well() -> f.ThemeFacts:
    status = blank(
        f.StatusFacts,
        proposed="amber",
        rule="worst-part",
        sentence="two indicators are Amber",
        set_to="green",
        set_by="Assistant Director",
        reason="both are back on course since",
    )
    done = blank(
        f.ActivityFacts,
        reference="pool",
        title="Reopen the pool",
        status="complete",
        narrative="The pool reopened.",
        citation=PAPER,
    )
    silent = blank(
        f.ActivityFacts, reference="strategy", title="Write a strategy", status="not-stated", due="2024-03-31"
    )
    return theme(
        "living-well",
        "Living well",
        narrative="More people came.\n\nTwo centres were closed for a week.",
        status=status,
        outcomes=[blank(f.OutcomeFacts, reference="fit", title="residents live healthy lives")],
        activities=[done, silent],
        indicators=["leisure-visits", "decent-homes", "belonging"],
        risks=["str024"],
        transformation_workstream=True,
    )


def plan(themes: list[f.ThemeFacts]) -> f.PlanFacts:
    pillar = blank(f.PillarFacts, reference="people", title="Caring for People", themes=themes)
    return blank(
        f.PlanFacts,
        reference="our-plan",
        title="Our Plan for Barnet",
        pillar_word="Pillar",
        theme_word="Theme",
        pillars=[pillar],
    )


def risk() -> f.RiskFacts:
    score = blank(
        f.RiskScoreFacts,
        period=PERIOD,
        score_kind="residual",
        impact=5,
        likelihood=3,
        score=15,
        reviewed_on="2023-09-30",
        narrative="The board watches demand each quarter",
    )
    return blank(
        f.RiskFacts,
        reference="str024",
        number="STR024",
        title="Reorganisation of the police",
        kind="strategic",
        high_level=True,
        scores=[score],
        themes=["living-well"],
        citation=PACK,
    )


def forecast() -> f.ForecastFacts:
    """Community Safety in table 2 of the November 2018 pack."""
    return blank(
        f.ForecastFacts,
        reference="community-safety",
        service="Community Safety",
        period=PERIOD,
        budget_kind="revenue",
        unit="gbp-thousand",
        revised_budget="1939",
        forecast="1935",
        variance="-4",
        reserve_movements="0",
        forecast_after_reserves="1935",
        variance_after_reserves="-4",
        variance_percent="-0.2",
        citation=PACK,
    )


def saving() -> f.SavingFacts:
    """The CCTV saving of the November 2018 pack."""
    return blank(
        f.SavingFacts,
        reference="s1",
        number="S1",
        opportunity_area="CCTV",
        description="a new contract",
        base_budget="700",
        base_budget_unit="gbp-thousand",
        years=[f.SavingYearFacts(year="2019-20", amount="-243", unit="gbp-thousand")],
        equalities_impact="none found",
    )


def headline(**given: Any) -> f.HeadlineFacts:
    counts = {
        field.name: 0
        for field in msgspec.structs.fields(f.HeadlineFacts)
        if field.type is int and field.name not in given
    }
    return blank(f.HeadlineFacts, **counts, **given)


def report_header() -> f.ReportHeaderFacts:
    return blank(
        f.ReportHeaderFacts,
        title="Our Plan for Barnet: Q2 2023-24",
        body="Cabinet",
        meeting_date="2023-11-14",
        report_of="Leader of the council",
        wards="All",
        status="Public",
        key="Non-key",
        urgent="No",
        summary="How the second quarter went.",
        recommendations=["That Cabinet note this report"],
        reasons="The framework is reported each quarter.\n\nScrutiny also receives it.",
        alternatives="None.",
        implementation="None.",
        implications=[f.SectionFacts(key="legal", text="The constitution gives this to Cabinet.")],
        background_papers=[f.BackgroundPaperFacts(title="Our Plan", url="https://example.org/plan.pdf")],
    )


def quarter(**given: Any) -> f.QuarterFacts:
    """A quarter with one theme, three indicators, a risk, a forecast, a saving, a correction."""
    base: dict[str, Any] = {
        "council": council(),
        "period": PERIOD,
        "label": "Quarter 2 2023-24 (July to September 2023)",
        "starts": "2023-07-01",
        "ends": "2023-09-30",
        "known_at": "2023-11-06T09:30:00+00:00",
        "header": report_header(),
        "plans": [plan([living_well(), theme("reducing-poverty", "Reducing poverty")])],
        "indicators": [leisure(), homes(), survey()],
        "risks": [risk()],
        "forecasts": [forecast()],
        "savings": [saving()],
        "headline": headline(
            indicators=3,
            due=2,
            reported=2,
            with_quarterly_target=2,
            missed=2,
            amber=2,
            improving=1,
            no_comparison=1,
            missed_indicators=["leisure-visits", "decent-homes"],
            published=[f.PublishedHeadlineFacts(measure="indicators", value=110, citation=PAPER)],
        ),
        "corrections": [
            f.CorrectionFacts(
                indicator="leisure-visits",
                period=PERIOD,
                was="372000",
                was_key="leisure-visits@2023-24-Q2.0",
                now="372750",
                now_key="leisure-visits@2023-24-Q2",
                reason="late returns",
                known_from="2023-11-06",
            )
        ],
    }
    return blank(f.QuarterFacts, **{**base, **given})


def empty_quarter() -> f.QuarterFacts:
    """A quarter about which the record holds nothing at all."""
    return quarter(
        header=None, plans=[], indicators=[], risks=[], forecasts=[], savings=[], corrections=[], headline=headline()
    )
