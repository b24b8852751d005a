"""Reads risk registers and risks named in sentences into "performance/risks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.performance.risk_scores import Score, of_kind, score_in, score_of_two
from goldenthread.packs.phrases import pattern, patterns, phrases, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree, plain
from goldenthread.packs.said import said
from goldenthread.packs.tables.cells import words
from goldenthread.packs.tables.headings import Columns, Heading, columns_meant, has_needed
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone, filled, is_total

SCORES = ("residual", "score", "inherent", "impact")
OTHERS = ("description", "controls", "owner", "category", "direction", "impact", "likelihood")


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """A register of risks: a title, a score or what makes one, and the word risk in or above it."""
    columns = columns_meant(headings, "risks")
    if not has_needed(columns, "risks"):
        return {}
    if set(columns) & {"impact"} and not set(columns) & {"likelihood", "residual", "score", "inherent"}:
        return {}
    scored = [heading for role in SCORES for heading in columns.get(role, ())]
    if not any(score_in(filled(row, one.place)) for one in scored for row in sheet.below(one)):
        return {}
    said_so = " ".join([*(heading.text for heading in headings), *(line.text for line in sheet.above[-4:])])
    return columns if pattern("risks", "risk").search(said_so) else {}


def read(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds the risks of tables and those named in sentences; a risk of the same reference is added once."""
    found: list[dict[str, Tree]] = []
    for table in tables:
        for row in table.rows:
            risk = None if alone(row) is not None or is_total(row) else _risk(table, row)
            if risk:
                _join(found, risk)
    for part in reading.parts_called("report", "appendix", "other", "front"):
        for line in part.lines:
            for risk in _named(line, reading):
                _join(found, risk)
    reading.record.add("performance/risks", list(found))


def _risk(table: Fitted, row: Row) -> dict[str, Tree] | None:
    title = table.cell(row, "title") or table.cell(row, "description")
    score = _score(table, row)
    if title is None or score is None:
        return None
    found: dict[str, Tree] = {}
    reference = words(table.cell(row, "reference"), sure("risks", "row"))
    code = pattern("risks", "code").match(title.text) if reference is None else None
    start = code.end() if code else 0
    if code is not None:
        reference = said(code["code"], title, sure("risks", "row"), 0, code.end("code"))
    if reference is not None:
        found["reference"] = reference
    found["title"] = said(tidy(title.text[start:]), title, sure("risks", "row"), start)
    found |= score.as_tree()
    for role in ("inherent", "target", "previous"):
        other = score_in(table.cell(row, role))
        if other is not None and (score.kind is None or score.kind.value != role):
            found[f"{role}_score"] = other
    for role in OTHERS:
        said_so = words(table.cell(row, role), sure("risks", "other"))
        if said_so is not None and table.cell(row, role) is not title:
            found[role] = said_so
    return found


def _score(table: Fitted, row: Row) -> Score | None:
    """The residual score, else one of no stated kind, else what impact and likelihood make, else the inherent one."""
    for role in ("residual", "score"):
        heading = table.heading(role)
        value = score_in(table.cell(row, role))
        if heading is not None and value is not None:
            return of_kind(value, heading)
    impact, likelihood = table.cell(row, "impact"), table.cell(row, "likelihood")
    made = score_of_two(impact, likelihood)
    heading = table.heading("likelihood")
    if made is not None and heading is not None:
        return of_kind(made, heading)
    heading = table.heading("inherent")
    value = score_in(table.cell(row, "inherent"))
    return of_kind(value, heading) if heading is not None and value is not None else None


def _named(line: Line, reading: Reading) -> Iterator[dict[str, Tree]]:
    """Risks that a sentence names with reference, title and score: "ABC1 - Title (residual risk score 15)"."""
    if not pattern("risks", "near_named").search(line.text):
        return
    for wanted in patterns("risks", "named"):
        matches = list(wanted.finditer(line.text))
        for match in matches:
            way = sure("risks", "named in a sentence")
            if int(match["score"]) > phrases("risks")["highest"]:
                reading.record.unclear("a risk", f"a score of {match['score']} is over 25", line.source(*match.span()))
                continue
            found: dict[str, Tree] = {
                name: line.said(tidy(match[name]), way, *match.span(name)) for name in ("reference", "title")
            }
            found["score"] = line.said(int(match["score"]), way, *match.span("score"))
            if match["kind"]:
                kind = {"net": "residual", "gross": "inherent"}.get(match["kind"].casefold(), match["kind"].casefold())
                found["score_kind"] = line.said(kind, way, *match.span("kind"))
            yield found
        if matches:
            return


def _join(found: list[dict[str, Tree]], risk: dict[str, Tree]) -> None:
    """Adds a risk, or what is new of it to the one of the same reference."""
    reference = plain(risk.get("reference"))
    same = next((one for one in found if reference and plain(one.get("reference")) == reference), None)
    if same is None:
        found.append(risk)
    else:
        for name, value in risk.items():
            same.setdefault(name, value)
