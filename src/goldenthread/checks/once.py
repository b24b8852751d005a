"""What several rules need of one document, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from goldenthread.checks.subject import Subject

Found = TypeVar("Found")


def once(work: Callable[[Subject], Found]) -> Callable[[Subject], Found]:
    """Makes a function of a document keep its answer for as long as the document is held."""
    kept: WeakKeyDictionary[Subject, Found] = WeakKeyDictionary()

    @wraps(work)
    def answer(subject: Subject) -> Found:
        if subject not in kept:
            kept[subject] = work(subject)
        return kept[subject]

    return answer
