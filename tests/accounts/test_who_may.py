"""Every address of the administration, for every role. The list is read from the site, so a new table is asked too."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from django.urls import URLPattern, get_resolver, reverse

from goldenthread.accounts import policies
from goldenthread.accounts.models import AuditEvent, User
from goldenthread.accounts.policies import Role
from goldenthread.performance.models import Assessment, Commentary, Indicator, Observation
from goldenthread.performance.policies import may_approve, may_correct
from goldenthread.plan.models import Council, Record, Theme
from goldenthread.plan.policies import may_be_published, may_change_record, may_view_record, visible_records
from goldenthread.publications.models import Snapshot, SnapshotFile
from goldenthread.risks.models import Risk
from goldenthread.risks.policies import visible_risks

from .factory import make, our_models, versioned_models
from .roles import person, visitor

pytestmark = pytest.mark.django_db

WRITTEN_BY_THE_PRODUCT = {AuditEvent, Assessment, Snapshot, SnapshotFile}
CLOSED = {
    "add": {*WRITTEN_BY_THE_PRODUCT, Record},
    "delete": {*WRITTEN_BY_THE_PRODUCT, *versioned_models(), Record, Council},
}
"""What nobody may do, a superuser included: facts stay, and lines of the register come and go with their things."""
ANYBODYS = {"login", "logout", "jsi18n"}
"""Addresses of the administration that hold nothing of the record; `jsi18n` is the words of its scripts."""
WRITING = {"add", "change", "delete", "later"}
PERSONAL = {"index", "password_change", "password_change_done"}


def pages() -> list[Any]:
    """Every named page of every registered table: (model, name)."""
    found = []
    for model, model_admin in admin.site._registry.items():
        for pattern in model_admin.get_urls():
            if isinstance(pattern, URLPattern) and pattern.name:
                found.append(pytest.param(model, pattern, id=pattern.name))
    return found


def address(model: type[models.Model], pattern: URLPattern) -> str:
    """Where a page is, for a row made for it."""
    arguments = pattern.pattern.converters
    if not arguments:
        return reverse(f"admin:{pattern.name}")
    if set(arguments) == {"id"} or set(arguments) == {"pk"} or set(arguments) == {"object_id"}:
        return reverse(f"admin:{pattern.name}", args=[make(model).pk])
    raise AssertionError(f"The tests do not know what {pattern.name} wants: {arguments}")


def what(pattern: URLPattern) -> str:
    """What a page is for: the last word of its name."""
    assert pattern.name is not None
    return pattern.name.rpartition("_")[2]


def asked(pattern: URLPattern) -> dict[str, str]:
    """What the picker is told: which field it picks for."""
    return {"app_label": "plan", "model_name": "link", "field_name": "from_record"} if what(pattern) == "pick" else {}


def test_every_model_of_the_product_is_in_the_administration() -> None:
    """Issue 2, item 9: good enough to correct anything."""
    assert set(our_models()) <= admin.site._registry.keys()


@pytest.mark.parametrize(("model", "pattern"), pages())
def test_nobody_gets_in_without_the_right(model: type[models.Model], pattern: URLPattern) -> None:
    """Who is not signed in, or is not staff, is sent to sign in; staff without permission are refused."""
    page = address(model, pattern)
    for role in (Role.ANONYMOUS, Role.SIGNED_IN):
        response = visitor(role).get(page, asked(pattern))
        assert response.status_code == 302
        assert response.url.startswith(reverse("admin:login"))
    assert visitor(Role.STAFF).get(page, asked(pattern)).status_code == 403


@pytest.mark.parametrize(("model", "pattern"), pages())
def test_a_superuser_may_do_whatever_may_be_done(model: type[models.Model], pattern: URLPattern) -> None:
    """And no more than may be done."""
    if what(pattern) == "add" and model is Council:
        assert visitor(Role.SUPERUSER).get(address(model, pattern)).status_code == 200
        make(Council)
    closed = model in CLOSED.get(what(pattern), set()) or (what(pattern) == "add" and model is Council)
    response = visitor(Role.SUPERUSER).get(address(model, pattern), asked(pattern), follow=True)
    assert response.status_code == (403 if closed else 200)


@pytest.mark.parametrize(("model", "pattern"), [page for page in pages() if what(page.values[1]) in WRITING])
def test_staff_who_may_only_look_may_change_nothing(model: type[models.Model], pattern: URLPattern) -> None:
    """To see a table gives no other right over it."""
    client = visitor(Role.STAFF, model, verbs="view")
    page = address(model, pattern)
    assert client.post(page, {"why": "I would like to"}).status_code == 403
    if what(pattern) == "change" and pattern.name != "auth_user_password_change":
        assert client.get(page).status_code == 200


def test_no_page_of_the_administration_is_left_out() -> None:
    """What is not a page of a table is the site's own, and asks who comes unless it holds nothing of the record."""
    namespace = get_resolver().namespace_dict["admin"][1]
    own = {name for name in namespace.reverse_dict if isinstance(name, str)}
    of_tables = {page.id for page in pages()}
    assert own - of_tables == {*ANYBODYS, *PERSONAL, "autocomplete", "app_list", "view_on_site"}
    client = visitor(Role.ANONYMOUS)
    for name in ("index", "password_change", "autocomplete"):
        assert client.get(reverse(f"admin:{name}")).status_code == 302
    assert visitor(Role.STAFF).get(reverse("admin:index")).status_code == 200


def test_the_picker_of_one_field_shows_nothing_to_who_may_not_see_its_table() -> None:
    """The autocomplete that every foreign key uses asks for the table's own permission."""
    query = {"app_label": "performance", "model_name": "indicator", "field_name": "theme", "term": ""}
    make(Theme, title="Reducing poverty")
    assert visitor(Role.STAFF, Indicator).get(reverse("admin:autocomplete"), query).status_code == 403
    response = visitor(Role.STAFF, Theme, verbs="view").get(reverse("admin:autocomplete"), query)
    assert response.json()["results"][0]["text"] == "Reducing poverty"


def test_roles_are_told_apart() -> None:
    """The four that there are now; somebody whose account was closed is nobody."""
    for role in (Role.SIGNED_IN, Role.STAFF, Role.SUPERUSER):
        assert policies.role_of(person(role)) == role
    closed = person(Role.SUPERUSER)
    closed.is_active = False
    assert policies.role_of(closed) == Role.ANONYMOUS
    assert not policies.may_administer(closed)
    assert not policies.may_view(closed, Theme)


def test_who_may_change_a_table_may_see_it_and_not_the_other_way() -> None:
    """As the administration's own pages need."""
    changes, sees = person(Role.STAFF, Theme, verbs="change"), person(Role.STAFF, Theme, verbs="view")
    assert policies.may_view(changes, Theme)
    assert not policies.may_change(sees, Theme)
    assert not policies.may_view(changes, Record)


def test_permission_without_being_staff_is_no_permission() -> None:
    """Somebody who left the staff keeps the group they were in."""
    user = person(Role.SIGNED_IN, Theme, Record)
    assert not policies.may_change(user, Theme)
    assert not may_view_record(user)


def test_which_lines_of_the_register_people_may_know_of() -> None:
    """Every one for who administers it; for anyone else those that may be published."""
    public, hidden = make(Record), make(Record, is_public=False)
    assert set(visible_records(person(Role.SIGNED_IN))) == {public}
    assert set(visible_records(person(Role.STAFF))) == {public}
    assert set(visible_records(person(Role.STAFF, Record, verbs="view"))) == {public, hidden}
    assert set(visible_records(person(Role.SUPERUSER))) == {public, hidden}
    assert may_change_record(person(Role.SUPERUSER))


def test_which_risks_people_may_know_of() -> None:
    """An exempt risk is nobody's but who administers risks (DOMAIN, section 8)."""
    public, exempt = make(Risk), make(Risk, exempt_paragraphs="3")
    assert set(visible_risks(person(Role.SIGNED_IN))) == {public}
    assert set(visible_risks(person(Role.STAFF, Risk, verbs="view"))) == {public, exempt}
    assert not may_be_published(exempt)
    assert may_be_published(public)


def test_to_write_a_commentary_is_not_to_approve_it() -> None:
    """Approving needs the right to change as well as to add."""
    writer, approver = person(Role.STAFF, Commentary, verbs="add"), person(Role.STAFF, Commentary)
    assert not may_approve(writer)
    assert may_approve(approver)
    assert not may_correct(approver)
    assert may_correct(person(Role.STAFF, Observation, verbs="add"))


def test_nobody_is_a_superuser_by_accident() -> None:
    """The factory's own people have no rights."""
    assert not make(User).is_superuser
