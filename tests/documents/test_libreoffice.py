"""A real pack made into Word and PDF by LibreOffice, and read back: the same figures, in the same cells."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.documents import Document, read_document
from tests.documents.as_html import as_html

FIGURE = re.compile(r"[£(]?\d[\d,.]*%?\)?")
PDF = 'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{}"}}}}'


def figures(document: Document) -> Counter[str]:
    return Counter(FIGURE.findall(" ".join(f"{block.marker} {block.text}" for block in document.texts())))


def cells(document: Document) -> list[list[list[str]]]:
    return [[[" ".join(cell.text.split()) for cell in row] for row in table.rows] for table in document.tables()]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Converts a file to another kind beside it."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: make system-packages"
    profile = tmp_path_factory.mktemp("office")

    def convert(path: Path, kind: str) -> Path:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                path.parent,
                path,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return path.with_suffix("." + kind.partition(":")[0])

    return convert


def test_a_pack_reads_the_same_from_word_and_from_pdf(
    shared: Path, tmp_path: Path, office: Callable[[Path, str], Path]
) -> None:
    source = read_document(shared / "seeds" / "004_74f26b0b4220c599.txt")
    page = tmp_path / "pack.html"
    page.write_text(as_html(source), encoding="utf-8")
    word = office(page, "docx:MS Word 2007 XML")
    from_word = read_document(word)
    expected = cells(read_document(page))
    assert figures(from_word) == figures(read_document(page))
    assert cells(from_word) == expected
    from_tags = read_document(office(word, PDF.format("true")))
    assert from_tags.properties.tagged
    assert figures(from_tags) == figures(from_word)
    from_looks = read_document(office(word, PDF.format("false")))
    assert not from_looks.properties.tagged
    # A figure broken over two lines of a narrow column cannot be told from two figures without tags.
    lost = figures(from_word) - figures(from_looks)
    assert sum(lost.values()) <= 0.01 * sum(figures(from_word).values())
