"""Pieces of WordprocessingML. Text goes in as text nodes, so nothing in it can become markup."""

from __future__ import annotations

from lxml import etree

from goldenthread.reports.characters import writable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": W, "r": R}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Element = etree._Element


def make(name: str, /, **attributes: str) -> Element:
    """`make("jc", val="right")` gives `<w:jc w:val="right"/>`."""
    element = etree.Element(f"{{{W}}}{name}", nsmap={"w": W})
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", value)
    return element


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """The same, inside `parent`, at its end."""
    element = etree.SubElement(parent, f"{{{W}}}{name}")
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", value)
    return element


def add_text(run: Element, text: str) -> None:
    """The text of a run; spaces at its ends are kept."""
    element = etree.SubElement(run, f"{{{W}}}t")
    element.text = writable(text)
    element.set(_SPACE, "preserve")


def add_run(parent: Element, text: str, *, strong: bool = False, style: str | None = None) -> Element:
    """A run of text."""
    run = add(parent, "r")
    if strong or style:
        properties = add(run, "rPr")
        if style:
            add(properties, "rStyle", val=style)
        if strong:
            add(properties, "b")
    add_text(run, text)
    return run


def add_field(parent: Element, instruction: str, shown: str) -> None:
    """A field with the result it had when the document was made, so it reads right before Word updates it."""
    field = add(parent, "fldSimple", instr=f" {instruction} ")
    add_run(field, shown)
