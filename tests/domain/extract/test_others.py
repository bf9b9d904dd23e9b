"""Other languages: quotation marks and the cue beside them; the language is found, never assumed."""

import pytest

from factcheck.domain.extract import extract
from factcheck.domain.extract.language import language_of
from tests.domain.extract.reading import words

TEXTS = {
    "uk": (
        "«Ми не підривали цей міст», — заявив речник міста Олег Коваль. Про це він сказав у середу.",
        "Олег Коваль",
        "заявив",
    ),
    "ru": (
        "«Мы не взрывали этот мост», — заявил мэр города Олег Ковалев. Об этом он сказал в среду.",
        "Олег Ковалев",
        "заявил",
    ),
    "az": (
        "“Biz bu körpünü partlatmamışıq”, - Elçin Məmmədov deyib. Bu barədə o, çərşənbə günü bildirib.",
        "Elçin Məmmədov",
        "deyib",
    ),
    "fr": (
        "« Nous n'avons pas détruit le pont », a déclaré Jean Morel dans la soirée.",
        "Jean Morel",
        "a déclaré",
    ),
    "es": ("“No hemos destruido el puente”, dijo el portavoz Juan Pérez en la radio.", "Juan Pérez", "dijo"),
    "ar": ("قال المتحدث باسم المدينة: «لم ندمر هذا الجسر» في مؤتمر صحفي", "المتحدث باسم المدينة", "قال"),
}


@pytest.mark.parametrize("language", TEXTS)
def test_quotation_speaker_and_cue_are_found(language):
    text, speaker, cue = TEXTS[language]
    one = extract(text)[0]

    assert language_of(text) == language
    assert (one.speaker, words(text, one.cue), one.manner) == (speaker, cue, "direct")


def test_an_unknown_language_still_shows_its_quotations():
    assert len(extract("„Wy nie zburzyliśmy tego mostu nigdy”", language="pl")) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed and nobody has said why.", "en"),
        ("Die Brücke ist gesperrt, und niemand hat gesagt, warum.", "de"),
        ("", "und"),
        ("12345 !!", "und"),
    ],
)
def test_the_language_is_found(text, language):
    assert language_of(text) == language
