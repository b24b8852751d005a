"""The public site in a real browser: accessible on a desktop and a phone, by keyboard alone, and without JavaScript.

Standards: WCAG 2.2 AA as axe checks it; HOUSE.md's rules for pages. The addresses are of the demonstration.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PAGES = [
    "/",
    "/plan/",
    "/themes/living-well/",
    "/outcomes/active-lives/",
    "/activities/edi-policy/",
    "/strategies/",
    "/indicators/",
    "/indicators/?status=missed&sort=title",
    "/indicators/leisure-visits/",
    "/indicators/trees-planted/",
    "/quarters/2018-19-q2/",
    "/quarters/2018-19-q2/indicators/overall-crime-rate/",
    "/quarters/2018-19-q2/themes/safer-communities/",
    "/quarters/2018-19-q2/risks/",
    "/quarters/2018-19-q2/risks/str024/",
    "/quarters/2018-19-q2/money/",
    "/quarters/2018-19-q2/money/fees/",
    "/quarters/2018-19-q2/report/",
    "/risks/",
    "/money/",
    "/pledges/",
    "/pledges/?section=Cleaner",
    "/pledges/ev-charge-points/",
    "/pledges/weekly-bin-collections/",
    "/sources/q2-2023-24-report/",
    "/quarters/",
    "/report/",
    "/open-data/",
    "/search/?q=homes",
    "/corrections/",
    "/how-figures-work/",
    "/accessibility/",
]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_wrong_and_nothing_runs_off_the_side(
    reader_page: Page, axe: Callable[[Page], None], address: str
) -> None:
    """WCAG 2.2, 1.4.10 (reflow), too: wide tables scroll in a region of their own."""
    response = reader_page.goto(address)
    assert response is not None
    assert response.status == 200
    axe(reader_page)
    assert reader_page.evaluate("document.documentElement.scrollWidth") <= reader_page.evaluate("window.innerWidth")


def test_axe_finds_nothing_wrong_with_a_page_that_is_not_there(reader_page: Page, axe: Callable[[Page], None]) -> None:
    response = reader_page.goto("/indicators/there-is-none/")
    assert response is not None
    assert response.status == 404
    axe(reader_page)


def test_the_first_key_reaches_a_link_past_the_navigation(page: Page) -> None:
    page.goto("/indicators/leisure-visits/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_list_is_filtered_by_keyboard_alone(page: Page) -> None:
    page.goto("/indicators/")
    page.get_by_label("Words").focus()
    page.keyboard.type("leisure")
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicators/?q=leisure*")
    expect(page.get_by_role("status")).to_contain_text("1 indicator of")
    expect(page.get_by_role("rowheader")).to_have_count(1)


def test_a_wide_table_is_scrolled_by_keyboard(phone_page: Page) -> None:
    phone_page.goto("/indicators/")
    region = phone_page.get_by_role("region", name="Quarter 2 2023-24 (July to September 2023)")
    region.focus()
    expect(region).to_be_focused()
    assert region.evaluate("element => element.scrollWidth > element.clientWidth")


def test_a_figure_leads_to_its_own_row(page: Page) -> None:
    """Every number can be followed: from the list to the very result."""
    page.goto("/indicators/?q=leisure")
    page.get_by_role("link", name="372,750").click()
    page.wait_for_url("**/indicators/leisure-visits/#leisure-visits-2023-24-q2")
    expect(page.locator("#leisure-visits-2023-24-q2")).to_be_in_viewport()
    expect(page.locator("tr:has(#leisure-visits-2023-24-q2)")).to_contain_text("394,625")


def test_a_promise_is_followed_to_its_source(page: Page) -> None:
    page.goto("/pledges/")
    page.get_by_role("link", name="Work towards 1,219 electric vehicle charge points by 2030").first.click()
    expect(page.get_by_role("heading", name="Everything behind this pledge")).to_be_visible()
    page.locator("main").get_by_role("link", name="First 100 days").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("First 100 days")


def test_the_menu_opens_on_a_phone(phone_page: Page) -> None:
    phone_page.goto("/")
    phone_page.get_by_role("button", name="Menu").tap()
    navigation = phone_page.get_by_role("navigation", name="Main")
    navigation.get_by_role("link", name="Pledges", exact=True).tap()
    phone_page.wait_for_url("**/pledges/")


def test_everything_is_there_without_javascript(plain_page: Page) -> None:
    """Navigation, filters, details and charts: nothing waits for a script."""
    plain_page.goto("/")
    plain_page.get_by_role("link", name="Plan", exact=True).click()
    plain_page.locator("summary").first.click()
    expect(plain_page.locator("details[open] a").first).to_be_visible()
    plain_page.goto("/indicators/")
    plain_page.get_by_label("Rating").select_option("missed")
    plain_page.get_by_role("button", name="Filter").click()
    expect(plain_page.get_by_role("status")).to_contain_text("2 indicators of")
    plain_page.goto("/indicators/leisure-visits/")
    expect(plain_page.locator("figure svg").first).to_be_visible()


def test_a_page_prints_without_its_navigation_and_with_every_panel_open(page: Page) -> None:
    page.goto("/plan/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator("details .govuk-list a").first).to_be_visible()


def test_the_report_opens_as_one_page_with_its_own_styles(page: Page) -> None:
    """The policy allows the file's own styles: its heading band has the council's colour."""
    page.goto("/quarters/2018-19-q2/edition-1/files/2018-19-q2-report.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator(".gt-band").evaluate("band => getComputedStyle(band).backgroundColor") != "rgba(0, 0, 0, 0)"
