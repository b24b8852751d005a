"""Characters that a file can hold."""

from __future__ import annotations

import re

# What neither XML 1.0 nor HTML can hold, however it is written.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text with the control characters that no XML file may hold replaced by \ufffd."""
    return _UNWRITABLE.sub("\ufffd", text)
