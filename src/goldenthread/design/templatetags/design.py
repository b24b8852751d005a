"""`{% load design %}`: every component as a tag, status marks, numbers and charts.

`{% govuk_NAME ... %}` takes the parameters of `goldenthread.design.components.NAME`. The block tags take their
text from between the tags: `{% govuk_inset_text_block %}...{% endgovuk_inset_text_block %}`.
"""

from collections.abc import Mapping
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from goldenthread.design import components, layout, status
from goldenthread.design.charts import numbers

register = template.Library()

OWN = {"chart_figure", "empty", "figure"}

for _name in components.__all__:
    register.simple_tag(getattr(components, _name), name=_name if _name in OWN else f"govuk_{_name}")

for _name in ("details", "inset_text", "notification_banner", "panel", "warning_text"):

    def _block(content: str, _component: str = _name, **parameters: object) -> SafeString:
        made: SafeString = getattr(components, _component)(SafeString(content), **parameters)
        return made

    register.simple_block_tag(_block, name=f"govuk_{_name}_block")

register.simple_tag(status.status_mark, name="status_mark")
register.simple_tag(status.icon, name="status_icon")


register.simple_tag(layout.asset, name="design_asset")


@register.simple_tag(takes_context=True)
def page_header(context: template.Context) -> SafeString:
    """The council's name or logo, from `council` and `home_url` in the context."""
    council = context.get("council")
    name, logo = of(council, "name"), of(council, "logo_url")
    return layout.page_header(str(name), str(logo), str(context.get("home_url") or "/"))


@register.simple_tag(takes_context=True)
def page_navigation(context: template.Context) -> SafeString:
    """The service's name and its links, from `site_name`, `home_url` and `navigation` in the context."""
    items = context.get("navigation")
    if not items:
        return SafeString("")
    name, home = context.get("site_name"), context.get("home_url")
    return components.service_navigation(items, service_name=name, service_url=home, navigation_label="Main")


@register.simple_tag(takes_context=True)
def page_footer(context: template.Context) -> SafeString:
    """The foot of the page, from `council`, `footer_links`, `accessibility_url` and `licence` in the context."""
    name = str(of(context.get("council"), "name"))
    statement = str(context.get("accessibility_url") or "/accessibility/")
    return layout.page_footer(name, context.get("footer_links") or (), statement, context.get("licence"))


def of(council: object, name: str) -> object:
    """What a council says of itself: a mapping's item or an object's attribute, blank where it says nothing."""
    found = council.get(name) if isinstance(council, Mapping) else getattr(council, name, None)
    return found or ""


@register.simple_tag
def svg(drawing: str) -> SafeString:
    """A chart made by `goldenthread.design.charts`, put into the page as it is."""
    return SafeString(drawing)


@register.filter
def number(value: Decimal | int | None) -> str:
    """A figure as reported, with commas for thousands: 372,750 or 71.0. Nothing for None."""
    return numbers.number(value)
