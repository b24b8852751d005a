"""The words that stand beside figures in councils' reports: what they make of the number."""

from __future__ import annotations

from goldenthread.figures.quantity import Kind


def listed(words: str) -> frozenset[str]:
    """The words of a list with spaces between them."""
    return frozenset(words.split())


SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mil": 1_000_000,
    "mill": 1_000_000,
    "mln": 1_000_000,
    "million": 1_000_000,
    "bn": 10**9,
    "billion": 10**9,
    "tn": 10**12,
    "trillion": 10**12,
}

CURRENCIES = {
    "£": "gbp",
    "GBP": "gbp",
    "&#163;": "gbp",
    "&pound;": "gbp",
    "$": "usd",
    "US$": "usd",
    "USD": "usd",
    "€": "eur",
    "EUR": "eur",
}

UNITS = {
    word: unit
    for unit, words in {
        "days": "day days",
        "weeks": "week weeks wk wks weekly",
        "months": "month months monthly",
        "years": "year years yr yrs yearly",
        "hours": "hour hours hr hrs",
        "minutes": "minute minutes min mins",
        "fte": "fte ftes wte wtes",
        "times": "times x",
        "points": "pp ppt ppts pts",
        "miles": "mile miles",
        "mph": "mph",
        "kilometres": "km kilometre kilometres",
        "metres": "metre metres",
        "kilograms": "kg kgs kilogram kilograms kilo kilos",
        "grams": "gram grams",
        "tonnes": "tonne tonnes tons",
        "hectares": "hectare hectares ha",
        "litres": "litre litres",
        "pence": "pence",
        "gbp": "pounds",
    }.items()
    for word in words.split()
}
"""A word straight after the number, in lower case, and the unit it gives."""

_KINDS_BY_WORDS: dict[Kind, str] = {
    "section": "section sections s ss sub-section subsection sub-sections subsections clause clauses para paras"
    " paragraph paragraphs sub-paragraph chapter chapters part parts article articles reg regs regulation"
    " regulations rule rules schedule schedules point annex annexe annexes appendix appendices app",
    "table number": "table tables figure figures fig figs chart charts diagram diagrams graph graphs map maps box"
    " exhibit pane",
    "item": "item items recommendation recommendations recs question questions note notes footnote footnotes"
    " motion minute finding findings objective objectives outcome outcomes aim aims action actions",
    "page": "page pages p pp pg",
    "version": "version v ver edition issue volume vol draft",
    "category": "stage stages grade grades band bands category categories phase phases tier tiers level levels"
    " class step steps type types zone zones round rounds option options priority priorities group groups lot"
    " lots scenario theme themes pillar pillars pathway wave waves ks cohort block scope",
    "quarter": "quarter quarters q half",
    "law": "act bill order",
    "address": "flat apartment plot unit room suite junction route platform bus",
    "identifier": "no nos ref reference iso iec bs en pas charity company registration invoice ward number covid",
}
# Before a number these make it a label of something, not a count of it.
LABELS: dict[str, Kind] = {word: kind for kind, words in _KINDS_BY_WORDS.items() for word in words.split()}
PLURAL_LABELS = frozenset(word for word in LABELS if word.endswith("s") or word == "appendices") - {"s", "class", "bus"}
LIST_KINDS = frozenset({"section", "table number", "item", "page", "category", "paragraph number"})
"""Kinds whose numbers come in lists: "sections 4.1, 4.2 and 5"."""

MONTH_WORDS = frozenset(
    word + tail
    for word in listed(
        "january february march april may june july august september october november december jan feb mar apr jun jul"
        " aug sep sept oct nov dec"
    )
    for tail in ("", ".")
)
SEASONS = frozenset({"spring", "summer", "autumn", "winter", "fy", "eoy", "q1", "q2", "q3", "q4"})
YEAR_WORDS = listed(
    "in since by during from until till to before after of between and for mid early late end year years calendar"
    " census winter summer spring autumn december"
)
"""Before a bare number from 1900 to 2099 these leave no doubt that it is a year."""
PEOPLE_AND_THINGS = listed(
    "people residents households homes children pupils visitors visits tonnes properties responses respondents jobs"
    " trees staff members volunteers users businesses units places calls cases referrals sessions hours days students"
    " individuals families adults participants attendees dwellings vehicles incidents offences items books"
)
"""After a number from 1900 to 2099 without a comma these make it a count after all."""

AGE_BEFORE = frozenset({"aged", "age", "ages", "over-", "under-", "post-", "pre-"})
SCORE_BEFORE = frozenset({"scoring", "scored", "score", "scores", "risk", "risks", "rated"})

APPROXIMATIONS = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx": "about",
    "circa": "about",
    "c": "about",
    "ca": "about",
    "~": "about",
    "≈": "about",
    "roughly": "about",
    "some": "about",
    "estimated": "about",
    "over": "over",
    "exceeding": "over",
    "exceeds": "over",
    "exceeded": "over",
    "exceed": "over",
    "above": "over",
    ">": "over",
    "under": "under",
    "below": "under",
    "<": "under",
    "nearly": "nearly",
    "almost": "nearly",
    "≥": "at least",
    "≤": "at most",
}
LENGTHS = frozenset({"days", "weeks", "months", "years", "hours", "minutes"})
KINDS_OF_DAY = frozenset({"working", "clear", "calendar", "consecutive", "school", "full", "whole", "business"})
PERSONS = listed(
    "children child people person adults adult residents those anyone everyone pupils men women persons patients users"
    " young all and boys girls post"
)
"""Before "under 18" or "over 65" these make it an age."""
TWO_WORDS = {
    "more than": "more than",
    "greater than": "more than",
    "higher than": "more than",
    "less than": "less than",
    "fewer than": "fewer than",
    "lower than": "less than",
    "at least": "at least",
    "at most": "at most",
    "up to": "up to",
    "excess of": "in excess of",
    "minimum of": "at least",
    "maximum of": "at most",
    "just over": "just over",
    "just under": "just under",
    "just above": "just over",
    "just below": "just under",
    "well over": "over",
    "well under": "under",
}
NEGATED = {"more than": "at most", "less than": "at least", "fewer than": "at least"}
"""After "no" or "not": "no more than"."""

# Words that end what a number counts.
STOPS = listed(
    "a an the of in for and to by were was are is be been have had has at on from with that who which whose compared"
    " against as or than per this these those their its our it they there then also but if when where while will would"
    " could should can may might must do does did not no up down over under about between into onto out off during"
    " since until before after each every both all any some more most less fewer above below within without so such"
    " through via across further only just now still due given including include includes i.e e.g versus vs we he she"
    " you i one two three four five six seven eight nine ten however whilst because being made last next already"
    " currently nearly almost approximately annually respectively together took take taken throughout said say says"
    " feel felt upon around"
)

SPELLED = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "one": 1, "zero": 0,
}  # fmt: skip
NOT_ONE = listed(
    "another way hand or side stop pager off day thing time such that who which size another's by to on at and is was"
    " has can could may might should would will will's where when if as it"
)
"""After "one" these make it no count."""
NOT_LATER = listed("agreeing relating working living using attending waiting comprising receive attend")
"""After the first word of what a number counts these end it, as words in -ed do."""
