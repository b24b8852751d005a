"""What a walk over Word's XML gathers as it goes: runs with their style, changes, comments, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree

from goldenthread.documents.blocks import Figure
from goldenthread.documents.building import Builder
from goldenthread.documents.model import Change, Comment
from goldenthread.documents.word.numbering import Numbering
from goldenthread.documents.word.package import Package
from goldenthread.documents.word.parts import CommentText
from goldenthread.documents.word.styles import ParagraphStyle, Styles
from goldenthread.documents.words import Control, Position, Revision, Run, Style


class Context(NamedTuple):
    """What words stand in: a link, a content control, a tracked insertion or deletion."""

    link: str | None = None
    control: Control | None = None
    inserted: Revision | None = None
    deleted: Revision | None = None


NOWHERE = Context()


@dataclass(slots=True)
class Field:
    """A field that is open: its code so far, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False

    @property
    def words(self) -> str:
        """Its code on one line."""
        return " ".join("".join(self.code).split())


@dataclass(slots=True)
class OpenComment:
    """A comment whose words are being gathered."""

    words: list[str] = field(default_factory=list)
    position: Position | None = None


class Shared:
    """What all walks over one file share."""

    def __init__(self, package: Package, builder: Builder, styles: Styles, numbering: Numbering) -> None:
        self.package = package
        self.builder = builder
        self.styles = styles
        self.numbering = numbering
        self.comment_texts: dict[str, CommentText] = {}
        self.comments: dict[str, OpenComment] = {}
        self.open_comments: set[str] = set()
        self.changes: list[Change] = []
        self.note_labels: dict[str, str] = {}
        self.made: dict[Any, Style] = {}

    def style(
        self,
        paragraph: ParagraphStyle,
        character: str | None,
        direct: dict[str, Any],
        context: Context,
        code: str | None,
    ) -> Style:
        """The style of a run: its paragraph's, its character style's, its own, and where it stands."""
        key = (id(paragraph), character, tuple(direct.items()), context, code)
        style = self.made.get(key)
        if style is None:
            found: dict[str, Any] = dict(paragraph.run)
            if character:
                found.update(self.styles.run(character))
            found.update(direct)
            style = self.builder.intern(
                Style(
                    **found,
                    link=context.link,
                    field=code,
                    control=context.control,
                    inserted=context.inserted,
                    deleted=context.deleted,
                )
            )
            self.made[key] = style
        return style

    def finished_comments(self) -> tuple[Comment, ...]:
        """Every comment, with the words it is on where they were met."""
        found = []
        for identifier, text in self.comment_texts.items():
            place = self.comments.get(identifier, OpenComment())
            quote = "".join(place.words).strip()
            found.append(Comment(text.author, text.date, text.text, quote, place.position))
        return tuple(found)


@dataclass(slots=True)
class Gathered:
    """What one paragraph has gathered."""

    runs: list[Run] = field(default_factory=list)
    changes: list[tuple[str, Revision, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    breaks: int = 0
    comments: list[str] = field(default_factory=list)

    def put_changes(self, shared: Shared, position: Position) -> None:
        """Its tracked changes, neighbouring ones of one author made one."""
        last: list[Any] = []
        for kind, revision, text in self.changes:
            if last and last[0] == kind and last[1] == revision:
                last[2] += text
                continue
            if last:
                shared.changes.append(Change(last[0], last[1], last[2], position))
            last = [kind, revision, text]
        if last:
            shared.changes.append(Change(last[0], last[1], last[2], position))
