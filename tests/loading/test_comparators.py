"""Others' figures from a file into the record: whatever its layout, previewed, all or nothing, and safe to repeat.

Every figure is made up. The headers are those of the downloads: Fingertips' `all_data` CSV; LG Inform's `data.csv`,
with the line that repeats its headers.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from accounts.factory import make

from goldenthread.accounts.models import AuditEvent
from goldenthread.loading import FolderProblems
from goldenthread.loading.comparators import Asked, ComparatorsLoaded, SourceAsked, load_comparators
from goldenthread.loading.comparators.periods import read_period
from goldenthread.loading.comparators.reading import read_number
from goldenthread.loading.problems import CellError
from goldenthread.performance.models import Area, ComparatorSeries, ComparatorValue, Indicator, NeighbourSet
from goldenthread.plan.models import Council, Source

FINGERTIPS = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,"
    "Denominator,Value note,Recent Trend,Compared to England value or percentiles,"
    "Compared to Regions (statistical) value or percentiles,Time period Sortable,New data,Compared to goal,"
    "Time period range"
)
TIDY = "indicator,area_code,area_name,period,value,numerator,denominator,runs_service,source"
pytestmark = pytest.mark.django_db


def fingertips(number: str, area: str, name: str, value: str, **given: str) -> str:
    said = {"sex": "Persons", "age": "18+ yrs", "category": "", "period": "2022/23", "count": "", "of": "", **given}
    category = f"Deprivation,{said['category']}" if said["category"] else ","
    return (
        f'{number},"Made-up share, of adults",,,{area},{name},Districts & UAs,{said["sex"]},{said["age"]},{category},'
        f"{said['period']},{value},,,,,{said['count']},{said['of']},,,,,20220000,,,1y"
    )


@pytest.fixture
def beside() -> Indicator:
    make(Council, name="London Borough of Anytown", short_name="Anytown")
    indicator: Indicator = make(Indicator, reference="adults", unit="percent", decimals=1)
    return indicator


def load(folder: Path, *lines: str, name: str = "figures.csv", **given: Any) -> ComparatorsLoaded:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_comparators(path, actor="A. Officer", **given)


def problems(folder: Path, *lines: str, **given: Any) -> list[str]:
    with pytest.raises(FolderProblems) as caught:
        load(folder, *lines, **given)
    return [str(problem) for problem in caught.value.problems]


def held() -> list[tuple[str, str, Decimal | None]]:
    rows = ComparatorValue.objects.order_by("area__code", "covers_start")
    return [(value.area.code, value.covers, value.value) for value in rows.select_related("area")]


ADULTS = Asked(measures={"11": "adults"})


# --- Fingertips


def test_a_fingertips_download_is_known_by_its_headers_and_loaded_beside_an_indicator(
    beside: Indicator, tmp_path: Path
) -> None:
    lines = [
        FINGERTIPS,
        fingertips("11", "E92000001", "England", "60.1"),
        fingertips("11", "E09000090", "Anytown", "91.2280701754386", count="52", of="57"),
        fingertips("11", "E09000091", "Bexburgh", "50", count="50", of="100"),
        fingertips("11", "E09000092", "Crayford", "*"),
        fingertips("12", "E09000092", "Crayford", "44"),
    ]
    loaded = load(tmp_path, *lines, asked=ADULTS)
    assert loaded.layout.name == "fingertips"
    assert held() == [
        ("E09000090", "2022-23", Decimal("91.2280701754")), ("E09000091", "2022-23", Decimal(50)),
        ("E09000092", "2022-23", None),
    ]  # fmt: skip
    assert (loaded.not_authorities, loaded.aside) == (1, ["Fingertips 12: Made-up share, of adults"])
    series = ComparatorSeries.objects.get()
    # 52 of 57 and 50 of 100 make their figures, so they are proportions.
    assert (series.indicator, series.statistic, series.per) == (beside, "proportion", Decimal(100))
    assert series.source is not None
    assert series.source.url == "https://fingertips.phe.org.uk/search/11"
    assert loaded.own == "Anytown (E09000090)"
    assert Area.objects.get(is_own=True).code == "E09000090"


def test_loading_the_same_file_again_changes_nothing_and_needs_no_measure_to_be_named_again(
    beside: Indicator, tmp_path: Path
) -> None:
    lines = [FINGERTIPS, fingertips("11", "E09000090", "Anytown", "91.2")]
    assert load(tmp_path, *lines, asked=ADULTS).changes_anything
    events = AuditEvent.objects.count()
    again = load(tmp_path, *lines)
    assert not again.changes_anything
    assert (again.series[0].unchanged, again.own) == (1, "")
    assert AuditEvent.objects.count() == events
    revised = load(tmp_path, FINGERTIPS, fingertips("11", "E09000090", "Anytown", "91.3"))
    assert len(revised.series[0].changed) == 1
    assert [value.version for value in ComparatorValue.objects.order_by("version")] == [1, 2]


def test_of_a_measure_that_is_split_what_is_usual_is_taken_and_nothing_is_added_up(
    beside: Indicator, tmp_path: Path
) -> None:
    lines = [
        FINGERTIPS,
        fingertips("11", "E09000090", "Anytown", "91"),
        fingertips("11", "E09000090", "Anytown", "90", sex="Male"),
        fingertips("11", "E09000090", "Anytown", "70", category="Most deprived"),
    ]
    load(tmp_path, *lines, asked=ADULTS)
    assert held() == [("E09000090", "2022-23", Decimal(91))]


def test_a_split_that_nobody_can_choose_from_is_a_problem_until_it_is_chosen(beside: Indicator, tmp_path: Path) -> None:
    lines = [
        FINGERTIPS,
        fingertips("11", "E09000090", "Anytown", "91", age="18+ yrs"),
        fingertips("11", "E09000090", "Anytown", "70", age="65+ yrs"),
    ]
    (said,) = problems(tmp_path, *lines, asked=ADULTS)
    assert "has several figures of Anytown for 2022-23: rows 2 and 3" in said
    assert 'Choose one: --where "age=…" with 18+ yrs; 65+ yrs.' in said
    load(tmp_path, *lines, asked=ADULTS, where={"Age": "65+ yrs"})
    assert held() == [("E09000090", "2022-23", Decimal(70))]
    (said,) = problems(tmp_path, *lines, asked=ADULTS, where={"Colour": "blue"})
    assert "There is no column “Colour”." in said


def test_a_measure_that_nobody_has_placed_says_how_to_place_it(beside: Indicator, tmp_path: Path) -> None:
    lines = [FINGERTIPS, fingertips("11", "E09000090", "Anytown", "91"), fingertips("12", "E09000090", "Anytown", "1")]
    (said,) = problems(tmp_path, *lines)
    assert "--measure NUMBER=REFERENCE" in said
    (said,) = problems(tmp_path, *lines, asked=Asked(measures={"11": "adluts"}))
    assert "There is no indicator “adluts”. Did you mean adults?" in said
    (said,) = problems(tmp_path, *lines, asked=Asked(measures={"11": "adults", "13": "adults"}))
    assert "There is no measure “13” in it." in said


# --- LG Inform


def test_an_lg_inform_table_with_a_column_a_period_and_a_line_that_repeats_its_headers(
    beside: Indicator, tmp_path: Path
) -> None:
    lines = [
        "area,area label,area long label,2021/22,2022/23 Q1",
        "area,area label,area long label,metric,metric",
        "E09000090,Anytown,Anytown LB,40,45.5",
        "E06000091,Bexburgh,Bexburgh UA,-,n/a",
        "E12000007,London,London region,1,2",
    ]
    loaded = load(tmp_path, *lines, asked=Asked(indicator="adults", measure="777"))
    assert loaded.layout.provider == "LG Inform"
    assert held() == [
        ("E06000091", "2021-22", None), ("E06000091", "2022-23 Q1", None), ("E09000090", "2021-22", Decimal(40)),
        ("E09000090", "2022-23 Q1", Decimal("45.5")),
    ]  # fmt: skip
    assert ComparatorSeries.objects.get().measure == "777"


def test_an_lg_inform_report_with_its_measure_above_and_names_alone(beside: Indicator, tmp_path: Path) -> None:
    lines = ["Made-up share of adults", "Area,2021/22,2022/23", "Anytown,40,45.5", "Nowhere,1,2"]
    (anytown, nowhere) = problems(tmp_path, *lines, asked=Asked(indicator="adults"))
    assert "“Anytown” is not the name of a known area" in anytown
    assert nowhere.startswith("figures.csv, row 4, area: “Nowhere”")
    make(Area, code="E09000090", name="Anytown")
    load(tmp_path, *lines[:3], asked=Asked(indicator="adults"))
    assert len(held()) == 2
    assert ComparatorSeries.objects.get().title == "Made-up share of adults"


def test_an_lg_inform_table_with_a_row_an_area_and_a_period(beside: Indicator, tmp_path: Path) -> None:
    lines = [
        "area identifier,area label,metric type identifier,metric type label,period,value",
        "E09000090,Anytown,777,Made-up share,2021/22,40",
    ]
    load(tmp_path, *lines, asked=Asked(indicator="adults"))
    assert held() == [("E09000090", "2021-22", Decimal(40))]


# --- Tidy tables, CSV and Parquet


def test_a_tidy_table_names_its_indicator_and_its_source_and_who_does_not_run_the_service(
    beside: Indicator, tmp_path: Path
) -> None:
    make(Source, reference="survey", title="A survey")
    lines = [
        TIDY,
        "adults,E09000090,Anytown,2023-24 Q2,91,30,33,yes,survey",
        "adults,E07000091,Bexdale,2023-24 Q2,12,,,no,survey",
    ]
    load(tmp_path, *lines)
    figure, none = ComparatorValue.objects.order_by("-area__code")
    assert (figure.numerator, figure.denominator, figure.covers_start) == (
        Decimal(30),
        Decimal(33),
        dt.date(2023, 7, 1),
    )
    assert (none.value, none.runs_service) == (None, False)


def test_parquet_is_read_as_csv_is(beside: Indicator, tmp_path: Path) -> None:
    make(Source, reference="survey")
    table = pa.table({
        "indicator": ["adults"] * 2, "area_code": ["E09000090", "E09000091"], "area_name": ["Anytown", "Bexburgh"],
        "period": ["2023-24 Q2", "2023-24 Q2"], "value": [91.5, None], "numerator": pa.array([30, None], pa.int64()),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "figures.parquet")
    load_comparators(tmp_path / "figures.parquet", actor="A. Officer", source=SourceAsked("survey"))
    assert held() == [("E09000090", "2023-24 Q2", Decimal("91.5")), ("E09000091", "2023-24 Q2", None)]


def test_a_preview_says_what_would_change_and_changes_nothing(beside: Indicator, tmp_path: Path) -> None:
    lines = [FINGERTIPS, fingertips("11", "E09000090", "Anytown", "91.2")]
    loaded = load(tmp_path, *lines, asked=ADULTS, dry_run=True)
    assert (loaded.series[0].added, loaded.own) == (1, "Anytown (E09000090)")
    assert not ComparatorValue.objects.exists()
    assert not Area.objects.exists()
    assert not AuditEvent.objects.exists()


def test_everything_that_is_wrong_is_said_at_once_with_row_column_and_how_to_mend_it_and_nothing_is_loaded(
    beside: Indicator, tmp_path: Path
) -> None:
    make(Source, reference="survey")
    lines = [
        TIDY,
        "adults,E09000090,Anytown,2023-24 Q2,91,30,33,yes,survey",
        "adults,E0900009,Anytown,2023-24 Q2,91,,,,survey",
        "adults,E09000091,Bexburgh,last summer,91,,,,survey",
        "adults,E09000092,Crayford,2023-24 Q2,about 90,,,perhaps,survey",
        "adults,E09000093,Dartmouth,2023-24 Q2,91,,,,survey,more",
        "adults,E09000090,Anytown,2023-24 Q2,92,,,,survey",
    ]
    said = problems(tmp_path, *lines)
    assert [line.split(":")[0] for line in said] == [
        "figures.csv, row 3, area_code", "figures.csv, row 4, period", "figures.csv, row 5, runs_service",
        "figures.csv, row 5, value", "figures.csv, row 6", "figures.csv, row 7, value",
    ]  # fmt: skip
    assert "Write the nine characters" in said[0]
    assert "Leave one of the rows out." in said[5]
    assert not ComparatorValue.objects.exists()


def test_a_benchmark_names_where_it_comes_from(beside: Indicator, tmp_path: Path) -> None:
    lines = [TIDY, "adults,E09000090,Anytown,2023-24 Q2,91,,,,"]
    (said,) = problems(tmp_path, *lines)
    assert "Add a column source, or give --source REFERENCE" in said
    (said,) = problems(tmp_path, *lines, source=SourceAsked("nowhere"))
    assert "There is no source “nowhere”." in said


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "It is empty."),
        (b"a,b\n1,2\n", "These are not the headers of any table"),
        (b"PK\x03\x04rest", "This is an Excel workbook"),
        (b"indicator,area\xa3\n", "not UTF-8"),
        (b'indicator,"area\n1,2\n', "This is not CSV"),
    ],
)
def test_a_file_that_is_no_such_table_says_what_it_is(content: bytes, because: str, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(content)
    with pytest.raises(FolderProblems) as caught:
        load_comparators(path, actor="A. Officer")
    assert because in str(caught.value.problems[0])


def test_what_is_no_parquet_is_not_read_as_any(tmp_path: Path) -> None:
    path = tmp_path / "figures.parquet"
    path.write_bytes(b"area,value\n")
    with pytest.raises(FolderProblems) as caught:
        load_comparators(path, actor="A. Officer")
    assert "This cannot be read as Parquet" in str(caught.value.problems[0])


# --- Which area is the council's own, and who is like it


def test_the_own_area_can_be_said_and_one_that_is_not_known_is_a_problem(beside: Indicator, tmp_path: Path) -> None:
    lines = [FINGERTIPS, fingertips("11", "E09000091", "Bexburgh", "91.2")]
    assert not load(tmp_path, *lines, asked=ADULTS).own_known
    (said,) = problems(tmp_path, *lines, own="E09000099")
    assert "“E09000099” is no area that is known." in said
    assert load(tmp_path, *lines, own="e09000091").own == "Bexburgh (E09000091)"


def test_sets_of_neighbours_are_loaded_with_their_model_and_day(beside: Indicator, tmp_path: Path) -> None:
    header = "model,made,area_code,area_name,neighbour_code,neighbour_name"
    lines = [
        header,
        "CIPFA,2022-03-01,E09000090,Anytown,E09000092,Crayford",
        "CIPFA,2022-03-01,E09000090,,E09000091,Bexburgh",
    ]
    loaded = load(tmp_path, *lines)
    assert loaded.neighbours == ["CIPFA, 2022-03-01: Anytown (E09000090)"]
    assert NeighbourSet.objects.get().neighbours == ["E09000091", "E09000092"]
    assert not load(tmp_path, *lines).changes_anything
    said = problems(
        tmp_path, header, "CIPFA,01/03/2022,E09000090,,E09000091,", "CIPFA,2022-03-01,E09000090,,E09000090,"
    )
    assert "Write year, month and day: 2022-03-01." in said[0]
    assert "named as its own neighbour" in said[1]


# --- Cells


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2021/22", "2021-04-01", "2022-03-31"), ("2021", "2021-01-01", "2021-12-31"),
        ("2020 - 22", "2020-01-01", "2022-12-31"), ("2018-2020", "2018-01-01", "2020-12-31"),
        ("2019/20 - 21/22", "2019-04-01", "2022-03-31"), ("2019/20 - 2021/22", "2019-04-01", "2022-03-31"),
        ("2021/22 (academic)", "2021-09-01", "2022-08-31"), ("2021/22 Q1", "2021-04-01", "2021-06-30"),
        ("2021-22", "2021-04-01", "2022-03-31"),
    ],
)  # fmt: skip
def test_periods_are_read_as_their_providers_write_them(cell: str, first: str, last: str) -> None:
    period = read_period(cell)
    assert (period.start.isoformat(), period.end.isoformat()) == (first, last)


@pytest.mark.parametrize("cell", ["", "soon", "2021/23", "2019/20 - 21/23", "2021/23 (academic)", "2022 Q1"])
def test_what_is_no_period_is_not_guessed_at(cell: str) -> None:
    with pytest.raises(CellError, match="is not a period"):
        read_period(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,234.5", "1234.5"), ("12%", "12"), ("£3", "3"), ("1.0E-05", "0.000010"), ("0.12345678916", "0.1234567892"),
     ("[c]", None), ("*", None), ("", None)],
)  # fmt: skip
def test_numbers_are_read_to_ten_decimals_and_what_stands_for_none_is_none(cell: str, number: str | None) -> None:
    assert read_number(cell) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("cell", ["about 3", "1,23", "inf", "nan", "1e40", "3-4"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(CellError, match="is not a number"):
        read_number(cell)
