"""What is not a whole, right pack of one meeting is said plainly with its place; what can be read is still read.

More of the same, for what is wrong inside a pack of one meeting, is in test_problems.py. The packs are made up.
"""

from __future__ import annotations

import tracemalloc

import pytest

from goldenthread.documents import Unreadable
from goldenthread.packs import Pack, read_pack
from tests.documents.pdf_files import escaped, tagged, without_text
from tests.packs.test_problems import front, minutes

REPORT = """\
Title: {title}

Report of: Head of Parks

Wards: All

Status: Public

Officer recommendations

1. That it be noted.

1.1 The paths were walked and every one was found to be dry.
"""
AGENDA = """\
| Item | Title | Pages |
|---|---|---|
| 1 | Minutes of the last meeting | 3 - 4 |
| 2 | Paths | 5 - 8 |
| 3 | Ponds | 9 - 12 |
| 4 | Play areas | 13 - 20 |
"""


def read(text: str) -> Pack:
    return read_pack(text.encode(), "pack.md")


def told(pack: Pack) -> list[tuple[str, str]]:
    return [(problem.kind, problem.as_json()["where"]) for problem in pack.problems]


def pages(*texts: str) -> bytes:
    made = ["\n\n".join(escaped(line) for line in text.splitlines() if line) for text in texts]
    return tagged("\n#pagebreak()\n".join(made))


def whole(*titles: str) -> str:
    papers = [minutes(date="Wednesday 20 September 2023"), *(REPORT.format(title=title) for title in titles)]
    return front().partition("## Agenda")[0] + "## Agenda\n\n" + AGENDA + "\n" + "\n".join(papers)


def test_a_scan_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match=r"it is a scan.*\(OCR\)"):
        read_pack(without_text(), "scan.pdf")


def test_what_is_no_document_at_all_is_refused() -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_pack(b"", "pack.md")
    with pytest.raises(Unreadable):
        read_pack(b"\x89PNG\r\n\x1a\n" + bytes(100), "pack.pdf")


def test_a_pdf_cut_off_half_way_is_refused_as_damaged() -> None:
    data = pages(front(), minutes())
    with pytest.raises(Unreadable, match="cut off"):
        read_pack(data[: len(data) // 2], "pack.pdf")


def test_a_pack_with_all_its_papers_is_not_called_cut_off() -> None:
    assert told(read(whole("Paths", "Ponds", "Play areas"))) == []


def test_a_pack_without_its_last_papers_is_called_cut_off_and_the_rest_is_read() -> None:
    pack = read(whole("Paths"))
    assert [kind for kind, _ in told(pack)] == ["cut off"]
    assert told(pack)[0][1] == f"line {whole().splitlines().index('| 4 | Play areas | 13 - 20 |') + 1}"
    assert [report["title"] for report in pack.as_json()["reports"]] == ["Paths"]


def test_an_agenda_published_without_its_papers_is_not_called_cut_off() -> None:
    assert told(read(front().partition("## Agenda")[0] + "## Agenda\n\n" + AGENDA)) == []


def test_minutes_of_two_meetings_one_after_another_are_told_apart_without_a_page_between() -> None:
    second = "Wednesday 15 November 2023"
    text = minutes() + "\n" + minutes(date=second)
    pack = read(text)
    place = text.splitlines().index(second) + 1
    assert told(pack) == [("two sets of minutes", f"line {place}")]
    assert [made["meeting_date"] for made in pack.as_json()["more_minutes"]] == ["2023-11-15"]


def test_a_problem_in_a_pdf_is_told_with_its_page() -> None:
    pack = read_pack(pages(front(date="Thursday 18 October 2023"), minutes()), "pack.pdf")
    assert ("wrong weekday", "page 1") in told(pack)
    assert pack.as_json()["meeting"]["date"] == "2023-10-18"


def test_everything_wrong_at_once_is_told_once_each_and_the_rest_is_read() -> None:
    text = front(date="31 September 2023", substitute="Cal Nunn") + "\nThis page is intentionally left blank\n\n"
    pack = read(text + minutes(text="RESOLVED that it be so.\n\nThe motion was carried by 9 votes to 2."))
    kinds = [kind for kind, _ in told(pack)]
    assert sorted(set(kinds)) == sorted(kinds)
    assert {"impossible date", "member and substitute", "more votes than people"} <= set(kinds)
    record = pack.as_json()
    assert record["meeting"]["members"] == ["Cal Nunn", "Dee Orr"]
    assert record["minutes"]["decisions"][0]["decisions"][0]["text"] == "it be so."


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir,\n\nThank you for the 12 apples of Wednesday 18 October 2023.\n\nYours, Ada Lamb\n",
        "| Name | Goals |\n|---|---|\n| Ada | 3 |\n| Ben | 4 |\n",
        "1. Take two eggs.\n2. Whisk them.\n3. The pan was agreed to be hot.\n",
        "To be resolved: that is the question.\n\nPresent: one cat.\n",
    ],
)
def test_what_is_no_councils_document_gives_no_record(text: str) -> None:
    pack = read(text)
    assert pack.fields() == []
    assert pack.kind == "not known"
    assert pack.not_understood


def test_a_pack_of_two_thousand_pages_is_read_in_bounded_memory() -> None:
    # Reports of 1,200 characters: 100 are about 50 pages. Twice the pages take no more than twice the memory.
    walked = "".join(f"1.{n} The path was walked again and was dry.\n\n" for n in range(2, 25))
    report = REPORT.format(title="Paths") + "\n" + walked
    peaks = []
    for number in (60, 120):
        text = (front() + "\n" + report * number).encode()
        tracemalloc.start()
        pack = read_pack(text, "pack.md")
        peaks.append(tracemalloc.get_traced_memory()[1] / len(text))
        tracemalloc.stop()
        assert len(pack.as_json()["reports"]) == number
    assert peaks[1] < 1.3 * peaks[0]
    assert peaks[1] * 2_000 * 2_500 < 500 * 2**20


def test_what_is_longer_than_any_pack_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match="Split it into parts"):
        read_pack(("The path was walked and was dry. " * 40 + "\n\n").encode() * 5_000, "pack.md")
