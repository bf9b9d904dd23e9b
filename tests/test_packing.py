"""Answers made for one question come packed to who reads gzip, unless they hold a secret."""

import gzip

import pytest

GZIP = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("address", ["/?q=window", "/data", "/docs", "/openapi.json"])
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


@pytest.mark.parametrize("address", ["/?q=window", "/data", "/openapi.json"])
def test_who_has_an_answer_already_is_told_so(app, cy, address):
    first = cy.client.get(address, headers=GZIP)
    known = {"If-None-Match": first.headers["ETag"]}
    for more in ({}, GZIP):
        same = cy.client.get(address, headers=known | more)
        assert (same.status_code, same.data) == (304, b"")
        assert same.headers["Vary"] == first.headers["Vary"]
        assert same.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert cy.client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_what_is_not_there_has_no_tag(app, cy):
    assert cy.client.get("/v1alpha1/nothing?q=1").status_code == 404
    assert "ETag" not in cy.client.get("/v1alpha1/nothing?q=1").headers


def test_an_answer_of_a_person_has_no_tag(app, ada):
    assert "ETag" not in ada.client.get("/data").headers
