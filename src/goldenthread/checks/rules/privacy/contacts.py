"""How to reach a person: private telephones and private e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_MOBILE = regex(
    r"(?<![\d+])(?:(?:\+|00)44[ \xa0-]?(?:\(0\)[ \xa0]?)?7|0[ \xa0]?7)(?:[ \xa0-]?\d){9}(?!\d)"
    r"|\(07\d{3}\)[ \xa0-]?\d{3}[ \xa0-]?\d{3}(?!\d)|(?<![\d.])07\d{3}\.\d{3}\.\d{3}(?!\.?\d)"
)
# 070 is a personal number that is diverted, 076 a pager (Ofcom, National Telephone Numbering Plan).
_NOT_MOBILE = regex(r"(?:(?:\+|00)44\D{0,4}7|\(?0\D?7)\D?[06](?<!7624)")
_EMAIL = regex(r"(?<![\w.+-])(?P<name>[\w.+'-]{1,64})@(?P<domain>[\w-]+(?:\.[\w-]+)+)(?!\w)")
# "jo [at] gmail.com", written so that no program gathers it.
_SPELLED = regex(r"\b[\w.+'-]{1,64}\s?[\[(]\s?at\s?[\])]\s?(?P<domain>[\w-]+(?:\.[\w-]+)+)(?!\w)", re.IGNORECASE)
_ANYBODYS = frozenset(
    """
    aol.co.uk aol.com blueyonder.co.uk btinternet.com btopenworld.com fsmail.net gmail.com gmx.co.uk gmx.com
    googlemail.com hotmail.co.uk hotmail.com icloud.com live.co.uk live.com mac.com mail.com me.com msn.com
    ntlworld.com o2.co.uk orange.net outlook.com plus.net proton.me protonmail.com sky.com talktalk.net
    tiscali.co.uk virginmedia.com yahoo.co.uk yahoo.com ymail.com zoho.com
    """.split()
)
_OF_AN_OFFICE = regex(
    r"(?:info|enquir\w*|inquir\w*|contact\w*|admin\w*|office\w*|hello|help\w*|support\w*|mail|post|press|media"
    r"|news\w*|secretary|clerk|booking\w*|reception|team\w*|consult\w*|feedback|complaints?|events?|training"
    r"|referrals?|services?|general|membership|chair|treasurer|editor|jobs|recruitment|foi|dpo|privacy|data\w*"
    r"|no-?reply|web\w*|customer\w*|members?|volunteer\w*|grants?|safeguarding"
    r"|licensing|planning|legal|law|estates?|sales|accounts?|hr|pensions?|property|finance|housing|care|health|parish"
    r"|policy|research|communications?|comms|parking|waste|environment\w*|advice|hub|centre|council|group|project"
    r"|marketing|lettings|surveyors?|architects?|audit|bids?|tenders?|procurement|programme)(?:[._-].*|\d*)",
    re.IGNORECASE,
)
_OFFICER = regex(
    r"\b(?:officers?|contact details|(?:report )?authors?|further information|clerk|managers?|director|head of)\b"
    r"|^\W*contacts?\s*:",
    re.IGNORECASE,
)
_DIRECTORY = regex(r"\b(?:contacts?|telephone|phone|tel|mobile)\b", re.IGNORECASE)
# A club or a parish may have its address with a provider that anybody can use.
_OF_A_BODY = regex(
    r"clerk|parish|council|friends|park|church|school|allot|scout|team|town|hall|group|assoc|club|communit|societ|trust|forum|residents|office|info|enquir",
    re.IGNORECASE,
)
_BESIDE = 120


# A line that the council itself keeps: nobody's private telephone.
_OF_A_SERVICE = regex(
    r"\b(?:work mobile|office mobile|council mobile|duty|out[- ]of[- ]hours|text (?:only|relay|line|service"
    r"|message)|texts? (?:to|on)|by text|SMS|whatsapp|helpline|hotline|press office|media (?:team|enquiries)"
    r"|emergenc(?:y|ies))\b|\(text",
    re.IGNORECASE,
)


def _is_an_officers(subject: Subject, passage: Passage, start: int, end: int) -> bool:
    """Whether it stands with an officer's contact details: in their row or column, or beside an office's e-mail."""
    near = passage.text[max(0, start - _BESIDE) : end + _BESIDE]
    if _OFFICER.search(near) or any(_is_an_offices(subject, match) for match in _EMAIL.finditer(near)):
        return True
    grid, cell = passage.grid, passage.cell
    if grid is None or cell is None:
        return False
    return any(
        pattern.search(words)
        for words in (grid.text(cell.row, 0), grid.heading(cell.column))
        for pattern in (_OFFICER, _DIRECTORY)
    )


def _is_an_offices(subject: Subject, match: re.Match[str]) -> bool:
    """Whether an e-mail address is at a domain whose addresses may be published."""
    domain = match["domain"].lower().rstrip(".")
    offices = (office.lower().lstrip(".") for office in subject.settings.office_domains)
    return any(domain == office or domain.endswith("." + office) for office in offices)


@rule(
    "mobile-number-published",
    title="A mobile telephone number",
    group="privacy",
    severity=Severity.WARNING,
    scope="Numbers that begin with 07 or +44 7 and have eleven figures. Beside an officer's contact details it is "
    "a note, since that may be an office mobile.",
    leaves_out=(
        "Numbers of offices on land lines, and 070 and 076 numbers.",
        "Mobiles that are said to be a service's or for work (text only, duty officer, out of hours).",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Call the organiser on 07700 900123.",
        right="Call the organiser on 020 7946 0123.",
        quote="07700 900123",
    ),
)
def mobile_number_published(subject: Subject) -> Iterator[Hit]:
    """A private number that is public stays so."""
    for passage in subject.holding(("7",)):
        for match in _MOBILE.finditer(passage.text):
            near = passage.text[max(0, match.start() - 50) : match.end() + 30]
            if _NOT_MOBILE.match(match.group()) or _OF_A_SERVICE.search(near):
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                "This is a mobile number, which may be a private one.",
                mend="Give the office's number, unless the mobile is meant to be public.",
                verdict=Verdict.CANNOT_TELL,
                severity=Severity.NOTE if _is_an_officers(subject, passage, match.start(), match.end()) else None,
            )


@rule(
    "private-email-published",
    title="A private e-mail address",
    group="privacy",
    severity=Severity.WARNING,
    scope="E-mail addresses outside the domains that may be published (the setting `office_domains`).",
    leaves_out=("Addresses of an office, not a person, at an organisation's own domain (info@, enquiries@, legal@).",),
    cost="None on the five documents.",
    example=Example(
        wrong="Write to the chair at jo.bloggs@gmail.com.",
        right="Write to the clerk at clerk@eastfield.gov.uk.",
        quote="jo.bloggs@gmail.com",
    ),
)
def private_email_published(subject: Subject) -> Iterator[Hit]:
    """It draws unwanted letters, and links what a person says to who they are."""
    for passage in subject.holding(("@",)):
        for match in _EMAIL.finditer(passage.text):
            domain = match["domain"].lower().rstrip(".")
            if _is_an_offices(subject, match):
                continue
            anybodys = domain in _ANYBODYS
            if not anybodys and _OF_AN_OFFICE.fullmatch(match["name"]):
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"{domain} is not a domain of a public office, so this may be a private address.",
                mend="Give an office's address, or ask whether this one may be public. Domains that may be are a "
                "setting.",
                verdict=Verdict.CANNOT_TELL,
                severity=None if anybodys and not _OF_A_BODY.search(match["name"]) else Severity.NOTE,
            )
    for passage in subject.holding(("[at]", "(at)", "[ at ]", "( at )")):
        for match in _SPELLED.finditer(passage.text):
            if match["domain"].lower() in _ANYBODYS:
                yield hit(
                    passage,
                    match.start(),
                    match.end(),
                    f"{match['domain']} is not a domain of a public office, so this may be a private address.",
                    mend="Give an office's address, or ask whether this one may be public.",
                    verdict=Verdict.CANNOT_TELL,
                )
