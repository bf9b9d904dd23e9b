"""What the desk's JSON promises: exactly these fields, and sealed, nothing but how many verdicts are in."""

from tests.factories import make_attribution
from tests.views.desk.worlds import VERDICT, make_world

CLAIM = {
    "slug", "claim", "heading", "status", "steps_done", "steps", "reviewers", "reviews_required", "sealed",
    "unsealed", "withdrawn", "declined", "verdicts", "agreement", "ruling", "round", "named", "published",
    "voices", "origin_count",
}  # fmt: skip
VERDICT_SEEN = {
    "reviewer", "own", "rating", "label", "tone", "confidence", "rationale", "submitted", "version",
    "relies", "answers",
}  # fmt: skip
VOICE = {
    "id", "speaker", "role", "stance", "manner", "cue", "quote", "said", "fidelity", "right_words",
    "article_id", "article", "outlet", "language", "chain", "origin", "orphaned",
}  # fmt: skip
CELL = {
    "evidence_id", "claim_id", "claim", "mine", "may_give", "sealed", "together", "mean", "count",
    "disagreement", "consensus", "others", "place",
}  # fmt: skip
ROW = {
    "evidence", "about", "credibility", "relevance", "diagnosticity", "tells_nothing", "decides", "cells",
}  # fmt: skip
STANDING = {
    "claim", "heading", "sealed", "inconsistency", "inconsistency_order", "weighted_inconsistency",
    "weighted_inconsistency_order", "consistency", "unrated_count",
}  # fmt: skip


def test_a_question_has_these_fields_and_no_others(app, ada):
    world = make_world(app)
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    data = ada.get(f"{world.page}.json").json
    assert set(data) == {
        "slug", "question", "summary", "topics", "claims", "declined", "agreement", "matrix",
        "withdrawn_evidence",
    }  # fmt: skip
    assert set(data["claims"][0]) == CLAIM
    assert set(data["claims"][0]["verdicts"][0]) == VERDICT_SEEN
    assert set(data["claims"][0]["voices"][0]) == VOICE
    assert set(data["matrix"]) == {"show", "columns", "rows", "standings", "evidence_count"}
    assert set(data["matrix"]["rows"][0]) == ROW
    assert set(data["matrix"]["standings"][0]) == STANDING
    assert set(data["matrix"]["rows"][0]["cells"][0]) == CELL


def test_a_claim_has_these_fields_and_no_others(app, eve):
    world = make_world(app)
    eve.post(f"{world.desk()}/unsealing")
    data = eve.get(f"{world.desk()}.json").json
    assert set(data) == {
        "claim", "question", "topics", "rivals", "matrix", "withdrawn_evidence", "history", "checks",
    }  # fmt: skip
    assert set(data["checks"][0]) == {
        "key", "done", "hard", "sentence", "mend", "place", "reason",
    }  # fmt: skip
    assert data["rivals"] == [
        {"slug": world.claims[1].slug, "heading": world.claims[1].text, "claim": world.claims[1].text}
    ]


def test_sealed_only_how_many_verdicts_are_in_is_told(app, ada, ben):
    world = make_world(app)
    ben.post(f"{world.desk()}/verdicts", **VERDICT)
    claim = ada.get(f"{world.desk()}.json").json["claim"]
    assert (claim["reviewers"], claim["named"]) == (["Another reviewer"], False)
    assert (claim["verdicts"], claim["agreement"], claim["ruling"]) == ([], None, None)
    assert (claim["status"], claim["steps_done"]) == ("in review", 1)


def test_what_cannot_be_computed_is_null(app, ada):
    world = make_world(app)
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    assert ada.get(f"{world.page}.json").json["agreement"] == {"claims": 0, "percent": None, "alpha": None}
    claim = ada.get(f"{world.desk()}.json").json["claim"]
    assert claim["agreement"] == {"reviewers": 1, "percent": None, "alpha": None}


def test_reprints_of_one_origin_are_one_origin(app, session, ada):
    world = make_world(app, claims=1, attributions=0)
    claim = session.merge(world.claims[0])
    for origin in ("wire", "wire", "interview", ""):
        make_attribution(session, claim, origin=origin)
    session.commit()
    assert ada.get(f"{world.desk()}.json").json["claim"]["origin_count"] == 3
