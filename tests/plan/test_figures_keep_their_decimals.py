"""A figure comes back from the database as it was reported, to the last nought (DOMAIN, section 3, Precision)."""

from decimal import Decimal
from typing import Any

import pytest
from accounts.factory import make
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.performance.models import Observation
from goldenthread.plan.figures import FigureField, as_number


@st.composite
def figures(draw: st.DrawFn) -> Decimal:
    """Figures of up to fifteen digits before the point and nine after, of either sign, with noughts at their end."""
    whole = draw(st.integers(-(10**15) + 1, 10**15 - 1))
    places = draw(st.integers(0, 9))
    digits = draw(st.integers(0, 10**places - 1))
    sign = "-" if whole < 0 or draw(st.booleans()) else ""
    return Decimal(f"{sign}{abs(whole)}" + (f".{digits:0{places}d}" if places else ""))


def through_the_database(figure: Any) -> Decimal | None:
    """What the database gives back for a figure, without a table between."""
    field = FigureField()
    sent = field.get_db_prep_value(figure, connection)
    kind = field.db_type(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT CAST(%s AS {kind})", [sent])
        return field.from_db_value(cursor.fetchone()[0], None, connection)


class TestEveryFigure(TestCase):
    """hypothesis runs each example in a transaction of its own."""

    @given(figures())
    def test_comes_back_with_the_same_digits_in_the_same_places(self, figure: Decimal) -> None:
        """The oracle is the text that was sent; nought has no sign in a council's tables."""
        expected = format(figure, "f").removeprefix("-") if figure.is_zero() else format(figure, "f")
        found = through_the_database(figure)
        assert found is not None
        assert format(found, "f") == expected

    @given(st.integers(-(10**15) + 1, 10**15 - 1))
    def test_a_whole_number_has_no_point(self, number: int) -> None:
        """12 is not 12.0: the second claims a decimal."""
        assert str(through_the_database(number)) == str(number)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["99.50", "0.00", "71.1", "372750", "-243", "999999999999999.999", "0.000000001"])
def test_a_result_keeps_what_was_printed(text: str) -> None:
    """Figures of the kinds that the seeds print, the longest the record holds and the smallest."""
    pk = make(Observation, value=Decimal(text)).pk
    assert format(Observation.objects.get(pk=pk).value, "f") == text


@pytest.mark.django_db
def test_figures_are_compared_and_ordered_as_numbers_when_asked() -> None:
    """As text 9 comes after 10, and SQLite keeps text."""
    for text in ("10", "9", "-1", "9.50"):
        make(Observation, value=Decimal(text))
    ordered = Observation.objects.order_by(as_number("value")).values_list("value", flat=True)
    assert [str(value) for value in ordered] == ["-1", "9", "9.50", "10"]


@pytest.mark.django_db
def test_no_figure_is_no_figure() -> None:
    """A gap stays a gap."""
    assert through_the_database(None) is None


@pytest.mark.parametrize("wrong", ["about 12", "", "NaN", "Infinity", "1e15", "-1e15", Decimal("1e15"), Decimal("NaN")])
def test_what_is_not_a_figure_is_refused_in_words(wrong: Any) -> None:
    """A number typed as text, and numbers that no council prints."""
    with pytest.raises(ValidationError, match="figure"):
        FigureField().get_prep_value(wrong)
