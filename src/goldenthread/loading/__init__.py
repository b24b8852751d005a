"""Reads a council's data folder into the record: previewed, all or nothing, and safe to repeat.

`load_folder` is the door. Everything wrong with the folder is said at once, each problem with its file, row and column
and how to mend it, and then nothing is loaded.
"""

from goldenthread.loading.load import Loaded, Tally, load_folder
from goldenthread.loading.problems import FolderProblems, Problem, RecordDiffers

__all__ = ["FolderProblems", "Loaded", "Problem", "RecordDiffers", "Tally", "load_folder"]
