"""Answers made for one question come packed to who reads gzip, unless they hold a secret."""

import gzip

import pytest

GZIP = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("address", ["/?q=window", "/data", "/changes", "/openapi.json"])
def test_what_is_made_for_one_question_is_packed(app, cy, address):
    plain, packed = cy.client.get(address), cy.client.get(address, headers=GZIP)
    assert (plain.content_encoding, packed.content_encoding) == (None, "gzip")
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert packed.headers["Vary"] == plain.headers["Vary"]
    assert len(packed.data) == packed.content_length < len(plain.data)
    assert gzip.decompress(packed.data) == plain.data
    assert cy.client.head(address, headers=GZIP).content_encoding == "gzip"


def test_who_refuses_gzip_gets_none(app, cy):
    assert cy.client.get("/data", headers={"Accept-Encoding": "gzip;q=0, br"}).content_encoding is None


def test_a_page_with_a_token_or_of_a_person_is_not_packed(app, ada, cy):
    for page in (cy.client.get("/report", headers=GZIP), ada.client.get("/data", headers=GZIP)):
        assert page.status_code == 200
        assert page.content_encoding is None


def test_short_answers_are_sent_as_they_are(app, cy):
    assert cy.client.get("/export/manifest.json", headers=GZIP).content_encoding is None
