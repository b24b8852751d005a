"""A folder of packs read over all cores, or with Spark, so that a run that was stopped goes on where it was.

    import_folder(Path("agendas"), Path("records"))                      # this machine, every core
    import_folder(Path("agendas"), Path("records"), engine="spark")      # the same bytes, over many machines

Each document becomes one JSON file, `records/2019/agenda.pdf.json`; `records/manifest.json` lists them all with their
digests, and what could not be read with how to mend it. The output does not depend on the engine or on how many
processes read. A document is read again when it, or the reader, has changed. docs/reference/packs.md has the shape.

How it goes:
- `listing` finds the documents of the folder;
- `one` reads one of them and keeps its record, whoever asks;
- `worker` is the program that does so in a process of its own, `local` runs as many of those as there are cores, within
  bounds of time and memory, and `spark` runs them over Spark;
- `folder` puts it together and writes the manifest.
"""

from goldenthread.packs.batch.folder import ENGINES, import_folder
from goldenthread.packs.batch.listing import Listing, listing_of
from goldenthread.packs.batch.outcome import BatchError, Imported, NotRead, Outcome

__all__ = [
    "ENGINES",
    "BatchError",
    "Imported",
    "Listing",
    "NotRead",
    "Outcome",
    "import_folder",
    "listing_of",
]
