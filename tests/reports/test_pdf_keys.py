"""The keys that the PDF report carries, read by pypdfium2 and playa, and what a check finds by them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import msgspec
import playa
import pypdfium2
import pytest
from playa.pdftypes import resolve1

from goldenthread.checks import Checked, check
from goldenthread.documents import read_document
from goldenthread.reports.compose import compose
from goldenthread.reports.document import Appendix, Block, Figure, Items, Paragraph, ReportDocument, Runs, Table
from goldenthread.reports.render import render_pdf
from goldenthread.reports.tracing import record_of
from tests.reports import factory
from tests.reports.reading import keys_attached, with_keys_of

FACTS = factory.quarter()
DOCUMENT = compose(FACTS)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(DOCUMENT)


def test_the_keys_are_a_described_file_that_goes_with_the_whole_document(pdf: bytes) -> None:
    with playa.parse(pdf) as file:
        tree = resolve1(resolve1(file.catalog["Names"])["EmbeddedFiles"])
        name, specification = map(resolve1, resolve1(tree["Names"]))
        content = resolve1(specification["EF"]["F"])
    assert name == specification["F"] == specification["UF"] == b"goldenthread-keys.json"
    assert specification["Desc"] == b"The key in the record of each figure in this report"
    assert resolve1(content["Subtype"]).name == "application/json"


def words_of(keys: dict[str, Any]) -> list[dict[str, Any]]:
    """The blocks of words and the cells of a file of keys."""
    found = []
    for section in keys["sections"]:
        found += section.get("texts", [])
        found += [cell for table in section.get("tables", []) for row in table["rows"] for cell in row]
    return found


def test_they_say_where_each_figure_of_the_report_stands(pdf: bytes) -> None:
    said = [
        (words["text"][place["start"] : place["end"]], place["key"])
        for words in words_of(json.loads(keys_attached(pdf)))
        for place in words.get("figures", [])
    ]
    assert sorted(said) == sorted((figure.text, figure.key) for figure in DOCUMENT.figures())


def test_a_report_without_figures_has_no_file_of_keys() -> None:
    plain = replace(DOCUMENT, blocks=(Paragraph(runs_without_figures()),), appendices=())
    with pypdfium2.PdfDocument(render_pdf(plain)) as file:
        assert file.count_attachments() == 0


def runs_without_figures() -> Runs:
    return next(block.runs for block in DOCUMENT.blocks if isinstance(block, Paragraph) and not figures_in(block.runs))


def figures_in(runs: Runs) -> list[Figure]:
    return [run for run in runs if isinstance(run, Figure)]


def changed_runs(runs: Runs) -> Runs:
    """The runs with each figure a digit away from what it was: 7 for 8, 372,751 for 372,750."""

    def changed(text: str) -> str:
        last = max(place for place, character in enumerate(text) if character.isdigit())
        return f"{text[:last]}{(int(text[last]) + 1) % 10}{text[last + 1 :]}"

    return tuple(replace(run, text=changed(run.text)) if isinstance(run, Figure) else run for run in runs)


def changed_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=changed_runs(block.runs))
    if isinstance(block, Items):
        return replace(block, items=tuple(map(changed_runs, block.items)))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(map(changed_runs, row)) for row in block.rows))
    return block


def changed_document(document: ReportDocument) -> ReportDocument:
    def changed(appendix: Appendix) -> Appendix:
        return replace(appendix, blocks=tuple(map(changed_block, appendix.blocks)))

    blocks, appendices = tuple(map(changed_block, document.blocks)), tuple(map(changed, document.appendices))
    return replace(document, blocks=blocks, appendices=appendices)


def checked(pdf: bytes) -> Checked:
    return check(read_document(pdf, "report.pdf"), record=record_of(FACTS))


def differing(outcome: Checked) -> list[tuple[str, str]]:
    """The figures found to differ from the record, and the key of each."""
    found = [each for each in outcome.findings if each.rule == "differs-from-the-record"]
    return sorted((each.quote, each.working.removeprefix("key ").partition(";")[0]) for each in found)


def test_every_figure_is_traced_and_every_one_that_is_typed_over_is_found(pdf: bytes) -> None:
    right, changed = checked(pdf), changed_document(DOCUMENT)
    assert differing(right) == []
    assert right.coverage.traced >= len(list(DOCUMENT.figures()))
    wrong = checked(with_keys_of(pdf, render_pdf(changed)))
    known = record_of(FACTS).figures
    now = [figure for figure in changed.figures() if figure.text not in known[figure.key].texts]
    assert len(now) == len(list(DOCUMENT.figures()))
    assert differing(wrong) == sorted((figure.text, figure.key) for figure in now)
    assert wrong.coverage.traced == 0


def test_a_figure_under_another_name_is_not_taken_for_the_one_that_had_its_key(pdf: bytes) -> None:
    renamed = [msgspec.structs.replace(each, title=f"{each.title}, again") for each in FACTS.indicators]
    moved = with_keys_of(pdf, render_pdf(compose(msgspec.structs.replace(FACTS, indicators=renamed))))
    document = read_document(moved, "report.pdf")
    keys = {run.style.control.tag for text in document.texts() for run in text.runs if run.style.control}
    assert {key.partition(":")[0] for key in keys} <= {"headline", "published-headline", "forecast", "saving", "risk"}
    assert any(item.what.startswith("the keys of ") for item in document.unread)
