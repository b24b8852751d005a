"""A committee's pack read into records: meeting, agenda, minutes, reports, figures. Pure Python, offline.

`read_pack(path)` gives a `Pack`; `Pack.as_json()` the records as plain JSON with the source of every field.

How a document goes through:
- `flow` makes one sequence of printed lines (`Line`) and tables (`Grid`) of it, the same for every format;
- `parts` splits the flow: front sheet with agenda, minutes, each report with its appendices, forward plan;
- each reader named in `reading.READERS` looks at the parts it knows and adds to the record.

To add a reader:
1. Write a module (say `packs/tables/savings.py`) with `def read(reading: Reading) -> None`.
2. Name it in `reading.READERS` ("tables.savings"), after the readers whose records it looks up.
3. In it, find what you know: `for part in reading.parts_called("report"): for grid in part.grids: ...`; `grid.texts`
   are rows of plain strings, `grid.table` is the documents' own table with its header cells and spans.
4. Make each leaf a `Said`: `line.said(value, 0.95, start, end)` for words of a line, `said(value, cell, 0.97)` for a
   cell. Numbers are int or Decimal, days `date`; what the document does not say is None or left out.
5. Add them: `reading.record.add("savings", rows)` for a list, `reading.record.put("performance/period", field)` for
   one; `reading.record.get("meeting/date")` looks up. `reading.record.problem(...)` says what is wrong in the document,
   `reading.record.unclear(...)` what was seen and not understood. Never guess a record from a layout not known.
6. The words it knows are data: `phrases/NAME.json`, read by `phrases.pattern`, `patterns`, `words`, `meanings`.
7. Each way of recognising states its confidence by name under "confidence" in the same file: `sure("savings", "row")`.
"""

from goldenthread.packs.flow import Grid, Line, Piece
from goldenthread.packs.pack import Pack
from goldenthread.packs.parts import Part
from goldenthread.packs.reading import Reading, pack_of, read_pack
from goldenthread.packs.record import NotUnderstood, Problem, Record, Tree
from goldenthread.packs.said import Said, Source, said

__all__ = [
    "Grid",
    "Line",
    "NotUnderstood",
    "Pack",
    "Part",
    "Piece",
    "Problem",
    "Reading",
    "Record",
    "Said",
    "Source",
    "Tree",
    "pack_of",
    "read_pack",
    "said",
]
