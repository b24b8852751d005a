"""Pledges in running text: headings, promises under them, and under or beside each promise what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.packs.flow import tidy
from goldenthread.packs.passages import Passage
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.pledges.found import Pledge, Section
from goldenthread.packs.pledges.statuses import status_in_words, status_of
from goldenthread.packs.pledges.telling import Telling, telling_of
from goldenthread.packs.said import Said

LONGEST_HEADING = 90


class Lister:
    """Goes through the passages of a pledge list once; `sections` is what it has found."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.lost: list[Passage] = []
        self._above: Said | None = None
        self._awaiting = ""

    @property
    def _section(self) -> Section:
        if not self.sections:
            self.sections.append(Section(None))
        return self.sections[-1]

    @property
    def _last(self) -> Pledge | None:
        return self.sections[-1].pledges[-1] if self.sections and self.sections[-1].pledges else None

    def take(self, passage: Passage) -> None:
        """The next passage."""
        text = passage.text
        if self._labelled(passage):
            return
        if _may_head(passage):
            self._heading(passage)
        elif passage.marker[:1].isdigit() and telling_of(text) != "evidence":
            self._add(passage, 0, "numbered pledge")
        elif self._awaiting == "evidence" and self._last and telling_of(text) != "promise":
            self._evidence(passage, 0, len(text), "listed evidence")
        elif self._awaiting == "pledge" and telling_of(text) != "evidence":
            self._add(passage, 0, "listed pledge")
        else:
            self._sentences(passage)

    def _labelled(self, passage: Passage) -> bool:
        """Words after "Pledge 3:", "Progress:", "Status:"; or such words alone above what they announce."""
        text = passage.text
        status = pattern("pledges", "status_label").match(text)
        done = pattern("pledges", "evidence_label").match(text)
        label = pattern("pledges", "pledge_label").match(text)
        if status and self._last and len(text) < LONGEST_HEADING:
            self._last.more |= status_of(passage, status.end(), "status in words")
        elif done and self._last and done.end() < len(text):
            words = tidy(text[done.end() :])
            self._last.evidence.append(passage.said(words, sure("pledges", "labelled evidence"), done.end()))
        elif label and label.end() < len(text):
            self._add(passage, label.end(), "labelled pledge")
            if label["number"] and self._last:
                number = passage.said(label["number"], sure("pledges", "number"), *label.span("number"))
                self._last.more["number"] = number
        elif pattern("pledges", "evidence_heading").match(text) and self._last:
            self._awaiting = "evidence"
        elif pattern("pledges", "pledge_heading").match(text) and self.sections and passage.first.heading is None:
            self._awaiting = "pledge"
        else:
            return False
        return True

    def _heading(self, passage: Passage) -> None:
        marked = passage.first.heading is not None
        heading = passage.said(
            tidy(passage.text).rstrip(":"), sure("pledges", "section marked" if marked else "section by look")
        )
        before = self.sections[-1] if self.sections else None
        if before and before.heading and not before.pledges and not before.introduction and before.under is None:
            self._above = before.heading
        top = pattern("pledges", "top").search(passage.text)
        said_top = passage.said(True, sure("pledges", "top"), *top.span()) if top else None
        above = replace(self._above, confidence=sure("pledges", "under")) if self._above else None
        self.sections.append(Section(heading, said_top, above))
        self._awaiting = ""

    def _add(self, passage: Passage, start: int, way: str) -> None:
        """A pledge that a number or label announces; what was done may be told in the same paragraph."""
        end = next((at for at, text in passage.sentences() if at > start and telling_of(text) == "evidence"), None)
        stop = len(passage.text) if end is None else end
        words = tidy(passage.text[start:stop])
        pledge = Pledge(passage.said(words, sure("pledges", way), start, stop))
        if way == "numbered pledge":
            pledge.more["number"] = passage.said(passage.marker.strip("().:"), sure("pledges", "number"), 0, stop)
        self._section.pledges.append(pledge)
        if end is not None:
            self._evidence(passage, end, len(passage.text), "evidence beside")

    def _sentences(self, passage: Passage) -> None:
        """A paragraph: promises and what was done, sentence by sentence; a sentence that tells neither goes on."""
        runs: list[tuple[Telling, int, int]] = []
        for at, text in passage.sentences():
            telling, end = telling_of(text), at + len(text)
            if runs and (telling == "neither" or telling == runs[-1][0] == "evidence"):
                runs[-1] = (runs[-1][0], runs[-1][1], end)
            else:
                runs.append((telling, at, end))
        promises = 0
        for telling, start, end in runs:
            if telling == "promise":
                promises += 1
                way = "promise" if promises == 1 else "second promise in a paragraph"
                words = tidy(passage.text[start:end])
                self._section.pledges.append(Pledge(passage.said(words, sure("pledges", way), start, end)))
            elif telling == "evidence" and self._last:
                self._evidence(passage, start, end, "evidence beside" if promises else "evidence below")
            elif telling == "evidence" and self.sections:
                self.lost.append(passage)
            elif self.sections:
                words = tidy(passage.text[start:end])
                self._section.introduction.append(passage.said(words, sure("pledges", "introduction"), start, end))

    def _evidence(self, passage: Passage, start: int, end: int, way: str) -> None:
        if self._last is None:
            return
        words = tidy(passage.text[start:end])
        self._last.evidence.append(passage.said(words, sure("pledges", way), start, end))
        self._last.more |= status_in_words(passage, start, end)


def sections_of(passages: Sequence[Passage]) -> Lister:
    """The sections of a pledge list."""
    lister = Lister()
    for passage in passages:
        lister.take(passage)
    return lister


def _may_head(passage: Passage) -> bool:
    """A heading that the document marks, or short words that end like none and tell nothing."""
    text, first = passage.text, passage.first
    if first.heading is not None:
        return not pattern("pledges", "promise").match(text)
    plain = not passage.marker and len(text) <= LONGEST_HEADING and text[:1].isupper() and text[-1:] not in ".,;!?…"
    return plain and telling_of(text) == "neither" and (not text.endswith(":") or first.bold) and len(text) > 2
