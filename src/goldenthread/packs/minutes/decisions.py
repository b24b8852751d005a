"""Decisions word for word, with label, nesting and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.minutes.items import Item
from goldenthread.packs.minutes.kinds import kind_fields
from goldenthread.packs.minutes.labels import Label, inline_labels, label_of, made
from goldenthread.packs.minutes.resolving import AGREED, FORMAL, SAID, Opening, opened, opening_of
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.prose import sentences
from goldenthread.packs.record import Tree

_THAT = re.compile(r"(?:that|bod|go)\b[,:]?\s+", re.IGNORECASE)


@dataclass(slots=True)
class Decision:
    """One decision: its label, its words, and those that stand under it."""

    line: Line
    start: int
    end: int
    text: str
    label: Label | None = None
    lead: str = ""
    level: int = FORMAL
    way: str = "resolved"
    unanimous: bool = False
    plainly: bool = False
    within: list[Decision] = field(default_factory=list)

    def as_tree(self) -> dict[str, Tree]:
        """The decision as a record."""
        way = sure("decisions", self.way)
        row: dict[str, Tree] = {
            "label": self.line.said(self.label.printed if self.label else "", way, 0, self.end),
            "text": self.line.said(self.text, way, self.start, self.end),
        }
        row |= kind_fields(self.line, self.start, self.end, self.text, self.lead)
        if self.unanimous:
            row["unanimous"] = self.line.said(True, sure("decisions", "unanimous"))
        if self.within:
            row["within"] = [inner.as_tree() for inner in self.within]
        return row


def decisions_of(item: Item) -> list[Decision]:
    """Every decision of an item in order, formal and plain alike; what a column of decisions says is formal."""
    found: list[Decision] = []
    lines = opened(item.lines)
    place = 0
    while place < len(lines):
        line, opening = lines[place], opening_of(lines[place])
        if opening is None:
            place += 1
            continue
        taken, place = _taken(lines, place, opening)
        unanimous = _unanimous(lines, place, opening, taken)
        taken = [one for one in taken if one.within or not pattern("decisions", "bare").match(one.text)]
        if all(pattern("decisions", "complete").match(one.text) for one in taken) and opening.level != SAID:
            proposed = _proposed(lines, lines.index(line))
            taken, opening = (proposed, replace(opening, level=AGREED)) if proposed else (taken, opening)
        moved = any(re.search(_trailing(), one.line.text) for one in taken)
        level = AGREED if moved and opening.level == SAID else opening.level
        for decision in taken:
            decision.level, decision.way, decision.unanimous = level, opening.way, unanimous
        found += taken
    return found + _from_column(item)


def _proposed(lines: Sequence[Line], place: int) -> list[Decision]:
    """What was proposed in the sentence before a bare "It was agreed"."""
    above = lines[place - 1] if place else None
    match = pattern("decisions", "proposal").search(above.text) if above else None
    if above is None or match is None or opening_of(above):
        return []
    return [Decision(above, match.start("what"), match.end("what"), tidy(match["what"]), lead=lines[place].text)]


def _taken(lines: Sequence[Line], place: int, opening: Opening) -> tuple[list[Decision], int]:
    """The decisions that an opening leads to, and the place after them."""
    line = lines[place]
    text = line.text[opening.offset :]
    whole, after = _joined(lines, place, text)
    inline = inline_labels(text.lstrip())
    if inline:
        return _inline(line, opening.offset + len(text) - len(text.lstrip()), inline), after
    listed, end = _listed(lines, after, opening.verb + text)
    lead = text.strip(" :;–-.*")
    if not lead and _names_body_only(opening.verb) and not _all_verbs(listed):
        return [], place + 1
    if not lead:
        if listed:
            for decision in listed:
                decision.lead = opening.verb
                _drop_that(decision)
        return (listed, end) if listed else _below(lines, after, opening)
    if listed and pattern("decisions", "leads_on").search(text) and not pattern("decisions", "whole").search(lead):
        keep_that = bool(pattern("decisions", "lead_verb").search(lead))
        for decision in listed:
            decision.lead = lead
            if not keep_that:
                _drop_that(decision)
        return listed, end
    decision = Decision(line, opening.offset, len(line.text), _without_trailing(tidy(whole)), lead=opening.verb)
    if listed and listed[0].label and listed[0].label.first and not text.rstrip().endswith("."):
        decision.within, after = listed, end
    return [decision], after


def _names_body_only(verb: str) -> bool:
    """Whether an opening says who decided and not that anything was ("The Committee:-")."""
    return not re.search(_written_any(), verb, re.IGNORECASE)


def _written_any() -> str:
    return pattern("decisions", "lead_verb").pattern + "|" + pattern("decisions", "resolved_or_label").pattern


def _all_verbs(listed: Sequence[Decision]) -> bool:
    return bool(listed) and all(pattern("decisions", "verb_list").match(one.text) for one in listed)


def _joined(lines: Sequence[Line], place: int, text: str) -> tuple[str, int]:
    """The words with the further lines of the same paragraph, and the place after it."""
    line, after = lines[place], place + 1
    while after < len(lines) and lines[after].block is line.block and not label_of(lines[after])[0]:
        if opening_of(lines[after]) or pattern("minutes", "action_line").match(lines[after].text):
            break
        text += " " + lines[after].text
        after += 1
    return text, after


def _inline(line: Line, offset: int, labels: Sequence[tuple[Label, int, int]]) -> list[Decision]:
    text = line.text[offset:]
    found: list[Decision] = []
    for number, (label, _, start) in enumerate(labels):
        end = labels[number + 1][1] if number + 1 < len(labels) else len(text)
        words = tidy(text[start:end]).rstrip(" ;,")
        words = re.sub(r"[;,]?\s+and$", "", words)
        decision = Decision(line, offset + start, offset + end, words, label)
        _drop_that(decision)
        found.append(decision)
    return found


def _drop_that(decision: Decision) -> None:
    """Leaves out the "that" which repeats the one of "RESOLVED that"."""
    match = _THAT.match(decision.text)
    if match:
        decision.text = decision.text[match.end() :]
        decision.start += match.end()


def _listed(lines: Sequence[Line], place: int, before: str) -> tuple[list[Decision], int]:
    """The list that follows, nested by the style of its labels and by its indents; and the place after it."""
    top: list[Decision] = []
    open_: list[Decision] = []
    while place < len(lines):
        line = lines[place]
        label, start = label_of(line)
        if label is None or (top and opening_of(line) and not _lists_verbs(before)):
            if top and _continues(lines, place, open_[-1]):
                open_[-1].text = tidy(f"{open_[-1].text} {line.text}")
                place += 1
                continue
            break
        if not top and not (label.first or label.style == "•"):
            break
        if open_ and open_[-1].label:
            label = made(label.printed, open_[-1].label) if label.printed else label
        words = re.sub(r"[;,]?\s+and$", "", tidy(line.text[start:]).rstrip(" ;,"))
        decision = Decision(line, start, len(line.text), words, label)
        _hang(decision, top, open_)
        place += 1
    return top, place


def _lists_verbs(before: str) -> bool:
    """Whether what leads to the list makes its items decisions whatever words they begin with."""
    return bool(pattern("decisions", "leads_on").search(before)) or not before.strip()


def _hang(decision: Decision, top: list[Decision], open_: list[Decision]) -> None:
    """Puts a decision under the last of the one that it belongs to."""
    label = decision.label
    assert label is not None
    for depth in range(len(open_) - 1, -1, -1):
        other = open_[depth].label
        if other and other.style == label.style and (label.value == other.value + 1 or label.value == 0 or depth == 0):
            del open_[depth:]
            break
    else:
        if open_ and not (label.first or decision.line.level > open_[-1].line.level):
            open_.clear()
    (open_[-1].within if open_ else top).append(decision)
    open_.append(decision)


def _continues(lines: Sequence[Line], place: int, last: Decision) -> bool:
    """Whether a line without a label goes on with the decision before it."""
    line = lines[place]
    if line.block is last.line.block:
        return True
    if line.heading is not None or opening_of(line) or pattern("minutes", "action_line").match(line.text):
        return False
    return line.text[:1].islower() or (
        not last.text.endswith((".", ";", ":", "?")) and len(last.text) > 60 and not line.standing_out
    )


def _below(lines: Sequence[Line], place: int, opening: Opening) -> tuple[list[Decision], int]:
    """What stands under a label that stands alone ("Decision"). A plain sentence with nothing after it is none."""
    if opening.level == SAID or place >= len(lines):
        return (_alone(lines[place - 1]) if opening.level == FORMAL else []), place
    line, inner = lines[place], opening_of(lines[place])
    if line.heading is not None or pattern("minutes", "action_line").match(line.text):
        return _alone(lines[place - 1]), place
    if inner and inner.offset >= len(line.text):
        return _alone(lines[place - 1]), place
    taken, after = _taken(lines, place, Opening(opening.way, opening.level, inner.offset if inner else 0, opening.verb))
    for decision in taken:
        _drop_that(decision)
        decision.plainly = inner is not None and inner.level == SAID
    return taken, after


def _alone(line: Line) -> list[Decision]:
    """ "Agreed." and no more: what was agreed is the item itself. A bare "Noted." decides nothing."""
    whole = len(line.text) < 40 and pattern("decisions", "complete").match(line.text)
    return [Decision(line, 0, len(line.text), tidy(line.text))] if whole else []


def _without_trailing(text: str) -> str:
    """The words without who moved and how many voted, where that is said after them."""
    match = re.search(_trailing(), text)
    cut = text[: match.start()] if match and match.start() > 20 else text
    return cut.strip(" *").rstrip(" ;,")


def _trailing() -> str:
    return "(?i:" + pattern("decisions", "trailing").pattern + ")"


def _unanimous(lines: Sequence[Line], after: int, opening: Opening, taken: Sequence[Decision]) -> bool:
    """Whether the opening, the line above it or the words after say that all were for it."""
    if not taken:
        return False
    first = next(place for place, line in enumerate(lines) if line is taken[0].line)
    above = [line.text for line in lines[max(0, first - 2) : first] if len(line.text) < 400]
    said = " ".join([opening.verb, *above[-2:], taken[-1].line.text[-160:]])
    return bool(pattern("decisions", "unanimous").search(said))


def _from_column(item: Item) -> list[Decision]:
    """What stands in a column of decisions: each paragraph or label is one."""
    lines = [piece for line in item.decision_lines for piece in _verbs_apart(line)]
    found: list[Decision] = []
    place = 0
    while place < len(lines):
        opening = opening_of(lines[place])
        if opening and opening.way in ("resolved", "decision label") and opening.offset < len(lines[place].text):
            taken, place = _taken(lines, place, opening)
        else:
            listed, after = _listed(lines, place, ":")
            taken = listed or [_paragraph(lines, place)]
            place = after if listed else place + 1
            while not listed and place < len(lines) and _runs_on(lines[place - 1], lines[place]):
                taken[0].text = f"{taken[0].text} {lines[place].text}"
                place += 1
        for decision in taken:
            _drop_that(decision)
            decision.way = "decision column"
        found += taken
    return found


def _verbs_apart(line: Line) -> list[Line]:
    """A paragraph cut before each sentence that begins with what was decided ("Approved ... Delegated ...")."""
    verb = pattern("decisions", "verb_first")
    starts = [0, *(start for start, sentence in sentences(line.text)[1:] if verb.match(sentence))]
    ends = [*starts[1:], len(line.text)]
    return [
        replace(line, text=line.text[a:b].rstrip(), start=line.start + a) for a, b in zip(starts, ends, strict=True)
    ]


def _paragraph(lines: Sequence[Line], place: int) -> Decision:
    return Decision(lines[place], 0, len(lines[place].text), tidy(lines[place].text))


def _runs_on(line: Line, below: Line) -> bool:
    """Whether a line of a cell goes on with the one above: that has no stop, or this begins in small letters."""
    return below.block is line.block and (below.text[:1].islower() or not line.text.endswith((".", ";")))
