"""Numbers that belong to one person: NHS and National Insurance numbers, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject

_NHS = re.compile(r"(?<![\d/.,£+-])(?<!\d )(?P<digits>\d{3}[ \xa0-]?\d{3}[ \xa0-]?\d{4})(?![\d/%-]|[.,]\d| \d)")
_THREE_FIGURES = re.compile(r"\d\d\d")
_SAYS_NHS = re.compile(r"\bNHS\b|\bhospital (?:no|number)\b|\bpatient (?:no|number|id)\b", re.IGNORECASE)
_ANOTHER_NUMBER = re.compile(
    r"\b(?:tel|telephone|phone|fax|call|ring|mobile|text|minicom|ref|reference|account|invoice|order|charity|company"
    r"|registration|reg|isbn|issn|uprn|usrn|contract|tender|application|licen[cs]e)\b[^\d]{0,25}$",
    re.IGNORECASE,
)
# As HM Revenue & Customs issues them (NIM39110): two letters of which neither is D, F, I, Q, U or V and the second not
# O, none of BG, GB, KN, NK, NT, TN, ZZ, six figures, and A, B, C or D.
_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN"
    r"|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?P<gap>[ \xa0-]?)\d{2}[ \xa0-]?\d{2}[ \xa0-]?\d{2}"
    r"[ \xa0-]?[A-D](?![A-Za-z0-9])"
)
_BIRTH = re.compile(
    r"\b(?:date[ -]of[ -]birth|d\.?o\.?b\.?|birth ?date|born)\b\W*(?:(?:is|was|on|of)\W+)*(?:the\s+)?$", re.IGNORECASE
)
_BIRTH_HEADING = re.compile(r"\b(?:date of birth|d\.?o\.?b)\b", re.IGNORECASE)
_OLDEST = 1925
# As far back as the words may stand that call a day somebody's date of birth.
_REACH = 60


def nhs_number(digits: str) -> bool:
    """Whether ten figures are an NHS number: the last checks the others (NHS Data Dictionary, modulus 11)."""
    plain = [int(digit) for digit in digits if digit.isdigit()]
    if len(plain) != 10 or len(set(plain)) == 1:
        return False
    check = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), plain, strict=False)) % 11
    return check != 10 and check % 11 == plain[9]


@rule(
    "nhs-number-published",
    title="An NHS number",
    group="privacy",
    severity=Severity.ERROR,
    scope="Ten figures whose last is the check digit of the nine before it, written in threes and four or said "
    "to be an NHS number, in text and tables.",
    leaves_out=("Telephone numbers, and ten figures together that nothing says are an NHS number.",),
    cost="None on the five documents.",
    example=Example(
        wrong="The patient (NHS number 943 476 5919) was moved to a care home.",
        right="The patient was moved to a care home.",
        quote="943 476 5919",
    ),
)
def nhs_number_published(subject: Subject) -> Iterator[Hit]:
    """It leads to one person's health record, and must never be public."""
    for passage in subject.passages:
        if not _THREE_FIGURES.search(passage.text):
            continue
        for match in _NHS.finditer(passage.text):
            digits = match["digits"]
            if (
                not nhs_number(digits)
                or digits.startswith("0")
                or _ANOTHER_NUMBER.search(passage.text[: match.start()])
            ):
                continue
            if digits.isdigit() and not _said_nearby(passage, match.start()):
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                "This is an NHS number: its check digit is right.",
                working="modulus 11 of the first nine figures gives the tenth",
                mend="Take it out, and tell the data protection officer if the document is already public.",
            )


def _said_nearby(passage: Passage, at: int) -> bool:
    words = passage.text[max(0, at - 120) : at + 40]
    if passage.grid is not None and passage.cell is not None:
        words += " " + passage.grid.heading(passage.cell.column) + " " + passage.grid.text(passage.cell.row, 0)
    return bool(_SAYS_NHS.search(words))


@rule(
    "ni-number-published",
    title="A National Insurance number",
    group="privacy",
    severity=Severity.ERROR,
    scope="Two letters, six figures and a letter A to D as HM Revenue & Customs issues them, with or without spaces.",
    leaves_out=("Letters that are never issued, such as those of a specimen (QQ 12 34 56 C).",),
    cost="None on the five documents.",
    example=Example(
        wrong="The claimant's number is AB 12 34 56 C.",
        right="The claimant's number is withheld.",
        quote="AB 12 34 56 C",
    ),
)
def ni_number_published(subject: Subject) -> Iterator[Hit]:
    """With a name it is enough to steal a person's identity."""
    for passage in subject.passages:
        for match in _INSURANCE.finditer(passage.text):
            yield hit(
                passage,
                match.start(),
                match.end(),
                "This has the form of a National Insurance number.",
                working="two letters that are issued, six figures, and A, B, C or D",
                mend="Take it out, and tell the data protection officer if the document is already public.",
            )


@rule(
    "date-of-birth-published",
    title="A date of birth",
    group="privacy",
    severity=Severity.WARNING,
    scope="A day with its year after “date of birth”, “DOB” or “born”, or under a heading that says so.",
    leaves_out=("People born before 1925, whom a name or a plaque remembers.",),
    cost="None on the five documents.",
    example=Example(
        wrong="Her son (date of birth 3 May 2011) was placed with his aunt.",
        right="Her son was placed with his aunt.",
        quote="3 May 2011",
    ),
)
def date_of_birth_published(subject: Subject) -> Iterator[Hit]:
    """With a name or a street it says who somebody is."""
    for passage in subject.passages:
        for mention in subject.mentions(passage):
            day = mention.date
            if day is None or day.year < _OLDEST:
                continue
            grid, cell = passage.grid, passage.cell
            under = grid is not None and cell is not None and _BIRTH_HEADING.search(grid.heading(cell.column))
            beside = (
                grid is not None
                and cell is not None
                and cell.column
                and _BIRTH_HEADING.search(grid.text(cell.row, cell.column - 1))
            )
            if under or beside or _BIRTH.search(passage.text[max(0, mention.start - _REACH) : mention.start]):
                yield hit(
                    passage,
                    mention.start,
                    mention.end,
                    "This is somebody's date of birth.",
                    mend="Take it out, or give an age in years if it is needed.",
                    verdict=Verdict.CANNOT_TELL,
                )


_SORT_CODE = re.compile(
    r"\bsort[ -]?code\b\W{0,4}(?:\w+\W{1,2}){0,2}?(?P<code>\d\d[- ]?\d\d[- ]?\d\d)(?!\d)", re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"\b(?:account|acct|a/c)\s*(?:no\.?|number|num)?\W{0,4}(?:is\s+)?(?P<account>\d{8})(?![\d/-])", re.IGNORECASE
)
_IBAN = re.compile(r"\bGB\d\d ?[A-Z]{4}(?: ?\d){14}(?!\d)")


def iban(text: str) -> bool:
    """Whether letters and figures are an IBAN: rearranged and read as a number, 97 leaves 1 (ISO 13616)."""
    plain = text.replace(" ", "")
    return int("".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])) % 97 == 1


@rule(
    "bank-account-published",
    title="The number of a bank account",
    group="privacy",
    severity=Severity.WARNING,
    scope="A sort code with six figures, an account number of eight beside a sort code, and a British IBAN whose check "
    "figures are right, in text and tables.",
    leaves_out=("Eight figures that nothing says are a bank account.",),
    cost="None on the five documents.",
    example=Example(
        wrong="Pay the deposit to sort code 20-45-45, account number 43218765.",
        right="The solicitor will say where to pay the deposit.",
        quote="20-45-45",
    ),
)
def bank_account_published(subject: Subject) -> Iterator[Hit]:
    """It is what a thief needs for a false invoice or a direct debit."""
    for passage in subject.holding(("sort", "account", "acct", "a/c", "gb")):
        text = passage.text
        if not _THREE_FIGURES.search(text) and not _SORT_CODE.search(text):
            continue
        code, account = _SORT_CODE.search(text), _ACCOUNT.search(text)
        number = next((match for match in _IBAN.finditer(text) if iban(match.group())), None)
        found = code.span("code") if code else number.span() if number else None
        if found is None and account and re.search(r"\bbank\b", text, re.IGNORECASE):
            found = account.span("account")
        if found:
            yield hit(
                passage,
                *found,
                "This is the number of a bank account.",
                mend="Take it out; give it on request, unless everybody is to pay into it.",
                verdict=Verdict.CANNOT_TELL,
            )
