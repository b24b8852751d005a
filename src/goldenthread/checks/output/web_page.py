"""The whole document as one web page with its findings in the margin: nothing else to load, and no script in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

from goldenthread.checks.findings import Finding, Place, Severity, Verdict
from goldenthread.checks.output.listing import grouped, why_stale
from goldenthread.checks.output.marking import SHAPES
from goldenthread.checks.output.outcome import Outcome, counted
from goldenthread.checks.output.web_blocks import BlockWriter
from goldenthread.checks.record import Proposal
from goldenthread.checks.rules import RULES
from goldenthread.checks.running import Checked
from goldenthread.documents import Document, Heading

MOST_LINKS = 12
TITLES = {rule.id: rule.title for rule in RULES}


def html(checked: Checked) -> str:
    """The page. Every finding has a number; its card and the words it is about link to each other."""
    document = checked.document
    numbered = list(enumerate(checked.findings, 1))
    blocks = list(_every_block(document))
    cards = _Cards(blocks)
    has_title = any(isinstance(block, Heading) and block.level == 0 for block in document.blocks)
    writer = BlockWriter(numbered, cards.card, deepest=2 if has_title else 1)
    body = "\n".join(writer.blocks(document.blocks))
    notes = _notes(document, writer)
    furniture = _furniture(document, writer)
    elsewhere = "".join(cards.card(n, finding, linked=False) for n, finding in numbered if n not in writer.placed)
    name = escape(document.name or "a document")
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>Check of {name}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>\n{_style()}</style>\n</head>\n<body>",
            '<a class="skip" href="#document">Skip to the document</a>',
            f"<header>\n<h1>Check of {name}</h1>\n{_headline(checked)}\n{_filters(checked.findings)}\n</header>",
            f"<main>\n{_summary(checked)}",
            f'<section class="whole"><h2>About the whole document</h2>{elsewhere}</section>' if elsewhere else "",
            f'<article id="document" aria-label="The document" tabindex="-1">\n{body}\n{notes}{furniture}</article>',
            "</main>\n</body>\n</html>\n",
        )
    )


def _style() -> str:
    return files("goldenthread.checks.output").joinpath("web_page.css").read_text(encoding="utf-8")


def _every_block(document: Document) -> Iterable[int]:
    for block in document.texts(notes=True, furniture=True):
        yield block.position.block
    for table in document.tables():
        yield table.position.block


class _Cards:
    """Writes the cards of findings."""

    def __init__(self, blocks: Iterable[int]) -> None:
        self.there = frozenset(blocks)

    def card(self, number: int, finding: Finding, *, linked: bool = True) -> str:
        severity = finding.severity
        sure = "" if finding.verdict is Verdict.WRONG else f" <span>({finding.verdict.value})</span>"
        named = severity.value.capitalize()
        head = f"{SHAPES[severity]} {number} {named}"
        if linked:
            head = f'<a href="#w{number}" aria-label="{named} {number}: go to the words">{head}</a>'
        lines = [f'<p class="head">{head}{sure} <code>{escape(finding.rule)}</code></p>']
        if finding.quote:
            lines.append(f'<p class="words">“{escape(_short(finding.quote))}”</p>')
        lines.append(f"<p>{escape(finding.message)}</p>")
        if finding.working:
            lines.append(f'<p class="working"><b>Working</b> {escape(finding.working)}</p>')
        if finding.mend:
            lines.append(f"<p><b>To do</b> {escape(finding.mend)}</p>")
        if finding.related:
            lines.append(f"<p><b>See also</b> {'; '.join(self.related(place) for place in finding.related)}</p>")
        lines.append(f'<p class="meta">{escape(finding.place.words)} · <code>{finding.fingerprint}</code></p>')
        return f'<div class="finding {severity.value}" id="f{number}" role="note">{"".join(lines)}</div>'

    def related(self, place: Place) -> str:
        words = escape(place.words)
        return f'<a href="#b{place.block}">{words}</a>' if place.block in self.there else words


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 120 else line[:119] + "…"


def _headline(checked: Checked) -> str:
    if not checked.findings:
        return '<p class="headline">Nothing was found.</p>'
    return f'<p class="headline">{counted(checked.findings)}.</p>'


def _filters(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    if not counts:
        return ""
    boxes = "".join(
        f'<label class="{severity.value}"><input type="checkbox" id="show-{severity.value}" checked> '
        f"{SHAPES[severity]} {counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}</label>"
        for severity in Severity
        if counts[severity]
    )
    return f"<fieldset><legend>Show</legend>{boxes}</fieldset>"


def _summary(checked: Checked) -> str:
    """What stands over the document: how much is vouched for, findings by rule, what was answered or not read."""
    parts = [f'<p class="coverage">{escape(checked.coverage.words)}</p>']
    if checked.findings:
        parts.append(_by_rule(checked.findings))
    outcome = Outcome.of(checked.document.name, checked)
    if outcome.proposals:
        rows = "".join(f"<li>{_proposed(proposal)}</li>" for proposal in outcome.proposals)
        parts.append(f"<h2>To confirm</h2><p>Figures without a key that may be the record’s.</p><ul>{rows}</ul>")
    if checked.suppressed:
        rows = "".join(
            f"<li><code>{quiet.finding.fingerprint}</code> {escape(quiet.finding.rule)}, "
            f"{escape(quiet.finding.place.words)}: {escape(quiet.by.reason)} "
            f"({escape(quiet.by.by)}, until {quiet.by.until.isoformat()})</li>"
            for quiet in checked.suppressed
        )
        parts.append(f"<h2>Suppressed</h2><ul>{rows}</ul>")
    if checked.stale:
        rows = "".join(
            f"<li><code>{escape(stale.finding)}</code> {escape(why_stale(outcome, stale.finding))}</li>"
            for stale in checked.stale
        )
        parts.append(f"<h2>Suppressions to take out</h2><ul>{rows}</ul>")
    if checked.document.unread:
        rows = "".join(f"<li>{escape(line)}</li>" for line in grouped(checked.document.unread))
        parts.append(f"<details open><summary>Not read</summary><ul>{rows}</ul></details>")
    return f'<section class="summary" aria-label="Summary">{"".join(parts)}</section>' if parts else ""


def _proposed(proposal: Proposal) -> str:
    said = "as recorded" if proposal.agrees else f"the record has {proposal.recorded}"
    words = f"{proposal.where}: {proposal.quote} for {proposal.name}, {proposal.period}? ({said}; "
    return f"{escape(words)}<code>{escape(proposal.key)}</code>)"


def _by_rule(findings: Sequence[Finding]) -> str:
    held: dict[tuple[int, str], list[int]] = {}
    for number, finding in enumerate(findings, 1):
        held.setdefault((finding.severity.rank, finding.rule), []).append(number)
    rows = []
    for (rank, rule), numbers in sorted(held.items(), key=lambda each: (each[0][0], -len(each[1]), each[0][1])):
        severity = list(Severity)[rank]
        links = ", ".join(f'<a href="#f{number}">{number}</a>' for number in numbers[:MOST_LINKS])
        more = " …" if len(numbers) > MOST_LINKS else ""
        rows.append(
            f'<tr class="{severity.value}"><td class="severity">{SHAPES[severity]} {severity.value.capitalize()}</td>'
            f'<th scope="row">{escape(TITLES.get(rule, rule))}<br><code>{escape(rule)}</code></th>'
            f'<td class="number">{len(numbers)}</td><td>{links}{more}</td></tr>'
        )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Severity", "Rule", "Number", "Findings"))
    return (
        f"<table><caption>What was found, by rule</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _notes(document: Document, writer: BlockWriter) -> str:
    if not document.notes:
        return ""
    items = "".join(
        f'<div class="note-text"><span class="marker">{escape(note.label)}</span>'
        f"<div>{''.join(writer.blocks(note.blocks))}</div></div>"
        for note in document.notes
    )
    return f'<section class="notes"><h2>Notes</h2>{items}</section>\n'


def _furniture(document: Document, writer: BlockWriter) -> str:
    if not document.furniture:
        return ""
    items = "".join(f"<p><b>{piece.kind}</b></p>{''.join(writer.blocks(piece.blocks))}" for piece in document.furniture)
    return f'<section class="furniture"><h2>On each page</h2>{items}</section>\n'
