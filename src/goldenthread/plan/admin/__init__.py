"""The plan, the work, the pledges, the council and the register in the administration."""

from goldenthread.plan.admin import council, plans, pledges, register, work
from goldenthread.plan.admin.links import LinkFromInline, LinkToInline
from goldenthread.plan.admin.recorded import RecordedAdmin, RecordedForm

__all__ = [
    "LinkFromInline",
    "LinkToInline",
    "RecordedAdmin",
    "RecordedForm",
    "council",
    "plans",
    "pledges",
    "register",
    "work",
]
