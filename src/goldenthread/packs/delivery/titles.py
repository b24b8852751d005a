"""What a service's table is called."""

from __future__ import annotations

from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import sure
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.sheets import Fitted

LONGEST_TITLE = 160


def title_of(table: Fitted, *, corner: bool) -> Said | None:
    """What stands above the names of the rows if asked, else the line above the table or its section's heading."""
    names = table.columns["name"][0]
    if corner and names.text and names.cell is not None:
        return said(names.text, names.cell, sure("services", "title"))
    nearest = table.sheet.above[-1] if table.sheet.above else None
    line = nearest if nearest is not None and nearest.standing_out else table.sheet.title or nearest
    text = tidy(line.text)[:LONGEST_TITLE] if line is not None else ""
    way = "title" if line is nearest else "title of the section"
    return line.said(text, sure("services", way), 0, len(text)) if line is not None and text else None
