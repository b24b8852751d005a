"""One page with a pack's source and its record side by side, each field linked to its words, the least sure first."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html import escape
from importlib.resources import files

from goldenthread.packs.pack import SURE, Pack
from goldenthread.packs.page.record import record_side
from goldenthread.packs.page.source import SourceWriter
from goldenthread.packs.record import NotUnderstood, Problem

__all__ = ["page_of"]


def page_of(pack: Pack) -> str:
    """The page as HTML that needs nothing else: no script, its one style named by hash in its own policy."""
    fields = sorted(enumerate(pack.fields()), key=lambda one: one[1][1].confidence)
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    told: list[Problem | NotUnderstood] = [*pack.problems, *pack.not_understood]
    source = SourceWriter(fields, {one.source.position.block for one in told if one.source})
    blocks = "\n".join(source.blocks(pack.document.blocks))
    name = escape(pack.document.name or "The pack")
    unsure = sum(1 for _, (_, field) in fields if field.confidence < SURE)
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'"
    return "\n".join(
        (
            '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            f"<title>{name}, source and record</title>",
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{style}</style>\n</head>\n<body>",
            '<a class="skip" href="#record">Skip to the record</a>',
            '<a class="skip" href="#source">Skip to the source</a>',
            f"<header><h1>{name}</h1><p>{escape(pack.kind.capitalize())}. {len(fields):,} fields, of which {unsure:,} "
            f"are less than {SURE:.0%} sure: these come first.</p></header>\n<main>",
            _pane("Record", record_side(pack, fields, source)),
            _pane("Source", [blocks]),
            "</main>\n</body>\n</html>\n",
        )
    )


def _pane(title: str, content: Iterable[str]) -> str:
    """One side, which scrolls by itself and so can be reached by keyboard."""
    name = title.lower()
    head = f'<h2 id="{name}-title">{title}</h2>'
    body = "\n".join((head, *content))
    return f'<section id="{name}" class="pane" tabindex="0" aria-labelledby="{name}-title">{body}</section>'
