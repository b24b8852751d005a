"""Made-up measures with something of every kind that a chart of evidence can show, and the charts of them."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from goldenthread.design.charts import (
    PERCENT,
    Control,
    ControlEvent,
    ControlPhase,
    ControlPoint,
    FunnelDot,
    FunnelEdge,
    FunnelPlot,
    Outlook,
    OutlookStep,
    Strip,
    StripGroup,
    Unit,
    benchmark_strip,
    control_chart,
    funnel_chart,
    outlook_chart,
)


def figures(*written: str) -> list[Decimal]:
    return [Decimal(figure) for figure in written]


# Points of each judgement, one left out, a gap and a provisional one; two phases, each with limits; an event.
REPAIRS = Control(
    "Repairs & waits",
    [
        ControlPoint("2021-22 Q1", Decimal("20.1"), "common cause", target=Decimal(25)),
        ControlPoint("2021-22 Q2", Decimal("44.0"), "concern", "beyond the upper limit", target=Decimal(25)),
        ControlPoint("2021-22 Q3", None, note="not collected"),
        ControlPoint("2021-22 Q4", Decimal("90.5"), excluded="the returns were sent twice"),
        ControlPoint("2022-23 Q1", Decimal("21.9"), "special cause", "trend", target=Decimal(25)),
        ControlPoint("2022-23 Q2", Decimal("9.0"), "common cause", target=Decimal(15)),
        ControlPoint("2022-23 Q3", Decimal("4.2"), "improvement", "beyond the lower limit", target=Decimal(15)),
        ControlPoint("2022-23 Q4", Decimal("8.8"), "common cause", target=Decimal(15), provisional=True),
    ],
    [
        ControlPhase(0, 4, *figures("28.7", "12.5", "40.0", "18.0", "36.0")),
        ControlPhase(5, 7, *figures("7.3", "5.0", "12.5", "5.9", "10.9"), reason="a new contract began"),
    ],
    Unit(suffix=" days"),
    [ControlEvent(1, "the committee asked for triage <by phone>", "21 November 2021")],
    "Made-up rules, runs of 7",
    "Repairs took 8.8 days at the latest point.",
)
AREAS = FunnelPlot(
    "Recycling",
    "Our town",
    FunnelDot(Decimal(9000), Decimal("70.4")),
    [FunnelDot(Decimal(size), Decimal(value)) for size, value in ((500, "59.2"), (2000, "64.0"), (12000, "61.5"))],
    [
        FunnelEdge(Decimal(500), *figures("57.9", "66.1", "55.2", "68.4")),
        FunnelEdge(Decimal(4000), *figures("60.5", "63.5", "59.6", "64.4")),
        FunnelEdge(Decimal(12000), *figures("61.1", "62.9", "60.6", "63.4")),
    ],
    Decimal("62.0"),
    PERCENT,
    "Households",
    "high 99.8%",
    "The areas differ by more than chance explains.",
    "Recycling is 70.4%, above the 99.8% limit.",
)
BESIDE = Strip(
    "Beside others",
    "Our town",
    Decimal("61.2"),
    [
        StripGroup("England", *figures("58.4", "52.0", "64.9"), others=316),
        StripGroup("Neighbours", Decimal(64), others=3, note="too few for quarters"),
        StripGroup("Region", Decimal("59.9"), single=True),
        StripGroup("Wales", None, note="no benchmark available"),
    ],
    PERCENT,
    "It is a little above the England median.",
)
YEAR = Outlook(
    "The year",
    [
        OutlookStep("2023-24 Q1", Decimal(340), Decimal(375)),
        OutlookStep("2023-24 Q2", Decimal(713), Decimal(750)),
        OutlookStep("2023-24 Q3", None, Decimal(1125)),
        OutlookStep("2023-24 Q4", None, Decimal(1500)),
    ],
    Decimal(1430),
    Decimal(1380),
    Decimal(1478),
    Decimal(1500),
    "seasonal naive",
    sentence="It is heading for 1,430.",
)
DRAWINGS: dict[str, Callable[..., str]] = {
    "control": partial(control_chart, REPAIRS),
    "control without figures": partial(control_chart, Control("None", [ControlPoint("2018-19 Q1", None)], [])),
    "control of one point": partial(
        control_chart, Control("One", [ControlPoint("2018-19 Q1", Decimal(4))], [ControlPhase(0, 0, None)])
    ),
    "funnel": partial(funnel_chart, AREAS),
    "funnel without areas": partial(funnel_chart, FunnelPlot("None", "Ours", None, [], [], Decimal(1))),
    "strip": partial(benchmark_strip, BESIDE),
    "outlook": partial(outlook_chart, YEAR),
    "outlook of nothing known": partial(outlook_chart, Outlook("None", [OutlookStep("2023-24 Q1")])),
}
