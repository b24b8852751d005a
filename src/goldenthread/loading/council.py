"""council.yaml: the council's name, colours, logo and template, how it is governed, and its RAG rules."""

import base64
import re
import zipfile
from pathlib import Path
from typing import Any

from goldenthread.design.brand import Brand, BrandError
from goldenthread.loading import cells
from goldenthread.loading.cells import text
from goldenthread.loading.documents import Node, read_yaml
from goldenthread.loading.folder import Folder
from goldenthread.loading.problems import CellError, shown
from goldenthread.measures import MeasureError, rule_from_dict

LARGEST_IMAGE = 200 * 1024
LARGEST_TEMPLATE = 5 * 1024 * 1024
IMAGES = {".svg": "image/svg+xml", ".png": "image/png"}


def read_council(folder: Folder) -> dict[str, Any] | None:
    """The council's `values`, its `governance` terms and its RAG `rules`; None where there is no council.yaml."""
    before = len(folder.problems)
    nodes = read_yaml(folder, "council")
    if not nodes:
        if "council" not in folder.unread:
            mend = "Copy demo/council.yaml and change it."
            folder.complain("council.yaml", None, None, "The folder has no council.yaml, or it is empty.", mend)
        return None
    for extra in nodes[1:]:
        folder.complain(extra.file, extra.row, None, "The council is described twice.", f"Keep {nodes[0].file}.")
    node = nodes[0]
    brand = node.node("brand")
    values = {
        "name": node.value("name", text(120), needed=True),
        "short_name": node.value("short_name", text(60), needed=True),
        "website": node.value("website", cells.web_address(200)),
        "current_period": node.value("period", cells.quarter, needed=True),
        "notice": node.value("notice", text(300)),
        "brand_colour": brand.value("colour", _colour, empty="#1d4f76"),
        "brand_text_colour": brand.value("text_colour", _colour, empty="#ffffff"),
        "logo": _logo(folder, brand),
        "status_colours": node.value(
            "status_colours", cells.choice(("blue-orange", "red-amber-green")), empty="blue-orange"
        ),
        "report_template": _template(folder, node),
    }
    node.value("theme_status_rule", cells.choice(("worst-part",)))
    governance = _governance(node)
    rules = [_rule(rule) for rule in node.nodes("rag_rules")]
    for n, rule in enumerate(rules):
        if rule["name"] and rule["name"] in [earlier["name"] for earlier in rules[:n]]:
            rule["node"].complain("name", f"Another rule is called “{rule['name']}” too.", "Give each its own name.")
    try:
        Brand(values["brand_colour"], values["brand_text_colour"])
    except BrandError as error:
        brand.complain("colour", str(error), "Choose two colours that can be told apart.")
    brand.finish()
    node.finish()
    if len(folder.problems) > before:
        folder.unread.add("council")
    return {"values": values, "governance": governance, "rules": rules}


def _governance(node: Node) -> list[dict[str, Any]]:
    terms = []
    for term in node.nodes("governance"):
        model = term.value("model", cells.choice(("committees", "executive")), needed=True)
        starts = term.value("from", cells.date, empty=None)
        ends = term.value("until", cells.date, empty=None)
        if starts and ends and starts > ends:
            term.complain("until", f"It ends on {ends}, before it begins on {starts}.", "Check both dates.")
        terms.append({"model": model, "starts": starts, "ends": ends})
        term.finish()
    return terms


def _rule(node: Node) -> dict[str, Any]:
    """A RAG rule: its name, where it was stated, and every other name as the rule's own definition."""
    rule: dict[str, Any] = {
        "name": node.value("name", cells.reference(60), needed=True),
        "title": node.value("title", text(300), needed=True),
        "source": node.value("source", cells.reference(), empty=None),
        "where": node.value("where", text(120)),
    }
    definition: dict[str, Any] = {k: {"true": True, "false": False}.get(v, v) for k, v in node.items()}
    try:
        rule_from_dict({**definition, "name": rule["name"] or "unnamed", "title": rule["title"]})
    except MeasureError as error:
        what = " ".join(str(error).split())
        node.complain("name", f"The rule cannot be used: {what}.", "Correct it, or copy the rule in demo/council.yaml.")
    return rule | {"definition": definition, "node": node}


def _colour(value: str) -> str:
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise CellError(f"{shown(value)} is not a colour.", 'Write # and six hexadecimal digits in quotes: "#00646f".')
    return value.lower()


def _beside(folder: Folder, node: Node, name: str, largest: int, suffixes: tuple[str, ...]) -> tuple[str, bytes] | None:
    """The suffix and bytes of a file in the folder itself that `name` points to."""
    given = node.value(name, text(200))
    if not given:
        return None
    path = folder.root / given
    try:
        if Path(given).name != given or not path.is_file():
            mend = "Put it beside council.yaml and give its name only."
            node.complain(name, f"There is no file {shown(given)} in the folder.", mend)
        elif path.suffix.lower() not in suffixes:
            node.complain(name, f"{shown(given)} is not the right kind of file.", f"Use {' or '.join(suffixes)}.")
        elif path.stat().st_size > largest:
            node.complain(name, f"{shown(given)} is larger than {largest // 1024:,} KB.", "Make it smaller.")
        else:
            return path.suffix.lower(), path.read_bytes()
    except (OSError, ValueError):
        node.complain(name, f"The file {shown(given)} may not be read.", "Check its name and who may read it.")
    return None


def _logo(folder: Folder, brand: Node) -> str:
    found = _beside(folder, brand, "logo", LARGEST_IMAGE, tuple(IMAGES))
    if found is None:
        return ""
    suffix, content = found
    if not (content.startswith(b"\x89PNG\r\n\x1a\n") if suffix == ".png" else b"<svg" in content[:4096]):
        brand.complain(
            "logo", f"The logo is not {suffix[1:].upper()}, whatever its name says.", "Save it again as one."
        )
        return ""
    return f"data:{IMAGES[suffix]};base64,{base64.b64encode(content).decode()}"


def _template(folder: Folder, node: Node) -> bytes | None:
    found = _beside(folder, node, "report_template", LARGEST_TEMPLATE, (".docx",))
    if found is None:
        return None
    path = folder.root / node.value("report_template")
    try:
        with zipfile.ZipFile(path) as parts:
            parts.getinfo("word/document.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        mend = "Open it in Word and save it as a Word document (.docx)."
        node.complain("report_template", "The template is not a Word document, whatever its name says.", mend)
        return None
    return found[1]
