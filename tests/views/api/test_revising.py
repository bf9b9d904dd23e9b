"""Edits by programs: read, changed, sent back with the version; whoever comes second is told both texts."""

import pytest

from tests.programs import program_of
from tests.views.api.test_work import ARTICLE, CLAIM, EVIDENCE, QUESTION, attribution, made, refused

CHANGES = {
    CLAIM: {"text": "Nat next door broke the window.", "topics": []},
    QUESTION: {"summary": "It was *loud*."},
    "/speakers/vera-lind": {"role": "baker", "other_names": ["V. Lind"]},
    "/outlets/the-daily": {"url": "https://daily.example/"},
    "/articles/1": {"title": "The broken window", "language": "en"},
    "/attributions/1": {"stance": "doubts", "claim": None},
    "/evidence/1": {"locator": "left of the door"},
}
TOLD_ONLY = {"id", "slug", "quote", "fidelity", "article", "selector", "right_words"}
"""What an answer tells and a body does not take."""


@pytest.fixture
def works(ada):
    """A program of Ada's, on a site with one of everything."""
    program = program_of(ada, "read", "annotate")
    made(program.post("/questions", text="Who broke the window?", topics=["Glass"]))
    made(program.post("/claims", text="Neighbour Nat broke the window.", question="who-broke-the-window"))
    made(program.post("/articles", **ARTICLE))
    made(program.post("/articles/1/attributions", **attribution()))
    made(program.post(f"{QUESTION}/evidence", **EVIDENCE))
    return program


def body_of(answer: dict, address: str) -> dict:
    """What was read, as it is sent back."""
    body = {name: value for name, value in answer.items() if name not in TOLD_ONLY}
    if "attributions" in address:
        body["speaker"] = {name: body["speaker"][name] for name in ("name", "kind", "role")}
        body["chain"] = [{name: hop[name] or "" for name in ("medium", "outlet")} for hop in body["chain"]]
    if "articles" in address:
        body |= {name: body[name] or "" for name in ("outlet", "byline")}
    taken = {name for name in body if name not in {"credibility", "added", "withdrawn", "withdrawn_reason"}}
    return {name: body[name] for name in taken}


@pytest.mark.parametrize("address", CHANGES)
def test_what_was_read_is_changed_and_sent_back(works, address):
    read = made(works.get(f"{address}/edit"), 200)
    wanted = body_of(read, address) | CHANGES[address]
    kept = made(works.post(f"{address}/edit", key="once", **wanted), 200)
    assert {name: kept[name] for name in CHANGES[address]} == CHANGES[address]
    assert kept["version"] == read["version"] + 1
    assert made(works.get(f"{address}/edit"), 200) == kept
    again = works.post(f"{address}/edit", key="once", **wanted)
    assert (again.json, again.headers["Idempotency-Replayed"]) == (kept, "true")


@pytest.mark.parametrize("address", CHANGES)
def test_whoever_comes_second_is_told_both_texts(works, address):
    read = made(works.get(f"{address}/edit"), 200)
    body = body_of(read, address)
    made(works.post(f"{address}/edit", **body | CHANGES[address]), 200)
    late = refused(works.post(f"{address}/edit", **body), 409, "Somebody else saved this")
    assert late["version"] == read["version"] + 1
    assert late["theirs"] != late["yours"]
    assert set(late["yours"]) <= set(late["theirs"])
    unchanged = body | CHANGES[address]
    assert works.post(f"{address}/edit", **unchanged).status_code == 200


def test_an_edit_without_its_version_is_refused(works):
    said = refused(works.post(f"{CLAIM}/edit", text="Other words."), 422)
    assert said["errors"] == [{"pointer": "/version", "detail": "Field required"}]


def test_an_attribution_is_placed_at_other_words(works):
    first = made(works.get("/attributions/1/edit"), 200)
    words = "us,”"
    moved = made(works.post("/attributions/1/passage", exact=words), 200)
    assert moved["quote"] == words
    assert moved["version"] == first["version"] + 1
    refused(works.post("/attributions/1/passage", exact="Nobody said this."), 422)
