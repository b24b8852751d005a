"""Drawings as pictures, for Word before 2019, which cannot show SVG. One compiler draws them all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import typst

FOLDER = Path(__file__).resolve().parent.parent / "typst"
SHARPNESS = 90.0  # dots an inch of the drawing, about 130 on an A4 page
AT_ONCE = 1


def pictures(drawings: Sequence[tuple[str, int, int]], sharpness: float = SHARPNESS) -> list[bytes]:
    """A PNG of each drawing (SVG, width, height), in order. The same drawings always give the same bytes."""
    compiler = typst.Compiler(
        FOLDER / "drawings.typ", root=FOLDER, font_paths=[FOLDER / "fonts"], ignore_system_fonts=True
    )
    made: list[bytes] = []
    for start in range(0, len(drawings), AT_ONCE):
        some = drawings[start : start + AT_ONCE]
        data = json.dumps([{"svg": svg, "width": width, "height": height} for svg, width, height in some])
        pages = compiler.compile(format="png", ppi=sharpness, sys_inputs={"drawings": data})
        made += pages if isinstance(pages, list) else [pages] if isinstance(pages, bytes) else []
    return made
