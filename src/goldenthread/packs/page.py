"""One page with a pack's source and its record side by side, each field linked to its words, the least sure first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from goldenthread.documents import Block, Cell, Heading, Table, TextBlock
from goldenthread.packs.pack import Pack
from goldenthread.packs.said import Said

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#0b0c0c}
header{padding:1rem 1.5rem;border-bottom:2px solid #0b0c0c}h1{font-size:1.5rem;margin:0}h2{font-size:1.2rem}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
section{padding:0 1.5rem;height:calc(100vh - 8rem);overflow:auto}section+section{border-left:1px solid #b1b4b6}
table{border-collapse:collapse;width:100%;margin:0 0 1rem}td,th{border:1px solid #b1b4b6;padding:.3rem .5rem;
text-align:left;vertical-align:top;overflow-wrap:anywhere}
mark{background:#fff2b3;color:inherit}:target,:target mark{background:#ffdd00;outline:3px solid #0b0c0c}
.record td:first-child,.record :last-child,.record th{white-space:nowrap}
.low{font-weight:700}.place{color:#505a5f;font-size:.85rem}a{color:#1d4f91}a:focus{outline:3px solid #ffbf47}
@media (max-width:60rem){main{display:block}section{height:auto}}@media print{section{height:auto;overflow:visible}}
"""
LOW = 0.9

Spans = dict[int, list[tuple[int, int, str]]]


def page_of(pack: Pack) -> str:
    """The page as HTML that needs nothing else."""
    fields = sorted(enumerate(pack.fields()), key=lambda one: one[1][1].confidence)
    spans: Spans = defaultdict(list)
    for number, (_, field) in fields:
        spans[field.source.position.block].append((field.source.start, field.source.end, f"w{number}"))
    name = escape(pack.document.name or "the pack")
    source = "".join(_blocks(pack.document.blocks, spans))
    record = "".join(_row(number, pointer, field) for number, (pointer, field) in fields)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{name}: source and record</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{STYLE}</style></head><body>'
        f"<header><h1>{name}</h1><p>{len(fields):,} fields. The least sure come first.</p></header><main>"
        f'<section tabindex="0" aria-label="Record"><h2>Record</h2>{_problems(pack)}'
        '<table class="record"><thead><tr><th scope="col">Sure</th><th scope="col">Field</th><th scope="col">Value</th>'
        f'<th scope="col">Words</th></tr></thead><tbody>{record}</tbody></table></section>'
        f'<section tabindex="0" aria-label="Source"><h2>Source</h2>{source}</section></main></body></html>'
    )


def _problems(pack: Pack) -> str:
    rows = [
        f"<li>{escape(p.what)} <span class=place>{escape(str(p.as_json()['where']))}</span></li>" for p in pack.problems
    ]
    left = [f"<li>Not understood: {escape(n.what)}, because {escape(n.why)}</li>" for n in pack.not_understood]
    return f"<ul>{''.join(rows + left)}</ul>" if rows or left else ""


def _row(number: int, pointer: str, field: Said) -> str:
    sure = f"{field.confidence:.0%}"
    low = ' class="low"' if field.confidence < LOW else ""
    value = "nothing" if field.plain is None else str(field.plain)
    where = f'<a href="#w{number}">{escape(field.source.words)}</a>'
    return f"<tr><td{low}>{sure}</td><td>{escape(pointer)}</td><td>{escape(value[:600])}</td><td>{where}</td></tr>"


def _blocks(blocks: Sequence[Block], spans: Spans) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            rows = ("<tr>" + "".join(_cell(cell, spans) for cell in row) + "</tr>" for row in block.rows)
            yield f"<table>{''.join(rows)}</table>"
        elif isinstance(block, TextBlock) and block.text:
            tag = "h3" if isinstance(block, Heading) else "p"
            marker = f"{escape(block.marker)} " if block.marker else ""
            place = f'<span class="place">{escape(block.position.words)}</span> '
            yield f"<{tag}>{place}{marker}{_words(block, spans)}</{tag}>"


def _cell(cell: Cell, spans: Spans) -> str:
    tag = "th" if cell.header else "td"
    span = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    span += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    anchors = "".join(f'<a id="{name}"></a>' for _, _, name in spans.get(cell.position.block, ()))
    inner = "".join(
        f"<p>{_words(block, spans)}</p>" if isinstance(block, TextBlock) else "".join(_blocks([block], spans))
        for block in cell.blocks
    )
    return f"<{tag}{span}>{anchors}{inner}</{tag}>"


def _words(block: TextBlock, spans: Spans) -> str:
    """A block's words, those that a field was taken from marked; where fields overlap the first is marked."""
    made: list[str] = []
    at = 0
    text = block.text
    for start, end, name in sorted(spans.get(block.position.block, ())):
        if start < at:
            made.append(f'<span id="{name}"></span>')
            continue
        made.append(f'{escape(text[at:start])}<mark id="{name}">{escape(text[start:end])}</mark>')
        at = max(at, end)
    return "".join([*made, escape(text[at:])]).replace("\n", "<br>")
