"""The shapes that things with digits have. Every pattern here is matched at one place, never searched for."""

from __future__ import annotations

import re

from goldenthread.patterns import regex

DIGIT = regex(r"[0-9]")
PLAIN_SPACES = str.maketrans(
    dict.fromkeys("\t\n\r\x0b\x0c\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u205f\u3000", " ")
    | dict.fromkeys("\u2009\u202f", "\u2009")
    | dict.fromkeys("−‑‐‒﹣－", "-")
    | dict.fromkeys("–—―", "–")
    | dict.fromkeys("’‘`´", "'")
    | {"％": "%", "￡": "£", "﹪": "%", "“": '"', "”": '"'}
)
"""One character for one, so that offsets hold."""

_FULL_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LONG = "|".join(_FULL_MONTHS)
MONTH = (
    rf"(?:{_LONG}|{_LONG.upper()}|{_LONG.lower()}|May|MAY"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
_ORD = r"(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"\d{1,2}(?:[.:]\d\d)?"
_HALF_DAY = r"\s?(?:[ap]\.m\.|[ap]m\b|[AP]\.?M\b|noon\b|midnight\b)"

SHAPE = regex(
    rf"(?P<date>\d{{1,2}}{_ORD}(?:\s?(?:,|and|&|to|-|–)\s?(?:the\s)?\d{{1,2}}{_ORD}){{0,4}}(?:\s+|-)(?:of\s+|day\sof\s)?"
    rf"{MONTH}(?:,?[\s-]+(?:{_YEAR}(?!\d)|'?\d\d(?![\w.,%])))?(?![a-z])"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/%]|\.\d)"
    r"|\d{4}-\d\d-\d\d(?!\d)"
    rf"|\d{{1,2}}(?:{'|'.join(m[:3].lower() for m in [*_FULL_MONTHS, 'May'])})\d\d(?!\d))"
    rf"|(?P<time>{_CLOCK}(?:{_HALF_DAY})?\s?(?:-|–|to|until)\s?{_CLOCK}{_HALF_DAY}|{_CLOCK}{_HALF_DAY}"
    r"|\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    rf"|(?P<years>{_YEAR}\s?(?:/|-|–)\s?(?:to\s)?(?:{_YEAR}|\d{{1,3}})(?![\d%/]|[.,]\d)|{_YEAR}\sto\s{_YEAR}(?!\d))"
    r"|(?P<phone>0\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d|,\d))"
    r"|(?P<nhs>\d{3}[ -]\d{3}[ -]\d{4}(?!\d))"
    r"|(?P<always>24/7|9/11|50/50|1-2-1|(?:1|one)-to-(?:1|one)|360°)(?!\w)"
    r"|(?P<dotted>\d{1,3}(?:\.\d{1,3}){2,}[a-z]?(?!\d))"
    r"|(?P<ratio>\d{1,3}\s?:\s?\d{1,3}(?![\d:]))"
)
"""What begins with a digit and is no number, tried in this order; "ratio" is a number of a kind."""

POUND_ENTITIES = ("&#163;", "&pound;")
NUMBER = regex(r"\d+(?:[,.\u2009]\d+)*(?: ,\d{3}(?![\d,]))?")
WELL_FORMED = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\u2009\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
POINT_FIRST = regex(r"\.\d+")

SUFFIX = regex(
    r"\s?%(?:\s?-?(?P<pointed>p(?:oin)?ts?\b|age\spoints?\b|pp\b|p\.p\.)|(?P<percent>))"
    r"|\s?(?:per\s?cent(?:age)?|percent(?:age)?|pct)\b(?:\s?-?(?P<points>points?\b)|(?P<percents>))"
    r"|\s?(?P<pp>ppts?|pp|p\.p\.|pts)\b"
    r"|[\s-]?(?P<scale>million|billion|trillion|thousand|hundred|bn|mn|tn|mill)\b"
    r"|(?P<letter>[kKmM])\b(?!²|³|/)"
    r"|(?P<ordinal>st|nd|rd|th|ST|ND|RD|TH)\b"
    r"|(?P<pence>p)\b(?!\.\d)"
    r"|(?P<times>x|X)\b"
    r"|(?P<plus>\+)"
    r"|'?(?P<plural>s)\b"
    r"|-(?P<hyphened>[A-Za-z]+)(?P<old>-olds?\b)?"
    r"|(?P<unit>kgs?|km|mph|hrs?|mins?|yrs?|wks?|ha|FTEs?|WTEs?|sqm|m²|m2)\b"
    r"|(?P<glued>[A-Za-z_]\w*(?:[-/]\w+)*)"
)
"""What stands straight after a number."""
MONEY_SCALE = regex(r"\s?(?P<scale>million|billion|trillion|thousand|bn|mn|tn|mill?|mln|m|k|b)\b", re.IGNORECASE)
AFTER_SCALE = regex(
    r"\s?%(?:\s?-?(?P<pointed>p(?:oin)?ts?\b|age\spoints?\b)|(?P<percent>))|-(?P<hyphened>[a-z]+)|(?P<plus>\+)"
)

PER = regex(
    r"\s(?:per|for\severy|in\severy)\s(?P<number>\d{1,3}(?:,\d{3})+|10+)(?![\d,]|\.\d)(?:\s(?P<of>[a-z]+))?"
    r"|(?:\sper\s|/(?=(?:year|yr|month|week|day|hour|hr|head|person|visit|night)\b))(?P<what>[A-Za-z]+)|\s(?P<pa>p\.?a\.?)(?![A-Za-z])"
    r"|\s(?:a|an|each|every)\s(?P<time>year|month|week|day|hour)\b"
)
YEARS_OLD = regex(
    r"[\s-]+(?:years?|yrs?|months?)[\s-]+olds?\b|\s?\+?\s(?:years?\s(?:of\sage|and\s(?:over|under|above))|and\s(?:over|under)\b)"
)
NOUN = regex(
    r"(?:\s(?:of|out\sof)\s(?:the\s|all\s|our\s|its\s)?|\s)(?!\s)([A-Za-z][\w'&-]*)(?:\s([A-Za-z][\w'&-]*))?"
    r"(?:\s([A-Za-z][\w'&-]*))?"
)
ABROAD = regex(r"\d{1,3}[\s-]?(?:\(0\)\s?)?\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d|,\d)")
"""A telephone number as it is dialled from abroad, after its plus sign."""
FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
STREET = regex(
    r"\s(?:[A-Z][\w']+\s){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Gardens|Court|Crescent|Way|Hill|Grove|Place"
    r"|Terrace|Square|Walk|Rise|Mews|Parade|Broadway|St|Rd|Ave)\b"
)
RANGE_LINK = regex(r"\s?(?:-|–)\s?|\sto\s|\s(?:and)\s")
POSTCODE = regex(r"[A-Z]{1,2}\d[A-Z\d]?(?:\s\d[A-Z]{2}\b)?(?!\w)")
FULL_POSTCODE = regex(r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
NI_NUMBER = regex(r"[A-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D]\b")
REST_OF_REFERENCE = regex(r"[\w&/-]*(?:\.\d\w*)*(?:\(\w{1,5}\))*")
LABEL_REST = regex(r"[A-Za-z]{0,2}\b(?:\.\d+)*(?:\s?\(\w{1,5}\))*")
QUARTER_REST = regex(r"\d(?:\s?(?:-|–|/|&|and|to)\s?Q\d)?")
LIST_LINK = regex(r"(?:,|\s?&|,?\sand|,?\sor|\s?-|\s?–|\sto)\s?\Z")
OF_PAGES = regex(r"\sof\s\d+")
REST_OF_DATE = regex(rf"{_ORD}(?:,?\s{_YEAR}(?!\d))?")
REST_OF_AGE = regex(
    r"(?:\s?(?:-|–|to|and|or)\s?\d{1,3}(?![\d%]))?\+?(?:[\s-]+(?:years?|yrs?)(?:[\s-]+olds?|\sof\sage)?\b)?"
)
SHORT_YEARS = regex(r"(\d\d)\s?[/-]\s?(\d\d)(?![\d/%]|[.,]\d)")
TYPED_NUMBER = regex(r"([1-9]\d?)\s+(?:[A-Z][a-z]|[A-Z]{2,}\s[A-Z]{2}|A\s|I\s)(?![a-z]*\s?\d)")
"""A number typed before a heading or a sentence without a point: "2 REASONS FOR", "1 We have"."""
ZEROS = regex(r"0+s?")
REST_OF_EMAIL = regex(r"[\w.+-]*@[\w.-]+")
