"""Loads the performance parts of a committee's pack into the record: previewed, all or nothing, safe to repeat.

`load_pack` is the door. It only adds: what the record says already stays as it is, and what a person put there or
corrected is left and told, never overwritten. A figure that this same pack gave before, and that is read otherwise now,
is corrected. Results go to indicators whose title or reference is the pack's own, word for word; the others are listed
for a person. Fields that were not read with confidence are listed and left out unless a person confirms them.
"""

from goldenthread.loading.packs.entries import Entry, PackLoaded
from goldenthread.loading.packs.load import load_pack

__all__ = ["Entry", "PackLoaded", "load_pack"]
