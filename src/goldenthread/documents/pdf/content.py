"""A page's content read quickly: its text with where it stands and how it is marked, and the lines ruled on it.

It keeps of a page's state only what bears on that (PDF 2.0, 8.4 and 9.3), and looks text up by whole strings. Where a
page holds something it does not foresee it raises Unusual or fails, and the page is read thoroughly instead.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from playa.interp import FontMapping
from playa.page import Page
from playa.parser import ObjectParser
from playa.pdftypes import ContentStream, dict_value, int_value, literal_name, matrix_value, stream_value
from playa.utils import decode_text, mult_matrix

from goldenthread.documents.building import Builder
from goldenthread.documents.pdf.faces import Face, Unusual, plain
from goldenthread.documents.pdf.paths import Matrix, Path
from goldenthread.documents.pdf.sheets import Piece, Sheet, put
from goldenthread.documents.pdf.texts import IDENTITY, Kept, Text
from goldenthread.documents.pdf.tokens import numbers, operations, shown

CHECK_TIME_EVERY = 2_000
DEEPEST = 20
Faces = dict[int, Face]
_MCID = re.compile(rb"/MCID\s+(\d+)")
_SEGMENTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"h": 0, b"re": 4}
# Whether an operator that paints strokes and fills.
_PAINTS = {
    b"S": (True, False),
    b"s": (True, False),
    b"f": (False, True),
    b"F": (False, True),
    b"f*": (False, True),
    b"B": (True, True),
    b"B*": (True, True),
    b"b": (True, True),
    b"b*": (True, True),
}
_CLOSES = (b"s", b"b", b"b*")


class Section(NamedTuple):
    """Marked content that is open, with what those around it say: number, whether an artifact, words spelled out."""

    mcid: int | None
    artifact: bool
    spelled: Section | None
    actual: bytes | None = None


def read_quickly(page: Page, builder: Builder, faces: Faces) -> Sheet:
    """A page's sheet. Raises Unusual, or whatever the file's faults lead to, where it cannot be read so."""
    sheet = Sheet(page.page_idx + 1, page.width, page.height)
    data = b"\n".join(stream.buffer for stream in page.streams)
    _Reader(page, sheet, builder, faces, page.resources, page.ctm, page.parent_key).read(data)
    return sheet


class _Reader:
    """Reads one content stream: a page's, or a form's that stands on it."""

    def __init__(
        self,
        page: Page,
        sheet: Sheet,
        builder: Builder,
        faces: Faces,
        resources: dict[str, Any],
        ctm: Matrix,
        key: int | None,
    ) -> None:
        self.page, self.sheet, self.builder, self.faces = page, sheet, builder, faces
        self.resources, self.ctm, self.key = resources, ctm, key
        self.text = Text()
        self.kept: list[tuple[Matrix, Kept]] = []
        self.sections: list[Section] = []
        self.path = Path()
        self.fonts = FontMapping(resources.get("Font", {}), page.doc)
        self.streams: frozenset[int] = frozenset()
        self.target: list[Piece] | None = None
        self.does = {
            b"q": self.keep, b"Q": self.bring_back, b"cm": self.move, b"Do": self.draw, b"gs": self.set_many,
            b"BT": self.begin_text, b"Tf": self.set_font, b"Td": self.next_line, b"TD": self.next_line_led,
            b"Tm": self.set_line, b"T*": self.led_line, b"Tj": self.show, b"TJ": self.show, b"'": self.show_below,
            b'"': self.show_spaced, b"Tc": self.set_char_space, b"Tw": self.set_word_space, b"Tz": self.set_scaling,
            b"TL": self.set_leading, b"Ts": self.set_rise, b"BMC": self.open_section, b"BDC": self.open_section,
            b"EMC": self.close_section,
        }  # fmt: skip

    def read(self, data: bytes) -> None:
        """Every operation of the stream."""
        does, path = self.does, self.path
        for count, (operands, name) in enumerate(operations(data)):
            act = does.get(name)
            if act is not None:
                act(operands)
            elif name in _SEGMENTS:
                path.add(name.decode(), numbers(operands, _SEGMENTS[name]))
            elif name in _PAINTS:
                if name in _CLOSES:
                    path.add("h", [])
                stroke, fill = _PAINTS[name]
                self.sheet.rules += path.painted(self.ctm, stroke=stroke, fill=fill)
            elif name == b"n":
                path.painted(self.ctm, stroke=False, fill=False)
            if count % CHECK_TIME_EVERY == CHECK_TIME_EVERY - 1:
                self.builder.in_time(f"page {self.sheet.number}")

    # --- State

    def keep(self, _: bytes) -> None:
        self.kept.append((self.ctm, self.text.kept()))

    def bring_back(self, _: bytes) -> None:
        if self.kept:
            self.ctm, kept = self.kept.pop()
            self.text.bring_back(kept)

    def move(self, operands: bytes) -> None:
        a, b, c, d, e, f = numbers(operands, 6)
        self.ctm = mult_matrix((a, b, c, d, e, f), self.ctm)

    def set_many(self, operands: bytes) -> None:
        named = dict_value(self.resources.get("ExtGState", {})).get(_name(operands))
        if named is not None and "Font" in dict_value(named):
            raise Unusual("a font in a graphics state")

    # --- Marked content

    def open_section(self, operands: bytes) -> None:
        around = self.sections[-1] if self.sections else Section(None, False, None)
        tag, _, rest = operands.strip().partition(b"<<")
        mcid, actual = around.mcid, None
        if rest and b"ActualText" not in rest:
            found = _MCID.search(rest)
            mcid = int(found[1]) if found else mcid
        else:
            props = self.properties(operands.strip())
            if "MCID" in props:
                mcid = int_value(props["MCID"])
            spelled = props.get("ActualText")
            actual = spelled if isinstance(spelled, bytes) else None
        artifact = around.artifact or _name(tag.split()[0]) == "Artifact"
        section = Section(mcid, artifact, around.spelled, actual)
        self.sections.append(section if actual is None else section._replace(spelled=section))
        self.target = None

    def properties(self, operands: bytes) -> dict[str, Any]:
        """The properties of marked content, written out or named."""
        objects = [found for _, found in ObjectParser(operands, self.page.doc)]
        if len(objects) < 2:
            return {}
        given = objects[1]
        if isinstance(given, dict):
            return given
        held = dict_value(self.resources.get("Properties", {})).get(literal_name(given))
        return dict_value(held) if held is not None else {}

    def close_section(self, _: bytes) -> None:
        if self.sections:
            self.sections.pop()
        self.target = None

    def home(self) -> list[Piece]:
        """The list that pieces belong in, by how they are marked."""
        if self.target is None:
            section = self.sections[-1] if self.sections else Section(None, False, None)
            if section.artifact:
                self.target = self.sheet.artifacts
            elif section.mcid is None:
                self.target = self.sheet.loose
            else:
                own = None if self.key is None or self.key == self.page.parent_key else self.key
                self.target = self.sheet.marked.setdefault(section.mcid if own is None else (own, section.mcid), [])
        return self.target

    # --- Forms and pictures

    def draw(self, operands: bytes) -> None:
        held = dict_value(self.resources.get("XObject", {})).get(_name(operands))
        if held is None:
            return
        stream = stream_value(held)
        kind = literal_name(stream.get("Subtype"))
        if kind == "Image":
            self.sheet.images += 1
        elif kind == "Form":
            self.form(stream)

    def form(self, stream: ContentStream) -> None:
        """What stands in a form, once however often it stands in itself."""
        identity = stream.objid or 0
        if identity in self.streams:
            return
        if len(self.streams) > DEEPEST:
            raise Unusual("forms in forms")
        ctm = mult_matrix(matrix_value(stream["Matrix"]), self.ctm) if "Matrix" in stream else self.ctm
        own = stream.get("Resources")
        key = stream.get("StructParent", stream.get("StructParents"))
        inner = _Reader(
            self.page, self.sheet, self.builder, self.faces, self.page.resources if own is None else dict_value(own),
            ctm, self.page.attrs.get("StructParents") if key is None else int_value(key),
        )  # fmt: skip
        inner.text.bring_back(self.text.kept())
        inner.text.start_at(IDENTITY)
        inner.streams = self.streams | {identity}
        inner.read(stream.buffer)

    # --- Text

    def set_font(self, operands: bytes) -> None:
        name, size = operands.split()[-2:]
        font = self.fonts[_name(name)]
        face = self.faces.get(id(font))
        if face is None:
            face = self.faces[id(font)] = Face(font)
        self.text.face, self.text.size = face, float(size)

    def set_char_space(self, operands: bytes) -> None:
        (self.text.char_space,) = numbers(operands, 1)

    def set_word_space(self, operands: bytes) -> None:
        (self.text.word_space,) = numbers(operands, 1)

    def set_scaling(self, operands: bytes) -> None:
        self.text.scaling = numbers(operands, 1)[0] * 0.01

    def set_leading(self, operands: bytes) -> None:
        (self.text.leading,) = numbers(operands, 1)

    def set_rise(self, operands: bytes) -> None:
        (self.text.rise,) = numbers(operands, 1)

    def begin_text(self, _: bytes) -> None:
        self.text.start_at(IDENTITY)

    def next_line(self, operands: bytes) -> None:
        self.text.next_line(*numbers(operands, 2))

    def next_line_led(self, operands: bytes) -> None:
        across, down = numbers(operands, 2)
        self.text.leading = -down
        self.text.next_line(across, down)

    def set_line(self, operands: bytes) -> None:
        a, b, c, d, e, f = numbers(operands, 6)
        self.text.start_at((a, b, c, d, e, f))

    def led_line(self, _: bytes) -> None:
        self.text.next_line(0.0, -self.text.leading)

    def show_below(self, operands: bytes) -> None:
        self.led_line(b"")
        self.show(operands)

    def show_spaced(self, operands: bytes) -> None:
        first, second, rest = operands.split(None, 2)
        self.text.word_space, self.text.char_space = float(first), float(second)
        self.show_below(rest)

    def show(self, operands: bytes) -> None:
        """Text shown by one operator, put on the sheet by the words its font maps to or the file spells out for it."""
        face = self.text.face
        if face is None:
            return
        spelled = self.sections[-1].spelled if self.sections else None
        pieces, baseline, size = self.text.show(face, shown(operands), self.ctm, whole=spelled is not None)
        if spelled is not None:
            if not pieces or self.sheet.spelled is spelled:
                return
            self.sheet.spelled = spelled
            pieces = [(plain(decode_text(spelled.actual or b"")), pieces[0][1])]
        home = self.home()
        for text, box in pieces:
            if text:
                put(self.sheet, home, text, box, baseline, size, bold=face.bold, italic=face.italic)


@lru_cache(4_096)
def _name(written: bytes) -> str:
    """The name that is written as the first operand."""
    (first, *_) = written.split()
    if not first.startswith(b"/"):
        raise Unusual("an operand that is no name")
    name = first[1:]
    if b"#" in name:
        name = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), name)
    return name.decode("utf-8")
