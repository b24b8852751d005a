"""How fast a data folder loads: 200,000 made-up results, against the plain reading of the same file.

    python benchmarks/loading.py [--rows 200000]

The yardstick is the least that anyone would do with the file: `csv.DictReader`, and `Decimal` of each value. Each line
gives a time and how many yardsticks it is: a first load into an empty SQLite record in a temporary folder, a second
load that changes nothing, and the same number of rows with a fault in each. Leaves with 1 where a bound is missed.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

QUARTERS_EACH = 80
FIRST_YEAR = 2004
MOST_YARDSTICKS = {"first load": 150, "second load": 60, "all bad": 40}
MOST_MIB = 500
COUNCIL = "name: Town Council\nshort_name: Town\nperiod: 2023-24 Q2\n"
OBSERVATIONS = (
    "indicator,reported_in,covers,kind,value,numerator,denominator,sample_size,provisional,note,source,where,"
    "known_from,correction_reason"
)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def make_folder(folder: Path, rows: int, value: str) -> Path:
    """A folder with `rows` results of as many indicators as are needed, `value` being filled in with a number."""
    folder.mkdir()
    (folder / "council.yaml").write_text(COUNCIL)
    indicators = -(-rows // QUARTERS_EACH)
    with (folder / "indicators.csv").open("w") as file:
        file.write("reference,title,type,unit,decimals,polarity,result_kind,frequency\n")
        file.writelines(
            f"indicator-{n},Indicator {n},kpi,count,1,bigger,quarter,quarterly\n" for n in range(indicators)
        )
    with (folder / "observations.csv").open("w") as file:
        file.write(f"{OBSERVATIONS}\n")
        for n in range(rows):
            year, quarter = FIRST_YEAR + n % QUARTERS_EACH // 4, n % 4 + 1
            period = f"{year}-{(year + 1) % 100:02} Q{quarter}"
            given = value.format(f"{n * 7919 % 100_000 / 10:.1f}")
            file.write(f"indicator-{n // QUARTERS_EACH},{period},,,{given},,,,,,,,,\n")
    return folder


def plain_reading(file: Path) -> int:
    with file.open(newline="") as opened:
        return len([(row["indicator"], row["reported_in"], Decimal(row["value"])) for row in csv.DictReader(opened)])


def timed(label: str, work: Callable[[], Any]) -> float:
    say(f"{label} …")
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def faulty(path: Path, rows: int) -> None:
    from goldenthread.loading import FolderProblems, load_folder

    found = 0
    try:
        load_folder(path, actor="benchmark")
    except FolderProblems as error:
        found = len(error.problems)
    if found != rows:
        raise AssertionError(f"{found} problems were found in {rows} bad rows")


def whole(path: Path, rows: int, changes: bool) -> None:
    from goldenthread.loading import load_folder

    loaded = load_folder(path, actor="benchmark", progress=lambda step: say(f"  {step}"))
    tally = next(tally for tally in loaded.tallies if tally.table == "observations")
    assert (tally.added if changes else tally.unchanged) == rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=200_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings",
            "GOLDENTHREAD_VAR": temporary,
            "GOLDENTHREAD_DATABASE_URL": f"sqlite:///{root / 'benchmark.sqlite3'}",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        good = make_folder(root / "good", rows, "{}")
        bad = make_folder(root / "bad", rows, '"{},000"')
        yardstick = min(timed("yardstick", lambda: plain_reading(good / "observations.csv")) for _ in range(3))
        taken = {
            "all bad": timed("all bad", lambda: faulty(bad, rows)),
            "first load": timed("first load", lambda: whole(good, rows, changes=True)),
            "second load": timed("second load", lambda: whole(good, rows, changes=False)),
        }
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows:,} rows; yardstick (csv.DictReader and Decimal): {yardstick:.2f} s")
    missed = []
    for label, seconds in taken.items():
        times = seconds / yardstick
        print(f"{label}: {seconds:.1f} s, {times:.0f} times the yardstick (at most {MOST_YARDSTICKS[label]})")
        if times > MOST_YARDSTICKS[label]:
            missed.append(label)
    print(f"most memory: {most:.0f} MiB (at most {MOST_MIB})")
    if most > MOST_MIB:
        missed.append("memory")
    if missed:
        print(f"missed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
