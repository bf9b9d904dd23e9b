"""The fingerprint of a document covers every word, and no number or address that only one site gives."""

import json

import pytest

from factcheck.domain.fingerprints import fingerprint
from factcheck.domain.ledger import digest

HERE = {"id": "https://here/claims/x", "claim": "Было", "parts": [{"id": 7, "quote": "“It”"}], "n": None}


def changed(**more):
    return fingerprint(json.dumps(HERE | more, ensure_ascii=False))


def test_a_site_may_number_and_address_as_it_likes():
    elsewhere = changed(id="https://there/claims/x", parts=[{"id": 99, "quote": "“It”"}])
    assert elsewhere == changed() == digest('{"claim":"Было","n":null,"parts":[{"quote":"“It”"}]}')


def test_neither_the_order_of_keys_nor_spacing_matters():
    assert fingerprint(json.dumps(dict(reversed(HERE.items())), indent=4)) == changed()


@pytest.mark.parametrize(
    "more", [{"claim": "Было."}, {"n": 0}, {"parts": []}, {"more": 1}, {"parts": [{"id": 7, "quote": "It"}]}]
)
def test_every_other_change_shows(more):
    assert changed(**more) != changed()


def test_what_is_no_json_has_a_fingerprint_too():
    assert fingerprint("{broken") == digest("{broken")
