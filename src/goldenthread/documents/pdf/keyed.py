"""The keys that a report made here carries in a file attached to it, put to the figures that they are of.

Section by section, by its heading and those above it. A block of the same words has its keys; one that was changed has
those of the figures whose words before and around them still hold, if it is the only one that they could be of. A key
is never put to a figure that stands elsewhere: what finds no place is said to be unread.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from playa.document import Document as File

from goldenthread.documents.blocks import Block, Cell, Heading, Table, TextBlock
from goldenthread.documents.building import Builder
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.keys import LARGEST, NAME, Keys, KeysUnclear, Place, Words, decoded
from goldenthread.documents.pdf.attachments import Attachment, TooLarge, content_of
from goldenthread.documents.pdf.keyed_tables import place_tables
from goldenthread.documents.pdf.masks import Masked, Said, Steps, moved, squeezed
from goldenthread.documents.words import Control, Run

# About a second's work; a report with every figure changed needs a tenth of it.
MOST_STEPS = 500_000
A_COMPARISON = 20
Path = tuple[str, ...]
Placed = dict[int, list[Place]]


@dataclass(slots=True)
class Part:
    """What stands under one heading: its blocks of words, and its tables with their titles."""

    texts: list[TextBlock] = field(default_factory=list)
    tables: list[tuple[str, Table]] = field(default_factory=list)


def with_keys(
    blocks: tuple[Block, ...], file: File, attached: Sequence[Attachment], builder: Builder
) -> tuple[Block, ...]:
    """The blocks with the keys of their figures, where a file of keys is attached; a word on what was not read."""
    others = sum(attachment.name != NAME for attachment in attached)
    if others:
        builder.missed(
            "an attached file" if others == 1 else f"{others:,} attached files", "only the PDF's own pages are read"
        )
    keys = _keys(file, attached, builder)
    if keys is None:
        return blocks
    placed: Placed = {}
    parts = parts_of(blocks)
    steps = Steps(MOST_STEPS)
    paths = [tuple(map(squeezed, section.under)) for section in keys.sections]
    known = Counter(paths)
    for section, path in zip(keys.sections, paths, strict=True):
        found = parts.get(path, [])
        # Of two sections of one name nobody can tell which is meant.
        if len(found) == 1 and known[path] == 1:
            _place_texts(section.texts, found[0].texts, placed, steps)
            place_tables(section.tables, found[0].tables, placed, steps)
    lost = keys.count - sum(map(len, placed.values()))
    if lost:
        what = f"the keys of {lost:,} figures" if lost > 1 else "the key of a figure"
        builder.missed(f"{what} of {keys.count:,}", "the words around do not stand as they did when it was made")
    return tuple(_keyed(block, placed, builder) for block in blocks)


def _keys(file: File, attached: Sequence[Attachment], builder: Builder) -> Keys | None:
    """What the attached file of keys says; None, and a word on it, where it cannot be made out."""
    for attachment in attached:
        if attachment.name != NAME:
            continue
        try:
            return decoded(content_of(file, attachment, LARGEST))
        except TooLarge:
            why = f"it is larger than {LARGEST / 1024 / 1024:g} MB"
        except KeysUnclear:
            why = "it is not in the form that Golden Thread writes"
        except (MemoryError, Unreadable):
            raise
        except Exception:
            # As with the rest of a PDF, damage may break the parser in any way; the report is read without its keys.
            why = "it is damaged"
        builder.missed(f"the attached file {NAME}, with the keys of figures", why)
    return None


def parts_of(blocks: Iterable[Block]) -> dict[Path, list[Part]]:
    """What stands under each heading, by its squeezed words and those of the headings above it."""
    parts: dict[Path, list[Part]] = defaultdict(list)
    part = Part()
    parts[()].append(part)
    above: list[tuple[int, str]] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Heading) and block.level:
            above = [*((level, words) for level, words in above if level < block.level)]
            above.append((block.level, squeezed(block.text)))
            part = Part()
            parts[tuple(words for _, words in above)].append(part)
        elif isinstance(block, TextBlock):
            part.texts.append(block)
        elif isinstance(block, Table):
            # A title that a page parts from its table is read as a paragraph.
            title = block.caption or (before.text if isinstance(before, TextBlock) else "")
            part.tables.append((squeezed(title), block))
        before = block
    return parts


def _place_texts(stored: Sequence[Words], read: Sequence[TextBlock], placed: Placed, steps: Steps) -> None:
    """Puts keys to blocks of words: those that are the same, then those changed between two that are."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(read):
        by_words[squeezed(block.text)].append(index)
    alike: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(stored):
        alike[squeezed(words.text)].append(index)
    partner: dict[int, int] = {}
    for text, indexes in alike.items():
        # Where one of several that were the same was changed, the rest do not say which.
        if len(indexes) == len(by_words.get(text, ())):
            partner.update(zip(indexes, by_words[text], strict=True))
    for index, other in partner.items():
        placed[id(read[other])] = moved(stored[index], read[other].text)
    taken = set(partner.values())
    for changed in _between(len(stored), partner):
        low = partner.get(changed[0] - 1, -1)
        high = partner.get(changed[-1] + 1, len(read))
        candidates = [read[index] for index in range(low + 1, high) if index not in taken]
        _place_changed([stored[index] for index in changed], candidates, placed, steps)


def _between(count: int, partner: dict[int, int]) -> list[list[int]]:
    """The runs of those without a partner."""
    runs: list[list[int]] = []
    for index in range(count):
        if index in partner:
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _place_changed(stored: list[Words], read: list[TextBlock], placed: Placed, steps: Steps) -> None:
    """Puts keys to blocks that were changed: each to the one block that its words fit best, and which it fits best."""
    if not steps.take(A_COMPARISON * len(stored) * len(read)):
        return
    said = [Said(block.text) for block in read]
    fits = [[masked.fit(text, steps) for text in said] for masked in map(Masked, stored)]
    scores = [[fitted if found else 0 for fitted, found in row] for row in fits]
    for index, row in enumerate(scores):
        best = max(row, default=0)
        likely = [place for place, score in enumerate(row) if score == best and best]
        rivals = [other for other, scored in enumerate(scores) if likely and scored[likely[0]] >= best]
        # As many alike as there are places for them stand in the order in which they were.
        if not likely or len(rivals) != len(likely) or any(scores[other] != row for other in rivals):
            continue
        place = likely[rivals.index(index)]
        placed[id(read[place])] = fits[index][place][1]


def _keyed(block: Block, placed: Placed, builder: Builder) -> Block:
    """The block with its figures in controls that have their keys, as Word's reader gives them."""
    if isinstance(block, TextBlock):
        places = placed.get(id(block))
        return replace(block, runs=tuple(_runs(block.runs, places, builder))) if places else block
    if not isinstance(block, Table) or not any(id(each) in placed for cell in block.cells() for each in cell.blocks):
        return block
    return replace(block, rows=tuple(tuple(_keyed_cell(cell, placed, builder) for cell in row) for row in block.rows))


def _keyed_cell(cell: Cell, placed: Placed, builder: Builder) -> Cell:
    if not any(id(block) in placed for block in cell.blocks):
        return cell
    return replace(cell, blocks=tuple(_keyed(block, placed, builder) for block in cell.blocks))


def _runs(runs: Iterable[Run], places: Sequence[Place], builder: Builder) -> Iterable[Run]:
    """The runs, parted where a figure begins and ends."""
    offset = 0
    for run in runs:
        if not run.said:
            yield run
            continue
        start = 0
        for place in places:
            begin, end = max(place.start - offset, start), min(place.end - offset, len(run.text))
            if begin < end:
                if start < begin:
                    yield Run(run.text[start:begin], run.style)
                yield Run(run.text[begin:end], builder.style(run.style, control=Control(place.key)))
                start = end
        if start < len(run.text):
            yield Run(run.text[start:], run.style)
        offset += len(run.text)
