"""English attributions: who says what in every order a newspaper knows."""

import pytest

from tests.domain.extract.reading import told

SHAPES = {
    "a verb after its subject": (
        "The harbour master said that the bridge was closed.",
        ("The harbour master", "said", "that the bridge was closed"),
    ),
    "a bare clause": (
        "Anna Quist says the bridge is safe.",
        ("Anna Quist", "says", "the bridge is safe"),
    ),
    "auxiliaries and adverbs belong to the cue": (
        "Quist has also said that she will resign.",
        ("Quist", "has also said", "that she will resign"),
    ),
    "inverted after a quotation": (
        "“The bridge is safe,” said Anna Quist, the harbour master.",
        ("Anna Quist, the harbour master", "said", "“The bridge is safe,”"),
    ),
    "a quotation that goes on after the cue": (
        "“The bridge is safe,” Quist said. “I cross it every day.”",
        ("Quist", "said", "“The bridge is safe,” | “I cross it every day.”"),
    ),
    "inverted after plain words": (
        "The bridge will stay closed, said Anna Quist.",
        ("Anna Quist", "said", "The bridge will stay closed"),
    ),
    "the speaker after plain words": (
        "The bridge will stay closed until May, the ministry said.",
        ("the ministry", "said", "The bridge will stay closed until May"),
    ),
    "the speaker in the middle": (
        "The bridge, she said, will stay closed.",
        ("she", "said", "The bridge | will stay closed"),
    ),
    "as somebody noted": (
        "As the ministry noted, the bridge was built in 1931.",
        ("the ministry", "noted", "the bridge was built in 1931"),
    ),
    "according to, first": (
        "According to the ministry, the bridge was built in 1931.",
        ("the ministry", "According to", "the bridge was built in 1931"),
    ),
    "according to, last": (
        "The bridge was built in 1931, according to the ministry.",
        ("the ministry", "according to", "The bridge was built in 1931"),
    ),
    "an addressee": (
        "Quist told reporters on Monday that the bridge was closed.",
        ("Quist", "told", "that the bridge was closed"),
    ),
    "accusation": (
        "Norland accused Sudland of blowing up the bridge.",
        ("Norland", "accused", "Sudland of blowing up the bridge"),
    ),
    "denial": (
        "Sudland has denied any role in the blast.",
        ("Sudland", "has denied", "any role in the blast"),
    ),
    "a particle belongs to the cue": (
        "Quist called for an inquiry.",
        ("Quist", "called for", "an inquiry"),
    ),
    "promise with an infinitive": (
        "The mayor promised to rebuild the bridge.",
        ("The mayor", "promised", "to rebuild the bridge"),
    ),
    "a noun as cue": (
        "Nobody believes Norland's claim that the bridge fell by itself.",
        ("Norland's", "claim", "that the bridge fell by itself"),
    ),
    "a passive with its agent": (
        "Sudland was accused by its neighbours of sabotage.",
        ("its neighbours", "was accused", "Sudland | of sabotage"),
    ),
    "a relative clause": (
        "The mayor, who says the bridge is safe, crossed it.",
        ("who", "says", "the bridge is safe"),
    ),
    "a colon before the quotation": (
        "Quist added: “Nobody was hurt.”",
        ("Quist", "added:", "“Nobody was hurt.”"),
    ),
    "a name and a colon": (
        "Anna Quist: “Nobody was hurt.”",
        ("Anna Quist", ":", "“Nobody was hurt.”"),
    ),
    "a long apposition": (
        "Anna Quist, the harbour master of Karsk, said the bridge was safe.",
        ("Anna Quist, the harbour master of Karsk,", "said", "the bridge was safe"),
    ),
    "any verb after a comma inside the marks": (
        "“The bridge is safe,” she shrugged.",
        ("she", "shrugged", "“The bridge is safe,”"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES)
def test_who_says_what_is_found(text, expected):
    assert expected in told(text)


def test_a_participle_shares_the_subject_and_ends_what_came_before():
    text = "Quist said the bridge was closed, adding that nobody had been hurt."

    assert told(text) == [
        ("Quist", "said", "the bridge was closed"),
        ("Quist", "adding", "that nobody had been hurt"),
    ]


def test_a_second_verb_shares_the_subject():
    text = "Quist said that the bridge was closed but declined to say why."

    assert [cue for _, cue, _ in told(text)] == ["said", "declined"]


def test_a_named_speaker_inside_anothers_words_is_found_too():
    text = "Quist said that Norland claims the bridge was mined."

    assert told(text) == [
        ("Quist", "said", "that Norland claims the bridge was mined"),
        ("Norland", "claims", "the bridge was mined"),
    ]


def test_a_claim_inside_a_denial_is_found():
    text = "Sudland denied any role in what Norland claims was an attack."

    assert ("Norland", "claims", "was an attack") in told(text)


def test_a_question_hides_who_asked_it():
    text = "Asked whether the bridge was safe, Quist said it was."

    assert told(text)[0] == ("", "Asked", "whether the bridge was safe")


def test_a_relay_is_no_speaker():
    text = "The bridge is safe, the mayor says, Karsk Herald reports citing Halden Radio."

    assert "Karsk Herald" not in [source for source, _, _ in told(text)]


def test_an_outlet_that_reports_anothers_words_gives_way_to_the_speaker():
    text = "The envoy called the accusations “absurd”, state news agency TASS reported."

    assert [source for source, _, _ in told(text)] == ["The envoy"]


def test_a_verb_inside_the_statement_lends_no_subject():
    text = "The mayor denied that Norland had attacked the bridge, and said it would reopen."

    assert [(source, cue) for source, cue, _ in told(text)] == [
        ("The mayor", "denied"),
        ("The mayor", "said"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1931 and closed in May.",
        "The state of the bridge is a matter of dispute.",
        "Her plans for the harbour include a new pier.",
        "The novel “Harbour Lights” sold well.",
    ],
)
def test_plain_narrative_attributes_nothing(text):
    assert told(text) == []
