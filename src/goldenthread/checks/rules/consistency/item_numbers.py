"""Numbers of the items of agendas and minutes, and of recommendations: each used once, and in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_ITEM = regex(
    r"\s*(?P<name>(?:(?i:item|minute)\s+)?(?P<series>(?:[A-Z]{1,5}[ ./-]?)?(?:\d{2,4}[/-])?)(?P<number>\d{1,3})"
    r"(?P<year>/\d{2,4})?)"
    r"(?:[.):]|\s*[–—-])?\s+(?P<title>[A-Z‘“'\"(]?\S.*)",
    re.DOTALL,
)
# "137/25" is minute 137 of 2025, and "25/137" is too.
_BY_YEAR = regex(
    r"\s*(?P<name>(?P<series>)(?P<number>\d{1,3})(?P<year>/(?:20)?[12]\d))[.:]?\s+(?P<title>[A-Z].*)", re.DOTALL
)
_LETTERS_BY_YEAR = regex(
    r"\s*(?P<name>(?P<series>[A-Z]{1,5}[ ./-]?)(?P<number>(?:3[2-9]|[4-9]\d|\d{3}))(?P<year>/(?:20)?[12]\d))[.:)]?\s+"
    r"(?P<title>[A-Z‘“'\"(].*)",
    re.DOTALL,
)
# A web page of a meeting has each item's number in a line of its own: "276.", and the title under it.
_ALONE = regex(r"\s*(?P<name>(?P<series>)(?P<number>\d{1,4}))\.\s*(?P<title>)")
_RECOMMENDATION = regex(
    r"\s*\W*(?P<name>(?P<series>(?i:recommendation|rec\.?))\s+(?P<number>\d{1,2}))\b\W*(?P<title>\S.*)?", re.DOTALL
)
_LONGEST, _SHORTEST = 160, 8
_SHORT = 90
_FEWEST = 3


@dataclass(frozen=True)
class Numbered:
    """An item with its number, the series it is of ("AG23/", "C.", ""), and its title."""

    series: str
    number: int
    title: str
    passage: Passage
    start: int
    end: int
    headed: bool = True

    @property
    def name(self) -> str:
        """The number as printed."""
        return self.passage.text[self.start : self.end]


def _items(subject: Subject) -> Iterator[list[Numbered]]:
    """The items of each agenda or minutes, and the recommendations of each report, by series."""
    found: dict[tuple[Part, str, tuple[str, ...]], list[Numbered]] = defaultdict(list)
    for passage in subject.prose:
        if passage.kind == "note":
            continue
        if passage.part.kind in ("minutes", "agenda", "document"):
            alone = _ALONE.fullmatch(passage.text) if len(passage.text) <= _SHORTEST else None
            following = subject.passages[passage.index + 1 : passage.index + 2]
            if alone and following and following[0].part is passage.part:
                title = " ".join(following[0].text[:_SHORT].casefold().split())
                found[passage.part, ".", ()].append(replace(_numbered(passage, alone), title=title))
                continue
            item = _item(passage)
            if item and (item.series or passage.part.kind != "document"):
                found[passage.part, item.series, ()].append(item)
        if passage.text[:16].lstrip(" *-•").casefold().startswith("rec"):
            match = _RECOMMENDATION.match(passage.text)
            if (
                match
                and match["title"]
                and re.match(r"\s*[:.–—-]|\s*That\b|\s*We\b", passage.text[match.end("number") :])
            ):
                item = _numbered(passage, match)
                found[passage.part, item.series.casefold(), passage.headings].append(item)
    yield from (items for items in found.values() if len(items) >= _FEWEST)


def _item(passage: Passage) -> Numbered | None:
    match = _LETTERS_BY_YEAR.match(passage.text) or _ITEM.match(passage.text)
    if match and re.fullmatch(r"\d+/", match["series"]) and not re.match(r"(?:20)?[12]\d/", match["series"]):
        match = _BY_YEAR.match(passage.text)
    if match is None:
        return None
    title = match["title"]
    if len(passage.text) > _LONGEST:
        return _numbered(passage, match, headed=False) if "/" in match["name"] else None
    headed = passage.kind == "heading" or passage.block.bold or (title.isupper() and len(title) > 4)
    lettered = any(letter.isalpha() for letter in match["series"]) or "/" in match["series"] or bool(match["year"])
    if (
        lettered
        and "/" in (match["series"] + (match["year"] or ""))
        and len(title) < _SHORT
        and not title.endswith((".", ";", ","))
    ):
        headed = True
    if not headed or (not lettered and passage.kind != "heading" and not title.isupper()):
        return _numbered(passage, match, headed=False) if "/" in match["name"] else None
    return _numbered(passage, match)


def _numbered(passage: Passage, match: re.Match[str], *, headed: bool = True) -> Numbered:
    title = re.sub(r"\W+", " ", (match["title"] or "")[:_LONGEST]).casefold().strip()
    series = "".join(match["series"].split()) + (match.groupdict().get("year") or "")
    return Numbered(series, int(match["number"]), title, passage, match.start("name"), match.end("name"), headed)


@rule(
    "item-number-twice",
    title="An item of an agenda or a recommendation numbered like another, or out of order",
    group="consistency",
    severity=Severity.WARNING,
    scope="The headings of agendas and minutes that begin with a number (64, C.50, AG23/43) or stand under one in a "
    "line of its own, and recommendations that "
    'begin "Recommendation 3", under one heading. A number left out is a note.',
    leaves_out=("Fewer than three items of a series.", "An item whose title is repeated with its number."),
    cost="None on the five documents.",
    example=Example(
        wrong="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 41. Apologies\n\nNone.\n\n## 42. Minutes\n\nAgreed."
        "\n\n## 42. Grants\n\nAgreed.\n\n## 44. Other business\n\nNone.\n",
        right="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 41. Apologies\n\nNone.\n\n## 42. Minutes\n\nAgreed."
        "\n\n## 43. Grants\n\nAgreed.\n\n## 44. Other business\n\nNone.\n",
        quote="42",
    ),
)
def item_number_twice(subject: Subject) -> Iterator[Hit]:
    """A minute is referred to by its number for years."""
    for items in _items(subject):
        seen: dict[int, Numbered] = {}
        for place, item in enumerate(items):
            first = seen.setdefault(item.number, item)
            if first is item or _alike(first.title, item.title):
                continue
            before, after = items[place - 1].number, items[place + 1].number if place + 1 < len(items) else None
            # A number under another item may begin a list of its own.
            skipped = after is not None and after == before + 2
            if skipped or (before == item.number and item.headed and items[place - 1].headed):
                working = f"the first stands at {first.passage.place().words}"
                message = f"{item.name} is the number of two items."
                yield _hit(item, message, working, Severity.WARNING, Verdict.WRONG)
        yield from _gaps(subject, items)
        yield from _referred(subject, items)


def _gaps(subject: Subject, items: list[Numbered]) -> Iterator[Hit]:
    numbers = [item.number for item in items]
    for before, item in pairwise(items):
        step = item.number - before.number
        if step > 1 and len(items) > _FEWEST and numbers.count(before.number) == 1 and before.headed and item.headed:
            if set(numbers) & set(range(before.number + 1, item.number)):
                continue
            # A document that lost its lines has the number somewhere in a paragraph.
            missing = before.name.casefold().replace(str(before.number), str(before.number + 1), 1)
            if not missing.isdigit() and any(held.part is item.passage.part for held in subject.holding((missing,))):
                continue
            message = f"{item.name} follows {before.name}."
            yield _hit(item, message, f"nothing is numbered {before.number + 1}", Severity.NOTE, Verdict.CANNOT_TELL)


_REFERS = regex(
    r"\b(?P<name>(?:minute|item)s?\s+(?:no\.?\s*|number\s+)?(?P<number>\d{1,3})(?P<year>/\d{2,4})?)"
    r"(?:\s+(?P<here>refers|above|below)\b)?",
    re.IGNORECASE,
)


def _referred(subject: Subject, items: list[Numbered]) -> Iterator[Hit]:
    """Minutes that a text refers to, above the first of this meeting's and not among them."""
    part, numbers = items[0].passage.part, {item.number for item in items}
    if part.kind != "minutes":
        return
    for passage in subject.in_part(part):
        for match in _REFERS.finditer(passage.text):
            number = int(match["number"])
            # "Item 4" alone may be any list's, and a minute of another year another meeting's.
            if not (match["here"] or match["year"]) or (match["year"] or "") != items[0].series:
                continue
            if number > min(numbers) and number not in numbers:
                message, working = f"There is no minute {number}.", f"they run from {min(numbers)} to {max(numbers)}"
                mend = "Find out which minute is meant, and put its number."
                verdict = Verdict.CANNOT_TELL
                yield hit(passage, *match.span("name"), message, working=working, mend=mend, verdict=verdict)


def _alike(first: str, second: str) -> bool:
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


def _hit(item: Numbered, message: str, working: str, severity: Severity, verdict: Verdict) -> Hit:
    return hit(
        item.passage,
        item.start,
        item.end,
        message,
        working=working,
        mend="Number the items one after another, and look for every mention of the number.",
        verdict=verdict,
        severity=severity,
    )
