"""The plan, the register and the council's own settings, corrected by people in the administration."""

import base64
import io
import zipfile
from typing import Any

import pytest
from accounts.factory import make, our_models
from accounts.forms import errors, send, shown
from accounts.roles import visitor
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldenthread.accounts.models import AuditEvent
from goldenthread.accounts.policies import Role
from goldenthread.plan.models import Council, Link, Pledge, Record, Recorded, Source, Theme
from goldenthread.risks.models import Risk

pytestmark = pytest.mark.django_db

THINGS = [model for model in our_models() if issubclass(model, Recorded) or model is Source]
each_thing = pytest.mark.parametrize("model", THINGS, ids=lambda model: model._meta.label)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def page(thing: Any, what: str) -> str:
    """The address of a page about a thing."""
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{what}", args=[thing.pk])


# --- Things and their lines in the register


@each_thing
def test_a_new_thing_gets_its_line_in_the_register(model: Any) -> None:
    """The form of a thing there is, sent as that of a new one."""
    like, client = make(model), visitor(Role.SUPERUSER)
    form = shown(client.get(page(like, "change")))
    values = {name: value for name, value in form.items() if "-" not in name}
    distinct = {"service": "Another service", "title": "Another thing"}
    sent = {**values, **{k: v for k, v in distinct.items() if k in values}, "reference": "another-thing", "why": "New"}
    response = client.post(
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"), sent | management(client, model)
    )
    assert response.status_code == 302, errors(response)
    made = model.objects.get(reference="another-thing")
    assert made.record.kind == like.record.kind
    assert (made.record.reference, made.record.title, made.record.is_public) == ("another-thing", str(made), True)
    assert AuditEvent.objects.get().subject == f"{made.record.kind}:another-thing"


def management(client: Any, model: Any) -> dict[str, Any]:
    """What the rows of an empty form say of their number."""
    form = shown(client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")))
    return {name: value for name, value in form.items() if name.endswith("_FORMS")}


@each_thing
def test_to_keep_a_thing_from_the_public_is_one_tick_and_is_kept_in_the_trail(model: Any) -> None:
    """Issue 2, item 9: records' publicity is corrected like anything else."""
    thing = make(model)
    response = send(visitor(Role.SUPERUSER), page(thing, "change"), is_public="", why="It names a person")
    assert response.status_code == 302, errors(response)
    thing.record.refresh_from_db()
    assert not thing.record.is_public
    event = AuditEvent.objects.get()
    assert event.detail["changed"]["is_public"] == [True, False]
    assert event.subject == thing.record.key


def test_a_renamed_thing_is_renamed_in_the_register() -> None:
    """Else a link would go on saying the old name."""
    theme = make(Theme)
    assert (
        send(visitor(Role.SUPERUSER), page(theme, "change"), title="Reducing poverty", why="As adopted").status_code
        == 302
    )
    theme.record.refresh_from_db()
    assert theme.record.title == "Reducing poverty"


@pytest.mark.parametrize("wrong", ["two words", "under_score", "Ümlaut"])
def test_a_reference_is_chosen_once_and_made_of_small_letters_digits_and_hyphens(wrong: str) -> None:
    """Addresses, published files and the keys of figures quote it."""
    theme, client = make(Theme), visitor(Role.SUPERUSER)
    send(client, page(theme, "change"), reference="other", why="Try")
    theme.refresh_from_db()
    assert theme.reference != "other"
    sent = {"pillar": theme.pillar_id, "title": "T", "order": "1", "reference": wrong, "is_public": "on"}
    response = client.post(reverse("admin:plan_theme_add"), sent | management(client, Theme))
    assert response.context["adminform"].form.errors["reference"]


def test_a_thing_that_is_deleted_takes_its_links_along_and_says_so() -> None:
    """The page before lists them; the things at their other ends stay."""
    pledge, client = make(Pledge), visitor(Role.SUPERUSER)
    link = make(Link, from_record=pledge.record)
    text = client.get(page(pledge, "delete")).content.decode()
    assert str(link).replace("'", "&#x27;") in text
    assert client.post(page(pledge, "delete"), {"post": "yes", "why": "Entered twice"}).status_code == 302
    assert not Link.objects.exists()
    assert Record.objects.filter(pk=link.to_record_id).exists()
    assert not Record.objects.filter(pk=pledge.record_id).exists()


def test_a_thing_that_is_evidence_for_a_pledge_cannot_be_deleted() -> None:
    """Evidence is a fact, and facts stay."""
    from goldenthread.plan.models import PledgeEvidence

    theme, client = make(Theme), visitor(Role.SUPERUSER)
    make(PledgeEvidence, link=theme.record)
    text = client.get(page(theme, "delete")).content.decode()
    assert "cannot be deleted" in text
    assert "Evidence for a pledge" in text
    client.post(page(theme, "delete"), {"post": "yes", "why": "Try"})
    assert Theme.objects.filter(pk=theme.pk).exists()


# --- What is exempt


def test_an_exempt_risk_can_by_no_way_be_made_public() -> None:
    """DOMAIN, section 8: an exempt text must never reach a public page. Neither on its page nor in the register."""
    risk, client = make(Risk, exempt_paragraphs="3"), visitor(Role.SUPERUSER)
    Record.objects.filter(pk=risk.record_id).update(is_public=False)
    response = send(client, page(risk, "change"), is_public="on", why="Try")
    assert "may never be published" in errors(response)
    response = send(client, page(risk.record, "change"), is_public="on", why="Try")
    assert "may never be published" in errors(response)
    risk.record.refresh_from_db()
    assert not risk.record.is_public


def test_a_risk_that_becomes_exempt_must_be_kept_from_the_public_in_the_same_save() -> None:
    """Paragraphs are written as people write them and kept in order."""
    risk, client = make(Risk), visitor(Role.SUPERUSER)
    assert "untick this" in errors(send(client, page(risk, "change"), exempt_paragraphs="5, 3", why="Try"))
    response = send(client, page(risk, "change"), exempt_paragraphs="5, 3", is_public="", why="Legal advice")
    assert response.status_code == 302
    risk.refresh_from_db()
    assert (risk.exempt_paragraphs, risk.record.is_public) == ("3; 5", False)


@pytest.mark.parametrize("wrong", ["8", "3a", "para 3", "33"])
def test_schedule_12a_has_seven_paragraphs(wrong: str) -> None:
    """DOMAIN, section 9."""
    response = send(visitor(Role.SUPERUSER), page(make(Risk), "change"), exempt_paragraphs=wrong, why="Try")
    assert "paragraphs 1 to 7" in errors(response)


# --- Links


@each_thing
def test_links_are_added_on_the_page_of_either_thing(model: Any) -> None:
    """Both directions, with a picker; kept in the trail under the thing whose page it was."""
    thing, other, client = make(model), make(Record), visitor(Role.SUPERUSER)
    rows = {
        "links_out-TOTAL_FORMS": "1",
        "links_out-0-meaning": "serves",
        "links_out-0-to_record": other.pk,
        "links_in-TOTAL_FORMS": "1",
        "links_in-0-meaning": "measures",
        "links_in-0-from_record": other.pk,
    }
    response = send(client, page(thing, "change"), why="As the report says", **rows)
    assert response.status_code == 302, errors(response)
    found = {(link.from_record_id, link.meaning, link.to_record_id) for link in Link.objects.all()}
    assert found == {(thing.record_id, "serves", other.pk), (other.pk, "measures", thing.record_id)}
    added = AuditEvent.objects.get().detail["link added"]
    assert {row["to_record"] for row in added} == {other.key, thing.record.key}


def test_a_link_is_taken_away_on_the_page_of_a_thing() -> None:
    """What it said stays in the trail."""
    pledge, client = make(Pledge), visitor(Role.SUPERUSER)
    link = make(Link, from_record=pledge.record, note="By mistake")
    gone = {"links_out-0-id": link.pk, "links_out-0-DELETE": "on"}
    assert send(client, page(pledge, "change"), why="It does not", **gone).status_code == 302
    assert not Link.objects.exists()
    assert AuditEvent.objects.get().detail["link deleted"][0]["note"] == "By mistake"


def test_a_link_from_a_thing_to_itself_is_refused_in_words() -> None:
    """The database would refuse it too."""
    record = make(Record)
    sent = {"from_record": record.pk, "to_record": record.pk, "meaning": "serves", "why": "Try"}
    response = visitor(Role.SUPERUSER).post(reverse("admin:plan_link_add"), sent)
    assert "link joins two things" in errors(response)


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("pledge:weekly", ["weekly-bins"]),
        ("pledge:", ["weekly-bins", "more-trees"]),
        ("theme:weekly", []),
        ("bins", ["weekly-bins"]),
        ("Weekly collections", ["weekly-bins"]),
        ("PLEDGE:x", []),
    ],
)
def test_the_picker_finds_a_thing_by_its_key_or_its_title(term: str, found: list[str]) -> None:
    """And shows both."""
    make(Record, kind="pledge", reference="weekly-bins", title="Weekly collections of bins")
    make(Record, kind="pledge", reference="more-trees", title="More trees")
    query = {"app_label": "plan", "model_name": "link", "field_name": "from_record", "term": term}
    results = visitor(Role.SUPERUSER).get(reverse("admin:plan_record_pick"), query).json()["results"]
    assert sorted(result["text"] for result in results) == sorted(
        {
            "weekly-bins": "Pledge: Weekly collections of bins (pledge:weekly-bins)",
            "more-trees": "Pledge: More trees (pledge:more-trees)",
        }[ref]
        for ref in found
    )


def test_the_page_of_a_line_of_the_register_shows_everything_behind_it_and_opens_its_thing() -> None:
    """Issue 2, item 4: everything behind this pledge is one page."""
    pledge, client = make(Pledge), visitor(Role.SUPERUSER)
    near = make(Link, to_record=pledge.record, meaning="delivers").from_record
    far = make(Link, to_record=near, meaning="funds").from_record
    text = client.get(page(pledge.record, "change")).content.decode()
    assert near.key in text
    assert far.key in text
    response = client.get(reverse("admin:plan_record_thing", args=[pledge.record_id]))
    assert response.url == page(pledge, "change")
    assert client.get(reverse("admin:plan_record_thing", args=[999_999])).status_code == 404


# --- The council


def uploaded(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def docx(content_types: bytes = b"<Types/>") -> bytes:
    """The least that is a Word document to look at."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as parts:
        # A part without a date of its own would take the clock's, and differ from one second to the next.
        parts.writestr(zipfile.ZipInfo("[Content_Types].xml"), content_types)
        parts.writestr(zipfile.ZipInfo("word/document.xml"), "<document/>")
    return held.getvalue()


def test_brand_colours_that_cannot_be_read_are_refused_with_advice() -> None:
    """White on yellow has a contrast of 1.07 to 1; WCAG 2.2 AA asks 4.5 (1.4.3)."""
    council, client = make(Council), visitor(Role.SUPERUSER)
    response = send(client, page(council, "change"), brand_colour="#ffff00", brand_text_colour="#ffffff", why="Try")
    assert "1.07 to 1" in errors(response)
    assert "Use #000000 text on it" in errors(response)
    response = send(client, page(council, "change"), brand_colour="#ffff00", brand_text_colour="#000000", why="Ours")
    assert response.status_code == 302
    assert Council.objects.get().brand_colour == "#ffff00"


@pytest.mark.parametrize(("content", "kind"), [(SVG, "image/svg+xml"), (PNG, "image/png")])
def test_a_logo_is_kept_as_an_address_that_holds_its_own_bytes(content: bytes, kind: str) -> None:
    """So that no page calls elsewhere. What it is is told by its content, not its name."""
    council, client = make(Council), visitor(Role.SUPERUSER)
    response = send(client, page(council, "change"), new_logo=uploaded("logo", content), why="The new crest")
    assert response.status_code == 302, errors(response)
    assert Council.objects.get().logo == f"data:{kind};base64,{base64.b64encode(content).decode()}"
    assert "base64" not in str(AuditEvent.objects.get().detail)
    assert send(client, page(council, "change"), remove_logo="on", why="None for now").status_code == 302
    assert Council.objects.get().logo == ""


def test_the_councils_word_template_is_kept_and_can_be_removed() -> None:
    """The trail says that there is another, not its bytes."""
    council, client = make(Council), visitor(Role.SUPERUSER)
    response = send(client, page(council, "change"), new_template=uploaded("t.docx", docx()), why="House style")
    assert response.status_code == 302, errors(response)
    assert bytes(Council.objects.get().report_template) == docx()
    assert AuditEvent.objects.get().detail["changed"]["report_template"] == [None, f"{len(docx())} bytes"]
    assert send(client, page(council, "change"), remove_template="on", why="Ours again").status_code == 302
    assert Council.objects.get().report_template is None


@pytest.mark.parametrize(
    ("field", "name", "content", "complaint"),
    [
        ("new_logo", "logo.png", b"GIF89a", "neither an SVG nor a PNG"),
        ("new_logo", "logo.svg", b"\xff\xfe<svg", "neither an SVG nor a PNG"),
        ("new_logo", "logo.png", PNG + b"0" * 200 * 1024, "larger than 200 KB"),
        ("new_template", "t.docx", b"a letter", "not a Word document"),
        ("new_template", "t.docx", docx(b"<Types>macroEnabled</Types>"), "carries macros"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    field: str, name: str, content: bytes, complaint: str
) -> None:
    """Issue 2, what bad input gets."""
    council = make(Council)
    response = send(visitor(Role.SUPERUSER), page(council, "change"), why="Try", **{field: uploaded(name, content)})
    assert complaint in errors(response)


def test_there_is_one_council_and_it_stays() -> None:
    """Neither a second nor none."""
    client = visitor(Role.SUPERUSER)
    assert client.get(reverse("admin:plan_council_add")).status_code == 200
    council = make(Council)
    assert client.get(reverse("admin:plan_council_add")).status_code == 403
    assert client.get(page(council, "delete")).status_code == 403


def test_the_opening_page_groups_the_record_as_a_council_thinks_of_it() -> None:
    """Every table once, none lost, and the council's own first."""
    client = visitor(Role.SUPERUSER)
    groups = client.get(reverse("admin:index")).context["app_list"]
    assert groups[0]["name"] == "The council"
    listed = [model["object_name"] for group in groups for model in group["models"]]
    assert len(listed) == len(set(listed))
    assert {model.__name__ for model in our_models()} <= set(listed)
    assert client.get(reverse("admin:app_list", args=["plan"])).status_code == 200
