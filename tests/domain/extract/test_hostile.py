"""Time stays linear in the text, whatever the text."""

import time

import pytest

from factcheck.domain.extract import extract

HOSTILE = {
    "one long word": lambda n: "a" * n,
    "quotation marks": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "quotations": lambda n: '"a b c d." ' * (n // 11),
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "one sentence of names": lambda n: "Anna Quist and " * (n // 15),
    "adverbs": lambda n: "very " * (n // 5),
    "cues": lambda n: "said " * (n // 5),
    "commas": lambda n: "a, " * (n // 3),
    "attributions without a stop": lambda n: "he said that she said " * (n // 22),
    "hyphens": lambda n: "a-" * (n // 2),
    "numbers": lambda n: "1." * (n // 2),
    "lines": lambda n: "\n" * n,
    "apostrophes": lambda n: "'s " * (n // 3),
}


def seconds(text: str, language: str) -> float:
    """The quickest of three passes: others work on the machine too."""
    return min(one_pass(text, language) for _ in range(3))


def one_pass(text: str, language: str) -> float:
    began = time.process_time()
    extract(text, language=language)
    return time.process_time() - began


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_eight_times_the_text_takes_about_eight_times_as_long(kind, language):
    short, long = (seconds(HOSTILE[kind](size), language) for size in (12_500, 100_000))
    assert long < 20 * max(short, 0.02)
