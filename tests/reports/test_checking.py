"""The check of our own reports: clean in every format, and what is seeded in them is found."""

from __future__ import annotations

import msgspec
import pytest
from django.urls import reverse
from django.utils import timezone

from goldenthread.accounts.policies import Role
from goldenthread.checks import Checked, Severity, check
from goldenthread.documents import read_document
from goldenthread.reports.checking import check_draft, check_files
from goldenthread.reports.facts import QuarterFacts, decode
from goldenthread.reports.models import ReportHeader
from goldenthread.reports.render import render_all
from goldenthread.reports.tracing import record_of
from tests.accounts.roles import visitor
from tests.reports.reading import with_keys_of

pytestmark = pytest.mark.django_db
# 14 November 2023 was a Tuesday; 4 of 9 is 44.4%; 1,169 to 1,313 is 12.3%; a comma parts three figures.
SEEDED = (
    "Comments were taken until Monday 14 November 2023. Of the flats, 4 of 9 (45%) were let. Visits rose from 1,169 to "
    "1,313, a 14.3% increase. The grant was £5,0000."
)
FOUND = {
    "weekday-not-the-dates": "Monday 14 November 2023",
    "percentage-not-of-its-numbers": "4 of 9 (45%)",
    "change-not-of-its-figures": "14.3%",
    "money-malformed": "£5,0000",
}


@pytest.fixture(scope="session")
def files(now: QuarterFacts) -> dict[str, bytes]:
    return render_all(now)


def worse_than_a_note(checked: Checked) -> list[str]:
    return [f"{found.rule}: {found.quote}" for found in checked.findings if found.severity is not Severity.NOTE]


def test_the_report_is_clean_in_every_format(files: dict[str, bytes], now: QuarterFacts) -> None:
    checked = check_files(files, now)
    assert {name.rpartition(".")[2] for name in checked} == {"docx", "pdf", "html"}
    assert not {name: found for name, each in checked.items() if (found := worse_than_a_note(each))}


def test_the_report_of_2018_is_clean(then: QuarterFacts) -> None:
    assert worse_than_a_note(check_draft(then)) == []


def test_every_figure_with_a_key_is_traced(files: dict[str, bytes], now: QuarterFacts) -> None:
    checked = check_files(files, now)
    # The page holds 167 figures with a key, by a search for `data-key` in its source.
    assert {name: each.coverage.traced for name, each in checked.items() if each.coverage.traced < 160} == {}
    assert len({each.coverage.traced for each in checked.values()}) == 1
    assert not [item for each in checked.values() for item in each.document.unread if "key" in item.what]


def test_errors_seeded_in_its_words_are_found_in_every_format(now: QuarterFacts) -> None:
    assert now.header is not None
    wrong = msgspec.structs.replace(now, header=msgspec.structs.replace(now.header, summary=SEEDED))
    for name, checked in check_files(render_all(wrong), wrong).items():
        found = {finding.rule: finding.quote for finding in checked.findings if finding.severity is Severity.ERROR}
        assert {rule: found.get(rule) for rule in FOUND} == FOUND, name


def test_a_figure_typed_over_in_the_page_is_found(files: dict[str, bytes], now: QuarterFacts) -> None:
    page = files["2023-24-q2-report.html"].decode()
    key = 'data-key="headline:met@2023-24-Q2">7<'
    assert key in page
    wrong = page.replace(key, key.replace(">7<", ">8<"))
    found = check(read_document(wrong.encode(), "report.html"), record=record_of(now)).findings
    assert "differs-from-the-record" in {finding.rule for finding in found}


def test_a_figure_typed_over_in_the_pdf_is_found(files: dict[str, bytes], now: QuarterFacts) -> None:
    """Visits of 372,750 become 372,570 in the words, and the keys stay those that the report was made with."""
    record, name = record_of(now), "2023-24-q2-report.pdf"
    typed = msgspec.json.encode(now).replace(b"372,750", b"372,570").replace(b"372750", b"372570")
    wrong = with_keys_of(files[name], render_all(decode(typed))[name])
    found = check(read_document(wrong, name), record=record).findings
    differing = {(each.quote, each.working) for each in found if each.rule == "differs-from-the-record"}
    assert differing == {("372,570", "key leisure-visits@2023-24-Q2")}


def address(header: ReportHeader) -> str:
    return reverse("admin:reports_reportheader_check", args=[header.pk])


@pytest.fixture
def header() -> ReportHeader:
    content = {"title": "Made up"}
    return ReportHeader.objects.create(period="2023-24 Q2", content=content, version=1, known_from=timezone.now())


@pytest.mark.parametrize(
    ("role", "allowed", "status"),
    [
        (Role.ANONYMOUS, (), 302),
        (Role.SIGNED_IN, (), 302),
        (Role.STAFF, (), 403),
        (Role.STAFF, (ReportHeader,), 302),
        (Role.SUPERUSER, (), 302),
    ],
)
def test_who_may_see_the_check_of_a_draft(
    role: Role, allowed: tuple[type[ReportHeader], ...], status: int, header: ReportHeader
) -> None:
    """Without a council the report cannot be made, and whoever may see it is sent back to it with the reason."""
    answer = visitor(role, *allowed).get(address(header))
    assert answer.status_code == status
    if status == 302:
        back = reverse("admin:reports_reportheader_change", args=[header.pk])
        assert (answer["Location"] == back) == (role is Role.SUPERUSER or bool(allowed))
