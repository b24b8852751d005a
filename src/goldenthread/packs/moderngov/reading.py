"""The way through an answer of the web service: opened, told what it is, read."""

from __future__ import annotations

from collections.abc import Callable

from goldenthread.documents import DEFAULT, Document, Limits, Unreadable
from goldenthread.packs.moderngov import lists
from goldenthread.packs.moderngov.answer import Answer
from goldenthread.packs.moderngov.meeting import meeting
from goldenthread.packs.moderngov.opening import KNOWN, local, opened
from goldenthread.packs.pack import Pack
from goldenthread.packs.phrases import phrases

READERS: dict[str, Callable[[Answer], None]] = {
    "councillors": lists.councillors,
    "bodies": lists.bodies,
    "meetings": lists.meetings,
    "meeting": meeting,
    "attachments": lists.attachments,
}


def read_moderngov(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Pack:
    """Reads an answer of modern.gov's web service. Raises `goldenthread.documents.Unreadable` where it cannot."""
    root, mended = opened(data, limits)
    answer = Answer(root)
    READERS[phrases("moderngov")["roots"][local(root)]](answer)
    if not answer.record.tree:
        what = "The answer holds nothing: no councillor, committee, meeting or document"
        raise Unreadable("no-text", what, mend=f"Ask for another time or committee. {KNOWN}")
    if mended:
        answer.record.problem(
            "not well formed", f"It is not well-formed XML, and was read as far as it can be: {mended}."
        )
    return Pack(Document(name, "xml", tuple(answer.blocks)), (), answer.record)
