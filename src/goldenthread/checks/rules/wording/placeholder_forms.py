"""The forms that placeholders take: those that can be nothing else, and those that may have been left on purpose."""

from __future__ import annotations

import re

from goldenthread.patterns import regex

MISSING = (
    r"(?:text|pictures?|statistics?|figures?|photos?|images?|maps?|charts?|graphs?|tables?|quotes?|wording|narrative"
    r"|details?|data|links?|dates?|names?|amounts?|numbers?|percentages?|case stud(?:y|ies)|infographics?)"
)
_SHOWN = r"(?:photo(?:graph)?s?|images?|pictures?|maps?|charts?|graphs?|diagrams?|infographics?|graphics?)"
_DONE = (
    r"(?:inserted|added|completed|updated|included|finalised|finalized|supplied|drafted|written|amended|attached"
    r"|checked|listed|filled in)"
)
_MONTHS = r"(?:January|February|March|April|June|July|August|September|October|November|December)"
# What was taken out on purpose, which those who answer requests for information put in brackets too.
_TAKEN_OUT = r"(?![^\]\n]{0,80}\b(?:redacted|withheld|removed|anonymi[sz]ed|not published|deleted|changed)\b)"

CERTAIN = regex(
    rf"\[{_TAKEN_OUT}\s*(?:please\s+)?(?:insert\b|(?:add|enter)\s+\w|type (?:your|text|the|in|here)\b|xx+"
    r"|(?:date|title) of\b|placeholder\b"
    r"|(?:officer|contractor|supplier|company|author|member|councillor)(?:['’]s)? name\b"
    r"|(?:figure|amount|number|text|date)(?: of \w+)?(?: here)?\s*\])(?:[^\]\n]{0,120}\])?"
    # What templates ask for in capitals: COUNCIL NAME, DATE
    rf"|\[{_TAKEN_OUT}(?![^\]\n]{0, 80}\b(?:TB[CAD]|confirmed)\b)"
    r"(?-i:[A-Z ]{0,30}\b(?:NAME|DATE|AMOUNT|NUMBER|ADDRESS|FIGURE)S?\b)[^\]\n]{0,60}\]"
    r"|\bdelete this (?:box|text|section|note|guidance|instruction)s? before (?:publi|submi|issu|send)\w+"
    rf"|\[[^\]\n]{{0,100}}\bto be {_DONE}\b[^\]\n]{{0,60}}\]"
    r"|\[(?:designed?|final|published|printed|online) version (?:will|to|should|shows?|has|with|includes?)\b"
    r"[^\]\n]{0,120}\]|[<‹«]\s*(?:insert|add|enter|name|date|text|title)\b[^<>@\n]{0,80}[>›»]"
    r"|#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)|Error!\s*(?:Reference source not found|Bookmark not defined"
    r"|No text of specified style in document|No bookmark name given|Not a valid link"
    r"|Unknown document property name)\.?|\blorem ipsum\b|\bClick (?:or tap )?here to enter (?:text|a date)\b"
    r"|\bChoose an item\b(?!\s+\w)|\b(?:enter|type|add|insert) (?:your )?(?:text|title|heading|subtitle|content) here\b"
    rf"|\b{MISSING}(?:\s+\w+){{0,6}}\s+to be inserted\b"
    r"(?!\s*(?::|(?:in|into|at|after|before|as|between|is|are|shall|reads?|and)\b))"
    rf"|\binsert {MISSING} here\b|\bDrafting note\b|\bNote to (?:self|author|drafter|reviewer|designer)\b"
    r"|(?<=[ £(])\?{3,}(?=\s+(?-i:[a-z%]))|£\s?(?:X|\?){1,4}(?![a-z0-9])(?:[,.]X{1,3})*(?:k|m|bn)?"
    r"|(?<![\w-])X{1,4}\s?%(?!\w)|(?<![\w?])\?\s?%|£\s?#[#,]*|(?<![#\w])#{2,}\s?%"
    r"|£\s?\[\s*(?:x+(?:[.,]x+)*[km]?|amount|figure|sum|tb[acd]|(?:to|insert)\b[^\]\n]{0,40}|_*)\s*\]"
    # A date's form, a day or a name still to come, dots or lines to write on, a menu's words
    r"|(?<![\w/])(?:xx[/.-](?:mm|xx|\d\d)[/.-](?:yyyy|xxxx|xx|20\d\d|20xx)|dd[/.-](?:mm|xx)[/.-](?:20\d\d|20xx))(?![\w/])"
    rf"|(?-i:(?<![\w.,/-])[Xx]{{1,2}}(?:(?:th|st|nd|rd)?\s+{_MONTHS}\b|(?:th|st|nd|rd)\s+May\b|\s+May\s+20\d\d))"
    r"|\[\s*(?:(?:hyper|web ?)?link|url|author|report author|your name|job title|•|●|_+)\s*\]"
    rf"|\((?:\w+ ){{0,3}}{MISSING} to be (?:added|inserted|supplied|provided|completed|attached)\)"
    r"|(?-i:\b(?:DD|XX?) MONTH (?:YYYY|20\d\d)\b|(?<=[a-z] )MONTH 20\d\d\b)|\b\d[\d.,]*(?-i:X{1,3})\s?%"
    r"|\bx{3,}\.(?:gov|org|co|com)\b"
    r"|\{\{\s*[A-Za-z][\w .]{1,40}\}\}|\bx,xxx\b|\b(?:paragraph|para|section|table|appendix|page)\s+(?-i:X\.X+|x\.x+)\b"
    r"|\b(?:paragraph|appendix|table|figure|section|minute(?: no\.?)?)\s+\[\s*(?:X|_+)?\s*\]|\[\s*\]\s?%",
    re.IGNORECASE,
)
# Words of a form or a draft: what they ask for may have been left on purpose.
LIKELY = regex(
    r"(?<![\w(])\(?delete (?:as|where|if not) (?:appropriate|applicable|necessary)\)?|(?<![?\w])\?{2,}(?![?\w])"
    r"|\[(?:DN|drafting)\b[^\]\n]{0,120}\]|\[\s*DRAFT\b(?![^\]\n]{0,80}\bminutes\b)[^\]\n]{0,80}\]"
    r"|\{[A-Za-z][\w ]{1,30}\}|<<[^<>\n]{1,60}>>|£\s?_{2,}"
    r"|\[\s*(?:image|picture|photo|logo|chart|map|graph|table)(?: here)?\s*\]"
    # A name may have been taken out of somebody's words.
    rf"|\[{_TAKEN_OUT}\s*name(?: of [^\]\n]{{1,60}})?\s*\]|(?-i:(?<=[a-z] )\[X\](?= [a-z]))"
    rf"|\[{_TAKEN_OUT}[^\]\n]{{0,60}}\bto (?:be )?(?:confirm(?:ed)?|provide(?:d)?|advise(?:d)?|check|add|insert|update"
    r"|complete|supply|finalise|finalize|draft|list|amend)\b[^\]\n]{0,60}\]"
    rf"|\(\s*insert\b[^)\n]{{1,80}}\)|\(\s*add (?:\w+ )?(?:hyper)?link\b[^)\n]{{0,40}}\)"
    r"|\[(?!\s*(?:click|see|tap|download|read|view|go)\b)[^\]\n]{0,40}\bhere\s*\]|(?<![#\w])#{3,}(?![#\w])"
    r"|(?-i:\b(?:table|figure|chart) X\b(?! and\b))"
    r"|\((?:Minute|Min\.?) No\.?\s*\)|\b20XX(?:[/-](?:20)?XX)?\b",
    re.IGNORECASE,
)
# What fills a short passage by itself: "Chart to follow", "INSERT GRAPH", "Legal comments: to be added".
ALONE = regex(
    rf"(?:(?:fig(?:ure)?|table|chart|map|appendix)\.?\s+\w{{1,3}}\s*[-–—:]?\s*)?(?:\w+\s+){{0,3}}{_SHOWN}\s*[-–—:]?\s*"
    r"(?:of [\w ]{3,40})?(?:is\s+|are\s+)?(?:to go here|goes here|to follow"
    r"|to be (?:added|supplied|provided|inserted|updated|confirmed))\.?"
    r"|(?-i:(?:INSERT|ADD)\s+(?:[A-Z]+\s+){0,4}[A-Z]+\.?|NEEDS? (?:FIGURES?|DATA|NUMBERS?|DATES?|TEXT)\.?)"
    rf"|(?:insert|add) (?:an? |the )?(?:{_SHOWN}|text|link|hyperlink|wording|paragraph|sentence|figures?)"
    r"(?: (?:of|on|from|about)(?: (?!when\b|if\b|that\b|you)[\w’']+){1,5}?)?(?: here)?\.?"
    r"|(?:text|wording|narrative|quote) to (?:follow|be (?:added|supplied|provided|inserted|updated))\b[^.\n]{0,60}\.?"
    r"|[\w ’']{0,50}\b(?:comments?|implications?|legal advice)(?: of the [\w ]{3,40})?\s*[-–—:]?\s*(?:are\s+|is\s+)?"
    r"(?:awaited|to follow|to be (?:added|provided|inserted|supplied|completed))\.?"
    r"|(?-i:TO BE (?:ADDED|INSERTED|UPDATED|PROVIDED|SUPPLIED|DRAFTED))\b[^.\n]{0,40}\.?",
    re.IGNORECASE,
)
LONGEST_ALONE = 120
# One of these stands in every placeholder: looked for first, for speed.
SIGNS = (
    *("[", "<", "‹", "«", "#", "{", "??", "?%", "? %", "xx", "x.x", "x%", "x %", "£x", "£ x", "£?", "£ ?", "£_", "£ _"),
    *("dd/", "dd.", "dd-", "x ja", "x fe", "x ma", "x ap", "x ju", "x au", "x se", "x oc", "x no", "x de"),
    *(
        "xth ",
        "xst ",
        "xnd ",
        "xrd ",
        "error!",
        "lorem",
        "insert",
        "here to enter",
        "choose an item",
        "enter text here",
    ),
    *(
        "type text",
        "type your",
        "enter t",
        "enter your t",
        "add text",
        "add title",
        "(add ",
        "drafting note",
        "note to ",
    ),
    *("delete as", "delete where", "delete if", "delete this", "minute no", "min. no", "min no", "month 20", "month y"),
    *("be added)", "be inserted)", "be supplied)", "be provided)", "be completed)", "be attached)"),
    *("table x", "figure x", "chart x"),
)
# And of these in what stands alone.
SIGNS_ALONE = (
    *("to follow", "be added", "be inserted", "be supplied", "be provided", "be updated", "be confirmed", "be drafted"),
    *("be completed", "awaited", "to go here", "goes here", "insert ", "add ", "need ", "needs "),
)
MAY_BE_ALGEBRA = regex(r"£?\s?x\s?%?(?:k|m|bn)?", re.IGNORECASE)
CROSSES = regex(r"(?<![\w&/.-])(?:XX+|xx+)(?:[,./-](?:XX+|xx+))*(?![\w&'’-])")
# Rows of crosses are also Roman numerals and sizes.
NUMERAL_BEFORE = regex(
    r"\b(?:part|chapter|article|volume|vol|book|section|schedule|appendix|annex|title|size|super bowl|pope"
    r"|king|louis)\s+$",
    re.IGNORECASE,
)
# What is asked of somebody, which minutes note in brackets as an action and agendas as a paper that comes later.
ASKED = regex(r"\[[^\]\n]{0,120}\bto (?!be\b)\w+", re.IGNORECASE)
UNSETTLED = regex(
    r"\b(?:date|day|time|venue|location|place|room|speaker|presenter|chair|contact|author|officer)\b", re.IGNORECASE
)
