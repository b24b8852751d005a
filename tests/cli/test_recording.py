"""Commands that write the record: migrate, load, score, correct and admin-user."""

from __future__ import annotations

import pytest

from goldenthread.accounts.models import AuditEvent, User
from goldenthread.performance.models import Assessment, Observation
from goldenthread.plan.models import Council, Record

from .conftest import Folder, Run

SECRET = "Zebra contract dispute"


# --- migrate and score


def test_migrate_may_be_repeated(run: Run) -> None:
    assert run("migrate").stdout == "The database is up to date.\n"
    assert run("migrate").stdout == "The database is up to date.\n"


def test_score_says_when_there_is_nothing_to_assess(run: Run, loaded: Folder) -> None:
    assert run("score").stdout == "Every result is assessed already.\n"


# --- load


def test_load_says_what_was_added_and_assessed(run: Run, folder: Folder) -> None:
    said = run("load", str(folder)).stdout
    assert "indicators: 2 added, 0 changed, 0 the same\n" in said
    assert "observations: 3 added, 0 changed, 0 the same\n" in said
    assert said.endswith("3 results newly assessed.\n")
    assert (Observation.objects.count(), Assessment.objects.count()) == (3, 3)


def test_load_again_says_that_nothing_changed(run: Run, loaded: Folder) -> None:
    said = run("load", str(loaded)).stdout
    assert said == ("Nothing changed: the record already says all of this.\nEvery result is assessed already.\n")


def test_a_dry_run_says_what_would_change_and_changes_nothing(run: Run, folder: Folder) -> None:
    said = run("load", str(folder), "--dry-run").stdout
    assert "observations: 3 added" in said
    assert said.endswith("Nothing was changed. Run it again without --dry-run to load this.\n")
    assert (Council.objects.count(), Record.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)


def test_a_dry_run_of_what_is_there_says_so(run: Run, loaded: Folder) -> None:
    said = run("load", str(loaded), "--dry-run").stdout
    assert said == "Nothing would change: the record already says all of this.\n"


def test_a_change_is_shown_before_and_after_on_one_line(run: Run, loaded: Folder) -> None:
    loaded.change("indicators.csv", "Visits to the pool", "Visits to the pools")
    said = run("load", str(loaded), "--dry-run").stdout
    assert "indicators: 0 added, 1 changed, 1 the same\n" in said
    assert "  pool-visits, title: “Visits to the pool” -> “Visits to the pools”\n" in said


def test_many_changes_are_counted_and_not_all_listed(run: Run, folder: Folder) -> None:
    head = "reference,title,theme,type,unit,decimals,polarity,result_kind,frequency\n"
    row = "measure-{n},{title} {n},leisure,kpi,count,0,bigger,quarter,quarterly\n"
    folder.write("indicators-more.csv", head + "".join(row.format(n=n, title="Old") for n in range(25)))
    run("load", str(folder))
    folder.write("indicators-more.csv", head + "".join(row.format(n=n, title="New") for n in range(25)))
    said = run("load", str(folder)).stdout
    assert said.count("“Old ") == 20
    assert "  and 5 more\n" in said


def test_problems_are_listed_one_a_line_and_nothing_is_loaded(run: Run, folder: Folder) -> None:
    folder.change("observations.csv", "41250", "many visits")
    folder.change("observations.csv", "2022-23 Q2", "2022-23 Q9")
    folder.change("targets.csv", "43000", "many")
    result = run("load", str(folder), code=1)
    *problems, last = result.stderr.strip().splitlines()
    assert [line.partition(":")[0] for line in problems] == [
        "observations.csv, row 2, value",
        "observations.csv, row 3, reported_in",
        "targets.csv, row 2, value",
    ]
    assert last == "Error: 3 problems found; nothing was loaded."
    assert result.stdout == ""
    assert (Council.objects.count(), Record.objects.count()) == (0, 0)


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_a_folder_that_is_not_there_is_a_problem(run: Run, dry: list[str]) -> None:
    said = run("load", "no-such-folder", *dry, code=1).stderr
    assert said.startswith("no-such-folder: There is no such folder")


def test_load_records_who_did_it(run: Run, folder: Folder) -> None:
    run("load", str(folder), "--by", "  Pat   Smith ")
    assert set(AuditEvent.objects.values_list("actor", flat=True)) == {"Pat Smith"}


def test_without_a_name_it_is_who_is_signed_in_or_who_the_environment_says(
    run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDENTHREAD_ACTOR", "Night import")
    run("load", str(folder))
    assert set(AuditEvent.objects.values_list("actor", flat=True)) == {"Night import"}


def test_a_machine_that_knows_no_names_still_loads(run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.delenv("GOLDENTHREAD_ACTOR", raising=False)
    monkeypatch.setattr("getpass.getuser", nobody)
    run("load", str(folder))
    assert set(AuditEvent.objects.values_list("actor", flat=True)) == {"somebody at the command line"}


@pytest.mark.parametrize("name", ["", "   ", "x" * 151])
def test_nobody_and_a_name_that_is_too_long_are_refused(run: Run, folder: Folder, name: str) -> None:
    run("load", str(folder), "--by", name, code=2)
    assert not Council.objects.exists()


# --- What is exempt is not said


def exempt(folder: Folder, title: str = SECRET, score: str = "20", note: str = SECRET) -> None:
    head = "reference,title,kind,description,exempt_paragraphs,public\n"
    folder.write("risks.csv", f"{head}STR9,{title},strategic,{note},3; 5,no\n")
    head = "risk,period,score_kind,score,narrative\n"
    folder.write("risk_scores.csv", f"{head}STR9,2023-24 Q2,residual,{score},{note}\n")


def test_the_words_of_an_exempt_risk_are_not_in_what_load_says(run: Run, folder: Folder) -> None:
    exempt(folder)
    assert "Zebra" not in run("load", str(folder)).output
    exempt(folder, title="Zebra claim settled", note="Zebra paid", score="10")
    said = run("load", str(folder)).output
    assert "Zebra" not in said
    assert "  an exempt risk: what changed is not shown\n" in said


def test_the_words_of_an_exempt_risk_are_not_in_error_messages(run: Run, folder: Folder) -> None:
    exempt(folder, title="Zebra " * 80, note="Zebra\x07")
    folder.change("risks.csv", "strategic", "Zebra kind")
    result = run("load", str(folder), code=1)
    assert "Zebra" not in result.output
    assert "risks.csv, row 2, kind" in result.stderr


# --- correct


def test_a_correction_stands_and_says_how_to_show_it(run: Run, loaded: Folder) -> None:
    said = run("correct", "pool-visits", "Q2 2023/24", "41520", "--reason", "The lido was left out").stdout
    assert said == (
        "pool-visits@2023-24-Q2.2 is now 41520.\n"
        'To show the correction: goldenthread publish "2023-24 Q2" --reason "…"\n'
    )
    figures = Observation.objects.filter(indicator__reference="pool-visits", reported_in="2023-24 Q2")
    assert [str(o.value) for o in figures.order_by("version")] == ["41250", "41520"]
    assert run("score").stdout == "Every result is assessed already.\n"


def test_a_figure_below_zero_is_a_figure_and_not_an_option(run: Run, loaded: Folder) -> None:
    said = run("correct", "net-cost", "2023-24 Q2", "-5.5", "--reason", "It made money").stdout
    assert "is now -5.5." in said


@pytest.mark.parametrize(
    ("indicator", "period", "value", "reason", "said"),
    [
        ("pool-visits", "2023-24 Q2", "41,520", "x", "“41,520” is a number typed as text. Write it plainly: 41520."),
        ("pool-visits", "2023-24 Q2", "many", "x", "“many” is not a number."),
        ("pool-visits", "2023-24 Q2", "", "x", "is not a number"),
        ("pool-visits", "2023-24 Q2", "1e9", "x", "is not a number"),
        ("pool-visits", "2023-24 Q2", "NaN", "x", "is not a number"),
        ("pool-visits", "2023-24 Q2", "9" * 40, "x", "larger than this record can hold"),
        ("pool-visit", "2023-24 Q2", "1", "x", "There is no indicator “pool-visit”. Did you mean pool-visits?"),
        ("zzz", "2023-24 Q2", "1", "x", "There is no indicator “zzz”."),
        ("pool-visits", "2021-22 Q2", "1", "x", "There are results for 2022-23 Q2, 2023-24 Q2."),
        ("pool-visits", "2023-24", "1", "x", "this is a financial year, and a quarter is wanted"),
        ("pool-visits", "Q9", "1", "x", "Write it like 2023-24 Q2"),
        ("pool-visits", "2023-24 Q2", "41250", "x", "pool-visits@2023-24-Q2 is already 41250."),
        ("pool-visits", "2023-24 Q2", "41520", "  ", "Say why the figure is corrected."),
    ],
)
def test_a_correction_that_cannot_be_made_says_why(
    run: Run, loaded: Folder, indicator: str, period: str, value: str, reason: str, said: str
) -> None:
    result = run("correct", indicator, period, value, "--reason", reason, code=1)
    assert said in result.stderr
    assert Observation.objects.count() == 3


def test_a_correction_without_a_reason_is_refused(run: Run, loaded: Folder) -> None:
    assert "Missing option '--reason'" in run("correct", "pool-visits", "2023-24 Q2", "1", code=2).stderr
    run("correct", "pool-visits", "2023-24 Q2", "1", "--reson", "a slip", code=2)
    assert Observation.objects.count() == 3


def test_an_indicator_without_results_has_nothing_to_correct(run: Run, folder: Folder) -> None:
    folder.write("observations.csv", "indicator,reported_in,value\n")
    folder.write("targets.csv", "indicator,period,kind,value\n")
    run("load", str(folder))
    said = run("correct", "pool-visits", "2023-24 Q2", "1", "--reason", "x", code=1).stderr
    assert "It has no results yet. A new result is loaded from a data folder." in said


# --- admin-user


def test_an_administrator_is_made_and_may_be_given_a_new_password(run: Run) -> None:
    for password in ("correct-horse-battery", "another-horse-battery"):
        said = run("admin-user", "pat", "--by", "Sam", typed=f"{password}\n{password}\n")
        assert said.stdout.endswith("pat may sign in at /admin/.\n")
        assert password not in said.output
        assert User.objects.get(username="pat").check_password(password)
    assert User.objects.get().is_superuser
    assert set(AuditEvent.objects.values_list("actor", flat=True)) == {"Sam"}


@pytest.mark.parametrize(
    ("username", "password", "said"),
    [
        ("pat", "short", "too short"),
        ("pat", "password1234", "too common"),
        ("patricia-smithers", "patricia-smithers", "too similar"),
        ("pat smith", "correct-horse-battery", "valid username"),
        ("p" * 151, "correct-horse-battery", "150"),
    ],
)
def test_a_bad_name_or_password_is_refused(run: Run, username: str, password: str, said: str) -> None:
    result = run("admin-user", username, typed=f"{password}\n{password}\n", code=1)
    assert said in result.stderr
    assert not User.objects.exists()


def test_a_password_must_be_typed_twice_the_same(run: Run) -> None:
    run("admin-user", "pat", typed="correct-horse-battery\nsomething-else-battery\n", code=1)
    assert not User.objects.exists()
