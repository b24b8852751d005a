"""The made-up town's charts in a real browser: accessible, as tabs, at a phone's width, and without JavaScript.

The pages are made from a snapshot in the test's own database before a browser asks for them, since what answers a
browser runs apart from the test and has no connection of it; styles and scripts come from the demonstration's site.
Standards: WCAG 2.2 AA as axe checks it; HOUSE.md's rules for pages.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page, Route, expect
from publications import evidence
from publications.conftest import publish, quick_files

from goldenthread.publications import making
from goldenthread.publications.library import library

PAGES = (
    "/indicators/repair-days/",
    "/indicators/recycling/?chart=funnel",
    "/indicators/library-visits/?chart=forecast",
    "/themes/living-well/",
)


@pytest.fixture
def town(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[Page], None]:
    """Has a page answered by this process, with the made-up town published."""
    monkeypatch.setattr(making, "render_all", quick_files)
    library.forget()
    publish(evidence.quarter())
    client = Client()
    made = {address: client.get(address) for address in PAGES}

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        found = made.get(f"{asked.path}?{asked.query}" if asked.query else asked.path)
        if found is None:
            route.continue_()
        else:
            route.fulfill(status=found.status_code, headers=dict(found.items()), body=found.content)

    return lambda page: page.route("**/*", answer)


def test_axe_finds_nothing_wrong_with_charts_and_nothing_runs_off_the_side(
    any_page: Page, axe: Callable[[Page], None], town: Callable[[Page], None]
) -> None:
    town(any_page)
    for address in PAGES:
        any_page.goto(address)
        axe(any_page)
        wide = any_page.evaluate("document.documentElement.scrollWidth")
        assert wide <= any_page.evaluate("window.innerWidth"), address


def test_chart_and_table_are_tabs_and_without_javascript_both_show(
    page: Page, plain_page: Page, town: Callable[[Page], None], axe: Callable[[Page], None]
) -> None:
    for each in (page, plain_page):
        town(each)
        each.goto(PAGES[0])
    expect(page.locator("#as-table")).to_be_hidden()
    page.get_by_role("tab", name="Chart").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#as-table tbody tr")).to_have_count(len(evidence.DAYS))
    expect(page.locator("#as-chart")).to_be_hidden()
    axe(page)
    page.emulate_media(media="print")
    expect(page.locator("#as-chart .gt-chart-wide svg")).to_be_visible()
    expect(page.locator("#as-table table")).to_be_visible()
    expect(plain_page.locator("#as-chart .gt-chart-wide svg")).to_be_visible()
    expect(plain_page.locator("#as-table table")).to_be_visible()
