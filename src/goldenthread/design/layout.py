"""The parts of the page's frame that are the same on every page of a council: made once, kept."""

from collections.abc import Sequence
from functools import lru_cache

from django.templatetags.static import static
from django.utils.safestring import SafeString

from goldenthread.design import components
from goldenthread.design.components.markup import Params, text_of


@lru_cache(maxsize=16)
def asset(name: str) -> str:
    """The address of one of the design's static files, by its place under static/design/."""
    return static(f"design/{name}")


@lru_cache(maxsize=16)
def page_header(name: str, logo_url: str, home_url: str) -> SafeString:
    """The bar across the top: the council's logo, or its name."""
    logo: object = name
    if logo_url:
        logo = SafeString(f'<img src="{text_of(logo_url)}" alt="{text_of(name)}" height="44">')
    return components.header(logo, url=home_url)


def page_footer(name: str, links: Sequence[Params], accessibility_url: str, licence: object) -> SafeString:
    """The foot: links, the accessibility statement always among them, the licence, and whose the pages are."""
    items = [*links, {"text": "Accessibility statement", "href": accessibility_url}]
    return components.footer(meta={"items": items}, content_licence=licence, copyright=name)
