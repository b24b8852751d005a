"""The sections that councils' report templates ask for, with the words that head them. Data: add a template here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@cache
def _heads(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its name, and how its heading may begin (a regular expression, letter case of no account)."""

    name: str
    heads: str

    def is_headed(self, words: str) -> bool:
        """Whether a heading, without its number, is this section's."""
        return _heads(self.heads).match(words) is not None


@dataclass(frozen=True, slots=True)
class Template:
    """A template: it is taken to be followed where at least `least` of its sections are there.

    `together` are sections of which the second is asked for only where the first is there; `marks` those of which
    one at least must be there for the template to be the one that is followed. It is followed too where `least_in_all`
    of sections and marks together are there.
    """

    name: str
    least: int
    sections: tuple[Section, ...]
    together: tuple[tuple[Section, Section], ...] = ()
    marks: tuple[Section, ...] = ()
    least_in_all: int = 99


RECOMMENDATIONS = Section(
    "recommendations",
    r"(?:officers?['’]?s?\s+)?recommend(?:ations?|ed|s)\b|proposed decisions?|decisions? (?:required|sought"
    r"|recommended)|action required|resolution|the (?:committee|cabinet|board|council|panel) is (?:asked"
    r"|recommended|requested|invited)|that the (?:committee|cabinet|board)",
)
REASONS = Section(
    "reasons for the recommendations",
    r"reasons?(?: for| behind)? (?:the )?(?:recommend|decision|proposal|urgency)|reasons\b|rationale"
    r"|why this (?:report|decision)|justification|proposals? and reasons|background and reasons"
    r"|.{0,60}\breasons?\b(?: for|\W*$)",
)
ALTERNATIVES = Section(
    "alternative options",
    r"(?:alternative|other|different)s?\b.{0,30}\boption|alternatives?\b|options? (?:considered|appraisal"
    r"|analysis|and|available|rejected)|options?\W*$|proposals? and alternatives"
    r"|reasons? for (?:the )?(?:decision|recommendation)s? and (?:alternative|other)",
)
# Executive decisions give the alternatives and the reasons together (SI 2012/2089 regulation 12).
REJECTED = Section(
    "alternative options",
    r"(?:alternatives?\b|(?:other|alternative) options?\b).{0,40}(?:consider|reject|recommend|discount)"
    r"|alternatives?(?: options?)?\W*$",
)
FINANCE = Section(
    "financial implications",
    r"(?:financ\w+|resources?|budget\w*|cost|section 151|s151|chief finance|revenue|value for money"
    r"|economic)\b.{0,60}|comments of the (?:chief financ|director of (?:financ|resourc)|section 151|s151)"
    r"|implications.{0,6}financ|impact on (?:the )?(?:budget|resources)",
)
LEGAL = Section(
    "legal implications",
    r"(?:legal|constitution\w*|monitoring officer|law|statutory|governance and legal|governance)\b"
    r"|comments of the (?:monitoring|head of legal|director of law|director of legal|borough solicitor"
    r"|city solicitor)|implications.{0,6}legal",
)
EQUALITIES = Section(
    "equalities",
    r"(?:public sector )?equalit(?:y|ies)|general public sector equality|diversity|equal opportunit|inclusion"
    r"|impact on (?:the )?(?:equalit|protected)|integrated impact|fairness|edi\b|eqia\b|implications.{0,6}equal",
)
PAPERS = Section(
    "background papers",
    r"background (?:papers?|documents?|information|reading|reports?)|list of background|documents? (?:relied"
    r"|used|consulted)|supporting (?:papers|documents)|local government \(access to information\)"
    r"|access to information|papers relied|sources",
)
RISK = Section("risk management", r"risks?\b|crime and disorder|opportunities and risks|key risks")
CONSULTATION = Section(
    "consultation and engagement",
    r"consult\w+|engagement|stakeholder|public engagement|views of|implications.{0,6}consult",
)
IMPLEMENTATION = Section(
    "post decision implementation",
    r"post.?decision implementation|implementation|next steps|timetable for (?:decision|implementation)|timescales?",
)
NEED = Section(
    "why this report is needed",
    r"why this report|purpose (?:of|and)|(?:executive )?summary|introduction|background"
    r"|reason for (?:this )?report|context",
)
PRIORITIES = Section(
    "corporate priorities and performance",
    r"(?:our plan|corporate|council|strategic)\b.{0,30}\b(?:priorit|plan|objective|performance|aim)|(?:link"
    r"|contribution|relevance|relationship|alignment|implications).{0,20}(?:priorit|plan|strateg)"
    r"|policy (?:context|implication|framework)|priorities",
)
SOCIAL_VALUE = Section("social value", r"social value|(?:benefits of )?public services \(social value\)")
PARENTING = Section("corporate parenting", r"corporate parent")

TEMPLATES = (
    Template(
        "the template with “Why this report is needed” and “Post decision implementation”",
        12,
        (
            RECOMMENDATIONS, NEED, REASONS, ALTERNATIVES, IMPLEMENTATION, FINANCE, SOCIAL_VALUE, LEGAL, RISK,
            EQUALITIES, PARENTING, CONSULTATION, PAPERS,
        ),
    ),
    Template(
        "a decision report",
        3,
        (FINANCE, LEGAL, EQUALITIES, PAPERS),
        ((REASONS, ALTERNATIVES), (REJECTED, REASONS), (REASONS, RECOMMENDATIONS), (REJECTED, RECOMMENDATIONS)),
        (RECOMMENDATIONS, REASONS, ALTERNATIVES),
        5,
    ),
)  # fmt: skip
"""The first that a report follows is the one it is held to."""
