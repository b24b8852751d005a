"""One passage read from left to right: each number found, and told for a figure or for something else."""

from __future__ import annotations

from decimal import Context, Decimal

from goldenthread.documents.words import LABEL
from goldenthread.figures import shapes
from goldenthread.figures.endings import ending_at, rate_at, scale_of
from goldenthread.figures.prefix import Prefix, prefix
from goldenthread.figures.quantity import Kind, Other, Quantity
from goldenthread.figures.surroundings import approximation, words_before
from goldenthread.figures.telling import Number, end_of, is_year, kind_of
from goldenthread.figures.words import LABELS, LIST_KINDS, PLURAL_LABELS, UNITS
from goldenthread.patterns import regex

EXACT = Context(prec=120)
_GOES_ON = regex(r"\s*(?:,|&|and\b|or\b|[).;]|$)")
MOST_DIGITS = 60
LONGEST_KEPT = 100
"""Left-hand characters longer than this are read afresh each time, so that no long text is held on to."""
_KINDS: dict[str, Kind] = {
    "date": "date", "time": "time", "phone": "phone", "nhs": "identifier", "always": "identifier",
    "dotted": "paragraph number", "ratio": "ratio",
}  # fmt: skip


class Passage:
    """A passage while it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text if text.isascii() and text.isprintable() else text.translate(shapes.PLAIN_SPACES)
        if "&" in text:
            for entity in shapes.POUND_ENTITIES:
                self.plain = self.plain.replace(entity, entity_in_place(entity))
        self.found: list[Quantity | Other] = []
        self.plural_label = False

    def label(self) -> int:
        """Takes the number that the passage itself bears, and gives where the words begin."""
        match = LABEL.match(self.plain)
        if match is None:
            typed = shapes.TYPED_NUMBER.match(self.plain)
            if typed is None or shapes.STREET.match(self.plain, typed.end(1)):
                return 0
            self.found.append(Other(self.text[: typed.end(1)], 0, typed.end(1), "paragraph number"))
            return typed.end(1)
        label, rest = match["label"], self.plain[match.end() :]
        if not shapes.DIGIT.search(label):
            return match.end()
        bracketed = label[0] == "("
        single_point = label.count(".") == 1 and label[-1] != "."
        if ((bracketed or single_point) and not rest) or label[0] == "0":
            return 0
        if single_point and not rest[:1].isupper() and not rest.startswith(". ") and rest[:1] not in "\"'([“‘":
            return 0
        if single_point and rest.split(None, 1)[0].lower().strip(",.;)\"'") in UNITS:
            return 0
        if label[-1] == "." and rest[:1].isdigit() and label.count(".") == 1:
            return 0
        kind: Kind = "list marker" if bracketed or label[-1] == ")" else "paragraph number"
        self.found.append(Other(self.text[: len(label)], 0, len(label), kind))
        return len(label)

    # --- One number

    def at(self, digit: int, position: int) -> Quantity | Other:
        """What the number whose first digit is here is; nothing before `position` belongs to it."""
        plain = self.plain
        start = max(plain.rfind(" ", position, digit) + 1, position)
        left = plain[start:digit]
        if start and start == position and left and left[0] in "/-–)%+',&" and plain[start - 1] != " ":
            left = left[1:].lstrip("/-–)")
        elif not left and start >= position + 2 and plain[start - 2] in "£$€-~<>≥≤±":
            start = max(plain.rfind(" ", position, start - 1) + 1, position)
            left = plain[start : digit - 1]
            if left[-1:] == "-" and left[-2:-1] != "/":
                left = ""
        before = prefix(left) if len(left) < LONGEST_KEPT else prefix.__wrapped__(left)
        start = digit - before.own - (plain[digit - 1] == " " if left and digit else 0)
        if before.kind:
            return self.named(before, digit, start)
        shape = None if before.unit or before.sign == "plus" else shapes.SHAPE.match(plain, digit)
        if shape:
            thing = self.shaped(shape.lastgroup or "", shape.end(), digit, start)
            if thing:
                return thing
        if before.sign == "plus" and not before.unit and (abroad := shapes.ABROAD.match(plain, digit)):
            return self.other(start, abroad.end(), "phone")
        return self.number(before, digit, start)

    def named(self, before: Prefix, digit: int, start: int) -> Other:
        """A number that is part of a name: "Q2", "S106", "STR024", an address on the web."""
        kind = before.kind or "reference"
        if kind == "web":
            space = self.plain.find(" ", digit)
            end = len(self.plain) if space < 0 else space
            return self.other(start, start + len(self.plain[start:end].rstrip(".,;:)\"'")), kind)
        if kind == "unit":
            zeros = shapes.ZEROS.match(self.plain, digit)
            return self.other(start, zeros.end() if zeros else digit + 1, kind)
        if kind == "reference":
            postcode = shapes.POSTCODE.match(self.plain, start)
            if postcode and (" " in postcode[0] or shapes.FULL_POSTCODE.match(self.plain, start)):
                return self.other(start, postcode.end(), "postcode")
            insurance = shapes.NI_NUMBER.match(self.plain, start)
            if insurance:
                return self.other(start, insurance.end(), "identifier")
        rest = shapes.QUARTER_REST if kind == "quarter" else shapes.REST_OF_REFERENCE
        match = rest.match(self.plain, digit)
        end = match.end() if match else digit + 1
        while self.plain[end - 1] in "-/&":
            end -= 1
        if self.plain[end : end + 1] in ("@", ".") and (address := shapes.REST_OF_EMAIL.match(self.plain, end)):
            return self.other(start, address.end(), "web")
        return self.other(start, max(end, digit + 1), kind)

    def shaped(self, group: str, end: int, digit: int, start: int) -> Other | None:
        """A date, a time, a span of years and so on; None where the words about it make it a number after all."""
        found = self.plain[digit:end]
        if group == "years":
            first, last = found[:4], found.rstrip()[4:].strip(" -–/to")
            following = f"{(int(first) + 1) % 100:02d}"
            is_year = last == following or (len(last) == 4 and last == str(int(first) + 1))
            return self.other(digit, end, "financial year" if is_year else "year")
        if group == "ratio":
            return self.other(digit, end, "ratio")
        if group == "nhs" and self.plain[start:digit]:
            return None
        return self.other(start if group == "phone" else digit, end, _KINDS[group])

    def number(self, before: Prefix, digit: int, start: int) -> Quantity | Other:
        """A number by itself."""
        plain = self.plain
        begin = digit - 1 if before.point else digit
        match = (shapes.POINT_FIRST if before.point else shapes.NUMBER).match(plain, begin)
        assert match is not None
        token, end = match[0], match.end()
        if len(token) > MOST_DIGITS:
            return self.other(start, end, "identifier")
        if not before.point and not shapes.WELL_FORMED.fullmatch(token):
            if not before.unit and _is_list(token):
                token = token[: token.index(",")]
                end = digit + len(token)
            elif " ," in token:
                token = token.replace(" ,", ",")
            else:
                return self.ill_formed(before, digit, start, end)
        if "." not in token and (fraction := shapes.FRACTIONS.get(plain[end : end + 1])):
            token, end = f"{token}.{fraction}", end + 1
        if plain[start - 2 : start - 1].isupper() and (insured := shapes.NI_NUMBER.match(plain, max(start - 3, 0))):
            return self.other(start, insured.end(), "identifier")
        ending = ending_at(plain, end, token, money=bool(before.unit))
        number = Number(token, start, digit, end, before, ending, words_before(plain, start))
        kind = kind_of(plain, number)
        if kind and number.words.last in LABELS:
            self.plural_label = number.words.last in PLURAL_LABELS
        if kind is None and self.found and not before.unit:
            kind = self.in_list(number)
        return self.quantity(number) if kind is None else self.other(start, end_of(plain, kind, number), kind)

    def ill_formed(self, before: Prefix, digit: int, start: int, end: int) -> Other:
        """What is put together from digits, commas and points as no number is."""
        dotted = "," not in self.plain[digit:end] and not before.unit
        kind: Kind = "paragraph number" if dotted else "malformed"
        if before.unit and self.plain[end : end + 1].lower() in ("m", "k"):
            end += 1
        return self.other(start, end, kind)

    def in_list(self, number: Number) -> Kind | None:
        """The kind of the label before, where this number goes on with its list: "sections 4.1, 4.2 and 5"."""
        last, ending = self.found[-1], number.ending
        if not isinstance(last, Other) or last.kind not in LIST_KINDS or "," in number.token or ending.unit:
            return None
        if ending.scale > 1:
            return None
        between = self.plain[last.end : number.start]
        if len(between) > 6 or not shapes.LIST_LINK.fullmatch(between):
            return None
        # "In table 1, 7 were met": a comma after one table's number goes on with a list only if more of one follows.
        goes_on = not ending.direct and _GOES_ON.match(self.plain, number.end) is not None
        if self.plural_label or "," not in between or goes_on:
            return last.kind if last.kind != "paragraph number" or self.plural_label else None
        return None

    # --- A figure

    def quantity(self, number: Number) -> Quantity:
        """A figure, with its sign, scale, unit and what it counts."""
        token, start, _, _, before, ending, words = number
        digits = token.replace(",", "").replace("\u2009", "")
        printed = Decimal(digits)
        decimals = len(digits) - digits.index(".") - 1 if "." in digits else 0
        end, sign, scale = ending.end, before.sign, ending.scale
        if not sign and words.last == "minus":
            sign = "plus or minus" if words.before == "or" else "minus"
        if sign == "minus":
            printed = -printed
        if before.inner_open and self.plain[end : end + 1] == ")":
            sign, end = "brackets", end + 1
            if before.unit and scale == 1 and (after := shapes.MONEY_SCALE.match(self.plain, end)):
                end, scale = after.end(), scale_of(after["scale"])
        elif before.open and self.plain[end : end + 1] == ")":
            end += 1
            if sign:
                end -= 1
            else:
                sign, start = "brackets", start - 1
        for entity in shapes.POUND_ENTITIES if self.text[start : start + 1] == ";" else ():
            if self.text.endswith(entity, 0, start + 1):
                start -= len(entity) - 1
        value = EXACT.multiply(printed, Decimal(scale)) if scale > 1 else printed
        approximate = "at least" if ending.plus else before.approximate or approximation(words, ending.unit)
        per, rate = rate_at(self.plain, ending)
        unit = before.unit or ending.unit or "count"
        return Quantity(
            self.text[start:end], start, end, value, printed, decimals, scale, unit, ending.noun, sign,
            approximate, ending.ordinal, False, per, rate,
        )  # fmt: skip

    def other(self, start: int, end: int, kind: Kind) -> Other:
        """What is no figure, from here to there."""
        return Other(self.text[start:end], start, end, kind)


def entity_in_place(entity: str) -> str:
    """A pound sign as long as the entity that stands for it, so that offsets hold."""
    return "£".rjust(len(entity))


def _is_list(token: str) -> bool:
    """Whether a number with commas is a list without spaces ("3,4", "2018,2019")."""
    parts = token.split(",")
    if len(parts) < 2:
        return False
    return all(len(part) <= 2 for part in parts[1:]) or all(is_year(part) for part in parts)
