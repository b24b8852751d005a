"""A page's content read quickly: its text with where it stands and how it is marked, and the lines ruled on it.

It keeps of a page's state only what bears on that (PDF 2.0, 8.4 and 9.3), and looks text up by whole strings. Where a
page holds something it does not foresee it raises Unusual or fails, and the page is read thoroughly instead.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from playa.interp import FontMapping
from playa.page import Page
from playa.parser import ObjectParser
from playa.pdftypes import ContentStream, dict_value, int_value, literal_name, matrix_value, stream_value
from playa.utils import decode_text, mult_matrix

from goldenthread.documents.building import Builder, too_many
from goldenthread.documents.pdf.faces import Face, Unusual, plain
from goldenthread.documents.pdf.objects import parsed
from goldenthread.documents.pdf.paths import PAINTS, SEGMENTS, Path, single_stroke
from goldenthread.documents.pdf.sheets import Piece, Sheet, put
from goldenthread.documents.pdf.texts import Kept, Text
from goldenthread.documents.pdf.tokens import IDENTITY, Matrix, escaped_name, matrix, numbers, operations, set_up
from goldenthread.patterns import regex

CHECK_TIME_EVERY = 2_000
DEEPEST = 20
MOST_OPEN = 10_000
Faces = dict[int, Face]
_MCID = regex(rb"/MCID\s+(\d+)")


class Section(NamedTuple):
    """Marked content that is open, with what those around it say: number, whether an artifact, words spelled out."""

    mcid: int | None
    artifact: bool
    spelled: Section | None
    actual: bytes | None = None


OUTERMOST = Section(None, False, None)


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
        self.named: dict[bytes, Face] = {}
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
        for count, (moved, setting, words, path_moved, drawn, paint, operands, name) in enumerate(operations(data)):
            if count % CHECK_TIME_EVERY == CHECK_TIME_EVERY - 1:
                self.builder.in_time(f"page {self.sheet.number}")
            if name is None:
                if paint is None:
                    self.line(moved, setting or b"", words or b"")
                else:
                    self.drawn(path_moved, drawn or b"", paint)
                continue
            act = does.get(name)
            if act is not None:
                act(operands or b"")
            elif name in SEGMENTS:
                path.add(name.decode(), numbers(operands or b"", SEGMENTS[name]))
            elif name in PAINTS:
                self.paint(name)
            elif name == b"n":
                path.forget()
            elif name == b"BI":
                raise Unusual("an inline image")

    # --- Many operations at once

    def line(self, moved: bytes | None, setting: bytes, words: bytes) -> None:
        """Words between q and Q, after which everything is as it was."""
        text = self.text
        held = text.face, text.size, text.line, text.x, self.ctm
        if moved is not None:
            self.move(moved)
        name, size, line = set_up(setting)
        if name is not None:
            text.face, text.size = self.face(name), size
        text.start_at(line)
        self.show(words)
        text.face, text.size, text.line, text.x, self.ctm = held

    def drawn(self, moved: bytes | None, drawn: bytes, paint: bytes) -> None:
        """A path drawn between q and Q, after which everything is as it was."""
        if self.path.segments:
            raise Unusual("a path in a path")
        held = self.ctm
        if moved is not None:
            self.move(moved)
        single = single_stroke(drawn, self.ctm) if paint == b"S" else None
        if single is None:
            self.path.draw(drawn)
            self.paint(paint)
        else:
            self.sheet.add_rules(single)
        self.ctm = held

    def paint(self, name: bytes) -> None:
        """The path painted by the operator of this name."""
        self.sheet.add_rules(self.path.painted_by(name, self.ctm))

    # --- State

    def keep(self, _: bytes) -> None:
        if len(self.kept) >= MOST_OPEN:
            raise too_many("states kept on a page", MOST_OPEN)
        self.kept.append((self.ctm, self.text.kept()))

    def bring_back(self, _: bytes) -> None:
        if self.kept:
            self.ctm, kept = self.kept.pop()
            self.text.bring_back(kept)

    def move(self, operands: bytes) -> None:
        self.ctm = mult_matrix(matrix(operands), self.ctm)

    def set_many(self, operands: bytes) -> None:
        named = dict_value(self.resources.get("ExtGState", {})).get(_name(operands))
        if named is not None and "Font" in dict_value(named):
            raise Unusual("a font in a graphics state")

    # --- Marked content

    def open_section(self, operands: bytes) -> None:
        around = self.sections[-1] if self.sections else OUTERMOST
        if len(self.sections) >= MOST_OPEN:
            raise too_many("tags open on a page", MOST_OPEN)
        marked = _marked(operands)
        if marked is None:
            props = self.properties(operands.strip())
            spelled = props.get("ActualText")
            mcid, actual = int_value(props["MCID"]) if "MCID" in props else None, spelled
            artifact = _name(operands) == "Artifact"
        else:
            artifact, mcid, actual = marked
        actual = actual if isinstance(actual, bytes) else None
        section = Section(around.mcid if mcid is None else mcid, around.artifact or artifact, around.spelled, actual)
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
            section = self.sections[-1] if self.sections else OUTERMOST
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
        self.text.face, self.text.size = self.face(name), float(size)

    def face(self, written: bytes) -> Face:
        """The font of this name in the resources."""
        found = self.named.get(written)
        if found is None:
            font = self.fonts[_name(written)]
            found = self.faces.get(id(font))
            if found is None:
                found = self.faces[id(font)] = Face(font)
            self.named[written] = found
        return found

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
        self.text.start_at(matrix(operands))

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
        pieces, baseline, size = self.text.show(face, operands, self.ctm, whole=spelled is not None)
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
def _marked(operands: bytes) -> tuple[bool, int | None, bytes | None] | None:
    """Of marked content as it is opened: whether an artifact, its number, and what is spelled out for it.

    None where its properties are named, or written in a way that is not foreseen.
    """
    tag, _, rest = operands.strip().partition(b"<<")
    first, *named = tag.split()
    artifact = _name(first) == "Artifact"
    if named:
        return None
    if b"ActualText" in rest:
        try:
            props = parsed(b"<<" + rest)
        except (Unusual, ValueError, TypeError, IndexError):
            return None
        mcid, actual = props.get("MCID"), props.get("ActualText")
        plain = (mcid is None or isinstance(mcid, int)) and isinstance(actual, bytes)
        return (artifact, mcid, actual) if plain else None
    found = _MCID.search(rest)
    return artifact, int(found[1]) if found else None, None


@lru_cache(4_096)
def _name(written: bytes) -> str:
    """The name that is written as the first operand."""
    (first, *_) = written.split()
    if not first.startswith(b"/"):
        raise Unusual("an operand that is no name")
    return escaped_name(first)
