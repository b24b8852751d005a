"""Whatever the bytes, a reader gives a document or an `Unreadable`, soon."""

import io
import random
import re
import time
import zipfile
import zlib
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldenthread.documents import Document, Limits, Unreadable, read_document
from tests.documents.pdf_files import tagged, untagged
from tests.documents.word_files import field, numbered, paragraph, row, table, word_file

SOON = 8.0
"""Seconds of this process's own work, so that a busy machine fails nothing."""
LIMITS = Limits(seconds=5.0, characters=200_000, table_cells=2_000, zip_bytes=8_000_000, zip_part_bytes=2_000_000)


def outcome(data: bytes) -> Document | None:
    """The document, or None where it is refused. Anything else that happens fails the test."""
    start = time.process_time()
    try:
        return read_document(data, limits=LIMITS)
    except Unreadable:
        return None
    finally:
        assert time.process_time() - start < SOON


@cache
def samples() -> dict[str, bytes]:
    source = "= Heading\nWords #footnote[Note 5] 77.0%\n#table(columns: 2, table.header[A][B], [1], [2])"
    body = paragraph("Words ", field("PAGE", "5")) + numbered("x") + table(row("1", "2"), row("3", "4"))
    page = b"<html><body><h1>A</h1><p>b<sup>1</sup></p><ul><li>c</ul><table><tr><td rowspan=2>1<td>2<tr><td>3"
    text = (
        "# A\n\n- b **c**\n  - d\n\nN\tQ1\n\tx\n--\t--\n\n| a | b |\n|---|---|\n| 1 | <ul>"
        "<li>2</ul> |\n\n¹ note\n\n<table>\n<tr><td>5\n"
    )
    return {
        "word": word_file(body),
        "tagged": tagged(source),
        "untagged": untagged(source),
        "page": page,
        "markdown": text.encode(),
    }


@settings(max_examples=150)
@given(st.binary(max_size=400))
@example(b"\xff\xfe<\x00")
@example(b"PK\x03\x04")
def test_any_bytes(data: bytes) -> None:
    outcome(data)


@settings(max_examples=300)
@given(st.text(alphabet="ab1 \t\n-*_#<>[]()|`~.\\&;:^!/=\"'¹•", max_size=200))
@example("[[[[[[" * 30)
@example("*_" * 80)
@example("\t\n\t\n\t")
@example("<table><td>" * 20)
@example("---\n\n---")
@example("<!--")
@example("> >")
@example("[^a]:\n")
def test_any_text(text: str) -> None:
    found = outcome(text.encode())
    assert found is None or found.blocks or found.notes


@pytest.mark.parametrize("kind", ["word", "tagged", "untagged", "page", "markdown"])
@settings(max_examples=40)
@given(data=st.data())
def test_files_cut_off_or_changed_anywhere(kind: str, data: st.DataObject) -> None:
    whole = samples()[kind]
    assert outcome(whole) is not None
    cut = data.draw(st.integers(0, len(whole)))
    outcome(whole[:cut])
    changed = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=12)):
        changed[place] = data.draw(st.integers(0, 255))
    outcome(bytes(changed))


PACKED = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, doubled, moved or left out, and some figures made large or negative."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        place, length = chance.randrange(len(out) + 1), chance.choice([1, 2, 8, 64])
        figures = re.search(rb"\d+", bytes(out[place : place + 200]))
        how = chance.randrange(5)
        if how == 0:
            out[place : place + 1] = bytes([chance.randrange(256)])
        elif how == 1:
            del out[place : place + length]
        elif how == 2:
            out[place:place] = out[place : place + length] * chance.choice([1, 2, 50])
        elif how == 3:
            other = chance.randrange(len(out) + 1)
            out[place : place + length] = out[other : other + length]
        elif figures:
            out[place + figures.start() : place + figures.end()] = chance.choice([b"-1", b"99999999999", b"", b"1e9"])
    return bytes(out)


def changed_within(data: bytes, chance: random.Random) -> bytes:
    """A PDF or Word file changed within one of its packed parts, which stays packed as it should be."""
    if data.startswith(b"%PDF"):
        part = chance.choice(list(PACKED.finditer(data)))
        try:
            packed = zlib.compress(changed(zlib.decompress(part[1]), chance))
        except zlib.error:
            return changed(data, chance)
        return data[: part.start(1)] + packed.ljust(len(part[1]), b"\n") + data[part.end(1) :]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        picked = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changed(content, chance) if name == picked else content)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["word", "tagged", "untagged"])
def test_files_changed_within_their_packed_parts(kind: str) -> None:
    for seed in range(120):
        outcome(changed_within(samples()[kind], random.Random(seed)))


@settings(max_examples=60)
@given(st.text(alphabet="<>wptblrcsdi:/ \"'=x1&;", max_size=120))
def test_any_xml_in_a_word_file(inside: str) -> None:
    outcome(word_file(inside))


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 20_000,
        "[" * 50_000,
        "<b>" * 20_000,
        "| " * 20_000 + "\n" + "|-" * 20_000,
        "- " * 20_000,
        "> " * 20_000,
        "\t" * 50_000,
        "<p>" * 20_000,
        "`" * 50_000,
        "¹" * 50_000,
        "a\n" * 50_000,
        ("x" * 119 + "\n") * 1_000,
        "# " + "#" * 50_000,
        "[x]: <" + "(" * 50_000,
        "<a " + "b='" * 10_000,
        "a**" * 10_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_text_made_to_be_slow_is_read_soon(text: str) -> None:
    outcome(text.encode())
