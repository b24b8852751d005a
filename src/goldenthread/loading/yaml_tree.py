"""Reads YAML as the text that was typed, each value with its line, and nothing that YAML can do besides.

Made of the parser's events alone, so `No`, `2023` and `1.10` stay what they look like, no tag makes an object, and no
alias or depth makes a small file a large one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from goldenthread.loading.problems import shown

DEEPEST = 20
WORDS_FOR_EMPTY = ("", "null", "~")


@dataclass
class Value:
    """One text, and the line it begins on."""

    text: str
    line: int


@dataclass
class Items:
    """A list, and the line it begins on."""

    line: int
    items: list["Tree"] = field(default_factory=list)


@dataclass
class Names:
    """Names with values: for each, the line of the name and its value."""

    line: int
    values: dict[str, tuple[int, "Tree"]] = field(default_factory=dict)


Tree = Value | Items | Names


class YamlProblem(Exception):
    """What is wrong with a YAML file, the line, and how to mend it."""

    def __init__(self, line: int | None, message: str, mend: str) -> None:
        self.line, self.message, self.mend = line, message, mend
        super().__init__(message)


def read_tree(content: str) -> Tree | None:
    """What `content` holds; None when it holds nothing. Raises YamlProblem."""
    try:
        return _document(_events(content))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(str(error.problem or error.context or "it cannot be read").split())
        mend = "Check the indentation, and put quotes round a value that holds a colon."
        if "\\t" in what or "\t" in what:
            what, mend = "a line is indented with a tab", "Indent with spaces."
        raise YamlProblem(mark.line + 1 if mark else None, f"The YAML breaks off here: {what}.", mend) from None
    except (YAMLError, ValueError, RecursionError):
        raise YamlProblem(
            None,
            "The YAML cannot be read: it holds a character or a shape that YAML does not allow.",
            "Copy the shape of the example in demo/, and type the values again.",
        ) from None


def _events(content: str) -> Iterator[Any]:
    yaml = YAML(typ="safe", pure=True)
    depth = documents = 0
    for event in yaml.parse(content):
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise YamlProblem(
                line, "The file uses YAML anchors and aliases (&name, *name).", "Write the value out in each place."
            )
        if getattr(event, "tag", None):
            raise YamlProblem(line, "The file uses a YAML tag (!name).", "Write the value without it.")
        documents += isinstance(event, DocumentStartEvent)
        if documents > 1:
            raise YamlProblem(line, "A second document begins here (---).", "Keep one document in a file.")
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)
        if depth > DEEPEST:
            raise YamlProblem(line, f"The file is nested more than {DEEPEST} deep.", "Copy the shape of the example.")
        if isinstance(event, ScalarEvent | MappingStartEvent | MappingEndEvent | SequenceStartEvent | SequenceEndEvent):
            yield event


def _document(events: Iterator[Any]) -> Tree | None:
    found: Tree | None = None
    for event in events:
        found = _tree(event, events)
    if isinstance(found, Value) and found.text in WORDS_FOR_EMPTY:
        return None
    return found


def _tree(event: Any, events: Iterator[Any]) -> Tree:
    line = event.start_mark.line + 1
    if isinstance(event, ScalarEvent):
        return Value(str(event.value).strip(), line)
    if isinstance(event, SequenceStartEvent):
        items = Items(line)
        while not isinstance(event := next(events), SequenceEndEvent):
            items.items.append(_tree(event, events))
        return items
    names = Names(line)
    while not isinstance(event := next(events), MappingEndEvent):
        at = event.start_mark.line + 1
        if not isinstance(event, ScalarEvent):
            raise YamlProblem(at, "A list or names with values stand where a name should.", "Write `name: value`.")
        name = str(event.value).strip()
        if name in names.values:
            first = names.values[name][0]
            raise YamlProblem(at, f"The name {shown(name)} stands twice; the first is on line {first}.", "Keep one.")
        names.values[name] = (at, _tree(next(events), events))
    return names
