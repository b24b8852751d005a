"""Who made the file, which its properties tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Place, Severity, Verdict
from goldenthread.checks.rule import Example, Hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_OFFICE = regex(
    r"\b(?:council|borough|city|county|district|team|department|service|services|directorate|unit|office|governance"
    r"|democratic|committee|corporate|user|admin|administrator|owner|author|unknown|default|template|microsoft"
    r"|windows|word|adobe|python-docx|goldenthread|golden thread|authority|trust|nhs|ltd|limited|llp|plc|group|board"
    r"|performance|finance|strategy|digital)\b|^\W*$",
    re.IGNORECASE,
)


@rule(
    "author-in-properties",
    title="A person's name in the file's properties",
    group="privacy",
    severity=Severity.NOTE,
    scope="The author and the last editor that a Word, PDF or HTML file (or the front matter of Markdown) gives in its "
    "properties.",
    leaves_out=("Names of offices and programs.",),
    cost="None on the five documents, which have no properties.",
    example=Example(
        wrong="---\nauthor: Jo Bloggs\n---\n\n# Report\n\nAll is well.",
        right="---\nauthor: Eastfield Borough Council\n---\n\n# Report\n\nAll is well.",
        quote="Jo Bloggs",
    ),
)
def author_in_properties(subject: Subject) -> Iterator[Hit]:
    """A junior officer's name goes out with the report, and stays in every copy."""
    properties = subject.document.properties
    named: dict[str, str] = {}
    for what, name in (("author", properties.author), ("last editor", properties.last_modified_by)):
        if name.strip() and not _OFFICE.search(name):
            named.setdefault(name.strip(), what)
    for name, what in named.items():
        yield Hit(
            place=Place(),
            quote=name,
            message=f"The file's properties give {name} as its {what}.",
            mend="Put the council's name there, or take the name out (File, Info, Inspect Document), unless it "
            "should be public.",
            verdict=Verdict.CANNOT_TELL,
        )
