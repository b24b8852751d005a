"""Figures as reported: their own decimals, commas for thousands."""

from dataclasses import dataclass
from decimal import Decimal


def number(value: Decimal | int | None) -> str:
    """The figure with the decimals it has and commas for thousands; nothing for None.

    A Decimal keeps its decimals ("71.0"), so what is shown is what was reported.
    """
    return "" if value is None else f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands before and after a figure: Unit("£", "k"), Unit(suffix="%"), Unit(suffix=" days")."""

    prefix: str = ""
    suffix: str = ""

    def show(self, value: Decimal | int | None) -> str:
        """The figure with its unit; a minus sign stands before a prefix: -£243k."""
        if value is None:
            return ""
        if value < 0 and self.prefix:
            return f"-{self.prefix}{number(-value)}{self.suffix}"
        return f"{self.prefix}{number(value)}{self.suffix}"


COUNT = Unit()
PERCENT = Unit(suffix="%")
