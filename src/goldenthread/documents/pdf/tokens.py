"""The operators of a PDF's content stream with their operands, matched a whole operation at a time.

What is written in a way that these patterns do not foresee (an inline image, a comment, a string with brackets in
brackets) raises Unusual, and the page is read by the thorough reader instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from goldenthread.documents.building import too_many
from goldenthread.documents.pdf.faces import Unusual
from goldenthread.patterns import regex

Matrix = tuple[float, float, float, float, float, float]
DEEPEST_BRACKETS = 8
MOST_SHIFTS = 10_000
LONGEST_SHOWN = 1_000_000


def literal(depth: int) -> bytes:
    """The pattern of a string in brackets, with brackets in it so deep in one another."""
    inside = rb"\\[\s\S][^()\\]*+|[^()\\]++"
    pattern = rb"\((?>" + inside + rb")*+\)"
    for _ in range(depth):
        pattern = rb"\((?>" + inside + rb"|" + pattern + rb")*+\)"
    return pattern


_LITERAL = literal(DEEPEST_BRACKETS)
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_NAME = rb"/[^\s()<>\[\]{}/%]*+"
_NUMBER = rb"[-+.\d]++"
_DICT = rb"<<(?>[^<>()]++|" + literal(1) + rb"|<<[^<>()]*+>>|" + _HEX + rb")*+>>"
_ARRAY = rb"\[(?>[^\[\]()<>%]++|" + _LITERAL + rb"|" + _HEX + rb")*+\]"
_ENDS = rb"(?![A-Za-z*'\"01])"
# Operations that bear on colour, lines and rendering are passed over: most of what stands on a page.
_PASSED = (
    rb"(?>(?>\s*+(?>(?:" + _NUMBER + rb"|" + _NAME + rb")\s*+)*+(?>scn|SCN|sc|SC|cs|CS|rg|RG|ri|ET|Tr|W\*|[gGkKwJjMiW])"
    + _ENDS + rb")*+)"
)  # fmt: skip
_END = regex(_PASSED + rb"[\s\x00]*")
# Python 3.11 loses count of groups within what gives nothing back, so these stand in none.
_MOVED = rb"(?:((?:" + _NUMBER + rb"\s++){6})cm" + _ENDS + rb")?"
_SET = (
    rb"(?:(?>" + _NAME + rb"\s++" + _NUMBER + rb"\s++Tf|(?:" + _NUMBER + rb"\s++){6}Tm|(?:" + _NUMBER + rb"\s++){2}Td)"
    + _ENDS + _PASSED + rb"\s*+)"
)  # fmt: skip
# One line of words, or one path, between q and Q: what most programs write nearly all of a page in.
_LINE = (
    _MOVED + _PASSED + rb"\s*+BT" + _ENDS + _PASSED + rb"\s*+(" + _SET + rb"++)"
    rb"(" + rb"|".join((_ARRAY, _LITERAL, _HEX)) + rb")\s*+T[jJ]\s++ET\s++Q" + _ENDS
)  # fmt: skip
_DRAWN = (
    _MOVED + _PASSED + rb"\s*+((?>(?:" + _NUMBER + rb"\s++)*+(?:[mlcvyh]|re)\s++)++)"
    rb"([SsfFBb]\*?+)\s++Q" + _ENDS
)  # fmt: skip
# An operation: its operands, then its name. Each part takes all it can and gives nothing back, so time stays linear.
_OPERATION = regex(
    _PASSED + rb"\s*+(?:q" + _ENDS + rb"\s*+(?:" + _LINE + rb"|" + _DRAWN + rb")|"
    rb"((?>(?:" + rb"|".join((_NUMBER, _NAME, _ARRAY, _LITERAL, _DICT, _HEX)) + rb")\s*+)*+)"
    rb"([A-Za-z'\"][A-Za-z*01]*+))"
)
_ITEM = regex(_LITERAL + rb"|" + _HEX + rb"|[-+.\d]++")
_SHORT_OCTAL = regex(rb"\\[0-7]{1,2}\)")
# Strings in hexadecimal, whole bytes in each, and what stands between them.
_EVEN = regex(rb"(?>[^<>]++|<(?:[0-9A-Fa-f]{2})*+>)*+")
_NO_BRACKETS = bytes(set(range(256)) - set(b"()"))
NUMBERS = frozenset(b"+-.0123456789")
_BEGIN_OPERAND = NUMBERS | {ord("/")}
# Escapes that do not mean in Python what they mean in a PDF.
_OTHER_ESCAPE = regex(rb"\\[^0-7nrtbf\n]")
_ESCAPE = regex(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
# A shift further to the right than this, in thousandths of the size, is a gap between words.
WIDEST = -200.0


class _Shifts(dict[bytes, float]):
    """The shift that stands between two strings, 0 where none does."""

    def __missing__(self, written: bytes) -> float:
        value = float(written.strip() or b"0")
        if len(self) < MOST_SHIFTS:
            self[written] = value
        return value


_SHIFTS = _Shifts()
Written = bytes | None
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Shown(NamedTuple):
    """What an operator shows: strings, the shifts before each and after the last, and whether one of them is a gap."""

    strings: list[bytes]
    shifts: list[float]
    gaps: bool = False


class Operation(NamedTuple):
    """An operation: its operands, still written, and its name. Or, where it has no name, many of them at once.

    Where `paint` is given: the matrix, the path drawn and how it is painted, between q and Q. Else the matrix, the
    setting of the words and the words, between q and Q.
    """

    line_moved: Written
    setting: Written
    words: Written
    path_moved: Written
    path: Written
    paint: Written
    operands: Written
    name: Written


def operations(data: bytes) -> Iterator[tuple[Written, ...]]:
    """Each operation as an `Operation` has it."""
    match = _OPERATION.match
    at = 0
    while found := match(data, at):
        yield found.groups()
        at = found.end()
    if not _END.fullmatch(data, at):
        raise Unusual("something else than operations")


@lru_cache(4_096)
def set_up(setting: bytes) -> tuple[bytes | None, float, Matrix]:
    """The font's name and size that words are set in, None where it stays as it is, and the matrix of their line."""
    name, size, line = None, 0.0, IDENTITY
    held: list[bytes] = []
    for part in setting.replace(b"/", b" /").split():
        if part[0] in _BEGIN_OPERAND:
            held.append(part)
            continue
        if part == b"Tf":
            name, size = held[0], float(held[1])
        elif part == b"Td":
            line = moved_on(line, float(held[0]), float(held[1]))
        elif part == b"Tm":
            a, b, c, d, e, f = map(float, held)
            line = (a, b, c, d, e, f)
        held = []
    return name, size, line


def moved_on(line: Matrix, across: float, down: float) -> Matrix:
    """The matrix of a line that begins so far from where this one begins."""
    a, b, c, d, e, f = line
    return a, b, c, d, across * a + down * c + e, across * b + down * d + f


def numbers(operands: bytes, count: int) -> list[float]:
    """The last so many numbers. Raises Unusual where there are fewer, or anything else."""
    try:
        found = [float(part) for part in operands.split()[-count:]]
    except ValueError as error:
        raise Unusual("an operand") from error
    if len(found) != count:
        raise Unusual("operands left out")
    return found


def matrix(operands: bytes) -> Matrix:
    """The matrix that six numbers make."""
    parts = operands.split()
    a, b, c, d, e, f = map(float, parts if len(parts) == 6 else parts[-6:])
    return a, b, c, d, e, f


def shown(operands: bytes) -> Shown:
    """What an operator of text shows."""
    text = operands.strip()
    if len(text) > LONGEST_SHOWN:
        raise too_many("bytes in one line of words", LONGEST_SHOWN)
    if text.startswith(b"["):
        return _array(text[1:-1].strip())
    return Shown([string(text)], [0.0, 0.0])


def _array(text: bytes) -> Shown:
    """What an array shows. Without a gap in it one string is as good as many, and one shift as their sum."""
    if b"\\" in text:
        text = _in_octal(text)
    if b"(" in text:
        brackets = text.translate(None, _NO_BRACKETS)
        if brackets != b"()" * (len(brackets) // 2) or _SHORT_OCTAL.search(text):
            return _parted(text)
        parts = text.replace(b")", b"(").split(b"(")
    else:
        if not _EVEN.fullmatch(text):
            return _parted(text)
        parts = text.replace(b">", b"<").split(b"<")
    # Now every other part is a string, and what is between two of them a shift or nothing.
    try:
        found = [_SHIFTS[part] for part in parts[::2]]
        if len(parts) < 3 or not parts[-2] or min(found) < WIDEST:
            return _parted(text)
        inside = b"".join(parts[1::2])
        data = _decoded(inside) if b"(" in text else bytes.fromhex(inside.decode("ascii"))
    except ValueError:
        return _parted(text)
    return Shown([data], [sum(found[:-1]), found[-1]])


def _parted(text: bytes) -> Shown:
    """What an array shows, string by string. Shifts that are next to each other are gaps each by itself."""
    strings: list[bytes] = []
    shifts, gaps = [0.0], False
    for item in _ITEM.findall(text):
        if item[0] in b"(<":
            strings.append(string(item))
            shifts.append(0.0)
        else:
            shift = float(item)
            shifts[-1] += shift
            gaps = gaps or shift < WIDEST
    return Shown(strings, shifts, gaps)


def string(text: bytes) -> bytes:
    """The bytes of a string as it is written."""
    if text.startswith(b"<"):
        return _of_hex(text[1:-1])
    if text.startswith(b"("):
        return _unescaped(text[1:-1])
    raise Unusual("an operand that is no string")


@lru_cache(4_096)
def escaped_name(written: bytes) -> str:
    """A name as it is written, with its slash, without its escapes."""
    name = written[1:]
    if b"#" in name:
        name = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), name)
    return name.decode("utf-8")


def _of_hex(text: bytes) -> bytes:
    try:
        return bytes.fromhex(text.decode("ascii") + ("0" if len(text) % 2 else ""))
    except ValueError:
        digits = b"".join(text.split()).decode("ascii")
        return bytes.fromhex(digits + ("0" if len(digits) % 2 else ""))


def _in_octal(text: bytes) -> bytes:
    """A literal string, its backslashes and brackets written by their codes; each that is left begins an escape."""
    return text.replace(b"\\\\", b"\\134").replace(b"\\(", b"\\050").replace(b"\\)", b"\\051")


def _unescaped(text: bytes) -> bytes:
    """A literal string with its escapes undone."""
    return _decoded(_in_octal(text) if b"\\" in text else text)


def _decoded(text: bytes) -> bytes:
    """As `_unescaped`, of what `_in_octal` gives."""
    if b"\\" not in text and b"\r" not in text:
        return text
    if b"\r" not in text and not _OTHER_ESCAPE.search(text):
        try:
            return text.decode("unicode_escape").encode("latin-1")
        except UnicodeError as error:
            raise Unusual("an escape") from error
    parts = _ESCAPE.split(text)
    out = [parts[0].replace(b"\r\n", b"\n").replace(b"\r", b"\n")]
    for escaped, following in zip(parts[1::2], parts[2::2], strict=True):
        if escaped[:1].isdigit() and escaped[:1] not in b"89":
            out.append(bytes((int(escaped, 8) & 0xFF,)))
        else:
            out.append(_NAMED.get(escaped, escaped))
        out.append(following.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return b"".join(out)
