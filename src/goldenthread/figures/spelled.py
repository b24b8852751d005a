"""Numbers in words: "two referrals", "nine of 12", "thirty-five per cent", "ten million"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from goldenthread.figures.endings import ending_at, rate_at
from goldenthread.figures.passage import EXACT, Passage
from goldenthread.figures.quantity import Quantity
from goldenthread.figures.ranges import joined_words
from goldenthread.figures.surroundings import approximation, words_before
from goldenthread.figures.words import LABELS, NOT_ONE, SPELLED
from goldenthread.patterns import regex

# The first letter outside the group: the engine skips quickly to one of these.
_NUMBER = regex(
    r"[efnostzEFNOSTZ](?<![\w'].)(?<!(?<!\bin)-.)(?:(?<=[tT])(?:wo|hree|en|welve|hirteen)|(?<=[oO])ne|(?<=[zZ])ero"
    r"|(?<=[fF])(?:our|ive|ourteen|ifteen)|(?<=[sS])(?:ix|even|ixteen|eventeen)|(?<=[eE])(?:ight|leven|ighteen)"
    r"|(?<=[nN])(?:ine|ineteen)"
    r"|(?:(?<=[tT])(?:wenty|hirty)|(?<=[fF])(?:orty|ifty)|(?<=[sS])(?:ixty|eventy)|(?<=[eE])ighty|(?<=[nN])inety)"
    r"(?:[- ](?P<tail>one|two|three|four|five|six|seven|eight|nine))?)(?=[\s.,;:)%]|\Z|-(?!to-|stop)[a-z])"
)

_IN_SO_MANY = regex(rf"[\s-](?:in|out\sof)[\s-](?:\d|{'|'.join(SPELLED)})")


def spelled(passage: Passage) -> list[Quantity]:
    """The numbers in words in a passage, in order."""
    found: list[Quantity] = []
    for match in _NUMBER.finditer(passage.plain):
        words = match[0].lower()
        head = words.partition("-")[0].partition(" ")[0]
        number = SPELLED[head] + (SPELLED[match["tail"]] if match["tail"] else 0)
        figure = _figure(passage, match.start(), match.end(), number)
        if figure is None:
            continue
        last = found[-1] if found else None
        if last and (made := joined_words(passage, last, figure) or _with_hundreds(passage, last, figure)):
            found[-1] = made
        else:
            found.append(figure)
    return found


def _with_hundreds(passage: Passage, last: Quantity, figure: Quantity) -> Quantity | None:
    """The number that both make: "one hundred and five"."""
    if last.scale != 100 or figure.value >= 100 or passage.plain[last.end : figure.start] != " and ":
        return None
    value = last.value + figure.value
    text = passage.text[last.start : figure.end]
    return replace(
        figure, text=text, start=last.start, value=value, printed=value, approximate=last.approximate, sign=last.sign
    )


def _figure(passage: Passage, start: int, end: int, number: int) -> Quantity | None:
    ending = ending_at(passage.plain, end, str(number))
    words = words_before(passage.plain, start)
    noun = ending.noun.lower().split(" ")[0]
    if ending.glued or words.last in LABELS or (number == 0 and ending.unit != "percent"):
        return None
    if number == 1 and ending.scale == 1 and not ending.unit:
        after = passage.plain[ending.end : ending.end + 16]
        if not _IN_SO_MANY.match(after) and (
            not ending.direct or noun in NOT_ONE or words.last in ("no", "any", "this", "that", "each")
        ):
            return None
    printed = Decimal(number)
    value = EXACT.multiply(printed, Decimal(ending.scale)) if ending.scale > 1 else printed
    per, rate = rate_at(passage.plain, ending)
    return Quantity(
        passage.text[start : ending.end], start, ending.end, value, printed, 0, ending.scale, ending.unit or "count",
        ending.noun, "", approximation(words, ending.unit), False, True, per, rate,
    )  # fmt: skip
