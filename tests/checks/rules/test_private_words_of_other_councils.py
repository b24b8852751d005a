"""What is public by law or custom and what is not, in papers of many councils. Numbers and places are specimens."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # What the law asks for is the description (Local Government Act 1972, section 100A(5)).
        ("The report is not for publication: it reveals the identity of an individual.", False),
        ("Appendix B is exempt, as it has details of financial or business affairs of a firm.", False),
        # Scotland, parishes and requests for information have laws of their own.
        ("Appendix B is exempt.\n\nSchedule 7A to the Local Government (Scotland) Act 1973 applies.", False),
        ("The public were excluded.\n\nPublic Bodies (Admission to Meetings) Act 1960.", False),
        # Wales has paragraphs 12 to 18.
        ("Appendix B is exempt by paragraph 14 of Part 4 of Schedule 12A.", False),
        # Named a line below, or in another paper.
        ("The press and public be excluded under Schedule 12A for the reason below:\n\nParagraph 3.", False),
        ("The public be excluded for reasons set out against each item, under Schedule 12A.", False),
        # What is said of exempt papers at large is no marking of this one.
        ("Where there is exempt information in a report it is put in an appendix.", False),
        ("Exempt items", False),
        ("This report contains exempt information.", True),
        ("Annex B is confidential.", True),
        ("RESTRICTED - Appendix 1", True),
        ("The room is restricted to members. The report is restricted to the facts.", False),
    ],
)
def test_an_exempt_marking_may_be_accounted_for_otherwise(said: str, found: bool) -> None:
    assert bool(quotes("exempt-without-paragraph", f"# Sale of land\n\n{said}")) is found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Exempt by paragraph 11 of Schedule 12A.", ["paragraph 11"]),
        ("It is exempt under Schedule 12A, Part 1, Para 10.", ["Para 10"]),
        ("Exempt by paragraph 8 of Part 1 of Schedule 7A to the Local Government (Scotland) Act 1973.", []),
        ("Cyngor Gwynedd\n\nExempt by paragraph 14 of Schedule 12A.", []),
        # Until March 2006 there were fifteen (SI 2006/88).
        ("Meeting of 3 May 2005\n\nExempt by paragraph 9 of Schedule 12A.", []),
    ],
)
def test_paragraphs_of_other_laws_and_times(said: str, found: list[str]) -> None:
    assert quotes("exempt-paragraph-unknown", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Mr Lund of 27 Elm Grove asked about the bins.", "warning"),
        ("The girl lives at Flat 3, 12 Mill Lane with her aunt.", "warning"),
        ("Mr Lund (Rose Cottage, Mill Lane, Eastfield N12 8QR) asked.", "warning"),
        ("Mrs Hill of 16 Station Road, Eastfield N12 8QR asked.", "warning"),
        ("It was at the home of Mrs Lund at 27 Elm Grove.", "warning"),
        ("Mr Lund, 27 Elm Grove: single storey rear extension. No objection.", ""),
        ("19/01388/FUL Mr Lund, 27 Elm Grove: pitched roof.", ""),
        ("Applicant: Mr Lund, 27 Elm Grove.", ""),
        ("Mr Lund of Lund & Sons, 14 Mill Lane, Eastfield N12 8QR, won the work.", ""),
        ("Mrs Hill of 2 Market Street Garage gave a price.", ""),
        ("Cllr Mrs Hill, 14 Mill Lane, Eastfield N12 8QR, was elected.", "note"),
        ("Clerk to the council\n\n2 Rowan Terrace, Eastfield, N12 8QR", "note"),
    ],
)
def test_whose_address_it_is(said: str, found: str) -> None:
    assert [finding.severity.value for finding in findings("home-address-published", said)] == (
        [found] if found else []
    )


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("(07700) 900123", True),
        ("07700.900.123", True),
        ("0044 7700 900123", True),
        ("07.10.2014 0900", False),
        ("(01632) 960123", False),
    ],
)
def test_forms_of_a_mobile_number(said: str, found: bool) -> None:
    assert bool(quotes("mobile-number-published", f"Call {said} today.")) is found


def test_an_address_with_its_sign_spelled_out() -> None:
    assert quotes("private-email-published", "Write to jo.lund [at] gmail.com.") == ["jo.lund [at] gmail.com"]
    assert quotes("private-email-published", "Write to jo.lund [at] eastfield.gov.uk.") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("NHS number 943 476 5919", "error"),
        ("Case 943 476 5919", "warning"),
        ("UTR 943 476 5919", ""),
    ],
)
def test_an_nhs_number_that_nothing_says_is_one(said: str, found: str) -> None:
    assert [finding.severity.value for finding in findings("nhs-number-published", said)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("His NI number is jg 10 37 59 a.", "error"),
        ("File LM214567C was closed.", "warning"),
        ("NINO: LM214567C", "error"),
        # A grid reference and the first letter of the next word.
        ("Grid reference TL123456 A new house.", ""),
    ],
)
def test_an_insurance_number_is_sure_where_it_is_said_to_be_one(said: str, found: str) -> None:
    assert [finding.severity.value for finding in findings("ni-number-published", said)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("said", "found"),
    [("d.o.b. 12.03.14", ["12.03.14"]), ("DOB: 4/11/09", ["4/11/09"]), ("born on page 4.11.09", [])],
)
def test_a_birthday_in_figures(said: str, found: list[str]) -> None:
    assert quotes("date-of-birth-published", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Pay Eastbank 30-94-11 account 12345678.", "warning"),
        ("S/C 30-94-11 A/C 12345678", "warning"),
        ("Bank details: 30-94-11 / 12345678", "warning"),
        ("Payment methods\n\nSort code: 30-94-11", "note"),
    ],
)
def test_a_bank_account_that_all_are_to_pay_into_is_a_note(said: str, found: str) -> None:
    assert [finding.severity.value for finding in findings("bank-account-published", said)] == [found]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("One resident of Polish Road spoke.", 0),
        ("One black bin for each household and one black bin per household.", 0),
        ("Two of the pupils moved were Roma.", 1),
        ("Three asylum-seeking children were moved.", 1),
        ("There were 3 disabled leavers.", 1),
        ("Of the nine who appealed, two were deaf.", 1),
        ("Of the nine who appealed, two were late.", 0),
    ],
)
def test_who_is_counted(said: str, found: int) -> None:
    assert len(quotes("small-count-identifies", said)) == found
