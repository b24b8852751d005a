"""GOV.UK Frontend's fixtures, and their macros' options turned into our components' parameters."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.safestring import mark_safe
from lxml import etree, html

FRONTEND = Path(__file__).resolve().parents[2] / "node_modules" / "govuk-frontend" / "dist" / "govuk"

# The macros take text and HTML apart; our components take one value, HTML where it is marked safe.
PAIRS = {
    "text": ("html", "text"),
    "title": ("titleHtml", "titleText"),
    "summary": ("summaryHtml", "summaryText"),
    "description": ("descriptionHtml", "descriptionText"),
    "logo": ("logoHtml", "logoText"),
}


def fixtures_of(component: str) -> list[dict[str, Any]]:
    """The fixtures of one component: name, options, html."""
    path = FRONTEND / "components" / component / "fixtures.json"
    return json.loads(path.read_text(encoding="utf-8"))["fixtures"]


def components_of_the_package() -> set[str]:
    """The names of every component that the package has fixtures for."""
    return {path.parent.name for path in FRONTEND.glob("components/*/fixtures.json")}


def snake(name: str) -> str:
    """camelCase as snake_case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def attributes(given: Mapping[str, Any]) -> dict[str, object]:
    """A macro's attributes as ours: there, True is the text "true" unless `optional`."""
    words = {None: "", True: "true", False: "false"}
    result: dict[str, object] = {}
    for name, item in given.items():
        optional = isinstance(item, Mapping) and item.get("optional")
        value = item.get("value") if isinstance(item, Mapping) else item
        as_text = value is None or isinstance(value, bool)
        result[name] = words[value] if as_text and not optional else value
    return result


def parameters(options: Any) -> Any:
    """A macro's options as the parameters of our component."""
    if isinstance(options, list):
        return [parameters(item) for item in options]
    if not isinstance(options, Mapping):
        return options
    result: dict[str, Any] = {}
    paired = set()
    for name, (as_html, as_text) in PAIRS.items():
        if options.get(as_html):
            result[name] = mark_safe(options[as_html])
        elif as_text in options:
            result[name] = options[as_text]
        paired |= {as_html, as_text}
    for name, value in options.items():
        if name in paired:
            continue
        if name == "value" and isinstance(value, bool):
            value = str(value).lower()
        is_attributes = name.lower().endswith("attributes") and isinstance(value, Mapping)
        result[snake(name)] = attributes(value) if is_attributes else parameters(value)
    return result


def normalised(markup: str) -> str:
    """A document's elements with their attributes in order and white space that means nothing taken out."""
    root = html.fragment_fromstring(markup, create_parent="main")
    lines: list[str] = []
    _walk(root, lines)
    return "\n".join(lines)


def _walk(element: Any, lines: list[str]) -> None:
    if not isinstance(element.tag, str):
        return
    named = {name: " ".join(value.split()) for name, value in element.attrib.items()}
    if "class" in named:
        named["class"] = " ".join(sorted(named["class"].split()))
    lines.append(f"<{element.tag} {sorted(named.items())}>")
    # White space at the edge of an element is layout, inside a textarea it is the value.
    keeps = element.tag == "textarea"
    pieces = [element.text or ""]
    for child in element:
        _text(pieces.pop(), lines, keeps)
        _walk(child, lines)
        pieces.append(child.tail or "")
    _text(pieces.pop(), lines, keeps)
    lines.append(f"</{element.tag}>")


def _text(text: str, lines: list[str], keeps: bool) -> None:
    shown = text if keeps else " ".join(text.split())
    if shown:
        lines.append(repr(shown))


def without(markup: str, *class_names: str) -> str:
    """The markup without the elements that have one of these classes."""
    root = html.fragment_fromstring(markup, create_parent="main")
    for name in class_names:
        for element in root.find_class(name):
            parent = element.getparent()
            element.drop_tree()
            if len(parent) == 0 and not (parent.text or "").strip() and "--grow" not in parent.get("class", ""):
                parent.drop_tree()
    inner = root.text or ""
    return inner + "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)
