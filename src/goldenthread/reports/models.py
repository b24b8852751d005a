"""The words that officers put round a quarter's figures."""

from django.db import models

from goldenthread.accounts.versions import Versioned


class ReportHeader(Versioned):
    """A quarter's report: its header table, recommendations and standard implications. Append-only."""

    IDENTITY = ("period",)
    CONTENT = ("content",)

    period = models.CharField(max_length=10)
    content = models.JSONField(help_text="The fields of `ReportHeaderFacts`.")

    class Meta:
        ordering = ["period", "version"]
        constraints = [models.UniqueConstraint(fields=["period", "version"], name="report_header_version_is_unique")]

    def __str__(self) -> str:
        return f"Report header, {self.period} (version {self.version})"
