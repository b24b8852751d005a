"""How an indicator's figure moved from what its direction of travel compares it with."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.checks.rules.performance.arrows import Way
from goldenthread.checks.rules.performance.indicators import Row
from goldenthread.figures import Quantity

# A change less than this is called "the same" by many.
_SMALL = 10


@dataclass(frozen=True)
class Moved:
    """A row, the words of its direction, and which way its figure went from what it is compared with."""

    row: Row
    column: int
    text: str
    way: Way
    then: tuple[Quantity, ...]

    @property
    def better(self) -> bool | None:
        """Whether it went the better way; None where that is not known, or where it did not move."""
        if self.way == "same" or self.row.polarity not in ("bigger", "smaller"):
            return None
        return (self.way == "up") is (self.row.polarity == "bigger")

    @property
    def large(self) -> bool:
        """Whether it moved more than what many call the same."""
        now = self.row.result
        return now is not None and all(
            then.value and abs(now.value - then.value) * 100 >= abs(then.value) * _SMALL for then in self.then
        )
