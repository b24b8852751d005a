"""Tables and summary lists."""

from collections.abc import Mapping, Sequence
from html import escape

from django.utils.safestring import SafeString

from goldenthread.design.components.markup import (
    Attributes,
    Params,
    as_params,
    attributes_of,
    class_of,
    optional,
    text_of,
)

SORT_WORDS = {"ascending": "sorted, smallest or A first", "descending": "sorted, largest or Z first"}


def table(
    rows: Sequence[Sequence[object] | None],
    *,
    head: Sequence[object] = (),
    caption: object = None,
    caption_classes: str = "",
    first_cell_is_header: bool = False,
    formats: Sequence[str] = (),
    classes: str = "",
    scroll: str | None = None,
    attributes: Attributes | None = None,
) -> SafeString:
    """A table.

    A cell or heading is plain text, a number, safe HTML, or a mapping: text, format ("numeric"), classes,
    colspan, rowspan, attributes. A heading may also have `href` and `sort` ("ascending", "descending" or
    "none"): a link that orders the table. `formats` gives each column's format once ("numeric" or "").
    `scroll` is an id: on a narrow screen the table then scrolls in a named region of its own.
    """
    names = class_of("govuk-table", classes)
    parts = [f'<table class="{names}"{attributes_of(attributes)}>']
    if caption:
        caption_id = f' id="{escape(scroll)}-caption"' if scroll else ""
        parts.append(
            f'<caption class="{class_of("govuk-table__caption", caption_classes)}"{caption_id}>'
            f"{text_of(caption)}</caption>"
        )
    if head:
        cells = "".join(_heading(cell, _at(formats, at)) for at, cell in enumerate(head))
        parts.append(f'<thead class="govuk-table__head"><tr class="govuk-table__row">{cells}</tr></thead>')
    parts.append('<tbody class="govuk-table__body">')
    for row in rows:
        if row:
            cells = "".join(
                _cell(cell, at == 0 and first_cell_is_header, _at(formats, at)) for at, cell in enumerate(row)
            )
            parts.append(f'<tr class="govuk-table__row">{cells}</tr>')
    parts.append("</tbody></table>")
    return SafeString(_in_scroller("".join(parts), scroll, bool(caption)))


def _at(formats: Sequence[str], column: int) -> str:
    return formats[column] if column < len(formats) else ""


def _in_scroller(html: str, id: str | None, has_caption: bool) -> str:
    if not id:
        return html
    name = f'aria-labelledby="{escape(id)}-caption"' if has_caption else 'aria-label="Table"'
    return f'<div class="gt-scroll" id="{escape(id)}" role="region" {name} tabindex="0">{html}</div>'


def _spans(cell: Params) -> str:
    spans = optional("colspan", cell.get("colspan")) + optional("rowspan", cell.get("rowspan"))
    return spans + attributes_of(cell.get("attributes"))


def _heading(cell: object, format: str) -> str:
    if not isinstance(cell, Mapping):
        kind = f" govuk-table__header--{format}" if format else ""
        return f'<th scope="col" class="govuk-table__header{kind}">{text_of(cell)}</th>'
    format = cell.get("format") or format
    names = class_of("govuk-table__header", f"govuk-table__header--{format}" if format else None, cell.get("classes"))
    inner, sort = text_of(cell.get("text")), cell.get("sort")
    if cell.get("href"):
        mark = "" if sort not in SORT_WORDS else _sort_mark(sort)
        inner = f'<a class="govuk-link gt-sort" href="{text_of(cell["href"])}">{inner}{mark}</a>'
    order = f' aria-sort="{escape(sort)}"' if sort else ""
    return f'<th scope="col" class="{names}"{order}{_spans(cell)}>{inner}</th>'


def _sort_mark(sort: str) -> str:
    path = "M1 7l4-5 4 5z" if sort == "ascending" else "M1 3l4 5 4-5z"
    return (
        '<svg class="gt-sort__mark" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" '
        f'focusable="false"><path fill="currentColor" d="{path}"/></svg>'
        f'<span class="govuk-visually-hidden"> ({SORT_WORDS[sort]})</span>'
    )


def _cell(cell: object, is_header: bool, format: str) -> str:
    if isinstance(cell, Mapping):
        given, classes, spans = cell.get("format") or format, cell.get("classes"), _spans(cell)
        inner = text_of(cell.get("text"))
    else:
        given, classes, spans, inner = format, None, "", text_of(cell)
    if is_header:
        return f'<th scope="row" class="{class_of("govuk-table__header", classes)}"{spans}>{inner}</th>'
    names = "govuk-table__cell" + (f" govuk-table__cell--{given}" if given else "")
    return f'<td class="{class_of(names, classes) if classes else names}"{spans}>{inner}</td>'


def summary_list(
    rows: Sequence[Params | Sequence[object] | None],
    *,
    card: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Names and values.

    A row is a pair (key, value) or a mapping: key, value (text or mappings with text and classes), classes,
    actions (a mapping: items, classes; each item: text, href, visually_hidden_text, classes, attributes).
    `card` puts the list in a card: title (text, heading_level, classes), actions, classes, attributes.
    """
    given = [_row(row) for row in rows if row]
    any_actions = any(_actions(row) for row in given)
    title = card.get("title") if card else None
    body = "".join(_summary_row(row, any_actions, title) for row in given)
    names = class_of("govuk-summary-list", classes)
    html = f'<dl class="{names}"{attributes_of(attributes)}>{body}</dl>'
    return SafeString(_card(card, html) if card is not None else html)


def _row(row: Params | Sequence[object]) -> Params:
    if isinstance(row, Mapping):
        return row
    key, value = row
    return {"key": key, "value": value}


def _actions(row: Params) -> Sequence[Params]:
    return (row.get("actions") or {}).get("items") or ()


def _summary_row(row: Params, any_actions: bool, card_title: object) -> str:
    key, value, actions = as_params(row.get("key")), as_params(row.get("value")), _actions(row)
    none = "govuk-summary-list__row--no-actions" if any_actions and not actions else None
    html = (
        f'<div class="{class_of("govuk-summary-list__row", none, row.get("classes"))}">'
        f'<dt class="{class_of("govuk-summary-list__key", key.get("classes"))}">{text_of(key.get("text"))}</dt>'
        f'<dd class="{class_of("govuk-summary-list__value", value.get("classes"))}">'
        f"{text_of(value.get('text'))}</dd>"
    )
    if actions:
        links = [_action(action, card_title) for action in actions]
        if len(links) > 1:
            items = "".join(f'<li class="govuk-summary-list__actions-list-item">{link}</li>' for link in links)
            links = [f'<ul class="govuk-summary-list__actions-list">{items}</ul>']
        names = class_of("govuk-summary-list__actions", row["actions"].get("classes"))
        html += f'<dd class="{names}">{links[0]}</dd>'
    return html + "</div>"


def _action(action: Params, card_title: object) -> str:
    hidden = ""
    if action.get("visually_hidden_text"):
        hidden = f" {text_of(action['visually_hidden_text'])}"
    if card_title:
        hidden += f" ({text_of(as_params(card_title).get('text'))})"
    if hidden:
        hidden = f'<span class="govuk-visually-hidden">{hidden}</span>'
    names = class_of("govuk-link", action.get("classes"))
    return (
        f'<a class="{names}" href="{text_of(action.get("href"))}"{attributes_of(action.get("attributes"))}>'
        f"{text_of(action.get('text'))}{hidden}</a>"
    )


def _card(card: Params, content: str) -> str:
    title, actions = as_params(card.get("title")), card.get("actions") or {}
    level = int(title.get("heading_level") or 2)
    heading = ""
    if title:
        names = class_of("govuk-summary-card__title", title.get("classes"))
        heading = f'<h{level} class="{names}">{text_of(title.get("text"))}</h{level}>'
    links = [_action(action, title) for action in actions.get("items") or ()]
    names = class_of("govuk-summary-card__actions", actions.get("classes"))
    if len(links) == 1:
        heading += f'<div class="{names}">{links[0]}</div>'
    elif links:
        items = "".join(f'<li class="govuk-summary-card__action">{link}</li>' for link in links)
        heading += f'<ul class="{names}">{items}</ul>'
    return (
        f'<div class="{class_of("govuk-summary-card", card.get("classes"))}"'
        f'{attributes_of(card.get("attributes"))}><div class="govuk-summary-card__title-wrapper">{heading}</div>'
        f'<div class="govuk-summary-card__content">{content}</div></div>'
    )
