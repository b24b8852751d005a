"""What the elements around Word's runs say: changes, controls, alternatives, fields."""

from __future__ import annotations

from lxml import etree

from goldenthread.documents.word.names import MC, VAL, W, number, on, value
from goldenthread.documents.words import Control, Revision

TEXT_BOX = W + "txbxContent"


def revision(element: etree._Element) -> Revision:
    """Who made a tracked change, and when."""
    return Revision(str(element.get(W + "author", "")), str(element.get(W + "date", "")))


def control_of(element: etree._Element) -> Control:
    """What a content control is called."""
    properties = element.find(W + "sdtPr")
    placeholder = properties is not None and properties.find(W + "showingPlcHdr") is not None
    return Control(value(properties, "tag") or "", value(properties, "alias") or "", placeholder)


def chosen(element: etree._Element) -> etree._Element | tuple[()]:
    """Of the alternatives for one drawing the first: the others say the same again for older programs."""
    choice = element.find(MC + "Choice")
    if choice is not None and len(choice):
        return choice
    fallback = element.find(MC + "Fallback")
    return fallback if fallback is not None else ()


def outermost_boxes(node: etree._Element) -> list[etree._Element]:
    """The text boxes within a drawing, those within another of them left out, and one of each pair of alternatives."""
    found: list[etree._Element] = []
    for box in node.iter(TEXT_BOX):
        around = set(box.iterancestors(TEXT_BOX, MC + "Fallback"))
        inside = set(node.iterancestors())
        if not (around - inside):
            found.append(box)
    return found


def address_in(code: str) -> str:
    """The address in a HYPERLINK field's code."""
    parts = code.split('"')
    if len(parts) > 1:
        return f"#{parts[1]}" if "\\l" in parts[0] else parts[1]
    words = code.split()
    return words[1] if len(words) > 1 else ""


def form_entry(node: etree._Element) -> str:
    """What is chosen in an old form's list, or its box as it looks, which stand nowhere else."""
    box = node.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        ticked = box.find(W + "checked")
        ticked = box.find(W + "default") if ticked is None else ticked
        return "☒" if ticked is not None and on(ticked) else "☐"
    entries = node.find(f"{W}ffData/{W}ddList")
    if entries is None:
        return ""
    listed = [str(entry.get(VAL, "")) for entry in entries.iterfind(W + "listEntry")]
    index = number(value(entries, "result"), 0)
    return listed[index] if index < len(listed) else ""
