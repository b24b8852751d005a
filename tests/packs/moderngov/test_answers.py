"""Answers of modern.gov's web service are read into the records of packs. What they hold is in answers.py, made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goldenthread.cli import commands
from goldenthread.documents import Unreadable
from goldenthread.packs.opening import read_bytes
from goldenthread.packs.page import page_of

from .answers import ATTACHMENT, COMMITTEES, COUNCILLORS, MEETING, MEETINGS

OWN = ("document", "parts", "problems", "not_understood", "sources")


def read(text: str, name: str = "answer.xml") -> dict[str, Any]:
    return read_bytes(text.encode(), name).as_json()


def records(text: str) -> dict[str, Any]:
    return {key: value for key, value in read(text).items() if key not in OWN}


def test_councillors_have_their_ward_party_posts_and_terms() -> None:
    assert records(COUNCILLORS) == {
        "councillors": [
            {
                "id": "101",
                "name": "Ann Ash",
                "party": "Orchard Party",
                "key_posts": "Chair of the Allotments Committee",
                "ward": "Mill Lane",
                "terms": [{"from": "2022-05-05"}],
            },
            {"id": "102", "name": "Bob Birch", "ward": "Mill Lane"},
        ]
    }


def test_addresses_and_telephones_of_councillors_are_left_where_they_are() -> None:
    said = json.dumps(read(COUNCILLORS))
    assert not any(private in said for private in ("Quiet Street", "01234", "example.gov.uk"))


def test_meetings_stand_under_their_committee_even_in_an_envelope_of_soap() -> None:
    pack = read(MEETINGS)
    assert pack["meetings"] == [
        {
            "id": "71",
            "date": "2023-03-07",
            "time": "18:30",
            "status": "Confirmed",
            "webcast": False,
            "body": "Allotments Committee",
        },
        {"id": "72", "time": "18:30", "body": "Allotments Committee"},
    ]
    # There is no 31 February.
    assert [(left["what"], left["why"]) for left in pack["not_understood"]] == [
        ("31/02/2023", "meetingdate is not written as expected")
    ]


def test_a_meeting_gives_its_agenda_who_came_and_what_was_decided() -> None:
    found = records(MEETING)
    assert found["meeting"] == {
        "date": "2023-03-07",
        "time": "18:30",
        "venue": "The Tithe Barn",
        "id": "71",
        "status": "Confirmed",
        "minutes_published": True,
        "chair": "Ann Ash",
        "members": ["Bob Birch"],
        "substitutes": ["Cy Cole"],
    }
    assert [(item["number"], item["title"]) for item in found["agenda"]] == [("1", "Rents")]
    minutes = found["minutes"]
    assert (minutes["present"], minutes["apologies"]) == (["Ann Ash"], ["Bob Birch"])
    assert (minutes["meeting_date"], minutes["closed_at"]) == ("2023-03-07", "19:15")
    assert minutes["decisions"] == [
        {
            "item": "1",
            "decisions": [
                {"label": "(1)", "text": "the report be noted; and", "kind": "note"},
                {"label": "(2)", "text": "the rents be approved.", "kind": "approve"},
            ],
        }
    ]
    assert minutes["items"] == [{"number": "1", "title": "Rents", "text": "The Clerk set out the costs."}]


def test_of_restricted_documents_only_their_number_is_taken() -> None:
    found = read(MEETING)
    (item,) = found["agenda"]
    assert [document["title"] for document in item["documents"]] == ["Rents report"]
    assert item["restricted_documents"] == 1
    assert "arrears" not in json.dumps(found)


def test_committees_and_attachments_are_read() -> None:
    assert records(COMMITTEES) == {
        "bodies": [
            {
                "id": "7",
                "title": "Allotments Committee",
                "category": "Regulatory",
                "deleted": False,
                "expired": True,
            }
        ]
    }
    (document,) = records(ATTACHMENT)["attachments"]
    assert (document["item"], document["published"], document["meeting"]) == ("Rents", "2023-02-27", "2023-03-07")


def test_every_field_says_on_which_line_it_stands_and_in_which_words() -> None:
    source = read(COUNCILLORS)["sources"]["/councillors/0/name"]
    assert (source["line"], source["quote"]) == (10, "Councillor Ann Ash")


def test_the_page_of_source_and_record_can_be_made_of_it() -> None:
    assert "Councillor Ann Ash" in page_of(read_bytes(COUNCILLORS.encode(), "answer.xml"))


def test_html_that_is_no_xml_is_read_as_far_as_it_can_be_and_told() -> None:
    spoilt = MEETING.replace("<p>(1) the report", "<p>(1)&nbsp;the <br> report")
    found = read(spoilt)
    assert [problem["kind"] for problem in found["problems"]] == ["not well formed"]
    assert found["meeting"]["date"] == "2023-03-07"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><meeting><meetingid>&a;</meetingid></meeting>', "declares a document type"),
        ("<house><door/></house>", "XML, but none that modern.gov's web service gives"),
        ("<meeting/>", "The answer holds nothing"),
        ("no XML at all", "The file is not XML"),
        ("<meeting>" + "<a>" * 200 + "</a>" * 200 + "</meeting>", "nested too deeply"),
    ],
)
def test_what_is_no_answer_of_the_service_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(text)


def test_a_web_page_is_no_answer_of_the_service() -> None:
    page = (
        '<?xml version="1.0"?><html><body><h1>Minutes of the Pool Committee</h1><p>RESOLVED that x.</p></body></html>'
    )
    assert read(page, "minutes.html")["document"]["format"] == "html"


def test_the_command_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "councillors.xml"
    path.write_text(COUNCILLORS, encoding="utf-8")
    result = CliRunner().invoke(commands, ["import", str(path), "--json"])
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["councillors"][0]["name"] == "Ann Ash"
