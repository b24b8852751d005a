"""What should not be public. Numbers are specimens: Ofcom's for drama, and the NHS Data Dictionary's example."""

from __future__ import annotations

import pytest

from goldenthread.checks.rules.privacy.numbers import nhs_number
from tests.checks.rules.quoting import findings, quotes
from tests.documents.word_files import word_file


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        # The example worked through in the NHS Data Dictionary: 943 476 5919.
        ("9434765919", True),
        ("943 476 5919", True),
        ("9434765918", False),
        ("1111111111", False),
        ("943476591", False),
    ],
)
def test_the_check_digit_of_an_nhs_number(digits: str, valid: bool) -> None:
    assert nhs_number(digits) is valid


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("NHS number 943 476 5919", ["943 476 5919"]),
        ("NHS number 9434765919.", ["9434765919"]),
        ("943 476 5918", []),
        ("telephone 943 476 5919", []),
        ("invoice 9434765919", []),
    ],
)
def test_an_nhs_number_is_found_by_its_check_digit(said: str, found: list[str]) -> None:
    assert quotes("nhs-number-published", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("AB 12 34 56 C", True),
        ("AB123456C", True),
        ("QQ 12 34 56 C", False),
        ("AO 12 34 56 C", False),
        ("BG 12 34 56 C", False),
        ("AB 12 34 56 E", False),
        ("AB 12 34 56", False),
        ("XAB123456C", False),
    ],
)
def test_the_form_of_a_national_insurance_number(said: str, found: bool) -> None:
    # HM Revenue & Customs, National Insurance Manual NIM39110.
    assert bool(quotes("ni-number-published", f"His number is {said}.")) is found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("DOB: 03/05/1985", True),
        ("She was born on 3 May 1985.", True),
        ("| Name | Date of birth |\n|---|---|\n| A | 3 May 1985 |", True),
        ("He was born on 12 March 1890.", False),
        ("children born on or after 1 September 2017", False),
        ("The lease began on 3 May 1985.", False),
    ],
)
def test_a_date_of_birth(said: str, found: bool) -> None:
    assert bool(quotes("date-of-birth-published", said)) is found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Mrs Jones of 14 Acacia Avenue, Eastfield, N12 8QR asked.", ["14 Acacia Avenue, Eastfield, N12 8QR"]),
        ("A letter from Flat 3, 14 Station Road, N12 8QR.", ["Flat 3, 14 Station Road, N12 8QR"]),
        ("Held at the Town Hall, 14 High Street, N12 8QR.", []),
        ("# Planning\n\nThe site, 14 Acacia Avenue, N12 8QR, is a house.", []),
        ("A resident of Acacia Avenue asked.", []),
    ],
)
def test_a_home_address(said: str, found: list[str]) -> None:
    assert quotes("home-address-published", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Call 07700 900123.", ["warning"]),
        ("Call +44 7700 900123.", ["warning"]),
        ("Call 020 7946 0123 or 0207 946 0123.", []),
        ("Call 070 1234 5678.", []),
        ("| Officer contact | 07700 900123 |\n|---|---|\n| Ward | East |", ["note"]),
        ("Reference 07700900123456.", []),
    ],
)
def test_a_mobile_number(said: str, found: list[str]) -> None:
    assert [f.severity.value for f in findings("mobile-number-published", said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("jo.bloggs@gmail.com", ["warning"]),
        ("jo@charity.org.uk", ["note"]),
        ("info@charity.org.uk", []),
        ("jo@eastfield.gov.uk and jo@school.sch.uk", []),
    ],
)
def test_a_private_email(said: str, found: list[str]) -> None:
    assert [f.severity.value for f in findings("private-email-published", f"Write to {said}.")] == found


def test_the_domains_that_may_be_published_are_a_setting() -> None:
    assert quotes("private-email-published", "Write to jo@charity.org.uk.", office_domains=("charity.org.uk",)) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("two disabled employees left", ["two disabled employees"]),
        ("1 person identified as transgender", ["1 person identified as transgender"]),
        ("six disabled employees left", []),
        ("one in four disabled people", []),
        ("two schools for disabled children", []),
        ("two referrals were deemed to meet the threshold", []),
        ("four Asian restaurants opened", []),
    ],
)
def test_a_small_count_in_a_sentence(said: str, found: list[str]) -> None:
    assert quotes("small-count-identifies", f"In the year {said}.") == found


STAFF = "| Ethnic group | Number of staff |\n|---|---|\n| White British | 71 |\n| Asian | {} |\n| Black | 12 |"


@pytest.mark.parametrize(("count", "found"), [("4", ["4"]), ("5", []), ("0", []), ("3 (4%)", ["3 (4%)"]), ("3%", [])])
def test_a_small_count_in_a_table(count: str, found: list[str]) -> None:
    assert quotes("small-count-identifies", STAFF.format(count)) == found


def test_the_least_count_is_a_setting() -> None:
    assert quotes("small-count-identifies", STAFF.format("8"), smallest_count=10) == ["8"]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Appendix B is exempt.", True),
        ("Appendix B is exempt by virtue of paragraph 3 of Schedule 12A.", False),
        ("Not for publication.", True),
        ("The public may be excluded if exempt items are taken.", False),
        ("There are no exempt items, so no exempt appendix.", False),
        ("The lease is exempt from VAT.", False),
        ("| Title | Sale |\n|---|---|\n| Status | Exempt |", True),
        ("| Title | Sale |\n|---|---|\n| Status | Public |", False),
    ],
)
def test_an_exempt_marking_names_its_paragraph(said: str, found: bool) -> None:
    assert bool(quotes("exempt-without-paragraph", f"# Sale of land\n\n{said}")) is found


def test_the_author_and_the_last_editor_of_a_word_file_are_told_once_each() -> None:
    core = "<dc:creator>Jo Bloggs</dc:creator><cp:lastModifiedBy>Anita Patel</cp:lastModifiedBy>"
    body = "<w:p><w:r><w:t>All is well.</w:t></w:r></w:p>"
    assert quotes("author-in-properties", word_file(body, core=core)) == ["Jo Bloggs", "Anita Patel"]
    office = "<dc:creator>Eastfield Borough Council</dc:creator>"
    assert quotes("author-in-properties", word_file(body, core=office)) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Report author: Jo Bloggs, 07700 900123, jo.bloggs@eastfield.gov.uk", ["note"]),
        ("| Contact | Telephone |\n|---|---|\n| Jo Bloggs | 07700 900123 |", ["note"]),
        ("Out of hours call 07700 900123.", []),
        ("Carers' line: 07700 900123 (text only).", []),
        ("Her mobile is 07700 900123.", ["warning"]),
    ],
)
def test_an_officers_mobile_is_no_more_than_a_note(said: str, found: list[str]) -> None:
    assert [finding.severity.value for finding in findings("mobile-number-published", said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Mrs Jones of 14 Mill Lane, Eastfield, N12 8QR objects to the hours.", ["14 Mill Lane, Eastfield, N12 8QR"]),
        ("The applicant, Mrs Jones of 14 Mill Lane, Eastfield, N12 8QR, asks for longer hours.", []),
        ("The site is 14 Mill Lane, Eastfield, N12 8QR.", []),
    ],
)
def test_an_objectors_home_is_private_where_the_site_is_not(said: str, found: list[str]) -> None:
    assert quotes("home-address-published", f"# Licence for the Old Mill\n\n{said}") == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Pay to sort code 20-45-45.", ["20-45-45"]),
        ("The club's bank account no. is 43218765.", ["43218765"]),
        # The registry's example of a British IBAN, and the same with a figure changed.
        ("Pay to GB29 NWBK 6016 1331 9268 19.", ["GB29 NWBK 6016 1331 9268 19"]),
        ("Pay to GB29 NWBK 6016 1331 9268 18.", []),
        ("Customer account 43218765 is overdrawn.", []),
        ("The bank holds 43218765 pounds.", []),
    ],
)
def test_a_bank_account(said: str, found: list[str]) -> None:
    assert quotes("bank-account-published", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Exempt by paragraph 8 of Part 1 of Schedule 12A.", ["paragraph 8"]),
        ("Exempt by paragraphs 1 and 9 of Schedule 12A.", ["paragraphs 1 and 9"]),
        ("Exempt by paragraph 3 of Schedule 12A.", []),
        ("Exempt by paragraph 14 of Part 4 of Schedule 12A (Wales).", []),
        ("By paragraph 10 of Part 2 of Schedule 12A the public interest is weighed.", []),
        ("See paragraph 12.4 of the exempt appendix.", []),
        ("Paragraph 9 of this report says what is exempt.", []),
    ],
)
def test_an_exempt_paragraph_that_the_law_does_not_have(said: str, found: list[str]) -> None:
    assert quotes("exempt-paragraph-unknown", said) == found


@pytest.mark.parametrize(
    ("cells", "found"),
    [(("\\*", "2"), ["2"]), (("\\*", "7"), []), (("8", "2"), []), (("<5", "3"), ["3"])],
)
def test_a_small_count_among_hidden_ones(cells: tuple[str, str], found: list[str]) -> None:
    table = "| Ward | Pupils |\n|---|---|\n| East | {} |\n| West | {} |\n\nCounts below 5 are shown as \\*."
    assert quotes("small-count-identifies", table.format(*cells)) == found
