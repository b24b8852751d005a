"""The names in Word's XML that the reader knows, in the form lxml gives them."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"

VAL = W + "val"
P, R, T, TBL, TR, TC = W + "p", W + "r", W + "t", W + "tbl", W + "tr", W + "tc"
SDT, SDT_CONTENT = W + "sdt", W + "sdtContent"
OFF = ("0", "false", "off")


def on(element: etree._Element) -> bool:
    """Whether a switch such as `w:b` is on: it is unless its value says no."""
    return element.get(VAL) not in OFF


def value(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of a child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else str(child.get(VAL, ""))


def font_of(fonts: etree._Element | None) -> str:
    """The font that a `w:rFonts` names for Western words."""
    return "" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")


def number(text: str | None, otherwise: int) -> int:
    """A whole number as Word writes one."""
    try:
        return int(text) if text and len(text) < 10 else otherwise
    except ValueError:
        return otherwise
