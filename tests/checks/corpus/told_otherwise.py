"""Errors in movements and targets told in other words than "rose from" and "above the target of", and in counts."""

from __future__ import annotations

import random

from tests.checks.corpus.figure_words import THINGS
from tests.checks.corpus.seeding import Seed, seeds


@seeds("direction-word-against-figures")
def a_noun_for_the_change(chance: random.Random) -> Seed:
    """ "An increase on" for a decrease, after the figure, in the next sentence or before a bracket."""
    then = chance.randint(200, 900) * 10
    now = then + chance.choice((-1, 1)) * chance.randint(40, 180) * 10
    up = now > then
    thing = chance.choice(THINGS).lower()
    a, b = f"{then:,}", f"{now:,}"
    frame, nouns = chance.choice(
        (
            ("There were {b} {t} in the quarter, {w} on {a} in the same quarter last year.", ("an increase", "a fall")),
            ("There were {b} {t} in June. This was {w} from {a} in May.", ("a rise", "a reduction")),
            ("There were {b} {t} in 2022/23 compared with {a} in 2021/22, {w}.", ("an increase", "a decrease")),
            ("{T} had {w} when compared to last year (from {a} to {b}).", ("increased", "fallen")),
        )
    )
    right, wrong = nouns if up else nouns[::-1]

    def made(word: str) -> str:
        return frame.format(a=a, b=b, t=thing, T=thing.capitalize(), w=word) + "\n"

    return Seed(made(right), made(wrong), wrong.split()[-1] if "had" in frame else b)


@seeds("target-word-against-figures")
def against_a_target(chance: random.Random) -> Seed:
    """ "Above target" of what is below it, where the target stands after "compared to" or "against"."""
    target = chance.randint(60, 90)
    result = target + chance.choice((-1, 1)) * chance.randint(2, 8)
    above = result > target
    frame = chance.choice(
        (
            "Repairs done at the first visit are {w} target, {r}% compared to a target of {g}%.",
            "Calls answered in time came to {r}% against a target of {g}%, which is {w} target.",
            "Homes let in the month were {w} target ({r}% against the target of {g}%).",
        )
    )
    words = ("above", "below") if above else ("below", "above")
    right, wrong = (frame.format(w=word, r=result, g=target) + "\n" for word in words)
    return Seed(right, wrong, f"{result}%")


@seeds("headline-counts-disagree")
def more_than_all(chance: random.Random) -> Seed:
    """A part with its digits changed over or one too many, so that it is more than the whole."""
    whole = chance.randint(21, 60)
    part = chance.randint(whole // 2, whole - 1)
    wrong = whole + chance.randint(1, 9)
    thing = chance.choice(("projects", "indicators", "actions", "measures"))
    frame = chance.choice(
        (
            "Of the {w} {t} in the plan, {p} were on track at the end of the quarter.",
            "There are {w} {t} in the plan, of which {p} have improved on last year.",
            "At the end of the quarter {p} of the {w} {t} were Green.",
            "The report holds {w} {t}. Of these, {p} are measured every quarter.",
        )
    )
    right, wrong_words = (frame.format(w=whole, t=thing, p=number) + "\n" for number in (part, wrong))
    return Seed(right, wrong_words, f"{wrong}")


@seeds("headline-counts-disagree")
def total_of_a_row(chance: random.Random) -> Seed:
    """A row of counts of ratings whose total is another."""
    counts = [chance.randint(4, 14), chance.randint(1, 6), chance.randint(1, 5), chance.randint(0, 4)]
    total = sum(counts)
    other = total + chance.choice((-2, -1, 1, 2, 3))

    def made(number: int) -> str:
        row = " | ".join(str(count) for count in (*counts, number))
        return f"| RAG rating | Green | Amber | Red | N/A | Total |\n|---|---|---|---|---|---|\n| KPIs | {row} |\n"

    return Seed(made(total), made(other), f"{other}", whole=True)
