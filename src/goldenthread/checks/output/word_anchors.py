"""Where in a Word paragraph's XML the words at fault stand, and a comment's marks put round them.

Runs are split where the words begin and end, inside whatever they stand in: a content control, a tracked insertion, a
link. The mark that shows the comment goes to the paragraph itself, so that no control or insertion gains a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from goldenthread.documents.word.names import MC, SDT, P, R, T, W, font_of, on
from goldenthread.documents.word.symbols import FONTS, sign

PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
# What is not the paragraph's own live words: deletions, drawings with their text boxes, alternatives, properties.
SKIPPED = frozenset(
    {W + name for name in ("del", "moveFrom", "drawing", "pict", "object", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt")}
    | {MC + "Fallback"}
)
BREAKS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
# Raised and lowered figures are read as Unicode's own; here both are plain again, sign for sign.
PLAIN_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾₀₁₂₃₄₅₆₇₈₉−", "0123456789+-()0123456789-")


@dataclass(frozen=True, slots=True)
class Bit:
    """A node with words of the paragraph: its `w:t`, or a tab or break, and the words it stands for."""

    node: etree._Element
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a paragraph: a node, and how many of its characters stand before the place."""

    node: etree._Element
    offset: int


def anchor(paragraph: etree._Element, quote: str, near: int, identifier: str) -> bool:
    """Puts the marks of a comment round a quotation, the one nearest to an offset of the paragraph's words.

    Whether it was found; where it was not, or is empty, the whole paragraph is marked.
    """
    found = _find(paragraph, quote, near)
    if found is None:
        _mark_whole(paragraph, identifier)
        return not quote
    start, end = found
    last = _run_before(end)
    close = _marker("commentRangeEnd", identifier)
    outer = _bound_control(last, paragraph)
    _put_after(outer if outer is not None else last, close)
    first = _run_from(start)
    outer = _bound_control(first, paragraph)
    _put_before(outer if outer is not None else first, _marker("commentRangeStart", identifier))
    _put_after(_top(close, paragraph), reference(identifier))
    return True


def anchor_on(run: etree._Element, identifier: str) -> None:
    """Puts the marks of a comment round one run, such as a note's mark or the one that holds a text box."""
    _put_before(run, _marker("commentRangeStart", identifier))
    close = _marker("commentRangeEnd", identifier)
    _put_after(run, close)
    paragraph = next(close.iterancestors(P), None)
    _put_after(close if paragraph is None else _top(close, paragraph), reference(identifier))


def reference(identifier: str) -> etree._Element:
    """The run that shows the comment."""
    run = etree.Element(R)
    etree.SubElement(run, W + "commentReference").set(W + "id", identifier)
    return run


def bits(element: etree._Element, fields: list[bool] | None = None) -> Iterator[Bit]:
    """The live words of a paragraph, node by node: not what is deleted, struck, hidden, or a field's code."""
    fields = [] if fields is None else fields
    for child in element:
        tag = child.tag
        if tag in SKIPPED or not isinstance(tag, str) or (tag == R and _is_silent(child)):
            continue
        if tag == W + "fldChar":
            _follow(fields, child.get(W + "fldCharType"))
        elif tag == T:
            if child.text and all(fields):
                yield Bit(child, _drawn(child))
        elif tag == W + "sym":
            if all(fields):
                yield Bit(child, _symbol(child))
        elif tag in BREAKS or (tag == W + "br" and child.get(W + "type") not in ("page", "column")):
            if all(fields):
                yield Bit(child, BREAKS.get(tag, "\n"))
        elif len(child):
            yield from bits(child, fields)


def _drawn(text: etree._Element) -> str:
    """The words of a `w:t` as the reader reads them: letters of a symbol font are what they look like."""
    words, run = str(text.text), text.getparent()
    font = font_of(run.find(f"{W}rPr/{W}rFonts")) if run is not None else ""
    return "".join(sign(font, ord(char)) or "\ufffd" for char in words) if font.casefold() in FONTS else words


def _symbol(node: etree._Element) -> str:
    try:
        code = int(str(node.get(W + "char", "")), 16)
    except ValueError:
        return ""
    return sign(str(node.get(W + "font", "")), code) or "\ufffd" if code < 0x110000 else ""


def _follow(fields: list[bool], kind: str | None) -> None:
    """Keeps which fields are open, and whether each has come to its result."""
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _is_silent(run: etree._Element) -> bool:
    properties = run.find(W + "rPr")
    if properties is None:
        return False
    found = (properties.find(W + name) for name in ("strike", "dstrike", "vanish"))
    return any(each is not None and on(each) for each in found)


def _find(paragraph: etree._Element, quote: str, near: int) -> tuple[Point, Point] | None:
    """Where a quotation begins and ends. Soft hyphens are passed over, and raised figures read as plain ones."""
    wanted = quote.translate(PLAIN_FIGURES).replace("\xad", "").strip()
    if not wanted:
        return None
    held = [
        (bit.node, offset, sign)
        for bit in bits(paragraph)
        for offset, sign in enumerate(bit.text.translate(PLAIN_FIGURES))
        if sign != "\xad"
    ]
    words = "".join(sign for _, _, sign in held)
    near += len(words) - len(words.lstrip())
    best = -1
    at = words.find(wanted)
    while at >= 0 and (best < 0 or abs(at - near) < abs(best - near)):
        best, at = at, words.find(wanted, at + 1)
    if best < 0:
        return None
    first, last = held[best], held[best + len(wanted) - 1]
    return Point(first[0], first[1]), Point(last[0], last[1] + 1)


def _run_from(point: Point) -> etree._Element:
    """The run that begins at a point, split off from what stands before it where need be."""
    run = next(point.node.iterancestors(R))
    before = [child for child in run if child.tag != W + "rPr"]
    if point.offset == 0 and before and before[0] is point.node:
        return run
    return _split(run, point)


def _run_before(point: Point) -> etree._Element:
    """The run that ends at a point, what stands after it split off where need be."""
    run = next(point.node.iterancestors(R))
    length = len(point.node.text or "") if point.node.tag == T else 1
    if point.offset < length or point.node is not run[-1]:
        _split(run, point)
    return run


def _split(run: etree._Element, point: Point) -> etree._Element:
    """Parts a run at a point of its words; gives the second part, which looks as the first."""
    second = etree.Element(R)
    for name, value in run.items():
        second.set(name, value)
    properties = run.find(W + "rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    node, offset = point.node, point.offset
    following = list(node.itersiblings())
    if offset == 0:
        following.insert(0, node)
    elif node.tag == T and offset < len(node.text or ""):
        rest = etree.SubElement(second, T)
        rest.text, node.text = (node.text or "")[offset:], (node.text or "")[:offset]
        rest.set(PRESERVE, "preserve")
        node.set(PRESERVE, "preserve")
    for each in following:
        second.append(each)
    _put_after(run, second)
    return second


def _bound_control(element: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """The outermost control in the paragraph that Word fills anew from data when it opens, losing marks inside it."""
    found = None
    for above in element.iterancestors():
        if above is paragraph:
            break
        if above.tag == SDT and above.find(f"{W}sdtPr/{W}dataBinding") is not None:
            found = above
    return found


def _top(element: etree._Element, paragraph: etree._Element) -> etree._Element:
    """The child of the paragraph that an element stands in."""
    for above in element.iterancestors():
        if above is paragraph:
            break
        element = above
    return element


def _mark_whole(paragraph: etree._Element, identifier: str) -> None:
    at = 1 if len(paragraph) and paragraph[0].tag == W + "pPr" else 0
    paragraph.insert(at, _marker("commentRangeStart", identifier))
    paragraph.append(_marker("commentRangeEnd", identifier))
    paragraph.append(reference(identifier))


def _marker(name: str, identifier: str) -> etree._Element:
    marker = etree.Element(W + name)
    marker.set(W + "id", identifier)
    return marker


def _put_before(element: etree._Element, new: etree._Element) -> None:
    element.addprevious(new)


def _put_after(element: etree._Element, new: etree._Element) -> None:
    # lxml takes the text after an element along with what is put there; between Word's elements it is only white space.
    tail, element.tail = element.tail, None
    element.addnext(new)
    new.tail = tail
