"""The same packs as Markdown, as Word and as PDF (made by LibreOffice) give the same records."""

from __future__ import annotations

from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from goldenthread.documents import read_document
from goldenthread.packs import pack_of, read_pack
from tests.packs.converting import invented, real
from tests.packs.facts import f1
from tests.packs.scoring import score

ENDINGS = ("html", "docx", "pdf")


@pytest.fixture(scope="module")
def as_written() -> dict[str, dict[str, Any]]:
    return {sample.name: pack_of(read_document(sample.path)).as_json() for sample in invented("habits")}


@pytest.mark.parametrize("ending", ENDINGS)
def test_packs_give_the_same_records_in_every_format(
    invented_packs: Path, as_written: dict[str, dict[str, Any]], ending: str
) -> None:
    found = {
        name: f1(wanted, read_pack(invented_packs / f"{name}.{ending}").as_json())
        for name, wanted in as_written.items()
    }
    assert mean(found_score for found_score, _ in found.values()) >= 0.95, {k: v for k, v in found.items() if v[0] < 1}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("number", [0, 1], ids=["2018", "2022"])
def test_a_real_pack_gives_the_same_record_in_every_format(
    shared: Path, real_packs: Path, number: int, ending: str
) -> None:
    sample = real(shared)[number]
    from_text, other = read_pack(sample.path).as_json(), read_pack(real_packs / f"{sample.name}.{ending}").as_json()
    assert score(from_text, other) >= 0.95
