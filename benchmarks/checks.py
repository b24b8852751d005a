"""How fast reports are checked with every rule on, beside taking only their plain text out.

    python benchmarks/checks.py [FILE ...] [--pages 120]

Without files, a pack is made of the clean documents of the tests, one after another until it is long enough, as
Markdown, HTML, Word and PDF, tagged and not; the longest real document, where it is there, comes last. Each is read and
checked in one process, and its plain text is taken out by the quickest means there is, which is named. Prints pages a
second for both and their ratio (a page is 2,500 characters of text, or the PDF's own),
then the seconds that `goldenthread check` takes from start to exit and the most memory it takes. The real documents
are then checked one after another, in pages as their councils set them (1,560 bytes of the file). Leaves with 1 where a
bound is missed. Times in one process are processor time, the best of three.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import documents
import typst

from goldenthread.checks import check
from goldenthread.documents import Table, TextBlock, read_document

CLEAN = Path(__file__).resolve().parent.parent / "tests" / "checks" / "corpus" / "carriers"
SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
CHARACTERS_A_PAGE = 2_500
# The longest of the real documents has 140 pages and 218,765 bytes.
BYTES_A_REAL_PAGE = 1_560
LEAST_REAL_PAGES_A_SECOND = 300
# The pack is four times as dense in short paragraphs and cells as a real one, so its bounds are wide.
LEAST_PAGES_A_SECOND = {"markdown": 50, "html": 50, "word": 40, "pdf": 40}
MOST_SECONDS = {"markdown": 3.0, "html": 3.0, "word": 3.0, "pdf": 6.0}
MOST_MEMORY = 200 * 1024 * 1024


def pack(folder: Path, pages: int) -> list[Path]:
    """The clean documents, one after another, as files."""
    texts = [path.read_text(encoding="utf-8").replace("<!-- gap -->", "") for path in sorted(CLEAN.glob("*.md"))]
    whole = "\n\n".join(texts) + "\n\n"
    whole *= max(1, round(pages * CHARACTERS_A_PAGE / len(whole)))
    parts: list[documents.Part] = [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in read_document(whole.encode(), "pack.md").blocks
        if isinstance(block, Table | TextBlock)
    ]
    square = [part if isinstance(part, str) else squared(part) for part in parts]
    files = {
        "pack.md": whole.encode(),
        "pack.html": documents.as_html(square),
        "pack.docx": documents.as_word(square),
        "tagged.pdf": as_pdf(square, tags=True),
        "untagged.pdf": as_pdf(square, tags=False),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def longest_seed() -> list[Path]:
    """The longest of the real documents, where they are kept beside the project."""
    return sorted(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)[-1:]


def measure_real() -> bool:
    """Prints how many pages of the real documents are checked a second; whether that is enough, or there are none."""
    documents_read = [(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))]
    if not documents_read:
        return True
    pages = sum(len(data) for _, data in documents_read) / BYTES_A_REAL_PAGE
    seconds = documents.best(lambda: [check(read_document(data, name)) for name, data in documents_read])
    well = pages / seconds >= LEAST_REAL_PAGES_A_SECOND
    print(
        f"{len(documents_read)} real documents in one process: {pages:.0f} pages, {pages / seconds:.0f} a second"
        f"{'' if well else '  MISSED'}"
    )
    return well


def squared(rows: list[list[str]]) -> list[list[str]]:
    """Rows made as long as the longest."""
    wide = max(map(len, rows))
    return [row + [""] * (wide - len(row)) for row in rows]


def as_pdf(parts: list[documents.Part], *, tags: bool) -> bytes:
    """The parts as a PDF."""

    def quoted(text: str) -> str:
        return "#" + json.dumps(text, ensure_ascii=False)

    def one(part: documents.Part) -> str:
        if isinstance(part, str):
            return quoted(part)
        header, *rows = [[f"[{quoted(text)}]" for text in row] for row in part]
        inside = ", ".join(cell for row in rows for cell in row)
        return f"#table(columns: {len(header)}, table.header({', '.join(header)}), {inside})"

    source = '#set document(title: "A pack")\n#set text(lang: "en")\n' + "\n\n".join(map(one, parts))
    return bytes(typst.compile(source.encode(), pdf_tags=tags))


# A program begins with the memory of the one that starts it, so a small one has to.
RUN = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, code)
"""


def whole_command(path: Path) -> tuple[float, int]:
    """Seconds from start to exit of `goldenthread check`, and the most memory it took in bytes."""
    program = str(Path(sys.executable).with_name("goldenthread"))
    done = subprocess.run([sys.executable, "-c", RUN, program, "check", str(path)], capture_output=True, check=True)
    seconds, kibibytes, code = done.stdout.split()
    assert code in (b"0", b"1"), path
    return float(seconds), int(kibibytes) * 1024


def measure(path: Path) -> bool:
    """Prints the measures of one file; whether it kept within the bounds."""
    data = path.read_bytes()
    document = read_document(data, path.name)
    pages = document.properties.pages if document.format == "pdf" else None
    pages = pages or max(1, round(len(document.text) / CHARACTERS_A_PAGE))
    whole = documents.best(lambda: check(read_document(data, path.name)))
    reading = documents.best(lambda: read_document(data, path.name))
    plain = documents.best(lambda: documents.PLAIN[document.format](data))
    seconds, memory = min(whole_command(path) for _ in range(3))
    well = (
        pages / whole >= LEAST_PAGES_A_SECOND[document.format]
        and seconds <= MOST_SECONDS[document.format]
        and memory <= MOST_MEMORY
    )
    print(
        f"{path.name:28.28} {pages:4} pages  checked {pages / whole:6,.0f} a second, read {pages / reading:6,.0f}; "
        f"plain text ({documents.MEASURE[document.format]}) {pages / plain:8,.0f}, {whole / plain:6.1f} times as long; "
        f"start to exit {seconds:4.2f} s, {memory / 1024 / 1024:3.0f} MiB{'' if well else '  MISSED'}"
    )
    return well


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--pages", type=int, default=120)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = given.files or [*pack(Path(folder), given.pages), *longest_seed()]
        outcomes = [measure(path) for path in files]
        if not given.files:
            outcomes.append(measure_real())
        return int(not all(outcomes))


if __name__ == "__main__":
    sys.exit(main())
