"""Figures that carry a key: in Word the tag of a content control, in HTML `data-key`, in a PDF an attached file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.checks.passages import Passage

# Word's tags have room for 64 characters, so reports begin them with a short mark of their own.
MARK = "gt:"


class Keyed(NamedTuple):
    """Some words of a passage and the key they carry."""

    passage: Passage
    start: int
    end: int
    key: str

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


def keyed(passage: Passage) -> Iterator[Keyed]:
    """The words of a passage that carry a key, in order; runs of one control are one."""
    offset, begun, held = 0, 0, ""
    for run in passage.block.runs:
        if not run.said:
            continue
        tag = run.style.control.tag if run.style.control else ""
        if tag != held:
            if held:
                yield Keyed(passage, begun, offset, held.removeprefix(MARK))
            begun, held = offset, tag
        offset += len(run.text)
    if held:
        yield Keyed(passage, begun, offset, held.removeprefix(MARK))
