"""RAG rules as data: how far off its target a result may be and still be Green or Amber.

A rule has a name and is stored whole with every assessment it makes, so changing a council's rule never recolours
the past. Limits are exact decimals held as text in the stored form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from goldenthread.measures.problems import MeasureError, Problem

AMBER_DIRECTIONS = ("", "improving", "improving-or-same")
_DECIMALS = ("green_within_percent", "amber_within_percent", "green_within_units", "amber_within_units")
_BOOLEANS = ("green_at_limit", "amber_at_limit", "units_always")


@dataclass(frozen=True, kw_only=True)
class RagRule:
    """How a distance off target, in the bad direction, becomes Green, Amber or Red.

    A result on or better than its target is always Green. Off target it is Green up to `green_within_percent` of the
    target, then Amber up to `amber_within_percent`, then Red; `green_at_limit` and `amber_at_limit` say whether a
    result exactly on a limit still belongs inside it.

    `green_within_units` and `amber_within_units` are tolerances in the indicator's own units. They are used where the
    target is zero and so has no percentage, and everywhere when `units_always` is set.

    `amber_if` turns Red into Amber for a result that is "improving", or "improving-or-same", on its comparison.
    """

    name: str
    title: str = ""
    green_within_percent: Decimal = Decimal(0)
    amber_within_percent: Decimal = Decimal(10)
    green_at_limit: bool = True
    amber_at_limit: bool = False
    green_within_units: Decimal | None = None
    amber_within_units: Decimal | None = None
    units_always: bool = False
    amber_if: str = ""
    source: str = ""
    where: str = ""

    def __post_init__(self) -> None:
        problems = list(self._faults())
        if problems:
            raise MeasureError(Problem("rules", None, self.name or "name", text) for text in problems)
        if not self.title:
            object.__setattr__(self, "title", self.describe())

    def _faults(self) -> list[str]:
        found = []
        if not self.name.strip():
            found.append("a rule needs a name, so that an assessment can say which rule made it")
        for field in _DECIMALS:
            limit = getattr(self, field)
            if limit is not None and (not limit.is_finite() or limit < 0 or -limit.as_tuple().exponent > 9):
                found.append(f"{field} must be a number from 0 up with at most 9 decimals, not {limit}")
        if self.amber_if not in AMBER_DIRECTIONS:
            found.append(f'amber_if is "{self.amber_if}"; use "improving", "improving-or-same" or leave it out')
        if found:
            return found
        if self.amber_within_percent < self.green_within_percent:
            found.append(
                "amber_within_percent is below green_within_percent; Amber must reach at least as far as Green"
            )
        if (self.green_within_units is None) != (self.amber_within_units is None):
            found.append("give both green_within_units and amber_within_units, or neither")
        elif self.units() is None and self.units_always:
            found.append("units_always needs green_within_units and amber_within_units")
        elif (units := self.units()) is not None and units[1] < units[0]:
            found.append("amber_within_units is below green_within_units; Amber must reach at least as far as Green")
        return found

    def units(self) -> tuple[Decimal, Decimal] | None:
        """The own-unit tolerances (Green, Amber), or None where the rule has none."""
        if self.green_within_units is None or self.amber_within_units is None:
            return None
        return self.green_within_units, self.amber_within_units

    def colour(self, off: Fraction, target: Fraction, direction: str | None = None) -> str:
        """The colour of one result `off` its target (own units, adverse positive), exactly.

        The kernel does the same on arrays; this is for showing a distance that must not contradict its colour.
        """
        if off <= 0:
            return "green"
        units = self.units()
        if units is not None and (self.units_always or target == 0):
            measured, limits = off, units
        elif target == 0:
            return "red"
        else:
            measured = off * 100 / abs(target)
            limits = (self.green_within_percent, self.amber_within_percent)
        green, amber = Fraction(limits[0]), Fraction(limits[1])
        if measured < green or (measured == green and self.green_at_limit):
            return "green"
        if measured < amber or (measured == amber and self.amber_at_limit):
            return "amber"
        forgiven = {"": (), "improving": ("improving",), "improving-or-same": ("improving", "same")}
        return "amber" if direction in forgiven[self.amber_if] else "red"

    def describe(self) -> str:
        """The rule in words, made from its limits."""
        if self.units_always and self.units() is not None:
            limits, suffix = self.units(), ""
        else:
            limits, suffix = (self.green_within_percent, self.amber_within_percent), "%"
        assert limits is not None
        green, amber = (f"{_plain(limit)}{suffix}" for limit in limits)
        start = "on or better than target Green"
        if limits[0] > 0:
            start = f"{'no more than' if self.green_at_limit else 'less than'} {green} off target Green"
        words = f"{start}, {'no more than' if self.amber_at_limit else 'less than'} {amber} off Amber, beyond that Red"
        if limits[0] == limits[1]:
            words = f"{start}, beyond that Red"
        if (units := self.units()) is not None and not self.units_always:
            words += f" (for a target of zero, {_plain(units[0])} and {_plain(units[1])} in the indicator's own units)"
        if self.amber_if:
            words += f", or Amber if {self.amber_if.replace('-', ' ')}"
        return words

    def as_json(self) -> str:
        """The rule as the JSON text an assessment keeps; the same rule always gives the same text."""
        return json.dumps(rule_to_dict(self), sort_keys=True, ensure_ascii=False)


def _plain(number: Decimal) -> str:
    return format(number.normalize() if number else Decimal(0), "f")


def rule_to_dict(rule: RagRule) -> dict[str, Any]:
    """A rule as plain JSON values, limits as text, so that it can be stored and read back exactly."""
    kept: dict[str, Any] = {}
    for field in fields(rule):
        value = getattr(rule, field.name)
        kept[field.name] = _plain(value) if isinstance(value, Decimal) else value
    return kept


def rule_from_dict(given: Mapping[str, Any]) -> RagRule:
    """A rule from its stored form, or from a council's settings, where only `name` is needed.

    Raises MeasureError naming every field that is unknown or is not what it should be.
    """
    name = str(given.get("name", ""))
    known = {field.name for field in fields(RagRule)}
    problems = [
        Problem("rules", None, name, f'"{key}" is not part of a rule; the parts are {", ".join(sorted(known))}')
        for key in given
        if key not in known
    ]
    kept: dict[str, Any] = {}
    for key, value in given.items():
        if key not in known or (value is None and key != "name"):
            continue
        if key in _DECIMALS:
            number = _decimal(value)
            if number is None:
                problems.append(Problem("rules", None, name, f'{key} is "{value}"; give a number such as "10"'))
            kept[key] = number
        elif key in _BOOLEANS:
            if not isinstance(value, bool):
                problems.append(Problem("rules", None, name, f'{key} is "{value}"; give true or false'))
            kept[key] = value
        else:
            kept[key] = str(value)
    if "name" not in kept:
        problems.append(Problem("rules", None, "name", "a rule needs a name, so that an assessment can say which"))
    if problems:
        raise MeasureError(problems)
    return RagRule(**kept)


def _decimal(value: object) -> Decimal | None:
    """A limit typed as text or a whole number; a float is refused because 0.1 is not a tenth in floats."""
    if isinstance(value, bool | float) or not isinstance(value, str | int | Decimal):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


DEFAULT_RULE = RagRule(
    name="default",
    title="On or better than target Green, off target less than 10% Amber, 10% or more Red",
    source="Barnet Q2 2018/19 performance report",
    where="note 1",
)
BELFAST_RULE = RagRule(
    name="belfast",
    title="Within 1% of target or better Green, between 1% and 5% off Amber, more than 5% off Red",
    green_within_percent=Decimal(1),
    amber_within_percent=Decimal(5),
    amber_at_limit=True,
    source="Belfast City Council, Performance Improvement Plan self-assessment 2024-25",
    where="overall performance",
)
HAVERING_RULE = RagRule(
    name="havering",
    title="On or within 10% of target Green, more than 10% off Amber if improved or maintained on last year, else Red",
    green_within_percent=Decimal(10),
    amber_within_percent=Decimal(10),
    amber_if="improving-or-same",
    source="Havering Council, Corporate Performance Report 2013/14 annual",
    where="Cabinet, RAG key",
)
