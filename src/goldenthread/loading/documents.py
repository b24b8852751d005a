"""The mappings of a data folder's YAML files, asked for name by name."""

from collections.abc import Iterator
from typing import Any

from goldenthread.loading.cells import Reader, text
from goldenthread.loading.folder import Folder
from goldenthread.loading.problems import CellError, shown
from goldenthread.loading.yaml_tree import WORDS_FOR_EMPTY, Items, Names, Tree, Value, YamlProblem, read_tree

PLAIN = text()


class Node:
    """A mapping in a YAML file. Ask for each name; `finish` complains of those nobody asked for."""

    def __init__(self, folder: Folder, file: str, names: Names) -> None:
        self.folder, self.file, self.row = folder, file, names.line
        self._values = names.values
        self._asked: set[str] = set()

    def complain(self, name: str, message: str, mend: str) -> None:
        line = self._values[name][0] if name in self._values else self.row
        self.folder.complain(self.file, line, name, message, mend)

    def _get(self, name: str, needed: bool = False) -> Tree | None:
        """What stands under `name`; None, with a complaint if it is needed, when nothing does."""
        self._asked.add(name)
        found = self._values[name][1] if name in self._values else None
        if found is None or (isinstance(found, Value) and found.text in WORDS_FOR_EMPTY):
            if needed:
                self.complain(name, f"There is no {name}.", "It is needed here.")
            return None
        return found

    def value(self, name: str, read: Reader = PLAIN, *, needed: bool = False, empty: Any = "") -> Any:
        """The value of `name` as `read` gives it; `empty` when it is not stated or cannot be read."""
        found = self._get(name, needed)
        if found is None:
            return empty
        if not isinstance(found, Value):
            self.complain(name, "A single value belongs here, not a list.", "Write it after the colon.")
            return empty
        try:
            return read(found.text)
        except CellError as error:
            self.complain(name, error.message, error.mend)
            return empty

    def node(self, name: str) -> "Node":
        """The mapping under `name`, empty when there is none."""
        found = self._get(name)
        if found is not None and not isinstance(found, Names):
            self.complain(name, "Names with values belong here.", "Indent them under it, each as `name: value`.")
        return Node(self.folder, self.file, found if isinstance(found, Names) else Names(self.row))

    def nodes(self, name: str, *, needed: bool = False) -> list["Node"]:
        """The mappings in the list under `name`."""
        found = []
        for item in self._list(name, needed):
            if isinstance(item, Names):
                found.append(Node(self.folder, self.file, item))
            else:
                what = shown(item.text) if isinstance(item, Value) else "A list"
                mend = "Write `- reference: …` and indent the rest."
                self.folder.complain(self.file, item.line, name, f"{what} is not a set of names with values.", mend)
        return found

    def texts(self, name: str) -> list[str]:
        """The texts in the list under `name`."""
        found = []
        for item in self._list(name, needed=False):
            if isinstance(item, Value):
                found.append(item.text)
            else:
                mend = "Put quotes round a text that holds a colon."
                self.folder.complain(self.file, item.line, name, "A text belongs here.", mend)
        return [value for value in found if value]

    def _list(self, name: str, needed: bool) -> list[Tree]:
        found = self._get(name, needed)
        if found is None:
            return []
        if isinstance(found, Items):
            return found.items
        self.complain(name, "A list belongs here.", "Write each item on a line of its own, beginning with a hyphen.")
        return []

    def items(self) -> Iterator[tuple[str, str]]:
        """Every name nobody has asked for yet with its text, for a mapping whose names are free."""
        for name in [name for name in self._values if name not in self._asked]:
            if value := self.value(name):
                yield name, value

    def finish(self) -> None:
        for name in self._values:
            if name not in self._asked:
                near = self.folder.nearest(name, self._asked)
                mend = f"Did you mean {near}?" if near else f"They are: {', '.join(sorted(self._asked))}."
                self.complain(name, f"{shown(name)} is not one of the names used here.", mend)


def read_yaml(folder: Folder, name: str) -> list[Node]:
    """The top-level mappings of the files called `name`: one in council.yaml, a list of them in the others."""
    found: list[Node] = []
    for file, content in folder.documents.get(name, []):
        before = len(folder.problems)
        try:
            tree = read_tree(content)
        except YamlProblem as problem:
            folder.complain(file, problem.line, None, problem.message, problem.mend)
            folder.unread.add(name)
            continue
        if isinstance(tree, Names):
            found.append(Node(folder, file, tree))
        elif isinstance(tree, Items):
            found.extend(Node(folder, file, Names(tree.line, {name: (tree.line, tree)})).nodes(name))
        elif tree is not None:
            mend = "Copy the shape of the example in demo/."
            folder.complain(file, 1, None, "The file holds neither names with values nor a list.", mend)
        if len(folder.problems) > before:
            folder.unread.add(name)
    return found
