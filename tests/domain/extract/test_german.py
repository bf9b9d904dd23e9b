"""German by its own rules."""

import pytest

from factcheck.domain.extract import extract
from tests.domain.extract.reading import told

SHAPES = {
    "dass": (
        "Der Bürgermeister sagte, dass die Brücke gesperrt sei.",
        ("Der Bürgermeister", "sagte", "dass die Brücke gesperrt sei"),
    ),
    "subjunctive": (
        "Anna Quist erklärte, die Brücke sei sicher.",
        ("Anna Quist", "erklärte", "die Brücke sei sicher"),
    ),
    "inverted": (
        "„Die Brücke ist sicher“, sagte Anna Quist am Montag.",
        ("Anna Quist", "sagte", "„Die Brücke ist sicher“"),
    ),
    "so": ("Die Brücke sei sicher, so Anna Quist.", ("Anna Quist", "so", "Die Brücke sei sicher")),
    "laut": ("Laut Anna Quist ist die Brücke sicher.", ("Anna Quist", "Laut", "ist die Brücke sicher")),
    "zufolge": (
        "Angaben der Polizei zufolge ist die Brücke sicher.",
        ("Angaben der Polizei", "zufolge", "ist die Brücke sicher"),
    ),
    "wie": (
        "Wie die Polizei mitteilte, ist die Brücke sicher.",
        ("die Polizei", "Wie | mitteilte", "ist die Brücke sicher"),
    ),
    "particle": (
        "Die Stadt kündigte an, die Brücke zu sperren.",
        ("Die Stadt", "kündigte | an", "die Brücke zu sperren"),
    ),
    "perfect": (
        "Die Stadt hat angekündigt, die Brücke zu sperren.",
        ("Die Stadt", "angekündigt", "die Brücke zu sperren"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES)
def test_who_says_what_is_found(text, expected):
    assert expected in told(text, language="de")


def test_the_subjunctive_alone_goes_on_with_the_speaker_before():
    text = "Anna Quist sagte, die Brücke sei sicher. Niemand sei verletzt worden. Man habe sie geprüft."
    found = extract(text, language="de")

    assert [one.speaker for one in found] == ["Anna Quist", "Anna Quist"]
    assert told(text, language="de")[1][2] == "Niemand sei verletzt worden. Man habe sie geprüft."


def test_the_role_goes_before_the_name_and_pronouns_follow():
    text = (
        "Innenministerin Petra Muster sagte, die Brücke sei sicher. Sie betonte, dass niemand verletzt sei."
    )

    assert [(one.speaker, one.role) for one in extract(text)] == [("Petra Muster", "Innenministerin")] * 2


def test_a_denial_is_one():
    assert (
        extract("Die Regierung bestreitet, dass die Brücke vermint war.", language="de")[0].stance == "denies"
    )


def test_ordinals_and_abbreviations_end_no_sentence():
    text = "Am 6. September sagte Dr. Anna Quist, die Brücke sei z. B. im Winter glatt."

    assert len(extract(text, language="de")) == 1


def test_narrative_attributes_nothing():
    assert told("Die Brücke wurde 1931 gebaut und liegt am Hafen.", language="de") == []
