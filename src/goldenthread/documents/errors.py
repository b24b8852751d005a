"""What a reader says when it cannot read a file."""

from __future__ import annotations


class Unreadable(ValueError):
    """A file that could not be read: what is wrong, where, and how to mend it.

    `kind` is one short word for programs: `absent`, `empty`, `unknown`, `mislabelled`, `password`, `macros`,
    `damaged`, `too-big`, `no-text`, `language` (of a document that is to be checked).
    """

    def __init__(self, kind: str, what: str, *, where: str = "", mend: str = "") -> None:
        self.kind = kind
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}.{' ' + self.mend if self.mend else ''}"
