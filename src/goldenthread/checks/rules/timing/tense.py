"""Which words say that something is still to come, and what may stand between them and a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.checks.passages import Passage
from goldenthread.dates.days import MONTH_PATTERN
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_ADVERB = r"(?:also|then|now|next|again|not|only|first|still|therefore|subsequently|both|all|each|\w+ly)"
_DONE = (
    r"(?:\w{2,}ed|sent|held|made|taken|given|put|brought|built|run|begun|set|met|done|shown|kept|paid|told|seen|written"
    r"|chosen|sought|rebuilt|undertaken|reset|laid|led)"
)
_PLAN = r"(?:expected|scheduled|planned|anticipated|timetabled|programmed)"
_VERB = (
    r"(?:go live|go|come|take|open|start|begin|commence|launch|finish|complete|report|close|conclude|end|move|return"
    r"|meet|consider|publish|submit|present|deliver|consult|decide)"
)
COMING = regex(
    # "will be taken", "shall then report"
    rf"\b(?<!the )(?<!free )(?P<will>(?:will|shall)\s+(?:{_ADVERB}\s+)*(?:be\s+(?:{_ADVERB}\s+)*(?:able to \w+|\w+)"
    r"|(?!have\b)\w+))"
    # "is due to open", "works due to begin"
    rf"|\b(?:(?:is|are)\s+)?(?:{_ADVERB}\s+)*due\s+(?:to\s+(?:be\s+\w+|{_VERB}\b)|back|out|for|in|by|on)\b"
    r"|\b(?:now|still|currently|is|are)\s+(?:now\s+|still\s+)?due\b"
    # What must be set by 11 March, what has to be returned by then.
    rf"|\b(?:must|(?:has|have|needs?) to)\s+be\s+(?:{_ADVERB}\s+)*{_DONE}"
    r"(?=\s+(?:\w+\s+){0,2}(?:by|before)\b)"
    # "are expected to be fitted", "is on track for", "is being arranged for"
    rf"|\b(?:is|are|'s|being)\s+(?:{_ADVERB}\s+)*(?:{_PLAN}|set|intended|proposed|going|arranged"
    rf"|on (?:track|course|target))(?:\s+(?:to|for)\b)?(?:\s+(?:be\s+\w+|{_VERB}\b))?"
    # "expected by", "to be completed", "aims to finish"
    rf"|\b{_PLAN}\s+(?:to\s+(?:be\s+{_DONE}|\w+)|for|by|in)\b|\bto\s+be\s+(?:{_ADVERB}\s+)*{_DONE}\b"
    r"|\b(?:intends?|aims?|plans?|proposes?|hopes?)\s+to\s+(?:be\s+)?\w+|\b(?:is|are)\s+to\s+(?:be\s+)?\w+"
    # "consultation closes on", "the next meeting is on"
    r"|\b(?:consultation|survey|applications?|bidding|nominations?)\s+(?:closes?|opens?)\b"
    r"|(?<!which )(?<!that )\b(?:closes|opens)(?=\s+(?:at\s+[^,.;]{1,15}\s+)?on\b)"
    r"|\b(?:booked|arranged|fixed) for\b|\bnext (?:\w+ )?(?:meeting|update|review|report)\s*(?:[:–(-]|$)"
    r"|\b(?:to|will|officers|cabinet) recommends?\b[^.;]{0,90}?\bto"
    r" (?:the )?(?:full |county |annual )?council\b(?=\s+(?:on|in)\b)|\bnext meeting is\b"
    r"|\bthe next (?:[\w()&’'-]+ ){1,7}?(?:is|takes place|meets|is held)\b(?=\s+(?:on|in|at)\b)"
    # "the lease expires on", "the next phase begins in"
    r"|(?<![Yy]ear )(?<![Tt]erm )(?<!which )(?<!that )(?<!who )\b(?:rises|expires?|launches|begins|starts|commences"
    r"|falls due|comes? into (?:force|effect)|takes? (?:place|effect))\b(?=\s+(?:on|in)\b)",
    re.IGNORECASE,
)
# What tells that the plan is an earlier one, told again: "it was agreed that X will", "had been planned".
_RETOLD = regex(
    r"\b(?:agreed|resolved|noted|said|stated|reported|advised|explained|confirmed|announced|told|asked|requested|heard"
    r"|informed|committed|promised|recommended|instructed|required|pledged|envisaged|hoped|assumed|assumes|predicted"
    r"|forecast|suggested|indicated|wrote|reads?|quoted|originally|previously|initially|formerly|at th(?:at|e) time)\b",
    re.IGNORECASE,
)
_PAST_BEFORE = regex(
    r"\b(?:was|were|had|been|would|needed|originally|previously|initially|requirement)\W+(?:\w+\W+){0,6}$",
    re.IGNORECASE,
)
# Between the verb and the date may stand places, bodies and prepositions; none of these, which begin another thought.
_OTHER_THOUGHT = regex(
    r"\b(?:which|who|whose|that|where|when|while|whilst|after|following|since|because|as|than|if|once|unless|although"
    r"|though|but|so|and (?:the|then|is|are|an?)|based|line|against|compared|comparison|agreed|approved|published"
    r"|dated|issued|made|held|taken|given|adopted|signed|set out|was|were|had|has|have|is|are|been|using|under|per"
    r"|according|reflect(?:s|ing)?|baseline|levels?|prices?|inflation|CPI|RPI|backdated|retrospective\w*|effective"
    r"|apply|applies|applied|cover(?:s|ing|ed)?|data|figures?|periods?|year end(?:ed|ing)|survey|census|valuation"
    r"|version|edition|letter|minutes|decisions?|plan|strategy|act|regulations?|from the|those|done|born|aged"
    r"|reviewed|expired?|over)\b|[;:]",
    re.IGNORECASE,
)
# A thing that was done at the date ("the lease signed in March"), unless the word only looks like it.
_DONE_THING = regex(r"\b(?!(?:need|speed|united|limited|bed|seed|feed|indeed|shed|red)\b)[a-z]{2,}ed\b", re.IGNORECASE)
_LEADS = regex(
    r"(?:\b(?:on|in|by|at|before|from|until|till|during|for|to|early|mid|late|end|commencing|w/c|w/e|between|around"
    r"|about|ahead of|prior to|spring|summer|autumn|winter|and|or|live|is|due|close[sd]?|opens?"
    r"|week (?:beginning|commencing|ending)|(?:end|start|beginning|middle|week|month|weekend|spring|summer|autumn"
    r"|winter)\s+of|(?:to|at)\s+(?:the|its)\s+(?:\w+\s+){0,3}meeting\s+of)\s*(?:the\s+)?|[(,:–—-]\s*"
    r"|\bnext (?:update|review|report)\s+)"
    rf"(?:{MONTH_PATTERN}\s*(?:and|or|/)\s+|\d{{1,2}}(?:st|nd|rd|th)?\s*(?:and|or|to|[-–,])\s*)?$",
    re.IGNORECASE,
)
_NOT_A_PLAN = regex(
    r"\b(?:will|shall)\s+(?:\w+ly\s+|also\s+)*(?:be\s+)?(?:backdated|effective|appl(?:y|ied)|cover|compared?|build"
    r"|based?|follow|reflect|used?|measured?|continue|uprated?|relate|refer|replace|draw|remain|judged|assessed"
    r"|include)\b|\bto\s+be\s+born\b",
    re.IGNORECASE,
)
_LESS_SURE = regex(r"\b(?:from|effect|force)\b", re.IGNORECASE)
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Coming:
    """Words that put what follows them in the future. `outright`: "will" or "shall", not a plan or an expectation."""

    start: int
    end: int
    outright: bool


def coming_before(sentence: str, date_at: int) -> Coming | None:
    """The words that say the date at this offset is still to come, or None where it is not said, or only told again."""
    before = sentence[:date_at]
    match = last(COMING, before)
    if match is None or not _LEADS.search(before) or in_quotation(sentence, date_at):
        return None
    between, head = before[match.end() :], before[: match.start()]
    if len(between) > _LONGEST or _OTHER_THOUGHT.search(between) or _DONE_THING.search(between):
        return None
    if _NOT_A_PLAN.search(match.group()):
        return None
    outright = match["will"] is not None
    if _RETOLD.search(head) or (not outright and _PAST_BEFORE.search(head)):
        return None
    return Coming(match.start(), match.end(), outright and not _LESS_SURE.search(between))


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of a pattern in a text."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def in_quotation(sentence: str, offset: int) -> bool:
    """Whether the character at this offset stands within quotation marks."""
    before = sentence[:offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("‘") > before.count("’")


LABEL = r"(?:\(?(?:[\d.a-z]{1,6}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+)?"
"""What a paragraph may be numbered with: "3.1", "(a)", "12."."""

DATE_FIRST = regex(
    rf"^\W*{LABEL}(?:in|on|by|from|before|during|(?:at|by) the (?:end|start|beginning) of)\s+"
    r"(?:the\s+)?(?:early\s+|mid-?\s?|late\s+)?$",
    re.IGNORECASE,
)
"""What stands before a date that begins its sentence: "In March 2021 the ..."."""

_LISTED = regex(r"\s*(?:,|;|,?\s*and|&)\s*(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
_LONGEST_LIST = 12


def first_of_its_list(passage: Passage, mentions: Sequence[DayMention], at: int) -> int:
    """Where a list of dates begins of which this is one: what is said before the first holds for each of them."""
    first = at
    while first and at - first < _LONGEST_LIST:
        if not _LISTED.fullmatch(passage.text, mentions[first - 1].end, mentions[first].start):
            break
        first -= 1
    return mentions[first].start
