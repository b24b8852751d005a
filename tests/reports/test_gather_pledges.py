"""Pledges as they stood at the quarter's end: made by then, with their evidence, status and pace. Rules: DOMAIN 7."""

from __future__ import annotations

import pytest

from goldenthread.plan.models import PledgeEvidence, PledgePlacement, PledgeSection
from goldenthread.reports.facts import PaceFacts, PledgeFacts

from . import gather_record as made

pytestmark = pytest.mark.django_db


def pledge(period: str = made.QUARTER) -> PledgeFacts:
    return made.the_pledge(made.facts(period))


def evidence(text: str, **given: object) -> None:
    position = PledgeEvidence.objects.count() + 1
    of = {"pledge": made.Pledge.objects.get(), "position": position, "kind": "action", **given}
    made.fact(PledgeEvidence, text=text, **of)


# --- Made by the quarter's end


@pytest.mark.parametrize(
    ("source_date", "as_at", "shown"),
    [
        ("", "", True),  # nothing says when
        ("", "2023-09", True),
        ("", "2023-10", False),
        ("", "2023", True),
        ("", "2024", False),
        ("2023-09-30", "", True),
        ("2023-10-01", "", False),
        ("2022-05", "2024-02", True),
    ],
)
def test_a_pledge_made_after_the_quarter_is_not_shown(source_date: str, as_at: str, shown: bool) -> None:
    made.pledge(source=made.source(date=source_date), status_as_at=as_at)
    assert bool(made.facts().pledges) is shown


def test_a_date_that_cannot_be_read_hides_nothing_and_breaks_nothing() -> None:
    made.pledge(status_as_at="soon", baseline="1", target="2", baseline_at="then", due="2030-13")
    assert (pledge().status_as_at, pledge().pace) == ("soon", None)


# --- Evidence and status


def test_evidence_of_later_is_left_out() -> None:
    made.pledge()
    for date in ("2023-09-30", "2023-09", "2023", "2023-10-01", "2023-10", "2024"):
        evidence(f"Of {date}", date=date)
    assert [e.date for e in pledge().evidence] == ["2023-09-30", "2023-09", "2023"]


def test_undated_evidence_is_as_old_as_its_source() -> None:
    """A quarter's own report comes out in the quarter after it: November is in time for September, February is not."""
    made.pledge()
    for date in ("", "2023-11-14", "2024-02-06"):
        evidence(f"From {date}", source=made.source(f"paper-{date or 'undated'}", date=date))
    assert [e.text for e in pledge().evidence] == ["From ", "From 2023-11-14"]
    assert len(pledge("2023-24 Q3").evidence) == 3


def test_a_status_of_later_gives_way_to_what_the_evidence_of_the_time_says() -> None:
    made.pledge(source=made.source(date="2022-05"), status="delivered", status_as_at="2024-02")
    assert (pledge().status, pledge().status_as_at, pledge().evidence) == ("not-started", None, [])
    evidence("Begun", date="2023-05", status="in-progress")
    evidence("In trouble", date="2023-08-01", status="at-risk")
    evidence("Done", date="2024-01-15", status="delivered")
    assert (pledge().status, pledge().status_as_at) == ("at-risk", "2023-08-01")
    assert (pledge("2023-24 Q4").status, pledge("2023-24 Q4").status_as_at) == ("delivered", "2024-02")


def test_a_pledge_stands_in_its_own_section_and_in_those_that_repeat_it() -> None:
    promise = made.pledge(section="Homes")
    second = PledgeSection.objects.create(title="Climate", order=2)
    PledgePlacement.objects.create(pledge=promise, section=second, first=False)
    assert (pledge().section, pledge().sections_also) == ("Homes", ["Climate"])


def test_a_pledge_that_nobody_placed_is_still_shown() -> None:
    made.pledge(section=None)
    assert (pledge().section, pledge().sections_also) == ("Not in a section", [])


# --- Pace


def charge_points(due: str = "2030", **given: str) -> None:
    """DOMAIN 1: 1,219 electric vehicle charging points by 2030, about 139 in the summer of 2022."""
    fields = {"baseline": "139", "baseline_at": "2022-08", "target": "1219", "unit": "charge points", "due": due}
    made.pledge("charge-points", **{**fields, **given})


def pace() -> PaceFacts:
    found = pledge().pace
    assert found is not None
    return found


def test_a_pledge_with_no_figure_since_says_the_pace_it_needs() -> None:
    """1,080 over the 3,044 days from 31 August 2022 to 31 December 2030: 1080 / 3044 x 365.25 = 129.59 a year."""
    charge_points()
    assert (pace().needed, pace().so_far) == ("129.6", None)
    assert "no figure since the baseline" in pace().sentence


def test_an_indicator_that_measures_it_gives_the_pace_so_far() -> None:
    """61 more in 395 days: 61 / 395 x 365.25 = 56.4 a year. 1,019 are left for 2,649 days: 140.5 a year."""
    charge_points()
    points = made.indicator("points", result_kind="snapshot")
    made.result(points, "2023-24 Q2", "200", kind="snapshot")
    made.link(points, "measures", made.Pledge.objects.get())
    assert (pace().needed, pace().so_far) == ("140.5", "56.4")
    assert pace().sentence.endswith("behind")


def test_of_several_indicators_the_latest_figure_counts() -> None:
    charge_points()
    for reference, period, value in (("newer", "2023-24 Q2", "200"), ("older", "2023-24 Q1", "9999")):
        points = made.indicator(reference, result_kind="snapshot")
        made.result(points, period, value, kind="snapshot")
        made.link(points, "measures", made.Pledge.objects.get())
    assert pace().so_far == "56.4"


def test_a_later_figure_does_not_tell_the_pace_of_an_earlier_quarter() -> None:
    charge_points()
    points = made.indicator("points", result_kind="snapshot")
    made.result(points, "2023-24 Q3", "200", kind="snapshot")
    made.link(points, "measures", made.Pledge.objects.get())
    assert pace().so_far is None


def test_a_pledge_whose_time_is_over_needs_no_pace() -> None:
    charge_points(due="2023-06-30")
    assert (pace().needed, pace().so_far) == (None, None)
    assert pace().sentence == (
        "it was due by 30 June 2023; no figure since the baseline, so it is not known whether it was reached"
    )
    points = made.indicator("points", result_kind="snapshot")
    made.result(points, "2022-23 Q4", "200", kind="snapshot")
    made.link(points, "measures", made.Pledge.objects.get())
    assert pace().needed is None
    assert "no figure since 31 March 2023" in pace().sentence
    made.result(points, "2023-24 Q2", "200", kind="snapshot")
    assert pace().needed is None
    assert pace().sentence.endswith("was not met")


@pytest.mark.parametrize("missing", ["baseline", "baseline_at", "target", "due"])
def test_a_pledge_with_a_figure_missing_has_no_pace(missing: str) -> None:
    fields = {"baseline": "1", "baseline_at": "2022-08", "target": "2", "due": "2030"}
    made.pledge(**{**fields, missing: None if missing in ("baseline", "target") else ""})
    assert pledge().pace is None


def test_a_pledge_due_before_its_baseline_has_no_pace() -> None:
    charge_points(due="2022-08-31")
    assert pledge().pace is None
