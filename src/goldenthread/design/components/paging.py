"""Pagination: from page to page of a long list, or to the quarter before and after."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from goldenthread.design.components.markup import Attributes, Params, attributes_of, class_of, text_of

ARROWS = {
    "prev": "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l"
    "4.2931-4.293-1.414-1.414z",
    "next": "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 "
    "6.7441-6.4062-6.7246-6.7266z",
}
WORDS = {"prev": "Previous", "next": "Next"}


def pagination(
    *,
    items: Sequence[Params | None] = (),
    previous: Params | None = None,
    next: Params | None = None,
    landmark_label: str = "Pagination",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Links to pages. An item: number, href, current, visually_hidden_text, attributes, or ellipsis.

    `previous` and `next`: href, text, label_text, attributes. Without items they stand one under the other,
    with `label_text` saying what each leads to.
    """
    block = not items and bool(previous or next)
    numbers = "".join(_page(item) for item in items if item)
    if items:
        numbers = f'<ul class="govuk-pagination__list">{numbers}</ul>'
    names = class_of("govuk-pagination", "govuk-pagination--block" if block else None, classes)
    return SafeString(
        f'<nav class="{names}" aria-label="{text_of(landmark_label)}"{attributes_of(attributes)}>'
        f"{_arrow_link(previous, 'prev', block)}{numbers}{_arrow_link(next, 'next', block)}</nav>"
    )


def _arrow_link(link: Params | None, kind: str, block: bool) -> str:
    if not link or not link.get("href"):
        return ""
    icon = (
        f'<svg class="govuk-pagination__icon govuk-pagination__icon--{kind}" xmlns="http://www.w3.org/2000/svg"'
        ' height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">'
        f'<path d="{ARROWS[kind]}"></path></svg>'
    )
    words = text_of(link.get("text")) or f'{WORDS[kind]}<span class="govuk-visually-hidden"> page</span>'
    label = link.get("label_text")
    decorated = "govuk-pagination__link-title--decorated" if block and not label else None
    title = f'<span class="{class_of("govuk-pagination__link-title", decorated)}">{words}</span>'
    if label and block:
        title += (
            '<span class="govuk-visually-hidden">:</span>'
            f'<span class="govuk-pagination__link-label">{text_of(label)}</span>'
        )
    inner = icon + title if block or kind == "prev" else title + icon
    return (
        f'<div class="govuk-pagination__{kind}"><a class="govuk-link govuk-pagination__link" '
        f'href="{text_of(link["href"])}" rel="{kind}"{attributes_of(link.get("attributes"))}>{inner}</a></div>'
    )


def _page(item: Params) -> str:
    names = class_of(
        "govuk-pagination__item",
        "govuk-pagination__item--current" if item.get("current") else None,
        "govuk-pagination__item--ellipsis" if item.get("ellipsis") else None,
    )
    if item.get("ellipsis"):
        return f'<li class="{names}">&ctdot;</li>'
    number = text_of(item.get("number"))
    label = text_of(item.get("visually_hidden_text")) or f"Page {number}"
    current = ' aria-current="page"' if item.get("current") else ""
    return (
        f'<li class="{names}"><a class="govuk-link govuk-pagination__link" href="{text_of(item.get("href"))}"'
        f' aria-label="{label}"{current}{attributes_of(item.get("attributes"))}>{number}</a></li>'
    )
