"""What is a figure in a passage, and what it stands for. Expected values were read off by eye from the words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.figures import Other, Quantity, Range, find, pairs, parse_cell, scan


def only(text: str) -> Quantity:
    (figure,) = find(text)
    return figure


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "decimals"),
    [
        ("£5.4m", "£5.4m", "5400000", "gbp", 1),
        ("£5.40m", "£5.40m", "5400000", "gbp", 2),
        ("£69million", "£69million", "69000000", "gbp", 0),
        ("£2.6 mil", "£2.6 mil", "2600000", "gbp", 1),
        ("£1.5mil", "£1.5mil", "1500000", "gbp", 1),
        ("£3 mln", "£3 mln", "3000000", "gbp", 0),
        ("£5.8 million", "£5.8 million", "5800000", "gbp", 1),
        ("£ 1.2 m", "£ 1.2 m", "1200000", "gbp", 1),
        ("£600k", "£600k", "600000", "gbp", 0),
        ("£10bn", "£10bn", "10000000000", "gbp", 0),
        ("£1,562,086", "£1,562,086", "1562086", "gbp", 0),
        ("£466,780.08", "£466,780.08", "466780.08", "gbp", 2),
        ("£ 150.00", "£ 150.00", "150.00", "gbp", 2),
        ("&#163;150", "&#163;150", "150", "gbp", 0),
        ("-£12.5k", "-£12.5k", "-12500", "gbp", 1),
        ("£-12.5k", "£-12.5k", "-12500", "gbp", 1),
        ("€3m", "€3m", "3000000", "eur", 0),
        ("$40", "$40", "40", "usd", 0),
        ("a fee of 45p", "45p", "45", "pence", 0),
        ("77.0%", "77.0%", "77.0", "percent", 1),
        ("21 %", "21 %", "21", "percent", 0),
        ("85 per cent", "85 per cent", "85", "percent", 0),
        ("85 percent", "85 percent", "85", "percent", 0),
        ("-25%", "-25%", "-25", "percent", 0),
        ("−25%", "−25%", "-25", "percent", 0),
        ("+5.3%", "+5.3%", "5.3", "percent", 1),
        ("+/-4.4%pts", "+/-4.4%pts", "4.4", "points", 1),
        ("+/- 4.4%", "+/- 4.4%", "4.4", "percent", 1),
        ("±4.4%", "±4.4%", "4.4", "percent", 1),
        ("plus 13 percentage points", "13 percentage points", "13", "points", 0),
        ("up 2pp", "2pp", "2", "points", 0),
        ("1.76m tonnes", "1.76m", "1760000", "tonnes", 2),
        ("2.3 million adults", "2.3 million", "2300000", "count", 1),
        ("12.5 FTE", "12.5", "12.5", "fte", 1),
        ("5.3 full time equivalent posts", "5.3", "5.3", "fte", 1),
        ("8 working days", "8", "8", "days", 0),
        ("a 12-month period", "12", "12", "months", 0),
        ("48 hours", "48", "48", "hours", 0),
        ("5kg", "5kg", "5", "kilograms", 0),
        ("20mph", "20mph", "20", "mph", 0),
        ("3.5 times", "3.5", "3.5", "times", 1),
        ("15,154", "15,154", "15154", "count", 0),
        ("1 ,234", "1 ,234", "1234", "count", 0),
        ("12\u2009345", "12\u2009345", "12345", "count", 0),
        ("(243)", "(243)", "243", "count", 0),
        ("(£243k)", "(£243k)", "243000", "gbp", 0),
        ("a rise of .5%", ".5%", "0.5", "percent", 1),
        ("24,600 businesses", "24,600", "24600", "count", 0),
        ("in 1470 homes", "1470", "1470", "count", 0),
        ("a sample of 2000 residents", "2000", "2000", "count", 0),
        ("£2000", "£2000", "2000", "gbp", 0),
    ],
)  # fmt: skip
def test_a_figure_is_read_to_the_digit(text: str, printed: str, value: str, unit: str, decimals: int) -> None:
    figure = only(text)
    assert (figure.text, figure.value, figure.unit, figure.decimals) == (printed, Decimal(value), unit, decimals)
    assert text[figure.start : figure.end] == printed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6.2.3 The committee agreed", "paragraph number"),
        ("1.10 The council agreed", "paragraph number"),
        ("15.2 . Members are asked", "paragraph number"),
        ("4 POST DECISION WORK", "paragraph number"),
        ("12. Any other business", "paragraph number"),
        ("(1) That it be noted", "list marker"),
        ("RESOLVED that: 1. The plan be agreed", "list marker"),
        ("as set out in section 1.2", "section"),
        ("see paragraph 4.1.2", "paragraph number"),
        ("Appendix 2", "section"),
        ("Article 7", "section"),
        ("sub-section 28(4)", "section"),
        ("Schedule 12A", "section"),
        ("S106", "section"),
        ("s149", "section"),
        ("s.17", "section"),
        ("By virtue of paragraph(s) 1", "section"),
        ("Table 10", "table number"),
        ("the Equality Act 2010", "law"),
        ("the Overview Regulations 2009", "law"),
        ("agenda item 8 of the minutes", "item"),
        ("page 87", "page"),
        ("page 12 of 30", "page"),
        ("version 2.1", "version"),
        ("V 0.1", "version"),
        ("Key Stage 2", "category"),
        ("Band 7", "category"),
        ("Grade 5", "category"),
        ("Category 1 defects", "category"),
        ("16 November 2018", "date"),
        ("Thursday 16th November", "date"),
        ("December 11, 2018", "date"),
        ("26TH JANUARY, 2022", "date"),
        ("1st May", "date"),
        ("16 th April", "date"),
        ("12, 13 and 14 May 2019", "date"),
        ("08/11/2018", "date"),
        ("2/10/18", "date"),
        ("2018-11-16", "date"),
        ("in March 2019", "date"),
        ("(Autumn 17)", "date"),
        ("at 7.00 PM", "time"),
        ("10am", "time"),
        ("from 9am to 5pm", "time"),
        ("at 19:30", "time"),
        ("20.28pm.", "time"),
        ("in 2018", "year"),
        ("by 2042 or earlier", "year"),
        ("2019-2024", "year"),
        ("2017-2010", "year"),
        ("Action Plan 2018-202.", "year"),
        ("the 1990s", "year"),
        ("no later than 2042", "year"),
        ("2018/19", "financial year"),
        ("2018/2019,", "financial year"),
        ("in 2022-23, and", "financial year"),
        ("Due 18/19", "financial year"),
        ("in Q2", "quarter"),
        ("Q1-Q3", "quarter"),
        ("Quarter 2", "quarter"),
        ("aged 16 to 74 years", "age"),
        ("18-24 year olds", "age"),
        ("13 to 18-year-old males", "age"),
        ("under 7s", "age"),
        ("over 55's", "age"),
        ("children under 15", "age"),
        ("the 16+ group", "age"),
        ("75+ years", "age"),
        ("scoring 15+", "threshold"),
        ("tel 020 8359 2000", "phone"),
        ("0208 359 3323", "phone"),
        ("07700 900123", "phone"),
        ("NW4 4BG", "postcode"),
        ("16 Barnet Road", "address"),
        ("Committee Room 182", "address"),
        ("https://example.org/a1?b=2", "web"),
        ("www.example.org/12", "web"),
        ("joe.bloggs1@example.org", "web"),
        ("STR024", "reference"),
        ("R&G1", "reference"),
        ("CSG-25", "reference"),
        ("DPR/2022/01", "reference"),
        ("Covid-19", "reference"),
        ("G4S", "reference"),
        ("A5", "reference"),
        ("W3C", "reference"),
        ("CO2", "reference"),
        ("5G", "identifier"),
        ("24/7", "identifier"),
        ("ISO 27001", "identifier"),
        ("ref 6826769", "identifier"),
        ("943 476 5919", "identifier"),
        ("QQ 12 34 56 C", "identifier"),
        ("Covid 19", "identifier"),
        ("a ratio of 3:1", "ratio"),
        ("shown in £000s", "unit"),
        ("shown in £'000", "unit"),
        ("£5,0000", "malformed"),
        ("£1.234,5", "malformed"),
        ("1,2345", "malformed"),
    ],
)  # fmt: skip
def test_what_has_digits_and_is_no_figure_is_told_apart(text: str, kind: str) -> None:
    (thing,) = scan(text)
    assert isinstance(thing, Other)
    assert thing.kind == kind
    assert text[thing.start : thing.end] == thing.text
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("sections 4.1, 4.2 and 5 of this report", ["4.1", "4.2", "5"]),
        ("Category 1, 2 and 3 defects", ["1", "2", "3"]),
        ("recommendation 1 and 2, plans", ["1", "2"]),
        ("pillars 2 and 4 of it", ["2", "4"]),
    ],
)
def test_a_list_of_labels_is_no_list_of_figures(text: str, texts: list[str]) -> None:
    assert find(text) == ()
    assert [thing.text for thing in scan(text)] == texts


def test_a_figure_after_a_label_and_a_comma_is_still_a_figure() -> None:
    assert [figure.text for figure in find("As section 5 says, 12 residents came; in 2018, 15 did.")] == ["12", "15"]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5-7 cases", "5", "7", "count"),
        ("£10k to £20k", "10000", "20000", "gbp"),
        ("£10-20k", "10000", "20000", "gbp"),
        ("£130 - £200", "130", "200", "gbp"),
        ("80-90%", "80", "90", "percent"),
        ("between 10 and 15 per cent", "10", "15", "percent"),
        ("10-20kg", "10", "20", "kilograms"),
        ("approx. 10 -12 cases", "10", "12", "count"),
        ("three to five days", "3", "5", "days"),
    ],
)
def test_a_range_is_one_figure_with_two_ends(text: str, low: str, high: str, unit: str) -> None:
    figure = only(text)
    assert isinstance(figure, Range)
    assert [end.value for end in figure.ends] == [Decimal(low), Decimal(high)]
    assert figure.unit == unit


@pytest.mark.parametrize("text", ["from 67.6 to 71.1", "rose from 4% to 6%", "443 in 2019/20 and 486", "248/251 – 99%"])
def test_a_change_or_a_share_is_no_range(text: str) -> None:
    assert not any(figure.is_range for figure in find(text))


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("about 36", "about"),
        ("approximately 36", "about"),
        ("c£110,000", "about"),
        ("c.125 people", "about"),
        ("c. 98 people", "about"),
        ("~40", "about"),
        ("over £69m", "over"),
        ("more than 90 people", "more than"),
        ("at least 1,000 homes", "at least"),
        ("250+ people", "at least"),
        ("no more than 5 visits", "at most"),
        ("up to 100 guests", "up to"),
        ("almost 30,000 shops", "nearly"),
        ("just over 300 records", "just over"),
        ("in excess of £155million", "in excess of"),
        ("under 15 visits", "under"),
        ("a maximum of 5 days", "at most"),
        ("£5.8m over two years", ""),
        ("36 homes", ""),
    ],
)  # fmt: skip
def test_words_that_make_a_figure_approximate_are_kept(text: str, approximate: str) -> None:
    assert find(text)[-1].approximate == approximate


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("43 referrals were made", "referrals"),
        ("7,500 new homes", "new homes"),
        ("68% of residents agreed", "residents"),
        ("85 per cent of the residents", "residents"),
        ("16 of these met it", ""),
        ("18, of which", ""),
        ("390 people attended", "people"),
    ],
)
def test_what_a_figure_counts_is_the_words_after_it(text: str, noun: str) -> None:
    assert find(text)[0].noun == noun


def test_a_rate_says_what_it_is_out_of() -> None:
    figure = only("Crime is 71.1 per 1,000 residents")
    assert (figure.text, figure.per, figure.rate) == ("71.1", 1000, "1,000 residents")
    assert [thing.kind for thing in scan("71.1 per 1,000") if isinstance(thing, Other)] == ["base"]
    assert (only("£12 a week").rate, only("£30k p.a.").rate, only("7.8 visits per year").rate) == (
        "week",
        "year",
        "year",
    )


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("two referrals", 2, "count"),
        ("Twenty-three schools", 23, "count"),
        ("ten million pounds", 10_000_000, "gbp"),
        ("five years", 5, "years"),
        ("fifteen per cent", 15, "percent"),
        ("a three-year plan", 3, "years"),
        ("one representative", 1, "count"),
    ],
)
def test_numbers_in_words_are_read(text: str, value: int, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit, figure.spelled) == (value, unit, True)


@pytest.mark.parametrize(
    "text", ["one of the largest", "no one came", "net zero by 2042", "one another", "Stage One", "often, sixteenth"]
)
def test_words_that_only_look_like_numbers_are_left(text: str) -> None:
    assert find(text) == ()


def test_ordinals_are_marked() -> None:
    assert only("the 8th lowest").ordinal
    assert not only("8 lowest").ordinal


# --- Pairs: (text, numerator, denominator, per cent), read off by eye


@pytest.mark.parametrize(
    ("text", "part", "whole", "percent"),
    [
        ("4 (45%)", 4, None, 45),
        ("43 (8.4%) referrals", 43, None, "8.4"),
        ("30 of 33", 30, 33, None),
        ("30 of the 33 actions", 30, 33, None),
        ("30 or 91% of actions", 30, None, 91),
        ("4 out of 9", 4, 9, None),
        ("15,154 of 22,348 = 68%", 15154, 22348, 68),
        ("15,154 of the 22,348 planned cleans (68%)", 15154, 22348, 68),
        ("12 cases out of 30, or 40%", 12, 30, 40),
        ("9/10 (90%)", 9, 10, 90),
        ("248/251 – 99%", 248, 251, 99),
        ("86% (347/403)", 347, 403, 86),
        ("99% of checks (248 of 251)", 248, 251, 99),
        ("45% (4)", 4, None, 45),
        ("one in five", 1, 5, None),
        ("One-in-ten residents", 1, 10, None),
        ("around nine out of ten respondents (90%)", 9, 10, 90),
        ("nine of 12", 9, 12, None),
        ("4 (45%) of 9", 4, 9, 45),
        ("£2m of £8m (25%)", 2_000_000, 8_000_000, 25),
    ],
)  # fmt: skip
def test_a_part_and_its_whole_are_found_together(
    text: str, part: int, whole: int | None, percent: int | str | None
) -> None:
    (pair,) = pairs(text)
    assert pair.numerator.value == part
    assert (pair.denominator and pair.denominator.value) == whole
    assert (pair.percent and pair.percent.value) == (None if percent is None else Decimal(percent))
    assert text[pair.start : pair.end] == pair.text


@pytest.mark.parametrize(
    "text", ["4 in 2019", "up 12.3% (+4%)", "1,313, up from 1,169", "12 cases (up 3%)", "5 days in 3 weeks"]
)
def test_what_is_no_share_is_no_pair(text: str) -> None:
    assert pairs(text) == ()


# --- Properties


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A decimal in one of the many ways that reports print one, with the value it was made from."""
    places = draw(st.integers(0, 3))
    number = Decimal(draw(st.integers(0, 10**9))).scaleb(-places)
    commas = draw(st.booleans()) or number >= 1000
    digits = format(number, ",f" if commas else "f")
    before, after, scale = draw(
        st.sampled_from(
            [
                ("£", "", 1), ("£", "m", 10**6), ("£", "k", 1000), ("£ ", " million", 10**6), ("£", "bn", 10**9),
                ("", "%", 1), ("", " per cent", 1), ("+", "%", 1), ("", " percentage points", 1),
                ("", " residents", 1), ("", " FTE", 1),
            ]
        )
    )  # fmt: skip
    minus = draw(st.sampled_from(["", "-", "−"])) if before == "£" else ""
    return f"{minus}{before}{digits}{after}", (-number if minus else number) * scale


@given(
    printed(),
    st.sampled_from(["", "It was ", "(see note) ", "in 2018/19: ", "“"]),
    st.sampled_from(["", ".", ", and", ")", "”"]),
)
def test_any_printed_decimal_is_read_back_to_the_digit(figure: tuple[str, Decimal], before: str, after: str) -> None:
    text, value = figure
    (found,) = find(f"{before}{text}{after}")
    assert found.value == value
    assert format(abs(found.printed), "f") in text.replace(",", "")
    assert found.decimals == max(0, -int(found.printed.as_tuple().exponent))


@given(st.text(alphabet=st.sampled_from("0123456789 .,-–/()£%km+'xabQSEDth:&@\n\xa0one "), max_size=60))
def test_any_text_is_read_in_order_with_true_offsets(text: str) -> None:
    last = 0
    for thing in scan(text):
        assert thing.start >= last
        assert text[thing.start : thing.end] == thing.text
        assert thing.end > thing.start
        last = thing.end
    pairs(text)
    parse_cell(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("£10-20m", 10_000_000, 20_000_000), ("£1-2m of savings", 1_000_000, 2_000_000), ("£5m-6m", 5_000_000, 6_000_000)],
)
def test_one_pound_sign_before_a_range_makes_its_m_millions(text: str, low: int, high: int) -> None:
    (found,) = find(text)
    assert ([end.value for end in found.ends], found.unit) == ([low, high], "gbp")


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("an underspend of £(243)k", "£(243)k", 243_000),
        ("£(1.2)m less", "£(1.2)m", 1_200_000),
        ("waits of 3½ weeks", "3½", Decimal("3.5")),
        ("some 1¼ miles on", "1¼", Decimal("1.25")),
        ("a change of minus 5%", "5%", -5),
        ("two hundred and fifty-one homes", "two hundred and fifty-one", 251),
    ],
)
def test_less_usual_ways_to_write_a_figure(text: str, printed: str, value: Decimal | int) -> None:
    (found,) = find(text)
    assert (found.text, found.value) == (printed, value)


@pytest.mark.parametrize("number", ["+44 20 8359 7039", "+44 (0)20 8359 7039", "+44 7700 900123"])
def test_a_telephone_number_dialled_from_abroad_is_no_figure(number: str) -> None:
    (found,) = scan(f"Ring {number} to ask.")
    assert (found.text, found.kind) == (number, "phone")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Of the 12 in table 1, 7 were met and 3 missed.", ["12", "7", "3"]),
        ("See table 1, 2 and 3.", []),
        ("See tables 1, 2 and 3.", []),
        ("Tables 4, 5 show it.", []),
    ],
)
def test_a_comma_after_one_table_begins_no_list_unless_more_follow(text: str, figures: list[str]) -> None:
    assert [figure.text for figure in find(text)] == figures
