"""The composed report: DOMAIN section 10's order, its numbers, and what it says where the record is silent."""

import pytest

from goldenthread.measures.figures import shown
from goldenthread.reports.compose import compose
from goldenthread.reports.compose.wording import date_words, keyed_sentence, money_words, sources_note, value_words
from goldenthread.reports.document import Figure, Heading, Items, Paragraph, ReportDocument, Table, Text, plain
from tests.reports import factory


def said(document: ReportDocument) -> str:
    """Everything the report says, a line a block or row."""
    lines: list[str] = []
    for block in document.every_block():
        if isinstance(block, Heading):
            lines.append(block.shown)
        elif isinstance(block, Paragraph):
            lines.append(plain(block.runs))
        elif isinstance(block, Items):
            lines += [plain(item) for item in block.items]
        elif isinstance(block, Table):
            lines.append(block.shown)
            lines += [" | ".join(plain(cell) for cell in row) for row in block.rows]
            lines.append(block.note or "")
    return "\n".join(lines)


def headings(document: ReportDocument, level: int) -> list[str]:
    return [b.shown for b in document.every_block() if isinstance(b, Heading) and b.level == level]


def table(document: ReportDocument, caption: str) -> Table:
    return next(b for b in document.every_block() if isinstance(b, Table) and b.caption.startswith(caption))


def test_sections_stand_in_the_order_of_a_committee_report() -> None:
    # The order of the seed report of Q2 2023-24: its sections 1 to 9, then appendices A to D.
    assert headings(compose(factory.quarter()), 1) == [
        "Summary",
        "Recommendations",
        "1. Reasons for the recommendations",
        "2. Alternative options considered and not recommended",
        "3. Post-decision implementation",
        "4. Corporate priorities, performance and other considerations",
        "5. Resource implications (finance and value for money, procurement, staffing, IT and property)",
        "6. Legal implications and constitution references",
        "7. Consultation",
        "8. Equalities and diversity",
        "9. Background papers",
        "Appendix A: Every indicator in detail",
        "Appendix B: High-level risks by theme",
        "Appendix C: Benchmarks",
        "Appendix D: Metrics with nearest neighbours and the England median",
    ]


@pytest.mark.parametrize("facts", [factory.quarter(), factory.empty_quarter()], ids=["full", "empty"])
def test_heading_levels_never_skip_one(facts: factory.f.QuarterFacts) -> None:
    last = 0
    for block in compose(facts).every_block():
        if isinstance(block, Heading):
            assert block.level <= last + 1, block
            last = block.level


def test_no_number_of_a_paragraph_or_table_and_no_anchor_is_used_twice() -> None:
    # gold/known-errors.json: a table number used twice in the report of November 2018.
    blocks = list(compose(factory.quarter()).every_block())
    paragraphs = [b.number for b in blocks if isinstance(b, Paragraph) and b.number]
    tables = [b.number for b in blocks if isinstance(b, Table) and b.number]
    anchors = [b.anchor for b in blocks if not isinstance(b, Paragraph | Items)]
    assert len(set(paragraphs)) == len(paragraphs)
    assert tables == [str(number + 1) for number in range(len(tables))]
    assert len(set(anchors)) == len(anchors)


def test_links_inside_the_report_lead_to_a_place_in_it() -> None:
    document = compose(factory.quarter())
    anchors = {getattr(block, "anchor", None) for block in document.every_block()}
    from goldenthread.reports.document import runs_of

    links = [
        run.href[1:]
        for block in document.every_block()
        for run in runs_of(block)
        if isinstance(run, Text) and run.href and run.href.startswith("#")
    ]
    assert links
    assert set(links) <= anchors


def test_headline_counts_stand_beside_the_councils_own_and_name_what_they_cover() -> None:
    # The seed report, para 1.4: 110 indicators.
    document = compose(factory.quarter())
    assert "Golden Thread holds 3 indicators. The council's own report counts 110." in said(document)
    first = table(document, "Headline counts").rows[0]
    assert [plain(cell) for cell in first[:3]] == ["Indicators", "3", "110"]


def test_a_missed_target_gives_its_reason_and_what_is_being_done() -> None:
    text = said(compose(factory.quarter()))
    assert "5.5% below, Amber. A pool was closed for repair. What is being done: It reopened in September." in text


def test_a_missed_target_without_a_reason_says_that_it_is_missing() -> None:
    # DOMAIN section 3: a missed target must have a commentary.
    text = said(compose(factory.quarter()))
    assert "99.5% against a target of 100%" in text
    assert "No reason has been given. A missed target must have one" in text


def test_a_missed_target_under_no_theme_gives_its_reason_too() -> None:
    text = said(compose(factory.quarter(plans=[factory.plan([])])))
    assert "Missed targets under no theme of a current plan" in text
    assert "A pool was closed for repair. What is being done: It reopened in September." in text


def test_only_the_latest_results_are_printed_and_the_rest_are_said_to_be_in_the_spreadsheet() -> None:
    periods = [f"20{year}-{year + 1} Q{quarter}" for year in (21, 22) for quarter in (1, 2, 3, 4)]
    results = [factory.result("many", period, str(100 + at)) for at, period in enumerate(periods)]
    many = factory.indicator("many", "Many results", theme="living-well", results=results)
    found = table(compose(factory.quarter(indicators=[many])), "Results of Many results")
    assert [plain(row[0]) for row in found.rows] == periods[:2:-1]
    assert "The spreadsheet has 3 earlier results." in (found.note or "")


def test_a_result_in_arrears_says_what_it_covers() -> None:
    # DOMAIN section 2: a Q2 2018-19 re-offending rate covers October 2015 to September 2016.
    late = factory.result(
        "offending", factory.PERIOD, "27.9", covers="2015-10-01 to 2016-09-30",
        covers_start="2015-10-01", covers_end="2016-09-30", kind="rolling",
    )  # fmt: skip
    indicator = factory.indicator("offending", "Re-offending", theme="living-well", unit="percent", results=[late])
    assert "It covers 1 October 2015 to 30 September 2016." in said(compose(factory.quarter(indicators=[indicator])))


def test_sources_of_a_table_are_named_once_with_their_places() -> None:
    para, note = (factory.f.Citation(source="r", title="Report", where=where) for where in ("para 1.8", "note 6"))
    assert sources_note([("Q1", para), ("Q2", para)]) == "Source: Report, para 1.8."
    assert sources_note([("Q1", para), ("Q2", note)]) == "Source: Report (Q1: para 1.8; Q2: note 6)."
    assert sources_note([("Q1", para), ("Q2", None)]) == "Sources: Report (Q1: para 1.8); no source recorded (Q2)."


def test_an_indicator_that_is_not_due_says_when_it_is_and_is_not_called_missing() -> None:
    row = table(compose(factory.quarter()), "Indicators for Living well").rows[2]
    assert [plain(cell) for cell in row[:4]] == [
        "Residents who feel they belong (survey)",
        "76%",
        "Due Q3 2023-24",
        "○ Not due",
    ]


def test_a_result_that_is_due_and_not_held_says_so() -> None:
    late = factory.indicator("late", "Late returns", theme="living-well")
    text = said(compose(factory.quarter(indicators=[factory.leisure(), factory.homes(), factory.survey(), late])))
    assert "A result is due in 2023-24 Q2 and none is held." in text


def test_both_statuses_of_a_theme_are_kept_when_an_officer_sets_another() -> None:
    # DOMAIN section 4: the proposal and the override are both kept.
    text = said(compose(factory.quarter()))
    assert "Status: ● Green. Set by Assistant Director: both are back on course since." in text
    assert "The rule proposes ▲ Amber. Two indicators are Amber." in text


def test_a_theme_about_which_nothing_is_held_says_so_once() -> None:
    text = said(compose(factory.quarter()))
    assert text.count("Nothing is held for this theme in 2023-24 Q2") == 1


def test_a_forecast_shows_a_favourable_variance_in_brackets() -> None:
    # Table 2 of the November 2018 pack: Community Safety 1,939, 1,935, (4), 0, 1,935, (4).
    row = table(compose(factory.quarter()), "Revenue forecast").rows[0]
    assert [plain(cell) for cell in row] == ["Community Safety", "1,939", "1,935", "(4)", "0", "1,935", "(4)", "(0.2)%"]


def test_a_forecast_of_another_quarter_is_not_shown_as_this_quarters() -> None:
    import msgspec

    other = msgspec.structs.replace(factory.forecast(), period="2023-24 Q1")
    assert "No budget forecast is held for 2023-24 Q2." in said(compose(factory.quarter(forecasts=[other])))


@pytest.mark.parametrize(
    ("value", "words"),
    [("1939", "1,939"), ("-4", "(4)"), ("0", "0"), ("-243", "(243)"), ("-0.2", "(0.2)"), (None, "Not stated")],
)
def test_money_is_written_as_a_committee_reads_it(value: str | None, words: str) -> None:
    # The notation of table 2 and Appendix C of the November 2018 pack (DOMAIN section 6).
    assert money_words(value) == words


def test_a_corrected_figure_is_listed_with_its_reason_and_both_values() -> None:
    row = table(compose(factory.quarter()), "Published figures corrected").rows[0]
    assert [plain(cell) for cell in row][2:] == ["372,000", "372,750", "Late returns. Known from 6 November 2023."]


def test_a_benchmark_of_another_period_is_marked_and_none_available_is_an_answer() -> None:
    # DOMAIN section 3: periods must match; "no benchmark available" is an answer.
    text = said(compose(factory.quarter()))
    assert "410,000 | 2022-23 (not the same period)" in text
    assert "London | No benchmark available" in text
    assert "It has not been recorded whether a benchmark exists for 1 indicator" in text


def test_appendix_d_says_plainly_that_nothing_is_held_and_why() -> None:
    # DOMAIN section 3: Oflog closed in December 2024.
    text = said(compose(factory.quarter()))
    assert "no metric with figures for the council's nearest neighbours or the England median" in text
    assert "closed in December 2024" in text


def test_nearest_neighbours_go_to_appendix_d() -> None:
    beside = factory.blank(
        factory.f.BenchmarkFacts, area="Nearest neighbours", area_kind="neighbours", covers="2022-23", value="98.1"
    )
    import msgspec

    homes = msgspec.structs.replace(factory.homes(), benchmarks=[beside])
    document = compose(factory.quarter(indicators=[homes]))
    row = table(document, "Metrics with comparators").rows[0]
    assert [plain(cell) for cell in row][1:4] == ["99.5% (the period 2023-24 Q2)", "Nearest neighbours", "98.1%"]


def test_an_empty_quarter_still_makes_a_report_that_says_what_is_missing() -> None:
    document = compose(factory.empty_quarter())
    text = said(document)
    assert document.title == "Delivery and outcomes: performance report, 2023-24 Q2"
    assert ["Date of meeting", "Not entered yet"] in [[plain(c) for c in row] for row in document.header.rows]
    for gap in (
        "No indicator is held for this quarter, so nothing can be said about how the council is doing.",
        "No recommendation has been entered for this report yet.",
        "The record holds no plan whose span takes in this quarter",
        "No budget forecast is held for 2023-24 Q2.",
        "No risk is held for 2023-24 Q2. That is a gap in the record, not a statement that there are none.",
    ):
        assert gap in text
    assert headings(document, 1) == headings(compose(factory.quarter()), 1)


def test_risks_held_but_none_high_is_not_the_same_as_no_risk_held() -> None:
    import msgspec

    low = msgspec.structs.replace(factory.risk(), high_level=False)
    assert "holds 1 risk; none has a residual score of 15 or more" in said(compose(factory.quarter(risks=[low])))


def test_every_figure_has_a_key_that_the_facts_explain() -> None:
    facts = factory.quarter()
    keys = {result.key for indicator in facts.indicators for result in indicator.results}
    keys |= {c.was_key for c in facts.corrections} | {c.now_key for c in facts.corrections}
    kinds = {"headline", "published-headline", "target", "forecast", "saving", "risk", "benchmark"}
    for figure in compose(facts).figures():
        kind = figure.key.split(":")[0]
        assert figure.key in keys if ":" not in figure.key else kind in kinds, figure


def test_every_result_shown_is_the_reported_one_under_its_own_key() -> None:
    # Nothing downstream recomputes a figure: what is shown under a key is that observation, formatted.
    facts = factory.quarter()
    results = {r.key: shown(r.value, i.unit) for i in facts.indicators for r in i.results}
    homes = {figure.key: figure.text for figure in compose(facts).figures() if figure.home}
    assert results.items() <= homes.items()


@pytest.mark.parametrize("unit", ["count", "percent", "rate", "gbp", "gbp-thousand", "gbp-million", "days"])
@pytest.mark.parametrize("value", ["372750", "99.5", "-1200.50", "0", "71.10"])
def test_figures_read_the_same_as_in_the_assessments_sentences(unit: str, value: str) -> None:
    # Held to the scoring kernel's own words.
    assert value_words(value, factory.indicator("x", "X", unit=unit)) == shown(value, unit)


def test_a_figure_is_found_in_a_sentence_only_as_a_whole_number() -> None:
    five = Figure("5", "five", "Five")
    runs = keyed_sentence("5.5% of 1,500 and 15 and 5, too", [five])
    assert [run.text for run in runs] == ["5.5% of 1,500 and 15 and ", "5", ", too"]
    assert runs[1] is five


@pytest.mark.parametrize(
    ("iso", "words"), [("2023-11-14", "14 November 2023"), ("2023-11", "November 2023"), ("2023", "2023"), (None, None)]
)
def test_dates_go_as_far_as_they_are_known(iso: str | None, words: str | None) -> None:
    assert date_words(iso) == words


def test_a_link_that_could_run_a_program_is_dropped() -> None:
    assert Text("x", href="javascript:alert(1)").href is None
    assert Text("x", href="HTTPS://example.org").href == "HTTPS://example.org"


def test_a_plan_without_pillars_has_no_pillar_heading() -> None:
    import msgspec

    plan = factory.plan([factory.living_well()])
    hidden = [msgspec.structs.replace(plan.pillars[0], implied=True)]
    document = compose(factory.quarter(plans=[msgspec.structs.replace(plan, pillars=hidden)]))
    assert "Caring for People" not in said(document)
    assert "Living well" in headings(document, 2)
