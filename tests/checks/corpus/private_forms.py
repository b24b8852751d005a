"""More of the ways that papers give away what is private; the people, numbers and places are made up."""

from __future__ import annotations

import random

from tests.checks.corpus.seeding import Seed, seeds

_STREETS = ("Acacia Avenue", "Mill Lane", "Elm Close", "Priory Way", "The Paddocks", "St John's Gardens")


@seeds("home-address-published")
def a_door_without_a_postcode(chance: random.Random) -> Seed:
    """A person and a door, or where somebody is said to live."""
    door = f"{chance.randrange(1, 240)} {chance.choice(_STREETS)}"
    name = chance.choice(("Mrs Jones", "Mr A Patel", "Ms Okafor"))
    right, wrong = chance.choice(
        (
            (f"{name} asked for a crossing.", f"{name} of {door} asked for a crossing."),
            (f"{name}, a neighbour, asked for a crossing.", f"{name} ({door}) asked for a crossing."),
            ("The boy lives in the town with his aunt.", f"The boy lives at {door} with his aunt."),
            ("The tenant is behind with the rent.", f"The tenant of {door} is behind with the rent."),
            ("The dog is kept by a family in the town.", f"The dog is kept by the family at {door}."),
        )
    )
    return Seed(right, wrong, door)


@seeds("home-address-published")
def a_house_with_a_name(chance: random.Random) -> Seed:
    """A cottage with its lane and postcode, after a person's name."""
    house = f"{chance.choice(('Rose', 'Ivy', 'Orchard'))} Cottage, {chance.choice(_STREETS[:4])}, Eastfield N12 8QR"
    name = chance.choice(("Mrs Jones", "Mr A Patel", "Ms Okafor"))
    said = chance.choice(("{} ({}) asked about the hedge.", "{}, {}, asked about the hedge."))
    return Seed(f"{name} asked about the hedge.", said.format(name, house), house)


@seeds("mobile-number-published")
def a_mobile_in_other_forms(chance: random.Random) -> Seed:
    """Brackets, points, and the code of the country with noughts. The numbers are Ofcom's for drama."""
    last = f"{chance.randrange(1000):03d}"
    wrong = chance.choice((f"(07700) 900{last}", f"07700.900.{last}", f"0044 7700 900{last}", f"07700-900-{last}"))
    return Seed(f"Call the warden on 020 7946 0{last}.", f"Call the warden on {wrong}.", wrong)


@seeds("private-email-published")
def an_address_spelled_out(chance: random.Random) -> Seed:
    """The sign at in brackets."""
    sign = chance.choice(("[at]", "(at)", " [at] "))
    wrong = f"{chance.choice(('jo.bloggs', 'a_patel71'))}{sign}{chance.choice(('gmail.com', 'yahoo.co.uk'))}"
    return Seed("Write to the clerk at the office.", f"Write to the chair: {wrong}.", wrong)


@seeds("date-of-birth-published")
def a_birthday_in_figures(chance: random.Random) -> Seed:
    """Points or strokes, and a year of two figures."""
    sign = chance.choice(".-/")
    day = sign.join((f"{chance.randrange(1, 29):02d}", f"{chance.randrange(1, 13):02d}", f"{chance.randrange(10, 20)}"))
    said = chance.choice(("Child A (d.o.b. {}) has moved.", "DOB: {}", "Date of birth {} is on the file."))
    return Seed(said.format("withheld"), said.format(day), day)


@seeds("ni-number-published")
def an_insurance_number_that_is_said_to_be_one(chance: random.Random) -> Seed:
    """Small letters, or figures together."""
    figures = f"{chance.randrange(10**6):06d}"
    wrong = chance.choice((f"jg{figures}a", f"LM{figures}C", f"px {figures[:2]} {figures[2:4]} {figures[4:]} b"))
    said = chance.choice(("Her NI number ({}) is on the file.", "His national insurance number, {}, is wrong."))
    return Seed(said.format("withheld"), said.format(wrong), wrong)


@seeds("bank-account-published")
def an_account_in_other_forms(chance: random.Random) -> Seed:
    """Initials for the sort code, or a bank's name and two numbers."""
    code = "-".join(f"{chance.randrange(10, 99)}" for _ in range(3))
    account = f"{chance.randrange(10_000_000, 99_999_999)}"
    said = chance.choice(
        (f"Pay to S/C {code} A/C {account}.", f"Send it to Eastbank {code} account {account}.", f"S/C: {code}")
    )
    return Seed("Pay at the desk.", said, code)


@seeds("small-count-identifies")
def a_few_people_said_otherwise(chance: random.Random) -> Seed:
    """A verb between, and other words for people."""
    few, many = chance.choice((("Two", "Sixteen"), ("Three", "Nineteen"), ("2", "61")))
    said = chance.choice(
        (
            "{} of the pupils moved were Roma.",
            "{} disabled leavers spoke of stress.",
            "{} asylum-seeking children went to the school.",
            "{} candidates were from a Somali family.",
            "{} of the apprentices chosen were deaf.",
        )
    )
    return Seed(said.format(many), said.format(few), few)


@seeds("exempt-without-paragraph")
def a_confidential_appendix(chance: random.Random) -> Seed:
    """Called confidential or restricted; the counterpart gives the Schedule's words, or another country's law."""
    reason = chance.choice(
        (
            "It has information relating to the financial or business affairs of any particular person.",
            "It is exempt by paragraph 14 of Part 4 of Schedule 12A.",
            "Schedule 7A to the Local Government (Scotland) Act 1973 applies, paragraph 8.",
        )
    )
    said, quote = chance.choice(
        (
            ("Annex B is confidential, since it gives the offers.", "Annex B is confidential"),
            ("The offers are in a confidential appendix.", "confidential appendix"),
            ("RESTRICTED - Appendix 2 gives the offers.", "RESTRICTED - Appendix"),
            ("This paper contains exempt information.", "contains exempt information"),
        )
    )
    page = "# Sale of the depot\n\nThe depot is empty and is to be sold in the spring.\n\n{}\n"
    return Seed(page.format(f"{said}\n\n{reason}"), page.format(said), quote, whole=True)
