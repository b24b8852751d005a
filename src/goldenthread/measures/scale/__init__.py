"""Scores too many for a person to look at: every council, every indicator, every quarter.

    score_file(Path("national.parquet"), Path("scored.parquet"))      # a file of any size, over all cores
    score_file(..., engine="spark")                                   # the same lines and rows, over many machines
    score(table)                                                      # an Arrow table in memory

The columns that go in and come out are described in docs/reference/scale.md. The same kernel scores as everywhere:
`measures.score_cells` judges colours, directions and changes exactly, `measures.spc.batch` draws the control charts.
A file that something is wrong with raises ScaleError, which says where and how to mend it, and leaves nothing behind.
"""

from goldenthread.measures.scale.output import schema
from goldenthread.measures.scale.plan import PART_ROWS
from goldenthread.measures.scale.problems import Flaw, ScaleError, Stopped
from goldenthread.measures.scale.running import ENGINES, Run, score_file
from goldenthread.measures.scale.scoring import score

__all__ = ["ENGINES", "PART_ROWS", "Flaw", "Run", "ScaleError", "Stopped", "schema", "score", "score_file"]
