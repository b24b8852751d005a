"""Patterns that are compiled when they are first used: there are hundreds, and a short document needs few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_OWN = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "flags", "groups", "groupindex")


class _Ready:
    """A pattern in use. It holds the compiled one's own methods: a class that passed calls on would slow each."""

    pattern: str | bytes

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"


class _Waiting(_Ready):
    """A pattern not compiled yet. The first time one of its methods is asked for it is, and becomes `_Ready`."""

    def __init__(self, words: str | bytes, flags: int) -> None:
        self.pattern = words
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OWN:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({own: getattr(compiled, own) for own in _OWN})
        self.__class__ = _Ready  # type: ignore[assignment]
        return getattr(compiled, name)


def regex(words: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, put off until the pattern is used; to be called by its own methods, not given to `re.search`.

    A pattern that is no pattern raises `re.error` when it is first used and not when it is made.
    """
    return cast(re.Pattern[AnyStr], _Waiting(words, int(flags)))
