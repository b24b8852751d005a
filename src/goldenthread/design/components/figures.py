"""Charts in a page: the wide drawing, the narrow one for phones, and the words under them."""

from django.utils.safestring import SafeString

from goldenthread.design.components.markup import optional, text_of


def chart_figure(
    wide: str,
    narrow: str = "",
    *,
    title: object = None,
    heading_level: int = 2,
    caption: object = None,
    id: str | None = None,
) -> SafeString:
    """A chart with a heading and a caption (source, period, notes).

    `wide` and `narrow` are SVG from `goldenthread.design.charts`, the same chart with two ids and widths:
    only one is shown, and only one is read out.
    """
    level = int(heading_level)
    head = f'<h{level} class="gt-chart-figure__title">{text_of(title)}</h{level}>' if title else ""
    drawing = f'<div class="gt-chart-wide">{wide}</div><div class="gt-chart-narrow">{narrow}</div>' if narrow else wide
    foot = f"<figcaption>{text_of(caption)}</figcaption>" if caption else ""
    return SafeString(f'<figure class="gt-chart-figure"{optional("id", id)}>{head}{drawing}{foot}</figure>')


def figure(label: object, value: object, *, note: object = None, words: bool = False) -> SafeString:
    """One item of a `<ul class="gt-key-figures">`: a figure told large. `words` for one that is not a number."""
    name = "gt-key-figure__value gt-key-figure__value--words" if words else "gt-key-figure__value"
    below = f'<span class="gt-key-figure__note">{text_of(note)}</span>' if note else ""
    return SafeString(
        f'<li class="gt-key-figure"><span class="gt-key-figure__label">{text_of(label)}</span>'
        f'<span class="{name}">{text_of(value)}</span>{below}</li>'
    )
