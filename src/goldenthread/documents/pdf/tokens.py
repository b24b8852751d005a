"""The operators of a PDF's content stream with their operands, matched a whole operation at a time.

What is written in a way that these patterns do not foresee (an inline image, a comment, a string with brackets in
brackets) raises Unusual, and the page is read by the thorough reader instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.documents.pdf.faces import Unusual

_LITERAL = rb"\((?>[^()\\]++|\\[\s\S]|\((?>[^()\\]++|\\[\s\S])*+\))*+\)"
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_NAME = rb"/[^\s()<>\[\]{}/%]*+"
_NUMBER = rb"[-+.\d]++"
_DICT = rb"<<(?>[^<>()]++|" + _LITERAL + rb"|<<[^<>()]*+>>|" + _HEX + rb")*+>>"
_ARRAY = rb"\[(?>[^\[\]()<>%]++|" + _LITERAL + rb"|" + _HEX + rb")*+\]"
# Operations that bear on colour, lines and rendering are passed over: most of what stands on a page.
_PASSED = (
    rb"(?>(?>\s*+(?>(?:" + _NUMBER + rb"|" + _NAME + rb")\s*+)*+(?>scn|SCN|sc|SC|cs|CS|rg|RG|ri|ET|Tr|W\*|[gGkKwJjMiW])"
    rb"(?![A-Za-z*'\"01]))*+)"
)
_END = re.compile(_PASSED + rb"[\s\x00]*")
# An operation: its operands, then its name. Each part takes all it can and gives nothing back, so time stays linear.
_OPERATION = re.compile(
    _PASSED + rb"\s*+"
    rb"((?>(?:" + rb"|".join((_NUMBER, _NAME, _ARRAY, _LITERAL, _DICT, _HEX)) + rb")\s*+)*+)"
    rb"([A-Za-z'\"][A-Za-z*01]*+)"
)
_ITEM = re.compile(rb"(" + _LITERAL + rb"|" + _HEX + rb")|([-+.\d]+)")
# Arrays as programs write them: strings of one kind and a number between two, whole bytes in each.
_PAIRS = rb"<(?:[0-9A-Fa-f]{2})*+>"
_ALL_HEX = re.compile(_PAIRS + rb"(?>\s*+[-+.\d]*+\s*+" + _PAIRS + rb")*+")
_WHOLE = rb"\((?>[^()\\\r]++|\\(?:[0-7]{3}|[nrtbf\\]))*+\)"
_ALL_LITERAL = re.compile(_WHOLE + rb"(?>\s*+[-+.\d]*+\s*+" + _WHOLE + rb")*+")
_NEXT_HEX, _NEXT_LITERAL = re.compile(rb">[^<]*<"), re.compile(rb"\)[^(]*\(")
_SHIFT_HEX, _SHIFT_LITERAL = re.compile(rb">\s*([-+.\d]+)"), re.compile(rb"\)\s*([-+.\d]+)")
_MAYBE_GAP = re.compile(rb"-(?:[2-9]\d\d|\d{4})")
# What Python's own escapes mean as a PDF's do.
_SAFE = re.compile(rb"(?>[^\\\r]++|\\[0-7]{1,3}|\\[nrtbf\\])*+")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
# A shift further to the right than this, in thousandths of the size, is a gap between words.
WIDEST = -200.0


class Shown(NamedTuple):
    """What an operator shows: strings, the shifts before each and after the last, and whether one of them is a gap."""

    strings: list[bytes]
    shifts: list[float]
    gaps: bool = False


def operations(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each operation as its operands, still written, and its name."""
    match = _OPERATION.match
    at = 0
    while found := match(data, at):
        operands, name = found.groups()
        if name == b"BI":
            raise Unusual("an inline image")
        yield operands, name
        at = found.end()
    if not _END.fullmatch(data, at):
        raise Unusual("something else than operations")


def numbers(operands: bytes, count: int) -> list[float]:
    """The last so many numbers. Raises Unusual where there are fewer, or anything else."""
    try:
        found = [float(part) for part in operands.split()[-count:]]
    except ValueError as error:
        raise Unusual("an operand") from error
    if len(found) != count:
        raise Unusual("operands left out")
    return found


def shown(operands: bytes) -> Shown:
    """What an operator of text shows."""
    text = operands.strip()
    if text.startswith(b"["):
        return _array(text[1:-1].strip())
    return Shown([string(text)], [0.0, 0.0])


def _array(text: bytes) -> Shown:
    """What an array shows. Without a gap in it one string is as good as many, and one shift as their sum."""
    if _ALL_HEX.fullmatch(text) and not _MAYBE_GAP.search(text):
        shift = sum(map(float, _SHIFT_HEX.findall(text)))
        return Shown([bytes.fromhex(_NEXT_HEX.sub(b"", text)[1:-1].decode("ascii"))], [shift, 0.0])
    if _ALL_LITERAL.fullmatch(text) and not _MAYBE_GAP.search(text):
        shift = sum(map(float, _SHIFT_LITERAL.findall(text)))
        return Shown([_unescaped(_NEXT_LITERAL.sub(b"", text)[1:-1])], [shift, 0.0])
    strings, shifts, gaps = [], [0.0], False
    for found in _ITEM.finditer(text):
        if found[1] is None:
            shifts[-1] += float(found[2])
            gaps = gaps or float(found[2]) < WIDEST
        else:
            strings.append(string(found[1]))
            shifts.append(0.0)
    return Shown(strings, shifts, gaps)


def string(text: bytes) -> bytes:
    """The bytes of a string as it is written."""
    if text.startswith(b"<"):
        return _of_hex(text[1:-1])
    if text.startswith(b"("):
        return _unescaped(text[1:-1])
    raise Unusual("an operand that is no string")


def _of_hex(text: bytes) -> bytes:
    try:
        return bytes.fromhex(text.decode("ascii") + ("0" if len(text) % 2 else ""))
    except ValueError:
        digits = b"".join(text.split()).decode("ascii")
        return bytes.fromhex(digits + ("0" if len(digits) % 2 else ""))


def _unescaped(text: bytes) -> bytes:
    """A literal string with its escapes undone."""
    if b"\\" not in text and b"\r" not in text:
        return text
    if _SAFE.fullmatch(text):
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
