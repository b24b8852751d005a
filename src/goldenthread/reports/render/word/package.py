"""The Word file around the text: a council's template or our own, its properties, and bytes that never vary."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from goldenthread.reports.characters import writable
from goldenthread.reports.document import ReportDocument
from goldenthread.reports.render.word.xml import W

FIGURES = "urn:goldenthread:figures"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class TemplateError(ValueError):
    """The council's template cannot be used; the message says why and how to mend it."""


def open_template(template: bytes | None) -> Any:
    """A python-docx document with no text of its own, styled by the council's template or by our own."""
    if template is None:
        document = docx.Document()
    else:
        _check(template)
        try:
            document = docx.Document(io.BytesIO(template))
        except (KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            raise TemplateError(
                "The Word template cannot be read: its parts are damaged or missing. Open it in Word, save it again as "
                "a Word document (.docx) and use that file."
            ) from error
    body = document.element.body
    for child in list(body):
        if child.tag != f"{{{W}}}sectPr":
            body.remove(child)
    _drop_thumbnail(document)
    return document


def _check(template: bytes) -> None:
    """Says what a file is that is not a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError) as error:
        old = template.startswith(b"\xd0\xcf\x11\xe0")
        what = "an old Word file (.doc) or a protected one" if old else "not a Word document"
        raise TemplateError(
            f"The Word template is {what}. Save it in Word as a document (.docx) and use that."
        ) from error
    if "wordprocessingml.document.main+xml" in types:
        return
    if "wordprocessingml.template" in types or "macroEnabled" in types:
        raise TemplateError(
            "The Word template is saved as a template or with macros (.dotx, .dotm, .docm). Open it in Word and save "
            "it as a Word document (.docx); its styles, headers and footers stay."
        )
    raise TemplateError("The Word template is another kind of Office file. Give a Word document (.docx).")


def _drop_thumbnail(document: Any) -> None:
    """A picture of the template's own first page would be a picture of another document."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def set_properties(document: Any, report: ReportDocument) -> None:
    """Title, author and dates: the date is when the facts were known, never the time of printing."""
    known = datetime.datetime.fromisoformat(report.known_at).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title = writable(report.title)[:255]
    properties.author = properties.last_modified_by = writable(report.council)[:255]
    properties.subject = writable(report.label)[:255]
    properties.created = properties.modified = known
    properties.language = "en-GB"
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def add_figure_list(document: Any, figures: list[tuple[str, str, str, str]]) -> None:
    """Every content control's tag with the whole key, the label and the text: a tag holds only 64 characters."""
    root = etree.Element(f"{{{FIGURES}}}figures", nsmap={None: FIGURES})  # type: ignore[dict-item]
    for tag, key, label, text in figures:
        etree.SubElement(
            root, f"{{{FIGURES}}}figure", tag=tag, key=writable(key), label=writable(label), text=writable(text)
        )
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/customXml/goldenthread.xml"), "application/xml", content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def packed(document: Any) -> bytes:
    """The file's bytes, the same for the same content: python-docx would stamp every part with the time."""
    saved = io.BytesIO()
    document.save(saved)
    result = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return result.getvalue()
