"""Whether the confidences stated are right; run as a module, writes docs/reference/packs-calibration.md.

Every pack with a record by hand is read as it was written, in other formats and spoilt (see `degrading`); each field
that can be judged (see `judging`) goes into the band of its confidence.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from goldenthread.documents import Unreadable
from goldenthread.packs import read_pack
from tests.packs.converting import GOLD, Sample, convert, invented, real
from tests.packs.degrading import WAYS
from tests.packs.judging import judged

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "reference" / "packs-calibration.md"
BANDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
WRITTEN, SPOILT, OTHER = "as written", "spoilt", "Word and PDF"
MISREAD = "words misread"
COLUMNS = (WRITTEN, OTHER, SPOILT)
# By column and band: how many fields, and how many of them right.
Counts = Counter[tuple[str, float, bool]]
HEAD = """# How sure the reader of packs is, and how often it is right

Each field that the [reader of packs](packs.md) gives carries a confidence. Here each is held against the record that a
careful reader made of the same pack. Counted are {packs} packs: two real ones, and invented ones in many councils'
habits. Each is read as it was written; {converted} of them also as Word and as PDF; and each also spoilt as scanning
and converting do: one word in twelve misread, one line in eight broken in the wrong place or run into the next, one
line in eight lost. The real packs are spoilt in each of these ways by itself, the others in two of them at once.
[The script](../../tests/packs/calibration.py) spoils them the same way every time.

A field counts as right if its value is what the careful reader gives in the same place of the same row. Discussion,
sections' text and other words copied whole are not counted.

| confidence | fields | right | share | as written | Word and PDF | spoilt |
|---|---|---|---|---|---|---|
"""
TAIL = """
Of the fields given 0.9 or more, {sure:.1%} are right; of those given less, {unsure:.1%}. Only recognition is measured:
a pack that leaves something out, or is itself wrong, has that said under `problems`.

Most invented packs were written beside the reader, and it was mended until it read them well: how often it is right on
packs never seen is nearer to what the columns on the right say than to the one for packs as written. The confidences in
`phrases/*.json` were set from the same packs, each way of recognising by how often it was right, leaning on what was
stated before where the packs were few.

The tests work the table out again. To write it anew: `python -m tests.packs.calibration`.
"""


def band(confidence: float) -> float:
    """The lower end of the band that a confidence is in."""
    return max((low for low in BANDS if low <= round(confidence, 4)), default=BANDS[0])


def counts(texts: Iterable[Sample], converted: Iterable[tuple[Sample, Path]]) -> Counts:
    """How many fields of each band are right, over these packs; `converted` in Word and PDF at these paths."""
    found: Counts = Counter()
    for column, confidence, right in _fields(texts, converted):
        found[column, band(confidence), right] += 1
    return found


def _fields(texts: Iterable[Sample], converted: Iterable[tuple[Sample, Path]]) -> Iterator[tuple[str, float, bool]]:
    for place, sample in enumerate(texts):
        text = sample.path.read_text(encoding="utf-8")
        yield from _of(WRITTEN, sample, text.encode(), sample.path.suffix)
        for ways in _ways(place):
            spoilt = text
            for way in ways:
                spoilt = WAYS[way](spoilt)
            yield from _of(SPOILT, sample, spoilt.encode(), sample.path.suffix, misread=MISREAD in ways)
    for sample, path in converted:
        yield from _of(OTHER, sample, path.read_bytes(), path.suffix)


def _ways(place: int) -> list[list[str]]:
    """How the pack at this place is spoilt: the real ones once in each way, the others once in two ways together."""
    ways = list(WAYS)
    return [[way] for way in ways] if place < len(GOLD) else [[way for way in ways if way != ways[place % len(ways)]]]


def _of(
    column: str, sample: Sample, data: bytes, suffix: str, *, misread: bool = False
) -> Iterator[tuple[str, float, bool]]:
    try:
        pack = read_pack(data, f"pack{suffix}")
    except Unreadable:
        return
    for said, right in judged(sample.wanted, pack, words_misread=misread):
        yield column, said.confidence, right


def lines(found: Counts) -> dict[str, list[tuple[int, int]]]:
    """By band, its name: how many fields and how many right, over all and in each column."""
    made: dict[str, list[tuple[int, int]]] = {}
    for low, high in zip(BANDS, [*BANDS[1:], 1.0], strict=True):
        of_column = [(found[column, low, True], found[column, low, False]) for column in COLUMNS]
        totals = [(right + wrong, right) for right, wrong in of_column]
        every = sum(number for number, _ in totals), sum(right for _, right in totals)
        if every[0]:
            made[f"{low:.2f} to {high:.2f}"] = [every, *totals]
    return made


def share(number: int, right: int) -> str:
    """The share that is right in per cent, or a dash of none."""
    return f"{right / number:.1%}" if number else "–"


def page(found: Counts, packs: int, converted: int) -> str:
    """The page."""
    rows = [
        f"| {name} | {every[0]:,} | {every[1]:,} | {share(*every)} | {' | '.join(share(*one) for one in others)} |\n"
        for name, (every, *others) in lines(found).items()
    ]
    sure, unsure = (
        [(low >= 0.9, right, number) for (_, low, right), number in found.items() if (low >= 0.9) is wanted]
        for wanted in (True, False)
    )
    shares = [sum(n for _, right, n in part if right) / max(1, sum(n for *_, n in part)) for part in (sure, unsure)]
    tail = TAIL.format(sure=shares[0], unsure=shares[1])
    return HEAD.format(packs=packs, converted=converted) + "".join(rows) + tail


def texts_of(shared: Path) -> list[Sample]:
    """The packs counted."""
    return [*real(shared), *invented("habits", "tables", "own")]


def both_of(samples: Iterable[Sample], folder: Path) -> list[tuple[Sample, Path]]:
    """The samples with their Word files and PDFs in a folder."""
    return [(sample, folder / f"{sample.name}.{ending}") for sample in samples for ending in ("docx", "pdf")]


if __name__ == "__main__":
    beside = ROOT.parent / "shared"
    if not beside.is_dir():
        sys.exit("The real packs are needed, in ../shared.")
    with tempfile.TemporaryDirectory() as place:
        chosen = [*real(beside), *invented("own")]
        convert({sample.name: sample.path for sample in chosen}, Path(place))
        result = counts(texts_of(beside), both_of(chosen, Path(place)))
    TABLE.write_text(page(result, len(texts_of(beside)), len(chosen)), encoding="utf-8")
    sys.stdout.write(TABLE.read_text(encoding="utf-8"))
