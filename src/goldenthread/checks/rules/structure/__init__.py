"""Sections, headings, tables and alternative text."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.structure.colour import colour_only
from goldenthread.checks.rules.structure.outline import (
    heading_level_skipped,
    language_not_stated,
    picture_without_words,
    table_without_headers,
)
from goldenthread.checks.rules.structure.sections import section_missing

RULES: tuple[Rule, ...] = (
    section_missing,
    heading_level_skipped,
    picture_without_words,
    table_without_headers,
    language_not_stated,
    colour_only,
)
