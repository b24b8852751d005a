"""The rule by which a report colours its results, said in a sentence, a list, a key of signs or a table."""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.performance.colours import SIGNS, Rating, rating_of
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.indicators import indicator_tables
from goldenthread.checks.rules.performance.rag_rule import RagRule
from goldenthread.checks.rules.performance.rag_words import read_rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_COLOUR = regex(r"\b(?:red|amber|green|yellow)\b", re.IGNORECASE)
_DEFINES = regex(r"\bamber\b[\s”\"'’)(A*]{0,7}(?:=|:|–|-|is|means|where|when|if|indicates|denotes)", re.IGNORECASE)
_LETTERED = regex(r"(?:^|(?<=[\s(;,]))[(‘'“\"]?([RAG])[)’'”\"]?\s*(?:=|:|–|—|-(?=\s))\s*", re.MULTILINE)
_LETTERS = {"R": "red: ", "A": "amber: ", "G": "green: "}
_PERCENT = regex(r"\d\s?%|per\s?cent|\dpp\b|\bpoints?\b")
_OF_RESULTS = regex(r"\btargets?\b|\btolerances?\b|\bstandards?\b", re.IGNORECASE)
_SHORT = 200
_LEAST = 12
_KEY_ROWS = 8
_LONGEST = 600


def stated_rules(subject: Subject) -> dict[Part, RagRule | None]:
    """The rule that each part states; None where it speaks of one that cannot be read, or of two that differ."""
    found: dict[Part, RagRule | None] = {}
    unread, vague = set[Part](), set[Part]()
    for part, text in _statements(subject, labels_of(subject)):
        if not (_PERCENT.search(text) or _DEFINES.search(text)):
            continue
        if not _DEFINES.search(text) and len(_named(text)) < 2:
            continue
        rule = read_rule(text)
        if rule is None:
            # One that cannot be read may be another than the one that can, if it has limits of its own.
            (unread if _PERCENT.search(text) and _DEFINES.search(text) else vague).add(part)
        elif part not in found:
            found[part] = rule
        elif not _same(rule, found[part]):
            unread.add(part)
    return dict.fromkeys(vague) | found | dict.fromkeys(unread)


def _statements(subject: Subject, labels: dict[Part, dict[str, Rating]]) -> list[tuple[Part, str]]:
    found: list[tuple[Part, str]] = []
    for passage in subject.passages:
        text = passage.text
        if not _may_state(text, labels.get(homes(subject)[passage.part], {})):
            continue
        whole = _whole_key(subject, passage, labels.get(homes(subject)[passage.part], {}))
        if _OF_RESULTS.search(text) or _OF_RESULTS.search(whole):
            found.append((passage.part, whole))
    for grid in subject.grids:
        text = _key_table(grid)
        if _OF_RESULTS.search(text):
            found.append((grid.part, text))
    return found


def _may_state(text: str, labels: dict[str, Rating]) -> bool:
    folded = text.casefold()
    if "amber" in folded or (not text.isascii() and any(sign in text for sign in "🟠🟡🟧🟨")):
        return True
    if len(text) > _LONGEST or not _PERCENT.search(text):
        return False
    if any(match[1] == "A" for match in _LETTERED.finditer(text)):
        return True
    held = [label for label, rating in labels.items() if label in folded]
    return len(held) > 1 and any(labels[label] == "amber" for label in held)


def in_colours(text: str, labels: dict[str, Rating]) -> str:
    """Words with the colour's name for each sign, letter ("A =") and name of a rating ("slightly below target")."""
    if not text.isascii():
        text = "".join(f" {SIGNS[letter]} " if letter in SIGNS else letter for letter in text)
    if _COLOUR.search(text):
        return text
    text = _LETTERED.sub(lambda match: f" {_LETTERS[match[1]]}", text)
    if _COLOUR.search(text) or not labels:
        return text
    pattern = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda match: str(labels[match[0].casefold()]), text, flags=re.I)


def _whole_key(subject: Subject, passage: Passage, labels: dict[str, Rating]) -> str:
    """The passage, with the short ones beside it that name a colour too: a key is often a list, or a row of cells."""
    words = [in_colours(passage.text, labels)]
    if len(_named(words[0])) > 2:
        return words[0]
    for step in (-1, 1):
        for away in (1, 2, 3):
            place = passage.index + away * step
            beside = subject.passages[place] if 0 <= place < len(subject.passages) else None
            if beside is None or beside.part is not passage.part or len(beside.text) > _SHORT:
                break
            text = in_colours(beside.text, labels)
            if len(beside.text) < _LEAST or len(_named(text)) != 1:
                break
            words.insert(0 if step < 0 else len(words), text)
    return "\n".join(words)


def _named(text: str) -> set[str]:
    return {colour.casefold() for colour in _COLOUR.findall(text)}


@once
def labels_of(subject: Subject) -> dict[Part, dict[str, Rating]]:
    """What each report, with its appendices, calls its ratings, where it does not call them by their colours."""
    found: dict[Part, dict[str, Rating]] = {}
    for grid, columns, rows in indicator_tables(subject):
        if columns.rag is None or columns.rag == columns.result:
            continue
        for row in rows:
            label = " ".join(row.said.casefold().split())
            coloured = row.rating in ("red", "amber", "green")
            if coloured and row.rating and len(label) > 1 and label.isascii() and not _COLOUR.search(label):
                found.setdefault(homes(subject)[grid.part], {})[label] = row.rating
    return found


def _key_table(grid: Grid) -> str:
    """A small table that says what each rating means, as words: "amber: up to 5% off target"."""
    if len(grid.table.rows) > _KEY_ROWS or grid.table.columns < 2:
        return ""
    lines: dict[Rating, str] = {}
    for row in range(len(grid.table.rows)):
        texts = [grid.text(row, column) for column in grid.columns]
        for name, meaning in pairwise(texts):
            rating = rating_of(name) if name else None
            if rating in ("red", "amber", "green") and len(meaning) >= _LEAST and rating not in lines:
                lines[rating] = f"{rating}: {meaning}"
                break
    return "\n".join(lines.values()) if len(lines) > 1 and "amber" in lines else ""


def _same(one: RagRule | None, other: RagRule | None) -> bool:
    def key(rule: RagRule) -> tuple[object, ...]:
        return rule.green, rule.amber, rule.amber_at, rule.points, rule.open, rule.by_tolerance, rule.green_tolerance

    return one is not None and other is not None and key(one) == key(other)


def rule_of_labels(labels: dict[str, Rating]) -> RagRule | None:
    """The rule that the names of the ratings themselves give: "Within 10% of target"."""
    text = "; ".join(f"{rating}: {label}" for label, rating in labels.items())
    return read_rule(text) if _PERCENT.search(text) else None
