"""The number of an item of an ordered list, as a browser prints it."""

from __future__ import annotations

from lxml import etree

from goldenthread.documents.counting import written


def ordered_marker(owner: etree._Element, item: etree._Element, before: int) -> str:
    """The marker of an item that `before` items stand before: "3.", "c." or "iii."."""
    start = whole(owner.get("start"), 1)
    number = whole(item.get("value"), start + before)
    kind = str(owner.get("type") or "1")
    return f"{written(number, kind)}."


def whole(text: object, otherwise: int) -> int:
    """A whole number from an attribute."""
    try:
        return int(str(text)) if text is not None and len(str(text)) < 9 else otherwise
    except ValueError:
        return otherwise
