"""Footnotes typed as text: a raised figure in the words, and a paragraph that begins with the same raised figure."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.documents.blocks import Block, Cell, Heading, Note, Table, TextBlock
from goldenthread.documents.building import Builder, blocks_text, merged, tidied
from goldenthread.documents.words import Run, said
from goldenthread.patterns import regex

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FIGURES = str.maketrans(RAISED, "0123456789")
MARK = regex(f"[{RAISED}][{RAISED}]{{0,2}}")
DEFINITION = regex(rf"([{RAISED}]{{1,3}})\s*(?=[^\s/⁄₀-₉{RAISED}])")
# m², km³, CO² and the like are units and chemistry, not notes.
UNIT = regex(r"(?:^|[^A-Za-z])(?:[kcm]?m|ft|mi|yd|in|CO|NO|CH)\s?$")


def with_typed_notes(
    blocks: list[Block], builder: Builder, given: tuple[Note, ...] = ()
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks with their typed note marks resolved, and the notes, taken out of the flow.

    Labels are used again in each report of a pack, so a mark belongs to the next note of that label; failing that,
    to the last before it. A raised figure without a note stays in the text as it is printed. Notes that the file
    gives as such may be `given`: their label is read from the mark they begin with.
    """
    notes = [(note.blocks[0], _labelled(note)) for note in given] + _definitions(blocks)
    if not notes:
        return tuple(blocks), ()
    taken = {id(block) for block, _ in notes}
    finder = _Finder([note for _, note in notes])
    kept = tuple(finder.block(block) for block in blocks if id(block) not in taken)
    return kept, tuple(note for _, note in notes)


def _labelled(note: Note) -> Note:
    """A given note, its mark taken off its words and made its label."""
    first = note.blocks[0]
    if note.label or not isinstance(first, TextBlock):
        return note
    match = DEFINITION.match(first.text)
    if match is None:
        return note
    body = _without_first(first, match.end())
    return replace(note, label=match[1].translate(FIGURES), blocks=(body, *note.blocks[1:]))


def _definitions(blocks: list[Block]) -> list[tuple[Block, Note]]:
    found: list[tuple[Block, Note]] = []
    for block in blocks:
        if not isinstance(block, TextBlock) or isinstance(block, Heading):
            continue
        match = DEFINITION.match(block.text)
        if match is None:
            continue
        label = match[1].translate(FIGURES)
        body = _without_first(block, match.end())
        found.append((block, Note(f"{label}@{block.position.block}", label, block.position, (body,))))
    return found


def _without_first(block: TextBlock, count: int) -> TextBlock:
    """The block without its first `count` live characters."""
    runs: list[Run] = []
    for run in block.runs:
        if count and run.said:
            cut = min(count, len(run.text))
            count -= cut
            run = Run(run.text[cut:], run.style)
        runs.append(run)
    kept = tidied(runs)
    return replace(block, runs=kept, text=said(kept))


class _Finder:
    """Finds the note that a mark belongs to, and rebuilds blocks with their marks resolved."""

    def __init__(self, notes: list[Note]) -> None:
        self.by_label: dict[str, list[Note]] = {}
        for note in notes:
            self.by_label.setdefault(note.label, []).append(note)

    def note(self, label: str, block: int) -> Note | None:
        notes = self.by_label.get(label, [])
        return next((note for note in notes if note.position.block >= block), notes[-1] if notes else None)

    def block(self, block: Block) -> Block:
        if isinstance(block, TextBlock):
            return self.text_block(block) if MARK.search(block.text) else block
        if isinstance(block, Table):
            rows = tuple(tuple(self.cell(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        return block

    def cell(self, cell: Cell) -> Cell:
        if not MARK.search(cell.text):
            return cell
        blocks = tuple(self.block(block) for block in cell.blocks)
        return replace(cell, blocks=blocks, text=blocks_text(blocks))

    def text_block(self, block: TextBlock) -> TextBlock:
        runs: list[Run] = []
        before = ""
        for run in block.runs:
            if not run.said:
                runs.append(run)
                continue
            start = 0
            for match in MARK.finditer(run.text):
                label = match[0].translate(FIGURES)
                note = self.note(label, block.position.block)
                lead = before + run.text[: match.start()]
                if note is None or (label in "23" and UNIT.search(lead)):
                    continue
                runs.append(Run(run.text[start : match.start()], run.style))
                runs.append(Run(label, replace(run.style, note=note.id, superscript=True)))
                start = match.end()
            runs.append(Run(run.text[start:], run.style))
            before += run.text
        kept = tidied(closed_up(merged(runs)))
        return replace(block, runs=kept, text=said(kept))


def closed_up(runs: list[Run]) -> list[Run]:
    """No space left before a mark that a space, a stop or nothing follows ("71.8 ³ per" reads "71.8 per")."""
    for index, run in enumerate(runs[1:], 1):
        before = runs[index - 1]
        after = runs[index + 1].text if index + 1 < len(runs) else " "
        if run.style.note is not None and before.said and before.text.endswith(" ") and after[0] in " \n.,;:)":
            runs[index - 1] = Run(before.text.rstrip(" "), before.style)
    return runs
