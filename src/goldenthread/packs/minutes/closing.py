"""When the meeting began and ended, where the minutes say so in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.packs.flow import Line
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.prose import sentences
from goldenthread.packs.said import Said
from goldenthread.packs.times import times_in


def closed_at(lines: Sequence[Line]) -> Said | None:
    """The last time of day that a line or a sentence gives for the meeting's end, as "20:28"."""
    closing = pattern("parts", "closing")
    for line in reversed(lines):
        for offset, sentence in reversed(sentences(line.text)):
            if closing.match(sentence.lstrip("([")):
                times = times_in(sentence)
                if times:
                    last = times[-1]
                    way = sure("minutes", "closed")
                    return line.said(f"{last.at:%H:%M}", way, offset + last.start, offset + last.end)
    return None


def started_at(lines: Sequence[Line]) -> Said | None:
    """The time of day that a sentence gives for the meeting's beginning, as "10:00"."""
    for line in lines:
        match = pattern("parts", "starting").search(line.text)
        times = times_in(line.text[match.end() :]) if match else []
        if match and times and times[0].start < 12:
            start, end = match.end() + times[0].start, match.end() + times[0].end
            return line.said(f"{times[0].at:%H:%M}", sure("minutes", "closed"), start, end)
    return None
