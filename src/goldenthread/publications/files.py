"""The files published with an edition: what each is called, and where it is had."""

from __future__ import annotations

from typing import NamedTuple

from goldenthread.publications.edition import Edition
from goldenthread.reports.render import file_name


class Download(NamedTuple):
    """A file that a reader can take away."""

    text: str
    href: str
    name: str


REPORTS = (("Word", "docx"), ("PDF", "pdf"), ("Spreadsheet", "xlsx"), ("Web page in one file", "html"))
FACTS = "facts.json"
WORD_TEMPLATE = "template.docx"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def media_type(name: str) -> str:
    """The media type of a published file. Raises KeyError for a kind that is never published."""
    return MEDIA_TYPES[name.rpartition(".")[2]]


def file_url(edition: Edition, name: str) -> str:
    """Where a file of an edition is had: the address names the quarter, so it can be kept and cited."""
    return f"/quarters/{edition.listed.slug}/edition-{edition.listed.edition}/files/{name}"


def downloads(edition: Edition) -> list[Download]:
    """The quarter's report in each format."""
    names = [(text, file_name(edition.period, extension)) for text, extension in REPORTS]
    return [Download(text, file_url(edition, name), name) for text, name in names]
