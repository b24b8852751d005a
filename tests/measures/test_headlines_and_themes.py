"""Headline counts against a hand count, and theme statuses against DOMAIN §4."""

import pyarrow as pa
import pytest

from goldenthread.measures import ThemePart, assess, headline, propose_theme_status

from .figures_for_tests import definitions, observations, targets

PERIOD = "2023-24 Q2"


def quarter() -> tuple[pa.Table, pa.Table]:
    """Seven indicators: two met, one missed, one awaited, one monitored, one context only, one silent."""
    names = ["met", "on", "missed", "late", "watched", "context", "silent"]
    defined = definitions(*({"series": n, "polarity": "neither" if n == "context" else "bigger"} for n in names))
    often = ["quarterly", "monthly", "quarterly", "quarterly", "annual", "annual", "annual"]
    defined = defined.append_column("frequency", pa.array(often))
    values = {"met": "12", "on": "10", "missed": "8", "watched": "3", "context": "7"}
    seen = [{"series": n, "period": PERIOD, "value": v} for n, v in values.items()]
    seen += [
        {"series": "met", "period": "2022-23 Q2", "value": "11"},
        {"series": "missed", "period": "2022-23 Q2", "value": "9"},
    ]
    aims = [{"series": n, "period": PERIOD, "value": "10"} for n in ("met", "on", "missed", "late", "context")]
    aims.append({"series": "watched", "period": PERIOD, "kind": "monitor"})
    return defined, assess(defined, observations(*seen), targets(*aims))


def test_the_headline_counts_a_quarter_and_names_what_missed() -> None:
    defined, assessed = quarter()
    counts = headline(assessed, defined, PERIOD)
    assert (counts.indicators, counts.reported_quarterly, counts.reported, counts.with_target) == (7, 4, 5, 4)
    assert (counts.met, counts.missed, counts.awaited) == (("met", "on"), ("missed",), ("late",))
    assert counts.rag == {"green": 2, "amber": 0, "red": 1}
    assert counts.no_rag == {"no result": 1, "monitor": 1, "context only": 1}
    assert counts.direction == {"improving": 1, "worsening": 1, "same": 0, "up": 0, "down": 0, "no comparison": 3}
    assert counts.sentence == (
        "7 indicators, 5 reported in 2023-24 Q2; 4 have a target for it: 2 met it and 1 did not, 1 not yet reported"
    )


def test_a_quarter_without_results_is_counted_honestly() -> None:
    defined, assessed = quarter()
    counts = headline(assessed, defined.drop_columns("frequency"), "2030-31 Q1")
    assert (counts.reported_quarterly, counts.reported, counts.with_target) == (None, 0, 0)
    assert counts.sentence == "7 indicators, none reported in 2030-31 Q1; none has a target for it"


def test_a_headline_needs_a_period_that_can_be_read() -> None:
    defined, assessed = quarter()
    with pytest.raises(ValueError, match="2023-24 Q2"):
        headline(assessed, defined, "Q2 2023")


GREEN = ThemePart(kind="budget", name="Libraries", rag="green")
AMBER = ThemePart(kind="activity", name="Website", rag="amber")
RED = ThemePart(kind="indicator", name="Visits", rag="red", has_target=True)
WORSENING = ThemePart(kind="indicator", name="Crime", direction="worsening")
RISK = ThemePart(kind="risk", name="Police", score=15)


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([GREEN], "green"),
        ([GREEN, AMBER], "amber"),
        ([AMBER, RED, RISK], "red"),
        ([GREEN, WORSENING], "amber"),
        (
            [GREEN, ThemePart(kind="indicator", name="Crime", rag="green", direction="worsening", has_target=True)],
            "green",
        ),
        ([GREEN, ThemePart(kind="indicator", name="Crime", direction="improving")], "green"),
        ([GREEN, RISK], "amber"),
        ([GREEN, ThemePart(kind="risk", name="Police", score=14)], "green"),
        ([], None),
        ([ThemePart(kind="indicator", name="Survey")], None),
    ],
)
def test_a_themes_status_is_its_worst_part(parts: list[ThemePart], status: str | None) -> None:
    proposed = propose_theme_status(parts)
    assert (proposed.status, proposed.rule) == (status, "worst-part")


def test_a_proposed_status_names_every_part_that_decided_it() -> None:
    proposed = propose_theme_status([GREEN, WORSENING, RISK])
    assert len(proposed.because) == 2
    assert proposed.sentence == (
        "Amber: indicator “Crime” has no target and is worsening; and risk “Police” is high level, scoring 15"
    )


def test_nothing_known_is_not_called_green() -> None:
    assert "nothing is known yet" in propose_theme_status([]).sentence


def test_unknown_parts_and_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="use one of budget"):
        ThemePart(kind="weather", name="Rain")
    with pytest.raises(ValueError, match="use green"):
        ThemePart(kind="budget", name="Libraries", rag="blue")
    with pytest.raises(ValueError, match="worst-part"):
        propose_theme_status([GREEN], rule="best-part")


def test_a_green_theme_says_how_little_it_rests_on() -> None:
    # DOMAIN section 4: the status is proposed by a stated rule; one known part out of three is not the same as three.
    parts = [
        ThemePart(kind="activity", name="A", rag="green"),
        ThemePart(kind="activity", name="B"),
        ThemePart(kind="indicator", name="C"),
    ]
    said = propose_theme_status(parts).sentence
    assert said == "Green: nothing in the one part that is known calls for Red or Amber (2 more say nothing)"
