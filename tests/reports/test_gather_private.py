"""Nothing that may not be published is anywhere in what is frozen: not a word, not a figure, not a reference.

DOMAIN 8: exempt text must never reach a public page, export, search index, feed, log or error message.
"""

from __future__ import annotations

import re

import msgspec
import pytest

from goldenthread.performance.models import Commentary, Indicator
from goldenthread.plan.models import Plan, Pledge, Record, Source, Theme
from goldenthread.reports.facts import encode
from goldenthread.reports.gather import BrokenHeader
from goldenthread.reports.models import ReportHeader
from goldenthread.risks.models import Risk

from . import gather_record as made
from .canaries import FIGURE, OPEN_BY_NATURE, WORD, Canaries, all_models, recorded, with_words
from .factory import report_header

pytestmark = pytest.mark.django_db
PERIODS = ("2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2023-24 Q4")


def leaks() -> dict[str, list[str]]:
    """The words and figures that came out, by quarter."""
    found = {}
    for period in PERIODS:
        text = encode(made.facts(period)).decode()
        found[period] = [text[max(0, at - 80) : at + 40] for at in places(text, WORD) + places(text, FIGURE)]
    return {period: words for period, words in found.items() if words}


def places(text: str, word: str) -> list[int]:
    return [found.start() for found in re.finditer(word, text)]


def everything_hidden() -> Canaries:
    """Of each kind of thing one that is not public, with rows of every kind under it, and things that point at it."""
    canaries = Canaries()
    for model in recorded():
        thing = canaries.row(model, public=False)
        canaries.point_at(thing.record)
        canaries.hang(thing)
    exempt = canaries.row(Risk, exempt_paragraphs="3; 5")
    canaries.point_at(exempt.record)
    canaries.hang(exempt)
    return canaries


def test_nothing_of_what_is_not_public_comes_out() -> None:
    everything_hidden()
    assert leaks() == {}


def test_what_stands_under_something_that_is_not_public_does_not_come_out_either() -> None:
    canaries = Canaries()
    for model in recorded():
        canaries.hang(canaries.row(model, public=False))
    under = Record.objects.filter(is_public=True, title__startswith=WORD)
    assert under.count() > 10
    for record in under:
        canaries.point_at(record)
    assert leaks() == {}


def test_these_canaries_do_come_out_once_everything_may_be_published() -> None:
    """So the tests above look in the right places: each kind of row is found when nothing hides it."""
    canaries = everything_hidden()
    Record.objects.update(is_public=True)
    Risk.objects.update(exempt_paragraphs="")
    text = "".join(encode(made.facts(period)).decode() for period in PERIODS)
    silent = {model for model, words in canaries.words.items() if not any(word in text for word in words)}
    # Figures, and no words of their own; and why a chart is made as it is, which is for the record alone.
    assert silent == {"PledgePlacement", "ForecastFigures", "SavingAmount", "PublishedLimits", "ChartSetting"}
    assert FIGURE in text


def test_every_table_that_holds_words_is_among_the_canaries_or_is_open_by_nature() -> None:
    tables = {model.__name__ for model in all_models() if with_words(model)}
    filled = set(everything_hidden().words)
    # Drafts, exempt headers and assessments have tests of their own below.
    assert tables - filled - OPEN_BY_NATURE <= {"ReportHeader", "Assessment"}


def test_what_an_assessment_says_of_a_hidden_indicator_does_not_come_out() -> None:
    made.theme()
    for public in (True, False):
        word = "open" if public else WORD
        measure = made.indicator(word, title=f"Measure {word}", unit_label=word, public=public)
        made.target(measure, made.QUARTER, None, kind="words", words=f"Sustain {word}")
        made.result(measure, made.QUARTER, "10" if public else FIGURE, note=word)
    assert leaks() == {}
    assert made.facts().headline.indicators == 1


def test_a_hidden_result_comes_out_neither_itself_nor_as_a_comparison_nor_as_an_earlier_figure() -> None:
    visits = made.indicator("visits")
    made.record("observation", "visits@2022-23-Q2", WORD, public=False)
    made.result(visits, "2022-23 Q2", "90", note=WORD)
    made.result(visits, "2022-23 Q2", FIGURE, known_from=made.day("2023-12-01"), reason=WORD)
    made.result(visits, "2023-24 Q2", "100")
    made.link(Record.objects.get(kind="observation"), "evidence-for", made.pledge(), note=WORD)
    assert leaks() == {}
    (indicator,) = made.facts().indicators
    (result,) = indicator.results
    assert (result.assessment.direction, result.assessment.direction_reason) == (None, "no comparison")
    assert result.assessment.comparison_key is None


def test_a_fact_taken_from_a_hidden_source_does_not_name_it() -> None:
    paper = made.source(WORD, title=WORD, url=f"https://example.org/{WORD}", public=False)
    visits = made.indicator("visits", source=paper, where=WORD)
    made.result(visits, made.QUARTER, "10", source=paper, where=WORD)
    made.pledge(source=paper, where=WORD)
    made.link(visits, "measures", Pledge.objects.get(), source=paper, where=WORD)
    assert leaks() == {}
    facts = made.facts()
    assert facts.indicators[0].results[0].citation is None
    assert [link.citation for link in facts.links] == [None]
    assert Source.objects.count() == 1


def test_a_draft_and_what_it_would_replace_are_kept_apart() -> None:
    visits = made.indicator("visits")
    made.result(visits, made.QUARTER, "10")
    of = {"indicator": visits, "period": made.QUARTER}
    made.fact(Commentary, text="It rained", status="approved", **of)
    made.fact(Commentary, text=WORD, action=WORD, status="draft", known_from=made.day("2023-12-01"), **of)
    assert leaks() == {}
    assert b"It rained" in encode(made.facts())


def test_an_exempt_risk_stays_hidden_even_where_the_register_calls_it_public() -> None:
    theme = made.theme()
    risk = made.risk(title=WORD, number=WORD.upper(), exempt_paragraphs="3")
    Record.objects.filter(kind="risk").update(is_public=True, title=WORD)
    made.risk_score(risk, made.QUARTER, 25, narrative=WORD)
    made.link(risk, "risks", theme, note=WORD)
    assert leaks() == {}
    (found,) = made.facts().themes()
    assert (found.risks, found.status.proposed) == ([], None)


@pytest.mark.parametrize("status", ["Exempt", "exempt: paragraph 3", " EXEMPT "])
def test_the_words_of_an_exempt_report_do_not_come_out(status: str) -> None:
    made.theme()
    made.fact(ReportHeader, period=made.QUARTER, content=header_words(status))
    assert leaks() == {}
    assert made.facts().header is None


@pytest.mark.parametrize("status", ["Public", "Public with accompanying exempt report", None])
def test_the_words_of_a_public_report_do(status: str | None) -> None:
    made.theme()
    made.fact(ReportHeader, period=made.QUARTER, content=header_words(status))
    assert made.facts().header is not None


def header_words(status: str | None) -> dict[str, object]:
    words = {"title": WORD, "summary": WORD, "recommendations": [WORD], "status": status}
    return {**msgspec.to_builtins(report_header()), **words}


def test_a_broken_header_is_refused_without_repeating_what_it_says() -> None:
    made.theme()
    made.fact(ReportHeader, period=made.QUARTER, content={**header_words("Public"), "recommendations": WORD})
    with pytest.raises(BrokenHeader, match=r"recommendations") as refused:
        made.facts()
    assert WORD not in str(refused.value)


def test_a_hidden_theme_takes_its_indicators_out_of_the_counts() -> None:
    made.theme()
    hidden = made.theme("hidden", public=False)
    for reference, theme in (("one", Theme.objects.first()), ("two", hidden)):
        made.result(made.indicator(reference, theme=theme), made.QUARTER, "10")
    facts = made.facts()
    assert (facts.headline.indicators, facts.headline.reported) == (1, 1)
    assert [theme.indicators for theme in facts.themes()] == [["one"]]


def test_a_hidden_plan_leaves_nothing_but_what_belongs_to_no_plan() -> None:
    made.theme()
    made.result(made.indicator("one"), made.QUARTER, "10")
    Record.objects.filter(kind="plan").update(is_public=False)
    facts = made.facts()
    assert (facts.plans, facts.indicators, facts.headline.indicators) == ([], [], 0)
    assert (Plan.objects.count(), Indicator.objects.count()) == (1, 1)
