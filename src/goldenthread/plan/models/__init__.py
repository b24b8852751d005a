"""Tables of what the council promised and planned, and of the joints between any two things in the record."""

from goldenthread.plan.models.activities import Activity, ActivityUpdate, DeliveryItem, Milestone, Strategy
from goldenthread.plan.models.council import Council, GovernancePeriod
from goldenthread.plan.models.plans import Narrative, Outcome, Pillar, Plan, Theme
from goldenthread.plan.models.pledges import Pledge, PledgeEvidence, PledgePlacement, PledgeSection
from goldenthread.plan.models.record import Link, Record, Recorded, Source, Sourced

__all__ = [
    "Activity",
    "ActivityUpdate",
    "Council",
    "DeliveryItem",
    "GovernancePeriod",
    "Link",
    "Milestone",
    "Narrative",
    "Outcome",
    "Pillar",
    "Plan",
    "Pledge",
    "PledgeEvidence",
    "PledgePlacement",
    "PledgeSection",
    "Record",
    "Recorded",
    "Source",
    "Sourced",
    "Strategy",
    "Theme",
]
