"""Results, targets and commentaries corrected by people in the administration."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from accounts.factory import make
from accounts.forms import errors, send, shown
from accounts.roles import visitor
from django.urls import reverse
from django.utils import timezone

from goldenthread.accounts.models import AuditEvent
from goldenthread.accounts.policies import Role
from goldenthread.performance.actions import score
from goldenthread.performance.models import Assessment, Commentary, Indicator, Observation, RagRule
from goldenthread.plan.models import Council

from .conftest import Record, an_indicator, said, target

pytestmark = pytest.mark.django_db


def page(thing: Any, what: str) -> str:
    """The address of a page about a thing."""
    return reverse(f"admin:performance_{thing._meta.model_name}_{what}", args=[thing.pk])


def correct(client: Any, observation: Observation, **said: str) -> Any:
    """Fill in the correction of a result and confirm it."""
    sent = {**shown(client.get(page(observation, "later"))), "why": "Misread", **said, "confirm": "yes"}
    return client.post(page(observation, "later"), sent)


def test_a_correction_is_offered_shown_and_made_with_what_follows_from_it(record: Record) -> None:
    """From the result's own page to what it now means, in two steps."""
    indicator, client = an_indicator(), visitor(Role.SUPERUSER)
    first = record(indicator, "2023-24 Q2", "9.0")
    target(indicator, "2023-24 Q2", "10.0")
    score(actor="A. Officer")
    assert "Add a correction" in client.get(page(first, "change")).content.decode()
    preview = send(client, page(first, "later"), value="10.0", why="Misread")
    assert [(label, str(a), str(b)) for label, a, b in preview.context["differences"]] == [("value", "9.0", "10.0")]
    assert Observation.objects.count() == 1
    assert correct(client, first, value="10.0").status_code == 302
    later = Observation.objects.get(version=2)
    assert (later.key, later.correction_reason) == (f"{indicator.reference}@2023-24-Q2.2", "Misread")
    assert later.recorded_by == "superuser-0"
    assert (said(indicator, "2023-24 Q2").rag, Assessment.objects.count()) == ("green", 2)


def test_what_a_result_covers_is_corrected_in_words_and_kept_as_dates(record: Record) -> None:
    """12 months to September 2018 are 1 October 2017 to 30 September 2018 (DOMAIN, section 2)."""
    first = record(an_indicator(result_kind="rolling"), "2018-19 Q2", "71.1", covers="not stated")
    assert correct(visitor(Role.SUPERUSER), first, covers="12 months to August 2018").status_code == 302
    later = Observation.objects.get(version=2)
    assert (later.covers_start, later.covers_end) == (dt.date(2017, 9, 1), dt.date(2018, 8, 31))
    assert later.covers == "12 months to August 2018"
    assert str(later.value) == "71.1"


@pytest.mark.parametrize(
    ("said", "where", "complaint"),
    [
        ({"numerator": "40"}, "denominator", "Give both, or neither."),
        ({"numerator": "40", "denominator": "0"}, "denominator", "more than zero"),
        ({"numerator": "40", "denominator": "33"}, "numerator", "above its denominator"),
        ({"covers": "12 months to September 2024"}, "covers", "begins after"),
        ({"covers": "a while"}, "covers", "Write it like"),
        ({"value": "about thirty"}, "value", "Enter a number"),
        ({"value": "1" + "0" * 15}, "value", "not a figure this record can hold"),
    ],
)
def test_a_correction_that_cannot_be_right_is_refused_in_words(
    record: Record, said: dict[str, str], where: str, complaint: str
) -> None:
    """Issue 2, what bad input gets, for a person as for an import."""
    first = record(an_indicator(unit="percent"), "2023-24 Q2", "30.0")
    response = correct(visitor(Role.SUPERUSER), first, **said)
    assert complaint in str(response.context["form"].errors[where])
    assert Observation.objects.count() == 1


def test_a_first_result_is_recorded_judged_and_signed() -> None:
    """Its period covered worked out from its quarter and the kind of result the indicator has."""
    indicator = an_indicator(result_kind="cumulative")
    target(indicator, "2023-24 Q2", "10.0")
    sent = {"indicator": indicator.pk, "reported_in": "Q2 2023/24", "value": "11.50", "why": "The return of 3 October"}
    response = visitor(Role.SUPERUSER).post(reverse("admin:performance_observation_add"), sent)
    assert response.status_code == 302, errors(response)
    made = Observation.objects.get()
    assert (made.key, made.kind, made.decimals) == (f"{indicator.reference}@2023-24-Q2", "cumulative", 2)
    assert (made.covers_start, made.covers_end) == (dt.date(2023, 4, 1), dt.date(2023, 9, 30))
    assert (made.recorded_by, str(made.value)) == ("superuser-0", "11.50")
    assert said(indicator, "2023-24 Q2").rag == "green"
    assert "The return of 3 October" in AuditEvent.objects.values_list("reason", flat=True)


def test_a_result_of_a_quarter_that_has_not_begun_is_refused() -> None:
    """A date in the wrong year (issue 2, what bad input gets)."""
    year = timezone.localdate().year + 1
    sent = {"indicator": an_indicator().pk, "reported_in": f"{year}-{(year + 1) % 100:02d} Q1", "value": "1"}
    response = visitor(Role.SUPERUSER).post(reverse("admin:performance_observation_add"), sent)
    assert "has not begun" in errors(response)


def test_results_are_listed_in_the_order_of_their_figures(record: Record) -> None:
    """9 before 10, which SQLite's text would turn round."""
    for value in ("10.0", "9.0", "100.0"):
        record(an_indicator(), "2023-24 Q2", value)
    client = visitor(Role.SUPERUSER)
    listed = client.get(reverse("admin:performance_observation_changelist"), {"o": "3"}).context["cl"].result_list
    assert [str(row.value) for row in listed] == ["9.0", "10.0", "100.0"]


def test_a_draft_is_approved_by_adding_its_approved_version() -> None:
    """From its own page, which fills in the one thing that changes."""
    draft, client = make(Commentary), visitor(Role.SUPERUSER)
    text = client.get(page(draft, "change")).content.decode()
    assert f"{page(draft, 'later')}?status=approved" in text
    response = send(client, f"{page(draft, 'later')}?status=approved", why="Read by the director", confirm="yes")
    assert response.status_code == 302
    approved = Commentary.objects.get(version=2)
    assert (approved.status, approved.text, approved.indicator) == ("approved", draft.text, draft.indicator)
    assert Commentary.objects.get(version=1).status == "draft"
    assert "Approve this draft" not in client.get(page(approved, "change")).content.decode()


def test_several_drafts_are_approved_from_their_list() -> None:
    """Those that are current drafts; the others are left as they were, and that is said."""
    drafts = [make(Commentary), make(Commentary)]
    done = make(Commentary, status="approved")
    sent = {"action": "approve", "_selected_action": [row.pk for row in (*drafts, done)]}
    client = visitor(Role.SUPERUSER)
    response = client.post(reverse("admin:performance_commentary_changelist"), sent, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "2 approved.",
        "1 left as they were: approved already, or not the current version.",
    ]
    assert Commentary.objects.filter(version=2, status="approved").count() == 2
    assert AuditEvent.objects.filter(action="approve commentaries", actor="superuser-0").count() == 2


def test_who_may_write_commentaries_but_not_approve_them_cannot() -> None:
    """Neither from the list, nor by sending the word."""
    draft = make(Commentary)
    client = visitor(Role.STAFF, Commentary, verbs="view add")
    assert "Approve this draft" not in client.get(page(draft, "change")).content.decode()
    response = send(client, page(draft, "later"), status="approved", why="I like it", confirm="yes")
    assert "not approve them" in str(response.context["form"].errors["status"])
    sent = {"action": "approve", "_selected_action": [draft.pk]}
    client.post(reverse("admin:performance_commentary_changelist"), sent)
    assert Commentary.objects.count() == 1


def test_a_changed_indicator_is_judged_again(record: Record) -> None:
    """Polarity turned: what was better is worse; the first judgement stays."""
    make(Council, current_period="2023-24 Q2")
    indicator = an_indicator()
    record(indicator, "2022-23 Q2", "10.0")
    record(indicator, "2023-24 Q2", "11.0")
    score(actor="A. Officer")
    response = send(visitor(Role.SUPERUSER), page(indicator, "change"), polarity="smaller", why="It was typed wrong")
    assert response.status_code == 302
    assert said(indicator, "2023-24 Q2").direction == "worsening"
    assert Assessment.objects.filter(period="2023-24 Q2").count() == 2


def test_due_quarters_that_contradict_the_frequency_are_refused() -> None:
    """An annual result is due once a year."""
    indicator = make(Indicator, frequency="annual")
    client = visitor(Role.SUPERUSER)
    response = send(client, page(indicator, "change"), due_quarters="Q1; Q3", why="Try")
    assert "more than annual results have" in errors(response)
    assert send(client, page(indicator, "change"), due_quarters="q3", why="It comes then").status_code == 302
    indicator.refresh_from_db()
    assert indicator.due_quarters == "Q3"


def test_a_range_that_runs_backwards_is_refused_in_words() -> None:
    """As numbers, not as text: 9 to 10 is a range and 10 to 9 is none."""
    indicator, client = make(Indicator), visitor(Role.SUPERUSER)
    response = send(client, page(indicator, "change"), polarity="range", range_low="10", range_high="9", why="Try")
    assert "indicator range runs upwards" in errors(response)
    response = send(client, page(indicator, "change"), polarity="range", range_low="9", range_high="10", why="So")
    assert response.status_code == 302
    assert Indicator.objects.get(pk=indicator.pk).range_high == Decimal(10)


def test_the_default_rule_is_handed_over_and_never_given_up() -> None:
    """One rule is the default, before and after, and both changes are kept."""
    first = make(RagRule, is_default=True)
    second, client = make(RagRule), visitor(Role.SUPERUSER)
    response = client.post(
        page(first, "change"), {"title": first.title, "definition": '{"amber_within_percent": "10"}', "why": "Try"}
    )
    assert "One rule must be the default" in errors(response)
    assert send(client, page(second, "change"), is_default="on", why="As the council resolved").status_code == 302
    assert list(RagRule.objects.filter(is_default=True)) == [second]
    assert {event.subject for event in AuditEvent.objects.all()} == {
        f"rag-rule:{first.name}",
        f"rag-rule:{second.name}",
    }
    assert client.get(page(second, "delete")).status_code == 403


@pytest.mark.parametrize("definition", ['{"amber_within_percent": "ten"}', '{"purple": "1"}', "[]", "{"])
def test_a_rule_that_cannot_judge_is_refused(definition: str) -> None:
    """Before it stops the scoring of everything."""
    rule = make(RagRule, is_default=True)
    response = send(visitor(Role.SUPERUSER), page(rule, "change"), definition=definition, why="Try")
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["definition"]


def test_an_assessment_is_read_whole_and_changed_by_nobody() -> None:
    """With the rule as it was."""
    row = make(Assessment, rule_definition={"amber_within_percent": "10"})
    text = visitor(Role.SUPERUSER).get(page(row, "change")).content.decode()
    assert "12.5 against 10" in text
    assert "amber within percent" in text
