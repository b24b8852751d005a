"""A rule's own page in words, for the documentation, `--explain` and the programs that show findings."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from goldenthread.checks.rule import GROUPS, Example, Rule


def explained(rule: Rule) -> str:
    """The page of a rule in Markdown."""
    parts = [
        f"# {rule.title}",
        f"`{rule.id}` · {GROUPS[rule.group]} · {rule.severity.value}",
        reason(rule),
        f"**Reads.** {rule.scope}",
    ]
    if rule.needs:
        parts.append(f"**Needs.** The {rule.needs}; without it the rule is not run.")
    if rule.leaves_out:
        parts.append("**Leaves out.**\n\n" + "\n".join(f"- {left}" for left in rule.leaves_out))
    parts.append(f"**On real documents.** {rule.cost}")
    parts += list(_example(rule.example))
    parts.append(f'**Turn it off.** `--off {rule.id}`, or `off = ["{rule.id}"]` in the document\'s `.checks.toml`.')
    return "\n\n".join(parts) + "\n"


def _example(example: Example) -> Iterator[str]:
    if example.record is not None:
        held = [f"- `{figure.key}`: {' or '.join(figure.texts)}" for figure in example.record.figures.values()]
        yield "**The record:**\n\n" + "\n".join(held + [f"- activity: {action}" for action in example.record.actions])
    if example.previous:
        yield from ("**The last report:**", fenced(example.previous))
    yield from ("**Found:**", fenced(example.wrong), f"The words at fault are “{example.quote}”.")
    yield from ("**Not found:**", fenced(example.right))


def fenced(text: str) -> str:
    """Markdown shown as it is typed, tabs made visible as such by the fence."""
    mark = "````" if "```" in text else "```"
    return f"{mark}markdown\n{text.strip(chr(10))}\n{mark}"


def reason(rule: Rule) -> str:
    """Why it matters, on one line."""
    return " ".join((inspect.getdoc(rule.find) or "").split())


def first_sentence(rule: Rule) -> str:
    """Why it matters, in one sentence."""
    said = reason(rule) or rule.title + "."
    head, stop, _ = said.partition(". ")
    return head + stop.strip()


def listed(rules: Iterable[Rule]) -> Iterator[str]:
    """The rules a line each, in columns, under the name of their group."""
    rules = list(rules)
    wide = max((len(rule.id) for rule in rules), default=0)
    for group, title in GROUPS.items():
        held = [rule for rule in rules if rule.group == group]
        if held:
            yield f"{title} ({group})"
            yield from (f"  {rule.id:<{wide}}  {rule.severity.value:<7}  {rule.title}" for rule in held)


__all__ = ["explained", "fenced", "first_sentence", "listed", "reason"]
