"""What figures and dates cannot be: the checks that need more than one cell, or today's date."""

import datetime as dt
from collections.abc import Mapping

from goldenthread.dates import Quarter
from goldenthread.loading.cells import NOT_STATED
from goldenthread.loading.columns import Read, Reads
from goldenthread.loading.folder import Folder

Tables = Mapping[str, Reads]

QUARTERS = {
    "observations": "reported_in",
    **dict.fromkeys(
        (
            "activity_updates",
            "narratives",
            "theme_statuses",
            "commentaries",
            "headlines",
            "risk_scores",
            "forecasts",
        ),
        "period",
    ),
}
"""Columns that hold a quarter of which something is known, so one that has begun."""
PAST = {
    "sources": (("date", 366),),
    "observations": (("known_from", 0),),
    "milestones": (("done_on", 0),),
    "pledges": (("status_as_at", 0),),
    "pledge_evidence": (("date", 0),),
    "risk_scores": (("reviewed_on", 0),),
}
"""Columns that hold a day gone by, with how many days ahead are allowed: a meeting's papers may be dated by it."""
IN_ORDER = {
    "strategies": ("starts", "ends"),
    "activities": ("starts", "due"),
    "pledges": ("measure_baseline_at", "measure_due"),
    "risk_scores": ("reviewed_on", "next_review"),
}
MOST_PER_CENT = 1000


def check_figures(folder: Folder, tables: Tables, units: Mapping[str, str], today: dt.date) -> None:
    """Figures that cannot be true, and dates that cannot be right. `units` are by indicator."""
    _check_days(folder, tables, today)
    for read in tables["observations"].rows:
        _check_observation(folder, read, units)
    for read in tables["observations"].faulty:
        _check_share(folder, read, units)
    for read in tables["targets"].rows:
        _check_target(folder, read, units)
    for read in tables["benchmarks"].rows:
        _check_benchmark(folder, read)
    for read in tables["risk_scores"].rows:
        _check_score(folder, read)
    for read in tables["indicators"].rows:
        _check_range(folder, read)
    for read in tables["theme_statuses"].rows:
        if read["set_by"] != "published" and not read["reason"]:
            message, mend = "A status set by an officer has no reason.", "Say why it is what it is."
            _say(folder, read, "reason", message, mend)
    for read in tables["links"].rows:
        if read["from"] == read["to"]:
            _say(folder, read, "to", "The link joins a thing to itself.", "Name another thing.")
    for name, columns in (("forecasts", "service period budget_kind"), ("fees", "title area description year")):
        _check_alike(folder, tables[name].rows, columns.split())


def _say(folder: Folder, read: Read, column: str, message: str, mend: str) -> None:
    folder.complain(read.row.file, read.row.number, column, message, mend)


def _check_days(folder: Folder, tables: Tables, today: dt.date) -> None:
    begun = str(Quarter.containing(today))
    for name, column in QUARTERS.items():
        for read in tables[name].rows:
            if read[column] > begun:  # `2023-24 Q2` sorts as it runs
                _say(folder, read, column, f"{read[column]} has not begun.", "Check the year.")
    for name, columns in PAST.items():
        for column, ahead in columns:
            last = str(today + dt.timedelta(days=ahead))
            for read in tables[name].rows:
                if read[column] and str(read[column]) > last:
                    _say(folder, read, column, f"{read[column]} is in the future.", "Check the year.")
    for name, (first, second) in IN_ORDER.items():
        for read in tables[name].rows:
            start, end = str(read[first] or ""), str(read[second] or "")
            if start and end and start[: len(end)] > end[: len(start)]:
                _say(folder, read, second, f"{end} is before {first}, {start}.", "Check both years.")


def _check_observation(folder: Folder, read: Read, units: Mapping[str, str]) -> None:
    numerator, denominator = read["numerator"], read["denominator"]
    if (numerator is None) != (denominator is None):
        given, missing = ("numerator", "denominator") if denominator is None else ("denominator", "numerator")
        _say(folder, read, missing, f"There is a {given} without its {missing}.", "Give both or neither.")
    _check_share(folder, read, units)
    covers, known_from = read["covers"], read["known_from"]
    if (covers is None or covers == NOT_STATED) and known_from is None:
        return
    quarter = Quarter.parse(read["reported_in"])
    if covers is not None and covers != NOT_STATED:
        if covers.start > quarter.end:
            message = f"What it covers ({covers}) begins after {quarter}, the quarter it is reported in."
            _say(folder, read, "covers", message, "Check both years.")
        elif covers.end.year < quarter.start.year - 10:
            message = f"What it covers ({covers}) is more than ten years before {quarter}."
            _say(folder, read, "covers", message, "Check the year.")
    if known_from is not None and known_from < quarter.start:
        mend = "Give the day the figure was first published."
        _say(folder, read, "known_from", f"{known_from} is before {quarter} began.", mend)


def _check_share(folder: Folder, read: Read, units: Mapping[str, str]) -> None:
    numerator, denominator = read["numerator"], read["denominator"]
    if numerator is None or denominator is None:
        return
    if denominator <= 0:
        mend = "It must be more than zero; leave both empty if there were none."
        _say(folder, read, "denominator", f"The denominator is {denominator}.", mend)
    elif units.get(read["indicator"]) == "percent" and numerator > denominator:
        message = f"The numerator {numerator} is above its denominator {denominator}."
        _say(folder, read, "numerator", message, "Check whether the two are swapped.")


def _check_target(folder: Folder, read: Read, units: Mapping[str, str]) -> None:
    kind, value = read["kind"], read["value"]
    if kind == "number" and value is None:
        mend = "Fill it, or make the kind monitor, words or none."
        _say(folder, read, "value", "A number target has no number.", mend)
    if kind != "number" and value is not None:
        message = f"A target of the kind {kind} has the number {value}."
        _say(folder, read, "value", message, "Make the kind number, or empty the cell.")
    if kind == "words" and not read["words"]:
        _say(folder, read, "words", "A target in words has no words.", "Write them, such as Sustain reductions.")
    percent = kind == "number" and value is not None and units.get(read["indicator"]) == "percent"
    if percent and abs(value) > MOST_PER_CENT:
        _say(folder, read, "value", f"A target of {value} per cent is not believable.", "Check the unit.")


def _check_benchmark(folder: Folder, read: Read) -> None:
    if read["none_available"]:
        if read["value"] is not None:
            message = "It says there is no benchmark, and gives one."
            _say(folder, read, "none_available", message, "Empty one of the two cells.")
        return
    if read["value"] is None:
        _say(folder, read, "value", "There is no value.", "Fill it, or write yes under none_available.")
    if not read["area"]:
        _say(folder, read, "area", "The benchmark names no area.", "Say whose figure it is, such as London.")


def _check_score(folder: Folder, read: Read) -> None:
    impact, likelihood, score = read["impact"], read["likelihood"], read["score"]
    if (impact is None) != (likelihood is None):
        missing = "impact" if impact is None else "likelihood"
        _say(folder, read, missing, "Impact and likelihood come together.", "Give both, or only the score.")
    elif impact is None and score is None:
        _say(folder, read, "score", "There is no score.", "Give the score, or impact and likelihood.")
    elif impact is not None and score is not None and impact * likelihood != score:
        message = f"The score is {score}, and impact {impact} times likelihood {likelihood} is {impact * likelihood}."
        _say(folder, read, "score", message, "Correct one of the three.")


def _check_range(folder: Folder, read: Read) -> None:
    low, high = read["range_low"], read["range_high"]
    if read["polarity"] == "range" and low is None and high is None:
        message, mend = "The polarity is a range, and no range is given.", "Fill range_low, range_high or both."
        _say(folder, read, "range_low", message, mend)
    if low is not None and high is not None and low > high:
        _say(folder, read, "range_high", f"The range runs backwards, from {low} to {high}.", "Swap the two.")


def _check_alike(folder: Folder, reads: list[Read], columns: list[str]) -> None:
    """Rows with references of their own that nevertheless speak of the same thing."""
    seen: dict[tuple[str, ...], Read] = {}
    for read in reads:
        earlier = seen.setdefault(tuple(read[name] for name in columns), read)
        if earlier is not read:
            message = f"{earlier['reference']} has the same {', '.join(columns[:-1])} and {columns[-1]}."
            _say(folder, read, "reference", message, "Keep one of the two rows.")
