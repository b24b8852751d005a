"""The tables of what is measured, at risk and spent: their columns and what each may hold."""

from goldenthread.loading import cells
from goldenthread.loading.cells import choice, text, whole
from goldenthread.loading.columns import NUMBER, PERIOD, REFERENCE, SOURCED, Table, may, must, titled, to, words
from goldenthread.money.models import Forecast, MoneyUnit
from goldenthread.performance.models import Benchmark, Commentary, Indicator, ResultKind, Target, ThemeStatus
from goldenthread.risks.models import Risk, RiskScore

HEADLINES = ("indicators", "reported-quarterly", "with-quarterly-target", "met-target", "missed-target")
FORECAST_FIGURES = {
    "revised_budget": "the budget as it now stands",
    "forecast": "what will be spent by the year's end",
    "variance": "forecast less budget: adverse positive, favourable negative",
    "reserve_movements": "to or from reserves",
    "forecast_after_reserves": "forecast after them",
    "variance_after_reserves": "variance after them",
    "variance_percent": "variance after them as a percentage of the budget",
}
FEE_FIGURES = {
    "current": "this year's fee",
    "proposed": "the fee proposed",
    "change": "the change in pounds",
    "change_percent": "the change in per cent",
    "higher_considered": "a higher fee that was considered",
    "higher_percent": "its change in per cent",
    "benchmark_low": "the least that others charge",
    "benchmark_high": "the most that others charge",
    "benchmark_average": "what others charge on average",
}

PERFORMANCE_TABLES = (
    Table(
        "theme_statuses",
        (
            to("theme", "theme", "the theme"),
            PERIOD,
            must("status", choice(ThemeStatus.Status.values), "the colour"),
            must("set_by", text(150), "`published`, or the officer who set it"),
            words("reason", 20_000, "why; needed when an officer set it"),
            *SOURCED,
        ),
        ("theme", "period"),
        "The overall status of each theme, where one was published or set.",
    ),
    Table(
        "indicators",
        (
            REFERENCE,
            titled("what is measured"),
            to("theme", "theme", "the theme it is under", needed=False),
            must("type", choice(Indicator.Type.values), "whether it measures impact or activity"),
            must("unit", choice(Indicator.Unit.values), "what is counted"),
            words("unit_label", 60, "the unit in words: per 1,000 people"),
            may("decimals", whole(-9, 6), "decimals it is reported to; minus 3 means to the nearest thousand", 0),
            must("polarity", choice(Indicator.Polarity.values), "which way is better"),
            may("range_low", cells.number, "the least that is good, where a range is"),
            may("range_high", cells.number, "the most that is good, where a range is"),
            must("result_kind", choice(ResultKind.values), "what stretch of time a result covers"),
            must("frequency", choice(Indicator.Frequency.values), "how often it is measured"),
            may("due_quarters", cells.due_quarters, "when a result is due: Q1; Q3. Empty: by its frequency", ""),
            may("rag_rule", cells.reference(60), "the name of its rule in council.yaml. Empty: the first there"),
            may(
                "comparison",
                choice(Indicator.Comparison.values),
                "what its direction of travel is measured against",
                "same-quarter-last-year",
            ),
            words("definition", 20_000, "how it is worked out"),
            *SOURCED,
        ),
        ("reference",),
        "What is measured.",
    ),
    Table(
        "observations",
        (
            to("indicator", "indicator", "what was measured"),
            must("reported_in", cells.quarter, "the quarter it was reported in: 2023-24 Q2"),
            may("covers", cells.covered, "what the data covers; `not stated`. Empty: worked out from the kind"),
            may("kind", choice(ResultKind.values), "its kind, where it differs from the indicator's"),
            must("value", cells.number, "the result, with the decimals it was published with"),
            may("numerator", cells.number, "the upper number of a share or rate"),
            may("denominator", cells.number, "the lower one"),
            may("sample_size", whole(1, 10_000_000), "how many answered, in a survey"),
            may("provisional", cells.yes_no, "whether it may yet change", False),
            words("note", 20_000, "what a reader should know of it"),
            *SOURCED,
            may("known_from", cells.date, "the day it was first published. Empty: its source's date"),
            words("correction_reason", 2_000, "why it differs from the figure it corrects"),
        ),
        ("indicator", "reported_in"),
        "Results. A correction is another row for the same indicator and quarter, with its reason.",
        repeats_with="correction_reason",
    ),
    Table(
        "targets",
        (
            to("indicator", "indicator", "what is aimed at"),
            must("period", cells.quarter_or_year, "the quarter or the year: 2023-24 Q2, 2023-24"),
            must("kind", choice(Target.TargetKind.values), "a number, monitor (none by intent), words, none yet"),
            may("value", cells.number, "the number"),
            words("words", 200, "the words: Sustain reductions"),
            *SOURCED,
        ),
        ("indicator", "period"),
        "What was aimed at, for a quarter or a year.",
    ),
    Table(
        "commentaries",
        (
            to("indicator", "indicator", "whose result it explains"),
            PERIOD,
            must("text", text(), "why the result is as it is"),
            words("action", 20_000, "what is being done"),
            *SOURCED,
            may("status", choice(Commentary.Status.values), "only an approved one is published. Empty: a draft"),
        ),
        ("indicator", "period"),
        "Why a result is as it is, and what is being done.",
    ),
    Table(
        "benchmarks",
        (
            to("indicator", "indicator", "what is compared"),
            words("area", 120, "whose figure it is"),
            may("area_kind", choice(Benchmark.AreaKind.values), "what kind of area", "other"),
            may("covers", cells.covered, "what its data covers; `not stated`"),
            may("value", cells.number, "the figure"),
            may("none_available", cells.yes_no, "yes, where it is known that there is none", False),
            *SOURCED,
            words("note", 20_000, "what a reader should know of it"),
        ),
        ("indicator", "area", "covers"),
        "The same measure elsewhere.",
    ),
    Table(
        "headlines",
        (
            PERIOD,
            must("measure", choice(HEADLINES), "which count"),
            must("value", whole(0, 1_000_000), "the count"),
            *SOURCED,
        ),
        ("period", "measure"),
        "Headline counts as the council itself published them.",
    ),
)

RISK_TABLES = (
    Table(
        "risks",
        (
            NUMBER,
            titled(),
            must("kind", choice(Risk.RiskKind.values), "what kind"),
            words("description", 20_000, "what might happen"),
            words("owner", 200, "who answers for it: a role"),
            may(
                "public",
                cells.yes_no,
                "no: it is never published; empty: as the record has it, yes when it is new",
                None,
            ),
            may("exempt_paragraphs", cells.exempt_paragraphs, "Schedule 12A paragraphs, if exempt: 3; 5", ""),
            *SOURCED,
        ),
        ("reference",),
        "What may stop the council keeping its plan.",
        exempt_with="exempt_paragraphs",
    ),
    Table(
        "risk_scores",
        (
            to("risk", "risk", "the risk, by the council's own number"),
            PERIOD,
            must("score_kind", choice(RiskScore.ScoreKind.values), "before controls, after them, or aimed at"),
            may("impact", whole(1, 5), "1 to 5"),
            may("likelihood", whole(1, 5), "1 to 5"),
            may("score", whole(1, 25), "impact times likelihood, or the score alone where only it is published"),
            may("reviewed_on", cells.date, "the day it was last reviewed"),
            may("next_review", cells.date, "the day it is to be reviewed by"),
            words("narrative", 20_000, "what was said of it"),
            *SOURCED,
        ),
        ("risk", "period", "score_kind"),
        "Each risk's score in a quarter.",
    ),
)

MONEY_TABLES = (
    Table(
        "forecasts",
        (
            REFERENCE,
            must("service", text(200), "the service"),
            PERIOD,
            must("budget_kind", choice(Forecast.BudgetKind.values), "revenue or capital"),
            must("unit", choice(MoneyUnit.values), "pounds, thousands or millions"),
            *(may(name, cells.number, says) for name, says in FORECAST_FIGURES.items()),
            *SOURCED,
        ),
        ("reference",),
        "Forecasts against budget.",
    ),
    Table(
        "savings",
        (
            NUMBER,
            must("opportunity_area", text(200), "where it is to be saved"),
            words("plan_priority", 200, "the priority it serves"),
            must("description", text(), "what will change"),
            words("consultation", 20_000, "who was asked"),
            words("service_impact", 20_000, "what it means for the service"),
            words("satisfaction_impact", 20_000, "for residents' satisfaction"),
            words("equalities_impact", 20_000, "for equalities"),
            may("base_budget", cells.number, "the budget it comes from"),
            may("base_budget_unit", choice(MoneyUnit.values), "its unit", ""),
            must("year", cells.financial_year, "the year of the amount: 2019-20"),
            must("amount", cells.number, "the amount as printed: a saving is negative"),
            must("amount_unit", choice(MoneyUnit.values), "its unit"),
            may("fte", cells.number, "full-time posts"),
            *SOURCED,
            words("note", 20_000, "what a reader should know, such as a mistake in the document"),
        ),
        ("reference", "year"),
        "Proposals to spend less; one row for each year of a saving.",
    ),
    Table(
        "fees",
        (
            REFERENCE,
            titled("the service charged for"),
            words("area", 200, "where"),
            must("description", text(300), "what is charged for"),
            must("year", cells.financial_year, "the year of the proposed fee"),
            *(may(name, cells.number, says) for name, says in FEE_FIGURES.items()),
            may("discretionary", cells.yes_no, "whether the council may choose the fee"),
            words("comment", 20_000, "what was said of it"),
            *SOURCED,
        ),
        ("reference",),
        "Fees and charges, in pounds.",
    ),
)
