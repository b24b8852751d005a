"""How facts are written in a report: figures, money, dates, periods and lists in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from goldenthread.design.charts import Unit
from goldenthread.reports.document import Figure, Run, Runs, Text
from goldenthread.reports.facts import Citation, IndicatorFacts

NOT_STATED = "Not stated"
UNITS = {
    "percent": Unit(suffix="%"),
    "gbp": Unit("£"),
    "gbp-thousand": Unit("£", "k"),
    "gbp-million": Unit("£", "m"),
}

KIND_MARKS = {"cumulative": "(c)", "snapshot": "(s)", "rolling": "(r)", "annual": "(annual)", "survey": "(survey)"}
KIND_WORDS = {
    "quarter": "the quarter alone",
    "cumulative": "cumulative since 1 April",
    "snapshot": "snapshot at the quarter's end",
    "rolling": "rolling twelve months",
    "annual": "annual",
    "survey": "survey",
}
POLARITY_WORDS = {
    "bigger": "bigger is better",
    "smaller": "smaller is better",
    "neither": "neither bigger nor smaller is better",
    "range": "best within a range",
}
TYPE_WORDS = {"outcome": "Outcome indicator", "kpi": "Key performance indicator"}
FREQUENCY_WORDS = {
    "monthly": "monthly",
    "quarterly": "quarterly",
    "termly": "termly",
    "six-monthly": "every six months",
    "annual": "annually",
}


def date_words(iso: str | None) -> str | None:
    """`2023-11-14` as "14 November 2023"; a year, or a year and month, as far as they go."""
    if iso is None:
        return None
    parts = iso[:10].split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return iso
    day = datetime.date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1)
    return f"{day.day} {day:%B %Y}" if len(parts) > 2 else f"{day:%B %Y}"


def unit_of(indicator: IndicatorFacts) -> Unit:
    """What stands before and after an indicator's figures."""
    return UNITS.get(indicator.unit, Unit())


def value_words(value: str, indicator: IndicatorFacts) -> str:
    """A result as people read it: "372,750", "99.5%", "£1,200".

    The same as `measures.figures.shown`, which a test holds it to; that one would bring the scoring kernel with it,
    and a report scores nothing.
    """
    return unit_of(indicator).show(Decimal(value))


def money_words(value: str | None) -> str:
    """£000 as a committee reads it: thousands separated, a negative (favourable) amount in brackets."""
    if value is None:
        return NOT_STATED
    amount = Decimal(value)
    digits = format(abs(amount), ",f")
    return f"({digits})" if amount < 0 or value.startswith("-") else digits


def percent_words(value: str | None) -> str:
    """A variance as a percentage, favourable in brackets: "(0.2)%"."""
    return NOT_STATED if value is None else f"{money_words(value)}%"


def unit_heading(unit: str | None) -> str:
    """The heading of a money column."""
    return {"gbp-thousand": "£000", "gbp-million": "£m", "gbp": "£"}.get(unit or "", unit or "")


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 indicator", "16 themes", "no risks"."""
    word = one if number == 1 else (many or f"{one}s")
    return f"{number if number else 'no'} {word}"


def sentence_list(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """The text as a sentence, with a full stop unless it has its own ending."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."


def split_paragraphs(text: str | None) -> list[str]:
    """A text's paragraphs: what blank lines separate, each on one line."""
    if not text:
        return []
    found = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [part for part in found if part]


def anchor_of(*parts: str) -> str:
    """A name for a place in the report, from the references that lead to it."""
    return "-".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)


def plain_runs(text: str, strong: bool = False) -> Runs:
    return (Text(text, strong=strong),)


def keyed_sentence(sentence: str, figures: Iterable[Figure]) -> list[Run]:
    """A ready-made sentence with the figures it quotes made followable.

    Each figure is looked for once, in order and as a whole number ("5" is not found in "5.5" or "1,500"); one that the
    sentence does not quote is left out.
    """
    runs: list[Run] = []
    rest = sentence
    for figure in figures:
        found = re.search(rf"(?<![\d.,]){re.escape(figure.text)}(?![\d%]|[.,]\d)", rest)
        if found is None:
            continue
        if found.start():
            runs.append(Text(rest[: found.start()]))
        runs.append(figure)
        rest = rest[found.end() :]
    if rest:
        runs.append(Text(rest))
    return runs


def covers_words(covers: str) -> str:
    """What a result covers, for people: dates written as 2015-10-01 are put in words."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", lambda found: date_words(found[0]) or found[0], covers)


def covering(covers: str) -> str:
    """ ", covering July to September 2023", or that the source does not say."""
    return (
        f", covering {covers_words(covers)}"
        if _stated(covers)
        else ", covering a period that its source does not state"
    )


def it_covers(covers: str) -> str:
    """ "It covers July to September 2023.", or that the source does not say."""
    return (
        f"It covers {covers_words(covers)}." if _stated(covers) else "Its source does not state the period it covers."
    )


def _stated(covers: str) -> bool:
    return covers.strip().lower() not in ("", NOT_STATED.lower())


def citation_runs(citation: Citation | None) -> Runs:
    """A source as a reader can find it: its title, linked where it has an address, and the place in it."""
    if citation is None:
        return (Text("No source recorded"),)
    where = f", {citation.where}" if citation.where else ""
    return (
        (Text(citation.title, href=citation.url), Text(where)) if where else (Text(citation.title, href=citation.url),)
    )


def sources_note(citations: Iterable[tuple[str, Citation | None]]) -> str:
    """Where the rows of a table come from: each source once, with the places in it.

    A citation comes with what it is for ("2018-19 Q2"), which is named where not every row stands in the same place.
    """
    places: dict[str, dict[str, list[str]]] = {}
    for what, citation in citations:
        title = citation.title if citation else "no source recorded"
        spot = (citation.where if citation else None) or ""
        named = places.setdefault(title, {}).setdefault(spot, [])
        if what not in named:
            named.append(what)
    single = len(places) == 1 and all(len(spots) == 1 for spots in places.values())
    parts = []
    for title, spots in places.items():
        if single:
            spot = next(iter(spots))
            parts.append(f"{title}, {spot}" if spot else title)
        else:
            told = "; ".join(f"{', '.join(what)}: {spot}" if spot else ", ".join(what) for spot, what in spots.items())
            parts.append(f"{title} ({told})")
    return f"Source{'' if len(parts) == 1 else 's'}: {'; '.join(parts)}." if parts else ""
