"""Motions: who moved, who seconded, how many voted each way, what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from goldenthread.packs.flow import Line
from goldenthread.packs.minutes.items import Item
from goldenthread.packs.names import Roll, bare, people_in
from goldenthread.packs.people_named import marked
from goldenthread.packs.phrases import meanings, pattern, patterns, sure
from goldenthread.packs.prose import sentences
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import Said
from goldenthread.packs.times import number_of

FAR = 8
NEAR = 3
SHORT = 70
SIDES = {"for": "for", "in favour": "for", "o blaid": "for", "i bhfabhar": "for"}
AGAINST = frozenset({"against", "yn erbyn", "i gcoinne"})
SETTLED = frozenset({"for", "against", "carried"})
PARTS = ("mover", "seconder", "for", "against", "abstained", "carried")


@dataclass(slots=True)
class Vote:
    """A motion as it stands so far; `place` is the line it was last heard of on."""

    place: int
    line: Line
    fields: dict[str, Said] = field(default_factory=dict)
    names: dict[str, list[Said]] = field(default_factory=dict)
    amendment: bool = False

    @property
    def whole(self) -> bool:
        """Whether enough was said to call it a motion."""
        return bool({"mover", "for", "against"} & set(self.fields))


class Motions:
    """The motions of one item, in the order they are heard of."""

    def __init__(self, roll: Roll) -> None:
        self.roll = roll
        self.votes: list[Vote] = []
        self.amending = False
        self.now: Vote | None = None
        self.resolved_at = -FAR

    def current(self, place: int, line: Line, fields: set[str]) -> Vote:
        """The motion that goes on here, or a new one where what is said of it was said of the last already."""
        last = self.last(place)
        if last is not None and fields & set(last.fields):
            last = self._put_off(last, fields)
        if last is None:
            last = Vote(place, line, amendment=self.amending)
            self.votes.append(last)
        self.now = last
        last.place = place
        return last

    def _put_off(self, last: Vote, fields: set[str]) -> Vote | None:
        """The motion that an amendment put off, where it is now voted on."""
        if not last.amendment or "mover" in fields:
            return None
        waiting = (
            vote for vote in reversed(self.votes) if not vote.amendment and not (fields | SETTLED) & set(vote.fields)
        )
        return next(waiting, None)

    def last(self, place: int, far: int = FAR) -> Vote | None:
        """The last motion, if it was heard of lately."""
        return self.now if self.now and place - self.now.place <= far else None

    def hear(self, place: int, line: Line) -> None:
        """Takes what a line says of a motion."""
        headed = re.fullmatch(r"(?:the )?(?P<what>motion|amendment)s?(?: \d+)?\W*", line.text, re.IGNORECASE)
        if headed:
            self.amending = headed["what"].casefold() == "amendment"
        elif not self._rival_line(line) and not self._count_line(line, place):
            for offset, sentence in sentences(line.text):
                self._sentence(line, offset, sentence, place)

    def _sentence(self, line: Line, offset: int, sentence: str, place: int) -> None:
        if self._rivals(line, offset, sentence):
            return
        told = _people(line, offset, sentence, self.roll)
        if pattern("votes", "counting").search(sentence):
            told |= _counts(line, offset, sentence)
        if set(told) == {"mover"} and self._said_again(told["mover"], line, sentence):
            return
        if told and self._counted_again(told):
            told = {}
        if told:
            # A seconder, or the count, goes with the motion before it; a mover begins another.
            vote = self.current(place, line, set(told))
            vote.fields |= told
            vote.amendment = vote.amendment or bool(pattern("votes", "amendment").search(sentence))
            if "mover" in told and self.resolved_at == place and pattern("votes", "moved_after").match(sentence):
                vote.fields.setdefault("carried", line.said(True, sure("votes", "carried"), offset))
        if pattern("decisions", "anchored").match(sentence):
            self.resolved_at = place
        last = self._meant(sentence, self.last(place, NEAR))
        if last is not None and "carried" not in last.fields:
            _result(last, line, offset, sentence, bool(told))

    def _meant(self, sentence: str, last: Vote | None) -> Vote | None:
        """The motion that a sentence speaks of: the amendment, or the motion that it would have changed."""
        named = pattern("votes", "which").search(sentence)
        if last is None or not named:
            return last
        wanted = named["of"].casefold().endswith("amendment")
        fitting = (vote for vote in reversed(self.votes) if vote.amendment == wanted and "carried" not in vote.fields)
        return last if last.amendment == wanted else next(fitting, last)

    def _rivals(self, line: Line, offset: int, sentence: str) -> bool:
        """A sentence that sets the votes for the motion against those for the amendment."""
        found = [match for wanted in patterns("votes", "rivals") if (match := wanted.search(sentence))]
        numbers = [number_of(found[0][name]) for name in ("n1", "n2")] if found else []
        sides = [found[0][name].casefold() for name in ("of1", "of2")] if found else []
        if not found or None in numbers or len(set(sides)) < len(sides):
            return False
        part = line if not offset else replace(line, text=sentence, start=line.start + offset)
        heard = [self._rival(part, of, number) for of, number in zip(sides, numbers, strict=True) if number is not None]
        return all(heard)

    def _said_again(self, mover: Said, line: Line, sentence: str) -> bool:
        """Whether a motion heard of before is spoken of ("to approve the motion by Councillor Lee")."""
        before = next(
            (vote for vote in self.votes if (there := vote.fields.get("mover")) and there.value == mover.value), None
        )
        if before is not None and pattern("votes", "carried").search(sentence):
            before.fields.setdefault("carried", line.said(True, sure("votes", "carried")))
        return before is not None and not re.search(r"\b(?:propos|mov)ed\b", sentence)

    def _counted_again(self, told: dict[str, Said]) -> bool:
        """Whether the counts of a motion that is settled are said once more ("carried by 3 votes to 2")."""
        counts = {(name, field.value) for name, field in told.items()}
        return len(told) > 1 and any(
            counts <= {(name, field.value) for name, field in vote.fields.items()} for vote in self.votes[:-1]
        )

    def _count_line(self, line: Line, place: int) -> bool:
        """A line of its own for one side: "For: 4", "Against (6): Councillors A, B, C", "For the amendment – 2"."""
        match = pattern("votes", "count_line").fullmatch(line.text)
        if not match or len(line.text) > 400:
            return False
        rest = match["rest"].strip(" .")
        people = people_in(rest, titled=True)
        trailing = re.search(r"\((\d{1,3})\)\s*$", rest)
        first = rest.split()[0].strip("().,") if rest else ""
        number = number_of(match["inner"] or (trailing[1] if trailing else first))
        if number is None and not people:
            return False
        if match["of"]:
            return self._rival(line, match["of"].casefold(), number or len(people))
        side = "against" if match["side"].casefold() in AGAINST else SIDES.get(match["side"].casefold(), "abstained")
        vote = self.current(place, line, {side})
        vote.fields[side] = line.said(number if number is not None else len(people), sure("votes", "count"))
        at = match.start("rest")
        if people and number != 0:
            way = sure("votes", "count by names")
            vote.names[side] = [line.said(self.roll.full(p.name), way, at + p.start, at + p.end) for p in people]
        return True

    def _rival_line(self, line: Line) -> bool:
        """A line that only sets motion against amendment ("Motion - 3", "Amendment: 2 votes")."""
        match = pattern("votes", "rival_line").fullmatch(line.text)
        number = number_of(match["n"]) if match else None
        return match is not None and number is not None and self._rival(line, match["of"].casefold(), number)

    def _rival(self, line: Line, of: str, number: int) -> bool:
        """Votes for the motion are votes against its amendment, and the other way about."""
        mine = next((vote for vote in reversed(self.votes) if vote.amendment == (of == "amendment")), None)
        other = next((vote for vote in reversed(self.votes) if vote.amendment != (of == "amendment")), None)
        for vote, side in ((mine, "for"), (other, "against")):
            if vote is not None:
                vote.fields.setdefault(side, line.said(number, sure("votes", "count")))
                _settle(vote)
        return mine is not None


def votes_of(item: Item, roll: Roll, people: int, record: Record) -> list[dict[str, Tree]]:
    """Each motion of an item that has a mover or was counted. More votes than `people` (0: unknown) is a problem."""
    motions = Motions(roll)
    for place, line in enumerate([*item.lines, *item.decision_lines]):
        if pattern("votes", "hint").search(line.text):
            motions.hear(place, line)
    rows = []
    for vote in motions.votes:
        if vote.whole:
            _settle(vote)
            _check(vote, people, record)
            rows.append(_row(vote, item))
    return rows


def _people(line: Line, offset: int, sentence: str, roll: Roll) -> dict[str, Said]:
    """The mover and the seconder that a sentence names, by title, else after "Proposed:" and the like."""
    text, groups = marked(sentence, roll.names)
    told: dict[str, Said] = {}
    for name in ("mover", "seconder"):
        match = next((found for wanted in patterns("votes", name) if (found := wanted.search(text))), None)
        if match:
            who = groups[int(match["n"])][0]
            start, end = offset + who.start, offset + who.end
            told[name] = line.said(roll.full(who.name), sure("votes", name), start, end)
            continue
        plain = dict(meanings("votes", "untitled"))[name].search(sentence)
        group = "who" if plain and plain["who"] else "initials"
        said = bare(plain[group])[0] if plain else ""
        if plain and said:
            start, end = offset + plain.start(group), offset + plain.end(group)
            told[name] = line.said(roll.full(said), sure("votes", name), start, end)
    return told


def _counts(line: Line, offset: int, sentence: str) -> dict[str, Said]:
    told: dict[str, Said] = {}
    for side, wanted in meanings("votes", "count_sides"):
        match = wanted.search(sentence)
        number = next((number_of(n) for n in match.groupdict().values() if n), None) if match else None
        if match and number is not None:
            told[side] = line.said(number, sure("votes", "count"), offset + match.start(), offset + match.end())
    return told


def _result(vote: Vote, line: Line, offset: int, sentence: str, same: bool) -> None:
    """What came of the motion: said beside it, in a sentence about it, or by what was then resolved."""
    about = same or len(sentence) <= SHORT or pattern("votes", "result_line").search(sentence)
    if not about and not pattern("decisions", "anchored").match(sentence):
        return
    for key, value in (("lost", False), ("carried", True)):
        match = pattern("votes", key).search(sentence)
        if match:
            way = sure("votes", "carried")
            vote.fields["carried"] = line.said(value, way, offset + match.start(), offset + match.end())
            return


def _settle(vote: Vote) -> None:
    """What came of it where only the counts are given."""
    yes, no = vote.fields.get("for"), vote.fields.get("against")
    if "carried" not in vote.fields and yes and no and _number(yes) != _number(no):
        vote.fields["carried"] = Said(_number(yes) > _number(no), yes.source, sure("votes", "carried by count"))


def _check(vote: Vote, people: int, record: Record) -> None:
    """Tells more votes than people, and a result that is not what the counts give."""
    counts = [vote.fields[side] for side in ("for", "against", "abstained") if side in vote.fields]
    total = sum(_number(count) for count in counts)
    if people and total > people:
        what = f"{total} votes are counted, and {people} members are listed as present."
        record.problem("more votes than people", what, counts[0].source)
    yes, no, carried = (vote.fields.get(name) for name in ("for", "against", "carried"))
    if yes and no and carried and _number(yes) != _number(no) and (_number(yes) > _number(no)) != carried.value:
        record.problem("result against the count", "The result is not what the votes counted give.", carried.source)


def _number(field: Said) -> int:
    return field.value if isinstance(field.value, int) else 0


def _row(vote: Vote, item: Item) -> dict[str, Tree]:
    row: dict[str, Tree] = {"item": (item.heading or vote.line).said(item.name, sure("minutes", "item"))}
    row |= {name: vote.fields[name] for name in PARTS if name in vote.fields}
    row |= {f"{side}_names": list[Tree](people) for side, people in vote.names.items()}
    if vote.amendment:
        row["amendment"] = True
    return row
