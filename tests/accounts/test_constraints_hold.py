"""Every rule that a table declares is held by the database itself, whoever writes to it and however.

The list of rules is read from the models, so a new one without an example of breaking it fails here. Rows are written
with bulk_create, which asks no form and no model; that the right rule refused each is told by its name.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint, ForeignKey, UniqueConstraint

from .factory import FIELDS, KNOWN, Fields, built, fields, make, our_models

pytestmark = pytest.mark.django_db

LATER, EARLIER = dt.date(2023, 4, 2), dt.date(2023, 4, 1)

BREAKING: dict[str, Fields] = {
    # accounts
    "audit_event_names_an_actor": {"actor": ""},
    # plan
    "there_is_one_council": {"id": 2},
    "council_status_colours_are_known": {"status_colours": "mauve"},
    "governance_period_runs_forwards": {"starts": LATER, "ends": EARLIER},
    "governance_model_is_known": {"model": "mayor"},
    "plan_runs_forwards": {"starts": LATER, "ends": EARLIER},
    "activity_status_is_known": {"status": "fine"},
    "top_five_is_one_to_five": {"top_five": 6},
    "pledge_status_is_known": {"status": "kept"},
    "evidence_kind_is_known": {"kind": "hearsay"},
    "evidence_status_is_known": {"status": "kept"},
    "record_kind_is_known": {"kind": "promise"},
    "record_has_a_title": {"title": ""},
    "link_joins_two_things": {},
    "link_meaning_is_known": {"meaning": "resembles"},
    # performance
    "indicator_decimals_are_sensible": {"decimals": 7},
    "indicator_range_is_given": {"polarity": "range"},
    # As text "9" is above "10": the database must compare them as numbers.
    "indicator_range_runs_upwards": {"range_low": Decimal(10), "range_high": Decimal(9)},
    "indicator_polarity_is_known": {"polarity": "up"},
    "indicator_type_is_known": {"type": "vanity"},
    "indicator_unit_is_known": {"unit": "furlongs"},
    "indicator_frequency_is_known": {"frequency": "weekly"},
    "indicator_result_kind_is_known": {"result_kind": "weekly"},
    "indicator_comparison_is_known": {"comparison": "a good year"},
    "correction_says_why": {"version": 2, "correction_reason": ""},
    "observation_covers_forwards": {"covers_start": LATER, "covers_end": EARLIER},
    "numerator_and_denominator_come_together": {"numerator": Decimal(30)},
    "denominator_is_above_zero": {"numerator": Decimal(0), "denominator": Decimal("0.00")},
    "observation_kind_is_known": {"kind": "weekly"},
    "only_a_number_target_has_a_number": {"kind": "monitor", "value": Decimal(3)},
    "a_wordy_target_has_words": {"kind": "words", "value": None, "words": ""},
    "target_kind_is_known": {"kind": "wish", "value": None},
    "commentary_status_is_known": {"status": "seen"},
    "benchmark_has_a_value_or_says_there_is_none": {"value": None, "none_available": False},
    "benchmark_area_kind_is_known": {"area_kind": "elsewhere"},
    "theme_status_is_known": {"status": "blue"},
    "an_override_says_why": {"set_by": "A. Officer", "reason": ""},
    "assessment_rag_is_known": {"rag": "blue"},
    "chart_preset_is_known": {"preset": "western"},
    "forecast_method_is_known": {"method": "hope"},
    "a_verdict_needs_two_points": {"min_points": 1},
    "limits_need_two_points": {"fix_after": 1},
    "the_floor_is_below_the_ceiling": {"floor": Decimal(10), "ceiling": Decimal(9)},
    "a_chart_setting_says_why": {"reason": ""},
    "chart_event_kind_is_known": {"kind": "rumour"},
    "a_chart_event_has_a_title": {"title": ""},
    "a_new_phase_says_why": {"starts_phase": True, "reason": ""},
    "an_excluded_point_says_why": {"reason": ""},
    "limits_run_upwards": {"lower": Decimal(10), "upper": Decimal(9)},
    "an_area_has_code_and_name": {"name": ""},
    "comparator_statistic_is_known": {"statistic": "guess"},
    "comparator_per_is_above_zero": {"per": Decimal(0)},
    "comparator_covers_forwards": {"covers_start": LATER, "covers_end": EARLIER},
    "comparator_denominator_is_above_zero": {"denominator": Decimal("0.0")},
    "comparator_numerator_is_not_negative": {"numerator": Decimal("-0.5")},
    "a_neighbour_set_names_its_model": {"model": ""},
    # risks
    "risk_kind_is_known": {"kind": "vague"},
    "risk_score_is_one_to_twenty_five": {"score": 26, "impact": None, "likelihood": None},
    "risk_score_is_impact_times_likelihood": {"score": 16, "impact": 5, "likelihood": 3},
    "score_kind_is_known": {"score_kind": "hoped"},
    # money
    "budget_kind_is_known": {"budget_kind": "petty"},
    "forecast_unit_is_known": {"unit": "euro"},
    "saving_unit_is_known": {"unit": "euro"},
    "saving_base_budget_unit_is_known": {"base_budget_unit": "euro"},
    # publications
    "later_edition_says_why": {"edition": 2, "reason": ""},
}
"""For each rule that looks at one row, what to put in an otherwise good row to break it."""

AT_THE_LIMIT: dict[str, Fields] = {
    "governance_period_runs_forwards": {"starts": EARLIER, "ends": EARLIER},
    "plan_runs_forwards": {"starts": EARLIER, "ends": EARLIER},
    "top_five_is_one_to_five": {"top_five": 5},
    "indicator_decimals_are_sensible": {"decimals": 6},
    "indicator_range_is_given": {"polarity": "range", "range_low": Decimal(1)},
    "indicator_range_runs_upwards": {"range_low": Decimal("9.0"), "range_high": Decimal("9")},
    "correction_says_why": {"version": 2, "correction_reason": "A late return"},
    "observation_covers_forwards": {"covers_start": EARLIER, "covers_end": EARLIER},
    "numerator_and_denominator_come_together": {"numerator": Decimal(30), "denominator": Decimal(33)},
    "denominator_is_above_zero": {"numerator": Decimal(0), "denominator": Decimal("0.001")},
    "only_a_number_target_has_a_number": {"kind": "monitor", "value": None},
    "a_wordy_target_has_words": {"kind": "words", "value": None, "words": "Sustain reductions"},
    "benchmark_has_a_value_or_says_there_is_none": {"value": None, "none_available": True},
    "an_override_says_why": {"set_by": "A. Officer", "reason": "The budget was since agreed"},
    "a_verdict_needs_two_points": {"min_points": 2},
    "limits_need_two_points": {"fix_after": 2},
    "the_floor_is_below_the_ceiling": {"floor": Decimal(9), "ceiling": Decimal("9.5")},
    "a_new_phase_says_why": {"starts_phase": True, "reason": "The definition changed"},
    "limits_run_upwards": {"lower": Decimal("9.0"), "upper": Decimal(9)},
    "comparator_per_is_above_zero": {"per": Decimal("0.001")},
    "comparator_covers_forwards": {"covers_start": EARLIER, "covers_end": EARLIER},
    "comparator_denominator_is_above_zero": {"denominator": Decimal("0.001")},
    "comparator_numerator_is_not_negative": {"numerator": Decimal(0)},
    "risk_score_is_one_to_twenty_five": {"score": 25, "impact": None, "likelihood": None},
    "risk_score_is_impact_times_likelihood": {"score": 25, "impact": 5, "likelihood": 5},
    "later_edition_says_why": {"edition": 2, "reason": "A correction"},
}
"""For rules with a limit, a row that stands just inside it."""


def declared(kind: type[Any]) -> list[Any]:
    """Every constraint of a kind, with its model, named for the test report."""
    return [
        pytest.param(model, constraint, id=constraint.name)
        for model in our_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, kind)
    ]


def refusal(rows: list[models.Model]) -> str:
    """What the database says when it is made to write `rows`; empty if it writes them."""
    try:
        with transaction.atomic():
            type(rows[0])._default_manager.bulk_create(rows)
            connection.check_constraints()
    except IntegrityError as error:
        return str(error)
    return ""


def test_every_model_of_the_product_is_known_to_the_factory() -> None:
    """Else the tests that walk over all models would pass over it."""
    assert set(our_models()) <= FIELDS.keys()


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_a_good_row_of_every_table_is_taken(model: type[models.Model]) -> None:
    """Else a refusal below could have another cause."""
    assert refusal([built(model)]) == ""


def test_only_checks_and_uniqueness_are_declared() -> None:
    """A rule of a third kind would need a test of its own."""
    kinds = {type(constraint) for model in our_models() for constraint in model._meta.constraints}
    assert kinds <= {CheckConstraint, UniqueConstraint}


@pytest.mark.parametrize(("model", "constraint"), declared(CheckConstraint))
def test_the_database_refuses_a_row_that_breaks_a_rule(model: type[models.Model], constraint: CheckConstraint) -> None:
    """One example a rule, from what the rule's own name says."""
    assert constraint.name in BREAKING, f"No row here breaks {constraint.name}: add one."
    values = dict(BREAKING[constraint.name])
    if constraint.name == "link_joins_two_things":
        values["from_record"] = values["to_record"] = make(our_model("Record"))
    assert constraint.name in refusal([built(model, **values)])


@pytest.mark.parametrize(("model", "constraint"), declared(CheckConstraint))
def test_the_database_takes_a_row_at_the_limit_of_a_rule(
    model: type[models.Model], constraint: CheckConstraint
) -> None:
    """A rule that refused everything would pass the test above."""
    assert refusal([built(model, **AT_THE_LIMIT.get(constraint.name, {}))]) == ""


@pytest.mark.parametrize(("model", "constraint"), declared(UniqueConstraint))
def test_the_database_refuses_a_second_row_where_there_may_be_one(
    model: type[models.Model], constraint: UniqueConstraint
) -> None:
    """The second row differs in everything but what must be unique."""
    condition = dict(constraint.condition.children) if constraint.condition is not None else {}  # type: ignore[arg-type]
    first = make(model, **condition)
    same = {name: getattr(first, name) for name in constraint.fields}
    if constraint.name == "pledge_stands_once_in_a_section":
        same["first"] = False
    said = refusal([built(model, **{**condition, **same})])
    columns = [f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in constraint.fields]  # type: ignore[union-attr]
    assert constraint.name in said or ", ".join(columns) in said


@pytest.mark.parametrize(
    ("model", "name"),
    [
        pytest.param(model, field.name, id=f"{model._meta.label}.{field.name}")
        for model in our_models()
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key
    ],
)
def test_the_database_refuses_a_key_that_is_taken(model: type[models.Model], name: str) -> None:
    """References, keys of figures, digests of the chain, and one thing to a line of the register."""
    first = make(model)
    assert model._meta.get_field(name).column in refusal([built(model, **{name: getattr(first, name)})])  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("model", "field"),
    [
        pytest.param(model, field, id=f"{model._meta.label}.{field.name}")
        for model in our_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey)
    ],
)
def test_the_database_refuses_a_pointer_to_nothing(model: type[models.Model], field: "ForeignKey[Any, Any]") -> None:
    """No row 999,999,999 is ever made."""
    values = fields(model)
    values.pop(field.name, None)
    assert refusal([model(**{**values, field.attname: 999_999_999})]) != ""


def test_two_placements_of_a_pledge_may_be_but_only_one_is_its_own_section() -> None:
    """A promise may stand in several sections (DOMAIN, section 1)."""
    first = make(our_model("PledgePlacement"))
    assert refusal([built(our_model("PledgePlacement"), pledge=first.pledge, first=False)]) == ""


def test_a_fact_may_have_a_second_version_and_another_period() -> None:
    """What is unique is the fact, not the indicator."""
    target = make(our_model("Target"))
    assert refusal([built(our_model("Target"), indicator=target.indicator, period=target.period, version=2)]) == ""
    assert refusal([built(our_model("Target"), indicator=target.indicator, period="2024-25 Q1")]) == ""
    assert target.known_from == KNOWN


def our_model(name: str) -> type[models.Model]:
    """A model by its name."""
    return next(model for model in our_models() if model.__name__ == name)


@pytest.mark.parametrize(
    ("model", "field"),
    [
        pytest.param(model, field, id=f"{model._meta.label}.{field.name}")
        for model in our_models()
        for field in model._meta.concrete_fields
        if field.choices
    ],
)
def test_every_choice_is_held_by_the_database_too(model: type[models.Model], field: "models.Field[Any, Any]") -> None:
    """A word that no form offers gets into the record by no other way."""
    row = built(model)
    setattr(row, field.attname, "x")
    assert refusal([row]) != ""
    checks = [c for c in model._meta.constraints if isinstance(c, CheckConstraint) and c.name.endswith("_known")]
    assert any(field.name in str(check.condition) for check in checks)
