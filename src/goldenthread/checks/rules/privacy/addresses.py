"""Where a person lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Gardens|Gdns|Crescent|Cres|Court|Ct|Way|Terrace|Grove"
    r"|Place|Pl|Square|Sq|Hill|Rise|View|Walk|Mews|Park|Row|Green|Parade|Vale|Villas|Cottages|Mead|Croft|End|Gate"
    r"|Path|Fold|Brow|Bank|Wynd|Loan|Heys?|Nook|Yard|Wharf|Quay|Meadows?|Approach|Broadway|Chase|Dene|Garth|Holt|Lea"
    r"|Ley|Mount|Orchard|Parkway|Ridge|Spinney|Strand|Woods?|Heights|Side|Fields?)"
)
_POSTCODE = r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?[ \xa0]?\d[ABD-HJLNP-UW-Z]{2})"
_ENDS_LIKE_A_POSTCODE = regex(r"\d[A-Z]{2}\b")
_HOME = regex(
    r"(?<![\w£.,/-])(?P<address>(?:(?:[Ff]lat|[Aa]partment"
    rf"|apt)\s+\d{{1,4}}[A-Za-z]?,?\s+)?\d{{1,4}}[A-Za-z]?,?\s+"
    rf"(?:The\s+[A-Z]\w{{3,}}|(?:[A-Z][\w'’.-]*\s+){{1,4}}?{_STREET}\b\.?)"
    rf"(?:[,\s]+(?:[A-Z][\w'’-]*|on|upon|under|the|in|le|by|of)){{0,6}}?[,\s]+{_POSTCODE})(?!\w)"
)
# What has a public door, and applications that name their site by law.
_PUBLIC_PLACE = regex(
    r"\b(?:town hall|civic|council offices?|offices?|library|libraries|hall|hut|centre|center|school|college|academy"
    r"|nursery|church|chapel|mosque|synagogue|temple|surgery|clinic|hospital|pharmacy|practice|hotel|pub|museum"
    r"|theatre|station|depot|hub|venue|held (?:at|in)|meeting room|meet(?:s|ing)? at|shop|store|stadium|leisure"
    r"|court(?:house)?\b(?= building)|headquarters|registered|plc|ltd|limited|llp|company|charity|trust|house,"
    r"|business|unit \d|suite \d|floor|po box|public house|restaurant|caf[eé]|care home|post to|write to|writing to"
    r"|inspect(?:ed|ion)|invoice|sons\b|brothers|& co\b|contractors?|builders?|traders?|services|garage|polling)",
    re.IGNORECASE,
)
_SITE = regex(
    r"\b(?:planning|licen[cs]\w+|premises|site|application|proposal|proposed|development|enforcement|listed building"
    r"|conservation|tree preservation|land at|land adjacent|erection|conversion|extension|demolition|disposal"
    r"|lease\w*|asset|property|properties|acquisition|purchase|freehold|auction|ward:|hmo)\b",
    re.IGNORECASE,
)
_OBJECTORS = regex(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+(?:[A-Z]\w*\.?\s+){0,2}[A-Z][a-z]+|\b(?:objector|neighbour|complainant|witness|victim)\b"
)
_APPLICANTS = regex(
    r"\b(?:applicants?|agent|application (?:by|from)|applied|owner|licensee|designated premises|director|architect"
    r"|solicitor|proprietor|appellant)\b",
    re.IGNORECASE,
)
_PERSON = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+(?:[A-Z][\w'’-]*\.?\s+){0,3}?[A-Z][\w'’-]+"
_DOOR = (
    r"(?:(?:[Ff]lat|[Aa]partment|apt)\s+\d{1,4}[A-Za-z]?,?\s+)?\d{1,4}[A-Za-z]?,?\s+"
    rf"(?:The\s+[A-Z]\w{{3,}}|(?:[A-Z][\w'’.-]*\s+){{1,4}}?{_STREET}\b)"
)
# A person and a door, without a postcode: "Mr Patel of 27 Chestnut Grove", "lives at 9 Mill Lane".
_NAMED = regex(rf"\b{_PERSON}(?:\s+of\s+|,\s+(?:of\s+)?|\s*\()(?P<address>{_DOOR})(?!\s+[A-Z])")
_LIVES = regex(
    r"\b(?:lives?|living|reside[sd]?|residing|resident|tenants?|occupiers?|occupants?|family|families|home)\s+"
    rf"(?:of\s+{_PERSON}\s+)?(?:at|of)\s+(?P<address>{_DOOR})(?!\s+[A-Z])"
)
# A house with a name: "Mr Patel (Rose Cottage, Church Lane, Eastfield N12 8QR)".
_NAMED_HOUSE = regex(
    rf"\b{_PERSON}(?:\s+of\s+|,\s+|\s*\()(?P<address>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){{0,2}},\s[A-Z][^.;:()\n]{{2,60}}?{_POSTCODE})"
)
_TITLES = ("mr", "mrs", "ms ", "miss ", "mx ", "dr ", "dr.", " live", "resid", "tenant", "occup", "famil", "home ")
# An application's words, which name an applicant and a site by law.
_WORKS = regex(
    r"\b\d{2,4}/\d{3,5}/\w+|\b(?:extension|storey|dormer|conservatory|roof|loft|garage|change of use|dwelling"
    r"|fell(?:ing)?|prune|pruning|crown|TPO|trees?|no objections?|councillor|cllr|director|head of|solicitor|agent)\b",
    re.IGNORECASE,
)
_KNOWN_TO_ALL = regex(r"\b(?:Cllrs?|Councillors?|[Cc]lerk|Proper Officer|Mayor|Alderman)\b[^.]{0,60}$")
_SENTENCE = 200
# "Station Road" is no station.
_STREET_NAME = regex(rf"\b[A-Z][\w'’]+\s+{_STREET}\b")
_LETTERHEAD = 8


@rule(
    "home-address-published",
    title="A home address",
    group="privacy",
    severity=Severity.WARNING,
    scope="A house number with a street and a postcode, in text and tables; and without a postcode where a person is "
    "named before it (Mrs Jones of 14 Mill Lane) or said to live there. A councillor's or a clerk's is a note.",
    leaves_out=(
        "Offices, venues, schools, companies and other places with a public door, where the words beside it say so.",
        "Planning, licensing and property reports, which name their site by law.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Mrs Jones of 14 Acacia Avenue, Eastfield, N12 8QR asked for a crossing.",
        right="A resident of Acacia Avenue asked for a crossing.",
        quote="14 Acacia Avenue, Eastfield, N12 8QR",
    ),
)
def home_address_published(subject: Subject) -> Iterator[Hit]:
    """A person may be in danger if it is known where they live."""
    taken: set[tuple[int, int]] = set()
    for passage in subject.with_digits:
        if not _ENDS_LIKE_A_POSTCODE.search(passage.text):
            continue
        for pattern in (_HOME, _NAMED_HOUSE):
            for match in pattern.finditer(passage.text):
                if (passage.index, match.end("address")) not in taken and not _is_public(passage, match):
                    taken.add((passage.index, match.end("address")))
                    yield _home(subject, passage, match)
        taken.update((passage.index, match.start("address")) for match in _HOME.finditer(passage.text))
    for passage in subject.holding(_TITLES):
        if not passage.has_digits:
            continue
        for pattern in (_NAMED, _LIVES):
            for match in pattern.finditer(passage.text):
                if (passage.index, match.start("address")) not in taken and not _is_a_site(passage, match):
                    taken.add((passage.index, match.start("address")))
                    yield _home(subject, passage, match)


def _is_public(passage: Passage, match: re.Match[str]) -> bool:
    """Whether an address with a postcode is a place with a public door, or one that is named by law."""
    start, end = passage.sentence_at(match.start())
    at, until = match.span("address")
    near = _STREET_NAME.sub(" ", passage.text[max(start, at - 120) : at] + passage.text[until:end][:60])
    if _PUBLIC_PLACE.search(near):
        return True
    # An objector's home is private even where the site is not, and so is anybody's who is said to live there.
    sentence = passage.text[start:end]
    theirs = (_OBJECTORS.search(sentence) and not _APPLICANTS.search(sentence)) or _LIVES.search(sentence)
    return not theirs and _SITE.search(f"{near} {_over(passage)}") is not None


def _is_a_site(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a door without a postcode is an applicant's or a firm's."""
    start, end = passage.sentence_at(match.start())
    sentence = passage.text[max(start, match.start() - _SENTENCE) : min(end, match.end() + _SENTENCE)]
    over = _over(passage)
    return any(
        pattern.search(words)
        for pattern, words in (
            (_PUBLIC_PLACE, _STREET_NAME.sub(" ", sentence)),
            (_APPLICANTS, sentence),
            (_WORKS, sentence),
            (_SITE, f"{sentence} {over}"),
        )
    )


def _over(passage: Passage) -> str:
    return " ".join((*passage.headings, passage.part.title))


def _home(subject: Subject, passage: Passage, match: re.Match[str]) -> Hit:
    start, end = match.span("address")
    known = _KNOWN_TO_ALL.search(passage.text, max(0, start - 80), start) is not None or (
        # A parish's letterhead, which is often its clerk's home.
        passage.index < _LETTERHEAD and any("lerk" in held.text for held in subject.passages[:_LETTERHEAD])
    )
    return hit(
        passage,
        start,
        end,
        "This looks like somebody's home address.",
        mend="Take it out, or name the street without the number, unless it is an office or a venue.",
        verdict=Verdict.CANNOT_TELL,
        severity=Severity.NOTE if known else None,
    )
