"""The council itself: its name, its colours and how it is governed."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Write a colour as # and six hexadecimal digits, such as #00646f.")


class Council(models.Model):
    """The one council this record belongs to."""

    class StatusColours(models.TextChoices):
        BLUE_ORANGE = "blue-orange", "Blue and orange, told apart by everyone"
        RED_AMBER_GREEN = "red-amber-green", "Red, amber and green"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    website = models.URLField(blank=True)
    current_period = models.CharField(max_length=10, help_text="The quarter being reported, such as 2023-24 Q2.")
    brand_colour = models.CharField(max_length=7, default="#1d4f76", validators=[COLOUR])
    brand_text_colour = models.CharField(max_length=7, default="#ffffff", validators=[COLOUR])
    logo = models.TextField(blank=True, help_text="The logo's own bytes as a data address, so no page calls elsewhere.")
    status_colours = models.CharField(max_length=20, choices=StatusColours, default=StatusColours.BLUE_ORANGE)
    notice = models.CharField(
        max_length=300, blank=True, help_text="Said at the head of every page and report, such as that this is a trial."
    )
    report_template = models.BinaryField(null=True, blank=True, help_text="The council's own Word template.")

    class Meta:
        verbose_name_plural = "council"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="there_is_one_council"),
            models.CheckConstraint(
                condition=Q(status_colours__in=["blue-orange", "red-amber-green"]),
                name="council_status_colours_are_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GovernancePeriod(models.Model):
    """Whether the council ran committees or an executive, and when."""

    class Model(models.TextChoices):
        COMMITTEES = "committees", "Committees"
        EXECUTIVE = "executive", "Executive (leader and cabinet)"

    model = models.CharField(max_length=12, choices=Model)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("starts").asc(nulls_first=True)]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="governance_period_runs_forwards",
            ),
            models.CheckConstraint(
                condition=Q(model__in=["committees", "executive"]), name="governance_model_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_model_display()} from {self.starts or 'the start'} to {self.ends or 'now'}"
