"""Minutes taken apart: what stands above the first item, then each item with its heading and its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.packs.flow import Grid, Line, Piece, bold_lead, tidy
from goldenthread.packs.minutes.columns import Role, is_action_table, roles_of
from goldenthread.packs.phrases import pattern

LONGEST_TITLE = 220
FURTHEST = 12
NUMBERS = ("explicit_number", "reference_number", "plain_number")


@dataclass(slots=True)
class Item:
    """An item of the minutes. Lines that stand in a column of actions or decisions are kept apart from the rest."""

    number: str
    title: str
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    action_lines: list[Line] = field(default_factory=list)
    decision_lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the item is called by: its number, else its title."""
        return self.number or self.title


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with what may be an item's number."""

    place: int
    number: str
    count: int
    end: int
    title: str
    form: str


def items_of(pieces: Sequence[Piece]) -> tuple[list[Line], list[Item]]:
    """The lines above the first item, and the items."""
    told = list(_told(pieces))
    lines = [line for line, _ in told]
    chosen = {numbered.place: numbered for numbered in _headings(lines)}
    head: list[Line] = []
    items: list[Item] = []
    skip = -1
    for place, (line, role) in enumerate(told):
        if place in chosen:
            items.append(_item(lines, chosen[place]))
            skip = place + 1 if not _rest(line, chosen[place]) else -1
        elif place == skip:
            skip = -1
        elif items:
            _file(items[-1], line, role)
        else:
            head.append(line)
    _share_grids(pieces, items)
    return head, items


def _told(pieces: Sequence[Piece]) -> Iterator[tuple[Line, Role]]:
    mark = pattern("parts", "item_mark")
    page = pattern("parts", "page_mark")
    for piece in pieces:
        if isinstance(piece, Line):
            if not mark.fullmatch(piece.text) and not page.fullmatch(piece.text):
                yield piece, ""
            continue
        if is_action_table(piece):
            continue
        roles = roles_of(piece)
        for line in piece.lines:
            role = roles.get((line.cell.row, line.cell.column), "") if line.cell else ""
            if role != "header":
                yield line, role


def _file(item: Item, line: Line, role: Role) -> None:
    if role == "read":
        return
    into = {"action": item.action_lines, "decision": item.decision_lines}.get(role, item.lines)
    into.append(line)


def _share_grids(pieces: Sequence[Piece], items: Sequence[Item]) -> None:
    for grid in (piece for piece in pieces if isinstance(piece, Grid)):
        owner = next((item for item in reversed(items) if item.heading and item.heading.at <= grid.at), None)
        if owner is not None:
            owner.grids.append(grid)


def _rest(line: Line, numbered: Numbered) -> bool:
    return bool(line.text[max(0, numbered.end) :].strip())


def _item(lines: Sequence[Line], numbered: Numbered) -> Item:
    line = lines[numbered.place]
    item = Item(numbered.number, numbered.title, line)
    if _rest(line, numbered) or numbered.place + 1 >= len(lines):
        body = _after_title(line, numbered)
    else:
        body = _after_title(lines[numbered.place + 1], replace(numbered, end=0))
    if body is not None:
        item.lines.append(body)
    return item


def _after_title(line: Line, numbered: Numbered) -> Line | None:
    """What follows the title on the same line, as parishes write ("3. Apologies: Cllr Jones. Resolved to accept.")."""
    rest = line.text[numbered.end :]
    if len(rest.strip()) <= len(numbered.title) or numbered.title not in rest:
        return None
    at = numbered.end + rest.index(numbered.title) + len(numbered.title)
    words = line.text[at:]
    lead = len(words) - len(words.lstrip(" .:–—-"))
    if not words[lead:].strip():
        return None
    return replace(line, text=words[lead:], start=line.start + at + lead, marker="", heading=None, bold=False)


def _headings(lines: Sequence[Line]) -> list[Numbered]:
    """The lines that begin items: of the ways of numbering, the one that most lines follow in order."""
    ways: list[list[Numbered]] = []
    for form in NUMBERS:
        found = [one for place in range(len(lines)) if (one := _numbered(lines, place, form)) is not None]
        found = _counted(found) if form == "reference_number" else found
        standing = [one for one in found if lines[one.place].standing_out or _alone(lines, one)]
        ways.append(_rising(standing, lines, FURTHEST))
        ways.append(_rising([one for one in found if _may_head(lines, one)], lines, 2))
    best = max(ways, key=lambda way: (len(way) >= 2, _standing(way, lines), len(way)))
    return best if len(best) >= 2 else _by_paragraph(lines) or best or _unnumbered(lines)


def _standing(way: Sequence[Numbered], lines: Sequence[Line]) -> int:
    return sum(1 for one in way if lines[one.place].standing_out)


def _numbered(lines: Sequence[Line], place: int, form: str) -> Numbered | None:
    line = lines[place]
    typed = line.marker if re.match(r"\(?[A-Z]{0,4}\d", line.marker) else ""
    text = f"{typed} {line.text}" if typed else line.text
    match = pattern("minutes", form).match(text)
    if not match or text.startswith("(") or (line.cell is not None and line.cell.column > 0):
        return None
    end = max(0, match.end() - (len(typed) + 1 if typed else 0))
    rest = line.text[end:].strip()
    titled = line
    if not rest:
        if place + 1 >= len(lines):
            return None
        titled = lines[place + 1]
        rest = titled.text
        if len(rest) > LONGEST_TITLE and not bold_lead(titled):
            return None
    title = _title(rest, titled)
    figures = _figures(match["number"])
    if not re.search(r"[^\W\d]{3}", title) or not figures:
        return None
    return Numbered(place, match["number"].strip(), figures[-1], end, title, form)


def _run_in(line: Line, rest: str) -> str:
    """The title where it is set apart by being bold, or by ending its line, in a paragraph that goes on."""
    title = bold_lead(line, line.text.find(rest))
    if len(title) > 3 and rest.startswith(title):
        return title.rstrip(" .:–-")
    at = line.text.find(rest)
    first = next((start - line.start for start in line.block.position.breaks if start > line.start + at), None)
    if first is not None and 3 < first - at <= 90 and first < len(line.text) and not line.text[first].islower():
        return line.text[at:first].strip().rstrip(":")
    return ""


def _title(rest: str, line: Line) -> str:
    """The title at the head of what follows a number: all of a heading; of a sentence, what is before its stop."""
    apart = _run_in(line, rest)
    if apart:
        return apart
    if line.heading is not None or len(rest) <= 60:
        cut = re.search(r"(?::|\.)\s+(?=[A-Z])", rest) if line.heading is None and not line.standing_out else None
    else:
        cut = re.search(r"\s*(?::|\.|\s[-–—])\s+", rest) if not line.capitals and not line.bold else None
    return rest[: cut.start()].strip() if cut and cut.start() > 3 else rest.strip().rstrip(":")


def _figures(number: str) -> tuple[int, ...]:
    return tuple(int(figure) for figure in re.findall(r"\d+", number))


def _counted(found: Sequence[Numbered]) -> list[Numbered]:
    """Each with the one of its figures that counts: in "001/23-24" or "2023/045" the year stands still."""
    if not found:
        return []
    length = max((len(_figures(one.number)) for one in found), default=1)
    alike = [one for one in found if len(_figures(one.number)) == length]
    varied = [len({_figures(one.number)[place] for one in alike}) for place in range(length)]
    counting = varied.index(max(varied))
    return [replace(one, count=_figures(one.number)[counting]) for one in alike]


def _alone(lines: Sequence[Line], one: Numbered) -> bool:
    """A number in a cell of its own beside a title."""
    line = lines[one.place]
    return line.cell is not None and not line.text[one.end :].strip()


def _may_head(lines: Sequence[Line], one: Numbered) -> bool:
    title = one.title
    return (
        len(title) <= 120
        and not re.match(r"(?:that|to)\b", title, re.IGNORECASE)
        and not title[0].islower()
        and lines[one.place].level == 0
    )


def _rising(found: Sequence[Numbered], lines: Sequence[Line], furthest: int) -> list[Numbered]:
    """Those whose numbers rise in small steps; a list of decisions that begins again at 1 is passed over."""
    kept: list[Numbered] = []
    listing = 0
    for one in found:
        if len(one.title) > LONGEST_TITLE:
            continue
        if not lines[one.place].standing_out:
            before = lines[one.place - 1].text if one.place else ""
            if (one.count == 1 and kept) or (listing and one.count == listing + 1 and not _short(one, before)):
                listing = one.count
                continue
        if not kept or kept[-1].count < one.count <= kept[-1].count + furthest:
            kept.append(one)
            listing = 0
    return kept


def _short(one: Numbered, before: str) -> bool:
    return len(one.title) < 60 and not before.rstrip().endswith(("and", ";", ":"))


def _by_paragraph(lines: Sequence[Line]) -> list[Numbered]:
    """Items whose paragraphs alone are numbered ("3.1", "3.2"): each begins at its first, or the heading above it."""
    found: list[Numbered] = []
    for place, line in enumerate(lines):
        text = f"{line.marker} {line.text}" if line.marker[:1].isdigit() else line.text
        match = pattern("minutes", "decimal_number").match(text)
        if not match:
            continue
        count = int(match["number"].split(".")[0])
        if found and count <= found[-1].count:
            continue
        above = lines[place - 1] if place else None
        if above is not None and above.standing_out and len(above.text) <= LONGEST_TITLE:
            found.append(Numbered(place - 1, str(count), count, 0, above.text.rstrip(":"), "decimal_number"))
        else:
            found.append(Numbered(place, str(count), count, len(line.text), line.text[:80], "decimal_number"))
    return found if len(found) > 1 else []


def _unnumbered(lines: Sequence[Line]) -> list[Numbered]:
    """Items under headings without numbers, after those present were listed."""
    presence: Callable[[str], object] = pattern("parts", "presence").match
    begin = next((place for place, line in enumerate(lines) if presence(line.text)), 0)
    title, apart = pattern("parts", "minutes_title"), pattern("decisions", "anchored")
    return [
        Numbered(place, "", 0, 0, tidy(line.text).rstrip(":"), "unnumbered")
        for place, line in enumerate(lines)
        if place > begin
        and line.standing_out
        and 4 < len(line.text) <= 120
        and not presence(line.text)
        and not title.match(line.text)
        and not apart.match(line.text)
        and not pattern("minutes", "action_line").match(line.text)
        and not pattern("parts", "closing").match(line.text)
        and not any(wanted.match(line.text) for wanted in (pattern("votes", "count_line"),))
    ]
