"""What a figure is in its sentence: a result, a target, the same before, a change; told by the words around it."""

from __future__ import annotations

from typing import Literal

from goldenthread.figures import Quantity
from goldenthread.packs.phrases import pattern

Role = Literal[
    "result", "target", "met", "of target", "whole", "prior", "benchmark", "change", "total", "remaining",
    "share of annual",
]  # fmt: skip
COMPARED = 60


def role_of(text: str, figure: Quantity, before: Quantity | None) -> Role:
    """The role of a figure in its sentence; `before` is the figure of the result told before it, if there is one."""
    ahead = text[: figure.start]
    for role, told in (
        ("share of annual", figure.percentage and _follows("share_of_annual", text, figure)),
        ("of target", figure.percentage and _follows("of_target", text, figure)),
        ("met", _ends("met_before", ahead) and _follows("target_after", text, figure)),
        ("target", _is_target(text, figure)),
        ("total", _ends("total_before", ahead)),
        ("remaining", before is not None and _follows("remaining_after", text, figure)),
        ("change", _follows("change_after", text, figure) or _ends("change_before", ahead)),
    ):
        if told:
            return role  # type: ignore[return-value]
    since = text[max(before.end, figure.start - COMPARED * 2) : figure.start] if before is not None else ""
    if before is not None and (_ends("prior_before", since) or _follows("prior_after", text, figure)):
        return "benchmark" if _ends("benchmark_before", ahead) else "prior"
    whole = figure.unit == "count" and _follows("whole_done", text, figure)
    return "whole" if whole else "result"


def _is_target(text: str, figure: Quantity) -> bool:
    if _follows("no_target_after", text, figure):
        return False
    return _ends("target_before", text[: figure.start]) or _follows("target_after", text, figure)


def _ends(key: str, text: str) -> bool:
    return bool(pattern("narrative", key).search(text))


def _follows(key: str, text: str, figure: Quantity) -> bool:
    return bool(pattern("narrative", key).match(text, figure.end))
