"""How fast a made-up nation is scored, file to file: 318 councils x 1,000 indicators x 40 quarters, on every core.

    python benchmarks/national.py [--wards] [--spark COUNCILS] [--councils 318] [--indicators 1000]

Runs `goldenthread score` as a person would, start-up included, on a file that tools/made_up_nation.py makes in build/.
Prints one line a bound and leaves with 1 where one is missed. Memory is that of the command and all its workers, each
page shared between them counted once, looked at five times a second.

Yardsticks, in the same run: reading the input and writing it again, and the same for the output, with PyArrow and
nothing else; and a pandas groupby over series written the obvious way, on a sample, multiplied up, whose special causes
are compared with the output's. --wards scores ward level too; --spark scores the first so many councils with both
engines and compares their rows and their logs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "national"
MOST_SECONDS, MOST_MIB, MOST_COUNCIL_SECONDS, LEAST_TIMES_PANDAS = 10.0, 600.0, 0.020, 50.0
NATION = 12_720_000
COUNCIL = 110


def made_up(name: str, *arguments: str) -> Path:
    """A made-up file, made once for the same arguments."""
    path = BUILD / f"made-up-{'-'.join((name, *arguments)).replace('---', '-').replace('--', '-')}.parquet"
    if not path.exists():
        command = [sys.executable, ROOT / "tools" / "made_up_nation.py", path, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


class Run(NamedTuple):
    """One run of the command."""

    seconds: float
    mib: float
    """Memory at the most."""
    processor: float
    """Seconds of processor time, of every worker: what the run would take on one core with nothing else to do."""
    log: list[str]


def score(source: Path, output: Path, *options: str) -> Run:
    """Run the command, looking at it now and then."""
    command = [sys.executable, "-m", "goldenthread.cli", "score", str(source), str(output), *options]
    start, most, spent = time.perf_counter(), 0.0, dict[int, float]()
    with (BUILD / "log.txt").open("w+") as log:
        running = subprocess.Popen(command, stdout=log, stderr=subprocess.DEVNULL, cwd=ROOT)
        while running.poll() is None:
            processes = family(running.pid)
            most = max(most, sum(mib(process) for process in processes))
            spent |= {process: max(processor(process), spent.get(process, 0.0)) for process in processes}
            time.sleep(0.2)
        seconds = time.perf_counter() - start
        log.seek(0)
        if running.returncode:
            sys.exit(f"The command failed: {' '.join(command)}")
        return Run(seconds, most, sum(spent.values()), log.read().splitlines())


def family(process: int) -> list[int]:
    """A process and everything it started, however deep."""
    found = [process]
    for one in found:
        try:
            for thread in Path(f"/proc/{one}/task").iterdir():
                found += [int(child) for child in (thread / "children").read_text().split()]
        except OSError:
            continue
    return found


def mib(process: int) -> float:
    """Memory of a process, with its share of what it shares."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def processor(process: int) -> float:
    """Seconds of processor time that a process has had."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def copied(path: Path) -> float:
    """Seconds to read a file with PyArrow and write it again, a row group at a time."""
    start = time.perf_counter()
    with pq.ParquetFile(path) as file, pq.ParquetWriter(BUILD / "copy.parquet", file.schema_arrow,
                                                        compression="zstd") as writer:  # fmt: skip
        for group in range(file.num_row_groups):
            writer.write_table(file.read_row_group(group))
    return time.perf_counter() - start


def obvious(source: Path, output: Path, series: int = 300) -> tuple[float, bool]:
    """Seconds a series in pandas, one group at a time, and whether it finds the same special causes."""
    import pandas as pd
    from control_charts import one_at_a_time

    rows = series * 40
    frame = pq.ParquetFile(source).read_row_group(0).slice(0, rows).to_pandas()
    frame["value"], frame["target"] = (pd.to_numeric(frame[name]) for name in ("value", "target"))
    special = pq.ParquetFile(output).read_row_group(0).slice(0, rows).column("cause").is_valid().to_pylist()
    same, place = True, 0
    start = time.perf_counter()
    for _, group in frame.groupby(["area", "indicator"], sort=False, observed=True):
        sign = {"bigger": 1, "smaller": -1}.get(group["polarity"].iloc[0], 0)
        off = (group["target"] - group["value"]) * sign
        percent = off / group["target"].abs() * 100
        pd.Series("red", index=group.index).mask(percent < 10, "amber").mask(off <= 0, "green")
        then = group["value"].shift(4)
        ((group["value"] - then) / then.abs() * 100).round(1)
        # The loop has no answer for a gap, nor for a series that hardly moves.
        if not group["value"].isna().any() and group["value"].diff().abs().median() > 0:
            same &= one_at_a_time(group["value"]) == special[place : place + len(group)]
        place += len(group)
    return (time.perf_counter() - start) / series, same


def council_seconds(source: Path) -> float:
    """One council's indicators, as a table in memory: the best of five."""
    from goldenthread.measures import scale

    table = pq.ParquetFile(source).read_row_group(0).slice(0, COUNCIL * 40)
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        scale.score(table)
        best = min(best, time.perf_counter() - start)
    return best


def compare_engines(councils: int, indicators: int) -> tuple[bool, str]:
    """Both engines on a smaller file: whether rows and logs are equal, and how long each took."""
    source = made_up("england", "--councils", str(councils), "--indicators", str(indicators))
    logs, seconds, tables = [], [], []
    for engine in ("local", "spark"):
        output = BUILD / "engines" / "scored.parquet"
        output.parent.mkdir(exist_ok=True)
        run = score(source, output, "--engine", engine)
        logs.append(run.log)
        seconds.append(f"{engine} {run.seconds:.1f} s, {run.processor:.0f} s of processor time, {run.mib:,.0f} MiB")
        tables.append(plain(pq.read_table(output)))
    same = tables[0].equals(tables[1]) and logs[0] == logs[1]
    said = "the same rows and the same log" if same else "OTHER ROWS OR ANOTHER LOG"
    rows = pq.read_metadata(source).num_rows
    return same, f"{rows:,} results with both engines: {said}; {'; '.join(seconds)}"


def plain(table: pa.Table) -> pa.Table:
    """With words as text: two files may number the same words in another order."""
    kinds = [field.type.value_type if pa.types.is_dictionary(field.type) else field.type for field in table.schema]
    return table.cast(pa.schema(list(zip(table.column_names, kinds, strict=True))))


def measure(name: str, source: Path, kept: list[tuple[bool, str]]) -> Any:
    """Score a file, and print what it took with its yardsticks."""
    rows = pq.read_metadata(source).num_rows
    output = BUILD / "scored.parquet"
    run = score(source, output)
    seconds, log = run.seconds, run.log
    print(f"{name}: {rows:,} made-up results, {os.path.getsize(source) / 2**20:.0f} MiB; "
          f"{os.path.getsize(output) / 2**20:.0f} MiB written, {len(os.sched_getaffinity(0))} cores")  # fmt: skip
    print(f"  {log[-4]}")
    reading, writing = copied(source), copied(output)
    each, same = obvious(source, output)
    whole = each * int(log[-4].split(": ")[1].split(" series")[0].replace(",", ""))
    bound = MOST_SECONDS * rows / NATION
    kept += [
        (seconds <= bound, f"{name}, file to file: {seconds:.1f} s, {rows / seconds / 1e6:.2f} million a second "
         f"(at most {bound:.1f} s); {run.processor:.1f} s of processor time"),
        (run.mib <= MOST_MIB, f"{name}, memory with every worker: {run.mib:.0f} MiB (at most {MOST_MIB:g})"),
        (True, f"{name}, this / reading and writing input and output with PyArrow: {seconds / (reading + writing):.2f} "
         f"(no bound); {reading:.1f} s and {writing:.1f} s"),
        (whole / seconds >= LEAST_TIMES_PANDAS, f"{name}, pandas groupby / this: {whole / seconds:,.0f} (at least "
         f"{LEAST_TIMES_PANDAS:g}); {each * 1000:.1f} ms a series, on one core"),
        (same, f"{name}, the groupby finds {'the same special causes' if same else 'OTHER SPECIAL CAUSES'}"),
    ]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--councils", type=int, default=318)
    parser.add_argument("--indicators", type=int, default=1000)
    parser.add_argument("--wards", action="store_true")
    parser.add_argument("--spark", type=int, metavar="COUNCILS")
    asked = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    kept: list[tuple[bool, str]] = []
    source = made_up("england", "--councils", str(asked.councils), "--indicators", str(asked.indicators))
    measure("councils", source, kept)
    council = council_seconds(source)
    kept.append((council <= MOST_COUNCIL_SECONDS, f"one council's {COUNCIL} indicators, a table in memory: "
                 f"{council * 1000:.1f} ms (at most {MOST_COUNCIL_SECONDS * 1000:g})"))  # fmt: skip
    if asked.wards:
        measure("wards", made_up("england", "--wards", "--councils", str(asked.councils)), kept)
    if asked.spark:
        kept.append(compare_engines(asked.spark, asked.indicators))
    for name in ("scored.parquet", "copy.parquet", "log.txt"):
        (BUILD / name).unlink(missing_ok=True)
    shutil.rmtree(BUILD / "engines", ignore_errors=True)
    for fine, line in kept:
        print(f"{'kept' if fine else 'MISSED'}: {line}")
    missed = not all(fine for fine, _ in kept)
    print("A bound is missed." if missed else "Every bound is kept.")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
