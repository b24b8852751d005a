"""Word files written by hand, part by part, so that a test says exactly what XML is read."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings", "header", "footer")
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}</cp:coreProperties>'
)


def word_file(
    body: str, *, core: str = "", more: dict[str, bytes] | None = None, links: str = "", **parts: str
) -> bytes:
    """A `.docx` of this body. `parts` are the insides of its other parts by kind ("numbering", "styles", ...)."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", '<Types xmlns="x"/>')
        package.writestr("_rels/.rels", relationships("officeDocument:word/document.xml", "core-properties:core.xml"))
        package.writestr("core.xml", CORE.format(core))
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        named = [f"{kind}:{kind}.xml" for kind in parts]
        package.writestr("word/_rels/document.xml.rels", relationships(*named, more=links))
        for kind, inside in parts.items():
            assert kind in KINDS
            tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            package.writestr(f"word/{kind}.xml", f"<w:{tag} {NAMESPACES}>{inside}</w:{tag}>")
        for name, content in (more or {}).items():
            package.writestr(name, content)
    return data.getvalue()


def relationships(*named: str, more: str = "") -> str:
    """A relationships part: each is kind:target."""
    links = "".join(
        f'<Relationship Id="rId{index}" Type="{R}/{pair.partition(":")[0]}" Target="{pair.partition(":")[2]}"/>'
        for index, pair in enumerate(named)
    )
    return (
        "<Relationships "
        "x"
        "m"
        f'lns="http://schemas.openxmlformats.org/package/2006/relationships">{links}{more}</Relationships>'
    )


def paragraph(*runs: str, style: str = "", extra: str = "") -> str:
    """A `w:p` of runs (plain text, or XML where it begins with `<`)."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{extra}</w:pPr>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A `w:r` of this text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    """A field with its result, in the three marks that Word writes."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    """A paragraph in an automatic list."""
    return paragraph(text, extra=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, form: str, text: str, start: int = 1, extra: str = "") -> str:
    """A level of a list: how its number is written and the text around it."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def table(*rows: str) -> str:
    """A `w:tbl` of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A `w:tr` of cells (plain text, or XML where it begins with `<`)."""
    inside = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """A `w:tc` of one paragraph, or of the XML given."""
    inside = text if text.startswith("<") else paragraph(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
