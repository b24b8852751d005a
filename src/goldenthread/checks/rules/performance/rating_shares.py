"""Shares of Red, Amber and Green that do not make 100%, and shares that are not of the counts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.count_spans import Span, spans_together
from goldenthread.checks.rules.performance.count_words import number_of
from goldenthread.checks.rules.performance.share_words import (
    EVERY,
    PERCENT,
    Counted,
    counted_shares,
    shares_of_ratings,
    whole_said,
)
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, reachable, rounded
from goldenthread.patterns import regex

_RATING = regex(
    r"\b(?:red|amber|green|on[\s-]track|off[\s-]track|targets?|inadequate|requir\w+\s+improvement|dissatisfied|disagree)\b"
    r"|[🔴🟠🟢🟥🟧🟩🟡]",
    re.IGNORECASE,
)
_OTHERS = regex(
    r"\b(?:no\s+data|not\s+(?:yet\s+)?(?:due|rated|available|reported|started|measured)|n/?a|unrated|data\s+only|gr[ae]y|blue"
    r"|complete\w*|no\s+(?:target|rating)|awaiting|baseline|annual\w*|others?|contextual|information\s+only|closed|deferred)\b",
    re.IGNORECASE,
)
_REMAINING = regex(
    r"\bthe\s+(?:remaining|other|rest,?)\s+(?:\(|being\s+)?(?P<p>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b)",
    re.IGNORECASE,
)
# Percentages that are changes, or of a part, or of another time, are no shares of what the rest is of.
_OF_SOME = regex(
    r"\b(?:of\s+(?:which|whom|these|those|them)|increas\w*|decreas\w*|reduc\w*|r[oi]se\w*|f[ae]ll\w*|compared|higher|lower|up|down"
    r"|than|from|target|grow\w*|rate|discount|interest|over\s+the|by\s+\d)\b",
    re.IGNORECASE,
)
# "83% (85) were answered in time, less than last year when 89% (68) were": what follows is of another whole.
_ANOTHER_TIME = regex(
    r"\b(?:compared|than|(?:last|previous|prior)\s+(?:year|quarter|month|period)|year\s+(?:before|earlier)|(?:up|down)\s+from)\b",
    re.IGNORECASE,
)
_OF_THE = regex(r"(?:Out\s+)?of\s+(?:the\s+|these\s+)?\w+\s+[^.;:]{3,80},\s*$", re.IGNORECASE)
_MOST = 100
_FEW = 6
_LONGEST = 2000


@rule(
    "rating-shares-disagree",
    title="Shares of ratings that do not add up, or are not of their counts",
    group="performance",
    severity=Severity.ERROR,
    scope="Sentences that give the share of indicators, actions or projects that are Red, Amber and Green (on track, "
    "off target...), which together must make 100%; counts with their shares (“24 (65%)”) in a list under the number "
    "that they are of; and counts with shares of ratings, which must be of one number. An error where the shares make "
    "more than rounding allows; a warning where they make less.",
    leaves_out=(
        "Shares of different groups: “90% of those in Housing”.",
        "Sentences that speak of others besides (complete, not rated, no data), where the shares make less than 100%.",
        "Shares that were rounded so that they make 100% together.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Of the projects, 74% are Green, 19% Amber and 17% Red.",
        right="Of the projects, 74% are Green, 19% Amber and 7% Red.",
        quote="74% are Green, 19% Amber and 17%",
    ),
)
def rating_shares_disagree(subject: Subject) -> Iterator[Hit]:
    """A share of greens is what is quoted, and it is worked out by hand from counts that change late."""
    for group in spans_together(subject):
        if not any("%" in p.text or "cent" in p.text for p, _, _ in group):
            continue
        if len(group) == 1:
            passage, start, end = group[0]
            if _RATING.search(passage.text, start, end) is None:
                yield from _with_the_rest(passage, start, end)
                continue
            pairs = [(passage, pair) for pair in _of_one_time(passage.text, counted_shares(passage.text, start, end))]
            found = []
            if len(pairs) > 1 and len(passage.text) < _LONGEST:
                said = whole_said(passage.text, start, pairs[0][1].start)
                # Shares of a whole that the sentence itself gives are for the sums of counts and percentages.
                found = _other_base(pairs, passage, said) if said else list(_of_one(pairs, None))
            found = found or list(_together(passage, start, end))
            yield from found or _with_the_rest(passage, start, end)
        else:
            yield from _in_list(subject, group)


def _in_list(subject: Subject, group: list[Span]) -> Iterator[Hit]:
    pairs: list[tuple[Passage, Counted]] = []
    for passage, start, end in group:
        found = counted_shares(passage.text, start, end)
        # A line of another shape ends the list.
        if len(found) != 1 or found[0].start - start > 12 + passage.body_at:
            continue
        pairs.append((passage, found[0]))
    runs: list[list[tuple[Passage, Counted]]] = []
    for pair in pairs:
        if runs and runs[-1][-1][0].index + 1 == pair[0].index:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    for run in runs:
        if len(run) > 1:
            above = _whole_above(subject, run[0][0])
            if above is not None:
                whole, made = number_of(above[1]["n"]), sum(pair.number for _, pair in run)
                # "Of the 51 measured, 42 had been rated": what is listed makes the 42.
                if made != whole and any(figure.value == made for figure in subject.quantities(above[0])):
                    yield from _of_one(run, made)
                else:
                    yield from _other_whole(run, *above) or _of_one(run, whole)
            elif all(_RATING.search(passage.text) for passage, _ in run):
                yield from _of_one(run, None)


def _of_one_time(text: str, pairs: list[Counted]) -> list[Counted]:
    """The counts and shares up to where another year's begin."""
    for place, pair in enumerate(pairs[1:], 1):
        if _ANOTHER_TIME.search(text, pairs[place - 1].end, pair.start):
            return pairs[:place]
    return pairs


def _other_whole(pairs: list[tuple[Passage, Counted]], passage: Passage, said: re.Match[str]) -> list[Hit]:
    """Counts that are their shares of what they make together, and of another number by the words above them."""
    made, whole = sum(pair.number for _, pair in pairs), number_of(said["n"])
    shares = sum((pair.percent for _, pair in pairs), Decimal(0))
    if made in (0, whole) or abs(shares - _MOST) > len(pairs) or not all(_fits(pair, made) for _, pair in pairs):
        return []
    numbers = " + ".join(str(pair.number) for _, pair in pairs)
    return [
        hit(
            passage,
            said.start(),
            said.end(),
            f"It says {whole}, and what is listed makes {made}, of which the shares are right.",
            working=f"{numbers} = {made}",
            mend="Count them again, and correct what is wrong.",
        )
    ]


def _other_base(pairs: list[tuple[Passage, Counted]], passage: Passage, said: re.Match[str]) -> list[Hit]:
    """Of "of the 41 measures, 36 (71%) were met and 4 (8%) were not": of one other number, and of 41 neither."""
    whole, least = number_of(said["n"]), sum(pair.number for _, pair in pairs)
    if not whole or any(_fits(pair, whole) for _, pair in pairs):
        return []
    bases = [base for base in range(max(least, 1), least * 4 + 100) if all(_fits(pair, base) for _, pair in pairs)]
    if not bases or len(bases) > _FEW:
        return []
    shown = f"{bases[0]}" if len(bases) == 1 else f"{bases[0]} to {bases[-1]}"
    return [
        hit(
            passage,
            said.start(),
            said.end(),
            f"It says {whole}, and the shares are right of {shown}.",
            working="; ".join(f"{pair.number} is {pair.percent}%" for _, pair in pairs) + f" of {shown}",
            mend="Check the counts, the shares and the number that they are of.",
            verdict=Verdict.CANNOT_TELL,
            severity=Severity.WARNING,
        )
    ]


def _whole_above(subject: Subject, passage: Passage) -> tuple[Passage, re.Match[str]] | None:
    above = subject.passages[passage.index - 1] if passage.index else None
    if above is None or above.part is not passage.part or above.grid is not None:
        return None
    opens = above.text.rstrip(" -–").endswith(":") or _OF_THE.match(above.text) is not None
    if not opens or len(above.text) > 1000:
        return None
    for start, end in reversed(above.sentences[-2:]):
        whole = whole_said(above.text, start, end)
        if whole is not None:
            return above, whole
    return None


def _together(passage: Passage, start: int, end: int) -> Iterator[Hit]:
    """Shares of all ratings that make more than 100%, or less where all three are there."""
    for shares in shares_of_ratings(passage.text, start, end):
        total = sum((share.percent for share in shares), Decimal(0))
        slack = sum((Decimal(1).scaleb(-share.decimals) / 2 for share in shares), Decimal(0))
        held = frozenset[str]().union(*(share.ratings for share in shares))
        over, under = total > _MOST + slack, total < _MOST - slack
        whole = any(share.rest for share in shares)
        # "Of the 38 measures, ..." says itself of what it is; else others may be told of beside it.
        own = whole_said(passage.text, start, shares[0].start) is not None
        full = any(every <= held for every in EVERY)
        full = full and not (_OTHERS.search(passage.text, start, end) if own else _OTHERS.search(passage.text))
        if not over and not (under and (whole or full)):
            continue
        sum_ = " + ".join(f"{share.percent}" for share in shares)
        yield hit(
            passage,
            shares[0].start,
            shares[-1].end,
            f"The shares make {total}%, and together they are of all.",
            working=f"{sum_} = {total}",
            mend="Find out which of the shares is wrong, and correct it.",
            verdict=Verdict.WRONG if over else Verdict.CANNOT_TELL,
            severity=Severity.ERROR if over or whole else Severity.WARNING,
        )


def _with_the_rest(passage: Passage, start: int, end: int) -> Iterator[Hit]:
    """Of "72% are theirs, and the remaining 18% ours": less, or more, than all there is."""
    match = _REMAINING.search(passage.text, start, end)
    if match is None or _OF_SOME.search(passage.text, start, end):
        return
    before = list(PERCENT.finditer(passage.text, start, match.start("p")))
    said = [*before, match]
    if not 1 <= len(before) <= 5 or PERCENT.search(passage.text, match.end(), end):
        return
    total = sum((Decimal(each["p"]) for each in said), Decimal(0))
    slack = sum((Decimal(1).scaleb(-len(each["p"].partition(".")[2])) / 2 for each in said), Decimal(0))
    if abs(total - _MOST) <= slack:
        return
    sum_ = " + ".join(each["p"] for each in said)
    yield hit(
        passage,
        said[0].start(),
        match.end(),
        f"What is said to remain makes {total}% with the rest.",
        working=f"{sum_} = {total}",
        mend="Find out which of the shares is wrong, and correct it.",
        verdict=Verdict.CANNOT_TELL,
        severity=Severity.WARNING,
    )


def _of_one(pairs: list[tuple[Passage, Counted]], whole: int | None) -> Iterator[Hit]:
    """Counts whose shares are not of the whole, or of no one whole."""
    total = sum(pair.number for _, pair in pairs)
    if whole is None:
        if _one_base(pairs, total):
            return
        whole = total
        if abs(sum((pair.percent for _, pair in pairs), Decimal(0)) - _MOST) > len(pairs):
            yield from _no_base(pairs)
            return
    if not whole or whole < max(pair.number for _, pair in pairs):
        return
    wrong = [(passage, pair) for passage, pair in pairs if not _fits(pair, whole)]
    if not wrong or _made_up(pairs, whole) or len(wrong) * 3 > len(pairs) * 2:
        return
    for passage, pair in wrong:
        share = rounded(Fraction(pair.number, whole) * 100, pair.decimals)
        yield hit(
            passage,
            pair.start,
            pair.end,
            f"{pair.number} of {whole} is {share}%, and {pair.percent}% is printed.",
            working=f"{pair.number} ÷ {whole} = {rounded(Fraction(pair.number, whole) * 100, 1)}%",
            mend="Check the count, the share and the number that they are of.",
        )


def _fits(pair: Counted, whole: int) -> bool:
    share = Interval.exact(Fraction(pair.number * 100, whole))
    return reachable(pair.percent, pair.decimals, share)


def _made_up(pairs: list[tuple[Passage, Counted]], whole: int) -> bool:
    """Whether shares were rounded the other way so that they make 100 together."""
    if sum((pair.percent for _, pair in pairs), Decimal(0)) != _MOST or sum(p.number for _, p in pairs) != whole:
        return False
    return all(
        abs(Fraction(pair.number * 100, whole) - Fraction(pair.percent)) < Fraction(1, 10**pair.decimals)
        for _, pair in pairs
    )


def _one_base(pairs: list[tuple[Passage, Counted]], least: int) -> bool:
    """Whether there is a number of which all the counts are their shares."""
    return any(all(_fits(pair, base) for _, pair in pairs) for base in range(max(least, 1), least * 4 + 100))


def _no_base(pairs: list[tuple[Passage, Counted]]) -> Iterator[Hit]:
    passage, first = pairs[0]
    total = sum(pair.number for _, pair in pairs)
    shown = ", ".join(f"{pair.number} is {rounded(Fraction(pair.number * 100, total), 0)}%" for _, pair in pairs)
    yield hit(
        passage,
        first.start,
        first.end,
        "There is no number of which these counts are these shares.",
        working=f"of {total}, which the counts make, {shown}",
        mend="Check the counts and the shares.",
        verdict=Verdict.CANNOT_TELL,
        severity=Severity.WARNING,
    )
