"""Risks on the grid of impact by likelihood, each cell with its score in figures."""

from collections import defaultdict

from goldenthread.design.charts.data import RiskMatrix
from goldenthread.design.charts.palette import AXIS, BLUE_ORANGE, INK, SECONDARY, Palette
from goldenthread.design.charts.svg import document, width_of, words

LINES = 3


def risk_matrix(matrix: RiskMatrix, *, id: str, width: int = 700, palette: Palette = BLUE_ORANGE) -> str:
    """The grid as SVG: impact upwards, likelihood to the right. A cell with many risks gives their number.

    Raises ValueError for an impact or likelihood outside 1 to 5.
    """
    placed = by_cell(matrix)
    left, foot, cell = 44, 44, (width - 46) / 5
    tall = 66
    body = []
    for impact in range(5, 0, -1):
        y = (5 - impact) * tall + 1
        body.append(words(left - 13, y + tall / 2 + 5, str(impact), anchor="middle", fill=SECONDARY))
        for likelihood in range(1, 6):
            x = left + (likelihood - 1) * cell
            body.append(_cell(matrix, placed[impact, likelihood], impact * likelihood, x, y, cell, tall, palette))
    bottom = 5 * tall + 1
    for likelihood in range(1, 6):
        x = left + (likelihood - 0.5) * cell
        body.append(words(x, bottom + 18, str(likelihood), anchor="middle", fill=SECONDARY))
    body.append(words(left + 2.5 * cell, bottom + 37, "Likelihood", anchor="middle", size=13, fill=SECONDARY))
    body.append(
        f'<text transform="translate(10 {bottom / 2:.1f}) rotate(-90)" text-anchor="middle" font-size="13"'
        f' fill="{SECONDARY}">Impact</text>'
    )
    return document(id, matrix.title, describe(matrix), width, bottom + foot, palette.font, "".join(body))


def by_cell(matrix: RiskMatrix) -> defaultdict[tuple[int, int], list[str]]:
    """The references in each cell (impact, likelihood), in the order given."""
    placed: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for risk in matrix.risks:
        if not (1 <= risk.impact <= 5 and 1 <= risk.likelihood <= 5):
            raise ValueError(
                f"Risk {risk.label}: impact {risk.impact} and likelihood {risk.likelihood} must each be 1 to 5"
            )
        placed[risk.impact, risk.likelihood].append(risk.label)
    return placed


def _cell(
    matrix: RiskMatrix, labels: list[str], score: int, x: float, y: float, wide: float, tall: float, palette: Palette
) -> str:
    fill = palette.good_tint
    if score >= matrix.medium:
        fill = palette.bad_tint if score >= matrix.high else palette.warn_tint
    stroke = f'stroke="{INK}" stroke-width="2"' if score >= matrix.high else f'stroke="{AXIS}"'
    inset = 1 if score >= matrix.high else 0.5
    parts = [
        f'<rect x="{x + inset:.1f}" y="{y + inset:.1f}" width="{wide - 2 * inset - 1:.1f}"'
        f' height="{tall - 2 * inset - 1:.1f}" fill="{fill}" {stroke}/>',
        words(x + wide - 7, y + tall - 8, str(score), anchor="end", size=12, fill=SECONDARY),
    ]
    room = wide - 11
    if len(labels) > LINES or any(width_of(label, 12, bold=True) > room for label in labels):
        many = f"{len(labels)} risks" if len(labels) > 1 else "1 risk"
        parts.append(words(x + 7, y + 20, many, size=12, bold=True))
    else:
        parts += [words(x + 7, y + 19 + 16 * at, label, size=12, bold=True) for at, label in enumerate(labels)]
    return "".join(parts)


def describe(matrix: RiskMatrix) -> str:
    """Every risk with its score, highest first."""
    if not matrix.risks:
        return "Impact by likelihood, 1 to 5 each. No risks."
    ordered = sorted(matrix.risks, key=lambda risk: -risk.impact * risk.likelihood)
    listed = "; ".join(
        f"{risk.label}: impact {risk.impact}, likelihood {risk.likelihood}, score {risk.impact * risk.likelihood}"
        for risk in ordered
    )
    return f"Impact by likelihood, 1 to 5 each; a score of {matrix.high} or more is high level. {listed}."
