"""Numbers that belong to one person: NHS and National Insurance numbers, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_NHS = regex(r"(?P<digits>\d(?<![\d/.,£+-]\d)(?<!\d \d)\d{2}[ \xa0-]?\d{3}[ \xa0-]?\d{4})(?![\d/%-]|[.,]\d| \d)")
_THREE_FIGURES = regex(r"\d\d\d")
_SAYS_NHS = regex(r"\bNHS\b|\bhospital (?:no|number)\b|\bpatient (?:no|number|id)\b", re.IGNORECASE)
_ANOTHER_NUMBER = regex(
    r"\b(?:tel|telephone|phone|fax|call|ring|mobile|text|minicom|ref|reference|account|invoice|order|charity|company"
    r"|registration|reg|isbn|issn|uprn|usrn|utr|vat|duns|contract|tender|application|licen[cs]e)\b[^\d]{0,25}$",
    re.IGNORECASE,
)
# As HM Revenue & Customs issues them (NIM39110): two letters of which neither is D, F, I, Q, U or V and the second not
# O, none of BG, GB, KN, NK, NT, TN, ZZ, six figures, and A, B, C or D.
_INSURANCE = regex(
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?<![A-Za-z0-9]..)(?<!BG|GB|KN|NK|NT|TN|ZZ)[ \xa0-]?"
    r"(?P<pairs>\d{2}[ \xa0-]?\d{2}[ \xa0-]?\d{2})(?P<rest>[ \xa0-]?[A-D])(?![A-Za-z0-9])"
)
_SMALL_INSURANCE = regex(r"\b[a-z]{2}[ \xa0-]?\d{2}[ \xa0-]?\d{2}[ \xa0-]?\d{2}[ \xa0-]?[a-d]\b")
_SAYS_INSURANCE = regex(r"\b(?:national insurance|NINO|N\.?I\.?\s*(?:no\.?|number|num|#))", re.IGNORECASE)
_BIRTH = regex(
    r"\b(?:date[ -]of[ -]birth|d\.?o\.?b\.?|birth ?date|born)\b\W*(?:(?:is|was|on|of)\W+)*(?:the\s+)?$", re.IGNORECASE
)
# "d.o.b. 12.03.14", which is not read as a day elsewhere, since it may be a paragraph's number.
_BIRTH_IN_FIGURES = regex(
    r"\b(?:date[ -]of[ -]birth|d\.?o\.?b\.?|born)(?:\W+(?:is|was|on))*\W{1,3}"
    r"(?P<day>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d))(?!\d)",
    re.IGNORECASE,
)
_BIRTH_HEADING = regex(r"\b(?:date of birth|d\.?o\.?b)\b", re.IGNORECASE)
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
    scope="Ten figures whose last is the check digit of the nine before it, said to be an NHS number, in text and "
    "tables. Written in threes and four, without a word of what they are, they are a warning.",
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
    for passage in subject.with_digits:
        if not _THREE_FIGURES.search(passage.text):
            continue
        for match in _NHS.finditer(passage.text):
            digits = match["digits"]
            if (
                not nhs_number(digits)
                or digits.startswith("0")
                or _ANOTHER_NUMBER.search(passage.text[max(0, match.start() - _REACH) : match.start()])
            ):
                continue
            said = _said_nearby(passage, match.start())
            if digits.isdigit() and not said:
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                "This is an NHS number: its check digit is right."
                if said
                else "This may be an NHS number: it is set out like one, and its check digit is right.",
                working="modulus 11 of the first nine figures gives the tenth",
                mend="Take it out, and tell the data protection officer if the document is already public.",
                verdict=Verdict.WRONG if said else Verdict.CANNOT_TELL,
                severity=None if said else Severity.WARNING,
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
    scope="Two letters, six figures and a letter A to D as HM Revenue & Customs issues them, in pairs or said to be a "
    "National Insurance number. Written together, without a word of what they are, they are a warning.",
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
    for passage in subject.with_digits:
        for match in _INSURANCE.finditer(passage.text):
            told = _says_insurance(passage, match.start())
            # "TL123456 A new house": a grid reference, with the first letter of the next word.
            if "".join(match["rest"].split()) != match["rest"] and match["pairs"].isdigit():
                continue
            yield _insurance(passage, match, sure=told or not match["pairs"].isdigit())
    for passage in subject.holding(("insurance n", "nino", "ni no", "ni number", "n.i.")):
        for match in _SMALL_INSURANCE.finditer(passage.text):
            if _INSURANCE.fullmatch(match.group().upper()) and _says_insurance(passage, match.start()):
                yield _insurance(passage, match, sure=True)


def _insurance(passage: Passage, match: re.Match[str], *, sure: bool) -> Hit:
    return hit(
        passage,
        match.start(),
        match.end(),
        "This has the form of a National Insurance number.",
        working="two letters that are issued, six figures, and A, B, C or D",
        mend="Take it out, and tell the data protection officer if the document is already public.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )


def _says_insurance(passage: Passage, at: int) -> bool:
    words = passage.text[max(0, at - _REACH) : at]
    if passage.grid is not None and passage.cell is not None:
        words += " " + passage.grid.heading(passage.cell.column) + " " + passage.grid.text(passage.cell.row, 0)
    return bool(_SAYS_INSURANCE.search(words))


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
    for passage in subject.dated:
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
    for passage in subject.holding(("birth", "dob", "d.o.b", "born")):
        named = [(mention.start, mention.end) for mention in subject.mentions(passage)]
        for match in _BIRTH_IN_FIGURES.finditer(passage.text):
            if not any(start < match.end("day") and match.start("day") < end for start, end in named):
                yield hit(
                    passage,
                    *match.span("day"),
                    "This is somebody's date of birth.",
                    mend="Take it out, or give an age in years if it is needed.",
                    verdict=Verdict.CANNOT_TELL,
                )


_SORT_CODE = regex(
    r"\b(?:sort[ -]?code|s/c)\b\W{0,4}(?:\w+\W{1,2}){0,2}?(?P<code>\d\d[- ]?\d\d[- ]?\d\d)(?!\d)"
    # "Lloyds 30-94-11 account 12345678"
    r"|(?<![\d-])(?P<pair>\d\d-\d\d-\d\d)\W{1,3}(?:account|acct|acc|a/c)\b\.?\s*(?:no\.?|number|num)?\W{0,4}\d{8}(?!\d)",
    re.IGNORECASE,
)
# A sort code and an account beside one another, in words about a bank.
_BOTH = regex(r"(?<![\d-])(?P<code>\d\d-\d\d-\d\d)\W{1,4}\d{8}(?!\d)")
_ACCOUNT = regex(
    r"\b(?:account|acct|acc|a/c)\.?\s*(?:no\.?|number|num)?\W{0,4}(?:is\s+)?(?P<account>\d{8})(?![\d/-])", re.IGNORECASE
)
_HOW_TO_PAY = regex(
    r"\b(?:payment (?:terms|methods?|details|options)|how to pay|bank transfer|hire (?:fee|charge)"
    r"|by BACS on receipt|to make (?:a|the|your) (?:required )?payment)",
    re.IGNORECASE,
)
_LINES_BEFORE = 5
_OF_A_BANK = regex(r"\b(?:bank|BACS|sort code)\b", re.IGNORECASE)
_IBAN = regex(r"\bGB\d\d ?[A-Z]{4}(?: ?\d){14}(?!\d)")


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
    for passage in subject.holding(("sort", "account", "acc", "a/c", "s/c", "gb", "bank")):
        text = passage.text
        if not _THREE_FIGURES.search(text) and not _SORT_CODE.search(text):
            continue
        code, account = _SORT_CODE.search(text), _ACCOUNT.search(text)
        number = next((match for match in _IBAN.finditer(text) if iban(match.group())), None)
        found = code.span("code" if code["code"] else "pair") if code else number.span() if number else None
        if found is None and _OF_A_BANK.search(text) and (both := _BOTH.search(text)):
            found = both.span("code")
        if found is None and account and _OF_A_BANK.search(text):
            found = account.span("account")
        if found:
            yield hit(
                passage,
                *found,
                "This is the number of a bank account.",
                mend="Take it out; give it on request, unless everybody is to pay into it.",
                verdict=Verdict.CANNOT_TELL,
                severity=Severity.NOTE if _to_be_paid_into(subject, passage) else None,
            )


def _to_be_paid_into(subject: Subject, passage: Passage) -> bool:
    """Whether the lines before it say how to pay, so that the account is the publisher's own."""
    before = subject.passages[max(0, passage.index - _LINES_BEFORE) : passage.index + 1]
    return any(_HOW_TO_PAY.search(words) for words in (*passage.headings, *(held.text for held in before)))
