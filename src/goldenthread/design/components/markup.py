"""Text and attributes, escaped: what every component is made of.

A plain string is escaped; a string that Django has marked safe goes in as it is. So a component has one
`text` parameter where the GOV.UK macros have a `text` and an `html`.
"""

from collections.abc import Mapping
from html import escape
from typing import Any, TypeAlias

from django.utils.safestring import SafeString

Params: TypeAlias = Mapping[str, Any]
Attributes: TypeAlias = Mapping[str, object]


def text_of(value: object) -> str:
    """HTML for a value: escaped unless marked safe, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, SafeString):
        return value
    return escape(str(value))


def is_markup(value: object) -> bool:
    """Whether the caller has marked the value as HTML."""
    return isinstance(value, SafeString)


def attributes_of(attributes: Attributes | None) -> str:
    """` name="value"` for each; True gives the bare name; False and None leave it out."""
    if not attributes:
        return ""
    parts = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        parts.append(f" {escape(name)}" if value is True else f' {escape(name)}="{text_of(value)}"')
    return "".join(parts)


def class_of(*names: str | None) -> str:
    """The value of a class attribute from the names that are there."""
    return escape(" ".join(name for name in names if name))


def optional(name: str, value: object) -> str:
    """` name="value"`, or nothing where there is no value."""
    return f' {name}="{text_of(value)}"' if value not in (None, "", False) else ""


def as_params(value: object) -> Params:
    """A parameter that may be given as plain text or as a mapping with `text` and more, as a mapping."""
    if value is None:
        return {}
    return value if isinstance(value, Mapping) else {"text": value}
