"""The page with source and record side by side. The packs are made up."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from goldenthread.packs import read_pack
from goldenthread.packs.page import page_of

OWN = sorted((Path(__file__).parent / "own").glob("*.md"))
IDS = re.compile(r'\bid="([^"]+)"')


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_field_is_linked_to_its_words_and_they_to_it(path: Path) -> None:
    pack = read_pack(path)
    page = page_of(pack)
    ids = Counter(IDS.findall(page))
    assert [name for name, times in ids.items() if times > 1] == []
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= ids.keys()
    assert {f"w{number}" for number in range(len(pack.fields()))} <= links


def test_the_least_sure_fields_come_first() -> None:
    sure = [int(found) for found in re.findall(r'<td class="sure">(\d+)%', page_of(read_pack(OWN[0])))]
    assert sure == sorted(sure)


def test_the_page_allows_itself_nothing_but_its_own_style() -> None:
    page = page_of(read_pack(OWN[0]))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    allowed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{allowed}'" in page
    assert "<script" not in page
    assert " style=" not in page


def test_words_of_the_document_are_never_taken_for_marks() -> None:
    page = page_of(
        read_pack(b"# Minutes of the Parks Committee\n\nPresent: Cllr A <b>& Co\\</b> <script>x</script>\n", "p.md")
    )
    assert "<script" not in page


def test_a_problem_is_linked_to_its_place() -> None:
    text = (
        "# Minutes of the Parks Committee\n\n31 September 2023\n\nPresent: Cllr Ada Lamb\n\nRESOLVED that it be so.\n"
    )
    page = page_of(read_pack(text.encode(), "p.md"))
    assert re.search(
        r'There is no such day as 31 September 2023\. <span class="place"><a href="#b\d+">line 3</a>', page
    )
