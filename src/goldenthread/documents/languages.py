"""Which language a text is in, told by its commonest small words. Enough to say "this is not English", and no more."""

from __future__ import annotations

import re
from collections import Counter

# The commonest words of each language that are no word of another here, as any frequency list gives them.
SMALL_WORDS = {
    "en": "the of and to that for is with this by are from which will have has been their we our",
    "cy": "yn yr ac mae ar bod wedi gan hyn sydd eu ein fel gyda neu cyngor oedd bydd hwn hefyd",
    "fr": "le les des est et une dans pour qui sur avec pas sont aux cette nous ont leur être plus",
    "de": "der die und das ist nicht den mit von für auf dem eine sich auch als werden wird oder wurde",
    "es": "el los las del que una por con para está como más pero sus fue son este ha entre cuando",
    "it": "il che di della per sono con non gli dei nel alla delle anche questo dal più degli essere",
    "pl": "w na nie się jest do że z przez oraz dla od przy są który jako lub tego może będzie",
    "pt": "os uma não para com dos mais das pela pelo são ao foi ser às seu sua também pode",
    "ro": "și în este sunt pentru cu din prin mai care nu sau fost acest această ale către după fi",
    "nl": "het een van niet zijn voor aan met deze wordt ook bij naar worden hebben heeft door dat",
    "ga": "agus na sa go leis ag bhí atá chun ach ina faoi iad sin seo muid mar tá",
}
LISTS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 30
LEAST_SHARE = 0.08


def language_of(text: str) -> str | None:
    """The language of a text as a two-letter code (ISO 639-1), or None where it is too short or cannot be told.

    At least 30 words are needed, and one in twelve of them among the language's own small words.
    """
    words = WORD.findall(text[:60_000].lower())
    if len(words) < LEAST_WORDS:
        return None
    counts = Counter(words)
    shares = {language: sum(counts[word] for word in listed) / len(words) for language, listed in LISTS.items()}
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= LEAST_SHARE else None
