"""Whatever the file, `goldenthread check` ends with 0, 1 or 2 and a message, and never with a fault of its own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldenthread.checks import RULES
from goldenthread.cli import commands
from tests.documents.pdf_files import tagged, untagged
from tests.documents.word_files import field, paragraph, row, table, word_file

# What rules look for, in all sorts of company.
WORDS = st.sampled_from(
    """Table 10|4 (45%)|of 9|£5,0000|£1.2m|(£243k)|2017-2010|2018/19|Thursday 16 November 2018|31 June 2020|Q2 2023-24
see section 4.2|Appendix A|1.1|1.1.1|(a)|RAG|Red|Amber|Green|▲|↑|improved by 3%|percentage points|TBC|XX
to be inserted|RESOLVED that|votes for 7, against 5|Total|£000|%|-5|(12)|943 476 5919|QQ 12 34 56 C
a.person@example.com|07700 900123|exempt|paragraph 3 of Schedule 12A|impact 4 x likelihood 5 = 25|0|100%|1e9|1,2,3|½
–|\u00a0|\u202e|12:60|29/02/2023|99999999999""".replace("\n", "|").split("|")
)
JOINTS = st.sampled_from([" ", " ", " ", "\t", "\t", "\n", "\n\n", "\n# ", "\n- ", ". ", ", ", "; ", "|", "<br>", "**"])
TEXTS = st.lists(st.tuples(WORDS, JOINTS).map("".join), max_size=60).map("".join)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


def outcome(path: Path, data: bytes, *options: str) -> str:
    """What the command prints of a file."""
    path.write_bytes(data)
    result = CliRunner().invoke(commands, ["check", str(path), *options])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in (0, 1, 2)
    assert "Traceback" not in result.output
    assert "fault of its own" not in result.output, result.output
    beside = "--format" in options and "--out" not in options and "text" not in options
    # Beside what a program reads stand the counts; otherwise only what is wrong is said apart.
    assert bool(result.stderr) == (result.exit_code == 2 or beside)
    return result.stdout


@settings(max_examples=60)
@given(data=st.binary(max_size=300))
def test_any_bytes(place: Path, data: bytes) -> None:
    outcome(place / "a.bin", data)


@settings(max_examples=200)
@given(text=TEXTS)
@example(text="1\t\t\n\t\n\t\t3\n")
@example(text="Total\tTotal\nTotal\t-\n")
@example(text="\t\n".join("£%()-–"))
def test_any_text_in_the_manner_of_a_report(place: Path, text: str) -> None:
    found = json.loads(outcome(place / "a.md", text.encode("utf-8"), "--format", "json") or "[]")
    rules = {rule.id for rule in RULES}
    for each in found:
        assert each["rule"] in rules
        assert each["line"] >= 1
        assert each["message"]


@settings(max_examples=25)
@given(text=TEXTS, kind=st.sampled_from(["text", "sarif", "junit", "html"]))
def test_any_text_in_any_format(place: Path, text: str, kind: str) -> None:
    outcome(place / "b.txt", text.encode("utf-8"), "--format", kind)


@settings(max_examples=60)
@given(texts=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=6), cells=st.lists(WORDS, min_size=4, max_size=12))
def test_any_word_file_and_its_comments(place: Path, texts: list[str], cells: list[str]) -> None:
    def safe(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    rows = [row(*map(safe, cells[n : n + 3])) for n in range(0, len(cells), 3)]
    data = word_file("".join(paragraph(safe(text)) for text in texts) + table(*rows), comments="")
    outcome(place / "c.docx", data, "--format", "word", "--out", str(place / "d.docx"))
    outcome(place / "d.docx", (place / "d.docx").read_bytes())


@cache
def samples() -> dict[str, bytes]:
    source = "= Heading\nWords 4 (45%) #footnote[Note 5] 77.0%\n#table(columns: 2, table.header[A][B], [1], [2])"
    body = paragraph("Words ", field("PAGE", "5")) + table(row("Total", "2"), row("3", "4"))
    return {
        "docx": word_file(body),
        "pdf": tagged(source),
        "PDF": untagged(source),
        "html": b"<html><body><h1>A</h1><p>b<sup>1</sup></p><table><tr><td rowspan=2>1<td>2<tr><td>3",
    }


@pytest.mark.parametrize("kind", ["docx", "pdf", "PDF", "html"])
@settings(max_examples=20)
@given(data=st.data())
def test_files_cut_off_or_changed_anywhere(place: Path, kind: str, data: st.DataObject) -> None:
    whole = samples()[kind]
    path = place / f"e.{kind}"
    outcome(path, whole[: data.draw(st.integers(0, len(whole)))])
    changed = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=8)):
        changed[at] = data.draw(st.integers(0, 255))
    outcome(path, bytes(changed))
