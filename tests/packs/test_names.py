"""People as minutes name them. The names are made up."""

from __future__ import annotations

import pytest

from goldenthread.packs.names import Roll, people_in
from goldenthread.packs.people_named import marked, people_named
from goldenthread.packs.run_on import taken_apart


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cllrs A Smith (Chair), B. Jones and C O'Neill", ["A Smith", "B. Jones", "C O'Neill"]),
        ("Cllrs Vane, Hall, Lane and Orme-Lee", ["Vane", "Hall", "Lane", "Orme-Lee"]),
        ("Y Cynghorwyr Aled ap Dafydd a Mair Jones", ["Aled ap Dafydd", "Mair Jones"]),
        ("Comhairleoir Seán Ó Briain agus Cllr M. Ní Dhálaigh", ["Seán Ó Briain", "M. Ní Dhálaigh"]),
        ("Alderman J Tait; Councillors Bunting and de Burca", ["J Tait", "Bunting", "de Burca"]),
        ("The Mayor (Councillor Abel Frost) in the Chair", ["Abel Frost"]),
        ("Councillor Ann Ash, Chairman; Councillor Bob Birch MBE", ["Ann Ash", "Bob Birch"]),
        ("Councillor Ann Ash (Chair) Councillor Bob Birch", ["Ann Ash", "Bob Birch"]),
        ("Mr J Green, Mrs P. Hall", ["J Green", "P. Hall"]),
        ("None", []),
        ("Three members of the public", []),
        ("Head of Governance", []),
    ],
)
def test_a_list_names_these_people(text: str, names: list[str]) -> None:
    assert [person.name for person in people_in(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cllr Bird declared an interest, and Cllr Rich did not.", ["Bird", "Rich"]),
        ("Councillors Lee, Shah and O'Neill asked whether it was so.", ["Lee", "Shah", "O'Neill"]),
        ("Councillor Reed's item was put. Cllr Drake PROPOSED it.", ["Reed", "Drake"]),
        ("The councillors agreed.", []),
    ],
)
def test_running_text_names_these_people(text: str, names: list[str]) -> None:
    assert [person.name for person in people_named(text)] == names


def test_a_naming_is_marked_title_and_all() -> None:
    assert marked("Moved by Cllr Ann Ash, seconded by Cllr Birch.")[0] == "Moved by <0>, seconded by <1>."


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("Gurney", "Lia Gurney"),
        ("A Smith", "Ann Smith"),
        ("J. Smith", "John Smith"),
        ("Smith", "Smith"),
        ("LG", "Lia Gurney"),
        ("Nobody", "Nobody"),
    ],
)
def test_a_surname_or_initials_stand_for_the_one_person_they_fit(said: str, full: str) -> None:
    assert Roll(["Lia Gurney", "John Smith", "Ann Smith"]).full(said) == full


def test_names_run_together_are_taken_apart_by_those_known_elsewhere() -> None:
    known = frozenset({"Lia Bee Gurney"})
    people = taken_apart("Ann Ash Lia Bee Gurney Bob Birch", lambda: known)
    assert [person.name for person in people] == ["Ann Ash", "Lia Bee Gurney", "Bob Birch"]
