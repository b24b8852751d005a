"""The register of every thing that can be named, and the links that join them."""

from django.db import models
from django.db.models import F, Q


class Kind(models.TextChoices):
    """What a thing in the record is. The value is what people write before the colon: `pledge:weekly-bins`."""

    PLAN = "plan", "Plan"
    PILLAR = "pillar", "Pillar"
    THEME = "theme", "Theme"
    OUTCOME = "outcome", "Outcome"
    ACTIVITY = "activity", "Activity"
    STRATEGY = "strategy", "Strategy"
    DELIVERY_ITEM = "delivery-item", "Delivery plan item"
    PLEDGE = "pledge", "Pledge"
    INDICATOR = "indicator", "Indicator"
    OBSERVATION = "observation", "Result"
    RISK = "risk", "Risk"
    FORECAST = "forecast", "Budget forecast"
    SAVING = "saving", "Saving"
    FEE = "fee", "Fee or charge"
    SOURCE = "source", "Source"


class Record(models.Model):
    """One line in the register: a thing's kind, its reference and its title.

    Every linkable table points here, so that a link can join any two things and the database still knows both exist.
    """

    kind = models.CharField(max_length=20, choices=Kind)
    reference = models.CharField(max_length=120, help_text="A slug; for a result, its key.")
    title = models.CharField(max_length=400)
    is_public = models.BooleanField(default=True, help_text="Unticked: never on a public page, file or feed.")

    class Meta:
        ordering = ["kind", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "reference"], name="record_reference_is_unique_in_its_kind"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="record_kind_is_known"),
            models.CheckConstraint(condition=~Q(title=""), name="record_has_a_title"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.reference}"


class Meaning(models.TextChoices):
    """How the first thing of a link stands to the second, with how it reads from the other end."""

    SERVES = "serves", "serves"
    MEASURES = "measures", "measures"
    EVIDENCE_FOR = "evidence-for", "is evidence for"
    FUNDS = "funds", "funds"
    RISKS = "risks", "puts at risk"
    REPORTS = "reports", "reports"
    DECIDES = "decides", "decides"
    CONTINUES = "continues", "continues"
    SAME_PROMISE = "same-promise", "is the same promise as"
    DELIVERS = "delivers", "delivers"
    MENTIONS = "mentions", "mentions"


class Source(models.Model):
    """A published document that facts were taken from."""

    record = models.OneToOneField(Record, models.PROTECT, related_name="source")
    reference = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    date = models.CharField(max_length=10, blank=True, help_text="When it was published: 2023-11-14, 2023-11 or 2023.")
    url = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["reference"]

    def __str__(self) -> str:
        return self.title


class Sourced(models.Model):
    """A fact that says where it was published."""

    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    where = models.CharField(max_length=120, blank=True, help_text="The place in the source, such as 'para 1.40'.")

    class Meta:
        abstract = True


class Recorded(Sourced):
    """A thing with a line in the register."""

    record = models.OneToOneField(Record, models.PROTECT, related_name="%(class)s")
    reference = models.SlugField(max_length=80, unique=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return getattr(self, "title", self.reference)


class Link(Sourced):
    """One joint of the golden thread. It is stored once and followed from both ends."""

    from_record = models.ForeignKey(Record, models.CASCADE, related_name="links_out")
    to_record = models.ForeignKey(Record, models.CASCADE, related_name="links_in")
    meaning = models.CharField(max_length=20, choices=Meaning)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_record", "to_record", "meaning"], name="link_is_made_once"),
            models.CheckConstraint(condition=~Q(from_record=F("to_record")), name="link_joins_two_things"),
            models.CheckConstraint(condition=Q(meaning__in=Meaning.values), name="link_meaning_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.from_record} {self.get_meaning_display()} {self.to_record}"
