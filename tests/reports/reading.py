"""Independent readers: what a file says according to programs that did not write it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_xml(content: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def word_text(content: bytes) -> str:
    """The text of every paragraph, a line each."""
    root = word_xml(content)
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))


def pdf_text(content: bytes) -> str:
    """The text of every page with line ends as spaces."""
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return re.sub(r"\s+", " ", " ".join(pages).replace("\ufffe", ""))


def converted_by_libreoffice(content: bytes, folder: Path, name: str = "report.docx") -> bytes:
    """The file as LibreOffice prints it to PDF."""
    source = folder / name
    source.write_bytes(content)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf").read_bytes()


def keys_attached(content: bytes) -> bytes:
    """The one file attached to a PDF."""
    with pypdfium2.PdfDocument(content) as pdf:
        assert pdf.count_attachments() == 1
        return bytes(pdf.get_attachment(0).get_data())


def with_keys_of(made: bytes, changed: bytes) -> bytes:
    """A PDF as it was changed since it was made: the pages of the second, what is attached to the first."""
    saved = io.BytesIO()
    with pypdfium2.PdfDocument(changed) as pdf:
        pdf.get_attachment(0).set_data(keys_attached(made))
        pdf.save(saved)
    return saved.getvalue()
