"""The administration in a real browser: whatever it does, it does under the same policy as every other page.

A page that broke the content security policy, asked another host for anything or threw an error in a script fails by
itself (conftest).
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

NAME, WORD = "chief", "a long and peculiar word"


@pytest.fixture(scope="session")
def superuser(demo_environment: dict[str, str], repo: Path, worker_id: str) -> str:
    """Somebody who may do everything, in the demonstration's record; one for each worker of a run."""
    name = f"{NAME}-{worker_id}"
    command = [sys.executable, "-m", "django", "createsuperuser", "--noinput", "--username", name]
    environment = demo_environment | {
        "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings",
        "DJANGO_SUPERUSER_PASSWORD": WORD,
        "DJANGO_SUPERUSER_EMAIL": "chief@example.gov.uk",
    }
    subprocess.run(command, cwd=repo, env=environment, check=True, capture_output=True)
    return name


PARTS = 4
"""So that several workers may share what takes longest."""


@pytest.fixture(scope="session")
def session() -> list[Any]:
    """What the browser that signed in was given to be known by; none before."""
    return []


@pytest.fixture
def signed_in(page: Page, superuser: str, session: list[Any]) -> Page:
    """A page of the administration. The first test of a worker signs in by the form, the others go on with that."""
    page.context.add_cookies(session)
    page.goto("/admin/")
    if not session:
        page.get_by_label("Username").fill(superuser)
        page.get_by_label("Password").fill(WORD)
        page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="The record", exact=True)).to_be_visible()
    session[:] = page.context.cookies()
    return page


@pytest.mark.parametrize("part", range(PARTS))
def test_every_list_and_form_opens_without_breaking_the_policy(signed_in: Page, part: int) -> None:
    """All that the opening page leads to: each list, the form of a new thing, and the page of one there is."""
    links = signed_in.locator("#content-main a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    lists = sorted({link for link in links if re.fullmatch(r"/admin/\w+/\w+/", link)})
    assert len(lists) > 30
    for address in lists[part::PARTS]:
        signed_in.goto(address)
        expect(signed_in.locator("#changelist")).to_be_visible()
        first = signed_in.locator("#result_list tbody th a").first
        if first.count():
            first.click()
            expect(signed_in.locator("#content-main form")).to_be_visible()
    for link in sorted({link for link in links if link.endswith("/add/")})[part::PARTS]:
        signed_in.goto(link)
        expect(signed_in.locator("#content-main form")).to_be_visible()


def test_a_link_is_added_with_the_picker(signed_in: Page) -> None:
    """A row is added, a thing found by its key, and the reason given."""
    signed_in.goto("/admin/plan/theme/?q=safer-communities")
    signed_in.locator("#result_list tbody th a").first.click()
    signed_in.locator("#links_out-group .add-row a").click()
    row = signed_in.locator("#links_out-group tr.dynamic-links_out").last
    row.locator("select[name$='meaning']").select_option("mentions")
    row.locator(".field-to_record .select2-selection").click()
    signed_in.locator(".select2-search__field").fill("indicator:overall-crime")
    signed_in.get_by_role("option", name=re.compile("indicator:overall-crime-rate")).click()
    signed_in.get_by_label("Why:").fill("The report says so")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    expect(signed_in.locator(".messagelist .success")).to_be_visible()


def test_a_result_is_corrected_in_two_steps(signed_in: Page) -> None:
    """From its page, through what will change, to its second version."""
    signed_in.goto("/admin/performance/observation/?q=racist-and-religious-hate-crime%402018-19-Q2")
    signed_in.locator("#result_list tbody th a").first.click()
    signed_in.get_by_role("link", name="Add a correction").click()
    expect(signed_in.locator("#earlier")).to_contain_text("711")
    signed_in.get_by_label("Value:").fill("712")
    signed_in.get_by_label("Why:").fill("Only a test")
    signed_in.get_by_role("button", name="See what will change").click()
    expect(signed_in.locator("#differences")).to_contain_text("712")
    signed_in.get_by_role("button", name="Add this version").click()
    expect(signed_in.locator(".messagelist .success")).to_contain_text("the earlier one stays beside it")
    expect(signed_in.get_by_text("Version 2, shown here")).to_be_visible()


# axe writes styles of its own into a page to look at it, which the policy would rightly stop.
@pytest.mark.browser_context_args(bypass_csp=True)
def test_the_pages_we_added_are_accessible(signed_in: Page, axe: Callable[[Page], None]) -> None:
    """The two steps of a later version; the rest are Django's own."""
    signed_in.goto("/admin/performance/target/")
    signed_in.locator("#result_list tbody th a").first.click()
    signed_in.get_by_role("link", name="Add a later version").click()
    axe(signed_in)
