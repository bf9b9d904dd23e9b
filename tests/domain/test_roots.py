"""The roots of chains, named so that reprints share them."""

import pytest

from factcheck.domain.roots import named, root


@pytest.mark.parametrize(
    ("speaker", "medium", "outlet", "name"),
    [
        ("Ilya Ponomarev", "interview", "CNN", "ponomarev-cnn-interview"),
        ("the Kremlin", "statement", "", "kremlin-statement"),
        ("Илья Пономарёв", "", "Дождь", "ponomarev-dozhd"),
        ("The", "", "", ""),
        ("🤷", "", "", "shrugging"),
    ],
)
def test_a_root_is_named_after_the_speaker_and_the_first_hop(speaker, medium, outlet, name):
    assert root(speaker, medium, outlet) == name


def test_a_name_that_somebody_typed_is_kept_in_plain_letters():
    assert named(" Ponomarev – CNN, interview ") == "ponomarev-cnn-interview"
    assert named("—") == ""
