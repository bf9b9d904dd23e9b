"""Fingerprints: the hash of what a document says, the same on every site that holds it."""

import json
from typing import Any

from factcheck.domain.ledger import canonical, digest


def fingerprint(document: str) -> str:
    """The SHA-256 of a published document, less the numbers and addresses a site gave its parts.

    Every `id` is left out, at any depth, so that a dossier that was exported and
    imported elsewhere keeps its hash; all else is covered, as canonical JSON. What is
    no JSON is hashed as it stands.
    """
    try:
        return digest(canonical(nameless(json.loads(document))))
    except ValueError:
        return digest(document)


def nameless(value: Any) -> Any:
    """A part of a document without any `id`."""
    if isinstance(value, dict):
        return {key: nameless(inner) for key, inner in value.items() if key != "id"}
    return [nameless(each) for each in value] if isinstance(value, list) else value
