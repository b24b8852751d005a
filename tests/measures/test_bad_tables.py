"""Bad tables get one message a problem, with its place and how to mend it, all at once."""

from collections.abc import Callable

import pyarrow as pa
import pytest

from goldenthread.measures import MeasureError, assess

from .figures_for_tests import definitions, observations, targets

GOOD = {"period": "2023-24 Q2", "value": "1"}


def said(*, defined: pa.Table | None = None, seen: pa.Table | None = None, aims: pa.Table | None = None) -> list[str]:
    with pytest.raises(MeasureError) as caught:
        assess(
            definitions({}) if defined is None else defined,
            observations(GOOD) if seen is None else seen,
            targets() if aims is None else aims,
        )
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("definition", "place", "part"),
    [
        ({"polarity": "up"}, "definitions, row 1, polarity", '"up" is not known; use one of neither, bigger'),
        ({"polarity": None}, "definitions, row 1, polarity", "use one of"),
        ({"decimals": -1}, "definitions, row 1, decimals", "0 to 9"),
        ({"decimals": None}, "definitions, row 1, decimals", "0 to 9"),
        ({"result_kind": "weekly"}, "definitions, row 1, result_kind", "rolling"),
        ({"comparison": "ever"}, "definitions, row 1, comparison", "previous-quarter"),
        ({"rule": "other"}, "definitions, row 1, rule", "default"),
        ({"polarity": "range"}, "definitions, row 1, range_low", "needs a low and a high bound"),
        ({"polarity": "range", "range_low": "5", "range_high": "3"}, "definitions, row 1, range_low", "swap them"),
        ({"series": ""}, "definitions, row 1, series", "reference"),
    ],
)
def test_a_definition_that_cannot_be_used_says_why(definition: dict[str, object], place: str, part: str) -> None:
    message = said(defined=definitions(definition), seen=observations())[0]
    assert message.startswith(place)
    assert part in message


@pytest.mark.parametrize("value", ["1,234", "12%", "£5", " 5", "1e3", "5.", ".5", "nan", "", "five", "١٢"])
def test_a_result_that_is_not_a_plain_decimal_is_refused(value: str) -> None:
    messages = said(seen=observations(GOOD | {"value": value}))
    assert messages[0].startswith(f'observations, row 1, value: "{value}" is not a figure: write digits')


def test_results_must_come_as_text_because_numbers_lose_their_decimals() -> None:
    seen = pa.table({"series": ["x"], "period": ["2023-24 Q2"], "value": [99.5]})
    assert "give figures as text" in said(seen=seen)[0]


@pytest.mark.parametrize("period", ["Q2 2023", "2023-25", "2023-24 Q5", "2023/24 Q2", None])
def test_a_period_that_is_not_canonical_is_refused(period: str | None) -> None:
    message = said(seen=observations(GOOD | {"period": period}))[0]
    assert message.startswith("observations, row 1, period")
    assert '"2023-24 Q2"' in message


def test_two_results_for_one_period_are_refused_because_one_cannot_be_guessed() -> None:
    assert said(seen=observations(GOOD, GOOD | {"value": "2"})) == [
        'observations, row 2, period: "x" has this period in row 1 too; keep one of them'
    ]


def test_a_result_of_an_unknown_series_is_refused() -> None:
    assert '"y" is not among the definitions' in said(seen=observations(GOOD | {"series": "y"}))[0]


@pytest.mark.parametrize(
    ("aim", "part"),
    [
        ({"kind": "number", "value": None}, "needs its number"),
        ({"kind": "monitor", "value": "5"}, 'of kind "monitor" has no number'),
        ({"kind": "goal", "value": None}, '"goal" is not known'),
    ],
)
def test_a_target_must_be_what_it_says(aim: dict[str, object], part: str) -> None:
    assert part in said(aims=targets({"period": "2023-24 Q2"} | aim))[0]


def test_a_range_takes_no_other_number() -> None:
    ranged = definitions({"polarity": "range", "range_low": "1", "range_high": "2"})
    assert "judged against its range" in said(defined=ranged, aims=targets({"period": "2023-24 Q2", "value": "5"}))[0]


def test_a_sample_must_have_someone_in_it() -> None:
    assert said(seen=observations(GOOD | {"sample_size": 0}))[0].startswith("observations, row 1, sample_size")


def test_a_missing_column_is_named() -> None:
    assert said(seen=observations(GOOD).drop_columns("value")) == [
        "observations, value: this column is missing; add it"
    ]


def test_all_problems_of_both_tables_come_at_once() -> None:
    messages = said(
        seen=observations(GOOD | {"value": "a"}, GOOD | {"series": "y", "period": "never"}),
        aims=targets({"period": "soon", "value": "5"}),
    )
    assert len(messages) == 4


def test_a_series_defined_twice_is_refused() -> None:
    assert '"x" stands in row 1 too' in said(defined=definitions({}, {}))[0]


@pytest.mark.parametrize("empty", [observations, targets])
def test_no_rows_give_an_empty_table(empty: Callable[..., pa.Table]) -> None:
    assert assess(definitions({}), observations(), targets()).num_rows == 0
    assert empty().num_rows == 0


def test_tables_may_come_in_chunks_and_encoded() -> None:
    seen = pa.concat_tables([observations(GOOD), observations(GOOD | {"period": "2022-23 Q2"})])
    seen = seen.set_column(0, "series", seen.column("series").dictionary_encode())
    assert assess(definitions({}), seen, targets()).num_rows == 2
