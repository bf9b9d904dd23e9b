"""The lint of the rating: the word of the page, and numbers that mean what readers take them for."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.domain.findings import Finding, Markup, error, warning

NUMBERS = ("ratingValue", "bestRating", "worstRating")
LEAST_WORST = 1
LONGEST_LABEL = 60
"""A longer verdict is cut where it is shown."""
COUNT = re.compile(
    r"\d+\s*(?:%|/|of\b|out of\b|votes?\b|voters?\b|people\b|users?\b|replies\b)|^[\d\s.,%/+-]+$",
    re.IGNORECASE,
)
TRUE = {"supported", "mostly-supported", "true", "mostly-true", "correct", "accurate"}
FALSE = {"refuted", "mostly-refuted", "false", "mostly-false", "incorrect", "inaccurate", "fake"}
OFF = {"unproven", "conflicting", "unverifiable", "satire", "opinion", "undecidable", "not-enough-evidence"}
"""Keys of ratings whose place on the line everybody knows."""


def lint(markup: Markup, dossier: Markup) -> Iterator[Finding]:
    """What is wrong with `reviewRating`."""
    rating = markup.get("reviewRating")
    if not isinstance(rating, dict):
        return
    yield from _words(rating, dossier["ruling"])
    if any(name in rating for name in NUMBERS):
        yield from _numbers(rating, dossier["ruling"])
    elif dossier["ruling"]["value"] is not None:
        sentence = (
            f"The scale's numbers cannot be sent: the least must be {LEAST_WORST} or more, below the most."
        )
        yield warning("no-number", "reviewRating", sentence)
    yield from _direction(dossier["ruling"])


def _words(rating: Markup, ruling: Markup) -> Iterator[Finding]:
    """The verdict in words."""
    label, place = rating.get("alternateName"), "reviewRating.alternateName"
    if isinstance(label, str) and label.strip():
        yield from _label(label, ruling["label"], place)
    else:
        yield error("required", place, "The rating needs its word.")
    yield from _reason(rating, ruling)


def _label(label: str, said: str, place: str) -> Iterator[Finding]:
    """The verdict's word: that of the page, a verdict at all, and one that can be shown."""
    if label != said:
        yield error("rating", place, "The rating is not the one on the page.")
    if COUNT.search(label):
        yield error("rating-count", place, "A count is no verdict. Say what the desk concludes.")
    if len(label) > LONGEST_LABEL:
        sentence = "The rating's word is long and will be cut. Its beginning must say it."
        yield warning("rating-long", place, sentence)


def _reason(rating: Markup, ruling: Markup) -> Iterator[Finding]:
    """Why, in a sentence or two."""
    place = "reviewRating.ratingExplanation"
    if rating.get("ratingExplanation", "") != ruling["summary"]:
        yield error("explanation", place, "The reason is not the one on the page.")
    if not ruling["summary"]:
        yield warning("explanation", place, "Give the reason in a sentence or two.")


def _numbers(rating: Markup, ruling: Markup) -> Iterator[Finding]:
    """The verdict in numbers: on the line, from 1 up, the most the truest."""
    place = "reviewRating.ratingValue"
    if ruling["value"] is None:
        yield error("off-scale", place, "This rating lies off the true/false line and may have no number.")
        return
    given: list[Any] = [rating.get(name) for name in NUMBERS]
    value, best, worst = given
    if any(isinstance(each, bool) or not isinstance(each, int | float) for each in given):
        yield error("numbers", place, "ratingValue, bestRating and worstRating must all three be numbers.")
    elif not LEAST_WORST <= worst <= value <= best or worst == best:
        sentence = (
            f"The numbers must grow from worst over value to best, and the worst be {LEAST_WORST} or more."
        )
        yield error("numbers", place, sentence)
    elif given != [ruling["value"], ruling["best"], ruling["worst"]]:
        yield error("numbers", place, "The numbers are not those of the ruling.")


def _direction(ruling: Markup) -> Iterator[Finding]:
    """The truest has the most, and what is off the line has none."""
    key, value = ruling["rating"], ruling["value"]
    if value is None:
        return
    middle = (ruling["best"] + ruling["worst"]) / 2
    place = "reviewRating.ratingValue"
    if key in OFF:
        yield error(
            "off-scale", place, f"“{ruling['label']}” says nothing about true or false; give it no number."
        )
    if (key in TRUE and value < middle) or (key in FALSE and value > middle):
        yield error(
            "inverted", place, "The scale runs the wrong way: the truest rating has the highest number."
        )
