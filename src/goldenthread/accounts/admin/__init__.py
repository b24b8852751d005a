"""The administration's own rules (every change is signed, explained and kept), and people and the trail in it."""

from goldenthread.accounts.admin.audited import AuditedAdmin, Explained, ReadOnlyInline
from goldenthread.accounts.admin.people import AppendOnlyAdmin, AuditEventAdmin, PersonAdmin, RoleAdmin
from goldenthread.accounts.admin.versioned import VersionedAdmin, VersionsInline

__all__ = [
    "AppendOnlyAdmin",
    "AuditEventAdmin",
    "AuditedAdmin",
    "Explained",
    "PersonAdmin",
    "ReadOnlyInline",
    "RoleAdmin",
    "VersionedAdmin",
    "VersionsInline",
]
