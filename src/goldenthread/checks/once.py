"""What several rules need of one document, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from goldenthread.checks.subject import Subject

Found = TypeVar("Found")


def once(work: Callable[[Subject], Found]) -> Callable[[Subject], Found]:
    """Makes a function of a document keep its answer for as long as the document is held."""

    @wraps(work)
    def answer(subject: Subject) -> Found:
        # By the function itself, with the document: a look-up in a table of documents took longer than most answers.
        kept: dict[object, Found] = subject.worked_out
        try:
            return kept[work]
        except KeyError:
            found = kept[work] = work(subject)
            return found

    return answer
