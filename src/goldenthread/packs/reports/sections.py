"""The numbered sections of a report by what they mean, and the background papers with their links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.minutes.labels import label_of
from goldenthread.packs.phrases import meaning_of, pattern, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said

LONGEST_HEADING = 140


@dataclass(slots=True)
class Section:
    """A section: its number, heading, meaning (None where not known), and lines."""

    heading: Line
    number: str
    title: str
    start: int
    meaning: str | None
    lines: list[Line] = field(default_factory=list)

    def as_tree(self) -> Tree:
        """The section as a record."""
        way = sure("reports", "section")
        row: dict[str, Tree] = {"number": self.heading.said(self.number or None, way)}
        row["title"] = self.heading.said(self.title, way, self.start)
        if self.meaning:
            row["meaning"] = self.heading.said(self.meaning, sure("reports", "section meaning"), self.start)
        row["text"] = [line.said(line.text, way) for line in self.lines if line.text]
        return row


def sections_of(lines: Sequence[Line]) -> list[Section]:
    """The sections in order, up to the report's appendices."""
    found: list[Section] = []
    numbered = False
    for line in lines:
        if found and numbered and _ends(line):
            break
        section = _heading(line)
        if section and not line.standing_out and found and found[-1].meaning == "background papers":
            section = None
        if section and (section.number or section.meaning) and not _out_of_order(section, found):
            numbered = numbered or bool(section.number)
            found.append(section)
        elif found:
            found[-1].lines.append(line)
    return found


def _ends(line: Line) -> bool:
    return bool(pattern("reports", "report_ends").match(line.text) or pattern("parts", "blank_page").match(line.text))


def _heading(line: Line) -> Section | None:
    text = line.text
    if (line.cell is not None and line.heading is None) or not text or len(text) > LONGEST_HEADING:
        return None
    match = pattern("reports", "section_number").match(text)
    typed = line.marker.strip("().") if line.marker[:1].isdigit() else ""
    number = match["number"] if match else typed
    start = match.end() if match else 0
    title = tidy(text[start:]).rstrip(":")
    if title.casefold().startswith("that "):
        return None
    meaning = meaning_of(title, "reports", "sections")
    # A level that is only numbered, such as "5.2 Resources", may be printed like the paragraphs around it.
    stands = line.standing_out or (
        bool(number) and meaning is not None and len(title) <= 60 and not title.endswith(".")
    )
    return Section(line, number, title, start, meaning) if stands and len(title) > 2 else None


def _out_of_order(section: Section, found: Sequence[Section]) -> bool:
    """A heading of an appendix's own whose number begins again."""
    last = next((one for one in reversed(found) if one.number), None)
    if last is None or not section.number or section.meaning:
        return False
    return _parts(section.number) < _parts(last.number)


def _parts(number: str) -> list[int]:
    return [int(part) for part in number.split(".") if part.isdigit()]


def background_papers_of(sections: Sequence[Section]) -> list[Tree]:
    """Each background paper with its link; a link on a line of its own belongs to the paper above."""
    papers: list[dict[str, Tree]] = []
    for section in sections:
        if section.meaning != "background papers":
            continue
        for line in section.lines:
            _paper(line, papers)
    return list[Tree](papers)


def _paper(line: Line, papers: list[dict[str, Tree]]) -> None:
    match = pattern("reports", "link").search(line.text)
    _, skip = label_of(line)
    words = tidy((line.text[skip : match.start()] + line.text[match.end() :]) if match else line.text[skip:]).strip(
        " :–-"
    )
    address = _address(line, match.group() if match else None)
    if not words and address and papers and "link" not in papers[-1]:
        papers[-1]["link"] = address
    elif words and not pattern("reports", "none").match(words):
        paper: dict[str, Tree] = {"title": line.said(words, sure("reports", "background paper"))}
        if address:
            paper["link"] = address
        papers.append(paper)
    elif address:
        papers.append({"link": address})


def _address(line: Line, printed: str | None) -> Said | None:
    linked = next((run.style.link for run in line.block.runs if run.style.link and run.text.strip() in line.text), None)
    address = printed or (linked if linked and not linked.startswith(("#", "mailto:")) else None)
    return line.said(address.rstrip(".,)"), sure("reports", "link")) if address else None
