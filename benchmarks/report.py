"""How long a quarter's report takes in all four formats: 110 indicators with 12 quarters each, and their statistics.

The data is made up and says so in every name; only its size is a council's. The yardstick is what most
programs would do for Word alone: the same tables, without links, keys, styles or charts, written cell by cell with
python-docx's own calls, in the same run. The statistics are worked out in a process of their own, as they are when a
published report is made again from its frozen facts; how long that took is said too. Exits 1 when a limit is missed.

    python benchmarks/report.py
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import docx
import msgspec

from goldenthread.dates import Quarter
from goldenthread.reports import facts as f
from goldenthread.reports.compose import compose
from goldenthread.reports.document import ReportDocument, Table, plain
from goldenthread.reports.render import (
    render_all,
    render_html_page,
    render_pdf,
    render_spreadsheet,
    render_word,
)

INDICATORS, QUARTERS, THEMES = 110, 12, 16
SECONDS, MEBIBYTES, STATISTICS_SECONDS = 5.0, 300.0, 0.5
PERIODS = [f"{2020 + n // 4}-{21 + n // 4} Q{n % 4 + 1}" for n in range(QUARTERS)]


def blank(record: type[Any], /, **given: Any) -> Any:
    """A record with the fields given and nothing in any other."""
    empty: dict[str, Any] = {}
    for field in msgspec.structs.fields(record):
        if field.name in given or field.default is not msgspec.NODEFAULT:
            continue
        shown = str(field.type)
        empty[field.name] = (
            [] if "list[" in shown else {} if "dict[" in shown else False if field.type is bool else None
        )
        if field.type is int:
            empty[field.name] = 0
    return record(**empty, **given)


SOURCE = f.Citation(source="made-up", title="Made-up source", where="table 1", url="https://example.org/made-up")


def made_result(reference: str, number: int, at: int) -> Any:
    """A made-up result with a target, a colour, a direction and now and then a commentary."""
    quarter = Quarter.parse(PERIODS[at])
    value, goal = 900 + (number * 37 + at * 53) % 200, 1000
    rag = "green" if value >= goal else "amber" if value > 900 else "red"
    then = f"{reference}@{PERIODS[at - 4].replace(' ', '-')}" if at >= 4 else None
    assessment = blank(
        f.AssessmentFacts,
        target_kind="number",
        target="1,000",
        rag=rag,
        variance="5.0%",
        direction="improving" if then else None,
        direction_reason=None if then else "no comparison",
        change="+1.2%" if then else None,
        comparison_period=PERIODS[at - 4] if then else None,
        comparison_value="950" if then else None,
        comparison_key=then,
        rule="default",
        rule_definition='{"name": "default", "title": "Made-up rule"}',
        sentence=f"{value:,} against a target of 1,000: {rag.capitalize()}",
    )
    reason = blank(f.CommentaryFacts, period=PERIODS[at], text="Made-up reason. " * 12, action="Made-up action. " * 8)
    return blank(
        f.ResultFacts,
        key=f"{reference}@{PERIODS[at].replace(' ', '-')}",
        period=PERIODS[at],
        covers=quarter.words,
        covers_start=quarter.start.isoformat(),
        covers_end=quarter.end.isoformat(),
        kind="quarter",
        value=str(value),
        known_from="2023-05-01",
        citation=SOURCE,
        target=blank(f.TargetFacts, period=PERIODS[at], kind="number", value=str(goal)),
        assessment=assessment,
        commentary=reason if rag != "green" else None,
    )


def made_indicator(number: int) -> Any:
    reference = f"made-up-{number}"
    return blank(
        f.IndicatorFacts,
        reference=reference,
        title=f"Made-up indicator {number} of services to residents",
        theme=f"theme-{number % THEMES}",
        type="kpi",
        unit="count",
        polarity="bigger",
        result_kind="quarter",
        frequency="quarterly",
        due=True,
        definition="What a made-up indicator measures, in a sentence of usual length for such a definition.",
        results=[made_result(reference, number, at) for at in range(QUARTERS)],
        benchmarks=[blank(f.BenchmarkFacts, area="Made-up region", area_kind="region", value="980", citation=SOURCE)],
        citation=SOURCE,
    )


def made_theme(number: int, indicators: list[Any]) -> Any:
    activity = [
        blank(
            f.ActivityFacts,
            reference=f"activity-{number}-{n}",
            title=f"Made-up activity {n}",
            status="on-track",
            narrative="What a made-up activity did. " * 10,
        )
        for n in range(5)
    ]
    return blank(
        f.ThemeFacts,
        reference=f"theme-{number}",
        title=f"Made-up theme {number}",
        pillar=f"pillar-{number // 4}",
        narrative="\n\n".join(["An account of a made-up quarter in a sentence or two. " * 12] * 4),
        status=blank(f.StatusFacts, proposed="amber", rule="worst-part", sentence="made up"),
        outcomes=[blank(f.OutcomeFacts, reference=f"o-{number}-{n}", title="a made-up outcome") for n in range(3)],
        activities=activity,
        indicators=[i.reference for i in indicators if i.theme == f"theme-{number}"],
    )


def made_quarter() -> f.QuarterFacts:
    """A made-up council's quarter."""
    indicators = [made_indicator(number) for number in range(INDICATORS)]
    themes = [made_theme(number, indicators) for number in range(THEMES)]
    pillars = [
        blank(
            f.PillarFacts,
            reference=f"pillar-{n}",
            title=f"Made-up pillar {n}",
            themes=[t for t in themes if t.pillar == f"pillar-{n}"],
        )
        for n in range(4)
    ]
    now = [i.result_in(PERIODS[-1]) for i in indicators]
    colours = {colour: sum(r.assessment.rag == colour for r in now) for colour in ("green", "amber", "red")}
    missed = [i.reference for i, r in zip(indicators, now, strict=True) if r.assessment.rag != "green"]
    return blank(
        f.QuarterFacts,
        council=blank(
            f.CouncilFacts,
            name="Made-up Council",
            short_name="Made-up",
            brand_colour="#00646f",
            brand_text_colour="#ffffff",
            status_colours="blue-orange",
        ),
        period=PERIODS[-1],
        label=f"Made-up {PERIODS[-1]}",
        starts="2023-01-01",
        ends="2023-03-31",
        known_at="2023-05-01T09:00:00+00:00",
        headline=blank(
            f.HeadlineFacts,
            indicators=INDICATORS,
            due=INDICATORS,
            reported=INDICATORS,
            with_quarterly_target=INDICATORS,
            met=colours["green"],
            missed=len(missed),
            missed_indicators=missed,
            improving=INDICATORS,
            **colours,
        ),
        plans=[
            blank(
                f.PlanFacts,
                reference="p",
                title="Made-up plan",
                pillar_word="Pillar",
                theme_word="Theme",
                pillars=pillars,
            )
        ],
        indicators=indicators,
    )


def with_statistics(facts: f.QuarterFacts) -> f.QuarterFacts:
    """The quarter with the statistics of every indicator, and how long they took on standard error."""
    from goldenthread.dates import ReportingSchedule
    from goldenthread.reports.statistics import Measured, statistics_of, sum_up

    quarter, schedule = Quarter.parse(facts.period), ReportingSchedule.of("quarterly")

    def worked_out() -> list[f.IndicatorFacts]:
        replace = msgspec.structs.replace
        return [
            replace(each, statistics=statistics_of(Measured(facts=each, quarter=quarter, schedule=schedule)))
            for each in facts.indicators
        ]

    worked_out()  # the libraries are loaded once, whatever is worked out
    seconds, indicators = timed(worked_out)
    print(f"{seconds:.3f}", file=sys.stderr)
    held = {each.reference: each for each in indicators}
    replace = msgspec.structs.replace
    plans = [
        replace(plan, pillars=[
            replace(pillar, themes=[
                replace(t, statistics=sum_up(t.title, [held[name] for name in t.indicators])) for t in pillar.themes
            ])
            for pillar in plan.pillars
        ])
        for plan in facts.plans
    ]  # fmt: skip
    return replace(facts, indicators=indicators, plans=plans)


def frozen_quarter() -> tuple[f.QuarterFacts, float]:
    """The made-up quarter with its statistics, as frozen facts are read, and the seconds the statistics took."""
    made = subprocess.run([sys.executable, __file__, "--facts"], capture_output=True, check=True)
    return f.decode(made.stdout), float(made.stderr.split()[-1])


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def by_python_docx(document: ReportDocument) -> bytes:
    """The yardstick: only the tables, only their words, cell by cell with python-docx's own calls."""
    word = docx.Document()
    for block in document.every_block():
        if not isinstance(block, Table):
            continue
        table = word.add_table(rows=1, cols=len(block.columns))
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            cell.text = column.title
        for row in block.rows:
            for cell, runs in zip(table.add_row().cells, row, strict=True):
                cell.text = plain(runs)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def main() -> int:
    if "--facts" in sys.argv:
        sys.stdout.buffer.write(f.encode(with_statistics(made_quarter())))
        return 0
    facts, statistics = frozen_quarter()
    cpu = time.process_time()
    whole, files = timed(lambda: render_all(facts))
    cpu = time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    composing, document = timed(lambda: compose(facts))
    yardstick = timed(lambda: by_python_docx(document))[0]
    print(f"All four formats, {INDICATORS} made-up indicators x {QUARTERS} quarters, first run in the process:")
    print(
        f"  {whole:.2f} s (limit {SECONDS:g} s; {cpu:.2f} s of processor), "
        f"peak memory {peak:.0f} MiB (limit {MEBIBYTES:g} MiB)"
    )
    print(f"  {whole / yardstick:.2f} times the yardstick (the tables alone by python-docx: {yardstick:.2f} s)")
    parts = {
        "compose": composing,
        "docx": timed(lambda: render_word(document))[0],
        "pdf": timed(lambda: render_pdf(document))[0],
        "html": timed(lambda: render_html_page(document))[0],
        "xlsx": timed(lambda: render_spreadsheet(facts))[0],
    }
    total = sum(parts.values())
    sizes = {name.rpartition(".")[2]: len(content) for name, content in files.items()}
    print(f"One after another, in {total:.2f} s:")
    for name, seconds in parts.items():
        size = f", {sizes[name] / 2**20:.1f} MiB" if name in sizes else ""
        print(f"  {name:8} {seconds:5.2f} s, {seconds / total:4.0%}{size}")
    limit = f"(limit {STATISTICS_SECONDS:g} s)"
    print(f"Statistics of all {INDICATORS} indicators, in a process of their own: {statistics:.2f} s {limit}")
    missed = whole > SECONDS or peak > MEBIBYTES or statistics > STATISTICS_SECONDS
    print("MISSED" if missed else "met")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
