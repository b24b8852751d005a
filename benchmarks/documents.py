"""How fast documents are read, beside taking only their plain text out by the quickest means there is.

    python benchmarks/documents.py [FILE ...] [--pages 120]

A made-up report (paragraphs, numbered sections, tables of figures) is written as Markdown, HTML, Word and PDF, and each
is read whole and as plain text: the words between the tags for Markdown, HTML and Word, pypdfium2 for PDF. Prints pages
a second for both and their ratio, and leaves with 1 where a bound is missed. Times are processor time, the best of
three, in one process. Beside `--pages` of made-up text, the reading of FILEs is measured in the same way.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import typst
from lxml import etree, html

from goldenthread.documents import read_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = re.findall(
    r"\w+", "the council has agreed that libraries will open in each ward by March and report to the committee"
)
PARAGRAPHS_A_PAGE = 8
LEAST_PAGES_A_SECOND = {"markdown": 600, "html": 300, "word": 300, "tagged pdf": 120, "pdf by look": 120}
# The quickest way to a file's plain text that we know of: what its speed is measured against.
MEASURE = {
    "markdown": "taking the tags out",
    "html": "lxml's itertext",
    "word": "the words of w:t by lxml",
    "pdf": "pypdfium2's text",
}
CHARACTERS_A_PAGE = 2_500
MOST_MEMORY = 900 * 1024 * 1024

Part = str | list[list[str]]


def made_up(pages: int) -> list[Part]:
    """The parts of a report of about so many pages: paragraphs, and every other page a table of ten rows."""
    chance = random.Random(2023)
    parts: list[Part] = []
    for page in range(pages):
        for number in range(PARAGRAPHS_A_PAGE):
            words = " ".join(chance.choice(WORDS) for _ in range(45))
            parts.append(
                f"{page + 1}.{number + 1} {words.capitalize()}, {chance.randint(1, 99)}.{chance.randint(0, 9)}%."
            )
        if page % 2:
            rows = [["Service", "Budget", "Forecast", "Variance"]]
            rows += [
                [f"Service {n}", *(f"{chance.randint(1, 9)},{chance.randint(100, 999)}" for _ in range(3))]
                for n in range(10)
            ]
            parts.append(rows)
    return parts


def as_markdown(parts: list[Part]) -> bytes:
    return "\n\n".join(p if isinstance(p, str) else "\n".join("\t".join(row) for row in p) for p in parts).encode()


def as_html(parts: list[Part]) -> bytes:
    def one(part: Part) -> str:
        if isinstance(part, str):
            return f"<p>{part}</p>"
        return f"<table>{''.join('<tr>' + ''.join(f'<td>{c}</td>' for c in row) + '</tr>' for row in part)}</table>"

    return f"<!doctype html><html><body>{''.join(map(one, parts))}</body></html>".encode()


def as_word(parts: list[Part]) -> bytes:
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            table = document.add_table(len(part), len(part[0]))
            for cells, row in zip(table.rows, part, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def as_pdf(parts: list[Part], *, tags: bool) -> bytes:
    def one(part: Part) -> str:
        if isinstance(part, str):
            return part.replace("%", "%")
        header, *rows = [[f"[{text}]" for text in row] for row in part]
        inside = ", ".join(", ".join(row) for row in rows)
        return f"#table(columns: {len(header)}, table.header({', '.join(header)}), {inside})"

    source = '#set document(title: "Made up")\n#set text(lang: "en")\n' + "\n\n".join(map(one, parts))
    return bytes(typst.compile(source.encode(), pdf_tags=tags))


def text_of_html(data: bytes) -> int:
    return len("".join(html.document_fromstring(data).itertext()))


def text_of_word(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return sum(len(text.text or "") for text in root.iter(f"{W}t"))


def text_of_pdf(data: bytes) -> int:
    file = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in file)


def best(work: Callable[[], object]) -> float:
    """The least processor seconds of three runs, after one to warm up."""
    work()
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


PLAIN: dict[str, Callable[[bytes], object]] = {
    "markdown": lambda data: len(re.sub(rb"<[^>]*>", b"", data).decode("utf-8", "replace")),
    "html": text_of_html,
    "word": text_of_word,
    "pdf": text_of_pdf,
}


def measure(name: str, data: bytes, kind: str, pages: int) -> float:
    """Prints how fast a file is read, and beside that how fast its plain text is taken out; pages a second."""
    whole = best(lambda: read_document(data))
    bare = best(lambda: PLAIN[kind](data))
    print(
        f"{name:28.28} {pages:4} pages {pages / whole:8,.0f} pages a second; plain text alone ({MEASURE[kind]}) "
        f"{pages / bare:8,.0f}; {whole / bare:6.1f} times as long"
    )
    return pages / whole


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--pages", type=int, default=120)
    given = options.parse_args()
    parts = made_up(given.pages)
    tagged = as_pdf(parts, tags=True)
    pages = len(pypdfium2.PdfDocument(tagged))
    files = [
        ("markdown", as_markdown(parts), "markdown"),
        ("html", as_html(parts), "html"),
        ("word", as_word(parts), "word"),
        ("tagged pdf", tagged, "pdf"),
        ("pdf by look", as_pdf(parts, tags=False), "pdf"),
    ]
    print(f"A made-up report of {pages} pages, as Typst sets it.")
    slow = [name for name, data, kind in files if measure(name, data, kind, pages) < LEAST_PAGES_A_SECOND[name]]
    for path in given.files:
        data = path.read_bytes()
        document = read_document(data, path.name)
        own = document.properties.pages if document.format == "pdf" else None
        measure(path.name, data, document.format, own or max(1, round(len(document.text) / CHARACTERS_A_PAGE)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"Most memory, the writing of the files included: {memory / 1024 / 1024:,.0f} MiB")
    if slow:
        print(f"TOO SLOW: {', '.join(slow)}")
    return int(bool(slow) or memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
