"""Which column of a table of indicators says what: the words of its heading and the period it names, together."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import meanings, pattern
from goldenthread.packs.tables.cells import figure
from goldenthread.packs.tables.headings import Columns, Heading, meaning
from goldenthread.packs.tables.periods import When, when
from goldenthread.packs.tables.sheets import Sheet, filled

JUDGED = (
    "target", "annual_target", "direction", "rag", "polarity", "benchmark", "change_percent", "last_year", "previous",
)  # fmt: skip
MEASURED = ("result", "year_end", "prior", "target", "annual_target")
LAST_YEAR = 9999
WORDS_BESIDE_A_PERIOD = 6


def indicator_columns(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """The columns of a table of indicators by meaning; none where it is not one.

    A column headed by a period alone holds results. Of several, the latest that says anything is "result"; the same
    quarter a year before is "prior"; a whole year beside quarters is "year_end". All of them are "series".
    """
    found: Columns = {}
    for heading in headings:
        role = _role(heading)
        if role:
            found.setdefault(role, []).append(heading)
    if "name" not in found and "theme" in found:
        found["name"] = found.pop("theme")[:1]
    if "name" not in found and headings and _role(headings[0]) is None and _judged_enough(found):
        found["name"] = [headings[0]]
    if "name" not in found or not any(role in found for role in JUDGED):
        return {}
    if "due" in found and not any(role in found for role in ("result", "polarity")):
        return {}
    placed = _placed(found, sheet)
    return placed if any(_measured(sheet, one) for role in MEASURED for one in placed.get(role, ())) else {}


def period_of(heading: Heading | None) -> When | None:
    """The period that a column's heading names."""
    return when(heading.text) if heading is not None else None


def _role(heading: Heading) -> str | None:
    role = meaning(heading.text, "indicators")
    period = when(heading.text)
    if role is None and period is not None:
        rest = heading.text[: period.start] + heading.text[period.end :]
        return "result" if sum(map(str.isalpha, rest)) <= WORDS_BESIDE_A_PERIOD else None
    if role == "year_end" and period is not None and period.quarter:
        return "result"
    if role == "to_date" and pattern("indicators", "resulting").search(heading.text):
        return "result"
    return role


def _judged_enough(found: Columns) -> bool:
    return "result" in found and bool({"target", "annual_target"} & set(found))


def _placed(found: Columns, sheet: Sheet) -> Columns:
    """Results, comparisons and targets put in their places by the periods that their headings name."""
    if "direction" not in found:
        _find_direction(found, sheet)
    results = found.pop("result", [])
    current = _current(results, sheet)
    if current is None and "to_date" in found:
        current = found["to_date"][0]
    if current is None and "year_end" in found and "target" in found:
        current = found.pop("year_end")[0]
    if current is None and not ({"year_end", "last_year", "previous"} & set(found)):
        return {}
    others = [heading for heading in results if heading is not current]
    now = period_of(current)
    if current is not None:
        found["result"] = [current]
    if len(results) > 1:
        found["series"] = results
    if len(found.get("direction", ())) > 1:
        found["direction"].sort(key=lambda one: not pattern("indicators", "over_a_year").search(one.text))
    _compare(found, others, now)
    _set_targets(found, now)
    return found


def _current(results: list[Heading], sheet: Sheet) -> Heading | None:
    """The latest result column that says anything; of those that name no period the first."""
    dated = [(_order(period), heading) for heading in results if (period := period_of(heading))]
    quarters = [one for one in dated if one[0][1] < 5] or dated
    saying = [one for one in quarters if _says(sheet, one[1])] or quarters
    if saying:
        return max(saying, key=lambda one: one[0])[1]
    return results[0] if results else None


def _order(period: When) -> tuple[int, int]:
    """For the latest period; a quarter of which no year is said is one of this year."""
    return period.key if period.year is not None else (LAST_YEAR, period.key[1])


def _says(sheet: Sheet, heading: Heading) -> bool:
    cells = (filled(row, heading.place) for row in sheet.below(heading))
    return any(cell is not None and any(map(str.isdigit, cell.text)) for cell in cells)


def _measured(sheet: Sheet, heading: Heading) -> bool:
    """Whether a cell below a heading holds a figure."""
    return any(figure(filled(row, heading.place), heading, 1) is not None for row in sheet.below(heading))


def _find_direction(found: Columns, sheet: Sheet) -> None:
    """A column of directions under a heading that might be one of figures ("Compared with last year")."""
    for role in ("result", "last_year", "previous"):
        worded = [heading for heading in found.get(role, ()) if _says_directions(sheet, heading)]
        if worded:
            found["direction"] = worded[:1]
            found[role] = [heading for heading in found[role] if heading not in worded]
            if not found[role]:
                del found[role]
            return


def _says_directions(sheet: Sheet, heading: Heading) -> bool:
    """Whether every cell below a heading that says anything says a direction of travel, and one does."""
    texts = [tidy(cell.text) for row in sheet.below(heading) if (cell := filled(row, heading.place))]
    wanted = [direction for _, direction in meanings("indicators", "directions")]
    return bool(texts) and all(any(one.search(text) for one in wanted) for text in texts)


def _compare(found: Columns, others: list[Heading], now: When | None) -> None:
    """Sets "prior" (the same period last year, else the period before) and "year_end" among the other results."""
    dated = [(period, heading) for heading in others if (period := period_of(heading))]
    wholes = [(period, heading) for period, heading in dated if period.quarter is None]
    if now is not None:
        year_before = [heading for period, heading in dated if (period.year, period.quarter) == now.year_before]
        if now.year is None:
            year_before = [heading for period, heading in dated if period.year and period.quarter == now.quarter]
        if year_before:
            found.setdefault("prior", year_before[:1])
        if now.quarter and wholes and "year_end" not in found:
            found["year_end"] = [max(wholes, key=lambda one: one[0].key)[1]]
    if "prior" not in found and "last_year" in found:
        found["prior"] = found["last_year"][:1]
    if "prior" not in found and "previous" in found:
        found["prior"] = found["previous"][:1]
    if "prior" not in found and now is not None:
        earlier = [one for one in dated if _order(one[0]) < _order(now) and bool(one[0].quarter) == bool(now.quarter)]
        if earlier:
            found["prior"] = [max(earlier, key=lambda one: one[0].key)[1]]


def _set_targets(found: Columns, now: When | None) -> None:
    """A target whose heading names a year but no quarter is the year's, where the results are a quarter's."""
    targets = found.pop("target", [])
    of_year = [heading for heading in targets if (period := period_of(heading)) and period.quarter is None]
    rest = [heading for heading in targets if heading not in of_year]
    if of_year and ((now is not None and now.quarter) or rest):
        found.setdefault("annual_target", [_of_this_year(of_year, now)])
        targets = rest
    if targets:
        found["target"] = [_of_this_year(targets, now)]


def _of_this_year(targets: list[Heading], now: When | None) -> Heading:
    """Of several targets the one of the result's own period or year; else the first."""
    if now is not None:
        for same in (lambda one: (one.year, one.quarter) == (now.year, now.quarter), lambda one: one.year == now.year):
            hit = next((heading for heading in targets if (one := period_of(heading)) and same(one)), None)
            if hit:
                return hit
    return targets[0]
