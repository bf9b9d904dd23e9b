"""What was found of an image or a video: whether it is what it is said to be."""

from collections.abc import Mapping
from typing import Any

from factcheck.domain import lint_media
from factcheck.domain.mediareview import SNAPSHOTS
from factcheck.domain.vocabulary import Authenticity
from factcheck.services import checks
from factcheck.services.refusals import Refused

NOTHING: dict[str, Any] = {"authenticity": [], "media_context": "", "media_original": None}
"""The fields of evidence on whose authenticity nothing was found."""


class AuthenticityUnknown(Refused):
    """A word that is no such finding."""

    sentence = "Choose what the image or video turned out to be from the list."


class AuthenticityContradicts(Refused):
    """Findings that cannot hold together, or that need more."""


class UnarchivedMedia(Refused):
    """What lies where posts disappear."""

    sentence = "A post on social media may disappear. Give an archived copy with the finding on it."


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The finding as it is stored; of what is no image or video there is none.

    Takes all values of a piece of evidence; raises what does not go together.
    """
    given = NOTHING | {name: values[name] for name in NOTHING if name in values}
    if values.get("kind") not in SNAPSHOTS:
        return dict(NOTHING)
    context = checks.short_enough(given["media_context"], "The original context")
    named = _named(given["authenticity"])
    for sentence in lint_media.problems(named, context):
        raise AuthenticityContradicts(sentence)
    if named and lint_media.social(values.get("url")) and not values.get("archived"):
        raise UnarchivedMedia
    return {
        "authenticity": named,
        "media_context": context,
        "media_original": checks.web_address(given["media_original"], "The original"),
    }


def _named(given: Any) -> list[str]:
    """The words of a finding, each once, in the order of the list."""
    if not set(given or ()) <= set(Authenticity):
        raise AuthenticityUnknown
    return [each.value for each in Authenticity if each in (given or ())]


def columns(said: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a published finding, as an imported dossier says it."""
    found = said.get("authenticity")
    if not found:
        return dict(NOTHING)
    return {
        "authenticity": found["categories"],
        "media_context": found["context"],
        "media_original": found["original"],
    }
