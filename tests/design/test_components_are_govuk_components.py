"""Each component gives the document that govuk-frontend's own fixtures give.

Expected values: `fixtures.json` of the govuk-frontend package, which its maintainers make from the macros.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.safestring import mark_safe

from goldenthread.design import components

from .fixtures import components_of_the_package, fixtures_of, normalised, parameters, without


def renamed(component: Callable[..., str], **names: str) -> Callable[[dict[str, Any]], str]:
    """The component, taking a macro's parameters under the names they have there."""

    def render(options: dict[str, Any]) -> str:
        return component(**{names.get(name, name): value for name, value in options.items()})

    return render


def service_navigation(options: dict[str, Any]) -> str:
    """The macro's slots are HTML whatever they hold."""
    slots = options.get("slots") or {}
    safe = {name: mark_safe(slot) if isinstance(slot, str) else slot for name, slot in slots.items()}
    return components.service_navigation(**{**options, "slots": safe})


def skip_link(options: dict[str, Any]) -> str:
    """The macro's own default is #content; our pages, like GOV.UK's page template, have #main-content."""
    return components.skip_link(**{"href": "#content", **options})


def file_upload(options: dict[str, Any]) -> str:
    """Words for the scripted upload, and a value that browsers ignore, change nothing without the script."""
    unused = {"value", "choose_files_button_text", "drop_instruction_text", "no_file_chosen_text"}
    unused |= {"multiple_files_chosen_text", "entered_drop_zone_text", "left_drop_zone_text"}
    return components.file_upload(**{name: value for name, value in options.items() if name not in unused})


def table(options: dict[str, Any]) -> str:
    """The macro may be given no rows at all."""
    return components.table(**{"rows": [], **options})


COMPONENTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "back-link": renamed(components.back_link),
    "breadcrumbs": renamed(components.breadcrumbs),
    "button": renamed(components.button),
    "checkboxes": renamed(components.checkboxes),
    "details": renamed(components.details),
    "error-message": renamed(components.error_message),
    "error-summary": renamed(components.error_summary, error_list="errors"),
    "fieldset": renamed(components.fieldset),
    "file-upload": file_upload,
    "footer": renamed(components.footer),
    "generic-header": renamed(components.header),
    "hint": renamed(components.hint),
    "input": renamed(components.text_input),
    "inset-text": renamed(components.inset_text),
    "label": renamed(components.label, **{"for": "for_id"}),
    "notification-banner": renamed(components.notification_banner),
    "pagination": renamed(components.pagination),
    "panel": renamed(components.panel),
    "phase-banner": renamed(components.phase_banner),
    "radios": renamed(components.radios),
    "select": renamed(components.select),
    "service-navigation": service_navigation,
    "skip-link": skip_link,
    "summary-list": renamed(components.summary_list),
    "table": table,
    "tabs": renamed(components.tabs),
    "tag": renamed(components.tag),
    "textarea": renamed(components.textarea),
    "warning-text": renamed(components.warning_text),
}

LEFT_OUT = {
    "accordion": "details and headings do what the pages need",
    "character-count": "no field of ours has a limit of characters",
    "cookie-banner": "public pages set no cookies",
    "date-input": "a date is one field, read as people write it",
    "exit-this-page": "for services to people at risk",
    "feedback": "GOV.UK's own survey",
    "header": "GOV.UK's own header, with its logo",
    "language-navigation": "the pages are in English",
    "password-input": "the browser's own field",
    "task-list": "no page lists tasks",
}
ENHANCED = "we do not use the scripted file upload: the browser's own is the accessible one without scripts"
OWN_WORDS = "the words are not inside a link to the rules of Crown copyright"
DIFFERENCES: dict[tuple[str, str], str] = {
    ("file-upload", "enhanced"): ENHANCED,
    ("file-upload", "enhanced, with error message and hint"): ENHANCED,
    ("file-upload", "enhanced, multiple files"): ENHANCED,
    ("file-upload", "enhanced, custom wrapper classes and attributes"): ENHANCED,
    ("file-upload", "translated"): ENHANCED,
    ("footer", "with custom HTML content licence and copyright notice"): OWN_WORDS,
    ("footer", "with custom text content licence and copyright notice"): OWN_WORDS,
    ("footer", "with HTML passed as text content"): OWN_WORDS,
}

# A council is not the Crown: no crown, no link to Crown copyright, and no licence unless the council gives it.
NOT_OURS = {
    "footer": (
        "govuk-footer__crown",
        "govuk-footer__licence-logo",
        "govuk-footer__licence-description",
        "govuk-footer__copyright-logo",
    )
}

CASES = [
    pytest.param(name, fixture, id=f"{name}: {fixture['name']}")
    for name in COMPONENTS
    for fixture in fixtures_of(name)
    if (name, fixture["name"]) not in DIFFERENCES
]


@pytest.mark.parametrize(("name", "fixture"), CASES)
def test_a_component_gives_the_document_of_its_fixture(name: str, fixture: dict[str, Any]) -> None:
    made = COMPONENTS[name](parameters(fixture["options"]))
    expected = without(fixture["html"], *NOT_OURS.get(name, ()))
    assert normalised(made) == normalised(expected)


@pytest.mark.parametrize(("name", "title"), DIFFERENCES)
def test_a_listed_difference_is_a_fixture_that_still_differs(name: str, title: str) -> None:
    [fixture] = [fixture for fixture in fixtures_of(name) if fixture["name"] == title]
    unknown = {"javascript", "wrapper_classes", "wrapper_attributes"}
    options = {key: value for key, value in parameters(fixture["options"]).items() if key not in unknown}
    assert normalised(COMPONENTS[name](options)) != normalised(without(fixture["html"], *NOT_OURS.get(name, ())))


def test_every_component_of_govuk_frontend_is_made_here_or_left_out_for_a_reason() -> None:
    assert components_of_the_package() == set(COMPONENTS) | set(LEFT_OUT)


@pytest.mark.parametrize("word", ["crown", "Crown", "GOV.UK", "govuk-logo", "OGL"])
def test_nothing_of_the_crown_is_in_a_header_or_footer(word: str) -> None:
    made = components.header("Barnet Council") + components.footer(meta={"items": []}, copyright="The council")
    assert word not in made
