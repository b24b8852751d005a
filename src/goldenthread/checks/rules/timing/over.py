"""Which words say that something is over, and what may stand between them and its date."""

from __future__ import annotations

import re
from typing import Literal

from goldenthread.checks.rules.timing.tense import DATE_FIRST, LABEL, in_quotation, last
from goldenthread.dates.days import MONTH_PATTERN
from goldenthread.patterns import regex

Sureness = Literal["", "likely", "told", "sure"]

# What is done once, and known to be done only when it is. Not what is planned, funded or promised for a day.
_EVENT = (
    r"(?:accepted|achieved|acquired|adopted|advertised|agreed|announced|appointed|approved|arrested|assessed|audited"
    r"|awarded|built|cancelled|carried|carried out|charged|circulated|closed|co-opted|completed|concluded|conducted"
    r"|confirmed|considered|consulted|convicted|delivered|demolished|discussed|dismissed|distributed|done|emailed|elected|endorsed"
    r"|established|evaluated|evicted|exchanged|finalised|fined|granted|heard|held|implemented|informed|inspected"
    r"|installed|interviewed|introduced|issued|launched|lodged|mobilised|noted|notified|opened|paid|planted|posted|presented"
    r"|prosecuted|published|purchased|ratified|received|recruited|referred|refurbished|refused|rejected|removed"
    r"|reopened|repaired|replaced|reported|returned|resolved|resurfaced|reviewed|revised|rolled out|scrutinised|seized"
    r"|sentenced|sent|served|settled|shortlisted|signed|sold|submitted|surveyed|tabled|taken|terminated|tested|trained"
    r"|transferred|undertaken|updated|upgraded|upheld|visited|withdrawn|written to|told)"
)
# What may be done now for a day to come: "approved the launch of the hub in May".
_DECIDED = regex(
    r"(?:accepted|agreed|announced|approved|confirmed|considered|discussed|endorsed|noted|presented|received|reported"
    r"|resolved|submitted|told|informed|notified|reviewed|heard|granted|consulted|issued|revised|updated|introduced"
    r"|settled)",
    re.IGNORECASE,
)
_HEADS_A_COLUMN = regex(r"\W*(?:(?:date|page|first|last|feedback)\s+)?\w+\s*", re.IGNORECASE)
_IN_OR_ON = regex(r"\w\s+(?:in|on)\s+(?:the\s+)?$", re.IGNORECASE)
_DID = regex(
    r"\s+(?:found|showed|concluded|identified|confirmed|revealed|recorded|saw|rated|attracted|drew|raised|heard|resolved"
    r"|agreed|approved|considered|noted|asked)\b",
    re.IGNORECASE,
)
_YEAR_ENDED = regex(r"^\W*in\s+the\s+(?:financial\s+)?year\s+ended\s+$", re.IGNORECASE)
_NO_NEW_VERB = regex(
    r"\s*(?:[,.;:)]|$)|\s+(?:was|were|had|has|have|by|at|and|in|with|says?|said|sets?|to)\b", re.IGNORECASE
)
_WAS = regex(r"\b(?:was|were|has been|have been)\b", re.IGNORECASE)
_OF_A_PAPER = regex(
    r"\s+(?:the|an?|its|their|this|that|these|it|them)\s+(?:[\w&’'-]+\s+){0,4}on\s+(?:the\s+)?", re.IGNORECASE
)
_OCCASION = regex(
    r"\b(?:elections?|meetings?|events?|festival|visits?|fairs?|works|launch|opening|closure|hearings?|inquiry|referendum"
    r"|parade|conference|strike|exams?|services?|ceremony|workshops?|training|day|programme|timetable)\b",
    re.IGNORECASE,
)
_BY_WHOM = regex(
    r"(?:\s+(?:by|at|to|via|through)\s+[\w\s&’'()/,-]{2,120}?)?\s+(?:on|in|in the week (?:beginning|commencing))"
    rf"\s+(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?(?:(?:{MONTH_PATTERN}|\d{{1,2}}(?:st|nd|rd|th)?)\s+(?:and|to|or)\s+)?",
    re.IGNORECASE,
)
_HAPPENED = (
    r"(?:took place|met|began|started|commenced|came into (?:force|effect)|took effect|went live|ended|closed|opened"
    r"|expired|launched|concluded|replied|responded|voted|decided|resigned|retired"
    r"|came to an end|went to \w+|came into post|died|occurred|happened|won an? \w+"
    r"|stood down)"
)
# What was done before now for a day that may be to come.
_TO_COME = (
    r"(?:planned|expected|scheduled|anticipated|intended|proposed|budgeted|projected|estimated|assumed|required|needed"
    r"|included|allocated|earmarked|reserved|delayed|deferred|postponed|extended|rescheduled|moved|booked|arranged"
    r"|timetabled|programmed|profiled|re-?profiled|targeted|hoped|supposed|based|located|interested|concerned|related"
    r"|linked|aimed|designed|invited|asked|requested|advised|modelled|forecasted|costed|allowed|granted|committed"
    r"|guaranteed|funded|offered|promised|predicted|limited|fixed|licensed|permitted|contracted|covered|increased)"
)
_BE = r"(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+|also\s+|first\s+|then\s+|last\s+|all\s+|both\s+)?"
_OVER = regex(
    rf"\b{_BE}(?:\w+ed and (?:\w+ly\s+)?)?(?P<passive>{_EVENT})\b"
    rf"|(?:[,(]|\band)\s*(?:\w+ly\s+)?(?P<apart>{_EVENT})(?=\s+(?:by|at|on|in)\b)"
    r"|(?<!\bbe )(?<!\bis )(?<!\bare )(?<!being )(?<!until )(?<!once )(?<!if )(?<!when )"
    rf"\b(?P<short>{_EVENT}|given|dated)"
    r"(?=\s+(?:on|in|by (?:the )?(?-i:[A-Z])[\w ]{3,30}? (?:on|in))\s+(?:the\s+)?$|\s+$)"
    rf"|(?<!\bbe )(?<!\bis )(?<!\bare )\b(?P<active>{_EVENT})"
    r"(?=\s+(?:(?:the|an?|its|their|this|that|these|it|them|contracts)\b|£))"
    r"|\b(?:meetings?|hearing|event|session|workshops?|by-?election)\s+(?P<met>held)\b"
    rf"|(?<!\bbe )(?<!\bis )(?<!\bare )(?<!being )\b(?P<happened>{_HAPPENED})\b"
    rf"|\b(?:was|were)\s+(?:(?!to\b|not\b|be\b|{_TO_COME})\w+\s+)?(?!{_TO_COME})(?P<any>\w{{3,}}ed)(?=\s+(?:[\w’'-]+\s+){{0,4}}$)"
    r"|\bfollowing\s+(?:the|its|an?)\s+(?P<noun>approval|adoption|launch|publication|election|introduction|opening"
    r"|closure|inspection|completion)\b",
    re.IGNORECASE,
)
_THEN_OVER = regex(
    rf"\s*,?\s*(?P<who>(?:the\s+)?(?:(?!(?:who|which|that)\b)[\w&’'()/-]+,?\s+){{1,8}}?)"
    rf"(?:{_BE}(?!to\b|due\b|going\b)\w+"
    rf"|(?P<verb>(?:{_EVENT}|exchanged|won)(?=\s+(?:(?:the|an?|its|their|our|this|that|it|contracts|\d+)\b|£)|[,.;])"
    r"|met|took place|began))\b",
    re.IGNORECASE,
)
_ADJECTIVE_BEFORE = regex(
    r"\b(?:the|an?|its|our|their|all|any|each|these|those|this|that|other|some|new|two|three|four|and|of|with|for|by|as"
    r"|is|are|be|\w+ly|being)\s*$",
    re.IGNORECASE,
)
# A body or a paper may have "and", "for" and "to" in its way: "presented to the Overview and Scrutiny Committee".
_STRAIGHT_ON = regex(
    r"(?:\s+(?!(?:(?:and|for|to)\b(?!\s+(?:the\s+|this\s+|our\s+)?(?:(?-i:[A-Z])"
    r"|committee|cabinet|council|board|members|panel|residents|these|those))"
    r"|(?:or|but|which|who|that|until|so|as|because|ahead|before|after|prior|following|next|not|seeking|from|with|is|are|was|were|has|have|had"
    r"|(?!(?:meet|hous|plann|park|build|fund|train|hear|licens|wellbe|morn|even|brief|spr|monitor)ing\b)\w{3,}ing)\b))"
    r"[\w&’'()/-]+,?){0,14}?\s+(?:on|in|between|at\s+the\s+(?:end|beginning|start)\s+of"
    r"|in\s+the\s+week\s+(?:beginning|commencing|ending|of)|(?:at|during)\s+(?:the\s+)?"
    r"(?:\w+\s+){1,3}\()\s*(?:the\s+)?(?:early\s+|mid-?\s?|late\s+)?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{MONTH_PATTERN}\s*)?(?:and|to|[-–/])\s+)?$",
    re.IGNORECASE,
)
_INTRODUCED = regex(r"^[^,.;]{3,80},\s+(?:in|on)\s+$", re.IGNORECASE)
_WITHIN_A_MEETING = regex(
    rf"^\W*{LABEL}(?:[^,.;]{{3,80}}\bthat\s+)?at\s+(?:the|its|a|their)\s+(?:[\w&’'-]+\s+){{0,3}}meeting"
    r"(?:\s+held)?\s+(?:on|of|in)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AS_AT = regex(rf"^\W*{LABEL}(?:as\s+(?:at|of)|at)\s+(?:the\s+(?:end\s+of\s+)?)?$", re.IGNORECASE)
_ITS_OBJECT = regex(r"\s+(?:the|an?|its|their|this|that)\b", re.IGNORECASE)
# What a figure was on a day: inflation was 0.8% in September.
_WAS_A_FIGURE = regex(
    r"\b(?:was|were|stood at)\s+(?:only\s+|just\s+|about\s+)?[£€]?\d[\d.,]*\s?(?:%|per cent|m|k|bn|million|thousand)?"
    r"\s+(?:in|on|at|by)\s+(?:the\s+end\s+of\s+)?$",
    re.IGNORECASE,
)
_DATED = regex(r"(?<!post-)(?<!post)\bdated\s+(?:the\s+)?$", re.IGNORECASE)
_THEN_THERE_WERE = regex(r"\s*,?\s*(?:[\w,.%&£’'()-]+\s+){1,9}?(?:had|have|has|were|was)\b", re.IGNORECASE)
_SINCE = regex(r"\bsince\s+(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?$", re.IGNORECASE)
_SINCE_THE_LAST = regex(
    r"\b(?:since\s+(?:the|our|its)\s+last|(?:the|our|its)\s+previous)\s+(?:\w+\s+){0,2}(?:meeting|report|review|audit"
    r"|inspection|update|survey|election)(?:\s+(?:to|by|from)\s+(?:the\s+)?(?:[\w&’'-]+\s+){0,4}?[\w&’'-]+)?"
    r"\s*(?:\(|,|of|on|in|held on)\s*$",
    re.IGNORECASE,
)
# What has been counted so far cannot run to a day that is to come.
_UP_TO = regex(
    r"\b(?:(?:rolling\s+|last\s+)?(?:\d{1,2}|twelve|six|three|nine)[ -]months?\s+(?:to|ended|ending|up to)"
    r"|(?:currently|snapshot|in time)\s*,?\s*\(?as\s+(?:of|at))\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$"
    r"|\b(?:most recent|latest|last) (?:update|review|inspection|meeting)(?:ed|d)?\s*[:–-]?\s*(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
_FROM_A_DAY = regex(r"\s+(?:from|between)\s+[^,.;]{4,30}?\s+(?:to|and|until|[-–])\s+(?:the\s+)?$", re.IGNORECASE)
_COUNTED = regex(
    r"\b(?:took place|ran|(?:was|were)\s+(?:also\s+)?(?:held|received|recorded|reported|made|transferred|completed"
    r"|referred|seen|carried out|undertaken|conducted|issued|dealt with|sent))"
    r"(?:\s+(?!to\b|for\b|from\b|between\b)\w+){0,5}$",
    re.IGNORECASE,
)
_DONE_IN_A_CELL = regex(
    r"^\W*(?:completed|implemented|signed off|actioned|done)\s*[:,–-]?\s*(?:on\s+|in\s+)?$", re.IGNORECASE
)
_NOT_A_TIME = regex(r"\s*,?\s*(?:is|will|would|falls|are)\b", re.IGNORECASE)
_AHEAD = regex(
    r"\b(?:will|would|may|might|could|can|should|shall|must|if|once|when|until|to be|due|forecast|projected|estimate\w*"
    r"|expect\w*|planned|plans? to|targeted|ahead of|next|scheduled|proposed|intends?|anticipated|assum\w+|likely"
    r"|programmed|deadline)\b",
    re.IGNORECASE,
)
# One of these stands in every sentence about what is over: looked for first, for speed.
_MAY_BE_OVER = regex(
    r"ed\b|\b(?:was|were|ha[sd]|have|since|met|held|sent|began|went|came|took|won|last|latest|recent|previous|months?"
    r"|as (?:at|of)|year|given|taken|built|sold|paid|done|told|heard|written|drew|saw|found|ran|stood|withdrawn|upheld"
    r"|following)\b",
    re.IGNORECASE,
)
_NEAR, _FAR = 40, 160


def over_before(sentence: str, date_at: int, date_end: int) -> Sureness:
    """How surely the words round the date at this offset say that what is dated is done.

    "likely" where they have no verb of their own ("contract awarded in May"): a milestone is written so too. "told"
    where the verb is none of those that are surely over ("were repainted in May").
    """
    before, after = sentence[:date_at], sentence[date_end:]
    if before.endswith((" on (", " in (")):
        before = before[:-1]
    if not _MAY_BE_OVER.search(sentence):
        return ""
    if _SINCE.search(before):
        return "" if _NOT_A_TIME.match(after) else "sure"
    if _AHEAD.search(_clause(before)) or in_quotation(sentence, date_at):
        return ""
    if _DATED.search(before) or _WAS_A_FIGURE.search(before):
        return "told"
    if _DONE_IN_A_CELL.match(before) or _SINCE_THE_LAST.search(before):
        return "sure"
    if _UP_TO.search(before):
        return "" if _AHEAD.search(sentence) else "told"
    span = _FROM_A_DAY.search(before)
    if span and _COUNTED.search(before, 0, span.start()):
        return "told"
    if DATE_FIRST.match(before) or _WITHIN_A_MEETING.match(before) or _INTRODUCED.match(before):
        return "sure" if _then_over(after) else ""
    if _AS_AT.match(before):
        return "sure" if _THEN_THERE_WERE.match(after) and not _AHEAD.search(after) else ""
    return _straight(before, after)


def _clause(before: str) -> str:
    """The words before the date, from the last comma if they have a verb of their own in the past after it."""
    near = before[-_FAR:]
    own = near[near.rfind(", ") + 2 :] if ", " in near else near
    return own if _WAS.search(own) else near


def _then_over(after: str) -> bool:
    """Whether what follows a date at the head of its sentence is told as done: "In May, the council sold ..."."""
    match = _THEN_OVER.match(after)
    if match is None or _AHEAD.search(after, 0, match.end() + _NEAR):
        return False
    if match["verb"] is None or not _ADJECTIVE_BEFORE.search(match["who"]):
        return True
    # "the Council formally received an application": with its object after it, an adverb makes no adjective of it.
    return match["who"].rstrip().endswith("ly") and bool(_ITS_OBJECT.match(after, match.end()))


def _straight(before: str, after: str) -> Sureness:
    match = last(_OVER, before)
    if match is None:
        return _found_then(before, after)
    between = before[match.end() :]
    if not (_STRAIGHT_ON.fullmatch(before, match.end()) or (match["short"] and not between.strip())):
        return _found_then(before, after)
    if match["short"]:
        # No be or been: "the policy agreed in May", "notice given 9 May"; not if it is for what will follow.
        ahead = _AHEAD.search(after, 0, _NEAR + _NEAR) or not _NO_NEW_VERB.match(after)
        return "" if ahead or _HEADS_A_COLUMN.fullmatch(before) else "likely"
    if match["noun"]:
        return "" if _AHEAD.search(after) or "," in between else "sure"
    if match["apart"] and match.group().startswith("a") and not _WAS.search(before, 0, match.start()):
        return ""
    # "approved the launch of a hub in May": May is the launch's.
    if (match["active"] or match["apart"]) and " of " in between:
        return ""
    # "were told of the works in May", "discussed the election in May": May may be the works' or the election's.
    said = match["passive"] or match["active"] or match["apart"] or ""
    if _DECIDED.fullmatch(said):
        whose = _OF_A_PAPER if match["active"] else _BY_WHOM
        if not whose.fullmatch(between) or (match["active"] and _OCCASION.search(between)):
            return ""
    return "likely" if match["apart"] else "told" if match["any"] else "sure"


def _found_then(before: str, after: str) -> Sureness:
    """Whether what is dated did something: "the inspection in May found ..."."""
    if _IN_OR_ON.search(before) and _DID.match(after):
        return "sure"
    ended = _YEAR_ENDED.search(before) and _THEN_THERE_WERE.match(after) and not _AHEAD.search(after, 0, _FAR)
    return "likely" if ended else ""
