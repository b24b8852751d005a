"""Which style each kind of text gets: the template's own where it has one, else one of ours, based on its Normal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from goldenthread.reports.document import ReportDocument
from goldenthread.reports.render.word.xml import add, make

INK = "16232B"
QUIET = "4D5A65"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A style the report uses. Sizes and spaces are in points, indents in centimetres."""

    name: str
    size: float | None = None
    bold: bool = False
    colour: str | None = None
    before: float = 0
    after: float = 6
    hanging: float = 0
    keep_next: bool = False
    outline: int | None = None


WANTED = {
    "council": Wanted("Report Council", 12, True, None, 0, 6),
    "title": Wanted("Title", 24, True, INK, 6, 12),
    "heading-1": Wanted("Heading 1", 18, True, "BRAND", 24, 8, keep_next=True, outline=0),
    "heading-2": Wanted("Heading 2", 14, True, INK, 18, 6, keep_next=True, outline=1),
    "heading-3": Wanted("Heading 3", 12, True, "BRAND", 14, 4, keep_next=True, outline=2),
    "heading-4": Wanted("Heading 4", 11, True, INK, 10, 4, keep_next=True, outline=3),
    "body": Wanted("Body Text", after=7),
    "numbered": Wanted("Report Numbered", after=7, hanging=1.2),
    "lead": Wanted("Report Lead", 13, after=8),
    "gap": Wanted("Report Gap", colour=QUIET, after=7),
    "gap-numbered": Wanted("Report Numbered Gap", colour=QUIET, after=7, hanging=1.2),
    "note": Wanted("Report Note", 9.5, colour=QUIET),
    "caption": Wanted("Caption", 10, True, INK, 8, 4, keep_next=True),
    "cell": Wanted("Report Table Text", 9, after=0),
    "bullet": Wanted("List Bullet", after=3),
    "number": Wanted("List Number", after=3),
}


class Styles:
    """The id of the style for each kind of text in one document."""

    def __init__(self, document: Any, report: ReportDocument, own: bool) -> None:
        self.document = document
        self.own = own  # ours, so that even the built-in styles are dressed by us
        self.brand = report.brand_colour.lstrip("#").upper()
        self.by_name = {style.name.lower(): style for style in document.styles if style.name}
        if own:
            self._dress_base()
        self.ids = {kind: self._style(wanted) for kind, wanted in WANTED.items()}
        self.link = self._link_style()
        self._set_language()

    def _dress_base(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(11)
        _set_font(normal, "Arial")
        normal.paragraph_format.line_spacing = 1.1
        normal.paragraph_format.space_after = Pt(6)

    def _style(self, wanted: Wanted) -> str:
        found = self.by_name.get(wanted.name.lower())
        if found is not None and found.type == WD_STYLE_TYPE.PARAGRAPH:
            if self.own:
                self._dress(found, wanted)
            return str(found.style_id)
        name = wanted.name if found is None else f"Report {wanted.name}"
        made = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not name.startswith("Report"))
        made.base_style = self.by_name.get("normal")
        made.hidden, made.quick_style = False, True
        self._dress(made, wanted)
        return str(made.style_id)

    def _dress(self, style: Any, wanted: Wanted) -> None:
        """Our own look; the font's name stays the template's."""
        font, shape = style.font, style.paragraph_format
        if self.own:
            _set_font(style, "Arial")
            for border in style.element.findall(f".//{qn('w:pBdr')}"):
                border.getparent().remove(border)
        if wanted.size:
            font.size = Pt(wanted.size)
        font.bold, font.italic = wanted.bold, False
        if wanted.colour:
            colour = self.brand if wanted.colour == "BRAND" else wanted.colour
            font.color.rgb = RGBColor.from_string(colour)
        shape.space_before, shape.space_after = Pt(wanted.before), Pt(wanted.after)
        shape.keep_with_next = wanted.keep_next
        if wanted.hanging:
            points = Pt(wanted.hanging * 28.35)
            shape.left_indent, shape.first_line_indent = points, -points
            shape.tab_stops.add_tab_stop(points)
        if wanted.outline is not None:
            _set_outline(style, wanted.outline)

    def _link_style(self) -> str:
        found = self.by_name.get("hyperlink")
        if found is not None and found.type == WD_STYLE_TYPE.CHARACTER:
            return str(found.style_id)
        made = self.document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
        made.font.underline = True
        made.font.color.rgb = RGBColor.from_string("1D4F91")
        return str(made.style_id)

    def _set_language(self) -> None:
        """British English unless a template has said otherwise for a run."""
        root = self.document.styles.element
        defaults = root.find(qn("w:docDefaults"))
        if defaults is None:
            defaults = make("docDefaults")
            root.insert(0, defaults)
        holder = defaults.find(qn("w:rPrDefault"))
        if holder is None:
            holder = make("rPrDefault")
            defaults.insert(0, holder)
        properties = holder.find(qn("w:rPr"))
        if properties is None:
            properties = add(holder, "rPr")
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        add(properties, "lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")


def _set_font(style: Any, name: str) -> None:
    """A font by name; the theme's would win over it, so it goes."""
    style.font.name = name
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for attribute in list(fonts.attrib):
        if "heme" in attribute:
            del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _set_outline(style: Any, level: int) -> None:
    """The place in the navigation pane of a heading style that we made."""
    properties = style.element.get_or_add_pPr()
    if properties.find(qn("w:outlineLvl")) is None:
        properties.append(make("outlineLvl", val=str(level)))
