"""What an address tells of: the thing it is forgotten with, many things, or nothing that is stored."""

import pytest

from factcheck.domain.subjects import subject


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/claims/nat", "claims/nat"),
        ("/claims/nat.json", "claims/nat"),
        ("/claims/nat/history/2.json", "claims/nat"),
        ("/embed/claims/nat", "claims/nat"),
        ("/questions/who-did-it", "questions/who-did-it"),
        ("/questions/who-did-it/feed.atom", "questions/who-did-it"),
        ("/articles/7", "articles/7"),
        ("/articles/7.json", "articles/7"),
        ("/", ""),
        ("/index.json", ""),
        ("/feed.atom", ""),
        ("/sitemap.xml", ""),
        ("/corrections", ""),
        ("/about.json", ""),
        ("/export/schema.json", ""),
    ],
)
def test_an_address_tells_of_its_thing_or_of_many(address, told):
    assert subject(address) == told


@pytest.mark.parametrize(
    "address",
    [
        "/articles/007",
        "/claims/Nat",
        "/claims/",
        "/claims",
        "/claims/nat--x",
        "/desk",
        "/desk/claims/nat",
        "/signin",
        "/export/verdicts.jsonl",
        "/export/head.json",
        "/healthz",
        "/letters/abc",
        "/aboutness",
        "/claims/" + "x" * 400,
    ],
)
def test_what_is_not_public_and_small_is_never_stored(address):
    assert subject(address) is None
