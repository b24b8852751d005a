"""Any fact can be put right in the administration by a later version, and the earlier one stays beside it."""

from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse

from goldenthread.accounts.models import AuditEvent
from goldenthread.accounts.policies import Role
from goldenthread.accounts.versions import Versioned, current
from goldenthread.performance.models import Target
from goldenthread.plan.models import Narrative, Source
from goldenthread.reports.models import ReportHeader

from .factory import make, versioned_models
from .forms import errors, send, shown
from .roles import visitor

pytestmark = pytest.mark.django_db

SAYS = {
    "Narrative": {"text": "Put right"},
    "ActivityUpdate": {"narrative": "Put right"},
    "PledgeEvidence": {"text": "Put right"},
    "Observation": {"value": "13.50"},
    "Target": {"value": "11.0"},
    "Commentary": {"text": "Put right"},
    "Benchmark": {"value": "4.20"},
    "ThemeStatus": {"status": "red"},
    "ChartSetting": {"preset": "ptd"},
    "ChartEvent": {"title": "Another phone line"},
    "ExcludedPoint": {"reason": "Counted three times"},
    "PublishedLimits": {"lower": "9.4"},
    "ComparatorValue": {"value": "4.20"},
    "NeighbourSet": {"neighbours": '["E00000002"]'},
    "Headline": {"value": "16"},
    "RiskScore": {"impact": "4", "score": "12"},
    "ForecastFigures": {"variance": "-1243"},
    "SavingAmount": {"amount": "-243.0"},
    "FeeFigures": {"proposed": "6.25"},
    "ReportHeader": {"summary": "Put right"},
}
"""For each table of facts, something else that it may say."""

each_table = pytest.mark.parametrize("model", versioned_models(), ids=lambda model: model._meta.label)


def page(fact: Any, what: str) -> str:
    """The address of a page about a fact."""
    return reverse(f"admin:{fact._meta.app_label}_{fact._meta.model_name}_{what}", args=[fact.pk])


def fact_of(model: type[Versioned]) -> Any:
    """A fact; a report's words are those of a whole report."""
    if model is ReportHeader:
        content: dict[str, Any] = dict.fromkeys(admin.site._registry[model].later_names())  # type: ignore[attr-defined]
        lists: dict[str, Any] = {"recommendations": ["Note it"], "background_papers": [{"title": "A", "url": None}]}
        content |= {"title": "Q2", **lists, "implications": [{"key": "legal", "text": "None."}]}
        return make(model, content=content)
    if model._meta.model_name == "headline":
        return make(model, measure="met-target")
    return make(model)


def test_every_table_of_facts_has_something_else_to_say_here() -> None:
    """So that a new one is not passed over."""
    assert {model.__name__ for model in versioned_models()} == SAYS.keys()


@each_table
def test_a_later_version_is_shown_beside_the_earlier_and_added_when_confirmed(model: type[Versioned]) -> None:
    """First what will change, then the change: with who, when, why, before and after."""
    fact, client = fact_of(model), visitor(Role.SUPERUSER)
    assert page(fact, "later") in client.get(page(fact, "change")).content.decode()
    said = SAYS[model.__name__]
    preview = send(client, page(fact, "later"), **said, why="Misread")
    assert preview.status_code == 200
    assert [after for _, _, after in preview.context["differences"]], errors(preview)
    assert model._default_manager.count() == 1
    sent = {**shown(client.get(page(fact, "later"))), **said, "why": "Misread", "confirm": "yes"}
    assert client.post(page(fact, "later"), sent).status_code == 302
    later = current(model._default_manager.all()).get()
    assert (later.version, model._default_manager.count()) == (2, 2)
    assert later.known_from > fact.known_from
    assert model._default_manager.get(version=1).stated() == fact.stated()
    events = [event for event in AuditEvent.objects.all() if "changed" in event.detail]
    assert [event.reason for event in events] == ["Misread"]
    text = client.get(page(later, "change")).content.decode()
    assert "Version 2, shown here" in text
    assert page(fact, "change") in text


@each_table
def test_a_version_that_says_the_same_is_not_added(model: type[Versioned]) -> None:
    """Nothing is added by looking; a form that dropped a decimal or a space would tell itself here."""
    fact, client = fact_of(model), visitor(Role.SUPERUSER)
    sent = {**shown(client.get(page(fact, "later"))), "why": "Only looking", "confirm": "yes"}
    response = client.post(page(fact, "later"), sent)
    assert "This says what the record says already" in errors(response)
    assert model._default_manager.count() == 1


@each_table
def test_a_version_without_a_reason_is_not_added(model: type[Versioned]) -> None:
    """Issue 2, item 7: a correction shows its reason."""
    fact, client = fact_of(model), visitor(Role.SUPERUSER)
    response = send(client, page(fact, "later"), **SAYS[model.__name__], confirm="yes")
    assert "This field is required" in str(response.context["form"].errors["why"])
    assert model._default_manager.count() == 1


@each_table
def test_a_version_compared_with_what_has_since_changed_is_shown_again(model: type[Versioned]) -> None:
    """Two people at once: the second sees what the first did before confirming."""
    fact, client = fact_of(model), visitor(Role.SUPERUSER)
    form = shown(client.get(page(fact, "later")))
    sent = {**form, **SAYS[model.__name__], "why": "Misread", "earlier": fact.pk + 1, "confirm": "yes"}
    response = client.post(page(fact, "later"), sent)
    assert "Another version was added meanwhile" in errors(response)
    assert model._default_manager.count() == 1


@each_table
def test_opening_an_earlier_version_puts_right_the_current_one(model: type[Versioned]) -> None:
    """A version is added after the last, whichever page it was asked from."""
    fact, client = fact_of(model), visitor(Role.SUPERUSER)
    sent = {**shown(client.get(page(fact, "later"))), **SAYS[model.__name__], "why": "Misread"}
    client.post(page(fact, "later"), {**sent, "confirm": "yes"})
    form = client.get(page(fact, "later")).context["adminform"].form
    for name, value in SAYS[model.__name__].items():
        assert str(form[name].value()) == value


@each_table
def test_a_list_shows_what_is_current_and_every_version_when_asked(model: type[Versioned]) -> None:
    """What was put right is not mixed with what is so."""
    fact, client = fact_of(model), visitor(Role.SUPERUSER)
    sent = {**shown(client.get(page(fact, "later"))), **SAYS[model.__name__], "why": "Misread"}
    client.post(page(fact, "later"), {**sent, "confirm": "yes"})
    listed = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert [row.version for row in client.get(listed).context["cl"].result_list] == [2]
    everything = client.get(listed, {"versions": "all"}).context["cl"].result_list
    assert {row.version for row in everything} == {1, 2}


def test_a_fact_that_is_recorded_is_not_recorded_again() -> None:
    """It is opened and put right instead."""
    narrative = make(Narrative)
    sent = {"theme": narrative.theme_id, "period": narrative.period, "text": "Otherwise", "why": ""}
    response = visitor(Role.SUPERUSER).post(reverse("admin:plan_narrative_add"), sent)
    assert "This is recorded already. Open it and add a later version." in errors(response)


def test_a_first_version_is_added_through_the_same_action_as_an_import() -> None:
    """Known from now, signed, with its reason; the period read as people write it."""
    theme = make(Narrative).theme
    sent = {"theme": theme.pk, "period": "Q3 2023/24", "text": "What was done.", "why": "First account"}
    assert visitor(Role.SUPERUSER).post(reverse("admin:plan_narrative_add"), sent).status_code == 302
    narrative = Narrative.objects.get(period="2023-24 Q3")
    assert (narrative.version, narrative.text) == (1, "What was done.")
    event = AuditEvent.objects.get()
    assert (event.actor, event.reason) == ("superuser-0", "First account")


@pytest.mark.parametrize(
    ("period", "complaint"),
    [("Q5 2023/24", "Write it like"), ("2023-24", "is not what is wanted here"), ("soon", "Write it like")],
)
def test_a_period_that_is_none_is_refused_with_how_to_write_one(period: str, complaint: str) -> None:
    """Issue 2, what bad input gets."""
    theme = make(Narrative).theme
    sent = {"theme": theme.pk, "period": period, "text": "What was done."}
    response = visitor(Role.SUPERUSER).post(reverse("admin:plan_narrative_add"), sent)
    assert complaint in errors(response).replace("&quot;", "")


def test_a_target_may_be_for_a_year_or_a_quarter() -> None:
    """DOMAIN, section 3: for the year and for each quarter."""
    indicator, client = make(Target).indicator, visitor(Role.SUPERUSER)
    for period, kept in (("2024/25", "2024-25"), ("Q1 2024/25", "2024-25 Q1")):
        sent = {"indicator": indicator.pk, "period": period, "kind": "number", "value": "3.30"}
        assert client.post(reverse("admin:performance_target_add"), sent).status_code == 302
        assert str(Target.objects.get(period=kept).value) == "3.30"


def test_a_target_that_contradicts_itself_is_refused_in_words() -> None:
    """Not as a constraint's name, and not by the database alone."""
    sent = {"indicator": make(Target).indicator.pk, "period": "2024-25 Q1", "kind": "monitor", "value": "3"}
    response = visitor(Role.SUPERUSER).post(reverse("admin:performance_target_add"), sent)
    assert "only a number target has a number" in errors(response)


def test_the_source_of_a_fact_is_among_what_may_be_put_right() -> None:
    """A figure with the wrong source is as wrong as a wrong figure."""
    narrative, source, client = make(Narrative), make(Source), visitor(Role.SUPERUSER)
    sent = {**shown(client.get(page(narrative, "later"))), "source": source.pk, "why": "It was the July report"}
    response = client.post(page(narrative, "later"), sent)
    assert response.context["differences"] == [("source", "nothing", source)]
