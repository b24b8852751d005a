"""A plain listing for a terminal: where, how bad, which rule, the words in their line, the working, and what to do."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence

from goldenthread.checks.findings import Finding, Place, Severity, Verdict
from goldenthread.checks.output.outcome import Outcome, counted
from goldenthread.checks.suppressions import sidecar_of
from goldenthread.documents import Unread

WIDTH = 100
INDENT = "    "
MOST_UNREAD = 8
MOST_PROPOSED = 12
SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTE: "●"}
_CODES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_DIM, _BOLD = "2", "1"


def terminal(outcomes: Sequence[Outcome], *, colour: bool = False, width: int = WIDTH, problems: bool = True) -> str:
    """The listing of some files' outcomes, in their order. `colour` puts in the codes that terminals colour by.

    Without `problems`, files that could not be checked are only counted, as they are said elsewhere.
    """
    writer = _Writer(colour, max(width, 40))
    for outcome in outcomes:
        if problems or not outcome.problem:
            writer.outcome(outcome)
    writer.ending(outcomes)
    return "\n".join(writer.lines) + "\n"


def summary(outcomes: Sequence[Outcome]) -> str:
    """The end of the listing by itself: what was not read, what is to be confirmed, what was written, the counts."""
    writer = _Writer(False, WIDTH)
    writer.ending(outcomes)
    return "\n".join(writer.lines) + "\n"


def plain(text: str) -> str:
    """Words on one line, with nothing in them that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def where(outcome: Outcome, place: Place) -> str:
    """A place as editors and people look for it: "report.md:34", "report.docx: paragraph 12, row 3"."""
    if outcome.has_lines and place.line is not None:
        cell = [] if place.row is None else [f"row {place.row}", f"column {place.column}"]
        return f"{plain(outcome.file)}:{place.line}" + "".join(f", {part}" for part in cell)
    return f"{plain(outcome.file)}: {place.words}"


def quoted_line(finding: Finding, width: int) -> tuple[str, int, int]:
    """The line that holds the words at fault, cut to a width, and where in it they begin and end."""
    context, start, end = finding.context, finding.place.start, finding.place.end
    if context[start:end] != finding.quote or not finding.quote:
        start = context.find(finding.quote) if finding.quote else -1
        if start < 0:
            line = plain(finding.quote)[:width]
            return line, 0, len(line)
        end = start + len(finding.quote)
    first = context.rfind("\n", 0, start) + 1
    last = context.find("\n", end)
    last = len(context) if last < 0 else last
    room = max(width - (end - start) - 2, 0)
    left = max(first, start - room // 2)
    right = min(last, max(end, left + width - 2))
    left = max(first, min(left, right - width + 2))
    before, after = "…" if left > first else "", "…" if right < last else ""
    line = before + plain(context[left:right]) + after
    begin = len(before) + start - left
    return line[: width * 2], begin, min(begin + end - start, width * 2)


class _Writer:
    def __init__(self, colour: bool, width: int) -> None:
        self.colour = colour
        self.width = width
        self.lines: list[str] = []

    def code(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    def outcome(self, outcome: Outcome) -> None:
        if outcome.problem:
            self.lines.append(f"{plain(outcome.file)}: {self.code('not checked', '1;31')}")
            self.wrapped("", outcome.problem)
            self.lines.append("")
            return
        for finding in outcome.findings:
            self.finding(outcome, finding)

    def finding(self, outcome: Outcome, finding: Finding) -> None:
        severity = self.code(f"{SHAPES[finding.severity]} {finding.severity.value}", _CODES[finding.severity])
        sure = "" if finding.verdict is Verdict.WRONG else f" ({finding.verdict.value})"
        place = self.code(where(outcome, finding.place), _BOLD)
        self.lines.append(f"{place}: {severity} {finding.rule}{sure}")
        if finding.quote:
            line, start, end = quoted_line(finding, self.width - len(INDENT) - 2)
            marked = line[:start] + self.code(line[start:end], "4") + line[end:]
            self.lines += [INDENT + "| " + marked, INDENT + "| " + " " * start + "^" * max(end - start, 1)]
        self.wrapped("", finding.message)
        if finding.working:
            self.wrapped("working  ", finding.working)
        if finding.mend:
            self.wrapped("to do    ", finding.mend)
        if finding.related:
            self.wrapped("see also ", "; ".join(place.words for place in finding.related))
        self.lines += [INDENT + self.code(f"id       {finding.fingerprint}", _DIM), ""]

    def wrapped(self, label: str, words: str) -> None:
        self.lines += textwrap.wrap(
            plain(words),
            self.width,
            initial_indent=INDENT + label,
            subsequent_indent=INDENT + " " * len(label),
            break_long_words=False,
            break_on_hyphens=False,
        )

    def ending(self, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            self.proposed(outcome)
        for outcome in outcomes:
            self.unread(outcome)
        for outcome in outcomes:
            self.answered(outcome)
        self.counts(outcomes)

    def counts(self, outcomes: Sequence[Outcome]) -> None:
        read = [outcome for outcome in outcomes if not outcome.problem]
        self.lines += [f"Wrote {plain(outcome.wrote)}" for outcome in read if outcome.wrote]
        findings = [finding for outcome in read for finding in outcome.findings]
        documents = "1 document" if len(read) == 1 else f"{len(read):,} documents"
        said = counted(findings) if findings else "Nothing found"
        if read:
            self.lines.append(f"{self.code(said, _BOLD)} in {documents}.")
        for outcome in read:
            if outcome.coverage is not None:
                named = f"{plain(outcome.file)}: " if len(read) > 1 else ""
                self.lines.append(f"{named}{outcome.coverage.words}")
        if failed := len(outcomes) - len(read):
            self.lines.append(f"{failed:,} file{'s' if failed > 1 else ''} could not be checked.")

    def proposed(self, outcome: Outcome) -> None:
        if not outcome.proposals:
            return
        self.lines.append(f"To confirm in {plain(outcome.file)}: figures without a key that may be the record's")
        for match in outcome.proposals[:MOST_PROPOSED]:
            said = "as recorded" if match.agrees else f"the record has {match.recorded}"
            self.wrapped("", f"{match.where}: {match.quote} for {match.name}, {match.period}? ({said}; {match.key})")
        if len(outcome.proposals) > MOST_PROPOSED:
            self.lines.append(f"{INDENT}and {len(outcome.proposals) - MOST_PROPOSED:,} more")
        self.lines.append("")

    def unread(self, outcome: Outcome) -> None:
        if not outcome.unread:
            return
        self.lines.append(f"Not read in {plain(outcome.file)}:")
        listed = list(grouped(outcome.unread))
        self.lines += [INDENT + plain(line) for line in listed[:MOST_UNREAD]]
        if len(listed) > MOST_UNREAD:
            self.lines.append(f"{INDENT}and {len(listed) - MOST_UNREAD:,} more kinds")
        self.lines.append("")

    def answered(self, outcome: Outcome) -> None:
        if outcome.suppressed:
            self.lines.append(f"Suppressed in {plain(outcome.file)}:")
            for answered in outcome.suppressed:
                finding, answer = answered.finding, answered.by
                said = f"{finding.fingerprint}  {finding.rule}, {finding.place.words}: {answer.reason}"
                self.wrapped("", f"{said} ({answer.by}, until {answer.until.isoformat()})")
            self.lines.append("")
        if outcome.stale:
            self.lines.append(f"Suppressions to take out of {plain(str(sidecar_of(outcome.file)))}:")
            for stale in outcome.stale:
                why = why_stale(outcome, stale.finding)
                self.wrapped("", f"{stale.finding}  until {stale.until.isoformat()}: {why}")
            self.lines.append("")


def why_stale(outcome: Outcome, fingerprint: str) -> str:
    """Why a suppression suppresses nothing."""
    if any(finding.fingerprint == fingerprint for finding in outcome.findings):
        return "it has run out, and the finding still stands"
    return "there is no such finding any more"


def grouped(unread: Iterable[Unread]) -> Iterable[str]:
    """What was not read, the same thing many times over said once with its number and its first place."""
    items = list(unread)
    counts = Counter((item.what, item.why) for item in items)
    first = {(item.what, item.why): item.where for item in reversed(items)}
    for (what, why), count in counts.items():
        times = f"{count:,} times, first " if count > 1 else ""
        yield f"{what}: {why} ({times}{first[what, why]})"
