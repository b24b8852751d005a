"""The tables of a data folder in Markdown, for docs/reference/data-folder.md."""

from collections.abc import Iterator

from goldenthread.loading.cells import takes
from goldenthread.loading.columns import Column, Table
from goldenthread.loading.tables import TABLES


def describe_tables() -> str:
    """A section for each table: what it holds, what tells its rows apart, and every column."""
    return "\n".join(line for table in TABLES.values() for line in _table(table))


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}.csv"
    yield ""
    yield f"{table.says} Rows are told apart by {_together(table.unique)}."
    yield ""
    yield "| column | needed | holds | takes |"
    yield "|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {'yes' if column.needed else ''} | {_holds(column)} | {_takes(column)} |"
    yield ""


def _together(names: tuple[str, ...]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _holds(column: Column) -> str:
    empty = column.empty if isinstance(column.empty, str | bool | int) else ""
    words = {True: "yes", False: "no"}.get(empty, str(empty)) if isinstance(empty, bool) else str(empty)
    return f"{column.says}. Empty: `{words}`" if words else column.says


def _takes(column: Column) -> str:
    if column.points_to is None:
        return takes(column.read)
    kind = column.points_to.replace("-", " ")
    return f"reference of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
