"""Keys of figures in a PDF: a file attached to it, written here by hand, says which figure has which key."""

import io
import json

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.documents import Document, read_document
from goldenthread.documents.keys import KeysUnclear, decoded
from tests.documents.pdf_files import by_hand, quoted, tagged

NAME = "goldenthread-keys.json"
VISITS = """
= Leisure
#par[Visits to Hendon came to {visits} in the quarter, {change} up. Members asked about Finchley too.]
#par[Swimmers at Copthall: 7 of 9 lanes were open.]
#figure(kind: table, numbering: none, supplement: none, caption: [Table 1: Visits], table(columns: 3,
  table.header[Centre][Result][Note], [Hendon], [{hendon}], [Busy], [Copthall], [{copthall}], [Quiet]))
= Libraries
#par[Loans came to 5,010.]
"""
TRUE = {"visits": "302,344", "change": "3.1%", "hendon": "302,344", "copthall": "99.5% (s)"}


def figure(text: str, shown: str, key: str) -> dict[str, object]:
    start = text.index(shown)
    return {"key": key, "start": start, "end": start + len(shown)}


def row(name: str, cell: str, shown: str, note: str) -> list[dict[str, object]]:
    keyed = {"text": cell, "figures": [figure(cell, shown, f"{name.lower()}@Q2")]}
    return [{"text": name}, keyed, {"text": note}]


SENTENCE = "Visits to Hendon came to 302,344 in the quarter, 3.1% up. Members asked about Finchley too."
LANES = "Swimmers at Copthall: 7 of 9 lanes were open."
SECTION = {
    "under": ["Leisure"],
    "texts": [
        {"text": SENTENCE, "figures": [figure(SENTENCE, "302,344", "hendon@Q2")]},
        {"text": LANES, "figures": [figure(LANES, "7", "open@Q2"), figure(LANES, "9", "lanes@Q2")]},
    ],
    "tables": [
        {
            "title": "Table 1: Visits",
            "columns": ["Centre", "Result", "Note"],
            "rows": [row("Hendon", "302,344", "302,344", "Busy"), row("Copthall", "99.5% (s)", "99.5%", "Quiet")],
        }
    ],
}
KEYS = {"version": 1, "sections": [SECTION]}
ALL = [
    ("302,344", "hendon@Q2"), ("7", "open@Q2"), ("9", "lanes@Q2"), ("302,344", "hendon@Q2"), ("99.5%", "copthall@Q2"),
]  # fmt: skip


def attaching(content: str, name: str = NAME) -> str:
    return f"#pdf.attach({quoted(name)}, bytes({quoted(content)}), description: {quoted(name)})\n"


def report(source: str = VISITS, keys: object = KEYS, **changed: str) -> Document:
    """The report with these figures as they now are, and the keys that it was made with."""
    for name, shown in {**TRUE, **changed}.items():
        source = source.replace("{" + name + "}", shown)
    return read_document(tagged(attaching(json.dumps(keys)) + source))


def keyed(document: Document) -> list[tuple[str, str]]:
    """The words that carry a key, and the key."""
    runs = [run for block in document.texts() for run in block.runs]
    return [(run.text, run.style.control.tag) for run in runs if run.style.control]


def unread(document: Document) -> list[str]:
    return [f"{item.what}: {item.why}" for item in document.unread]


def test_each_figure_has_its_key_where_nothing_was_changed() -> None:
    document = report()
    assert keyed(document) == ALL
    assert unread(document) == []
    assert document.text == report(keys={"version": 1, "sections": []}).text


def test_what_was_typed_over_keeps_the_key_of_the_figure_that_stood_there() -> None:
    assert keyed(report(visits="302,434", copthall="95.5% (s)")) == [
        ("302,434", "hendon@Q2"), *ALL[1:4], ("95.5%", "copthall@Q2"),
    ]  # fmt: skip
    assert keyed(report(visits="302", change="0.1%")) == [("302", "hendon@Q2"), *ALL[1:]]
    assert keyed(report(visits="£1.3 million", hendon="Not stated"))[::3] == [
        ("£1.3 million", "hendon@Q2"), ("Not stated", "hendon@Q2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("Visits to Hendon", "Visits to Finchley", ALL[1:]),  # a sentence that now speaks of another place
        ("came to {visits}", "came to 4 and elsewhere {visits}", ALL[1:]),
        ("[Hendon], [{hendon}]", "[Finchley], [{hendon}]", [*ALL[:3], ALL[4]]),
        ("[Copthall], [{copthall}]", "[Copthall], [{copthall} provisional]", ALL[:4]),
        ("[Result]", "[Target]", ALL[:3]),
        ("Table 1: Visits", "Table 1: Loans", ALL[:3]),
        ("Swimmers at Copthall: 7 of 9", "Swimmers at Copthall: 7 of 9 of 9", [ALL[0], *ALL[3:]]),
        ("= Leisure", "= Parks", []),
        ("= Libraries", "= Leisure", []),  # of two parts of one name nobody can tell which is meant
    ],
)
def test_no_key_is_put_to_a_figure_whose_surroundings_are_others(
    before: str, after: str, kept: list[tuple[str, str]]
) -> None:
    assert before in VISITS
    document = report(VISITS.replace(before, after))
    assert keyed(document) == kept
    lost = len(ALL) - len(kept)
    what = "the key of a figure of 5" if lost == 1 else f"the keys of {lost} figures of 5"
    assert unread(document) == [f"{what}: the words around do not stand as they did when it was made"]


def test_words_after_a_figure_may_change_and_so_may_what_is_not_between_its_neighbours() -> None:
    moved = VISITS.replace("Members asked about Finchley too.", "Members asked nothing.")
    assert keyed(report(moved)) == ALL
    added = VISITS.replace("#par[Swimmers", "#par[New words, 11 of them.]\n#par[Swimmers")
    assert keyed(report(added)) == ALL


def test_rows_that_change_places_take_their_keys_along_and_figures_that_do_not() -> None:
    first, second = "[Hendon], [{hendon}], [Busy]", "[Copthall], [{copthall}], [Quiet]"
    rows = VISITS.replace(f"{first}, {second}", f"{second}, {first}")
    assert keyed(report(rows)) == [*ALL[:3], ALL[4], ALL[3]]
    assert keyed(report(hendon="99.5%", copthall="302,344 (s)"))[3:] == [
        ("99.5%", "hendon@Q2"), ("302,344", "copthall@Q2"),
    ]  # fmt: skip


def told(*texts: str) -> dict[str, object]:
    """Keys for blocks that each begin with a figure, k0 for the first."""
    blocks = [{"text": text, "figures": [figure(text, text.split()[0], f"k{n}")]} for n, text in enumerate(texts)]
    return {"version": 1, "sections": [{"under": [], "texts": blocks}]}


def test_blocks_that_are_alike_but_for_figures_are_told_apart_by_their_order_or_not_at_all() -> None:
    keys = told("7 of them came.", "7 of them came.", "9 of them came.")
    three = "#par[{} of them came.]\n#par[{} of them came.]\n#par[{} of them came.]\n"
    assert keyed(report(three.format(7, 7, 9), keys)) == [("7", "k0"), ("7", "k1"), ("9", "k2")]
    assert keyed(report(three.format(8, 7, 9), keys)) == [("8", "k0"), ("7", "k1"), ("9", "k2")]
    assert keyed(report("#par[7 of them came.]\n#par[9 of them came.]", keys)) == [("9", "k2")]
    assert keyed(report("#par[5 of them came.]\n#par[6 of them came.]", told("7 of them came."))) == []


def test_rows_of_one_name_are_told_apart_by_the_rest_of_what_they_say() -> None:
    rows = [
        [{"text": "Visits"}, {"text": str(n), "figures": [figure(str(n), str(n), f"k{n}")]}, {"text": area}]
        for n, area in ((5, "London"), (6, "England"))
    ]
    table = {"title": "T", "columns": ["A", "B", "C"], "rows": rows}
    keys = {"version": 1, "sections": [{"under": [], "tables": [table]}]}
    cells = "table.header[A][B][C], [Visits], [8], [{}], [Visits], [6], [{}]"
    source = f"#par[T]\n#table(columns: 3, {cells})"
    assert keyed(report(source.format("London", "England"), keys)) == [("8", "k5"), ("6", "k6")]
    assert keyed(report(source.format("London", "London"), keys)) == []


PLACE = {"key": "k", "start": 0, "end": 1}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not JSON",
        "[" * 100_000,
        "{}",
        "[]",
        '"keys"',
        json.dumps({**KEYS, "version": 2}),
        json.dumps({"version": 1, "sections": {"under": "Leisure"}}),
        json.dumps({"version": 1, "sections": [{"under": [1]}]}),
        *(
            json.dumps({"version": 1, "sections": [{"under": [], "texts": [{"text": "7", "figures": figures}]}]})
            for figures in (
                [{**PLACE, "start": -1}],
                [{**PLACE, "end": 2}],
                [{**PLACE, "end": 0}],
                [{**PLACE, "end": 1e300}],
                [{**PLACE, "key": ""}],
                [{**PLACE, "key": "k" * 1_000}],
                [{**PLACE, "key": "a\nb"}],
                [PLACE, PLACE],
            )
        ),
    ],
)
def test_a_file_of_that_name_with_something_else_in_it_is_said_to_be_unread(content: str) -> None:
    document = read_document(tagged(attaching(content) + "Words and 7."))
    assert keyed(document) == []
    why = "it is not in the form that Golden Thread writes"
    assert unread(document) == [f"the attached file {NAME}, with the keys of figures: {why}"]


def test_other_attached_files_are_said_to_be_unread() -> None:
    document = read_document(tagged(attaching("a", "a.txt") + attaching("b", "b.txt") + "Words."))
    assert unread(document) == ["2 attached files: only the PDF's own pages are read"]


def page(*attached: str, catalogue: str = "/AF [6 0 R]") -> bytes:
    """A page with the words "7 came.", and objects from the sixth on."""
    drawn = "BT /F1 12 Tf 10 50 Td (7 came.) Tj ET"
    return by_hand(
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *attached,
    )


def stream(content: bytes, more: str = "") -> str:
    return f"<< /Type /EmbeddedFile /Length {len(content)} {more} >>\nstream\n{content.decode('latin-1')}\nendstream"


SPECIFICATION = f"<< /Type /Filespec /F ({NAME}) /EF << /F 7 0 R >> >>"
PLAIN = json.dumps(told("7 came.")).encode()


@pytest.mark.parametrize(
    "catalogue",
    [
        "/AF [6 0 R]",
        "/Names << /EmbeddedFiles << /Names [(keys) 6 0 R] >> >>",
        "/Names << /EmbeddedFiles << /Kids [8 0 R] >> >>",
        "/AF [99 0 R 5 0 R null 4 6 0 R] /Names << /EmbeddedFiles 1 0 R >>",
    ],
)
def test_keys_are_found_however_the_file_is_attached(catalogue: str) -> None:
    leaf = "<< /Names [(keys) 6 0 R] /Kids [8 0 R 9 0 R] >>"
    assert keyed(read_document(page(SPECIFICATION, stream(PLAIN), leaf, catalogue=catalogue))) == [("7", "k0")]


@pytest.mark.parametrize(
    ("attached", "why"),
    [
        ((SPECIFICATION, stream(PLAIN, "/Filter /LZWDecode")), "it is damaged"),
        ((SPECIFICATION, stream(b"x\x9c no more", "/Filter /FlateDecode")), "it is damaged"),
        ((SPECIFICATION, "<< /Type /EmbeddedFile >>"), "it is damaged"),
        ((SPECIFICATION, stream(b" " * 5_000_000)), "it is larger than 4 MB"),
    ],
)
def test_an_attached_file_that_cannot_be_unpacked_leaves_the_rest_readable(attached: tuple[str, ...], why: str) -> None:
    document = read_document(page(*attached))
    assert document.text == "7 came."
    assert f"the attached file {NAME}, with the keys of figures: {why}" in unread(document)


def test_an_attached_file_that_unpacks_to_far_more_than_it_is_long_is_not_unpacked() -> None:
    data = tagged(attaching(" " * 6_000_000) + "Words.")
    assert len(data) < 100_000
    assert "larger than 4 MB" in unread(read_document(data))[0]


@pytest.mark.parametrize(
    "broken",
    [
        "<< /F 1 /EF 2 >>",
        "<< /EF << /F 6 0 R >> >>",
        "6 0 R",
        "[6 0 R]",
        "null",
        "(a)",
        "[" * 5_000 + "]" * 5_000,
        "<< /EmbeddedFiles << /Kids [6 0 R] /Names [(a)] >> >>",
    ],
)
def test_what_is_no_attached_file_is_passed_over(broken: str) -> None:
    assert read_document(page(broken, catalogue="/AF [6 0 R 6 0 R] /Names 6 0 R")).text == "7 came."


def test_keys_made_to_take_long_are_given_up_and_said_to_be_lost() -> None:
    text = "1 one 1 " * 400
    figures = [{"key": "k", "start": at, "end": at + 1} for at in range(0, len(text), 2) if text[at] == "1"]
    keys = {"version": 1, "sections": [{"under": [], "texts": [{"text": text, "figures": figures}] * 12}]}
    document = report("".join(f"#par[{'1 one 1 ' * 400} {n}]\n" for n in range(12)), keys)
    assert keyed(document) == []
    assert unread(document)[-1].startswith("the keys of ")


def test_another_program_that_saves_the_file_again_keeps_the_keys() -> None:
    source = attaching(json.dumps(told("7 came."))) + "#par[7 came.]"
    saved = io.BytesIO()
    with pypdfium2.PdfDocument(tagged(source)) as pdf:
        pdf.save(saved)
    assert keyed(read_document(saved.getvalue())) == [("7", "k0")]


GOOD = json.dumps(KEYS).encode()


@settings(max_examples=200)
@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=20))
def test_a_file_of_keys_with_a_part_changed_is_understood_or_refused(at: int, length: int, put: bytes) -> None:
    try:
        keys = decoded(GOOD[:at] + put + GOOD[at + length :])
    except KeysUnclear:
        return
    assert keys.count <= len(ALL)
