"""The administration: the record in the order in which a council thinks of it, not in the alphabet's."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest

from goldenthread.accounts.policies import may_administer

GROUPS: dict[str, tuple[str, ...]] = {
    "The council": ("Council", "GovernancePeriod"),
    "The plan": ("Plan", "Pillar", "Theme", "Outcome", "Narrative"),
    "The work": ("Activity", "Milestone", "ActivityUpdate", "Strategy", "DeliveryItem"),
    "Pledges": ("Pledge", "PledgeEvidence", "PledgeSection", "PledgePlacement"),
    "Performance": (
        "Indicator",
        "Observation",
        "Target",
        "Commentary",
        "Benchmark",
        "ThemeStatus",
        "Headline",
        "RagRule",
        "Assessment",
    ),
    "Charts and comparators": (
        "ChartSetting",
        "ChartEvent",
        "ExcludedPoint",
        "PublishedLimits",
        "ComparatorSeries",
        "ComparatorValue",
        "NeighbourSet",
        "Area",
    ),
    "Risks": ("Risk", "RiskScore"),
    "Money": ("Forecast", "ForecastFigures", "Saving", "SavingAmount", "Fee", "FeeFigures"),
    "The golden thread": ("Record", "Link", "Source"),
    "Reports and publications": ("ReportHeader", "Snapshot", "SnapshotFile"),
    "People and the audit trail": ("User", "Group", "AuditEvent"),
}
"""What stands together on the opening page, and in which order. A table that is not named here comes last."""


class Administration(AdminSite):
    """Django's administration under our own policy, name and order."""

    site_header = "Golden Thread: the record"
    site_title = "Golden Thread"
    index_title = "The record"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        return may_administer(request.user)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        listed = {model["object_name"]: (app, model) for app in apps for model in app["models"]}
        grouped = []
        for name, models in GROUPS.items():
            found = [listed.pop(model) for model in models if model in listed]
            if found:
                first = found[0][0]
                grouped.append({**first, "name": name, "models": [model for _, model in found]})
        rest = [{**app, "models": [m for m in app["models"] if m["object_name"] in listed]} for app in apps]
        return grouped + [app for app in rest if app["models"]]
