"""A dossier as one line of `.jsonl`: compact JSON, its keys in the order that the presenters promise."""

import json
from collections.abc import Mapping
from typing import Any

Order = dict[str, "Order"]


def order(names: str, **inner: Order) -> Order:
    """Keys in their order; `inner` says how those in turn are ordered that hold more."""
    return {name: inner.get(name, {}) for name in names.split()}


ARTICLE = order("id url title outlet published retrieved sha256 outlet_slug language byline")
ATTRIBUTION = order(
    "id speaker stance manner cue quote said fidelity article selector chain origin right_words",
    speaker=order("slug name kind role wikidata"),
    article=ARTICLE,
    selector=order("type exact prefix suffix start end"),
    chain=order("medium outlet url outlet_slug"),
)
EVIDENCE = order(
    "id kind title url archived sha256 publisher published quote bearings locator accessed origin "
    "archive_tried archive_failure authenticity",
    authenticity=order("categories context original"),
)
BEARING = order("mean count")
DOSSIER = order(
    "id slug withdrawn reason claim question ruling verdicts agreement attributions evidence short topics "
    "overrides searches replies policies rivals corrections history under_review",
    question=order("id slug text"),
    ruling=order("rating label value summary explanation by version published modified reason best worst"),
    verdicts=order(
        "reviewer rating confidence rationale submitted label before",
        before=order("rating label confidence"),
    ),
    agreement=order("reviewers percent alpha"),
    attributions=ATTRIBUTION,
    evidence=EVIDENCE,
    topics=order("slug name"),
    overrides=order("check sentence reason"),
    searches=order("searched outcome done"),
    replies=order("addressee channel sent deadline answer answered late"),
    rivals=order("id slug claim rating label"),
    corrections=order("version published kind note"),
    history=order("version published kind note sha256"),
    under_review=order("since reason"),
)
"""The order of a dossier's keys, at any depth; a test holds it to the presenters."""
BY_SLUG = {"bearings": BEARING}
"""Parts whose keys are slugs, and what each holds."""
FRACTIONS = {"confidence", "percent", "alpha", "mean"}
"""Numbers that are fractions even where they are whole."""


def line(said: Mapping[str, Any]) -> bytes:
    """A dossier or a tombstone as its line, without the end of the line."""
    return json.dumps(ordered(said, DOSSIER), separators=(",", ":"), ensure_ascii=False).encode()


def ordered(value: Any, wanted: Order) -> Any:
    """A part of a dossier with its keys in order; those that nobody ordered come last, as they are."""
    if isinstance(value, list):
        return [ordered(each, wanted) for each in value]
    if not isinstance(value, Mapping):
        return value
    names = [name for name in wanted if name in value]
    names += [name for name in value if name not in wanted]
    return {name: _inner(name, value[name], wanted.get(name, {})) for name in names}


def _inner(name: str, value: Any, wanted: Order) -> Any:
    """What stands under one key."""
    if name in BY_SLUG and isinstance(value, Mapping):
        return {slug: ordered(each, BY_SLUG[name]) for slug, each in value.items()}
    return float(value) if name in FRACTIONS and isinstance(value, int) else ordered(value, wanted)
