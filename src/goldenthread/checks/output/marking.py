"""A block's words as HTML, with the words at fault marked and numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from goldenthread.checks.findings import Severity
from goldenthread.documents import Run, Style, TextBlock

SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTE: "●"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words at fault: the number of their finding, how bad it is, and where in the block they begin and end."""

    number: int
    severity: Severity
    start: int
    end: int


def link(span: Span) -> str:
    """The link from the words to their finding."""
    said = f"Finding {span.number}, {span.severity.value}"
    return (
        f'<a class="ref {span.severity.value}" href="#f{span.number}" aria-label="{said}">'
        f"{SHAPES[span.severity]}{span.number}</a>"
    )


def anchor(span: Span) -> str:
    """Where the finding's own link leads to."""
    return f'<span class="at" id="w{span.number}"></span>'


def marked(block: TextBlock, spans: Sequence[Span] = ()) -> str:
    """The words of a block. What is not live in it is shown struck, as it was not checked."""
    length = len(block.text)
    held = sorted((_within(span, length) for span in spans), key=lambda span: (span.start, -span.end, span.number))
    runs = block.runs if "".join(run.text for run in block.runs if run.said) == block.text else (Run(block.text),)
    out: list[str] = []
    offset = 0
    for run in runs:
        if not run.said:
            out.append(_silent(run))
            continue
        for start, end in _pieces(offset, offset + len(run.text), held):
            out += [anchor(span) for span in held if span.start == start and start >= offset]
            words = _styled(run.text[start - offset : end - offset], run.style)
            over = [span for span in held if span.start <= start and end <= span.end]
            if over:
                worst = min(over, key=lambda span: span.severity.rank)
                words = f'<mark class="{worst.severity.value}">{words}</mark>'
            out.append(words)
            out += [link(span) for span in held if span.end == end and span.start < end]
        offset += len(run.text)
    out += [anchor(span) + link(span) for span in held if span.start == span.end]
    return "".join(out)


def _within(span: Span, length: int) -> Span:
    start = min(max(span.start, 0), length)
    return Span(span.number, span.severity, start, min(max(span.end, start), length))


def _pieces(start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """A stretch cut wherever words at fault begin or end."""
    cuts = {start, end}
    for span in spans:
        if span.start < span.end:
            cuts |= {cut for cut in (span.start, span.end) if start < cut < end}
    ordered = sorted(cuts)
    yield from pairwise(ordered)


def _styled(text: str, style: Style) -> str:
    words = escape(text, quote=False).replace("\n", "<br>")
    for on, tag in (
        (style.bold, "strong"),
        (style.italic, "em"),
        (style.underlined and not style.link, "u"),
        (style.superscript, "sup"),
        (style.subscript, "sub"),
    ):
        if on:
            words = f"<{tag}>{words}</{tag}>"
    return words


def _silent(run: Run) -> str:
    if run.style.note is not None:
        return f'<sup class="mark">{escape(run.text)}</sup>'
    return f"<del>{escape(run.text, quote=False)}</del>"
