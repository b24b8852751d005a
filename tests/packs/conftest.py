"""Packs made into other formats once for all tests, on however many processes they run."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from goldenthread.packs import Pack, read_pack
from tests.packs.converting import Sample, convert, invented, real


def once(name: str, samples: list[Sample], factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples in every format: made by the first process that asks, awaited by the others."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            convert({sample.name: sample.path for sample in samples}, folder)
            (folder / "done").touch()
    return folder


@pytest.fixture(scope="session")
def invented_packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented packs as HTML, Word and PDF."""
    return once("invented-packs", invented("habits", "own"), tmp_path_factory)


@pytest.fixture(scope="session")
def real_packs(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two real packs as HTML, Word and PDF."""
    return once("real-packs", real(shared), tmp_path_factory)


@pytest.fixture(scope="session")
def packs(shared: Path) -> dict[str, Pack]:
    """The two real packs as read, by the number of their file."""
    return {number: read_pack(next((shared / "seeds").glob(f"{number}*.txt"))) for number in ("003", "004")}
