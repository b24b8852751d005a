"""Results as they were reported, what they are held against, and what they mean."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.lookups import GreaterThan

from goldenthread.accounts.versions import Versioned
from goldenthread.performance.models.indicators import Indicator, ResultKind
from goldenthread.plan.figures import FigureField, as_number
from goldenthread.plan.models import Sourced


class Observation(Versioned, Sourced):
    """One result as it was reported. Append-only: a correction is another observation, known from later."""

    IDENTITY = ("indicator_id", "reported_in")
    CONTENT = (
        "kind",
        "value",
        "covers_start",
        "covers_end",
        "numerator",
        "denominator",
        "sample_size",
        "provisional",
        "note",
        "source_id",
        "where",
    )

    key = models.CharField(max_length=110, unique=True, editable=False, help_text="The figure's key in every output.")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    reported_in = models.CharField(max_length=10, help_text="The quarter it was reported in, such as 2023-24 Q2.")
    covers = models.CharField(
        max_length=80, help_text="What its data covers, for people: '12 months to September 2018'."
    )
    covers_start = models.DateField(null=True, blank=True)
    covers_end = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=10, choices=ResultKind)
    value = FigureField()
    decimals = models.SmallIntegerField(help_text="Decimals it was reported with.")
    numerator = FigureField(null=True, blank=True)
    denominator = FigureField(null=True, blank=True)
    sample_size = models.PositiveIntegerField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    correction_reason = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=150)

    class Meta:
        ordering = ["indicator", "reported_in", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "reported_in", "version"], name="observation_version_is_unique"
            ),
            models.CheckConstraint(condition=Q(version=1) | ~Q(correction_reason=""), name="correction_says_why"),
            models.CheckConstraint(
                condition=Q(covers_start__isnull=True)
                | Q(covers_end__isnull=True)
                | Q(covers_start__lte=F("covers_end")),
                name="observation_covers_forwards",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="numerator_and_denominator_come_together",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(GreaterThan(as_number("denominator"), Value(0.0))),
                name="denominator_is_above_zero",
            ),
            models.CheckConstraint(condition=Q(kind__in=ResultKind.values), name="observation_kind_is_known"),
        ]
        indexes = [models.Index(fields=["reported_in"])]

    def __str__(self) -> str:
        return self.key


class Target(Versioned, Sourced):
    """What a result is judged against, for a quarter or a year. Append-only."""

    IDENTITY = ("indicator_id", "period")
    CONTENT = ("kind", "value", "words", "source_id", "where")

    class TargetKind(models.TextChoices):
        NUMBER = "number", "A number"
        MONITOR = "monitor", "Monitor: no target by intent"
        WORDS = "words", "A direction in words"
        NONE = "none", "None yet"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    period = models.CharField(max_length=10, help_text="A quarter (2023-24 Q2) or a financial year (2023-24).")
    kind = models.CharField(max_length=8, choices=TargetKind)
    value = FigureField(null=True, blank=True)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["indicator", "period", "version"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "version"], name="target_version_is_unique"),
            models.CheckConstraint(
                condition=Q(kind="number", value__isnull=False) | (~Q(kind="number") & Q(value__isnull=True)),
                name="only_a_number_target_has_a_number",
            ),
            models.CheckConstraint(condition=~Q(kind="words") | ~Q(words=""), name="a_wordy_target_has_words"),
            models.CheckConstraint(
                condition=Q(kind__in=["number", "monitor", "words", "none"]), name="target_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.value if self.kind == 'number' else self.get_kind_display()}"


class Commentary(Versioned, Sourced):
    """Why a result is as it is, and what is being done. Append-only; only an approved one is ever published."""

    IDENTITY = ("indicator_id", "period")
    CONTENT = ("text", "action", "status", "source_id", "where")

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        APPROVED = "approved", "Approved"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="commentaries")
    period = models.CharField(max_length=10)
    text = models.TextField(help_text="Why.")
    action = models.TextField(blank=True, help_text="What is being done.")
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)

    class Meta:
        verbose_name_plural = "commentaries"
        ordering = ["indicator", "period", "version"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "version"], name="commentary_version_is_unique"),
            models.CheckConstraint(condition=Q(status__in=["draft", "approved"]), name="commentary_status_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}"


class Assessment(models.Model):
    """What a result means, with the rule that said so. Append-only: changing a rule never recolours the past."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="assessments")
    period = models.CharField(max_length=10)
    observation = models.ForeignKey(Observation, models.PROTECT, related_name="assessments")
    target = models.ForeignKey(Target, models.PROTECT, null=True, related_name="assessments")
    comparison = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="+")
    rule = models.SlugField(max_length=60)
    rule_definition = models.JSONField()
    result = models.JSONField(help_text="Everything the assessment says, as text ready to show.")
    rag = models.CharField(max_length=5, blank=True)
    direction = models.CharField(max_length=10, blank=True)
    inputs = models.CharField(max_length=64, unique=True, editable=False, help_text="Digest of all that was judged.")
    scored_at = models.DateTimeField()

    class Meta:
        ordering = ["indicator", "period", "id"]
        indexes = [models.Index(fields=["period"])]
        constraints = [
            models.CheckConstraint(condition=Q(rag__in=["", "green", "amber", "red"]), name="assessment_rag_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.rag or 'no rating'}"
