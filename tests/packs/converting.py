"""The packs that have a record by hand, and the same as HTML, Word and PDF, made by LibreOffice."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread.documents import read_document
from tests.documents.as_html import as_html

HERE = Path(__file__).parent
GOLD = {"003": "pack-2018-11-21.json", "004": "pack-2022-01-26.json"}
INVENTED = {"habits": HERE / "habits", "tables": HERE / "tables" / "habits", "own": HERE / "own"}
WORD = "docx:MS Word 2007 XML"
PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True)
class Sample:
    """A pack's text, the record that a careful reader made of it, and its name's stem in other formats."""

    name: str
    path: Path
    wanted: dict[str, Any]


def real(shared: Path) -> list[Sample]:
    """The two real packs."""
    return [
        _sample(f"gold-{number}", next((shared / "seeds").glob(f"{number}*.txt")), shared / "gold" / record)
        for number, record in GOLD.items()
    ]


def invented(*kinds: str) -> list[Sample]:
    """The invented packs of some kinds that have a record."""
    return [
        _sample(f"{kind}-{path.stem}", path, path.with_suffix(".json"))
        for kind in kinds
        for path in sorted(INVENTED[kind].glob("*.md"))
        if path.with_suffix(".json").exists()
    ]


def _sample(name: str, path: Path, record: Path) -> Sample:
    return Sample(name, path, json.loads(record.read_text(encoding="utf-8")))


def convert(packs: dict[str, Path], folder: Path) -> None:
    """Writes each pack into a folder as HTML, then Word from that, then PDF from that. Raises where it cannot."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: make system-packages"
    for name, path in packs.items():
        (folder / f"{name}.html").write_text(as_html(read_document(path)), encoding="utf-8")
    for kind, ending in ((WORD, "html"), (PDF, "docx")):
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
        ]
        files = [folder / f"{name}.{ending}" for name in packs]
        subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=240)
