"""Charts in Word: SVG for Word that shows it, a picture for Word that does not, and words for those who see neither."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from goldenthread.reports.characters import writable
from goldenthread.reports.document import Chart
from goldenthread.reports.render.word.xml import Element, R, add

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
EMU_PER_POINT = 12700


class Drawings:
    """Puts charts into one document, each with an id of its own."""

    def __init__(self, document: Any, width: int) -> None:
        self.part = document.part
        self.width = width  # of the text, in EMU
        self.count = 0

    def add(self, paragraph: Element, chart: Chart, picture: bytes) -> None:
        """The chart in a run of `paragraph`, as wide as the text or its own width, whichever is less."""
        self.count += 1
        number = str(self.count)
        shown = self._relate(f"/word/media/report-chart-{number}.png", "image/png", picture)
        drawn = self._relate(f"/word/media/report-chart-{number}.svg", "image/svg+xml", chart.svg.encode())
        wide = min(self.width, round(chart.width * 0.75 * EMU_PER_POINT))
        tall = round(wide * chart.height / chart.width)
        size = {"cx": str(wide), "cy": str(tall)}
        drawing = add(add(paragraph, "r"), "drawing")
        inline = etree.SubElement(
            drawing, f"{{{WP}}}inline", nsmap={"wp": WP}, distT="0", distB="0", distL="0", distR="0"
        )
        etree.SubElement(inline, f"{{{WP}}}extent", size)
        name = {"id": number, "name": f"Chart {number}", "descr": writable(chart.alt), "title": writable(chart.caption)}
        etree.SubElement(inline, f"{{{WP}}}docPr", name)
        graphic = etree.SubElement(inline, f"{{{A}}}graphic", nsmap={"a": A})
        data = etree.SubElement(graphic, f"{{{A}}}graphicData", uri=PIC)
        _picture(data, number, shown, drawn, size)

    def _relate(self, name: str, kind: str, content: bytes) -> str:
        part = Part(PackURI(name), kind, content, self.part.package)
        return str(self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _picture(data: Element, number: str, shown: str, drawn: str, size: dict[str, str]) -> None:
    picture = etree.SubElement(data, f"{{{PIC}}}pic", nsmap={"pic": PIC})
    about = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(about, f"{{{PIC}}}cNvPr", id=number, name=f"Chart {number}")
    etree.SubElement(about, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    blip = etree.SubElement(fill, f"{{{A}}}blip", {f"{{{R}}}embed": shown}, nsmap={"r": R})
    extension = etree.SubElement(etree.SubElement(blip, f"{{{A}}}extLst"), f"{{{A}}}ext", uri=SVG_EXTENSION)
    etree.SubElement(extension, f"{{{ASVG}}}svgBlip", {f"{{{R}}}embed": drawn}, nsmap={"asvg": ASVG})
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{PIC}}}spPr")
    place = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(place, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(place, f"{{{A}}}ext", size)
    geometry = etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect")
    etree.SubElement(geometry, f"{{{A}}}avLst")
