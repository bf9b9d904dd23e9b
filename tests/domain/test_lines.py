"""A line has its keys in the order that the presenters promise, at any depth."""

import json
from typing import get_args

import pytest
from pydantic import BaseModel

from factcheck.domain.ledger import canonical
from factcheck.domain.lines import BY_SLUG, DOSSIER, FRACTIONS, line, ordered
from factcheck.presenters.dossiers import Dossier, Tombstone


def shapes(kind):
    """The pydantic models in an annotation."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    return [model for each in get_args(kind) for model in shapes(each)]


def walked(model, order, seen):
    """Every model with the order of its keys."""
    names = list(model.model_fields)
    assert [name for name in order if name in names] == names, model.__name__
    seen.append(model.__name__)
    for name, field in model.model_fields.items():
        for inner in shapes(field.annotation):
            walked(inner, BY_SLUG.get(name, order[name]), seen)
        if float in (field.annotation, *get_args(field.annotation)):
            assert name in FRACTIONS, name
    return seen


@pytest.mark.parametrize("model", [Dossier, Tombstone])
def test_the_order_is_the_presenters(model):
    seen = walked(model, DOSSIER, [])
    assert model is Tombstone or {
        "SpeakerNamed",
        "TextPositionSelector",
        "BearingMean",
        "HistoryEntry",
    } <= set(seen)


def test_no_key_is_ordered_that_no_presenter_has():
    def known(order, models):
        names = {name for model in models for name in model.model_fields}
        assert set(order) <= names, set(order) - names
        for name, inner in order.items():
            below = (
                [
                    each
                    for model in models
                    for each in shapes(model.model_fields[name].annotation)
                    if name in model.model_fields
                ]
                if inner
                else []
            )
            known(inner, below)

    known({name: {} for name in DOSSIER}, [Dossier, Tombstone])


def test_a_line_is_compact_in_unicode_and_one_line():
    said = {"reason": "two\nlines – Кто? 🪟", "slug": "a", "id": "x"}
    assert line(said).decode() == '{"id":"x","slug":"a","reason":"two\\nlines – Кто? 🪟"}'


def test_what_nobody_ordered_comes_last_and_is_not_lost():
    assert list(ordered({"zebra": 1, "slug": "a", "id": "x"}, DOSSIER)) == ["id", "slug", "zebra"]


def test_slugs_keep_their_order_and_fractions_stay_fractions():
    said = {"evidence": [{"bearings": {"b": {"count": 1, "mean": 2}, "a": {"count": 0, "mean": None}}}]}
    assert line(said).decode() == (
        '{"evidence":[{"bearings":{"b":{"mean":2.0,"count":1},"a":{"mean":null,"count":0}}}]}'
    )
    assert json.loads(line(said)) == json.loads(canonical(said))
