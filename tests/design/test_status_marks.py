"""A status is a shape, a word and a colour.

Expected values: the vocabularies of the domain (ratings, directions, pledges' and activities' statuses).
"""

import pytest
from lxml import html

from goldenthread.design.status import SHAPES, STATUSES, icon, status_mark, status_of

VOCABULARIES = {
    "ratings": ["green", "amber", "red", "no-rating"],
    "directions": ["improving", "worsening", "same", "up", "down", "no-comparison"],
    "pledges": ["not-started", "in-progress", "delivered", "kept-under-way", "at-risk", "not-delivered", "withdrawn"],
    "activities": ["not-started", "on-track", "at-risk", "late", "complete", "not-stated"],
    "risks": ["high", "medium", "low"],
    "changes": ["improvement", "concern", "special-cause", "common-cause", "not-judged"],
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_within_a_vocabulary_every_status_has_its_own_shape_and_word(name: str) -> None:
    statuses = [STATUSES[code] for code in VOCABULARIES[name]]
    assert len({status.shape for status in statuses}) == len(statuses)
    assert len({status.word for status in statuses}) == len(statuses)


@pytest.mark.parametrize("code", STATUSES)
def test_a_mark_has_a_hidden_shape_and_a_word(code: str) -> None:
    mark = html.fragment_fromstring(status_mark(code))
    [drawing] = mark.findall("svg")
    assert drawing.get("aria-hidden") == "true"
    assert mark.text_content().strip() == STATUSES[code].word
    assert STATUSES[code].shape in SHAPES


def test_an_own_word_and_a_hidden_one_are_escaped() -> None:
    mark = status_mark("red", "Missed <b>", hidden_text="Overall & all:")
    assert "Missed &lt;b&gt;" in mark
    assert "Overall &amp; all:" in mark


@pytest.mark.parametrize(("given", "word"), [("", "No rating"), (None, "No rating"), ("Green", "Green")])
def test_codes_are_read_however_they_are_written(given: str | None, word: str) -> None:
    assert status_of(given).word == word


def test_an_unknown_status_keeps_its_own_word_and_makes_no_claim() -> None:
    status = status_of("awaiting_decision")
    assert (status.word, status.tone) == ("Awaiting decision", "plain")


def test_no_mark_has_an_inline_style() -> None:
    assert all("style=" not in icon(code) for code in STATUSES)
