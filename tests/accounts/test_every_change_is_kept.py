"""What is changed in the administration is signed, explained and kept, in the transaction that changes it."""

from decimal import Decimal
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection, models, transaction
from django.urls import reverse

from goldenthread.accounts.actions import audited
from goldenthread.accounts.models import AuditEvent, User
from goldenthread.accounts.policies import Role
from goldenthread.accounts.queries import trail_of
from goldenthread.performance.models import Observation, RagRule
from goldenthread.plan.models import Council, Milestone, Pledge, PledgePlacement, PledgeSection, Record, Theme

from .factory import make, our_models, versioned_models
from .forms import errors, send, shown
from .roles import person, visitor
from .test_who_may import CLOSED

pytestmark = pytest.mark.django_db

CHANGED_IN_PLACE = [
    model for model in our_models() if model not in versioned_models() and model not in CLOSED["add"] - {Record}
]
each_table = pytest.mark.parametrize("model", CHANGED_IN_PLACE, ids=lambda model: model._meta.label)


def page(thing: models.Model, what: str) -> str:
    """The address of a page about a thing."""
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{what}", args=[thing.pk])


# --- The trail itself


def test_a_change_and_its_trail_are_there_together_or_not_at_all() -> None:
    """A failure after the change takes both away."""
    theme = make(Theme, title="Before")

    def change_and_fail() -> None:
        with audited(actor="A. Officer", action="rename") as trail:
            Theme.objects.update(title="After")
            trail.note("theme:t", {"title": ["Before", "After"]})
            raise RuntimeError("The lights went out")

    with pytest.raises(RuntimeError, match="lights"):
        change_and_fail()
    theme.refresh_from_db()
    assert theme.title == "Before"
    assert not AuditEvent.objects.exists()


def test_a_change_whose_trail_cannot_be_written_is_not_made() -> None:
    """The other way round: no change without its trail. A null is what no JSON column of the trail takes."""
    make(Theme, title="Before")

    def change() -> None:
        with audited(actor="A. Officer", action="x" * 1000) as trail:
            Theme.objects.update(title="After")
            trail.note("theme:t")
            trail._events[0].detail = None

    with pytest.raises(Exception, match=r"(?i)null|too long"), transaction.atomic():
        change()
    assert Theme.objects.get().title == "Before"


@pytest.mark.parametrize("nobody", ["", "  ", "\n"])
def test_an_unsigned_change_is_refused_before_it_is_made(nobody: str) -> None:
    """Nobody is not a name."""
    with pytest.raises(ValueError, match="Say who"), audited(actor=nobody, action="rename"):
        Theme.objects.update(title="After")


def test_the_trail_of_one_thing_is_told_latest_first_in_one_query(django_assert_num_queries: Any) -> None:
    """Whatever else happened meanwhile."""
    for reason in ("first", "second"):
        with audited(actor="A. Officer", action="rename", reason=reason) as trail:
            trail.note("theme:t")
            trail.note("theme:other")
    with django_assert_num_queries(1):
        assert [event.reason for event in trail_of("theme:t")] == ["second", "first"]


# --- Every table


@each_table
def test_a_form_sent_back_as_it_was_changes_nothing_and_leaves_no_trace(model: type[models.Model]) -> None:
    """A form that dropped or added a decimal, a space or a line would tell itself here."""
    thing = make(model)
    before = model._default_manager.filter(pk=thing.pk).values().get()
    response = send(visitor(Role.SUPERUSER), page(thing, "change"), why="Only looking")
    assert response.status_code == 302, errors(response)
    assert model._default_manager.filter(pk=thing.pk).values().get() == before
    assert not AuditEvent.objects.exists()


@each_table
def test_a_change_without_a_reason_is_refused(model: type[models.Model]) -> None:
    """And said beside the box for it."""
    thing = make(model)
    response = send(visitor(Role.SUPERUSER), page(thing, "change"))
    assert response.status_code == 200
    assert "This field is required" in str(response.context["adminform"].form.errors["why"])


def first_words(model: type[models.Model], form: Any) -> str | None:
    """A field of words on a form that may say anything."""
    for name in ("title", "name", "where", "note", "opportunity_area", "service", "description", "first_name"):
        if name in form.fields:
            return name
    return None


@each_table
def test_a_change_is_kept_with_who_when_why_and_both_values(model: type[models.Model]) -> None:
    """Issue 2, item 9. What may be ticked stands in for words where a form has none."""
    thing, client = make(model), visitor(Role.SUPERUSER)
    form = client.get(page(thing, "change")).context["adminform"].form
    name = first_words(model, form)
    tick = next((n for n in ("is_public", "first") if n in form.fields), None)
    if name is not None:
        changed = {name: "Other words"}
    elif tick is not None:
        name, changed = tick, {tick: ""}
    else:
        name, changed = "starts", {"starts": "2023-05-16"}
    response = send(client, page(thing, "change"), why="The clerk asked", **changed)
    assert response.status_code == 302, errors(response)
    event = AuditEvent.objects.get()
    assert event.actor.startswith("superuser")
    assert event.reason == "The clerk asked"
    before, after = event.detail["changed"][name]
    assert after in ("Other words", False, "2023-05-16")
    assert before != after


DELETABLE = [model for model in CHANGED_IN_PLACE if model not in CLOSED["delete"]]


@pytest.mark.parametrize("model", DELETABLE, ids=lambda model: model._meta.label)
def test_what_is_deleted_is_kept_in_the_trail_whole(model: type[models.Model]) -> None:
    """What it said, who deleted it and why; and its line in the register goes with it."""
    thing, client = make(model), visitor(Role.SUPERUSER)
    response = client.post(page(thing, "delete"), {"post": "yes", "why": "Entered twice"})
    assert response.status_code == 302
    assert not model._default_manager.filter(pk=thing.pk).exists()
    event = AuditEvent.objects.get()
    assert event.actor.startswith("superuser")
    assert (event.reason, event.action) == ("Entered twice", "delete")
    assert event.detail["deleted"]
    assert not Record.objects.filter(reference=getattr(thing, "reference", "none such")).exists()


@pytest.mark.parametrize("model", DELETABLE, ids=lambda model: model._meta.label)
def test_nothing_is_deleted_without_a_reason(model: type[models.Model]) -> None:
    """The page comes again and says what is missing."""
    thing, client = make(model), visitor(Role.SUPERUSER)
    response = client.post(page(thing, "delete"), {"post": "yes", "why": " "}, follow=True)
    assert "Nothing was deleted: say why it should be." in response.content.decode()
    assert model._default_manager.filter(pk=thing.pk).exists()


def test_nothing_is_changed_or_deleted_from_a_list_where_no_reason_is_asked() -> None:
    """Neither Django's bulk deletion nor fields to edit in a list."""
    for model, model_admin in admin.site._registry.items():
        assert not model_admin.list_editable, model
        request: Any = type("Request", (), {"user": person(Role.SUPERUSER), "GET": {}})()
        assert "delete_selected" not in model_admin.get_actions(request), model


# --- In particular


def test_rows_on_the_page_of_a_thing_are_kept_too() -> None:
    """A milestone changed, one added and one taken away, in one save with one reason."""
    kept = make(Milestone, title="Open the bridge", due="2023-12")
    gone = make(Milestone, title="Dig", activity=kept.activity)
    client, address = visitor(Role.SUPERUSER), page(kept.activity, "change")
    data = shown(client.get(address))
    rows = {data[f"milestones-{n}-id"]: n for n in (0, 1)}
    changed = {
        f"milestones-{rows[str(kept.pk)]}-due": "2024-02",
        f"milestones-{rows[str(gone.pk)]}-DELETE": "on",
        "milestones-2-title": "Close the road",
        "milestones-TOTAL_FORMS": "3",
        "why": "The contractor's programme",
    }
    assert client.post(address, {**data, **changed}).status_code == 302
    detail = AuditEvent.objects.get(subject=f"activity:{kept.activity.reference}").detail
    assert detail["milestone changed"] == [{"row": "Open the bridge", "changed": {"due": ["2023-12", "2024-02"]}}]
    assert [row["title"] for row in detail["milestone added"]] == ["Close the road"]
    assert [row["title"] for row in detail["milestone deleted"]] == ["Dig"]


def test_a_decimal_added_to_a_figure_is_a_change() -> None:
    """1,219 points and 1,219.0 points claim different things."""
    pledge = make(Pledge, target=Decimal(1219))
    response = send(visitor(Role.SUPERUSER), page(pledge, "change"), target="1219.0", why="As printed")
    assert response.status_code == 302
    assert AuditEvent.objects.get().detail["changed"] == {"target": ["1219", "1219.0"]}


def test_a_pledge_may_be_placed_in_two_sections_on_its_own_page() -> None:
    """The same promise may stand in several sections (DOMAIN, section 1)."""
    pledge, first, second = make(Pledge), make(PledgeSection), make(PledgeSection)
    rows = {
        "placements-TOTAL_FORMS": "2",
        "placements-0-section": first.pk,
        "placements-0-first": "on",
        "placements-1-section": second.pk,
    }
    assert send(visitor(Role.SUPERUSER), page(pledge, "change"), why="It is in both", **rows).status_code == 302
    assert list(pledge.sections.order_by("-placements__first")) == [first, second]
    assert len(AuditEvent.objects.get().detail["pledge placement added"]) == 2
    assert PledgePlacement.objects.filter(first=True).count() == 1


def test_a_password_is_never_in_the_trail_and_its_change_is() -> None:
    """That it was changed, by whom; not what it was or is, hashed or not."""
    user, client = make(User), visitor(Role.SUPERUSER)
    word = "a long and peculiar word"
    sent = {"password1": word, "password2": word, "usable_password": "true"}
    address = reverse("admin:auth_user_password_change", args=[user.pk])
    assert client.post(address, {**sent, "set-password": "1"}).status_code == 302
    event = AuditEvent.objects.get()
    assert (event.subject, event.action) == (f"user:{user.username}", "set a password")
    user.refresh_from_db()
    assert user.check_password(word)
    assert user.password not in str(event.detail)


def test_to_make_somebody_staff_is_kept_with_who_did_it() -> None:
    """Rights are given by people too."""
    user = make(User)
    assert send(visitor(Role.SUPERUSER), page(user, "change"), is_staff="on", why="New officer").status_code == 302
    assert AuditEvent.objects.get().detail["changed"] == {"is_staff": [False, True]}


def test_a_new_person_is_kept_without_their_password() -> None:
    """As for any thing that is added."""
    word = "a long and peculiar word"
    sent = {"username": "new", "password1": word, "password2": word, "usable_password": "true", "why": ""}
    response = visitor(Role.SUPERUSER).post(reverse("admin:accounts_user_add"), sent)
    assert response.status_code == 302
    event = AuditEvent.objects.get()
    assert event.subject == "user:new"
    assert event.detail["added"]["password"] == "not shown"


def test_what_is_protected_says_what_stands_on_it() -> None:
    """A theme with results cannot go; the page says what holds it and what to do instead."""
    observation = make(Observation)
    client = visitor(Role.SUPERUSER)
    response = client.get(page(observation.indicator, "delete"))
    text = response.content.decode()
    assert "cannot be deleted" in text
    assert observation.key in text
    assert "untick “May be published”" in text
    assert client.post(page(observation.indicator, "delete"), {"post": "yes", "why": "Try"}).status_code == 200
    assert Observation.objects.count() == 1


def test_the_history_of_a_thing_is_its_trail() -> None:
    """Opened from its page."""
    theme, client = make(Theme), visitor(Role.SUPERUSER)
    send(client, page(theme, "change"), title="Reducing poverty", why="As adopted")
    send(client, page(make(Theme), "change"), title="Another", why="Not this")
    text = client.get(page(theme, "history"), follow=True).content.decode()
    assert "As adopted" in text
    assert "Not this" not in text
    event = AuditEvent.objects.get(reason="As adopted")
    detail = client.get(page(event, "change")).content.decode()
    assert f"<del>{theme.title}</del> became <ins>Reducing poverty</ins>" in detail


def test_the_trail_shows_markup_as_words() -> None:
    """What somebody typed is never a part of the page that shows it."""
    event = make(AuditEvent, detail={"changed": {"title": ["<script>a</script>", "b"]}, "added": [{"x": "<i>"}]})
    text = visitor(Role.SUPERUSER).get(page(event, "change")).content.decode()
    assert "<script>a" not in text
    assert "&lt;script&gt;a" in text
    assert "<i>" not in text


def test_a_rule_of_the_record_that_a_value_breaks_is_said_in_words() -> None:
    """Not as the name of a constraint."""
    rule = make(RagRule, is_default=True)
    council = make(Council)
    assert (
        send(visitor(Role.SUPERUSER), page(council, "change"), current_period="Q2 2023/24", why="Same").status_code
        == 302
    )
    plan_address = reverse("admin:plan_plan_add")
    sent = {"reference": "p", "title": "P", "starts": "2026-03-31", "ends": "2023-04-01", "pillar_word": "Pillar"}
    response = visitor(Role.SUPERUSER).post(plan_address, {**sent, "theme_word": "Theme", "is_public": "on"})
    assert "The record would not hold together: plan runs forwards." in errors(response)
    assert rule.is_default


def test_a_change_in_the_administration_is_one_transaction_with_its_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the trail cannot be written, the change is undone."""
    theme, client = make(Theme, title="Before"), visitor(Role.SUPERUSER)
    data = shown(client.get(page(theme, "change")))

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("The trail is full")

    monkeypatch.setattr(AuditEvent.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError, match="trail is full"):
        client.post(page(theme, "change"), {**data, "title": "After", "why": "Try"})
    theme.refresh_from_db()
    assert theme.title == "Before"
    assert connection.in_atomic_block
