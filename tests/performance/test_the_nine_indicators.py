"""The demonstration's 2018-19 Q2, from its files through the record to what each result means, as printed.

Expected values are those of gold/pack-2018-11-21.json: what a careful reader takes from the committee's report.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.loading import load_folder
from goldenthread.measures import change_interval
from goldenthread.performance.actions import score
from goldenthread.performance.models import Target
from goldenthread.performance.queries import latest_assessments

NOW = "2018-19 Q2"
SAID = {"improving": "improving", "worsening": "worsening"}
BY_NAME = {
    "Overall crime rate in Barnet (total notifiable offences)": "overall-crime-rate",
    "Racist and religious hate crime": "racist-and-religious-hate-crime",
    "Proven re-offending rate": "proven-re-offending-rate",
    "Public confidence in police and council": "confidence-in-police-and-council",
    "Sanction detection rate": "domestic-abuse-sanction-detection-rate",
    "Residents who report feeling they belong": "belonging-to-neighbourhood",
    "Residents that volunteer": "monthly-volunteering",
    "Residents who agree that people pull together": "people-pull-together",
    "Residents who agree that people from different backgrounds": "backgrounds-get-on-well",
}


@pytest.mark.django_db
def test_all_nine_come_out_as_the_council_printed_them(shared: Path, repo: Path) -> None:
    """Result, comparison, target, direction, and change within what rounding leaves (71.1 and 67.6 allow +5.3%)."""
    load_folder(repo / "demo", actor="A. Officer")
    score(actor="A. Officer")
    gold = json.loads((shared / "gold" / "pack-2018-11-21.json").read_text(encoding="utf-8"))
    nine = gold["performance"]["indicators"]
    found = {row.indicator.reference: row for row in latest_assessments(periods=[NOW])}
    assert len(nine) == 9
    for printed in nine:
        reference = next(ref for name, ref in BY_NAME.items() if printed["name"].startswith(name))
        row = found.pop(reference, None)
        if printed["result"] is None:
            assert row is None, f"{reference} was due later, and has no result in {NOW}"
            aim = Target.objects.get(indicator__reference=reference, period="2018-19")
            assert aim.value == printed["annual_target"]
            continue
        assert row is not None, reference
        assert row.observation.value == Decimal(str(printed["result"])).normalize()
        assert row.comparison is not None
        assert row.comparison.value == Decimal(str(printed["prior"])).normalize()
        assert row.comparison.reported_in == "2017-18 Q2"
        assert row.direction == SAID[printed["direction"]], reference
        interval = change_interval(row.observation.value, row.comparison.value)
        assert interval is not None
        assert interval.allows(Decimal(str(printed["change_percent"]))), reference
        assert interval.allows(Decimal(row.result["change"])), reference
        assert row.rag == ""
        assert row.result["rag_reason"] == ("words" if printed["target"] == "Sustain reductions" else "monitor")
    assert not found
