"""Writes the page of every rule of the check in docs/reference/checks/, from what the rule says of itself.

    python tools/checks_pages.py

Run it after adding or changing a rule; a test holds the pages against the rules.
"""

from __future__ import annotations

from pathlib import Path

from goldenthread.checks import RULES
from goldenthread.checks.explaining import explained
from goldenthread.checks.rule import GROUPS

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference" / "checks"


def pages() -> dict[str, str]:
    """Every page by the name of its file: one a rule, and the list of them."""
    return {"README.md": listed(), **{f"{rule.id}.md": explained(rule) for rule in RULES}}


def listed() -> str:
    """The list of the rules, a table for each group."""
    parts = [
        "# The rules of the check",
        f"{len(RULES)} rules. [How a check is run](../checks.md), and what its findings say. These pages are written "
        "by `python tools/checks_pages.py` from the rules themselves.",
    ]
    for group, title in GROUPS.items():
        rows = [
            f"| [{rule.id}]({rule.id}.md) | {rule.severity.value} | {rule.title.replace('|', chr(92) + '|')} |"
            for rule in RULES
            if rule.group == group
        ]
        if rows:
            parts += [f"## {title} (`{group}`)", "\n".join(["| rule | severity | finds |", "|---|---|---|", *rows])]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Writes the pages, and takes away those of rules that there are no longer."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name, text in wanted.items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(FOLDER.parents[2])}")
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
            print(f"removed {path.relative_to(FOLDER.parents[2])}")


if __name__ == "__main__":
    main()
