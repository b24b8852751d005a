"""The page where anyone may have a document checked: what is answered, what is refused, and that nothing is kept."""

from __future__ import annotations

import io
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from goldenthread.accounts.models import AuditEvent
from goldenthread.documents import Document
from goldenthread.publications.throttle import Throttle
from goldenthread.publications.views import checking
from tests.documents.word_files import paragraph, word_file

pytestmark = pytest.mark.django_db
FORM, RESULT = "/check-a-report/", "/check-a-report/result/"
# 16 November 2018 was a Friday.
WRONG = b"# Board, 21 November 2018\n\nQuestions close on Thursday 16 November 2018.\n"


@pytest.fixture(autouse=True)
def fresh_throttle(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(checking, "throttle", Throttle(most=3, seconds=600))
    return


def send(content: bytes, name: str = "report.md", client: Client | None = None) -> HttpResponse:
    return (client or Client(enforce_csrf_checks=True)).post(RESULT, {"document": SimpleUploadedFile(name, content)})


def test_the_form_is_there_before_anything_is_published() -> None:
    answer = Client().get(FORM)
    assert answer.status_code == 200
    assert b'enctype="multipart/form-data"' in answer.content
    assert not answer.cookies


@pytest.mark.parametrize("kind", ["anonymous", "member of staff"])
def test_anyone_gets_the_check_of_a_document(kind: str) -> None:
    client = Client(enforce_csrf_checks=True)
    if kind != "anonymous":
        client.force_login(get_user_model().objects.create_user("officer", is_staff=True))
    answer = send(WRONG, client=client)
    assert answer.status_code == 200
    assert "16 November 2018 is a Friday, not a Thursday." in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_nothing_of_the_document_is_kept(tmp_path: Path) -> None:
    before = AuditEvent.objects.count()
    send(WRONG)
    assert AuditEvent.objects.count() == before
    assert not list(tmp_path.iterdir())
    assert not (settings.MEDIA_ROOT and Path(settings.MEDIA_ROOT).exists())


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "report.md", "empty"),
        (b"%PDF-1.7 and no more", "report.pdf", "cut off"),
        (b"\x00\x01\x02" * 50, "report.docx", "report.docx"),
        (WRONG, "report.pdf", "report.pdf"),
    ],
)
def test_what_cannot_be_read_is_said_on_the_form(content: bytes, name: str, says: str) -> None:
    answer = send(content, name)
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "There is a problem" in text
    assert says in text
    assert 'href="#document"' in text


def test_a_form_without_a_document_asks_for_one() -> None:
    answer = Client().post(RESULT, {})
    assert answer.status_code == 400
    assert "Choose a document" in answer.content.decode()


def test_what_is_no_form_is_refused() -> None:
    answer = Client().post(RESULT, b"--x\r\nbroken", content_type="multipart/form-data; boundary=")
    assert answer.status_code == 400


def test_a_document_too_large_is_refused_before_it_is_read() -> None:
    answer = Client().post(RESULT, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(99 * 2**20))
    assert answer.status_code == 413
    assert "larger than 10 MB" in answer.content.decode()


def test_a_visitor_who_asks_too_often_is_told_when_to_come_back() -> None:
    client = Client()
    assert [send(WRONG, client=client).status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = send(WRONG, client=client)
    assert 0 < int(answer["Retry-After"]) <= 600
    assert "minutes" in answer.content.decode()


def test_one_visitor_does_not_use_up_another_s_turns() -> None:
    for _ in range(4):
        send(WRONG)
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert send(WRONG, client=other).status_code == 200


def test_markup_in_a_document_comes_out_as_words() -> None:
    answer = send(b"# Report\n\n<script>alert(1)</script> on Thursday 16 November 2018 <img src=x onerror=alert(1)>\n")
    assert b"<script" not in answer.content
    assert b"onerror=alert" not in answer.content.replace(b"&", b"")


def test_a_fault_of_ours_is_said_and_nothing_of_the_document_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(document: Document) -> None:
        raise KeyError(document.text)

    monkeypatch.setattr(checking, "check", faulty)
    answer = send(WRONG)
    assert answer.status_code == 500
    assert "a fault of its own" in answer.content.decode()
    assert "KeyError at test_checking.py" in caplog.text
    assert "Questions" not in caplog.text


def test_a_document_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LIMITS", replace(checking.LIMITS, seconds=0.05))
    monkeypatch.setattr(checking, "check", lambda document: threading.Event().wait(5))
    answer = send(WRONG)
    assert answer.status_code == 400
    assert "took longer than 0.05 seconds" in answer.content.decode()


def test_a_document_of_megabytes_is_held_in_memory_and_no_file_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django puts an upload of over 2.5 MB in a file unless it is told otherwise."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a file was made")

    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refused)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refused)
    picture = zipfile_with(word_file(paragraph("On Thursday 16 November 2018.")), bytes(range(256)) * 16_384)
    answer = send(picture, "report.docx")
    assert answer.status_code == 200
    assert "16 November 2018 is a Friday" in answer.content.decode()


def zipfile_with(data: bytes, picture: bytes) -> bytes:
    """A Word file that is as large as its picture, which is not packed."""
    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("word/media/image1.png", picture, zipfile.ZIP_STORED)
    return held.getvalue()


def test_the_result_is_for_posting_alone() -> None:
    assert Client().get(RESULT).status_code == 405


def test_a_throttle_forgets_after_its_seconds_and_bounds_what_it_holds() -> None:
    now = [0.0]
    throttle = Throttle(most=2, seconds=10, visitors=2, clock=lambda: now[0])
    assert [throttle.wait("a"), throttle.wait("a")] == [0, 0]
    assert throttle.wait("a") == 10
    now[0] = 10.5
    assert throttle.wait("a") == 0
    for other in "bcd":
        throttle.wait(other)
    assert throttle.wait("a") == 0
