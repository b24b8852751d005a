"""A PDF's tag tree: elements by their standard roles, and what of each page's content stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from playa.document import Document as File
from playa.utils import decode_text

from goldenthread.documents.pdf.objects import Objects, Ref, converted
from goldenthread.documents.pdf.sheets import Key


class Marked(NamedTuple):
    """Marked content: the page it stands on, from 1, and its number there, with that of the form that it stands in."""

    page: int
    key: Key


class Held(NamedTuple):
    """An object that is content by itself, such as the annotation that makes a link: its dictionary."""

    props: dict[str, Any]


class Element:
    """An element of the tree. `number` is its object's, where it is one by itself; `page` is from 1, if it says one."""

    __slots__ = ("_attributes", "number", "page", "props", "role", "tree")

    def __init__(self, tree: Tree, props: dict[str, Any], number: int | None) -> None:
        self.tree = tree
        self.props = props
        self.number = number
        self._attributes: dict[str, Any] | None = None
        kind = props.get("S")
        kind = kind if isinstance(kind, str) else ""
        self.role: str = tree.roles.get(kind, kind)
        self.page: int | None = tree.page_of(props)

    def __iter__(self) -> Iterator[Element | Marked | Held]:
        return self.tree.children(self.props.get("K"), self.page)

    def words(self, name: str) -> str:
        """What it says of itself under this name: "Alt" is its alternative text."""
        return text_of(self.tree.objects.resolve(self.props.get(name)))

    def attribute(self, name: str) -> Any:
        """An attribute, whoever owns it."""
        return self.attributes.get(name) if "A" in self.props else None

    @property
    def attributes(self) -> dict[str, Any]:
        """Its attributes, whoever owns them; of two of a name the first."""
        if self._attributes is None:
            resolve = self.tree.objects.resolve
            self._attributes = {}
            listed = resolve(self.props.get("A"))
            for entry in reversed(listed) if isinstance(listed, list) else [listed]:
                entry = resolve(entry)
                if isinstance(entry, dict):
                    self._attributes.update({name: resolve(value) for name, value in entry.items()})
        return self._attributes

    @property
    def address(self) -> str:
        """Where the link that it holds leads, if it leads out of the file."""
        resolve = self.tree.objects.resolve
        for child in self:
            if isinstance(child, Held):
                action = resolve(child.props.get("A"))
                address = resolve(action.get("URI")) if isinstance(action, dict) else None
                if isinstance(address, bytes):
                    return text_of(address)
        return ""


class Tree:
    """The tree of a file. `pages` gives each page's number from 1 by the number of its object."""

    def __init__(self, file: File, pages: dict[int, int]) -> None:
        self.objects = Objects(file)
        self.pages = pages
        structure = file.structure
        self.roles: dict[str, str] = structure.role_map if structure is not None else {}
        self.root = converted(structure.props.get("K")) if structure is not None else None

    def __iter__(self) -> Iterator[Element | Marked | Held]:
        return self.children(self.root, None)

    def page_of(self, props: dict[str, Any]) -> int | None:
        """The page that a dictionary names."""
        page = props.get("Pg")
        return self.pages.get(page.number) if type(page) is Ref else None

    def children(self, kids: Any, page: int | None) -> Iterator[Element | Marked | Held]:
        """What stands under `K` of an element on this page."""
        for kid in kids if isinstance(kids, list) else (kids,):
            number = None
            if type(kid) is Ref:
                number = kid.number
                kid = self.objects.resolve(kid)
            if isinstance(kid, dict):
                kind = kid.get("Type")
                found = self.content(kid, page) if kind in ("MCR", "OBJR") else Element(self, kid, number)
                if found is not None:
                    yield found
            elif isinstance(kid, int) and page is not None:
                yield Marked(page, kid)
            elif isinstance(kid, list):
                yield from self.children(kid, page)

    def content(self, kid: dict[str, Any], page: int | None) -> Element | Marked | Held | None:
        """What a dictionary under `K` refers to: marked content, or an object that is content; None for neither."""
        resolve = self.objects.resolve
        if kid["Type"] == "OBJR":
            held = resolve(kid.get("Obj"))
            if not isinstance(held, dict):
                return None
            return Element(self, held, None) if held.get("Type") == "StructElem" else Held(held)
        place = self.page_of(kid) or page
        marked = resolve(kid.get("MCID"))
        if place is None or not isinstance(marked, int):
            return None
        form = resolve(kid.get("Stm"))
        within = resolve(form.get("StructParents")) if isinstance(form, dict) else None
        return Marked(place, (within, marked) if isinstance(within, int) else marked)


def text_of(value: Any) -> str:
    """A text string of the file as words."""
    return decode_text(value).strip() if isinstance(value, bytes) else str(value or "").strip()
