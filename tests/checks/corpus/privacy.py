"""What should not be public: the people, numbers and addresses here are made up."""

from __future__ import annotations

import random

from tests.checks.corpus import private_forms
from tests.checks.corpus.seeding import Seed, seeds

KINDS = (private_forms,)
"""The modules whose functions are marked as makers of these errors too."""

_STREETS = ("Acacia Avenue", "Mill Lane", "Station Road", "St John's Gardens", "Elm Close", "Long Street", "Priory Way")
_TOWNS = ("", ", Eastfield", ", London", ", Eastfield, Northshire")
_NAMES = ("Mrs Jones", "Mr A Patel", "Ms Okafor", "the Kowalski family")


def _nhs(chance: random.Random) -> str:
    """Ten figures with their check digit: 11 less the remainder by 11 of the weighted sum; 10 is never used."""
    while True:
        digits = [chance.randrange(4, 8), *(chance.randrange(10) for _ in range(8))]
        check = (11 - sum(digit * (10 - place) for place, digit in enumerate(digits)) % 11) % 11
        if check != 10:
            return "".join(map(str, [*digits, check]))


@seeds("nhs-number-published")
def an_nhs_number(chance: random.Random) -> Seed:
    """A number whose check digit is right; its counterpart's is not."""
    digits = _nhs(chance)
    other = f"{digits[:9]}{(int(digits[9]) + 3) % 10}"
    spaced = chance.choice(("{} {} {}", "{}-{}-{}", "{}{}{}"))
    said = chance.choice(
        (
            "The patient's NHS number is {}.",
            "Her case (NHS No. {}) was read by the panel.",
            "| Name | NHS number |\n|---|---|\n| withheld | {} |",
        )
    )
    right, wrong = (spaced.format(number[:3], number[3:6], number[6:]) for number in (other, digits))
    return Seed(said.format(right), said.format(wrong), wrong)


@seeds("ni-number-published")
def an_insurance_number(chance: random.Random) -> Seed:
    """Letters that are issued; the counterpart's are those of a specimen, or of a file."""
    letters = chance.choice(("AB", "CE", "JG", "PX", "WK", "ZY", "NA"))
    figures = [f"{chance.randrange(100):02d}" for _ in range(3)]
    last = chance.choice("ABCD")
    gap = chance.choice((" ", ""))
    said = chance.choice(
        (
            "The claimant gave {} as the number.",
            "His file ({}) was sent on.",
            "| Name | Number |\n|---|---|\n| A Person | {} |",
        )
    )
    wrong = gap.join((letters, *figures, last))
    right = gap.join((chance.choice(("QQ", "BG", "DF", "UV")), *figures, last))
    return Seed(said.format(right), said.format(wrong), wrong)


@seeds("date-of-birth-published")
def a_date_of_birth(chance: random.Random) -> Seed:
    """A birthday in full; the counterpart gives the day something else happened."""
    month = chance.choice(("January", "March", "July", "October"))
    day = f"{chance.randrange(1, 29)} {month} {chance.randrange(1940, 2014)}"
    right, wrong = chance.choice(
        (
            ("The applicant moved here on {}.", "The applicant (date of birth {}) moved here."),
            ("Her lease began on {}.", "She was born on {}."),
            ("The file was opened on {}.", "DOB: {}"),
            ("| Case | Opened |\n|---|---|\n| One | {} |", "| Case | Date of birth |\n|---|---|\n| One | {} |"),
        )
    )
    return Seed(right.format(day), wrong.format(day), day)


def _postcode(chance: random.Random) -> str:
    area, end = chance.choice(("N", "NW", "B", "LS", "CF")), chance.choice(("QR", "BD", "ET", "LW"))
    return f"{area}{chance.randrange(1, 20)} {chance.randrange(1, 9)}{end}"


@seeds("home-address-published")
def a_home_address(chance: random.Random) -> Seed:
    """A house with its number and postcode; the counterpart is a place with a public door, or the street alone."""
    number, street = chance.randrange(1, 240), chance.choice(_STREETS)
    flat = chance.choice(("", "", f"Flat {chance.randrange(1, 20)}, "))
    address = f"{flat}{number} {street}{chance.choice(_TOWNS)}, {_postcode(chance)}"
    name = chance.choice(_NAMES)
    right, wrong = chance.choice(
        (
            (f"Events are held at the library, {address}.", f"A complaint came from {name} of {address}."),
            (f"{name} of {street} asked for a crossing.", f"{name} ({address}) asked for a crossing."),
            (f"Papers can be seen at the civic centre, {address}.", f"A letter came from the tenant of {address}, "
                "about noise."),
            (f"| Venue | Where |\n|---|---|\n| Hall | Church hall, {address} |", "| Name | Where |\n|---|---|\n| "
                f"{name} | {address} |"),
        )
    )  # fmt: skip
    return Seed(right, wrong, address)


@seeds("mobile-number-published")
def a_mobile(chance: random.Random) -> Seed:
    """Numbers that Ofcom keeps for drama: 07700 900000 to 900999, and 020 7946 0000 to 0999 for the office."""
    last = f"{chance.randrange(1000):03d}"
    wrong = chance.choice((f"07700 900{last}", f"07700900{last}", f"+44 7700 900{last}", f"0770 0900 {last}"))
    said = chance.choice(
        (
            "Call the warden on {}.",
            "- Tel: {}",
            "The organiser ({}) will open the hall.",
            "| Warden | Telephone |\n|---|---|\n| East | {} |",
        )
    )
    return Seed(said.format(f"020 7946 0{last}"), said.format(wrong), wrong)


@seeds("private-email-published")
def a_private_address(chance: random.Random) -> Seed:
    """An address at a provider that anybody may use; the counterpart is an office's."""
    name = chance.choice(("jo.bloggs", "a_patel71", "eastfield.choir", "m-okafor"))
    domain = chance.choice(("gmail.com", "hotmail.co.uk", "yahoo.co.uk", "btinternet.com", "outlook.com", "icloud.com"))
    right = chance.choice((f"{name}@eastfield.gov.uk", "info@eastfieldchoir.org.uk", "bookings@thehall.co.uk"))
    said = chance.choice(("Write to the chair at {}.", "- E-mail: {}", "The choir ({}) meets weekly."))
    return Seed(said.format(right), said.format(f"{name}@{domain}"), f"{name}@{domain}")


@seeds("small-count-identifies")
def a_few_people(chance: random.Random) -> Seed:
    """One to four people with a characteristic; the counterpart has more."""
    few = chance.choice(("one", "two", "three", "four", "2", "3"))
    many = chance.choice(("twelve", "nineteen", "14", "61"))
    said = chance.choice(
        (
            "Of those who left, {} disabled employees spoke of stress.",
            "Since then {} transgender pupils changed school.",
            "The hostel housed {} people who are asylum seekers.",
            "At the school {} pupils were from Gypsy families.",
            "Of the apprentices, {} Muslim staff asked for a room to pray in.",
            "The club has {} members of staff with a learning disability or who are deaf.",
        )
    )
    return Seed(said.format(many), said.format(few), few)


@seeds("small-count-identifies")
def a_few_people_in_a_table(chance: random.Random) -> Seed:
    """A small cell in a table by ethnicity, religion or disability."""
    heading, names = chance.choice(
        (
            ("Ethnic group", ("White British", "Asian", "Black", "Chinese")),
            ("Religion or belief", ("Christian", "Muslim", "Hindu", "Jewish")),
            ("Sexual orientation", ("Gay", "Bisexual", "Lesbian")),
        )
    )
    counts = [chance.randrange(12, 90) for _ in names]
    few = list(counts)
    few[chance.randrange(len(names))] = chance.randrange(1, 5)

    def table(numbers: list[int]) -> str:
        rows = "\n".join(f"| {name} | {number} |" for name, number in zip(names, numbers, strict=True))
        return f"| {heading} | Number of staff |\n|---|---|\n{rows}"

    return Seed(table(counts), table(few), next(str(a) for a, b in zip(few, counts, strict=True) if a != b))


_REPORT = """# Sale of the depot

| Title | Sale of the depot |
|---|---|
| Report of | Head of Property |
| Wards | East |
| Status | {} |

The depot is empty. {}
"""


@seeds("exempt-without-paragraph")
def an_exempt_report(chance: random.Random) -> Seed:
    """Marked as exempt, with and without the paragraph."""
    number = chance.choice((1, 3, 5, 7))
    reason = chance.choice(
        (
            f"by virtue of paragraph {number} of Part 1 of Schedule 12A to the Local Government Act 1972",
            f"under paragraph {number} of Schedule 12A",
        )
    )
    status, said, quote = chance.choice(
        (
            ("Public", "Appendix B is exempt{}.", "Appendix B is exempt"),
            ("Public", "The offers are in an exempt appendix{}.", "exempt appendix"),
            ("Public", "Appendix A is not for publication{}.", "ot for publication"),
            ("Exempt", "The offers are below and are exempt{}.", "Exempt"),
            ("Public with exempt appendix", "The offers are kept back{}.", "xempt"),
            (
                "Public",
                "The press and public are excluded for this item: exclusion of the press and public{}.",
                "exclusion of the press and public",
            ),
        )
    )  # fmt: skip
    return Seed(
        _REPORT.format(status, said.format(f" {reason}")), _REPORT.format(status, said.format("")), quote, whole=True
    )


@seeds("author-in-properties")
def an_author(chance: random.Random) -> Seed:
    """A person's name, or an office's, in the front matter or the head of a page."""
    name = chance.choice(("Jo Bloggs", "Patel, Anita", "m.okafor", "Clarke J"))
    office = chance.choice(("Eastfield Borough Council", "Performance Team", "Democratic Services"))
    form = chance.choice(
        (
            "---\nauthor: {}\n---\n\n# Parks\n\nThe parks are open.\n",
            "<html lang='en'><head><title>Parks</title><meta name='author' "
            "content='{}'></head><body><h1>Parks</h1><p>Open.</p></body></html>",
        )
    )
    return Seed(form.format(office), form.format(name), name, whole=True)


@seeds("home-address-published")
def an_objectors_address(chance: random.Random) -> Seed:
    """An objector's home in a report on somebody else's site; the counterpart is the applicant's."""
    number, street = chance.randrange(1, 240), chance.choice(_STREETS)
    address = f"{number} {street}, Eastfield, N12 8QR"
    name = chance.choice(("Mr A Patel", "Mrs Jones", "Ms Okafor"))
    said = "# Licence for the Old Mill\n\nDate: 3 March 2021\n\n{}\n"
    right = said.format(f"The applicant, {name} of {address}, asks for longer hours.")
    wrong = said.format(f"A letter came from {name} of {address}, who asks for shorter hours.")
    return Seed(right, wrong, address, whole=True)


@seeds("bank-account-published")
def a_bank_account(chance: random.Random) -> Seed:
    """A sort code, an account number of a bank, an IBAN; the counterpart has another number or none."""
    code = "-".join(f"{chance.randrange(10, 99)}" for _ in range(3))
    account = f"{chance.randrange(10_000_000, 99_999_999)}"
    # The IBAN is the registry's own example for the United Kingdom (SWIFT IBAN registry).
    right, wrong, quote = chance.choice(
        (
            ("Pay at the desk.", f"Pay to sort code {code}, account number {account}.", code),
            ("Pay by card.", f"Pay into the club's bank (account no. {account}).", account),
            (
                "| Club | Pays |\n|---|---|\n| Choir | by card |",
                f"| Club | Pays |\n|---|---|\n| Choir | Sort code: {code} |",
                code,
            ),
            (
                "Quote invoice 43218765 when paying.",
                "Pay to GB29 NWBK 6016 1331 9268 19.",
                "GB29 NWBK 6016 1331 9268 19",
            ),
        )
    )
    return Seed(right, wrong, quote)


@seeds("exempt-paragraph-unknown")
def a_paragraph_that_is_not_there(chance: random.Random) -> Seed:
    """A number above seven; the counterpart is one to seven, or one of those for Wales."""
    number, wrong = chance.randrange(1, 8), chance.choice((8, 9, 10, 13, 22))
    said = chance.choice(
        (
            "Appendix B is exempt under {} of Part 1 of Schedule 12A to the Local Government Act 1972.",
            "The public may be kept out by {} of Schedule 12A.",
            "Appendix 2 (exempt, {}) gives the offers.",
        )
    )
    name = chance.choice(("paragraph", "para", "paragraph no."))
    return Seed(said.format(f"{name} {number}"), said.format(f"{name} {wrong}"), f"{name} {wrong}")


@seeds("small-count-identifies")
def a_count_among_hidden_ones(chance: random.Random) -> Seed:
    """A small count in a table of which others are hidden; the counterpart hides it too."""
    sign, note = chance.choice((("*", "Counts below 5 are shown as \\*."), ("<5", "Fewer than 5 is shown as <5.")))
    mark = sign.replace("*", "\\*")
    count = chance.randrange(1, 5)
    head = "| Ward | Pupils moved | Pupils settled |\n|---|---|---|"
    table = f"{head}\n| East | {mark} | 12 |\n| West | {{}} | 9 |\n| Hill | 8 | 7 |"
    said = f"{table}\n\n{note}"
    return Seed(said.format(mark), said.format(count), str(count))
