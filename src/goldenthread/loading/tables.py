"""The tables of a data folder: their columns and what each may hold. docs/reference/data-folder.md says the same."""

from goldenthread.loading import cells
from goldenthread.loading.cells import choice, several, text, whole
from goldenthread.loading.columns import PERIOD, REFERENCE, SOURCED, Table, dated, may, must, titled, to, words
from goldenthread.loading.figure_tables import MONEY_TABLES, PERFORMANCE_TABLES, RISK_TABLES
from goldenthread.plan.models import ActivityUpdate, Pledge, PledgeEvidence
from goldenthread.plan.models.record import Meaning

PLAN_TABLES = (
    Table(
        "sources",
        (
            REFERENCE,
            titled("the document's title"),
            words("publisher", 200, "who published it"),
            dated("date", "when it was published"),
            may("url", cells.web_address(), "its web address", ""),
            words("note", 20_000, "anything a reader should know of it"),
        ),
        ("reference",),
        "The published documents that everything else was taken from.",
    ),
    Table(
        "strategies",
        (
            REFERENCE,
            titled(),
            may("themes", several(cells.reference()), "the themes it belongs to", ()),
            words("summary", 20_000, "what it is for"),
            dated("starts", "when it starts"),
            dated("ends", "when it ends"),
            *SOURCED,
        ),
        ("reference",),
        "Themes' own plans.",
    ),
    Table(
        "delivery_items",
        (
            REFERENCE,
            to("strategy", "strategy", "the strategy whose delivery plan it is in"),
            words("section", 300, "the heading it stands under"),
            must("description", text(), "what is to be done"),
            words("responsible", 400, "who is to do it"),
            words("timings", 200, "when, as the document says it"),
            *SOURCED,
        ),
        ("reference",),
        "The lines of strategies' delivery plans.",
    ),
    Table(
        "activities",
        (
            REFERENCE,
            to("theme", "theme", "the theme it is under"),
            titled(),
            words("owner", 200, "who answers for it: a role"),
            dated("starts", "when it starts"),
            dated("due", "when it is to be done"),
            *SOURCED,
        ),
        ("reference",),
        "Pieces of work.",
    ),
    Table(
        "milestones",
        (
            to("activity", "activity", "the activity it is a step of"),
            titled("the step"),
            dated("due", "when it is to be done"),
            may("done_on", cells.date, "the day it was done"),
            *SOURCED,
        ),
        ("activity", "title"),
        "Steps of activities, each with a date of its own.",
    ),
    Table(
        "activity_updates",
        (
            to("activity", "activity", "the activity"),
            PERIOD,
            may("status", choice(ActivityUpdate.Status.values), "how it stands", "not-stated"),
            words("narrative", 20_000, "what was done"),
            *SOURCED,
        ),
        ("activity", "period"),
        "Where each activity stood in a quarter.",
    ),
    Table(
        "narratives",
        (to("theme", "theme", "the theme"), PERIOD, must("text", text(), "the account"), *SOURCED),
        ("theme", "period"),
        "The quarter's account of each theme.",
    ),
)

PLEDGE_TABLES = (
    Table(
        "pledges",
        (
            REFERENCE,
            titled("the promise, in short", 400),
            must("section", text(120), "the section of the manifesto it stands in"),
            may("sections_also", several(text(120)), "other sections that repeat it", ()),
            may("top_five", whole(1, 5), "its number among the top five"),
            may("status", choice(Pledge.Status.values), "how it stands", "not-started"),
            dated("status_as_at", "the day that is true of"),
            may("measure_baseline", cells.number, "the figure it starts from"),
            may("measure_target", cells.number, "the figure to be reached"),
            words("measure_unit", 60, "of what"),
            dated("measure_due", "when it is to be reached"),
            dated("measure_baseline_at", "when the baseline was true"),
            to("indicator", "indicator", "the indicator that measures it", needed=False),
            words("note", 20_000, "what a reader should know of it"),
            *SOURCED,
        ),
        ("reference",),
        "Promises made to residents.",
    ),
    Table(
        "pledge_evidence",
        (
            to("pledge", "pledge", "the pledge"),
            dated("date", "the day of it"),
            must("kind", choice(PledgeEvidence.EvidenceKind.values), "what kind of evidence"),
            must("text", text(), "what it shows"),
            may("status", choice(Pledge.Status.values), "the status that it supports. Empty: no change", ""),
            may("link", cells.key_or_address, "what it points to: `indicator:leisure-visits` or a web address", ""),
            *SOURCED,
        ),
        ("pledge", "kind", "text"),
        "Dated evidence of how a pledge stands.",
    ),
)

LINK_TABLES = (
    Table(
        "links",
        (
            must("from", cells.key, "one thing: `activity:thousand-homes`"),
            must("to", cells.key, "another: `outcome:more-homes`"),
            must("meaning", choice(Meaning.values), "how the first stands to the second"),
            words("note", 20_000, "what a reader should know of it"),
            *SOURCED,
        ),
        ("from", "to", "meaning"),
        "Which thing serves, measures, funds or reports which.",
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (*PLAN_TABLES, *PERFORMANCE_TABLES, *PLEDGE_TABLES, *RISK_TABLES, *MONEY_TABLES, *LINK_TABLES)
}
