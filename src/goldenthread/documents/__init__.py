"""Word, PDF, HTML and Markdown read into one block model. Pure Python: no Django, no database, no network."""

from goldenthread.documents.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Table,
    TextBlock,
)
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.limits import DEFAULT, Limits
from goldenthread.documents.model import Change, Comment, Document, Furniture, Properties, Unread
from goldenthread.documents.reading import read_document
from goldenthread.documents.words import Control, NoteReference, Position, Revision, Run, Style

__all__ = [
    "DEFAULT",
    "Block",
    "Cell",
    "Change",
    "Comment",
    "Control",
    "Document",
    "Figure",
    "Furniture",
    "Heading",
    "Limits",
    "ListItem",
    "Note",
    "NoteReference",
    "PageBreak",
    "Paragraph",
    "Position",
    "Properties",
    "Revision",
    "Run",
    "Style",
    "Table",
    "TextBlock",
    "Unread",
    "Unreadable",
    "read_document",
]
