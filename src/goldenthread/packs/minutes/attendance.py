"""Who was there: present, apologies, substitutes, and those who came beside the members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goldenthread.packs.flow import Grid, Line, Piece, tidy
from goldenthread.packs.minutes.items import Item
from goldenthread.packs.minutes.register import Entry, registers
from goldenthread.packs.names import Person, Roll, bare, is_name, is_note, office_in, people_in
from goldenthread.packs.people_named import marked
from goldenthread.packs.phrases import meaning_of, pattern, patterns, sure
from goldenthread.packs.prose import sentences
from goldenthread.packs.said import Said, Source, said

LONGEST = 1_500
COVERED = 0.45


@dataclass(slots=True)
class Attendance:
    """Who was there. Of a substitution, the substitute stands first."""

    present: list[Said] = field(default_factory=list)
    apologies: list[Said] = field(default_factory=list)
    absent: list[Said] = field(default_factory=list)
    others: list[Said] = field(default_factory=list)
    substitutions: list[tuple[Said, Said]] = field(default_factory=list)
    chair: Said | None = None
    vice_chair: Said | None = None

    def take_office(self, note: str, who: Said) -> None:
        """Takes what is said beside a name, where that makes the person chair or vice-chair; the first said stands."""
        office = office_in(note)
        if office and getattr(self, office) is None:
            setattr(self, office, who)

    def into(self, name: str) -> list[Said] | None:
        """The list that a label names; substitutes are present."""
        lists = {"present": self.present, "apologies": self.apologies, "absent": self.absent, "others": self.others}
        return self.present if name == "substitutes" else lists.get(name)


def attendance_of(head: Sequence[Line], pieces: Sequence[Piece], items: Sequence[Item], roll: Roll) -> Attendance:
    """Reads the lists above the first item, and the item about absence; surnames are made whole from `roll`."""
    found = Attendance()
    taken = _registers(found, head, pieces, items)
    taken |= {
        piece.at for piece in pieces if isinstance(piece, Grid) and piece.at not in taken and _in_columns(found, piece)
    }
    _lists([line for line in head if line.at not in taken or line.cell is None], found)
    roll.add(str(field.value) for field in [*found.present, *found.apologies])
    _presided(head, found, roll)
    for item in items:
        if pattern("minutes", "absence_item").match(item.title):
            _item(item, found, roll)
    _whole(found, roll)
    return found


def _lists(lines: Sequence[Line], found: Attendance) -> None:
    name: str | None = None
    for line in _unbroken(lines):
        for offset, text in _labelled(line.text):
            label = meaning_of(text, "minutes", "labels") if len(text) <= LONGEST else None
            rest, start = text, 0
            if label:
                name, start = label, _label_end(text)
                rest = text[start:]
            if (label or name) == "substitutes" and _substitutes(line, offset + start, rest, found):
                continue
            if found.present and line.cell is not None and line.cell.column and is_note(text):
                _office_beside(found, text)
                continue
            if (label or name) == "apologies" and pattern("minutes", "apology_from").search(text) and len(text) > 45:
                for at, sentence in sentences(text):
                    _substitution(line, offset + at, sentence, found, Roll())
                    if pattern("minutes", "apology_sentence").search(sentence):
                        _apology(line, offset + at, sentence, found, Roll())
                name = None
                continue
            if name and not _take(line, offset + start, rest, name, found) and not label and rest.strip():
                name = name if len(rest) < 60 and not re.search(r"[.:]\s*$", rest) else None


def _presided(lines: Sequence[Line], found: Attendance, roll: Roll) -> None:
    """A sentence that says who was in the chair ("Councillor Lee presided.")."""
    for line in lines:
        text, groups = marked(line.text, roll.names) if line.cell is None and not found.chair else ("", [])
        match = pattern("people", "presided").search(text)
        if match:
            who = groups[int(match["n"])][0]
            found.chair = line.said(roll.full(who.name), sure("minutes", "present"), who.start, who.end)


def _office_beside(found: Attendance, text: str) -> None:
    """An office in the cell beside a name."""
    found.take_office(text, found.present[-1])


def _unbroken(lines: Sequence[Line]) -> list[Line]:
    """Lines of one block joined again where a bracket is open across them."""
    made: list[Line] = []
    for line in lines:
        above = made[-1] if made else None
        if above and above.block is line.block and above.text.count("(") > above.text.count(")"):
            between = line.start - above.start - len(above.text)
            joined = above.text + " " * max(1, between) + line.text
            made[-1] = Line(joined, above.block, above.at, above.start, above.marker, above.heading, above.bold)
        else:
            made.append(line)
    return made


def _labelled(text: str) -> list[tuple[int, str]]:
    """A line cut where another label follows ("Present: A, B. In attendance: C")."""
    cuts = [0, *(match.end() for match in pattern("minutes", "inline_label").finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in pairwise(cuts) if text[start:end].strip()]


def _label_end(text: str) -> int:
    """Where the names after a label begin: after its colon, or after the words of the label."""
    colon = re.match(r"[^:]{3,60}?(?::\s*[-–]?|\s[-–]\s)\s*", text)
    if colon:
        return colon.end()
    words = re.match(
        r"(?:[A-Za-z]+\W+){0,3}?(?:present|apologies(?: for absence)?|attendance|sederunt|bresennol|absent)\W*",
        text,
        re.I,
    )
    return words.end() if words else len(text)


def _take(line: Line, offset: int, text: str, name: str, found: Attendance) -> bool:
    """Adds the people of a line to a list; False where it is no list of people."""
    into = found.into(name)
    # After a plural title or in a list under a label a surname alone is enough.
    people = people_in(text, titled=False)
    covered = sum(len(person.name) + len(person.note) + (12 if person.titled else 0) for person in people)
    if into is None or not people or (name != "others" and covered < COVERED * len(text.strip())):
        return False
    for person in people:
        if name in ("present", "substitutes"):
            _present(line, person, offset, found)
        else:
            into.append(_person(line, person, offset, "apologies list"))
    return True


def _substitutes(line: Line, offset: int, text: str, found: Attendance) -> bool:
    """Takes a list of who stood in for whom ("A for B; C for D"); False where it pairs nobody."""
    between = pattern("minutes", "substitute_entry")
    taken = False
    for part in re.finditer(r"(?:[^;,(]|\([^)]*\))+", text):
        first, *rest = between.split(part.group().removeprefix(" and "), maxsplit=1)
        sub, whom = people_in(first, titled=True), people_in(rest[0], titled=True) if rest else []
        if sub and whom:
            taken = True
            way = sure("minutes", "substitution in brackets")
            at = offset + part.start() + part.group().index(first)
            found.present.append(_person(line, sub[0], at, "present"))
            begin = offset + part.start() + part.group().rindex(rest[0])
            whole = line.said(whom[0].name, way, begin + whom[0].start, begin + whom[0].end)
            found.substitutions.append((found.present[-1], whole))
    return taken


def _present(line: Line, person: Person, offset: int, found: Attendance) -> None:
    field = _person(line, person, offset, "present" if person.titled else "present untitled")
    found.present.append(field)
    found.take_office(person.note, field)
    for_whom = _substituted(person.note)
    if for_whom:
        source = line.source(offset + person.start)
        found.substitutions.append((field, Said(for_whom, source, sure("minutes", "substitution in brackets"))))


def _substituted(note: str) -> str:
    for part in tidy(note).split(";"):
        match = patterns("people", "substitute")[0].search(part.strip())
        name = bare(match["for"])[0] if match else ""
        if name and is_name(name, short=True):
            return name
    return ""


def _person(line: Line, person: Person, offset: int, way: str) -> Said:
    start, end = offset + person.start, offset + person.end
    inside = start < len(line.text) and line.start + end <= len(line.block.text)
    return line.said(person.name, sure("minutes", way), start if inside else 0, end if inside else None)


def _in_columns(found: Attendance, grid: Grid) -> bool:
    """A table whose top row has the labels side by side ("Present | Apologies"), the names below each."""
    if len(grid.rows) < 2 or grid.table.columns < 2:
        return False
    labels = {cell.column: meaning_of(tidy(cell.text), "minutes", "labels") for cell in grid.rows[0] if cell.text}
    if sum(1 for name in labels.values() if name) < 2 or any(people_in(cell.text) for cell in grid.rows[0]):
        return False
    for line in grid.lines:
        name = labels.get(line.cell.column) if line.cell and line.cell.row > 0 else None
        if name:
            _take(line, 0, line.text, name, found)
    return True


def _registers(found: Attendance, head: Sequence[Line], pieces: Sequence[Piece], items: Sequence[Item]) -> set[int]:
    """Takes the tables of attendance above the first item and under one about absence; the places of them."""
    labels: dict[int, str] = {}
    name = ""
    for line in head:
        name = (meaning_of(line.text, "minutes", "labels") if line.cell is None else "") or name
        labels.setdefault(line.at, name or "present")
    grids = [piece for piece in pieces if isinstance(piece, Grid) and piece.at in labels]
    grids += [g for item in items if pattern("minutes", "absence_item").match(item.title) for g in item.grids]
    taken: set[int] = set()
    for grid, entries in registers(grids, labels):
        taken.add(grid.at)
        for entry in entries:
            _enter(found, entry)
    return taken


def _enter(found: Attendance, entry: Entry) -> None:
    """Adds a row of a register, and who stood in for whom."""
    into = found.into(entry.into)
    way = sure("minutes", "register row")
    field = said(entry.person.name, entry.cell, way)
    if into is not None:
        into.append(field)
    for note in entry.notes:
        if entry.into == "present" or office_in(note) == "vice_chair":
            found.take_office(note, field)
    whom = entry.stands_for or next(filter(None, map(_substituted, entry.notes)), "")
    if whom and entry.into == "present":
        found.substitutions.append((field, said(whom, entry.cell, way)))
    if entry.substitute:
        cell, person = entry.substitute
        found.present.append(said(person.name, cell, way))
        found.substitutions.append((found.present[-1], field))


def _item(item: Item, found: Attendance, roll: Roll) -> None:
    """The item about absence: sentences of who sent apologies and who stood in for whom."""
    heading = item.heading
    for line in item.lines:
        for offset, sentence in sentences(line.text):
            if _substitution(line, offset, sentence, found, roll):
                continue
            if pattern("minutes", "apology_sentence").search(sentence):
                _apology(line, offset, sentence, found, roll)
            elif heading is not None and pattern("minutes", "bare_apology").match(sentence):
                start = _names_from(sentence)
                offset, sentence = offset + start, sentence[start:]
                _add(line, offset, sentence, found.apologies, roll)


def _apology(line: Line, offset: int, sentence: str, found: Attendance, roll: Roll) -> None:
    """Those who sent apologies; a substitute named in the same sentence sent none."""
    start = _names_from(sentence)
    subs = {str(substitute.value) for substitute, _ in found.substitutions}
    before = len(found.apologies)
    _add(line, offset + start, sentence[start:], found.apologies, roll)
    found.apologies[before:] = [field for field in found.apologies[before:] if field.value not in subs]


def _names_from(sentence: str) -> int:
    match = pattern("minutes", "apology_from").search(sentence)
    return match.end() if match else 0


def _add(line: Line, offset: int, text: str, into: list[Said], roll: Roll) -> None:
    for person in people_in(_cut(text)):
        into.append(
            line.said(
                roll.full(person.name),
                sure("minutes", "apologies sentence"),
                offset + person.start,
                offset + person.end,
            )
        )


def _cut(text: str) -> str:
    """The list of names at the head of some words, without what the sentence says after them."""
    match = pattern("minutes", "after_names").search(text)
    return text[: match.start()].rstrip(" ,;.") if match and match.start() > 0 else text.rstrip(" .")


def _substitution(line: Line, offset: int, sentence: str, found: Attendance, roll: Roll) -> bool:
    """Takes each "A was substituted by B"; True where that is all that the sentence says of anybody."""
    text, groups = marked(sentence, roll.names)
    taken: set[int] = set()
    for wanted in patterns("minutes", "substituted_by"):
        for match in wanted.finditer(text):
            numbers = (int(match["sub"]), int(match["for"]))
            if taken & set(numbers):
                continue
            taken |= set(numbers)
            way = sure("minutes", "substitution sentence")
            sub, whom = (groups[number][-1] for number in numbers)
            found.substitutions.append(
                (
                    line.said(roll.full(sub.name), way, offset + sub.start, offset + sub.end),
                    line.said(roll.full(whom.name), way, offset + whom.start, offset + whom.end),
                )
            )
    if not taken and groups and found.apologies and pattern("minutes", "substitute_alone").search(text):
        # "Apologies from A. B attended as a substitute.": for whom is said in the sentence before.
        sub, way = groups[0][-1], sure("minutes", "substitution by order")
        made = line.said(roll.full(sub.name), way, offset + sub.start, offset + sub.end)
        found.substitutions.append((made, replace(found.apologies[-1], confidence=way)))
        return True
    return bool(taken) and not pattern("minutes", "apology_sentence").search(sentence)


def _whole(found: Attendance, roll: Roll) -> None:
    """Makes surnames whole and leaves out what is said twice."""
    for name in ("present", "apologies", "absent"):
        setattr(found, name, _once(_full(getattr(found, name), roll)))
    pairs = [(_one(sub, roll), _one(whom, roll)) for sub, whom in found.substitutions]
    found.substitutions = list({(sub.value, whom.value): (sub, whom) for sub, whom in reversed(pairs)}.values())[::-1]
    there = {field.value for field in found.present}
    found.apologies = [field for field in found.apologies if field.value not in there]
    found.chair = _one(found.chair, roll) if found.chair else None
    found.vice_chair = _one(found.vice_chair, roll) if found.vice_chair else None


def _full(fields: Iterable[Said], roll: Roll) -> list[Said]:
    return [_one(field, roll) for field in fields]


def _one(field: Said, roll: Roll) -> Said:
    full = roll.full(str(field.value))
    source: Source = field.source
    return Said(full, source, field.confidence)


def _once(fields: Iterable[Said]) -> list[Said]:
    kept: dict[str, Said] = {}
    for one in fields:
        kept.setdefault(str(one.value).casefold(), one)
    return list(kept.values())
