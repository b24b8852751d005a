"""Patterns that are compiled when they are first used, against the standard library's."""

from __future__ import annotations

import re

import pytest

from goldenthread.patterns import regex

TEXT = "Red 4, amber 11 and green 120"


@pytest.mark.parametrize("words", [r"\d+", r"(?P<colour>red|amber)\s(\d+)", r"blue"])
def test_it_finds_what_a_compiled_pattern_finds(words: str) -> None:
    ours, theirs = regex(words, re.IGNORECASE), re.compile(words, re.IGNORECASE)
    for method in ("search", "match", "fullmatch"):
        found, expected = getattr(ours, method)(TEXT, 4), getattr(theirs, method)(TEXT, 4)
        assert (found and (found.span(), found.groupdict())) == (expected and (expected.span(), expected.groupdict()))
    assert [found.span() for found in ours.finditer(TEXT)] == [found.span() for found in theirs.finditer(TEXT)]
    assert (ours.findall(TEXT), ours.split(TEXT)) == (theirs.findall(TEXT), theirs.split(TEXT))
    assert (ours.sub("-", TEXT), ours.subn("-", TEXT)) == (theirs.sub("-", TEXT), theirs.subn("-", TEXT))
    assert (ours.pattern, ours.groups, ours.flags) == (theirs.pattern, theirs.groups, theirs.flags)


def test_it_reads_bytes_too() -> None:
    assert regex(rb"\d+").findall(b"4 of 11") == [b"4", b"11"]


def test_a_pattern_that_is_none_fails_when_it_is_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_can_be_told_apart_in_a_message_before_and_after_its_use() -> None:
    pattern = regex("a+")
    assert repr(pattern) == "regex('a+')"
    assert pattern.search("caat")
    assert repr(pattern) == "regex('a+')"
