"""Errors in the scores of risks."""

from __future__ import annotations

import random

from tests.checks.corpus.seeding import Seed, seeds

RISKS = (
    "Fire",
    "Flood",
    "Fraud",
    "Theft",
    "Loss of data",
    "Loss of staff",
    "Delay to the works",
    "Rising prices",
    "Poor take-up",
)
WORDS = {1: "Negligible", 2: "Minor", 3: "Moderate", 4: "Major", 5: "Catastrophic"}


def off(score: int, chance: random.Random) -> int:
    """A score that is another product than the right one."""
    return chance.choice([n for n in (2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25) if n != score])


@seeds("risk-score-not-the-product")
def score_in_a_table(chance: random.Random) -> Seed:
    """A row of a risk register whose score is not the product."""
    levels = [(chance.randint(1, 5), chance.randint(1, 5)) for _ in range(chance.randint(4, 7))]
    scores = [impact * likelihood for impact, likelihood in levels]
    place = chance.randrange(len(levels))
    wrong = [*scores]
    wrong[place] = off(scores[place], chance)
    names = chance.sample(RISKS, len(levels))
    worded, stage = chance.random() < 0.3, chance.choice(("", "Residual ", "Inherent ", "Current "))
    swapped = chance.random() < 0.4
    last = chance.choice(("score", "rating", "risk score"))

    def made(final: list[int]) -> str:
        one, other = f"{stage}impact".capitalize(), f"{stage}likelihood".capitalize()
        heads = [other, one] if swapped else [one, other]
        lines = [f"| Risk | {heads[0]} | {heads[1]} | {f'{stage}{last}'.capitalize()} |", "|---|---|---|---|"]
        for name, (impact, likelihood), score in zip(names, levels, final, strict=True):
            cells = [f"{impact} - {WORDS[impact]}" if worded else str(impact), str(likelihood)]
            lines.append(f"| {name} | {' | '.join(reversed(cells) if swapped else cells)} | {score} |")
        return "\n" + "\n".join(lines) + "\n"

    return Seed(made(scores), made(wrong), str(wrong[place]))


@seeds("risk-score-not-the-product")
def score_in_a_sentence(chance: random.Random) -> Seed:
    """A sentence that gives impact, likelihood and a score."""
    impact, likelihood = chance.randint(1, 5), chance.randint(1, 5)
    score = impact * likelihood
    said = chance.choice(
        (
            "The risk of flooding has an impact of {0}, a likelihood of {1} and a score of {2}.",
            "Flooding: impact {0}, likelihood {1}, score {2}.",
            "Flooding was assessed with a likelihood of {1} and an impact of {0}, giving a residual score of {2}.",
            "The risk of flooding is rated impact ({0}) x likelihood ({1}) = {2}.",
            "Flooding (likelihood {1}, impact {0}, residual risk score {2}) is reviewed every quarter.",
        )
    )
    wrong = off(score, chance)
    return Seed(said.format(impact, likelihood, score), said.format(impact, likelihood, wrong), str(wrong))
