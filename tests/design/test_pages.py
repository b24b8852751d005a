"""The page that every page extends, and the tags that templates use.

Expected values: HOUSE rules for pages (language, title, no inline code, skip link first), and the tags' own docs.
"""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from lxml import html

from goldenthread.design import components
from goldenthread.design.charts import Point, Series, sparkline

PAGE = """{% extends "design/base.html" %}{% load design %}{% block title %}Visits & more{% endblock %}
{% block before %}{% govuk_breadcrumbs crumbs %}{% endblock %}{% block main %}<h1>Visits</h1>{% endblock %}"""
CONTEXT: dict[str, Any] = {
    "council": {"name": "Barnet <Council>"},
    "site_name": "Our performance",
    "navigation": [{"text": "Pledges", "href": "/pledges/", "current": True}],
    "footer_links": [{"text": "Open data", "href": "/data/"}],
    "brand_css_url": "/brand.css?v=1",
    "canonical_url": "https://example.org/visits/",
    "crumbs": [("Home", "/"), ("Visits", None)],
}
DESIGN = Path(__file__).resolve().parents[2] / "src" / "goldenthread" / "design"
BUILT = DESIGN / "static" / "design" / "built"


def drawn(template: str, **context: Any) -> str:
    return Template("{% load design %}" + template).render(Context(context))


def page(**more: Any) -> Any:
    return html.document_fromstring(Template(PAGE).render(Context({**CONTEXT, **more})))


def test_a_page_names_itself_and_its_council() -> None:
    made = page()
    assert made.get("lang") == "en-GB"
    assert made.findtext(".//title") == "Visits & more – Barnet <Council>"
    assert made.xpath("string(//meta[@name='description']/@content)").startswith("How Barnet <Council> is doing")
    assert made.xpath("string(//link[@rel='canonical']/@href)") == "https://example.org/visits/"


def test_the_skip_link_comes_first_and_leads_to_the_main_part() -> None:
    made = page()
    [first, *_] = made.xpath("//body//a")
    assert first.get("href") == "#main-content"
    assert made.get_element_by_id("main-content").tag == "main"


def test_a_page_has_one_of_each_landmark() -> None:
    made = page()
    assert [len(made.findall(f".//{tag}")) for tag in ("header", "main", "footer")] == [1, 1, 1]


def test_no_page_has_inline_styles_or_scripts() -> None:
    made = page()
    assert not made.xpath("//*[@style]")
    assert not made.xpath("//style")
    assert all(script.get("src") and not script.text for script in made.iter("script"))


def test_the_brands_stylesheet_comes_after_our_own() -> None:
    sheets = [link.get("href") for link in page().xpath("//link[@rel='stylesheet']")]
    assert [sheet.rpartition("/")[2] for sheet in sheets] == ["site.css", "brand.css?v=1"]


def test_the_scheme_of_status_colours_is_on_the_page() -> None:
    assert page().get("data-status-colours") == "blue-orange"
    assert page(status_colours="red-amber-green").get("data-status-colours") == "red-amber-green"


def test_every_page_leads_to_the_accessibility_statement() -> None:
    [link] = [a for a in page().xpath("//footer//a") if a.text_content() == "Accessibility statement"]
    assert link.get("href") == "/accessibility/"


def test_a_logo_has_the_councils_name_as_its_text() -> None:
    made = page(council={"name": "Barnet Council", "logo_url": "/logo.svg"})
    assert made.xpath("string(//header//img/@alt)") == "Barnet Council"


def test_a_council_may_be_an_object() -> None:
    council = SimpleNamespace(name="Barnet Council")
    made = page(council=council)
    assert made.findtext(".//title").endswith("– Barnet Council")
    assert made.find_class("govuk-generic-header__homepage-link")[0].text == "Barnet Council"


def test_the_pages_files_are_all_there() -> None:
    made = page(brand_css_url="")
    addresses = [link.get("href") for link in made.xpath("//link[@rel='stylesheet' or @rel='icon']")]
    addresses += [script.get("src") for script in made.iter("script")]
    assert all(finders.find(address.removeprefix("/static/")) for address in addresses)


def test_the_footer_and_header_are_the_components() -> None:
    made = page(council={"name": "Barnet Council"})
    header = html.fragment_fromstring(components.header("Barnet Council"))
    assert html.tostring(made.find_class("govuk-generic-header")[0]).strip() == html.tostring(header)
    links = [{"text": "Open data", "href": "/data/"}, {"text": "Accessibility statement", "href": "/accessibility/"}]
    footer = html.fragment_fromstring(components.footer(meta={"items": links}, copyright="Barnet Council"))
    assert html.tostring(made.find_class("govuk-footer")[0]).strip() == html.tostring(footer)


@pytest.mark.parametrize("word", ["GDS Transport", "crown", "crest", "copyright", "url("])
def test_the_stylesheet_has_nothing_of_gov_uks_own_and_fetches_nothing(word: str) -> None:
    assert word not in (BUILT / "site.css").read_text(encoding="utf-8")


def test_the_stylesheet_has_no_map_and_reads_as_one_file() -> None:
    assert {path.name for path in BUILT.iterdir()} == {"site.css", "app.js", "govuk-frontend.min.js"}
    assert "sourceMappingURL" not in (BUILT / "site.css").read_text(encoding="utf-8")


def test_a_tag_takes_what_its_component_takes() -> None:
    assert drawn('{% govuk_tag "New" classes="govuk-tag--grey" %}') == components.tag("New", classes="govuk-tag--grey")
    assert drawn("{% govuk_summary_list pairs %}", pairs=[("a", "b")]) == components.summary_list([("a", "b")])


def test_text_from_a_template_is_escaped_once() -> None:
    assert "&lt;b&gt; &amp; c" in drawn("{% govuk_inset_text words %}", words="<b> & c")
    assert "&amp;amp;" not in drawn("{% govuk_inset_text words %}", words="<b> & c")


def test_a_block_tag_takes_its_text_from_the_template() -> None:
    made = drawn('{% govuk_details_block summary="How" %}<p>{{ words }}</p>{% endgovuk_details_block %}', words="<x>")
    assert "<p>&lt;x&gt;</p>" in made
    assert "How" in made


def test_a_chart_goes_into_the_page_as_it_is() -> None:
    chart = sparkline(Series("x", [Point("a", None)]), id="c")
    assert drawn("{% svg chart %}", chart=chart) == chart
    assert chart in drawn('{% chart_figure chart title="T" caption="Source" %}', chart=chart)


@pytest.mark.parametrize(("value", "shown"), [(372750, "372,750"), (None, ""), (0, "0")])
def test_numbers_have_commas(value: int | None, shown: str) -> None:
    assert drawn("{{ value|number }}", value=value) == shown


def test_a_heading_that_sorts_says_which_way() -> None:
    head = [{"text": "Quarter", "href": "?sort=-period", "sort": "ascending"}, "Result"]
    made = html.fragment_fromstring(
        components.table([["Q1", 5]], head=head, caption="Results", formats=("", "numeric"), scroll="results")
    )
    first, second = made.findall(".//th")
    assert first.get("aria-sort") == "ascending"
    assert first.find("a").get("href") == "?sort=-period"
    assert second.get("class") == "govuk-table__header govuk-table__header--numeric"
    assert made.get("role") == "region"
    assert made.get("aria-labelledby") == made.find(".//caption").get("id")


def test_an_empty_place_says_what_belongs_there_why_and_the_next_step() -> None:
    made = html.fragment_fromstring(components.empty("No results.", why="Not due.", href="/last/", link="Last quarter"))
    assert [p.text_content() for p in made.findall("p")] == ["No results.", "Not due.", "Last quarter"]
    assert made.find(".//a").get("href") == "/last/"


def test_the_licence_and_the_owner_are_escaped_unless_marked_safe() -> None:
    made = components.footer(content_licence="<b>", copyright="A & B")
    assert "&lt;b&gt;" in made
    assert "A &amp; B" in made
