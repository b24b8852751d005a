"""How fast packs are read into records: the two real ones from start to exit, and a folder of a thousand.

    python benchmarks/packs.py [PACK ...] [--packs 1000] [--workers N] [--engine local|spark]

The folder is made up, once, under build/: each pack is a few of the invented packs of the tests one after another, in
Markdown, HTML, Word and PDF by turns. Prints the seconds that `goldenthread import` takes from start to exit for the
packs named (which may be none), together; then packs a second for the folder, the most memory that all its processes
take together (looked at twenty times a second; what they share is counted for each), and beside that how fast one
process takes the plain text out of the same files by the quickest means there is, both in processor time. Leaves with 1
where a bound is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

import checks
import documents

from goldenthread.documents import Table, TextBlock, read_document

ROOT = Path(__file__).resolve().parent.parent
MADE_UP = ROOT / "build" / "made-up-packs"
OUT = ROOT / "build" / "made-up-records"
MOST_SECONDS = 2.0
MOST_MEMORY = 500 * 1024 * 1024
ENDINGS = (".md", ".html", ".docx", ".pdf")
PLAIN = {".md": "markdown", ".html": "html", ".docx": "word", ".pdf": "pdf"}
PROGRAM = str(Path(sys.executable).with_name("goldenthread"))


def made_up(count: int) -> Path:
    """A folder with this many packs, made unless it is there."""
    folder = MADE_UP / str(count)
    if folder.is_dir() and sum(1 for path in folder.rglob("*") if path.is_file()) == count:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    chance = random.Random(2026)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "packs").rglob("habits/*.md"))]
    for number, ending in zip(range(count), cycle(ENDINGS), strict=False):
        path = folder / f"{2000 + number % 20}" / f"made-up-{number:04}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written("\n\n".join(chance.sample(texts, chance.randint(1, 4))), ending))
    return folder


def written(text: str, ending: str) -> bytes:
    """A pack in one of the formats."""
    if ending == ".md":
        return text.encode()
    parts: list[documents.Part] = [
        checks.squared([[cell.text for cell in row] for row in block.rows]) if isinstance(block, Table) else block.text
        for block in read_document(text.encode(), "pack.md").blocks
        if isinstance(block, Table | TextBlock)
    ]
    if ending == ".html":
        return documents.as_html(parts)
    return documents.as_word(parts) if ending == ".docx" else checks.as_pdf(parts, tags=True)


def start_to_exit(pack: Path) -> tuple[float, float]:
    """The least seconds of three that importing one pack takes, and of processor time."""
    times, worked = [], []
    for _ in range(3):
        start, before = time.perf_counter(), spent()
        subprocess.run([PROGRAM, "import", str(pack), "--json"], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
        worked.append(spent() - before)
    return min(times), min(worked)


def spent() -> float:
    """The processor seconds of all programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def held(process: int) -> int:
    """The bytes of memory that a process and all that it started hold now."""
    above: dict[int, int] = {}
    pages: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                above[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                pages[int(folder.name)] = int((folder / "statm").read_text().split()[1])
            except OSError:
                continue
    mine, more = {process}, True
    while more:
        found = {child for child, parent in above.items() if parent in mine} - mine
        mine |= found
        more = bool(found)
    return sum(pages.get(each, 0) for each in mine) * os.sysconf("SC_PAGE_SIZE")


def whole_folder(folder: Path, options: list[str]) -> tuple[float, float, int]:
    """Seconds from start to exit, processor seconds, and the most memory of all processes together, in bytes."""
    start, most, before = time.perf_counter(), 0, spent()
    with subprocess.Popen([PROGRAM, "import", str(folder), "--out", str(OUT), *options]) as running:
        while running.poll() is None:
            most = max(most, held(running.pid))
            time.sleep(0.05)
    assert running.returncode == 0, running.returncode
    return time.perf_counter() - start, spent() - before, most


def plain_text(folder: Path) -> float:
    """Seconds of processor time for the plain text of every file."""
    start = time.process_time()
    for path in sorted(folder.rglob("*.*")):
        checks.PLAIN[PLAIN[path.suffix]](path.read_bytes())
    return time.process_time() - start


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("packs_named", nargs="*", type=Path, metavar="PACK")
    options.add_argument("--packs", type=int, default=1000)
    options.add_argument("--workers", type=int)
    options.add_argument("--engine", default="local")
    given = options.parse_args()
    well = True
    if given.packs_named:
        each = [start_to_exit(pack) for pack in given.packs_named]
        seconds, worked = (sum(times) for times in zip(*each, strict=True))
        well = seconds <= MOST_SECONDS
        missed = "" if well else "  MISSED"
        print(f"{len(each)} packs from start to exit: {seconds:.2f} s, {worked:.2f} s of processor time{missed}")
    folder = made_up(given.packs)
    shutil.rmtree(OUT, ignore_errors=True)
    asked = ["--engine", given.engine, *(["--workers", str(given.workers)] if given.workers else [])]
    seconds, worked, memory = whole_folder(folder, asked)
    again, _, _ = whole_folder(folder, asked)
    plain = plain_text(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*.*")) / 1024 / 1024
    kept = memory <= MOST_MEMORY or given.engine == "spark"
    rate, mebibytes = given.packs / seconds, memory / 1024 / 1024
    print(f"{given.packs:,} made-up packs, {size:,.0f} MiB: {seconds:.1f} s, {rate:,.0f} a second")
    print(f"again, with nothing new: {again:.1f} s")
    print(f"at most {mebibytes:,.0f} MiB, all processes together{'' if kept else '  MISSED'}")
    print(f"processor time {worked:.1f} s; of plain text only {plain:.1f} s, {worked / plain:.0f} times less")
    return int(not (well and kept))


if __name__ == "__main__":
    sys.exit(main())
