"""Reads others' figures into the record: tidy tables, Fingertips' and LG Inform's downloads, sets of neighbours.

`load_comparators` is the door. The layouts are data (`layouts.json`), told apart by their headers.
"""

from goldenthread.loading.comparators.load import ComparatorsLoaded, SeriesLoaded, load_comparators
from goldenthread.loading.comparators.matching import Asked
from goldenthread.loading.comparators.sources import SourceAsked

__all__ = ["Asked", "ComparatorsLoaded", "SeriesLoaded", "SourceAsked", "load_comparators"]
