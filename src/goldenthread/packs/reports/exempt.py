"""Exempt information: which paragraphs of which schedule, and how many documents are withheld under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.packs.flow import Line
from goldenthread.packs.phrases import pattern, phrases, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said

NEAR = 200
Key = tuple[str, int | None, tuple[int, ...]]


def exempt_of(lines: Sequence[Line]) -> list[Tree]:
    """The exemptions of a pack: notices that stand for a withheld document are counted, references are not."""
    notices: dict[Key, list[Said]] = {}
    others: dict[Key, Said] = {}
    for line, text in _joined(lines):
        key = _key(text) if "chedule" in text or "SCHEDULE" in text else None
        if key is None:
            continue
        withheld = pattern("reports", "withheld").match(text) and not pattern("reports", "exclusion").search(text)
        field = line.said(key[0], sure("reports", "exempt notice" if withheld else "exempt in passing"))
        if withheld:
            notices.setdefault(key, []).append(field)
        else:
            others.setdefault(key, field)
    rows = [_row(key, fields[0], len(fields)) for key, fields in notices.items()]
    return [*rows, *(_row(key, field, None) for key, field in others.items() if key not in notices)]


def _key(text: str) -> Key | None:
    """The schedule, its part and the paragraphs that words name together, in whichever order."""
    schedule = pattern("reports", "exempt_schedule").search(text)
    if not schedule:
        return None
    around = text[max(0, schedule.start() - NEAR) : schedule.end() + NEAR]
    paragraphs = pattern("reports", "exempt_paragraphs").search(around)
    part = pattern("reports", "exempt_part").search(around)
    if not paragraphs:
        return None
    return schedule["schedule"], _part(part["part"] if part else None), _paragraphs(paragraphs["paragraphs"])


def _joined(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    """Each block's lines as one text: a notice runs over several."""
    made: list[tuple[Line, str]] = []
    for line in lines:
        if made and made[-1][0].block is line.block:
            made[-1] = (made[-1][0], f"{made[-1][1]} {line.text}")
        else:
            made.append((line, line.text))
    return made


def _row(key: Key, field: Said, documents: int | None) -> Tree:
    _, part, paragraphs = key
    row: dict[str, Tree] = {"schedule": field, "part": Said(part, field.source, field.confidence)}
    row["paragraphs"] = [Said(number, field.source, field.confidence) for number in paragraphs]
    if documents is not None:
        row["documents"] = Said(documents, field.source, field.confidence)
    return row


def _part(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) if words.isdigit() else phrases("reports")["parts"].get(words.casefold())


def _paragraphs(words: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if re.search(r"\bto\b|-", words) and len(numbers) == 2:
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(dict.fromkeys(numbers))
