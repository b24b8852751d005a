"""Telling English from other languages. The sentences are our own."""

from pathlib import Path

import pytest

from goldenthread.documents.languages import language_of

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
