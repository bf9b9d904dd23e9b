"""Stance, manner and hedges."""

import pytest

from factcheck.domain.extract import extract
from tests.domain.extract.reading import only

STANCES = {
    "asserts": [
        "Norland said the bridge was mined.",
        "Norland accused Sudland of mining the bridge.",
        "“I cannot say more,” Oleg Marsh said.",
        "Norland condemned the attack.",
        "“There is no doubt that it was mined,” said Lena Ortiz.",
    ],
    "denies": [
        "Sudland denied any role in the blast.",
        "Sudland rejected the claim.",
        "Sudland dismissed the report as propaganda.",
        "Sudland pushed back on the accusation.",
        "Sudland said it had nothing to do with the blast.",
        "“We did not mine the bridge,” Oleg Marsh said.",
        "“Sudland wages a just war and does not attack bridges,” said Oleg Marsh, an envoy of Sudland.",
        "Sudland called the report a complete fabrication and said that the claim was false.",
        "Marsh called the accusations “stupid and absurd”.",
        "Marsh does not believe that the bridge was mined.",
    ],
    "doubts": [
        "Engineers doubt that the bridge was mined.",
        "Quist questioned whether the bridge had been safe.",
        "“I am not convinced,” said Lena Ortiz.",
    ],
    "relays": [
        "Halden Radio reported that the bridge was mined.",
        "The United Nations said it could not confirm who mined the bridge.",
        "The mayor declined to say why.",
        "Sudland did not deny that the bridge was mined.",
    ],
}


@pytest.mark.parametrize(
    ("stance", "text"), [(stance, text) for stance, texts in STANCES.items() for text in texts]
)
def test_the_stance_follows_cue_and_content(stance, text):
    assert extract(text)[0].stance == stance


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Quist said the bridge was safe.", "indirect"),
        ("Quist said the bridge was “safe as houses” now.", "mixed"),
        ("“The bridge is safe,” Quist said.", "direct"),
        ("Quist said that “the bridge is safe.”", "direct"),
    ],
)
def test_the_manner_follows_the_marks(text, manner):
    assert only(text).manner == manner


def test_a_hedge_is_seen():
    assert only("Quist said the bridge may have been mined.").hedged
    assert not only("Quist said the bridge was mined.").hedged
