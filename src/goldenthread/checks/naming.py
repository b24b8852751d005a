"""What was probably meant by a name that is none."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

MOST = 3


def did_you_mean(name: str, known: Collection[str], otherwise: str) -> str:
    """A sentence that names up to three names that look like this one or hold its words, or else `otherwise`."""
    asked = name.casefold().strip().replace("_", "-").replace(" ", "-")
    near = get_close_matches(asked, known, n=MOST)
    parts = {part.rstrip("s") for part in asked.split("-") if len(part) > 3}
    near += [each for each in sorted(known) if each not in near and any(part in each for part in parts)]
    return f"Did you mean {' or '.join(near[:MOST])}?" if near else otherwise


__all__ = ["did_you_mean"]
