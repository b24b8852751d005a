"""Telling English from other languages. The sentences are our own."""

from pathlib import Path

import pytest

from goldenthread.documents.languages import language_of, script_of

SENTENCES = {
    "en": "The council agreed that the report on libraries would be brought to the next meeting, and "
    "that it will have the figures for this year.",
    "cy": "Mae cyngor y sir wedi cytuno bod yr adroddiad ar lyfrgelloedd yn cael ei gyflwyno hefyd gyda "
    "ffigurau sydd gan ein swyddogion neu eu partneriaid.",
    "fr": "Le conseil a décidé que les chiffres pour les bibliothèques sont dans le rapport qui est "
    "présenté avec une note sur cette question et des tableaux.",
    "de": "Der Rat hat beschlossen, dass die Zahlen für die Büchereien mit dem Bericht vorgelegt werden "
    "und auf der Seite nicht mehr als eine Tabelle ist.",
    "pl": "Rada nie zgodziła się na to, że raport jest przyjęty przez komisję oraz do tego dane dla "
    "bibliotek są w tabeli, który jako załącznik może być od dziś.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_language_is_told_by_its_small_words(language: str) -> None:
    assert language_of(f"{SENTENCES[language]} " * 3) == language


def test_what_is_short_or_only_figures_cannot_be_told() -> None:
    assert language_of("The council agreed") is None
    assert language_of("Barnet Libraries Hendon Colindale Edgware Burnt Oak Finchley " * 20) is None


def test_the_real_documents_are_english(shared: Path) -> None:
    for seed in (shared / "seeds").glob("*.txt"):
        assert language_of(seed.read_text(encoding="utf-8")) == "en"


OTHERS = {
    "sv": "Nämnden har granskat rapporten för kvartalet och det är klart att siffrorna om biblioteken inte kan "
    "stämma med det som står i bilagan från i våras.",
    "tr": "Meclis bu yıl için hazırlanan raporu inceledi ve kütüphane sayıları ile ilgili daha fazla bilgi gerekli "
    "olan bir tablo için ne yapılacağına karar verdi.",
    "gd": "Bha a' chomhairle airson gum biodh an aithisg seo air a toirt gu coinneamh agus tha na figearan anns a' "
    "chlàr, ach chan eil iad ceart.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_languages_spoken_in_british_towns_are_told_too(language: str) -> None:
    assert language_of(f"{OTHERS[language]} " * 3) == language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Совет рассмотрел доклад о работе библиотек за второй квартал и принял его к сведению. " * 2, "Cyrillic"),
        ("نظر المجلس في التقرير عن المكتبات للربع الثاني وأخذ علما به مع الأرقام الواردة في الجدول. " * 2, "Arabic"),
        ("The council met and took note of Πρακτικά, the Greek for minutes, as its name. " * 3, None),
        ("1,234 → ↑ £5m ■ ▲ ● ½ " * 40, None),
    ],
)
def test_letters_that_are_not_those_of_english_are_told(text: str, script: str | None) -> None:
    assert script_of(text) == script
