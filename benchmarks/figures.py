"""How fast the figures of a report are read, beside a bare search for runs of digits.

    python benchmarks/figures.py [--passages 20000]

Passages and cells are made up: money, percentages, dates, references and prose. Prints characters a second for each
part of `goldenthread.figures` and for re.findall(r"\\d+"), and their ratio, and leaves with 1 where a bound is missed.
Times are processor time, the best of three, in one process.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable

from goldenthread.figures import find, malformed, pairs, parse_cell, scan

WORDS = re.findall(
    r"\w+", "the council has agreed that libraries will open in each ward and report on progress to the committee"
)
LEAST_CHARACTERS_A_SECOND = 2_000_000
"""220,000 characters, the longest pack to hand, in about a tenth of a second."""


def made_up(passages: int) -> list[str]:
    """Passages of about 40 words, each with one or two things that have digits."""
    chance = random.Random(2023)
    things: list[Callable[[], str]] = [
        lambda: f"£{chance.randint(1, 99)}.{chance.randint(0, 9)}m",
        lambda: f"{chance.randint(1, 99)}.{chance.randint(0, 9)}%",
        lambda: f"{chance.randint(1, 40)} of {chance.randint(41, 99)} referrals",
        lambda: f"{chance.randint(1, 9)},{chance.randint(100, 999)} residents",
        lambda: f"on {chance.randint(1, 28)} November 2018",
        lambda: f"in section {chance.randint(1, 9)}.{chance.randint(1, 9)}",
        lambda: "in Q2 2018/19",
        lambda: f"STR{chance.randint(100, 999)}",
    ]
    return [
        " ".join(
            word
            for _ in range(chance.randint(1, 2))
            for word in [*(chance.choice(WORDS) for _ in range(20)), chance.choice(things)()]
        )
        for _ in range(passages)
    ]


def best(work: Callable[[], object]) -> float:
    """The least processor seconds of three runs, after one to warm up."""
    work()
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--passages", type=int, default=20_000)
    passages = made_up(options.parse_args().passages)
    cells = [f"({number:,})" for number in range(len(passages))]
    characters = sum(map(len, passages))
    digits = re.compile(r"\d+")
    bare = best(lambda: [digits.findall(text) for text in passages])
    print(f"{len(passages):,} passages, {characters:,} characters; digits alone {characters / bare:,.0f} a second")
    failed = False
    works: list[tuple[str, Callable[[str], object]]] = [
        ("find", find), ("scan", scan), ("pairs", pairs), ("malformed", malformed),
    ]  # fmt: skip
    for name, work in works:
        took = best(lambda work=work: [work(text) for text in passages])
        slow = characters / took < LEAST_CHARACTERS_A_SECOND
        failed = failed or slow
        print(
            f"{name:10} {characters / took:12,.0f} characters a second; {took / bare:5.1f} times as long as the digits"
            f"{'  TOO SLOW' if slow else ''}"
        )
    took = best(lambda: [parse_cell(cell, ("Variance Adv/(fav)", "£000")) for cell in cells])
    print(f"{'parse_cell':10} {len(cells) / took:12,.0f} cells a second")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
