"""Tables of what is measured: indicators, results as they were reported, targets, and what the results mean."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from goldenthread.accounts.versions import Versioned
from goldenthread.plan.figures import FigureField, as_number
from goldenthread.plan.models import Recorded, Sourced, Theme


class RagRule(Sourced):
    """A rule by which a result is judged against its target: data, with a name."""

    name = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    definition = models.JSONField()
    is_default = models.BooleanField(default=False)

    class Meta:
        verbose_name = "RAG rule"
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="there_is_one_default_rag_rule"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ResultKind(models.TextChoices):
    """What stretch of time a result covers, beside the quarter it is reported in."""

    QUARTER = "quarter", "For the quarter"
    CUMULATIVE = "cumulative", "Cumulative since 1 April (c)"
    SNAPSHOT = "snapshot", "Snapshot at the quarter's end (s)"
    ROLLING = "rolling", "Rolling twelve months (r)"
    ANNUAL = "annual", "Annual"
    SURVEY = "survey", "A wave of a survey"


class Indicator(Recorded):
    """A measured series."""

    class Type(models.TextChoices):
        OUTCOME = "outcome", "Outcome indicator"
        KPI = "kpi", "Key performance indicator"

    class Polarity(models.TextChoices):
        BIGGER = "bigger", "Bigger is better"
        SMALLER = "smaller", "Smaller is better"
        NEITHER = "neither", "Neither: context only"
        RANGE = "range", "Within a range"

    class Unit(models.TextChoices):
        COUNT = "count", "Count"
        PERCENT = "percent", "Per cent"
        RATE = "rate", "Rate"
        SCORE = "score", "Score"
        GBP = "gbp", "£"
        GBP_THOUSAND = "gbp-thousand", "£000"
        GBP_MILLION = "gbp-million", "£m"
        DAYS = "days", "Days"
        OTHER = "other", "Other"

    class Frequency(models.TextChoices):
        MONTHLY = "monthly", "Monthly"
        QUARTERLY = "quarterly", "Quarterly"
        TERMLY = "termly", "Termly"
        SIX_MONTHLY = "six-monthly", "Every six months"
        ANNUAL = "annual", "Annual"

    class Comparison(models.TextChoices):
        SAME_QUARTER_LAST_YEAR = "same-quarter-last-year", "The same quarter last year"
        PREVIOUS_QUARTER = "previous-quarter", "The quarter before"

    title = models.CharField(max_length=300)
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="indicators")
    type = models.CharField(max_length=8, choices=Type)
    unit = models.CharField(max_length=12, choices=Unit)
    unit_label = models.CharField(max_length=60, blank=True)
    decimals = models.SmallIntegerField(
        default=0, help_text="Decimals it is reported to; a result is rounded to them first."
    )
    polarity = models.CharField(max_length=8, choices=Polarity)
    range_low = FigureField(null=True, blank=True)
    range_high = FigureField(null=True, blank=True)
    result_kind = models.CharField(max_length=10, choices=ResultKind)
    frequency = models.CharField(max_length=12, choices=Frequency)
    due_quarters = models.CharField(max_length=14, blank=True, help_text="Such as 'Q3'; blank means by its frequency.")
    rag_rule = models.ForeignKey(
        RagRule, models.PROTECT, null=True, blank=True, help_text="Blank: the council's default."
    )
    comparison = models.CharField(max_length=24, choices=Comparison, default=Comparison.SAME_QUARTER_LAST_YEAR)
    definition = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decimals__gte=-9, decimals__lte=6), name="indicator_decimals_are_sensible"
            ),
            models.CheckConstraint(
                condition=~Q(polarity="range") | Q(range_low__isnull=False) | Q(range_high__isnull=False),
                name="indicator_range_is_given",
            ),
            models.CheckConstraint(
                condition=Q(range_low__isnull=True)
                | Q(range_high__isnull=True)
                | Q(LessThanOrEqual(as_number("range_low"), as_number("range_high"))),
                name="indicator_range_runs_upwards",
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=["bigger", "smaller", "neither", "range"]),
                name="indicator_polarity_is_known",
            ),
            models.CheckConstraint(condition=Q(type__in=["outcome", "kpi"]), name="indicator_type_is_known"),
            models.CheckConstraint(
                condition=Q(
                    unit__in=[
                        "count",
                        "percent",
                        "rate",
                        "score",
                        "gbp",
                        "gbp-thousand",
                        "gbp-million",
                        "days",
                        "other",
                    ]
                ),
                name="indicator_unit_is_known",
            ),
            models.CheckConstraint(
                condition=Q(frequency__in=["monthly", "quarterly", "termly", "six-monthly", "annual"]),
                name="indicator_frequency_is_known",
            ),
            models.CheckConstraint(
                condition=Q(result_kind__in=ResultKind.values), name="indicator_result_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(comparison__in=["same-quarter-last-year", "previous-quarter"]),
                name="indicator_comparison_is_known",
            ),
        ]


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


class Benchmark(Versioned, Sourced):
    """The same measure elsewhere, with its own period and source; or the statement that there is none."""

    IDENTITY = ("indicator_id", "area", "covers")
    CONTENT = (
        "area_kind",
        "covers_start",
        "covers_end",
        "value",
        "none_available",
        "note",
        "source_id",
        "where",
    )

    class AreaKind(models.TextChoices):
        REGION = "region", "Region"
        NATION = "nation", "Nation"
        NEIGHBOURS = "neighbours", "Nearest neighbours"
        LONDON_MEDIAN = "london-median", "London median"
        ENGLAND_MEDIAN = "england-median", "England median"
        OTHER = "other", "Other"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="benchmarks")
    area = models.CharField(max_length=120, blank=True)
    area_kind = models.CharField(max_length=16, choices=AreaKind, default=AreaKind.OTHER)
    covers = models.CharField(max_length=80, blank=True)
    covers_start = models.DateField(null=True, blank=True)
    covers_end = models.DateField(null=True, blank=True)
    value = FigureField(null=True, blank=True)
    none_available = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["indicator", "area", "covers", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "covers", "version"], name="benchmark_version_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(none_available=True, value__isnull=True) | Q(none_available=False, value__isnull=False),
                name="benchmark_has_a_value_or_says_there_is_none",
            ),
            models.CheckConstraint(
                condition=Q(
                    area_kind__in=["region", "nation", "neighbours", "london-median", "england-median", "other"]
                ),
                name="benchmark_area_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.area or 'no benchmark available'}"


class ThemeStatus(Versioned, Sourced):
    """A status set for a theme, beside the one its rule proposes. Append-only: both are kept."""

    IDENTITY = ("theme_id", "period")
    CONTENT = ("status", "set_by", "reason", "source_id", "where")

    class Status(models.TextChoices):
        RED = "red", "Red"
        AMBER = "amber", "Amber"
        GREEN = "green", "Green"

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="statuses")
    period = models.CharField(max_length=10)
    status = models.CharField(max_length=5, choices=Status)
    set_by = models.CharField(max_length=150, help_text="'published', or the officer who set it.")
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "theme statuses"
        ordering = ["theme", "period", "version"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "period", "version"], name="theme_status_version_is_unique"),
            models.CheckConstraint(condition=Q(status__in=["red", "amber", "green"]), name="theme_status_is_known"),
            models.CheckConstraint(condition=Q(set_by="published") | ~Q(reason=""), name="an_override_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}, {self.period}: {self.get_status_display()}"


class Headline(Versioned, Sourced):
    """A headline count as the council itself published it, kept beside the one worked out here."""

    IDENTITY = ("period", "measure")
    CONTENT = ("value", "source_id", "where")

    period = models.CharField(max_length=10)
    measure = models.CharField(max_length=30)
    value = models.PositiveIntegerField()

    class Meta:
        ordering = ["period", "id"]
        constraints = [
            models.UniqueConstraint(fields=["period", "measure", "version"], name="headline_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.period}, {self.measure}: {self.value}"


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
