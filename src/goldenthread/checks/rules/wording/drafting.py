"""Marks of drafting that would go out with the document: tracked changes, comments, hidden and struck words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goldenthread.checks.findings import Place, Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.wording.amended import is_of_changes
from goldenthread.checks.rules.wording.known_acronyms import KNOWN
from goldenthread.checks.subject import Subject
from goldenthread.documents import Run
from goldenthread.patterns import regex

_SHOWN = 80
_ASKS = (
    r"(?i:\?|\b(?:check|confirm|please|needs?|update|supply|clarify|verify|rewrite|reword|add|delete|remove|not sure"
    r"|is this|are we|do we|can you|could you|to follow|too (?:long|short)|say more)\b)"
)
# "(JS - can you confirm this?)": initials, but not those that begin a remark to the reader.
_IN_BRACKETS = (
    r"\((?!NB\b|PS\b|RE\b|EG\b|IE\b|FAO\b)[A-Z]{2,3}\s?[-–:]\s"
    r"(?=[^)\n]{0,200}(?i:\bplease\b|\?|\bcan you\b|\bcheck this\b))[^)\n]{3,200}\)"
)
# "[JS: is this right?]", "[Finance: please supply the figure]", "[AB2: ...]", "[check with legal]".
_BRACKETED = regex(
    r"\[(?:[A-Z]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s?(?::|[–—-]|,(?=[^\]\n]{0,300}\?))\s"
    rf"(?=[^\]\n]{{0,300}}{_ASKS})[^\]\n]{{3,300}}\]"
    r"|\[[A-Z]{2,3}\d{1,2}\s?:?\s[^\]\n]{3,300}\]"
    r"|\[(?i:(?:please\s+)?(?:check|confirm|query|ask|verify|update|clarify|is this (?:right|correct)"
    r"|needs?))\b[^\]\n]{0,200}\]"
    rf"|\[(?i:comment|note|query|question)\s(?:from|to|for)\s[A-Z]\w+[^\]\n]{{0,30}}[:–-](?=[^\]\n]*{_ASKS})[^\]\n]{{3,300}}\]"
    r"|\[(?i:to (?:check|confirm|do|update|discuss|add)|redraft|reword|rewrite|expand|shorten)\b[^\]\n]{0,200}\]"
    r"|\[(?i:can we|should we|do we|are we|is it)\b[^\]\n]{0,200}\?\]"
    rf"|{_IN_BRACKETS}"
)
_MOST = 20
_MOST_IN_ONE = 6
_ABOUT = 60


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


@rule(
    "changes-left-in",
    title="Tracked changes left in the document",
    group="text",
    severity=Severity.ERROR,
    scope="Insertions and deletions that nobody has accepted or rejected, in Word and in HTML.",
    leaves_out=("Documents checked as drafts.", "Markdown, which keeps no changes."),
    cost="None on the five documents, which are text.",
    example=Example(
        wrong="<html><body><p>We opened <del>twelve</del> <ins>fourteen</ins> hubs.</p></body></html>",
        right="<html><body><p>We opened fourteen hubs.</p></body></html>",
        quote="twelve",
    ),
)
def changes_left_in(subject: Subject) -> Iterator[Hit]:
    """The public can read what was taken out, and who took it out."""
    if not subject.settings.final:
        return
    found = list(_changes(subject))
    for count, (place, kind, words, author) in enumerate(found[:1]):
        more = f" There are {len(found)} such changes." if len(found) > 1 else ""
        by = f" by {author}" if author else ""
        yield Hit(
            place=place,
            quote=_short(words),
            message=f"These words are {kind} as a tracked change{by}.{more}",
            mend="Accept or reject every change, then save the file.",
            verdict=Verdict.WRONG,
            related=tuple(other[0] for other in found[count + 1 : _MOST]),
        )


def _changes(subject: Subject) -> Iterator[tuple[Place, str, str, str]]:
    for change in subject.document.changes:
        if change.text.strip():
            yield Place.of(change.position), change.kind, change.text, change.revision.author
    if subject.document.changes:
        return
    for passage in subject.passages:
        for run in passage.block.runs:
            revision = run.style.deleted or run.style.inserted
            if revision is not None and run.text.strip():
                yield passage.place(), "deleted" if run.style.deleted else "inserted", run.text, revision.author


@rule(
    "comments-left-in",
    title="Reviewers' comments left in the document",
    group="text",
    severity=Severity.ERROR,
    scope="Comments in Word and notes in PDF files. A reviewer's words in square brackets that ask for something ([JS: "
    "check this with finance]) are a warning.",
    leaves_out=("Documents checked as drafts.", "Comments of the public in a consultation's table."),
    cost="None on the five documents.",
    example=Example(
        wrong="Visits rose by 4%. [JS: is this right? check with finance]",
        right="Visits rose by 4%.",
        quote="[JS: is this right? check with finance]",
    ),
)
def comments_left_in(subject: Subject) -> Iterator[Hit]:
    """What colleagues wrote to one another goes out with the report."""
    if not subject.settings.final:
        return
    for comment in subject.document.comments[:_MOST]:
        by = f" of {comment.author}" if comment.author else ""
        yield Hit(
            place=Place.of(comment.position),
            quote=_short(comment.quote or comment.text),
            message=f"A comment{by} is still in the file: “{_short(comment.text)}”",
            mend="Answer it and delete it.",
            verdict=Verdict.WRONG,
        )
    for passage in subject.passages:
        if "[" in passage.text or "(" in passage.text:
            yield from _typed(passage)


def _typed(passage: Passage) -> Iterator[Hit]:
    for match in _BRACKETED.finditer(passage.text):
        if match.group().startswith("(") and match.group()[1:4].strip(" :-–") in KNOWN:
            # "(FOI: please ask the clerk)" is said to the reader.
            continue
        yield hit(
            passage,
            match.start(),
            match.end(),
            "This looks like a colleague's comment.",
            mend="Answer it and take it out.",
            verdict=Verdict.CANNOT_TELL,
            severity=Severity.WARNING,
        )


@rule(
    "words-not-shown",
    title="Hidden or struck-out words",
    group="text",
    severity=Severity.WARNING,
    scope="Words marked as hidden, or struck through, in Word, HTML and Markdown: each stretch of them, up to six in a "
    "paragraph and twenty in a document.",
    leaves_out=("Documents checked as drafts.", "Struck words in a table of amendments or a schedule of changes."),
    cost="None on the five documents.",
    example=Example(
        wrong="We opened ~~twelve~~ fourteen hubs.",
        right="We opened fourteen hubs.",
        quote="twelve",
    ),
)
def words_not_shown(subject: Subject) -> Iterator[Hit]:
    """Hidden words are read by anyone who asks for them, and struck ones by everyone."""
    if not subject.settings.final:
        return
    given = 0
    for passage in subject.passages:
        if all(run.style.live for run in passage.block.runs) or is_of_changes(passage):
            continue
        for count, (words, how, context) in enumerate(_not_shown(passage)):
            if given >= _MOST or count >= _MOST_IN_ONE:
                break
            given += 1
            yield Hit(
                place=passage.place(),
                quote=_short(words),
                message=f"These words are {how}.",
                mend="Delete them, or show them.",
                verdict=Verdict.CANNOT_TELL,
                context=context,
            )


def _not_shown(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Each stretch of hidden or struck words, how it is kept back, and the words that lead up to it."""
    offset = 0
    everything = passage.block.everything
    for kept, runs in groupby(passage.block.runs, key=_kept_back):
        words = "".join(run.text for run in runs)
        start, offset = offset, offset + len(words)
        if kept and any(character.isalnum() for character in words):
            yield words, kept, everything[max(0, start - _ABOUT) : offset]


def _kept_back(run: Run) -> str:
    style = run.style
    if style.live or style.deleted:
        return ""
    return "hidden" if style.hidden else "struck through"
