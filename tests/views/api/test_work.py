"""A claim on its whole way from an article to the public and back, by programs; and what is refused on it."""

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.gate import SOFT
from factcheck.models import Event, Verdict
from tests.factories import SAID, TEXT
from tests.programs import Program, program_of

REASONS = {key.value: "A story of the tests." for key in SOFT}
ARTICLE = {"text": TEXT, "title": "The window", "outlet": "The Daily", "url": "https://daily.example/window"}
CLAIM = "/claims/neighbour-nat-broke-the-window"
QUESTION = "/questions/who-broke-the-window"
VERDICT = {"rating": "supported", "confidence": 0.75, "rationale": "The glass lay outside."}
RULING = {"summary": "The glass lay outside.", "explanation": "All *outside*."}
EVIDENCE = {"kind": "image", "title": "Photograph", "url": "https://daily.example/photo.jpg"}


@pytest.fixture
def ada_works(ada) -> Program:
    return program_of(ada, "read", "annotate", "judge")


@pytest.fixture
def ben_works(ben) -> Program:
    return program_of(ben, "read", "judge")


@pytest.fixture
def eve_works(eve) -> Program:
    return program_of(eve, "read", "edit")


@pytest.fixture
def question(ada_works) -> Program:
    """A question with one claim, an article and a photograph."""
    made(ada_works.post("/questions", text="Who broke the window?", topics=["Glass"]))
    made(ada_works.post("/claims", text="Neighbour Nat broke the window.", question="who-broke-the-window"))
    made(ada_works.post("/articles", **ARTICLE))
    made(ada_works.post(f"{QUESTION}/evidence", **EVIDENCE))
    return ada_works


def made(answer, status: int = 201) -> dict:
    assert answer.status_code == status, answer.text
    return answer.json


def refused(answer, status: int, words: str = "") -> dict:
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == status
    assert words in answer.json["detail"]
    return answer.json


def attribution(**more) -> dict:
    wanted = {
        "passage": {"exact": SAID},
        "speaker": {"name": "Vera Lind", "role": "neighbour"},
        "stance": "asserts",
        "claim": "neighbour-nat-broke-the-window",
        "cue": "said",
        "said": "2024-05-02",
        "chain": [
            {"medium": "interview", "outlet": "Radio One"},
            {"medium": "article", "outlet": "The Daily"},
        ],
    }
    return wanted | more


def judged(ada_works, ben_works) -> None:
    for program in (ada_works, ben_works):
        made(program.post(f"{CLAIM}/verdicts", **VERDICT))


def test_a_claim_goes_its_whole_way_by_program(question, ada_works, ben_works, eve_works, app):
    said = made(ada_works.post("/articles/1/attributions", **attribution()))
    assert (said["quote"], said["manner"], said["speaker"]["name"]) == (SAID, "direct", "Vera Lind")
    assert [hop["outlet"] for hop in said["chain"]] == ["Radio One", "The Daily"]
    cells = [{"evidence": 1, "claim": "neighbour-nat-broke-the-window", "bearing": "supports"}]
    weights = [{"evidence": 1, "credibility": "high", "relevance": "medium"}]
    kept = made(ada_works.post(f"{QUESTION}/bearings", bearings=cells, weights=weights))
    assert kept == {"bearings": cells}
    judged(ada_works, ben_works)
    assert made(eve_works.post(f"{CLAIM}/unsealing"))["unsealed"]
    ruling = made(eve_works.post(f"{CLAIM}/rulings/agreement", **RULING))
    assert (ruling["rating"], ruling["by"]) == ("supported", "agreement")
    published = made(eve_works.post(f"{CLAIM}/publications", reasons=REASONS))
    assert (published["version"], published["kind"]) == (1, None)
    dossier = made(Program(app).get(CLAIM), 200)
    assert dossier["slug"] == "neighbour-nat-broke-the-window"
    assert dossier["attributions"][0]["quote"] == SAID
    made(eve_works.post(f"{CLAIM}/rulings/agreement", **RULING | {"summary": "It lay far outside."}))
    again = made(
        eve_works.post(f"{CLAIM}/publications", kind="minor", note="How far it lay.", reasons=REASONS)
    )
    assert (again["version"], again["kind"]) == (2, "minor")
    gone = made(eve_works.post(f"{CLAIM}/withdrawal", reason="It was another window."))
    assert gone["kind"] == "withdrawn"
    tombstone = made(Program(app).get(CLAIM), 410)
    assert tombstone["reason"] == "It was another window."


def test_the_api_reads_the_same_as_the_json_addresses(question, ada_works, ben_works, eve_works, app):
    made(ada_works.post("/articles/1/attributions", **attribution()))
    judged(ada_works, ben_works)
    made(eve_works.post(f"{CLAIM}/unsealing"))
    made(eve_works.post(f"{CLAIM}/rulings/agreement", **RULING))
    made(eve_works.post(f"{CLAIM}/publications", reasons=REASONS))
    stranger, plain = Program(app), app.test_client()
    places = [CLAIM, f"{CLAIM}/history", f"{CLAIM}/history/1", QUESTION, "/articles/1", "/corrections"]
    places += ["/speakers/vera-lind", "/outlets/the-daily"]
    for place in places:
        assert made(stranger.get(place), 200) == plain.get(f"{place}.json").json, place
    assert made(stranger.get("/search"), 200) == plain.get("/index.json").json
    assert (
        made(stranger.get("/claims"), 200)["verdicts"] == plain.get("/export/verdicts.json").json["verdicts"]
    )
    assert made(stranger.get("/topics/glass"), 200) == plain.get("/topics/glass.json").json
    assert made(stranger.get("/scale"), 200)["ratings"][0]["key"] == "supported"


def test_each_change_leaves_one_event_that_names_the_token(question, ada_works, ada, app):
    with db.open_session(app.extensions["engine"], writes=False) as session:
        events = session.exec(select(Event).order_by(Event.id)).all()
    told = [(event.noun, event.action) for event in events if event.noun != "apitoken"]
    assert told == [
        ("question", "asked"),
        ("claim", "opened"),
        ("outlet", "made"),
        ("article", "added"),
        ("evidence", "added"),
    ]
    ours = [event for event in events if event.noun != "apitoken"]
    assert {event.person_id for event in ours} == {ada.viewer.id}
    assert {event.after["token"] for event in ours} == {1}


def test_what_others_found_is_as_sealed_for_a_program_as_for_its_person(
    question, ada_works, ben_works, eve_works
):
    made(ada_works.post(f"{CLAIM}/verdicts", **VERDICT))
    sealed = ben_works.get(f"/desk{CLAIM}").text
    assert "The glass lay outside." not in sealed
    refused(eve_works.post(f"{CLAIM}/rulings/agreement", **RULING), 422, "have not seen")
    made(eve_works.post(f"{CLAIM}/unsealing"))
    refused(eve_works.post(f"{CLAIM}/rulings/agreement", **RULING), 422)
    made(ben_works.post(f"{CLAIM}/verdicts", **VERDICT | {"rationale": "I looked too."}))
    assert "The glass lay outside." in ben_works.get(f"/desk{CLAIM}").text
    refused(ada_works.post(f"{CLAIM}/verdicts", **VERDICT | {"rating": "refuted"}), 422, "already given")


def test_the_gate_holds_and_names_what_is_missing(question, ada_works, ben_works, eve_works):
    judged(ada_works, ben_works)
    made(eve_works.post(f"{CLAIM}/unsealing"))
    refused(eve_works.post(f"{CLAIM}/publications", reasons=REASONS), 422)
    made(eve_works.post(f"{CLAIM}/rulings/agreement", **RULING))
    said = refused(eve_works.post(f"{CLAIM}/publications"), 422, "Mend each check")
    missing = {each["check"] for each in said["missing"]}
    assert missing
    listed = made(eve_works.get(f"/desk{CLAIM}/gate"), 200)["checks"]
    assert missing == {each["key"] for each in listed if not each["done"] and not each["hard"]}


def test_the_author_of_the_only_verdict_does_not_publish_it(question, eve, app, settings, monkeypatch):
    monkeypatch.setitem(app.config, "SETTINGS", settings.with_values({"reviews_required": 1}))
    alone = program_of(eve, "judge", "edit")
    made(alone.post(f"{CLAIM}/verdicts", **VERDICT))
    made(alone.post(f"{CLAIM}/rulings/agreement", **RULING))
    refused(alone.post(f"{CLAIM}/publications", reasons=REASONS), 422)


def test_an_adjudication_needs_an_editor_who_gave_no_verdict(question, ada_works, ben_works, eve_works):
    made(ada_works.post(f"{CLAIM}/verdicts", **VERDICT))
    made(ben_works.post(f"{CLAIM}/verdicts", **VERDICT | {"rating": "refuted"}))
    made(eve_works.post(f"{CLAIM}/unsealing"))
    ruling = {**RULING, "rating": "unproven", "reason": "They differ."}
    assert made(eve_works.post(f"{CLAIM}/rulings/adjudication", **ruling))["by"] == "adjudication"
    refused(eve_works.post(f"{CLAIM}/rulings/adjudication", **ruling | {"rating": "nonsense"}), 422, "scale")


def test_a_stale_text_gets_both_back(question, ada_works):
    made(ada_works.post("/articles/1/versions", text=f"{TEXT} More.", version=1))
    said = refused(ada_works.post("/articles/1/versions", text=f"{TEXT} Other.", version=1), 409)
    assert said["version"] == 2
    assert said["theirs"]["text"].endswith("More.")


def test_what_is_withdrawn_says_why(question, ada_works):
    made(ada_works.post("/articles/1/attributions", **attribution()))
    assert (
        made(ada_works.post("/attributions/1/withdrawal", reason="Somebody else."))["reason"]
        == "Somebody else."
    )
    assert made(ada_works.post("/evidence/1/withdrawal", reason="A copy."))["withdrawn"]
    refused(ada_works.post("/attributions/9/withdrawal", reason="Nobody."), 404)


@pytest.mark.parametrize(
    ("place", "body", "status"),
    [
        ("/articles/1/attributions", attribution(passage={"exact": "never said"}), 422),
        ("/articles/1/attributions", attribution(passage={"exact": SAID, "start": 5, "end": 9}), 422),
        ("/articles/1/attributions", attribution(claim="nothing-here"), 422),
        ("/articles/9/attributions", attribution(), 404),
        ("/claims", {"text": "A claim.", "question": "nothing-here"}, 422),
        ("/claims", {"text": "\u200b"}, 422),
        ("/questions", {"text": "\u2060 \u202e"}, 422),
        (f"{CLAIM}/verdicts", VERDICT | {"rationale": "\u200b"}, 422),
        ("/claims/nothing-here/evidence", EVIDENCE, 404),
        (f"{QUESTION}/evidence", EVIDENCE | {"published": "2024-13"}, 422),
        (f"{QUESTION}/bearings", {"bearings": [{"evidence": 9, "claim": "a", "bearing": "supports"}]}, 422),
        (f"{CLAIM}/verdicts", VERDICT | {"rating": "nonsense"}, 422),
        (f"{CLAIM}/verdicts", VERDICT | {"relies": [9]}, 422),
    ],
)
def test_what_a_service_refuses_is_a_sentence_and_changes_nothing(
    question, ada_works, app, place, body, status
):
    before = count(app)
    refused(ada_works.post(place, **body), status)
    assert count(app) == before


def count(app) -> int:
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return len(session.exec(select(Event.id)).all())


def test_a_verdict_is_put_in_other_words_by_its_version(question, ada_works, app):
    assert made(ada_works.post(f"{CLAIM}/verdicts", **VERDICT))["version"] == 1
    other = made(ada_works.post(f"{CLAIM}/verdicts", **VERDICT | {"confidence": 1, "version": 1}))
    assert (other["version"], other["confidence"]) == (2, 1.0)
    refused(ada_works.post(f"{CLAIM}/verdicts", **VERDICT | {"rating": "refuted", "version": 1}), 409)
    with db.open_session(app.extensions["engine"], writes=False) as session:
        assert len(session.exec(select(Verdict)).all()) == 1


def test_a_claim_by_itself_takes_evidence_and_bearings(ada_works):
    made(ada_works.post("/claims", text="Neighbour Nat broke the window."))
    piece = made(ada_works.post(f"{CLAIM}/evidence", **EVIDENCE))
    cells = [{"evidence": piece["id"], "claim": "neighbour-nat-broke-the-window", "bearing": "supports"}]
    answer = ada_works.post(f"{CLAIM}/bearings", bearings=cells)
    assert answer.status_code in {200, 201}, answer.text
