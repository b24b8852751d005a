"""The web page, parsed with lxml."""

import itertools
import re

from lxml import etree, html

from goldenthread.reports.compose import compose
from goldenthread.reports.document import Chart, Table, key_slug
from goldenthread.reports.render.html import observation_link, render_html, render_html_page
from tests.reports import factory

FACTS = factory.quarter()
DOCUMENT = compose(FACTS)
PAGE = html.document_fromstring(render_html_page(DOCUMENT))
ARTICLE = html.fragment_fromstring(render_html(DOCUMENT, observation_link))


def test_every_figure_shows_its_key_in_reading_order() -> None:
    found = [(e.get("data-key"), e.text_content()) for e in PAGE.find_class("gt-figure")]
    assert found == [(figure.key, figure.text) for figure in DOCUMENT.figures()]


def test_on_the_site_a_figure_links_to_the_story_of_its_observation() -> None:
    links = {e.get("data-key"): e.get("href") for e in ARTICLE.find_class("gt-figure") if e.tag == "a"}
    assert links["leisure-visits@2023-24-Q2"] == "indicators/leisure-visits/#leisure-visits-2023-24-q2"
    known = {r.key for i in FACTS.indicators for r in i.results} | {c.was_key for c in FACTS.corrections}
    assert {key for key in links if ":" not in key} == known


def test_in_the_file_that_stands_alone_every_link_leads_to_a_place_in_it() -> None:
    ids = [e.get("id") for e in PAGE.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    leads = {a.get("href")[1:] for a in PAGE.iter("a") if a.get("href").startswith("#")}
    assert leads <= set(ids)
    assert key_slug("leisure-visits@2023-24-Q2") in leads


def test_the_file_that_stands_alone_needs_no_other() -> None:
    assert not list(PAGE.iter("script", "link", "img", "iframe", "object"))
    assert "url(" not in PAGE.findtext("head/style")
    assert "@import" not in PAGE.findtext("head/style")


def test_the_article_has_no_inline_style_that_the_sites_policy_forbids() -> None:
    assert not [e for e in ARTICLE.iter() if isinstance(e.tag, str) and (e.tag == "style" or e.get("style"))]


def test_tables_have_a_caption_column_heads_and_row_heads() -> None:
    tables = [b for b in DOCUMENT.every_block() if isinstance(b, Table)]
    found = list(PAGE.iter("table"))
    assert [t.findtext("caption") for t in found] == [t.shown for t in tables]
    for element, table in zip(found, tables, strict=True):
        heads = [th.text_content() for th in element.findall("thead/tr/th[@scope='col']")]
        assert heads == [column.title for column in table.columns]
        rows = element.findall("tbody/tr")
        assert len(rows) == len(table.rows)
        assert all(row[0].tag == "th" and row[0].get("scope") == "row" for row in rows)


def test_headings_never_skip_a_level_and_there_is_one_title() -> None:
    ranks = [int(e.tag[1]) for e in PAGE.iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(ranks))


def test_charts_say_in_words_what_they_show() -> None:
    charts = [b for b in DOCUMENT.every_block() if isinstance(b, Chart)]
    drawn = PAGE.xpath("//figure/*[local-name()='svg']")
    assert [svg.xpath("string(./*[local-name()='desc'])") for svg in drawn] == [chart.alt for chart in charts]


def test_the_contents_name_every_section_and_appendix() -> None:
    entries = PAGE.xpath("//nav/ol/li/a/text()")
    assert entries[0] == "Summary"
    assert entries[-1] == DOCUMENT.appendices[-1].shown


def test_the_page_names_itself_and_its_language() -> None:
    assert PAGE.get("lang") == "en-GB"
    assert PAGE.findtext("head/title") == "Our Plan for Barnet: Q2 2023-24 | London Borough of Barnet"
    assert etree.tostring(PAGE)


def test_only_observations_have_a_page_on_the_site() -> None:
    assert observation_link("headline:met@2023-24-Q2") is None
    assert observation_link("a@2023-24-Q2.2") == "indicators/a/#a-2023-24-q2-2"
