"""The dossier promises exactly these keys in this order, and nothing that it does not name gets out."""

import json
import re
from datetime import UTC, datetime

import pytest
from jsonschema import Draft202012Validator
from sqlmodel import select

from factcheck.domain.fingerprints import fingerprint
from factcheck.domain.ledger import canonical
from factcheck.domain.ratings import DEFAULT_SCALE
from factcheck.domain.vocabulary import Bearing
from factcheck.models import Outlet, Person
from factcheck.presenters import dossiers
from factcheck.presenters.dossier_parts import rfc3339
from factcheck.services import bearings, publications, rulings
from factcheck.services.loading import load
from tests.dossiers import SITE, contested, counted, crowd, judge, publish, rule
from tests.factories import (
    make_attribution,
    make_bearing,
    make_claim,
    make_evidence,
    make_unsealing,
    make_verdict,
)

PROMISED = {
    "": "id slug claim question ruling verdicts agreement attributions evidence short topics"
    " overrides searches replies policies rivals corrections history",
    "question": "id slug text",
    "ruling": "rating label value summary explanation by version published modified reason best worst",
    "verdicts": "reviewer rating confidence rationale submitted label",
    "agreement": "reviewers percent alpha",
    "attributions": "id speaker stance manner cue quote said fidelity article selector chain origin",
    "attributions.speaker": "slug name kind role wikidata",
    "attributions.article": "id url title outlet published retrieved sha256 outlet_slug language byline",
    "attributions.chain": "medium outlet url outlet_slug",
    "evidence": "id kind title url archived sha256 publisher published quote bearings locator accessed",
    "evidence.bearings.neighbour-nat-broke-the-window": "mean count",
    "topics": "slug name",
    "overrides": "check sentence reason",
    "policies": "corrections-policy ethics methodology",
    "rivals": "id slug claim rating label",
    "corrections": "version published kind note",
    "history": "version published kind note sha256",
}


@pytest.mark.parametrize("place", PROMISED)
def test_a_dossier_has_the_promised_keys_in_their_order(whole, place):
    assert " ".join(at(whole, place)) == PROMISED[place]


def test_the_selectors_are_those_of_web_annotation(whole):
    quoted, placed = whole["attributions"][0]["selector"]
    assert list(quoted) == ["type", "exact", "prefix", "suffix"]
    assert quoted["type"] == "TextQuoteSelector"
    assert quoted["exact"] == "“It was us,”"
    assert placed == {"type": "TextPositionSelector", "start": 0, "end": 12}


def test_what_a_dossier_says_is_what_the_desk_recorded(whole):
    assert whole["id"] == "http://localhost/claims/neighbour-nat-broke-the-window"
    assert whole["question"]["text"] == "Who broke the window?"
    assert whole["ruling"]["rating"] == "supported"
    assert (whole["ruling"]["value"], whole["ruling"]["by"], whole["ruling"]["version"]) == (
        5,
        "agreement",
        2,
    )
    assert [each["reviewer"] for each in whole["verdicts"]] == ["Ada", "Ben"]
    assert whole["agreement"] == {"reviewers": 2, "percent": 100.0, "alpha": None}
    asserted, denied = whole["attributions"]
    assert (asserted["speaker"]["name"], asserted["stance"]) == ("Vera Lind", "asserts")
    assert [hop["outlet"] for hop in asserted["chain"]] == ["Radio One", "The Daily"]
    assert (denied["speaker"]["kind"], denied["stance"], denied["chain"]) == ("government", "denies", [])
    assert whole["evidence"][0]["bearings"] == {whole["slug"]: {"mean": 1.5, "count": 2}}
    assert whole["rivals"][0]["claim"] == "The wind did it."
    assert [each["kind"] for each in whole["corrections"]] == ["update"]
    assert [each["version"] for each in whole["history"]] == [1, 2]
    assert whole["topics"] == [{"slug": "glass", "name": "Glass"}]


def test_times_are_in_utc_with_a_z(whole):
    told = (whole["ruling"]["published"], whole["verdicts"][0]["submitted"], whole["history"][0]["published"])
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment) for moment in told)
    assert rfc3339(datetime.fromisoformat("2023-05-03T02:27:00.5+03:00")) == "2023-05-02T23:27:00Z"


def test_a_dossier_and_a_tombstone_keep_to_the_schema(session, whole, claim, eve):
    check = Draft202012Validator(dossiers.schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    check.check_schema(dossiers.schema())
    assert not list(check.iter_errors(whole))
    stone = publications.withdraw(session, eve.viewer, claim, "It was another window.")
    told = json.loads(served(session, stone).model_dump_json())
    assert list(told) == ["id", "slug", "withdrawn", "reason"]
    assert not list(check.iter_errors(told))
    assert told["id"] == whole["id"]


@pytest.mark.parametrize("change", ["more", "less", "other"])
def test_the_schema_allows_exactly_what_we_emit(whole, change):
    check = Draft202012Validator(dossiers.schema())
    if change == "more":
        whole["attributions"][0]["note"] = "secret"
    elif change == "less":
        del whole["ruling"]["value"]
    else:
        whole["attributions"][0]["stance"] = "shrugs"
    assert list(check.iter_errors(whole))


def test_anybody_can_recompute_the_hash_from_what_is_served(session, whole, claim):
    body = {name: value for name, value in whole.items() if name not in {"rivals", "corrections", "history"}}
    assert fingerprint(canonical(body)) == whole["history"][-1]["sha256"]
    assert publications.latest(session, claim.slug).document == canonical(body)


def test_nothing_that_is_not_named_gets_out(session, ada, ben, eve):
    claim = contested(session)
    for person in session.exec(select(Person)):
        person.username, person.email = f"canary {person.id}", f"canary{person.id}@example.org"
    for outlet in session.exec(select(Outlet)):
        outlet.url = "https://canary.example"
    claim.attributions[0].note = "canary note"
    (photo,) = claim.question.evidence
    photo.note = "canary note"
    claim.question.summary = "canary summary of the desk"
    claim.attributions[0].article.versions[0].text = "canary full text"
    make_evidence(session, claim=claim, title="canary withdrawn").withdrawn = datetime.now(UTC)
    make_attribution(session, claim, cue="canary cue").withdrawn = datetime.now(UTC)
    make_attribution(session, claim, cue="canary orphan", orphaned=True)
    rival = make_claim(session, "canary rival", question=claim.question)
    make_verdict(session, rival, ada.viewer, rationale="canary rationale")
    make_evidence(session, claim=rival, title="canary evidence of a rival that nobody weighed here")
    bearings.bear(session, ada.viewer, photo, rival, Bearing.STRONGLY_CONTRADICTS)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    told = served(session, publish(session, claim, eve.viewer)).model_dump_json()
    assert "canary" not in told
    assert "Ada" in told


def test_evidence_of_a_rival_is_told_when_somebody_weighed_it_for_this_claim(session, ada, ben, eve):
    claim = contested(session)
    rival = make_claim(session, "The wind did it.", question=claim.question)
    gust = make_evidence(session, claim=rival, title="Weather record")
    bearings.bear(session, ada.viewer, gust, claim, Bearing.CONTRADICTS)
    bearings.bear(session, ben.viewer, gust, claim, Bearing.NOT_APPLICABLE)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    told = served(session, publish(session, claim, eve.viewer)).evidence
    assert [each.title for each in told] == ["Photograph", "Weather record"]
    assert told[1].bearings[claim.slug].model_dump() == {"mean": -1.0, "count": 1}
    assert told[0].bearings[claim.slug].model_dump() == {"mean": None, "count": 0}


def test_one_reviewer_is_no_agreement(session, ada, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, rating="unproven")
    rule(session, claim, eve.viewer, required=1)
    told = served(session, publish(session, claim, eve.viewer, required=1))
    assert told.agreement.model_dump() == {"reviewers": 1, "percent": None, "alpha": None}
    assert (told.ruling.value, told.ruling.best, told.ruling.worst) == (None, 5, 1)
    assert (told.question, told.rivals) == (None, [])


def test_an_override_prints_its_reason(session, ada, ben, eve):
    claim = make_claim(session)
    judge(session, claim, ada.viewer, ben.viewer, rating="refuted")
    make_unsealing(session, claim, eve.viewer)
    rulings.adjudicate(
        session,
        eve.viewer,
        claim,
        rating="unproven",
        summary="Open.",
        explanation="",
        reason="Both read one page.",
    )
    ruling = served(session, publish(session, claim, eve.viewer)).ruling
    assert (ruling.by, ruling.reason) == ("override", "Both read one page.")


@pytest.mark.parametrize("count", [1, 58])
def test_composing_asks_a_fixed_number_of_queries(session, ada, ben, eve, count):
    claim = contested(session)
    crowd(session, claim, count)
    judge(session, claim, ada.viewer, ben.viewer)
    rule(session, claim, eve.viewer)
    session.commit()
    with counted(session) as asked:
        loaded = load(session, claim)
        body = dossiers.compose(loaded, loaded.rulings[-1], DEFAULT_SCALE, 1, datetime.now(UTC), SITE)
    assert len(body.attributions) == count + 2
    assert len(asked) == 12


def at(whole, place):
    """The thing at a place of a dossier, the first where there are several."""
    for name in filter(None, place.split(".")):
        whole = whole[name]
        whole = whole[0] if isinstance(whole, list) else whole
    return whole


def served(session, publication):
    history = publications.history(session, publication.claim_id)
    return dossiers.served(publication, history, publications.rivals(session, publication), SITE)


@pytest.fixture
def claim(session, ada, ben, eve):
    """A published claim with a rival, both judged; corrected once."""
    claim = contested(session)
    rival = make_claim(session, "The wind did it.", question=claim.question)
    (photo,) = claim.question.evidence
    make_bearing(session, photo, claim, ada.viewer, Bearing.STRONGLY_SUPPORTS)
    make_bearing(session, photo, claim, ben.viewer, Bearing.SUPPORTS)
    for each in (rival, claim):
        judge(session, each, ada.viewer, ben.viewer)
        rule(session, each, eve.viewer)
        publish(session, each, eve.viewer)
    rule(session, claim, eve.viewer, "The glass lay outside, and he says so.")
    publish(session, claim, eve.viewer, kind="update", note="He has said so himself.")
    return claim


@pytest.fixture
def whole(session, claim):
    """Its dossier, as a program gets it."""
    return json.loads(served(session, publications.latest(session, claim.slug)).model_dump_json())
