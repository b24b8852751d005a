"""The browser tests' own tools: a check that cannot fail would pass every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page


def test_the_site_of_the_demonstration_answers_on_a_desktop_and_on_a_phone(any_page: Page) -> None:
    """Both have a page to show."""
    response = any_page.goto("/")
    assert response is not None
    assert response.ok


def test_a_picture_without_a_text_alternative_is_found_and_named(page: Page, axe: Callable[[Page], None]) -> None:
    """WCAG 2.2, 1.1.1: a picture needs a text alternative."""
    page.set_content('<html lang="en"><title>A page</title><main><h1>A page</h1><img src="data:,"></main></html>')
    with pytest.raises(AssertionError, match=r"image-alt \(critical\)"):
        axe(page)


def test_a_plain_good_page_is_found_to_be_accessible(page: Page, axe: Callable[[Page], None]) -> None:
    """The other side of the check: nothing is found where nothing is wrong."""
    page.set_content('<html lang="en"><title>A page</title><main><h1>A page</h1><p>Words.</p></main></html>')
    axe(page)


def test_a_phone_is_390_pixels_wide_and_a_desktop_1280(page: Page, phone_page: Page) -> None:
    """The two widths that pages are designed for."""
    assert page.evaluate("window.innerWidth") == 1280
    phone_page.set_content('<meta name="viewport" content="width=device-width">')
    assert phone_page.evaluate("window.innerWidth") == 390


def test_the_plain_browser_runs_no_script(plain_page: Page) -> None:
    """What `noscript` holds is shown only where scripts don't run."""
    plain_page.set_content("<noscript>No scripts here</noscript>")
    assert plain_page.get_by_text("No scripts here").is_visible()


def test_no_other_host_can_be_reached_and_asking_for_one_is_held_against_the_page(
    page: Page, complaints: list[str]
) -> None:
    """A council's page must work where the network ends at the council."""
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://example.org/")
    assert complaints == ["a page asked another host: https://example.org/"]
    complaints.clear()


def test_an_error_in_a_script_is_held_against_the_page(page: Page, complaints: list[str]) -> None:
    """Nobody sees the console but a test."""
    with page.expect_event("pageerror"):
        page.set_content("<script>throw new Error('broken')</script>")
    assert any("broken" in complaint for complaint in complaints)
    complaints.clear()
