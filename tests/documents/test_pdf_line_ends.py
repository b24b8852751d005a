"""Lines ended on purpose, told from lines that a program wrapped, in PDFs that keep the space a line was wrapped at."""

from __future__ import annotations

import pytest

from goldenthread.documents import read_document
from tests.documents.pdf_files import by_hand

PROSE = [
    "The paths were walked in June and ",
    "every one of them was found to be ",
    "dry, so that nobody fell and the ",
    "lamps stayed lit.",
]
NAMES = ["Ann Ash", "Bob Birch", "Cal Cedar"]


def page_of(*lines: str) -> bytes:
    """A page of lines, one under another."""
    shown = " ".join(f"1 0 0 1 72 {700 - 14 * at} Tm ({line}) Tj" for at, line in enumerate(lines))
    drawn = f"BT /F1 12 Tf {shown} ET"
    return by_hand(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )


def text_of(*lines: str) -> str:
    return "\n".join(block.text for block in read_document(page_of(*lines), "page.pdf").texts())


def test_names_on_lines_of_their_own_stay_on_them() -> None:
    assert "Ann Ash\nBob Birch\nCal Cedar" in text_of(*PROSE, *NAMES)


def test_wrapped_lines_are_run_together() -> None:
    assert "walked in June and every one of them was found to be dry, so that" in text_of(*PROSE, *NAMES)


@pytest.mark.parametrize("end", ["fly-", "and/"])
def test_a_line_that_ends_in_a_hyphen_goes_on(end: str) -> None:
    assert f"so {end}tipping stopped" in text_of(*PROSE[:3], f"so {end}", "tipping stopped and ", *NAMES)


def test_where_no_line_keeps_its_space_every_end_is_a_space() -> None:
    assert "Ann Ash Bob Birch" in text_of(*(line.strip() for line in PROSE), *NAMES).replace("\n", " ")
    assert "June and every one" in text_of(*(line.strip() for line in PROSE), *NAMES)
