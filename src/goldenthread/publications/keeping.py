"""Keeping what was made lately, up to a size, for all the threads of a process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The values used last, as many as fit: what has not been used for longest goes first."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.used = 0
        self._lock = Lock()
        self._values: OrderedDict[Key, tuple[int, Value]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[1]

    def put(self, key: Key, value: Value, size: int = 1) -> None:
        """Keep `value`, which takes up `size`; a value larger than all the room is not kept."""
        with self._lock:
            before = self._values.pop(key, None)
            self.used -= before[0] if before else 0
            if size > self.room:
                return
            self._values[key] = (size, value)
            self.used += size
            while self.used > self.room:
                _, (freed, _) = self._values.popitem(last=False)
                self.used -= freed

    def clear(self) -> None:
        with self._lock:
            self._values.clear()
            self.used = 0
