"""An end to how long one document may take, for those that are made to be slow."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from goldenthread.documents import Unreadable


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises Unreadable when what is done within takes longer than this.

    The system's own alarm is used, which only the main thread of a process has, and not every system. Elsewhere there
    is no such end, and only the bounds on what is read hold.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def over(_number: int, _frame: FrameType | None) -> None:
        raise Unreadable(
            "too-big",
            f"Checking it took longer than {seconds:g} seconds",
            mend="Split the document into parts and check each.",
        )

    before = signal.signal(signal.SIGALRM, over)
    # Again each second, in case somebody on the way took the first for an error of his own.
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001), 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
