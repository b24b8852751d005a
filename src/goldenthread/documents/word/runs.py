"""Runs of Word's XML: words, breaks, fields, note marks, pictures and text boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from goldenthread.documents.blocks import Figure
from goldenthread.documents.word.gathering import Context, Field, Gathered, OpenComment, Shared
from goldenthread.documents.word.marks import address_in, chosen, control_of, form_entry, outermost_boxes, revision
from goldenthread.documents.word.names import (
    CHART,
    DECORATIVE,
    DIAGRAM,
    MC,
    REL,
    SDT,
    SDT_CONTENT,
    VAL,
    WP,
    A,
    M,
    R,
    T,
    V,
    W,
    font_of,
)
from goldenthread.documents.word.styles import ParagraphStyle, run_changes
from goldenthread.documents.word.symbols import FONTS, sign
from goldenthread.documents.words import Run

# Fields that mark a place and print nothing.
SILENT = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "BIBLIOGRAPHY", "ADDIN"})


class RunReader:
    """Reads what stands within paragraphs. One is made for each part, as fields may span its paragraphs."""

    def __init__(self, shared: Shared, part: str, links: dict[str, tuple[str, str, bool]]) -> None:
        self.shared = shared
        self.part = part
        self.links = links
        self.fields: list[Field] = []
        self.gathered = Gathered()
        self.paragraph_style = ParagraphStyle()
        self.page: int | None = None
        self.at: int | None = None
        self.inline: dict[str, Callable[[etree._Element, Context], None]] = {
            R: self.run,
            W + "hyperlink": self.hyperlink,
            W + "ins": self.inserted,
            W + "moveTo": self.inserted,
            W + "del": self.deleted,
            W + "moveFrom": self.deleted,
            SDT: self.control,
            W + "fldSimple": self.simple_field,
            W + "smartTag": self.content,
            W + "customXml": self.content,
            W + "bdo": self.content,
            W + "dir": self.content,
            W + "rubyBase": self.content,
            MC + "AlternateContent": self.alternate,
            W + "commentRangeStart": self.comment_start,
            W + "commentRangeEnd": self.comment_end,
            M + "oMath": self.equation,
            M + "oMathPara": self.content,
        }
        self.in_run: dict[str, Callable[[etree._Element, Context, Any], None]] = {
            W + "fldChar": self.field_mark,
            W + "sym": self.symbol,
            W + "footnoteReference": self.note_mark,
            W + "endnoteReference": self.note_mark,
            W + "drawing": self.drawing,
            W + "pict": self.old_drawing,
            W + "object": self.embedded,
            W + "br": self.line_break,
            W + "lastRenderedPageBreak": self.page_break,
            W + "commentReference": self.comment_mark,
            MC + "AlternateContent": self.alternate_in_run,
            W + "ruby": self.ruby,
        }

    # --- What stands in a paragraph

    def content(self, parent: etree._Element, context: Context) -> None:
        """Everything within a paragraph or what wraps part of one."""
        for child in parent:
            handler = self.inline.get(child.tag)
            if handler is not None:
                handler(child, context)

    def run(self, element: etree._Element, context: Context) -> None:
        """One `w:r`."""
        direct: dict[str, Any] = {}
        character: str | None = None
        font = ""
        for node in element:
            tag = node.tag
            if tag == T or tag == W + "delText":
                if node.text:
                    self.emit(self.drawn(node.text, font) if font else node.text, context, character, direct)
            elif tag == W + "rPr":
                direct = run_changes(node)
                style = node.find(W + "rStyle")
                character = str(style.get(VAL, "")) if style is not None else None
                named = font_of(node.find(W + "rFonts"))
                font = named if named.casefold() in FONTS else ""
            elif tag == W + "tab" or tag == W + "ptab":
                self.emit("\t", context, character, direct)
            elif tag == W + "noBreakHyphen":
                self.emit("-", context, character, direct)
            elif tag == W + "cr":
                self.emit("\n", context, character, direct)
            elif tag == W + "instrText":
                if self.fields:
                    self.fields[-1].code.append(node.text or "")
            else:
                handler = self.in_run.get(tag)
                if handler is not None:
                    handler(node, context, (character, direct))

    def emit(self, text: str, context: Context, character: str | None, direct: dict[str, Any]) -> None:
        """Adds words, unless they belong to the code of a field that is open."""
        code: str | None = None
        for open_field in self.fields:
            if not open_field.in_result:
                return
        if self.fields:
            code = self.fields[-1].words
            if code.startswith("HYPERLINK") and context.link is None:
                context = context._replace(link=address_in(code))
        self.shared.builder.count(len(text))
        style = self.shared.style(self.paragraph_style, character, direct, context, code)
        gathered = self.gathered
        gathered.runs.append(Run(text.replace("\xad", ""), style))
        if context.deleted is not None:
            gathered.changes.append(("deleted", context.deleted, text))
        elif context.inserted is not None:
            gathered.changes.append(("inserted", context.inserted, text))
        for identifier in self.shared.open_comments:
            self.shared.comments[identifier].words.append(text)

    def hyperlink(self, element: etree._Element, context: Context) -> None:
        _, target, _ = self.links.get(str(element.get(REL + "id", "")), ("", "", True))
        anchor = element.get(W + "anchor")
        link = f"{target}#{anchor}" if anchor else target
        self.content(element, context._replace(link=link))

    def inserted(self, element: etree._Element, context: Context) -> None:
        self.content(element, context._replace(inserted=revision(element)))

    def deleted(self, element: etree._Element, context: Context) -> None:
        self.content(element, context._replace(deleted=revision(element)))

    def control(self, element: etree._Element, context: Context) -> None:
        inner = element.find(SDT_CONTENT)
        if inner is not None:
            self.content(inner, context._replace(control=control_of(element)))

    def simple_field(self, element: etree._Element, context: Context) -> None:
        opened = Field([str(element.get(W + "instr", ""))], in_result=True)
        self.fields.append(opened)
        before = len(self.gathered.runs)
        self.content(element, context)
        self.fields.pop()
        if len(self.gathered.runs) == before:
            self.without_result(opened)

    def alternate(self, element: etree._Element, context: Context) -> None:
        for child in chosen(element):
            handler = self.inline.get(child.tag)
            if handler is not None:
                handler(child, context)

    def equation(self, element: etree._Element, context: Context) -> None:
        words = "".join(str(text.text or "") for text in element.iter(M + "t"))
        if words:
            self.emit(words, context, None, {})
            self.missed("the layout of an equation", "its signs are read in one line")

    # --- What stands in a run

    def field_mark(self, node: etree._Element, context: Context, how: Any) -> None:
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(Field())
            chosen_entry = form_entry(node)
            if chosen_entry:
                self.fields[-1].in_result = True
                self.emit(chosen_entry, context, *how)
                self.fields[-1].in_result = False
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            closed = self.fields.pop()
            if not closed.in_result:
                self.without_result(closed)

    def without_result(self, closed: Field) -> None:
        """Says that a field shows nothing yet, unless it never does."""
        name = closed.words.partition(" ")[0].upper()
        if name and name not in SILENT and not name.startswith("FORM"):
            self.missed(f"a field ({closed.words[:60]})", "Word has not worked out its result yet")

    def symbol(self, node: etree._Element, context: Context, how: Any) -> None:
        try:
            point = int(str(node.get(W + "char", "")), 16)
        except ValueError:
            return
        if point < 0x110000:
            self.emit(self.drawn(chr(point), str(node.get(W + "font", ""))), context, *how)

    def drawn(self, text: str, font: str) -> str:
        """What letters look like in a symbol font; those not known are said not to be read."""
        signs = [sign(font, ord(char)) for char in text]
        for char, found in zip(text, signs, strict=True):
            if found is None:
                self.missed(f"a sign of the font {font}", f"its meaning (code {ord(char):04X}) is not known")
        return "".join(found or "\ufffd" for found in signs)

    def note_mark(self, node: etree._Element, context: Context, how: Any) -> None:
        if context.deleted is not None:
            return
        kind = "footnote" if node.tag == W + "footnoteReference" else "endnote"
        identifier = f"{kind}-{node.get(W + 'id', '')}"
        labels = self.shared.note_labels
        if identifier not in labels:
            same = sum(1 for other in labels if other.startswith(kind))
            labels[identifier] = "" if node.get(W + "customMarkFollows") else str(same + 1)
        style = self.shared.style(self.paragraph_style, how[0], how[1], context, None)
        style = self.shared.builder.style(style, note=identifier, superscript=True)
        self.gathered.runs.append(Run(labels[identifier] or "*", style))

    def line_break(self, node: etree._Element, context: Context, how: Any) -> None:
        if node.get(W + "type") in ("page", "column"):
            self.gathered.breaks += node.get(W + "type") == "page"
            return
        self.emit("\n", context, *how)

    def page_break(self, node: etree._Element, context: Context, how: Any) -> None:
        if self.page is not None:
            self.page += 1

    def ruby(self, node: etree._Element, context: Context, how: Any) -> None:
        self.content(node, context)

    def alternate_in_run(self, node: etree._Element, context: Context, how: Any) -> None:
        for child in chosen(node):
            handler = self.in_run.get(child.tag)
            if handler is not None:
                handler(child, context, how)
            elif child.tag == T and child.text:
                self.emit(child.text, context, *how)

    def drawing(self, node: etree._Element, context: Context, how: Any) -> None:
        """A picture, chart, diagram or text box of today's Word."""
        if context.deleted is not None:
            return
        boxes = outermost_boxes(node)
        self.gathered.boxes.extend(boxes)
        described = node.find(f".//{WP}docPr")
        alt = ""
        if described is not None:
            alt = str(described.get("descr") or described.get("title") or "").strip()
        decorative = node.find(f".//{DECORATIVE}")
        is_decorative = decorative is not None and decorative.get("val") in ("1", "true")
        kind = "picture"
        if node.find(f".//{CHART}") is not None:
            kind = "chart"
        elif node.find(f".//{DIAGRAM}") is not None:
            kind = "diagram"
        elif boxes or node.find(f".//{A}blip") is None:
            if boxes:
                return
            kind = "drawing"
        self.figure(kind, alt, is_decorative)

    def figure(self, kind: str, alt: str, decorative: bool) -> None:
        position = self.shared.builder.position(part=self.part, page=self.page)
        self.gathered.figures.append(Figure(position, alt, decorative, kind))
        if not decorative and kind != "drawing":
            self.missed(f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}", "only its alternative text is read")

    def old_drawing(self, node: etree._Element, context: Context, how: Any) -> None:
        """A picture, text box or watermark of older Word (VML)."""
        if context.deleted is not None:
            return
        boxes = outermost_boxes(node)
        self.gathered.boxes.extend(boxes)
        for path in node.iter(V + "textpath"):
            if path.get("string"):
                self.emit(str(path.get("string")), context, *how)
        if not boxes and node.find(f".//{V}imagedata") is not None:
            alt = next((str(shape.get("alt")) for shape in node.iter() if shape.get("alt")), "")
            self.figure("picture", alt, False)

    def embedded(self, node: etree._Element, context: Context, how: Any) -> None:
        self.figure("embedded object", next((str(s.get("alt")) for s in node.iter() if s.get("alt")), ""), False)

    # --- Comments

    def comment_start(self, node: etree._Element, context: Context) -> None:
        self.open_comment(str(node.get(W + "id", "")))
        self.shared.open_comments.add(str(node.get(W + "id", "")))

    def comment_end(self, node: etree._Element, context: Context) -> None:
        self.shared.open_comments.discard(str(node.get(W + "id", "")))

    def comment_mark(self, node: etree._Element, context: Context, how: Any) -> None:
        self.open_comment(str(node.get(W + "id", "")))

    def open_comment(self, identifier: str) -> None:
        if identifier not in self.shared.comments:
            self.shared.comments[identifier] = OpenComment()
            self.gathered.comments.append(identifier)

    def missed(self, what: str, why: str) -> None:
        position = self.shared.builder.position(part=self.part, page=self.page, paragraph=self.at)
        self.shared.builder.missed(what, why, position)
