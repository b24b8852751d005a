"""What was found, for whoever has to act on it: a listing, JSON, SARIF, JUnit, a web page, a commented Word file.

Every one of them is a pure function of outcomes or of one check. Each module is loaded when it is first asked for, as
a check that prints a listing should not wait for those that write files.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldenthread.checks.output.commenting import NotWord, word
    from goldenthread.checks.output.json_list import as_json
    from goldenthread.checks.output.junit_xml import junit
    from goldenthread.checks.output.listing import terminal
    from goldenthread.checks.output.outcome import Outcome, counted, worst
    from goldenthread.checks.output.sarif_log import sarif
    from goldenthread.checks.output.web_page import html

__all__ = ["NotWord", "Outcome", "as_json", "counted", "html", "junit", "sarif", "terminal", "word", "worst"]

_MODULES = {
    "NotWord": "commenting",
    "word": "commenting",
    "as_json": "json_list",
    "junit": "junit_xml",
    "terminal": "listing",
    "Outcome": "outcome",
    "counted": "outcome",
    "worst": "outcome",
    "sarif": "sarif_log",
    "html": "web_page",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
