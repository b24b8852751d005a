"""How an HTML element's tag and attributes bear on the words in it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from goldenthread.documents.words import Control, Revision
from goldenthread.patterns import regex

TAGS: dict[str, dict[str, Any]] = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "th": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
    "u": {"underlined": True},
    "s": {"struck": True},
    "strike": {"struck": True},
    "sup": {"superscript": True},
    "sub": {"subscript": True},
}
HIDDEN = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
STRUCK = regex(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
BOLD = regex(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
RAISED = regex(r"vertical-align\s*:\s*super", re.IGNORECASE)


def style_changes(element: etree._Element, tag: str) -> dict[str, Any]:
    """What an element changes in the style of its words; empty for most."""
    changes = TAGS.get(tag)
    attributes = element.attrib
    if not attributes:
        if tag == "ins":
            return {"inserted": Revision()}
        return {"deleted": Revision()} if tag == "del" else (changes or {})
    found = dict(changes or {})
    if tag == "a" and "href" in attributes:
        found["link"] = str(attributes["href"])
    elif tag in ("ins", "del"):
        found["inserted" if tag == "ins" else "deleted"] = Revision("", str(attributes.get("datetime", "")))
    if "data-key" in attributes:
        found["control"] = Control(str(attributes["data-key"]), str(attributes.get("title", "")))
    if "hidden" in attributes:
        found["hidden"] = True
    css = attributes.get("style")
    if css:
        found.update(css_changes(str(css)))
    return found


def css_changes(css: str) -> dict[str, Any]:
    """What a `style` attribute changes."""
    found: dict[str, Any] = {}
    for pattern, name in ((HIDDEN, "hidden"), (STRUCK, "struck"), (BOLD, "bold"), (RAISED, "superscript")):
        if pattern.search(css):
            found[name] = True
    return found
