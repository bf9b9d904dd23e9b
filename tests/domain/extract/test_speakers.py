"""Speakers: pronouns, surnames, titles and descriptions back to whom they mean."""

import pytest

from factcheck.domain.extract import extract
from tests.domain.extract.reading import only


def speakers(text: str) -> list[str | None]:
    return [one.speaker for one in extract(text)]


def test_pronoun_title_and_surname_lead_to_the_full_name():
    text = (
        "Anna Quist, the harbour master, said the bridge was safe. She said nobody was hurt."
        "\n\nMs. Quist said it again. Quist said so to everyone. The harbour master said no more."
    )

    assert set(speakers(text)) == {"Anna Quist"}


def test_a_pronoun_looks_for_its_own_gender():
    text = "Mr. Berg said it was safe. Ms. Quist said it was not. He said she was wrong."

    assert speakers(text) == ["Berg", "Quist", "Berg"]


def test_whoever_opens_a_sentence_can_be_meant_by_the_next_pronoun():
    text = (
        "Oleg Marsh said it was safe. “It is not,” said Lars Holm."
        "\n\nMarsh left the harbour at noon. He said he was tired."
    )

    assert speakers(text) == ["Oleg Marsh", "Lars Holm", "Oleg Marsh"]


def test_they_are_the_group_and_not_the_outlet():
    text = "City officials believe it is safe, the newspaper Le Matin reported. They said it was checked."

    assert speakers(text) == ["City officials", "City officials"]


def test_an_apposition_is_the_role():
    one = only("“It is safe,” said Anna Quist, an adviser to the harbour board.")

    assert (one.speaker, one.role, one.kind) == ("Anna Quist", "an adviser to the harbour board", "person")


def test_a_description_before_the_name_is_the_role():
    one = only("Its foreign minister, Jonas Berg, said the bridge was safe.")

    assert (one.speaker, one.role) == ("Jonas Berg", "Its foreign minister")


def test_a_lead_is_named_by_the_next_paragraph():
    text = (
        "A former lawmaker from Karsk claims the bridge was blown up by smugglers."
        "\n\nIn an interview, Oleg Marsh said that he knew them."
    )

    assert speakers(text) == ["Oleg Marsh", "Oleg Marsh"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Kremlin said the bridge was safe.", "the Kremlin", "government"),
        ("Kyiv denied any role in it.", "Kyiv", "government"),
        ("U.S. officials said the bridge was safe.", "U.S. officials", "group"),
        ("According to the Russian authorities, the bridge is safe.", "Russian authorities", "government"),
        ("The Karsk Herald reported that the bridge was safe.", "the Karsk Herald", "organisation"),
        ("Sources said the bridge was safe.", "Sources", "anonymous"),
        (
            "People familiar with the inquiry said the bridge fell.",
            "People familiar with the inquiry",
            "anonymous",
        ),
    ],
)
def test_bodies_groups_and_hidden_sources_stay_what_they_are(text, name, kind):
    one = only(text)

    assert (one.speaker, one.kind) == (name, kind)


def test_the_ministry_is_the_one_named_before():
    text = "Norland's defence ministry said the bridge fell. The ministry said nobody was hurt."

    assert speakers(text) == ["Norland's defence ministry"] * 2


def test_a_state_is_known_by_its_army():
    text = "Sudland denied it. Sudland's army was elsewhere."

    assert extract(text)[0].kind == "government"
