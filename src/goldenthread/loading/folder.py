"""Opens a data folder: finds its files, and sniffs that each is what its name says.

Files are bounded in size. A workbook, a PDF or a database renamed to .csv is told from a CSV by its first bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from goldenthread.loading.problems import Problem

LARGEST_CSV = 100 * 1024 * 1024
LARGEST_YAML = 2 * 1024 * 1024
NOT_DATA = (".md", ".txt", ".svg", ".png", ".docx")
WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods")
MOST_COMPARISONS = 300_000

MAGIC = {
    b"PK\x03\x04": "an Excel workbook or another zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a gzip file",
    b"PAR1": "a Parquet file",
    b"{\\rtf": "a word-processed document",
    b"<": "a web page or XML",
}


@dataclass
class Folder:
    """The files of a folder, read but not yet understood, and every problem met so far.

    `sheets` holds a table's files as (file name, text), `documents` a YAML name's. `unread` names the tables and
    documents of which something could not be read, so that nobody is told that what stands in it is missing.
    """

    root: Path
    sheets: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    documents: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    comparisons: int = MOST_COMPARISONS

    def complain(self, file: str, row: int | None, column: str | None, message: str, mend: str) -> None:
        self.problems.append(Problem(file, row, column, message, mend))

    def nearest(self, word: str, names: Iterable[str]) -> str | None:
        """The name most like `word`, if one is. Gives up after many, so that a file of nonsense is told quickly."""
        listed = list(names)
        if self.comparisons < len(listed):
            return None
        self.comparisons -= len(listed)
        return next(iter(get_close_matches(word, listed, n=1)), None)


def read_folder(path: Path, *, tables: Iterable[str], documents: Iterable[str]) -> Folder:
    """Every file in `path` that has the name of one of `tables` (CSV) or `documents` (YAML).

    A table may be split: `indicators.csv` and `indicators-2018-19.csv` are read as one.
    """
    folder = Folder(root=path)
    try:
        files = sorted(file for file in path.iterdir() if not _is_passed_over(file))
    except OSError:
        folder.complain(
            _name(path),
            None,
            None,
            "There is no such folder, or it may not be read.",
            "Give the folder that holds council.yaml and the CSV files.",
        )
        return folder
    for file in files:
        suffix = file.suffix.lower()
        if suffix == ".csv":
            _take(folder, file, list(tables), folder.sheets, LARGEST_CSV)
        elif suffix in (".yaml", ".yml"):
            _take(folder, file, list(documents), folder.documents, LARGEST_YAML)
        else:
            mend = "Save it as CSV (UTF-8)." if suffix in WORKBOOKS else "Move it out of the folder."
            folder.complain(_name(file), None, None, "This kind of file is not read.", mend)
    return folder


def _is_passed_over(file: Path) -> bool:
    return file.name.startswith((".", "~")) or file.is_dir() or file.suffix.lower() in NOT_DATA


def _name(file: Path) -> str:
    """A file's name as text that can always be printed."""
    return file.name.encode("utf-8", "replace").decode()


def _take(folder: Folder, file: Path, names: list[str], into: dict[str, list[tuple[str, str]]], largest: int) -> None:
    stem = file.stem.lower()
    fitting = [name for name in names if stem == name or stem.startswith(f"{name}-")]
    if not fitting:
        known = [f"{name}{file.suffix.lower()}" for name in names]
        near = folder.nearest(file.name.lower(), known)
        mend = f"Did you mean {near}?" if near else f"The names are: {', '.join(known)}."
        folder.complain(_name(file), None, None, "No table has this name.", mend)
        return
    table = max(fitting, key=len)
    content = _content(folder, file, largest)
    if content is None:
        folder.unread.add(table)
    else:
        into.setdefault(table, []).append((_name(file), content))


def _content(folder: Folder, file: Path, largest: int) -> str | None:
    """A file's text with plain line ends, or None with a problem noted."""
    form = "CSV (UTF-8)" if file.suffix.lower() == ".csv" else "plain text in UTF-8"

    def refuse(message: str, mend: str, line: int | None = None) -> str | None:
        folder.complain(_name(file), line, None, message, mend)
        return None

    try:
        if not file.is_file():
            return refuse("This is not a file that can be opened.", "Put the file itself here, not a link to nothing.")
        if file.stat().st_size > largest:
            years = "observations-2023.csv, observations-2024.csv"
            return refuse(
                f"The file is larger than {largest // 1024 // 1024} MB.", f"Split it by year, such as {years}."
            )
        content = file.read_bytes()
    except OSError as error:
        return refuse(f"The file may not be read ({error.strerror}).", "Check who may read it.")
    for magic, what in MAGIC.items():
        if content.startswith(magic):
            return refuse(f"This is {what}, whatever its name says.", f"Open it and save it as {form}.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse("This is written in UTF-16.", f"Save it as {form}.")
    if b"\x00" in content:
        return refuse("This is not a text file.", f"Save it as {form}.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = "There is a character here that is not UTF-8, perhaps a £ sign or a curly quote."
        return refuse(what, f"Save the file as {form}.", line)
    # One line end for all, so that saving a file on another machine changes nothing in the record.
    return text.replace("\r\n", "\n").replace("\r", "\n")
