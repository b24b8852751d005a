"""A PDF's page read quickly is the page read thoroughly: the same pieces of text, in the same places, and lines."""

from __future__ import annotations

import playa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playa.page import Page

from goldenthread.documents.building import Builder
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import DEFAULT
from goldenthread.documents.pdf.faces import Unusual
from goldenthread.documents.pdf.pages import NOT_FORESEEN, read_quickly, read_sheet, read_thoroughly
from goldenthread.documents.pdf.sheets import Sheet
from goldenthread.documents.pdf.tokens import string
from tests.documents.pdf_files import by_hand, tagged, untagged

SOURCE = """= A heading
Words with *bold*, _slanted_ and a raised#super[1] mark; fi ffi, (brackets) and \\\\ strokes. Áé – “quoted”.
#set par(justify: true)
#lorem(120)
#table(columns: 3, table.header[A][B][C], [1,234], [(5)], [77.0%], table.cell(colspan: 2)[wide], [x])
#rotate(90deg)[On its side] #line(length: 40pt) #rect(width: 50pt, height: 1pt, fill: black)
#footnote[A note.] #text(tracking: 4pt)[spread] #math.equation(alt: "x", $x^2$)
"""


def places(sheet: Sheet, name: str) -> list[float]:
    return [each for piece in getattr(sheet, name) for each in (*piece.box, piece.baseline, piece.size)]


def same(one: Sheet, other: Sheet) -> None:
    for name in ("pieces", "artifacts", "loose"):
        both = [[(piece.text, piece.bold, piece.italic) for piece in getattr(sheet, name)] for sheet in (one, other)]
        assert both[0] == both[1]
        assert places(one, name) == pytest.approx(places(other, name), abs=1e-6, rel=1e-9)
    for key in one.marked.keys() | other.marked.keys():
        assert [each.text for each in one.marked.get(key, [])] == [each.text for each in other.marked.get(key, [])]
    assert [rule.across for rule in one.rules] == [rule.across for rule in other.rules]
    for rule, twin in zip(one.rules, other.rules, strict=True):
        assert (rule.at, rule.start, rule.end) == pytest.approx((twin.at, twin.start, twin.end), abs=1e-6, rel=1e-9)
    assert (one.images, one.characters, one.unclear) == (other.images, other.characters, other.unclear)


@pytest.mark.parametrize("make", [tagged, untagged])
def test_a_document_is_the_same_both_ways(make) -> None:  # type: ignore[no-untyped-def]
    file = playa.parse(make(SOURCE))
    faces: dict[int, object] = {}
    for page in file.pages:
        quick = read_quickly(page, Builder(DEFAULT), faces)  # type: ignore[arg-type]
        assert quick.characters > 500
        same(read_thoroughly(page, Builder(DEFAULT)), quick)


# --- Pages written by hand

WIDTHS = " ".join(str(300 + 7 * (code % 40)) for code in range(32, 256))
FONT = (
    f"<< /Type /Font /Subtype /TrueType /BaseFont /ABC+Made-Bold /FirstChar 32 /LastChar 255 /Widths [{WIDTHS}] "
    "/Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /ABC+Made-Bold /Flags 32 "
    "/Ascent 800 /Descent -200 /FontBBox [0 -200 1000 800] >> >>"
)


def page_of(content: str, form: str = "", rotate: int = 0) -> Page:
    """A page with this content, a font /F1 of one byte a letter, a form /X1 and a graphics state /G1."""
    file = by_hand(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate {rotate} /Contents 4 0 R /Resources "
        "<< /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> /ExtGState << /G1 << /CA 1 >> >> "
        "/Properties << /P1 << /MCID 7 >> >> >> >>",
        f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream",
        FONT,
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 5 6] /Length {len(form)} >>\n"
        f"stream\n{form}\nendstream",
    )
    parsed = playa.parse(file)
    page = next(iter(parsed.pages))
    page.held = parsed  # a page knows its file by a weak reference only
    return page


def both(content: str, form: str = "", rotate: int = 0) -> Sheet:
    page = page_of(content, form, rotate)
    quick = read_quickly(page, Builder(DEFAULT), {})
    same(read_thoroughly(page, Builder(DEFAULT)), quick)
    return quick


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("BT /F1 10 Tf 50 700 Td (Plain) Tj ET", ["Plain"]),
        ("BT /F1 10 Tf 50 700 Td [(Ke)-20(rn)15(ed)] TJ 0 -12 Td (below) Tj ET", ["Kerned", "below"]),
        ("BT /F1 10 Tf 50 700 Td [(two)-400(words)-2000(apart)] TJ ET", ["two words", "apart"]),
        ("BT /F1 10 Tf 50 700 Td [-2000(indented)] TJ (on) Tj ET", ["indented", "on"]),
        ("BT /F1 10 Tf 12 TL 50 700 Td (one) Tj T* (two) Tj (three) ' ET", ["one", "two", "three"]),
        ("BT /F1 10 Tf 50 700 TD (a) Tj 3 -14 TD (b) Tj T* (c) Tj ET", ["a", "b", "c"]),
        ("BT /F1 9 Tf 2 Tc 5 Tw 80 Tz 3 Ts 1 0 0 1 20 30 Tm (a b ) Tj (c) Tj ET", ["a b ", "c"]),
        ("BT /F1 1 Tf 12 0 0 12 20 30 Tm <48656C6C6F> Tj [<4865>-3<6C6C>2<6F>] TJ ET", ["Hello", "Hello"]),
        ("BT /F1 10 Tf 0 1 -1 0 50 60 Tm (upright) Tj [(up)-300(right)] TJ ET", ["upright", "upright"]),
        (r"BT /F1 10 Tf (a\(b\)c \101\0552 \\ (in) \q) Tj ET", ["a(b)c A-2 \\ (in) q"]),
        ("q .5 0 0 -.5 10 700 cm BT /F1 20 Tf (small) Tj ET Q BT (none) Tj ET", ["small"]),
        ("/P <</MCID 3>> BDC BT /F1 9 Tf (m) Tj ET EMC /P /P1 BDC BT /F1 9 Tf (n) Tj ET EMC", ["m", "n"]),
        ("/Artifact <</Type /Pagination>> BDC BT /F1 9 Tf (foot) Tj ET EMC", ["foot"]),
        ("/Span <</ActualText (said)>> BDC BT /F1 9 Tf (sh) Tj (own) Tj ET EMC BT (x) Tj ET", ["said", "x"]),
        ("/A <</MCID 1>> BDC /Artifact BMC BT /F1 9 Tf (in) Tj ET EMC BT (on) Tj ET EMC", ["in", "on"]),
        ("BT /F1 9 Tf 5 5 Td ET q /X1 Do Q BT (after) Tj ET", ["inside", "after"]),
        ("/G1 gs 1 0 0 rg 2 w [3 2] 0 d /F1 9 Tf BT <61 6 2> Tj ET 0 g", ["ab", "b"][:1]),
    ],
)  # fmt: skip
def test_text_is_shown_by_every_operator(content: str, words: list[str]) -> None:
    sheet = both(content, "BT 3 4 Td (inside) Tj ET")
    assert [piece.text for piece in sheet.pieces] == words
    both(content, "BT 3 4 Td (inside) Tj ET", rotate=90)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("q 1 0 0 -1 70 760 cm 0 g BT 0 Tr /F1 9 Tf 1 0 0 -1 0 0 Tm[(on)-3(e)] TJ ET Q", ["one"]),
        ("q 0 0 0 rg BT 56 796 Td/F1 18 Tf[<4f>1<6e>-1<65>2]TJ ET Q BT (no font) Tj ET", ["One"]),
        ("q BT /F1 9 Tf 9 9 Td 2 3 Td (moved) Tj ET Q q BT (none) Tj ET Q", ["moved"]),
        (r"BT /F1 9 Tf ((in (the (deep)) of) it) Tj [(a(b)\()5(\\c)] TJ ET", ["(in (the (deep)) of) it", r"a(b)(\c"]),
        (r"BT /F1 9 Tf [(a\51)(0)-1 (7)] TJ [(a(5)b)(c)] TJ [() 3 (d) ()] TJ ET", ["a)07", "a(5)bc", "d"]),
        ("BT /F1 9 Tf " + "(" * 9 + "deeper" + ")" * 9 + " Tj ET", ["(" * 8 + "deeper" + ")" * 8]),
    ],
)
def test_a_line_of_words_is_read_at_once(content: str, words: list[str]) -> None:
    assert [piece.text for piece in both(content).pieces] == words


def test_lines_are_ruled_by_strokes_and_thin_bars() -> None:
    sheet = both(
        "10 10 m 100 10 l S 20 20 m 20 90 l s 10 50 80 .5 re f 10 60 50 40 re B 5 5 m 9 9 l n 1 1 m 2 9 3 9 4 1 c h S"
        " 0 0 m 10 0 l 10 10 l h B* 3 3 3 3 re W n q 2 0 0 2 0 0 cm 10 10 m 60 10 l S Q"
    )
    assert len(sheet.rules) == 11  # 1, 2 (there and back), the bar, 4 round the box, 2 of the triangle, none cut off, 1


def test_spaced_text_goes_to_the_next_line_as_the_standard_says() -> None:
    """PDF 2.0, table 107: the operator " sets the spacings and then does as ' does."""
    page = page_of('BT /F1 10 Tf 12 TL 50 700 Td (one) Tj 1 2 (two) " ET')
    first, second = read_quickly(page, Builder(DEFAULT), {}).pieces
    assert second.baseline - first.baseline == pytest.approx(12)


def test_strings_are_read_as_the_standard_has_them() -> None:
    """PDF 2.0, 7.3.4: escapes, what overflows in octal dropped, line ends one sign, a digit left out of hex is 0."""
    assert (
        string(
            rb"(\5058\12\1\
x\)\q)"
        )
        == b"E8\n\x01x)q"
    )
    assert string(b"(a\r\nb\rc)") == b"a\nb\nc"
    assert string(b"<61 6 27>") == b"ab\x70"


@pytest.mark.parametrize(
    "content",
    [
        "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI BT /F1 9 Tf (x) Tj ET",
        "BT /F1 9 Tf (x) Tj ET % a remark",
        "BT /F1 9 Tf (never closed Tj ET",
        "BT /F9 9 Tf (x) Tj ET",
        "BT /F1 9 Tf 1 Td (x) Tj ET",
    ],
)
def test_what_is_not_foreseen_is_read_thoroughly(content: str) -> None:
    page = page_of(content)
    with pytest.raises(NOT_FORESEEN):
        read_quickly(page, Builder(DEFAULT), {})
    same(read_thoroughly(page, Builder(DEFAULT)), read_sheet(page, Builder(DEFAULT), {}))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("q " * 10_001, "10,000 states kept"),
        ("/P BMC " * 10_001, "10,000 tags open"),
        ("BT /F1 9 Tf [" + "(a)-500 " * 130_000 + "] TJ ET", "1,000,000 bytes in one line"),
        ("BT /F1 9 Tf " + "(a) Tj " * 50_001 + "ET", "50,000 stretches of words on a page"),
    ],
)
def test_a_page_made_to_take_much_memory_is_refused(content: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_sheet(page_of(content), Builder(DEFAULT), {})


def test_a_font_of_another_kind_is_read_thoroughly() -> None:
    page = page_of("BT /F1 9 Tf (x) Tj ET")
    page.fonts["F1"].vertical = True
    with pytest.raises(Unusual):
        read_quickly(page, Builder(DEFAULT), {})


NUMBER = st.one_of(st.integers(-400, 800), st.floats(-40, 40, width=16).map(lambda value: f"{value:.3f}")).map(str)
STRING = st.text(alphabet="aB 1%é.", max_size=6).map(lambda text: f"({text})") | st.binary(max_size=4).map(
    lambda data: f"<{data.hex()}>"
)
OPERATION = st.one_of(
    STRING.map(lambda text: f"{text} Tj"),
    STRING.map(lambda text: f"{text} '"),
    st.lists(STRING | NUMBER, max_size=6).map(lambda parts: f"[{' '.join(parts)}] TJ"),
    st.tuples(NUMBER, NUMBER).map(lambda two: f"{' '.join(two)} Td"),
    st.tuples(NUMBER, NUMBER).map(lambda two: f"{' '.join(two)} TD"),
    st.tuples(*[NUMBER] * 6).map(lambda six: f"{' '.join(six)} Tm"),
    st.tuples(*[NUMBER] * 6).map(lambda six: f"{' '.join(six)} cm"),
    st.tuples(*[NUMBER] * 4).map(lambda four: f"{' '.join(four)} re"),
    st.tuples(NUMBER, NUMBER).map(lambda two: f"{' '.join(two)} l"),
    st.tuples(NUMBER, st.sampled_from(["Tc", "Tw", "TL", "Ts", "Tz", "w", "g"])).map(" ".join),
    st.sampled_from(["q", "Q", "BT", "ET", "T*", "S", "f", "n", "EMC", "/X1 Do", "/F1 11 Tf", "0 0 1 rg", "/G1 gs"]),
    st.integers(0, 9).map(lambda number: f"/P <</MCID {number}>> BDC"),
    st.sampled_from(["/Artifact BMC", "/Span <</ActualText (said)>> BDC"]),
    st.tuples(
        st.sampled_from(["", "2 0 0 -2 7 9 cm ", "0 1 -1 0 5 5 cm 1 0 0 rg "]),
        st.sampled_from(["/F1 9 Tf 5 6 Td", "5 6 Td 0 g /F1 9 Tf 1 2 Td", "1 0 0 -1 0 0 Tm/F1 8 Tf", "3 4 Td"]),
        st.sampled_from(
            ["[(a(b)\\()5(\\\\c)-3 ] TJ", "[(\\5)(0)-1 (7)]TJ", "[<41>-2<42 >4]TJ", "(x)Tj", "[(a(5)b)(c)]TJ"]
        ),
    ).map(lambda three: f"q {three[0]}BT {three[1]} {three[2]} ET Q"),
    st.sampled_from(["q 5 5 m 90 5 l S Q", "q 2 0 0 2 1 1 cm 0 g 5 5 m 5 50 l 9 9 l h B Q", "q 0 0 60 1 re f Q"]),
)


@settings(max_examples=200)
@given(st.lists(OPERATION, max_size=25))
@example(["[(a)-250 -30 (b)] TJ"])
@example(["[] TJ", "() Tj", "[5] TJ"])
def test_any_page_is_the_same_both_ways(content: list[str]) -> None:
    page = page_of("BT /F1 10 Tf\n" + "\n".join(content), "BT (form) Tj ET 0 0 m 9 0 l S")
    try:
        quick = read_quickly(page, Builder(DEFAULT), {})
    except NOT_FORESEEN:
        return
    same(read_thoroughly(page, Builder(DEFAULT)), quick)
