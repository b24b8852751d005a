"""What is loaded is what was typed: figures with their decimals, gaps as gaps, links from both ends."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.performance.actions import score
from goldenthread.performance.models import Assessment, Indicator, Observation, Target
from goldenthread.plan.models import Link, Pledge, Record
from goldenthread.risks.models import Risk
from tests.loading.town import COUNCIL, INDICATOR, OBSERVATION, PLANS, ROWS, SHARE, Town


@pytest.mark.parametrize("value", ["99.50", "-4", "0", "0.10", "372750", "-0.5", "999999999999999.9"])
def test_a_figure_keeps_every_decimal_it_was_given(town: Town, value: str) -> None:
    town.table("observations", OBSERVATION | {"value": value}).load()
    observation = Observation.objects.get()
    assert str(observation.value) == value
    assert observation.decimals == len(value.partition(".")[2])


def test_minus_nothing_is_nothing(town: Town) -> None:
    town.table("observations", OBSERVATION | {"value": "-0.0"}).load()
    assert str(Observation.objects.get().value) == "0.0"
    assert not town.load().changes_anything


def test_a_gap_stays_a_gap(town: Town) -> None:
    town.load()
    observation = Observation.objects.get()
    assert (observation.numerator, observation.denominator, observation.sample_size) == (None, None, None)
    assert observation.source is None
    assert Indicator.objects.get(reference="visits").rag_rule is None


@pytest.mark.parametrize(("value", "rag"), [("0", "green"), ("3", "red")])
def test_a_target_of_zero_loads_and_is_judged_by_its_rule(town: Town, value: str, rag: str) -> None:
    # DOMAIN.md, section 3: a target of zero has no percentage; met is Green, anything else Red.
    town.table("indicators", INDICATOR | {"polarity": "smaller"}, SHARE)
    town.table("targets", ROWS["targets"] | {"value": "0"})
    town.table("observations", OBSERVATION | {"value": value}).load()
    assert str(Target.objects.get().value) == "0"
    score(actor="tester")
    assert Assessment.objects.get().rag == rag


def test_a_numerator_above_its_denominator_is_allowed_where_it_can_be(town: Town) -> None:
    # Visits for each resident may well be more than one.
    town.table("indicators", INDICATOR | {"unit": "rate"}, SHARE)
    town.table("observations", OBSERVATION | {"numerator": "300", "denominator": "150", "value": "2"}).load()
    assert Observation.objects.get().numerator == Decimal(300)


def test_what_a_result_covers_is_worked_out_or_said_or_not_stated(town: Town) -> None:
    town.table(
        "observations",
        OBSERVATION,
        OBSERVATION | {"reported_in": "2022-23 Q2", "covers": "12 months to September 2021"},
        OBSERVATION | {"reported_in": "2021-22 Q2", "covers": "Not stated"},
    ).load()
    found = Observation.objects.order_by("-reported_in").values_list("covers", "covers_start", "covers_end")
    assert list(found) == [
        ("2023-24 Q2", dt.date(2023, 7, 1), dt.date(2023, 9, 30)),
        ("12 months to September 2021", dt.date(2020, 10, 1), dt.date(2021, 9, 30)),
        ("not stated", None, None),
    ]


@pytest.mark.parametrize("covers", ["not stated", "Not Stated", ""])
def test_a_benchmark_may_not_state_what_it_covers(town: Town, covers: str) -> None:
    town.table("benchmarks", ROWS["benchmarks"] | {"covers": covers}).load()
    assert Indicator.objects.get(reference="visits").benchmarks.get().covers_start is None


def test_a_figure_is_known_from_the_day_its_source_was_published(town: Town) -> None:
    town.table(
        "observations",
        OBSERVATION | {"source": "report"},
        OBSERVATION | {"indicator": "share", "source": "report", "known_from": "2023-12-24"},
    ).load()
    days = Observation.objects.order_by("indicator__reference").values_list("known_from", flat=True)
    assert [str(day.date()) for day in days] == ["2023-12-24", "2023-11-14"]


def test_a_link_joins_a_result_whether_it_is_in_the_folder_or_the_record(town: Town) -> None:
    link = ROWS["links"] | {"from": "activity:build", "to": "observation:visits@2023-24-Q2", "meaning": "mentions"}
    town.table("links", link).load()
    assert Record.objects.filter(kind="observation").count() == 1
    (town.path / "observations.csv").unlink()
    evidence = ROWS["pledge_evidence"] | {"link": "observation:visits@2023-24-Q2", "text": "Visits"}
    town.table("pledge_evidence", evidence).load()
    pledge = Pledge.objects.get()
    assert [piece.link.key for piece in pledge.evidence.all() if piece.link] == ["observation:visits@2023-24-Q2"]


def test_a_pledge_is_linked_to_the_indicator_it_names(town: Town) -> None:
    town.load()
    found = Link.objects.filter(meaning="measures").values_list("from_record__reference", "to_record__reference")
    assert list(found) == [("visits", "pool")]


def test_a_risk_is_known_by_the_council_s_own_number_in_any_case(town: Town) -> None:
    town.table("risk_scores", ROWS["risk_scores"] | {"risk": "Str1"})
    town.table("links", ROWS["links"] | {"from": "risk:STR1", "meaning": "risks"}).load()
    risk = Risk.objects.get()
    assert (risk.number, risk.reference, risk.scores.get().score) == ("STR1", "str1", 15)
    assert risk.record.links_out.get().to_record.key == "outcome:better-homes"


def test_a_risk_that_is_exempt_or_not_public_is_kept_from_the_public(town: Town) -> None:
    town.table(
        "risks",
        ROWS["risks"],
        ROWS["risks"] | {"reference": "STR2", "public": "no"},
        ROWS["risks"] | {"reference": "STR3", "exempt_paragraphs": "3"},
    ).load()
    public = Record.objects.filter(kind="risk", is_public=True).values_list("reference", flat=True)
    assert list(public) == ["str1"]


def test_a_pledge_in_two_sections_stands_once_with_its_own_section_first(town: Town) -> None:
    town.table("pledges", ROWS["pledges"] | {"sections_also": "Health; Leisure; Town"}).load()
    places = Pledge.objects.get().placements.values_list("section__title", "first")
    assert list(places) == [("Leisure", True), ("Health", False), ("Town", False)]


def test_the_longest_of_everything_fits_the_record(town: Town) -> None:
    """PostgreSQL refuses what is too long; so must the folder, before it gets there."""
    reference = "r" * 80
    town.write("council.yaml", COUNCIL.replace("Town Council", "n" * 120).replace("within-ten", "w" * 60))
    town.write(
        "plans.yaml", PLANS.replace("title: Homes are better", f"title: {'t' * 300}\n              where: {'w' * 120}")
    )
    town.table(
        "indicators", INDICATOR | {"reference": reference, "title": "t" * 300, "rag_rule": "w" * 60}, INDICATOR, SHARE
    )
    town.table("observations", OBSERVATION | {"indicator": reference, "where": "w" * 120, "source": "report"})
    town.table("pledges", ROWS["pledges"] | {"title": "t" * 400, "section": "s" * 120, "measure_unit": "u" * 60})
    town.table("pledge_evidence", ROWS["pledge_evidence"] | {"text": "t" * 20_000, "link": "https://t/" + "x" * 490})
    town.table("activities", ROWS["activities"] | {"title": "t" * 300, "owner": "o" * 200})
    town.table("risks", ROWS["risks"] | {"title": "t" * 300})
    town.table("fees", ROWS["fees"] | {"title": "t" * 300, "area": "a" * 200, "description": "d" * 300})
    town.table("savings", ROWS["savings"] | {"reference": "S" * 30, "opportunity_area": "o" * 200})
    town.table("targets", ROWS["targets"] | {"indicator": reference, "kind": "words", "value": "", "words": "w" * 200})
    town.table("links", {"from": f"indicator:{reference}", "to": "activity:build", "meaning": "same-promise"}).load()
    # Changed, so that each is named in the audit trail too.
    town.table("pledge_evidence", ROWS["pledge_evidence"] | {"text": "t" * 20_000, "status": "delivered"})
    town.table("targets", ROWS["targets"] | {"indicator": reference, "kind": "monitor", "value": ""})
    town.table(
        "links", {"from": f"indicator:{reference}", "to": "activity:build", "meaning": "same-promise", "note": "n"}
    )
    assert town.load().changes_anything
