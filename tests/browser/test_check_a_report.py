"""A visitor has a report checked in a real browser: by keyboard, on a telephone, and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

# 16 November 2018 was a Friday; 4 of 9 is 44.4%.
REPORT: FilePayload = {
    "name": "report.md",
    "mimeType": "text/markdown",
    "buffer": b"# Board, 21 November 2018\n\n"
    b"Of the homes, 4 of 9 (45%) were let by Thursday 16 November 2018<sup>1</sup>.\n\n"
    # An address is longer than a telephone is wide.
    b"<sup>1</sup> https://example.org/" + b"let-homes-and-" * 12 + b"others\n",
}


def test_a_document_is_checked_and_its_findings_stand_beside_the_words(
    any_page: Page, axe: Callable[[Page], None]
) -> None:
    any_page.goto("/check-a-report/")
    axe(any_page)
    any_page.get_by_label("Document").set_input_files(REPORT)
    any_page.get_by_role("button", name="Check the document").press("Enter")
    expect(any_page.get_by_role("heading", level=1)).to_contain_text("report.md")
    expect(any_page.get_by_text("16 November 2018 is a Friday, not a Thursday.")).to_be_visible()
    expect(any_page.locator("mark").first).to_be_visible()
    axe(any_page)
    wide = any_page.evaluate("document.documentElement.scrollWidth")
    assert wide <= any_page.evaluate("window.innerWidth")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and no more"])
def test_what_cannot_be_read_is_said_beside_the_field(
    plain_page: Page, axe: Callable[[Page], None], content: bytes
) -> None:
    plain_page.goto("/check-a-report/")
    sent: FilePayload = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": content}
    plain_page.get_by_label("Document").set_input_files(sent)
    plain_page.get_by_role("button", name="Check the document").click()
    expect(plain_page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(plain_page.get_by_label("Document")).to_be_visible()
