"""Arrows, ticks and boxes that Word keeps as letters of a symbol font."""

import pytest

from goldenthread.documents import read_document
from tests.documents.word_files import paragraph, run, word_file


def symbol(font: str, code: str) -> str:
    """A sign put in by Word's own dialogue."""
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


# By the character maps of the fonts.
@pytest.mark.parametrize(
    ("font", "code", "looks"),
    [
        ("Wingdings", 0xE9, "↑"),
        ("Wingdings", 0xEA, "↓"),
        ("Wingdings", 0xFC, "✓"),
        ("Wingdings", 0xFE, "☑"),
        ("Wingdings 2", 0xA3, "☐"),
        ("Wingdings 3", 0x70, "▲"),
        ("Webdings", 0x36, "▼"),
        ("Symbol", 0xB3, "≥"),
        ("Symbol", 0xA3, "≤"),
    ],
)
def test_a_sign_is_read_as_it_looks_whether_put_in_or_typed(font: str, code: int, looks: str) -> None:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    for written in (
        symbol(font, f"F0{code:02X}"),
        symbol(font, f"{code:02X}"),
        run(chr(code), fonts),
        run(chr(0xF000 + code), fonts),
    ):
        document = read_document(word_file(paragraph("was ", written, " now")))
        assert document.text == f"was {looks} now"
        assert not document.unread


def test_a_sign_whose_look_is_not_known_is_said_not_to_be_read() -> None:
    document = read_document(word_file(paragraph("a ", symbol("Wingdings", "F024"), run("b"))))
    assert document.text == "a \ufffdb"
    assert [item.what for item in document.unread] == ["a sign of the font Wingdings"]


def test_letters_of_any_other_font_are_themselves() -> None:
    words = run("café £5 ≥ 4", '<w:rFonts w:ascii="Arial"/>')
    assert read_document(word_file(paragraph(words, symbol("Arial", "00A3")))).text == "café £5 ≥ 4£"
