"""Which language a text is in, told by its commonest small words. Enough to say "this is not English", and no more."""

from __future__ import annotations

import unicodedata
from collections import Counter

from goldenthread.patterns import regex

# The commonest words of each language that are no word of another here, as any frequency list gives them. Some of
# English's are another's too: it is what is expected, and another must have clearly more.
SMALL_WORDS = {
    "en": "the of and to that for is with this by are from which will have has been their we our in on as it or not be",
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
    "gd": "agus bha tha airson anns air gun gu nan nam leis seo iad chan deach bhith ach bheil eil ris aig",
    "sv": "och att det som är på för till den av med inte har ett om var kommer från kan vid eller efter",
    "da": "og at det som er på for til den af med ikke har et om var fra kan ved eller efter blev være",
    "nb": "og at det som er på for til den av med ikke har et om var fra kan ved eller etter ble være",
    "fi": "ja on ei että se oli ovat mutta tai myös kun kuin sen voi jos hän sekä joka niin olla",
    "tr": "ve bir bu için ile olarak da daha çok olan gibi kadar sonra ancak değil oldu en ne ya tarafından",
    "cs": "je na se že za pro byly byl ve tento které jsou podle nebo jako při také bude od by jeho této",
    "sk": "je na sa že za pre boli bol vo tento ktoré sú podľa alebo ako pri tiež bude od by jeho",
    "hu": "és az hogy nem egy meg ez volt is de vagy mint csak már ki még el kell lehet ha ezt azt minden",
    "lt": "ir kad yra su iš į ne tai buvo dėl kaip apie už nuo prie bus jų taip pat šis savo",
    "sq": "dhe të në një për me që është nga nuk ka janë kjo do më ose si edhe ishte këtë",
    "so": "oo iyo waa ka ku la in ay uu waxa ee waxaa si ama loo lagu wuxuu kala ayaa ahaa dadka",
}
LISTS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
# How the names of letters begin in Unicode, and what those who read them call them.
SCRIPTS = {"CJK": "Chinese or Japanese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
LEAST_LETTERS = 60
SAMPLE = 4_000
WORD = regex(r"[^\W\d_]+")
LEAST_WORDS = 30
LEAST_SHARE = 0.08
CLEAR_OF_ENGLISH = 1.5


def language_of(text: str) -> str | None:
    """The language of a text as a two-letter code (ISO 639-1), or None where it is too short or cannot be told.

    At least 30 words are needed, one in twelve of them among the language's own small words, and half as many again as
    are among those of English.
    """
    words = WORD.findall(text[:60_000].lower())
    if len(words) < LEAST_WORDS:
        return None
    counts = Counter(words)
    shares = {language: sum(counts[word] for word in listed) / len(words) for language, listed in LISTS.items()}
    best = max(shares, key=lambda language: shares[language])
    # A page of headings and table lines has few small words, and by chance some of them are another language's too.
    if shares[best] < LEAST_SHARE or (best != "en" and shares[best] < CLEAR_OF_ENGLISH * shares["en"]):
        return None
    return best


def script_of(text: str) -> str | None:
    """The letters that most of a text is in, where they are not those of English: "Arabic", "Cyrillic"."""
    letters = [letter for letter in text[: SAMPLE * 5] if letter.isalpha()][:SAMPLE]
    foreign = [letter for letter in letters if letter > "\u036f"]
    if len(foreign) < LEAST_LETTERS or len(foreign) * 2 < len(letters):
        return None
    name, _ = Counter(unicodedata.name(letter, "UNKNOWN").partition(" ")[0] for letter in foreign).most_common(1)[0]
    return SCRIPTS.get(name, name.title())
