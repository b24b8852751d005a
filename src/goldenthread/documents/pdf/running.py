"""Running headers and footers of a tagged PDF: what is marked as no part of its content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.documents.blocks import Paragraph
from goldenthread.documents.building import Builder
from goldenthread.documents.model import Furniture
from goldenthread.documents.pdf.lines import lines_of, runs_of_lines
from goldenthread.documents.pdf.sheets import Sheet
from goldenthread.documents.words import said


def running_words(sheets: Sequence[Sheet], builder: Builder) -> list[Furniture]:
    """Each line marked as an artifact once, however many pages it stands on with other page numbers."""
    found: list[Furniture] = []
    seen: set[str] = set()
    for sheet in sheets:
        for line in lines_of(sheet.artifacts):
            pattern = re.sub(r"\d+", "#", line.text)
            if pattern in seen:
                continue
            seen.add(pattern)
            runs = runs_of_lines([line], builder)
            if not runs:
                continue
            middle = (line.box[1] + line.box[3]) / 2 / sheet.height
            position = builder.position(part="artifact", page=sheet.number, box=line.box)
            block = Paragraph(position, said(runs), runs)
            kind = "header" if middle < 0.15 else "footer" if middle > 0.85 else "artifact"
            found.append(Furniture(kind, (block,), sheet.number))  # type: ignore[arg-type]
    return found
