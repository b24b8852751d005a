"""Percentages that no share of a group can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.findings import Severity
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import rounded
from goldenthread.patterns import regex

_WHOLE_OF_PEOPLE = 200
_PERCENT = ("%", "cent")
_PERCENT_OF_COUNT = regex(
    r"(?P<percent>\d(?<![\d.,-]\d)\d{0,2}(?:\.\d+)?)\s?(?:%|per\s?cent|percent)\s(?:\([^)]{0,20}\)\s)?of\s(?:the\s|all\s|"
    r"our\s|its\s)*"
    r"(?P<base>\d{1,3})\s(?P<noun>[a-z]{3,}(?:\s[a-z]{3,})?)",
    re.IGNORECASE,
)
# What comes in wholes: there is no part of a resident, while there are parts of a mile.
_WHOLES = frozenset(
    [
        "adults",
        "applicants",
        "applications",
        "appeals",
        "audits",
        "boroughs",
        "businesses",
        "calls",
        "carers",
        "cases",
        "children",
        "clients",
        "committees",
        "complaints",
        "councillors",
        "councils",
        "customers",
        "employees",
        "families",
        "forms",
        "homes",
        "households",
        "incidents",
        "indicators",
        "inspections",
        "interviews",
        "invoices",
        "libraries",
        "meetings",
        "members",
        "officers",
        "organisations",
        "panels",
        "parents",
        "participants",
        "patients",
        "people",
        "permits",
        "persons",
        "petitions",
        "places",
        "pledges",
        "posts",
        "projects",
        "properties",
        "pupils",
        "questionnaires",
        "recommendations",
        "referrals",
        "reports",
        "requests",
        "residents",
        "respondents",
        "responses",
        "reviews",
        "risks",
        "schools",
        "services",
        "sites",
        "staff",
        "students",
        "surveys",
        "targets",
        "tenants",
        "units",
        "users",
        "vehicles",
        "victims",
        "visitors",
        "volunteers",
        "voters",
        "women",
        "men",
        "wards",
        "workers",
    ]
)


@rule(
    "percentage-impossible-for-its-base",
    title="A percentage that no whole number of its base can be",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="“45% of the 9 members” and the like, where what is counted comes in wholes and the base is 200 or fewer.",
    leaves_out=(
        "Bases of more than 200, of which every whole percentage is possible.",
        "Bases said to be about or over.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Of those asked, 45% of the 9 members agreed.",
        right="Of those asked, 44% of the 9 members agreed.",
        quote="45% of the 9 members",
    ),
)
def percentage_impossible_for_its_base(subject: Subject) -> Iterator[Hit]:
    """A small base allows few percentages, so one that it does not allow shows that base or percentage is wrong."""
    for passage in subject.holding(_PERCENT):
        if " of " not in passage.text:
            continue
        for match in _PERCENT_OF_COUNT.finditer(passage.text):
            base, nouns = int(match["base"]), match["noun"].casefold().split()
            # "The 4 million households" are not four of anything.
            if nouns[0] in _MANY_OF or not 1 < base <= _WHOLE_OF_PEOPLE or not _WHOLES & set(nouns):
                continue
            printed = Decimal(match["percent"])
            decimals = -int(printed.as_tuple().exponent)
            if any(rounded(Fraction(100 * part, base), decimals) == printed for part in range(base + 1)):
                continue
            below = int(printed * base / 100)
            near = [
                f"{part} is {rounded(Fraction(100 * part, base), decimals)}%"
                for part in (below, below + 1)
                if part <= base
            ]
            yield hit(
                passage,
                match.start(),
                match.end("noun") if nouns[-1] in _WHOLES else match.start("noun") + len(nouns[0]),
                f"No whole number of {base} is {printed}%.",
                working=f"of {base}, {' and '.join(near)}",
                mend="Check the base and the percentage.",
            )


_MANY_OF = frozenset(("hundred", "thousand", "million", "billion"))
_SHARE_OVER_HUNDRED = regex(
    r"(?P<percent>[1-9](?<![\d.,-]\d)\d\d(?:\.\d+)?)\s?(?:%|per\s?cent|percent)\s(?:of\s(?:the\s|all\s|"
    r"our\s)*"
    r"(?P<noun>[a-z]{3,}(?:\s[a-z]{3,})?)\s(?:said|agreed|disagreed|felt|were|are|responded|reported|supported|voted|"
    r"think|thought|answered|attended|have|had)\b)",
    re.IGNORECASE,
)


@rule(
    "share-over-a-hundred",
    title="More than 100% of a group of people or things",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A percentage above 100 that is said to be of residents, cases and the like who did or were something.",
    leaves_out=("Percentages of a target, budget or plan, and changes, which may be above 100.",),
    cost="None on the five documents.",
    example=Example(
        wrong="In the survey 104% of residents agreed.",
        right="In the survey 94% of residents agreed.",
        quote="104% of residents",
    ),
)
def share_over_a_hundred(subject: Subject) -> Iterator[Hit]:
    """There is no more than all of a group."""
    for passage in subject.holding(_PERCENT):
        for match in _SHARE_OVER_HUNDRED.finditer(passage.text):
            if _WHOLES & set(match["noun"].casefold().split()) and Decimal(match["percent"]) > 100:
                yield hit(
                    passage,
                    match.start(),
                    match.end("noun"),
                    f"{match['percent']}% is more than all of them.",
                    working="a share lies between 0% and 100%",
                    mend="Check the percentage; if it is a change or is of a target, say so.",
                )
