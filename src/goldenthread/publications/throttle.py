"""How often one visitor may ask for something costly. Counts are kept in memory, by process, and nowhere else."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable


class Throttle:
    """At most `most` in any `seconds` for each visitor, of whom only a keyed digest is held.

    `visitors` bounds how many are remembered; whoever asked longest ago is forgotten first.
    """

    def __init__(
        self, most: int, seconds: float, *, visitors: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.most = most
        self.seconds = seconds
        self.visitors = visitors
        self._clock = clock
        self._key = secrets.token_bytes(16)
        self._asked: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, visitor: str) -> float:
        """0 where the visitor may go on, which counts; otherwise in how many seconds they may ask again."""
        digest = hashlib.blake2b(visitor.encode(), key=self._key, digest_size=16).digest()
        now = self._clock()
        with self._lock:
            asked = self._asked.setdefault(digest, deque())
            self._asked.move_to_end(digest)
            while asked and asked[0] <= now - self.seconds:
                asked.popleft()
            if len(asked) >= self.most:
                return asked[0] + self.seconds - now
            asked.append(now)
            while len(self._asked) > self.visitors:
                self._asked.popitem(last=False)
            return 0.0
