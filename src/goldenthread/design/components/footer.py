"""The foot of the page: GOV.UK's footer without the crown and without Crown copyright."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from goldenthread.design.components.markup import (
    Attributes,
    Params,
    as_params,
    attributes_of,
    class_of,
    text_of,
)


def footer(
    *,
    meta: Params | None = None,
    navigation: Sequence[Params] = (),
    content_licence: object = None,
    copyright: object = None,
    container_classes: str = "",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Links, the licence of the content and whose it is.

    `meta`: items (text, href, attributes), text, visually_hidden_title. `navigation`: sections, each with
    title, columns, width, items. `content_licence` and `copyright` are text or safe HTML, and show only where
    given: a council says for itself how its content may be used.
    """
    sections = "".join(_section(section) for section in navigation)
    if sections:
        sections = f'<div class="govuk-footer__navigation">{sections}</div><hr class="govuk-footer__section-break">'
    licence = ""
    if content_licence:
        licence = (
            f'<span class="govuk-footer__licence-description">{text_of(as_params(content_licence).get("text"))}</span>'
        )
    owner = ""
    if copyright:
        owner = f'<div class="govuk-footer__meta-item">{text_of(as_params(copyright).get("text"))}</div>'
    return SafeString(
        f'<div class="{class_of("govuk-footer", classes)}"{attributes_of(attributes)}>'
        f'<div class="{class_of("govuk-width-container", container_classes)}">{sections}'
        '<div class="govuk-footer__meta"><div class="govuk-footer__meta-item govuk-footer__meta-item--grow">'
        f"{_meta(meta)}{licence}</div>{owner}</div></div></div>"
    )


def _section(section: Params) -> str:
    items = "".join(
        f'<li class="govuk-footer__list-item">{_link(item)}</li>'
        for item in section.get("items") or ()
        if item.get("href") and item.get("text")
    )
    if section.get("items"):
        columns = f"govuk-footer__list--columns-{section['columns']}" if section.get("columns") else None
        items = f'<ul class="{class_of("govuk-footer__list", columns)}">{items}</ul>'
    return (
        f'<div class="govuk-footer__section govuk-grid-column-{text_of(section.get("width") or "full")}">'
        f'<h2 class="govuk-footer__heading govuk-heading-m">{text_of(section.get("title"))}</h2>{items}</div>'
    )


def _link(item: Params) -> str:
    return (
        f'<a class="govuk-footer__link" href="{text_of(item.get("href"))}"'
        f"{attributes_of(item.get('attributes'))}>{text_of(item.get('text'))}</a>"
    )


def _meta(meta: Params | None) -> str:
    if meta is None:
        return ""
    title = meta.get("visually_hidden_title") or "Support links"
    items = "".join(
        f'<li class="govuk-footer__inline-list-item">{_link(item)}</li>' for item in meta.get("items") or ()
    )
    if items:
        items = f'<ul class="govuk-footer__inline-list">{items}</ul>'
    own = f'<div class="govuk-footer__meta-custom">{text_of(meta["text"])}</div>' if meta.get("text") else ""
    return f'<h2 class="govuk-visually-hidden">{text_of(title)}</h2>{items}{own}'
