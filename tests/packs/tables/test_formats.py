"""The same tables of figures as Markdown, as Word and as PDF (made by LibreOffice) give the same records."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from statistics import mean

import pytest

from goldenthread.documents import read_document
from goldenthread.packs import read_pack
from tests.documents.as_html import as_html
from tests.packs.tables.facts import f1

HABITS = sorted((Path(__file__).parent / "habits").glob("*.md"))
WORD = "docx:MS Word 2007 XML"
PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
UNTAGGED = PDF.replace("true", "false")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders with every habit's pack as Word, as tagged and as untagged PDF."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: make system-packages"
    profile, folder = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("packs")
    for path in HABITS:
        (folder / f"{path.stem}.html").write_text(as_html(read_document(path)), encoding="utf-8")
    made = {}
    for name, kind, source, ending in (
        ("Word", WORD, folder, "html"),
        ("tagged PDF", PDF, folder / "Word", "docx"),
        ("PDF", UNTAGGED, folder / "Word", "docx"),
    ):
        made[name] = folder / name
        call = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind]
        files = sorted(source.glob(f"*.{ending}"))
        subprocess.run([*call, "--outdir", made[name], *files], check=True, capture_output=True, timeout=240)
    return made


@pytest.mark.parametrize("form", ["Word", "tagged PDF", "PDF"])
def test_tables_give_the_same_records_in_every_format(folders: dict[str, Path], form: str) -> None:
    found = {}
    for path in HABITS:
        wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found[path.stem] = f1(wanted, read_pack(next(folders[form].glob(f"{path.stem}.*"))).as_json())
    assert mean(score for score, _ in found.values()) >= 0.95, {k: v for k, v in found.items() if v[0] < 1}
