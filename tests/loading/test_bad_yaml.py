"""YAML that breaks off, says what it may not, or has another shape than is asked for, is told with its line."""

import pytest

from goldenthread.performance.models import RagRule
from goldenthread.plan.models import Council, GovernancePeriod, Pillar, Plan
from goldenthread.reports.models import ReportHeader
from tests.loading.town import COUNCIL, PLANS, Town

DEEP = "name: " + "[" * 100_000


@pytest.mark.parametrize(
    ("content", "line", "says", "mend"),
    [
        (COUNCIL + "brand:\n\tcolour: x\n", 9, "indented with a tab", "spaces"),
        (COUNCIL + "name: Another\n", 8, "“name” stands twice; the first is on line 1", "Keep one"),
        (COUNCIL + "website: *site\n", 8, "aliases", "Write the value out"),
        (COUNCIL.replace("name: Town Council", "name: &n Town"), 1, "anchors", "Write the value out"),
        (COUNCIL + "website: !!python/object:os.system x\n", 8, "tag", "without it"),
        (COUNCIL + "---\nname: Second\n", 8, "second document", "one document"),
        (COUNCIL + 'website: "https://town.uk\n', None, "breaks off", "quotes"),
        (COUNCIL + "website: a: b\n", 8, "breaks off", "quotes"),
        (COUNCIL + "[a]: b\n", 8, "where a name should", "name: value"),
        (DEEP, 1, "20 deep", "example"),
        ("a: \x01", None, "cannot be read", "example"),
        ("just words", 1, "neither names with values nor a list", "example"),
        ("- just\n- words\n", 1, "“just” is not a set of names", "- reference"),
    ],
    ids=lambda value: str(value)[:20].encode("unicode_escape").decode(),
)
def test_yaml_that_cannot_be_taken_is_told_with_its_line(
    town: Town, content: str, line: int | None, says: str, mend: str
) -> None:
    problem = town.write("council.yaml", content).problems()[0]
    assert problem.file == "council.yaml"
    assert says in problem.message
    assert mend in problem.mend
    if line is not None:
        assert problem.row == line
        assert str(problem).startswith(f"council.yaml, line {line}")


@pytest.mark.parametrize(
    ("before", "after", "line", "name", "says"),
    [
        ("name: Town Council\n", "", 1, "name", "There is no name"),
        ("period: 2023-24 Q2", "period: Q2 soon", 3, "period", "“Q2 soon” is not a period"),
        ("name: Town Council", "name: [Town, Council]", 1, "name", "A single value"),
        ("name: Town Council", "name: Town Council\nnmae: x", 2, "nmae", "“nmae” is not one of the names"),
        ("short_name: Town", "short_name: " + "x" * 61, 2, "short_name", "61 characters"),
        ("period:", "website: www.town.uk\nperiod:", 3, "website", "not a web address"),
        ("period:", "website: https://" + "x" * 200 + "\nperiod:", 3, "website", "not a web address"),
        ("period:", "status_colours: purple\nperiod:", 3, "status_colours", "purple"),
        ("period:", "brand: teal\nperiod:", 3, "brand", "Names with values"),
        ("period:", "brand:\n  colour: teal\nperiod:", 4, "colour", "“teal” is not a colour"),
        # WCAG 2.2, 1.4.3: white on yellow is 1.07 to 1, far below 4.5 to 1.
        ("period:", 'brand:\n  colour: "#ffff00"\nperiod:', 4, "colour", "contrast of 1.07 to 1"),
        ("period:", "brand:\n  logo: none.svg\nperiod:", 4, "logo", "no file “none.svg”"),
        ("period:", "brand:\n  logo: ../town/council.yaml\nperiod:", 4, "logo", "no file"),
        ("period:", f"brand:\n  logo: {'x' * 190}{'.svg'}\nperiod:", 4, "logo", "no file"),
        ("period:", "brand:\n  logo: council.yaml\nperiod:", 4, "logo", "right kind"),
        ("period:", "report_template: none.docx\nperiod:", 3, "report_template", "no file"),
        ("period:", "governance: executive\nperiod:", 3, "governance", "A list belongs here"),
        ("period:", "governance:\n  - executive\nperiod:", 4, "governance", "“executive” is not a set of names"),
        ("period:", "governance:\n  - model: monarchy\nperiod:", 4, "model", "monarchy"),
        (
            "period:",
            "governance:\n  - model: executive\n    from: 2023-05-23\n    until: 2022-05-23\nperiod:",
            6,
            "until",
            "before it begins",
        ),
        ('"10"', "ten", 5, "name", "The rule cannot be used"),
        ("amber_within_percent", "amber_within", 5, "name", "The rule cannot be used"),
        ("within-ten", "x" * 61, 5, "name", "not a reference"),
        ("rag_rules:\n", "rag_rules:\n  - name: within-ten\n    title: Again\n", 7, "name", "Another rule"),
        ("rag_rules:\n", "rag_rules:\n  - name: other\n    title: T\n    source: none\n", 7, "source", "no source"),
    ],
)
def test_a_bad_value_in_council_yaml_is_told(
    town: Town, before: str, after: str, line: int, name: str, says: str
) -> None:
    problem = town.write("council.yaml", COUNCIL.replace(before, after, 1)).problem()
    assert (problem.file, problem.row, problem.column) == ("council.yaml", line, name)
    assert says in problem.message


@pytest.mark.parametrize(
    ("before", "after", "line", "name", "says"),
    [
        ("starts: 2023", "starts: 2028", 4, "ends", "ends before it starts"),
        ("starts: 2023", "starts: soon", 3, "starts", "not a date"),
        ("source: report", "source: raport", 5, "source", "There is no source “raport”"),
        ("reference: homes", "reference: Homes!", 10, "reference", "not a reference"),
        ("title: Places", "title: Places\n      foundation: perhaps", 9, "foundation", "neither true nor false"),
        ("themes:", "thems:", 9, "thems", "not one of the names"),
        ("- reference: better-homes", "- better-homes", 13, "outcomes", None),
    ],
)
def test_a_bad_value_in_plans_yaml_is_told(
    town: Town, before: str, after: str, line: int, name: str, says: str | None
) -> None:
    problems = town.write("plans.yaml", PLANS.replace(before, after, 1)).problems()
    assert problems
    assert all(problem.file == "plans.yaml" for problem in problems)
    if says:
        assert [p for p in problems if (p.row, p.column) == (line, name) and says in p.message], problems


def test_a_reference_used_twice_over_all_plans_is_told(town: Town) -> None:
    second = PLANS.replace("town-plan", "old-plan")
    found = [
        (problem.file, problem.column, problem.message) for problem in town.write("plans-old.yaml", second).problems()
    ]
    assert [message for _, _, message in found] == [
        "Another pillar is called “places” too.",
        "Another theme is called “homes” too.",
        "Another outcome is called “better-homes” too.",
    ]


def test_a_second_foundation_is_told_even_when_the_first_is_only_in_the_record(town: Town) -> None:
    town.write("plans.yaml", PLANS.replace("title: Places", "title: Places\n      foundation: true")).load()
    renamed = PLANS.replace("reference: places", "reference: ground\n      foundation: true")
    problem = town.write("plans.yaml", renamed).problem()
    assert problem.column == "foundation"
    assert "“places” is one already" in problem.message


def test_a_foundation_may_move_to_another_pillar_either_way(town: Town) -> None:
    two = PLANS + "    - reference: people\n      title: People\n      foundation: true\n      themes:\n"
    two += "        - reference: care\n          title: Care\n"
    town.write("plans.yaml", two).load()
    moved = two.replace("      foundation: true\n", "").replace(
        "title: Places", "title: Places\n      foundation: true"
    )
    for content, foundation in ((moved, "places"), (two, "people")):
        town.write("plans.yaml", content).load()
        assert Pillar.objects.get(foundation=True).reference == foundation


def test_the_same_quarter_may_not_have_two_reports_nor_one_not_begun(town: Town) -> None:
    town.write("reports.yaml", "- period: 2023-24 Q2\n- period: 2023-24 q2\n- period: 2033-34 Q1\n")
    assert [(problem.row, problem.message) for problem in town.problems()] == [
        (2, "2023-24 Q2 has another report."),
        (3, "2033-34 Q1 has not begun."),
    ]


def test_recommendations_must_be_texts(town: Town) -> None:
    town.write("reports.yaml", "- period: 2023-24 Q2\n  recommendations:\n    - Note: the report\n")
    assert town.problem().message == "A text belongs here."


def test_an_image_or_a_template_that_is_not_one_is_told(town: Town) -> None:
    town.write("logo.png", "<svg/>").write("template.docx", "PK\x03\x04 no")
    town.write("council.yaml", COUNCIL + "brand:\n  logo: logo.png\nreport_template: template.docx\n")
    assert [problem.message for problem in town.problems()] == [
        "The logo is not PNG, whatever its name says.",
        "The template is not a Word document, whatever its name says.",
    ]


def test_a_large_image_is_told(town: Town) -> None:
    town.write("logo.svg", "<svg>" + " " * 300_000)
    assert "larger than 200 KB" in town.write("council.yaml", COUNCIL + "brand:\n  logo: logo.svg\n").problem().message


def test_values_are_kept_as_they_are_typed(town: Town) -> None:
    town.write("council.yaml", COUNCIL.replace("Town Council", "No").replace("short_name: Town", "short_name: 1.10"))
    town.load()
    council = Council.objects.get()
    assert (council.name, council.short_name) == ("No", "1.10")


def test_a_year_stands_for_its_first_or_last_day(town: Town) -> None:
    town.load()
    plan = Plan.objects.get()
    assert (str(plan.starts), str(plan.ends)) == ("2023-01-01", "2026-12-31")


def test_governance_rules_and_report_words_are_loaded(town: Town) -> None:
    town.write("council.yaml", COUNCIL + "governance:\n  - model: committees\n    until: 2023-05-23\n")
    town.write("reports.yaml", "period: 2023-24 Q2\nsummary: How it went.\nimplications:\n  legal: None.\n")
    town.load()
    assert str(GovernancePeriod.objects.get().ends) == "2023-05-23"
    assert RagRule.objects.get(is_default=True).definition == {"amber_within_percent": "10"}
    content = ReportHeader.objects.get().content
    assert content["summary"] == "How it went."
    assert content["implications"] == [{"key": "legal", "text": "None."}]


def test_a_council_described_twice_is_told(town: Town) -> None:
    problem = town.write("council-2.yaml", COUNCIL).problem()
    assert problem.message == "The council is described twice."
