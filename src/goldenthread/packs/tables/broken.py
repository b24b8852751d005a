"""Words that a column too narrow for them broke in two ("Varianc e"), put together again."""

from __future__ import annotations

import re

from goldenthread.documents import Cell
from goldenthread.packs.flow import tidy

_ONE_LETTER = re.compile(r"(?<=[a-z]{3}) (?=[b-wyz]\b(?!['’.]))")
_FEW_LETTERS = re.compile(r"(?<=[a-z]{2}) (?=[a-z]{1,3}\b)")
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad](?=[a-z]{3})")


def heading_words(cell: Cell) -> str:
    """The words of a heading's cell on one line. In a PDF a small letter that stands alone belongs to the word before
    it: no word but "a" has one letter ("x" is left, for "Impact x Likelihood")."""
    text = tidy(cell.text)
    return _ONE_LETTER.sub("", text) if cell.position.page is not None else text


def put_together(text: str) -> str:
    """A heading with what may be the parts of broken words joined: to be tried where the heading as printed is not
    known, since "year end" would be joined too."""
    return _FEW_LETTERS.sub("", _HYPHEN.sub("", text))
