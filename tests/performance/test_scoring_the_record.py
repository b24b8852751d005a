"""Results are judged as they stand, once; a later change judges again and leaves what was judged as it was."""

from decimal import Decimal
from typing import Any

import pytest
from accounts.factory import make
from django.utils import timezone

from goldenthread.accounts.actions import audited
from goldenthread.accounts.models import AuditEvent
from goldenthread.performance.actions import (
    CorrectionNeeded,
    correct_observation,
    observation_key,
    save_rag_rules,
    score,
)
from goldenthread.performance.models import Assessment, Indicator, Observation, RagRule, Target
from goldenthread.performance.scoring import target_for
from goldenthread.plan.models import Council

from .conftest import Record, an_indicator, said, target

pytestmark = pytest.mark.django_db

TEN = {"amber_within_percent": "10"}
FIVE = {"amber_within_percent": "5"}


def rules(definition: dict[str, str]) -> None:
    """Sets the council's one rule."""
    with audited(actor="A. Officer", action="change a rule") as trail:
        save_rag_rules(rules=[{"name": "ours", "title": "Ours", "definition": definition}], trail=trail)


def everything() -> list[tuple[Any, ...]]:
    """Every assessment there is, whole."""
    return list(Assessment.objects.order_by("id").values_list())


# --- Once


def test_scoring_twice_judges_once(record: Record) -> None:
    """The same judgement is kept once, and a scoring that finds nothing new leaves no trace."""
    indicator = an_indicator()
    record(indicator, "2022-23 Q2", "10.0")
    record(indicator, "2023-24 Q2", "11.0")
    target(indicator, "2023-24 Q2", "10.5")
    assert score(actor="A. Officer") == 2
    before, events = everything(), AuditEvent.objects.count()
    assert score(actor="A. Officer") == 0
    assert (everything(), AuditEvent.objects.count()) == (before, events)


def test_a_judgement_keeps_the_rule_the_target_and_the_comparison_it_was_made_by(record: Record) -> None:
    """DOMAIN, section 3: an assessment keeps the rule that made it. 11.0 after 10.0 is +10.0%, worked out by hand."""
    rules(TEN)
    indicator = an_indicator(polarity="smaller")
    then = record(indicator, "2022-23 Q2", "10.0")
    now = record(indicator, "2023-24 Q2", "11.0")
    aim = target(indicator, "2023-24 Q2", "10.5")
    score(actor="A. Officer")
    found = said(indicator, "2023-24 Q2")
    assert (found.observation, found.target, found.comparison) == (now, aim, then)
    assert (found.rule, found.rule_definition["amber_within_percent"]) == ("ours", "10")
    assert (found.rag, found.direction, found.result["change"]) == ("amber", "worsening", "10.0")


def test_scoring_an_empty_record_does_nothing() -> None:
    """A council on its first day."""
    assert score(actor="A. Officer") == 0


def test_scoring_asks_as_often_for_many_results_as_for_few(record: Record, django_assert_max_num_queries: Any) -> None:
    """Nothing is read result by result."""
    for _ in range(3):
        indicator = an_indicator()
        for year in range(2015, 2023):
            record(indicator, f"{year}-{(year + 1) % 100:02d} Q2", "10.0")
            target(indicator, f"{year}-{(year + 1) % 100:02d} Q2", "10.5")
    with django_assert_max_num_queries(14):
        assert score(actor="A. Officer") == 24


# --- A changed rule


def test_a_changed_rule_recolours_no_quarter_before_the_one_now_reported(record: Record) -> None:
    """5.5% off is Amber within ten and Red within five; 2022-23 stays as judged, corrections included."""
    make(Council, current_period="2023-24 Q2")
    rules(TEN)
    indicator = an_indicator()
    for period in ("2022-23 Q2", "2023-24 Q2"):
        record(indicator, period, "94.5")
        target(indicator, period, "100")
    score(actor="A. Officer")
    before = everything()
    rules(FIVE)
    assert score(actor="A. Officer") == 1
    assert everything()[: len(before)] == before
    assert (said(indicator, "2022-23 Q2").rag, said(indicator, "2023-24 Q2").rag) == ("amber", "red")
    correct_observation(
        indicator=indicator.reference, period="2022-23 Q2", value=Decimal("94.0"), reason="Misread", actor="A. Officer"
    )
    assert said(indicator, "2022-23 Q2").rag == "amber"
    assert said(indicator, "2022-23 Q2").rule_definition["amber_within_percent"] == "10"


def test_a_rule_that_is_changed_back_judges_as_it_did_at_first(record: Record) -> None:
    """The last judgement of a result is the one by the rule there is, though the same was made before."""
    make(Council, current_period="2023-24 Q2")
    indicator = an_indicator()
    record(indicator, "2023-24 Q2", "94.5")
    target(indicator, "2023-24 Q2", "100")
    colours = []
    for definition in (TEN, FIVE, TEN, FIVE, FIVE):
        rules(definition)
        score(actor="A. Officer")
        colours.append(said(indicator, "2023-24 Q2").rag)
    assert colours == ["amber", "red", "amber", "red", "red"]
    assert Assessment.objects.count() == 4


def test_an_indicator_may_have_a_rule_of_its_own(record: Record) -> None:
    """DOMAIN, section 3: tolerances which a council or an indicator can set."""
    rules(TEN)
    own = make(RagRule, definition=FIVE)
    indicator = an_indicator(rag_rule=own)
    record(indicator, "2023-24 Q2", "94.5")
    target(indicator, "2023-24 Q2", "100")
    score(actor="A. Officer")
    assert (said(indicator, "2023-24 Q2").rag, said(indicator, "2023-24 Q2").rule) == ("red", own.name)


# --- A correction


def test_a_correction_judges_again_whatever_was_compared_with_it(record: Record) -> None:
    """The year before, corrected from 10.0 to 12.0, turns this year's 11.0 from a rise to a fall."""
    indicator, other = an_indicator(), an_indicator()
    record(indicator, "2022-23 Q2", "10.0")
    record(indicator, "2023-24 Q2", "11.0")
    record(other, "2023-24 Q2", "11.0")
    score(actor="A. Officer")
    assert said(indicator, "2023-24 Q2").direction == "improving"
    before = everything()
    corrected = correct_observation(
        indicator=indicator.reference, period="Q2 2022/23", value=Decimal("12.0"), reason="Misread", actor="A. Officer"
    )
    assert len(everything()) - len(before) == 2
    assert everything()[: len(before)] == before
    found = said(indicator, "2023-24 Q2")
    assert (found.direction, found.comparison) == ("worsening", corrected)


def test_a_correction_is_another_result_with_its_reason_and_a_key_of_its_own(record: Record) -> None:
    """HOUSE, the way of a figure: a correction is another observation with its own known-from date."""
    indicator = an_indicator()
    first = record(indicator, "2023-24 Q2", "30.0", numerator=Decimal(30), denominator=Decimal(100), note="Provisional")
    began = timezone.now()
    later = correct_observation(
        indicator=indicator.reference, period="2023-24 Q2", value=Decimal("31.00"), reason="Late", actor="B. Officer"
    )
    first.refresh_from_db()
    assert (str(first.value), first.correction_reason) == ("30.0", "")
    assert (str(later.value), later.decimals, later.version) == ("31.00", 2, 2)
    assert (later.correction_reason, later.recorded_by, later.note) == ("Late", "B. Officer", "Provisional")
    # What the first was made of did not make the second.
    assert (later.numerator, later.denominator) == (None, None)
    assert later.known_from >= began
    assert (first.key, later.key) == (
        f"{indicator.reference}@2023-24-Q2",
        observation_key(indicator.reference, "2023-24 Q2", 2),
    )
    event = AuditEvent.objects.get(reason="Late", action="correct a result", subject__startswith="observation")
    assert event.detail["changed"]["value"] == ["30.0", "31.00"]


def test_what_else_is_wrong_with_a_result_can_be_corrected_with_it(record: Record) -> None:
    """Here what it was made of, and that it is no longer provisional; the figure itself stays."""
    indicator = an_indicator()
    record(indicator, "2023-24 Q2", "30.0", provisional=True)
    changes = {"numerator": Decimal(30), "denominator": Decimal(100), "provisional": False}
    later = correct_observation(
        indicator=indicator.reference,
        period="2023-24 Q2",
        value=Decimal("30.0"),
        reason="The counts came",
        actor="A. Officer",
        changes=changes,
    )
    assert (later.version, later.provisional, later.denominator) == (2, False, Decimal(100))


@pytest.mark.parametrize(("value", "reason", "complaint"), [("30.0", "Why not", "already"), ("31.0", "  ", "Say why")])
def test_a_correction_of_nothing_or_for_no_reason_is_refused(
    record: Record, value: str, reason: str, complaint: str
) -> None:
    """And leaves nothing behind."""
    indicator = an_indicator()
    record(indicator, "2023-24 Q2", "30.0")
    events = AuditEvent.objects.count()
    with pytest.raises(ValueError, match=complaint):
        correct_observation(
            indicator=indicator.reference,
            period="2023-24 Q2",
            value=Decimal(value),
            reason=reason,
            actor="A. Officer",
        )
    assert (Observation.objects.count(), AuditEvent.objects.count()) == (1, events)


def test_what_was_never_recorded_cannot_be_corrected() -> None:
    """It is recorded instead."""
    with pytest.raises(Observation.DoesNotExist):
        correct_observation(
            indicator=an_indicator().reference,
            period="2023-24 Q2",
            value=Decimal(1),
            reason="Late",
            actor="A. Officer",
        )


def test_a_result_that_differs_from_what_is_recorded_must_say_why(record: Record) -> None:
    """Whoever records it, an import as well as a person."""
    indicator = an_indicator()
    record(indicator, "2023-24 Q2", "30.0")
    with pytest.raises(CorrectionNeeded, match=r"30\.0"):
        record(indicator, "2023-24 Q2", "31.0")
    assert Observation.objects.count() == 1


# --- Which target


@pytest.mark.parametrize(
    ("targets", "period", "kind", "chosen"),
    [
        # The quarter's own, whatever the year's.
        ({"2023-24 Q2": "number", "2023-24": "number"}, "2023-24 Q2", "cumulative", "2023-24 Q2"),
        ({"2023-24 Q2": "none", "2023-24": "number"}, "2023-24 Q2", "annual", "2023-24 Q2"),
        ({"2023-24 Q2": "monitor", "2023-24": "words"}, "2023-24 Q2", "quarter", "2023-24 Q2"),
        # The year's number, where the result speaks for the year.
        ({"2023-24": "number"}, "2023-24 Q3", "annual", "2023-24"),
        ({"2023-24": "number"}, "2023-24 Q3", "survey", "2023-24"),
        ({"2023-24": "number"}, "2023-24 Q4", "cumulative", "2023-24"),
        ({"2023-24": "number"}, "2023-24 Q4", "snapshot", "2023-24"),
        ({"2023-24": "number"}, "2023-24 Q4", "rolling", "2023-24"),
        # Half a year's count is not judged against a year's, nor one quarter alone even at the year's end.
        ({"2023-24": "number"}, "2023-24 Q2", "cumulative", None),
        ({"2023-24": "number"}, "2023-24 Q2", "rolling", None),
        ({"2023-24": "number"}, "2023-24 Q4", "quarter", None),
        # Monitor, and a direction in words, hold for every quarter of their year.
        ({"2023-24": "monitor"}, "2023-24 Q1", "quarter", "2023-24"),
        ({"2023-24": "words"}, "2023-24 Q2", "cumulative", "2023-24"),
        # Another year's, or none.
        ({"2022-23": "monitor", "2024-25 Q2": "number"}, "2023-24 Q2", "annual", None),
        ({}, "2023-24 Q2", "annual", None),
    ],
)
def test_a_result_is_judged_against_its_quarters_target_or_else_its_years_where_it_speaks_for_the_year(
    targets: dict[str, str], period: str, kind: str, chosen: str | None
) -> None:
    """DOMAIN, section 3: a target for the year and for each quarter; the fallback as `target_for` states it."""
    held = {(1, name): Target(indicator_id=1, period=name, kind=target) for name, target in targets.items()}
    held[2, period] = Target(indicator_id=2, period=period, kind="number")
    found = target_for(held, 1, period, kind)
    assert (found.period if found else None) == chosen


def test_the_target_judged_by_is_the_last_version_of_it(record: Record) -> None:
    """A target put right judges again; the first judgement stays."""
    indicator = an_indicator()
    record(indicator, "2023-24 Q2", "94.5")
    target(indicator, "2023-24 Q2", "100")
    score(actor="A. Officer")
    target(indicator, "2023-24 Q2", "94.5")
    score(actor="A. Officer")
    assert said(indicator, "2023-24 Q2").rag == "green"
    assert sorted(Assessment.objects.values_list("rag", flat=True)) == ["amber", "green"]


def test_the_factory_judges_nothing() -> None:
    """An indicator by itself has no assessment."""
    assert not make(Indicator).assessments.exists()
