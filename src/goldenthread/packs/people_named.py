"""People named in running text, told by the title before them: "Cllrs Lee, Shah and O'Neill asked whether ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.packs.names import Person, is_name
from goldenthread.packs.phrases import pattern

_PARTICLE = r"(?:de|van|von|der|den|la|le|ap|ab|ferch|al|bin)(?=\s)"
_NAME = re.compile(
    rf"(?:(?:{_PARTICLE} )*[^\W\d_a-z][\w'’-]*\.?)(?:[ ](?:(?:{_PARTICLE} )*[^\W\d_a-z][\w'’-]*)\.?){{0,3}}"
)
_NEXT = re.compile(r"\s*(?:,\s*(?:and|&|a|agus)?|\band\b|&|\bagus\b|\ba\b)\s*")
_PLURAL = re.compile(r"(?:councillors|cllrs|cynghorwyr|comhairleoirí|aldermen|clrs)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[A-Za-z]{3}\.\s")


def people_named(text: str) -> list[Person]:
    """Each person after a councillor's title, in order; after a plural title every name of the list."""
    return [person for _, _, persons in _runs(text) for person in persons]


def marked(text: str, known: Sequence[str] = ()) -> tuple[str, list[list[Person]]]:
    """The text with each naming, title and all, as "<0>", "<1>" ...; and who each stands for.

    A whole name that is `known` counts without a title.
    """
    made: list[str] = []
    groups: list[list[Person]] = []
    at = 0
    for start, end, persons in _with_known(text, _runs(text), known):
        made += [text[at:start], f"<{len(groups)}>"]
        groups.append(persons)
        at = end
    return "".join([*made, text[at:]]), groups


def _runs(text: str) -> list[tuple[int, int, list[Person]]]:
    """Each naming: where its title begins, where its last name ends, and the people."""
    runs: list[tuple[int, int, list[Person]]] = []
    at = 0
    titled = pattern("people", "titled")
    while title := titled.search(text, at):
        at = title.end()
        persons: list[Person] = []
        while name := _NAME.match(text, at):
            words = _trimmed(name.group())
            if not is_name(words, short=True):
                break
            persons.append(Person(words, name.start(), name.start() + len(words), "", True))
            at = name.start() + len(words)
            more = _NEXT.match(text, at)
            if not _PLURAL.search(title["title"]) or not more or not more.group().strip():
                break
            if not _NAME.match(text, more.end()) or titled.match(text, more.end()):
                break
            at = more.end()
        if persons:
            at = persons[-1].end
            runs.append((title.start(), at, persons))
    return runs


def _with_known(
    text: str, runs: list[tuple[int, int, list[Person]]], known: Sequence[str]
) -> list[tuple[int, int, list[Person]]]:
    names = [name for name in known if " " in name and name in text]
    if not names:
        return runs
    wanted = re.compile(
        r"(?<![\w.])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?![\w'’])"
    )
    for match in wanted.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end, _ in runs):
            person = Person(match.group(), match.start(), match.end())
            runs.append((match.start(), match.end(), [person]))
    return sorted(runs, key=lambda run: run[0])


def _trimmed(words: str) -> str:
    """A name without a possessive, a verb in capitals, or the first word of the next sentence."""
    end = _SENTENCE_END.search(words)
    words = words[: end.start() + 3] if end else words
    tokens = words.split(" ")
    if not tokens[0].isupper():
        # "Cllr Drake PROPOSED" names Drake.
        shout = next((n for n, token in enumerate(tokens) if len(token) > 3 and token.isupper()), len(tokens))
        words = " ".join(tokens[:shout])
    return words.rstrip(".,").removesuffix("'s").removesuffix("’s").rstrip("'’")
