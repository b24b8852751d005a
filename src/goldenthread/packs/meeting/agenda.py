"""The agenda: items with number, title and pages, from a table or from numbered lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.documents import Cell, TextBlock
from goldenthread.packs.flow import Grid, Line, Piece, bold_lead, flow_lines, tidy
from goldenthread.packs.phrases import meaning_of, pattern, patterns, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said

Row = dict[str, Tree]
LONGEST_TITLE = 400


def agenda_of(pieces: Sequence[Piece]) -> list[Row]:
    """The items of the agenda, from its tables where they hold them, else from its numbered lines."""
    begin = next((at for at, piece in enumerate(pieces) if _is_title(piece)), None)
    after = pieces[begin:] if begin is not None else pieces
    rows: list[Row] = []
    for grid in (piece for piece in after if isinstance(piece, Grid)):
        rows += _from_grid(grid, rows)
    if len(rows) > 1:
        return rows
    return _from_lines(after) if begin is not None or not rows else rows


def _is_title(piece: Piece) -> bool:
    return isinstance(piece, Line) and bool(pattern("parts", "agenda_title").match(piece.text))


def _from_grid(grid: Grid, before: Sequence[Row]) -> list[Row]:
    """The rows of a table that begins with a number and has a title, with a header row or as a table that goes on."""
    rows: list[Row] = []
    places = _columns(grid)
    for cells in grid.rows:
        if cells and all(meaning_of(tidy(cell.text), "agenda", "columns") for cell in cells if cell.text):
            continue
        row = _row(cells, places)
        if row:
            rows.append(row)
        elif rows and _continues(cells):
            continue
    return rows if len(rows) > 1 or (rows and (before or "pages" in places)) else []


def _columns(grid: Grid) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in grid.rows[0] if grid.rows else ():
        name = meaning_of(tidy(cell.text), "agenda", "columns") if 0 < len(cell.text) < 40 else None
        if name:
            found.setdefault(name, cell.column)
    return found if len(found) > 1 else {}


def _continues(cells: Sequence[Cell]) -> bool:
    return not any(re.match(r"\d", cell.text) for cell in cells)


def _row(cells: Sequence[Cell], places: dict[str, int]) -> Row | None:
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled:
        return None
    match = pattern("agenda", "number").match(tidy(filled[0].text))
    if not match:
        return None
    titled = filled[0] if match.end() < len(tidy(filled[0].text)) else (filled[1] if len(filled) > 1 else None)
    if titled is None:
        return None
    first_line = titled.text.split("\n")[0].strip() if titled is not filled[0] else tidy(filled[0].text)[match.end() :]
    if not re.search(r"[^\W\d]{3}", first_line):
        return None
    row: Row = {
        "number": said(match["number"], filled[0], sure("agenda", "row")),
        "title": said(_whole_title(titled, first_line), titled, sure("agenda", "row")),
    }
    _add_pages(row, [cell for cell in filled if cell.column > titled.column])
    if "first_page" not in row:
        _pages_in_title(row, said_title=row["title"], cell=titled)
    return row


def _whole_title(cell: Cell, first_line: str) -> str:
    """A title that runs on over lines is one; a description under it, or after its bold words, is not part of it."""
    blocks = [block for block in cell.blocks if isinstance(block, TextBlock) and block.text.strip()]
    if not blocks or _numbered(cell):
        return first_line
    lines = [line for line in flow_lines(blocks[0]) if line.text]
    apart = bold_lead(lines[0])
    if len(apart) > 3:
        return apart
    described = pattern("agenda", "description")
    told = next((n for n, line in enumerate(lines) if n and described.match(line.text)), len(lines))
    title = tidy(" ".join(line.text for line in lines[:told]))
    return title if len(title) <= LONGEST_TITLE else first_line


def _numbered(cell: Cell) -> bool:
    return bool(pattern("agenda", "number").match(tidy(cell.text)))


def _add_pages(row: Row, cells: Sequence[Cell]) -> None:
    for cell in cells:
        match = pattern("agenda", "pages_cell").match(tidy(cell.text))
        if match and len(cell.text) < 40:
            first = int(match["first"])
            row["first_page"] = said(first, cell, sure("agenda", "pages"))
            row["last_page"] = said(int(match["last"] or first), cell, sure("agenda", "pages"))
            return


def _pages_in_title(row: Row, said_title: Tree, cell: Cell) -> None:
    assert isinstance(said_title, Said)
    title, pages = cut_pages(str(said_title.value))
    if pages:
        row["title"] = Said(title, said_title.source, said_title.confidence)
        row["first_page"] = said(pages[0], cell, sure("agenda", "line pages"))
        row["last_page"] = said(pages[1], cell, sure("agenda", "line pages"))


def cut_pages(title: str) -> tuple[str, tuple[int, int] | None]:
    """A title without the pages printed at its end, and the pages; years ("2022 - 2026") are none."""
    for wanted in patterns("agenda", "pages"):
        match = wanted.search(title)
        if match:
            first, last = int(match["first"]), int(match["last"] or match["first"])
            named = "p" in match.group().casefold() or "tud" in match.group().casefold()
            if first <= last and (named or last < 1900) and match.start() > 3:
                return title[: match.start()].rstrip(" (-–\t."), (first, last)
    return title, None


def _from_lines(pieces: Sequence[Piece]) -> list[Row]:
    """Numbered lines whose numbers go up by one; what is not numbered is an item's description."""
    rows: list[Row] = []
    last = 0
    lines = [line for piece in pieces for line in ([piece] if isinstance(piece, Line) else piece.lines)]
    for place, line in enumerate(lines):
        match = pattern("agenda", "number").match(
            f"{line.marker} {line.text}" if line.marker[:1].isdigit() else line.text
        )
        if not match or pattern("agenda", "not_item").match(line.text) or line.level > 0:
            continue
        number = match["number"]
        value = _count(number)
        if value is None or not (last < value <= last + 3 if last else value < 500):
            continue
        row = _line_row(lines, place, number, match.end() - (len(line.marker) + 1 if line.marker[:1].isdigit() else 0))
        if row:
            rows.append(row)
            last = value
    return rows if len(rows) > 1 else []


def _count(number: str) -> int | None:
    """The part of an item's number that goes up ("23/045" and "045/23" by 45)."""
    if re.fullmatch(r"\d+", number):
        return int(number)
    figures = [int(part) for part in re.findall(r"\d+", number)]
    return max(figures, key=lambda value: (value < 1900, value)) if figures else None


def _line_row(lines: Sequence[Line], place: int, number: str, offset: int) -> Row | None:
    line, start = lines[place], max(0, offset)
    text = line.text[start:]
    if not text.strip() and place + 1 < len(lines):
        line, start = lines[place + 1], 0
        text = line.text
    apart = bold_lead(line, start)
    title, pages = cut_pages(apart if len(apart) > 3 and text.startswith(apart) else text.strip())
    if not pages:
        pages = cut_pages(text.strip())[1]
    if not pages and place + 1 < len(lines):
        alone = patterns("agenda", "pages")[0].match(lines[place + 1].text)
        if alone:
            pages = (int(alone["first"]), int(alone["last"] or alone["first"]))
    if not re.search(r"[^\W\d]{3}", title) or len(title) > LONGEST_TITLE:
        return None
    row: Row = {
        "number": lines[place].said(number, sure("agenda", "line")),
        "title": line.said(title.rstrip(" :-–"), sure("agenda", "line"), start, start + len(title)),
    }
    if pages:
        row["first_page"] = line.said(pages[0], sure("agenda", "line pages"))
        row["last_page"] = line.said(pages[1], sure("agenda", "line pages"))
    return row
