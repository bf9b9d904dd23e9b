"""The rules of verdicts, rulings and publications, attacked by forms nobody drew."""

from dataclasses import replace

import pytest

from factcheck.domain.vocabulary import Role
from factcheck.models import BearingGiven, Evidence, Person, Publication, Ruling, Unsealing, Verdict
from tests.dossiers import SENT_REASONS
from tests.factories import make_evidence
from tests.views.desk.worlds import DECIDED, SAID, VERDICT, World, follow, make_world, rows_of, sentences


def test_one_verdict_is_not_enough_to_rule_or_publish(app, ada, eve, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    eve.post(f"{world.desk()}/unsealing")
    for way, said in (("agreement", SAID), ("adjudication", DECIDED)):
        refused = eve.post(f"{world.desk()}/rulings/{way}", **said)
        assert refused.status_code == 422
        assert "needs another reviewer" in sentences(refused)
        assert "The glass lay outside." in refused.text
    refused = eve.post(f"{world.desk()}/publications", **SENT_REASONS)
    assert (refused.status_code, rows_of(app, Ruling), rows_of(app, Publication)) == (422, [], [])
    assert "There is no ruling on this claim yet." in sentences(refused)


def test_the_same_person_judges_once(app, ada, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    again = ada.post(f"{world.desk()}/verdicts", **VERDICT)
    assert again.status_code == 303
    assert len(rows_of(app, Verdict)) == 1


def test_another_verdict_from_another_window_shows_both(app, ada, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    other = ada.post(
        f"{world.desk()}/verdicts", **(VERDICT | {"rating": "supported", "rationale": "No, inside."})
    )
    assert other.status_code == 409
    assert "No, inside." in other.text
    assert "The glass lay outside." in other.text
    assert rows_of(app, Verdict)[0].rating == "refuted"
    meant = VERDICT | {"rating": "supported", "rationale": "No, inside.", "version": "1"}
    assert ada.post(f"{world.desk()}/verdicts", **meant).status_code == 303
    assert rows_of(app, Verdict)[0].rating == "supported"


def test_a_verdict_stands_when_another_is_in(app, ada, ben, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **(VERDICT | {"rating": "supported"}))
    changed = VERDICT | {"rating": "supported", "rationale": "Now I see.", "version": "1"}
    refused = ada.post(f"{world.desk()}/verdicts", **changed)
    assert refused.status_code == 422
    assert "it stands" in sentences(refused)
    assert "Now I see." in refused.text
    assert [verdict.rating for verdict in rows_of(app, Verdict)] == ["refuted", "supported"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("rationale", "", "Rationale is missing."),
        ("rationale", " \n ", "Rationale is missing."),
        ("rating", "", "Choose a rating."),
        ("rating", "published", "Not a valid choice."),
        ("confidence", "", "Say how sure you are"),
        ("confidence", "101", "Not a valid choice."),
        ("confidence", "-5", "Not a valid choice."),
        ("confidence", "nan", "Not a valid choice."),
    ],
)
def test_a_verdict_says_what_how_sure_and_why(app, ada, world, field, value, sentence):
    refused = ada.post(f"{world.desk()}/verdicts", **(VERDICT | {field: value}))
    assert refused.status_code == 422
    assert sentence in sentences(refused)
    assert rows_of(app, Verdict) == []
    if field != "rationale":
        assert "The glass lay outside." in refused.text


def test_who_unsealed_never_judges_nor_weighs(app, eve, world):
    eve.post(f"{world.desk()}/unsealing")
    refused = eve.post(f"{world.desk()}/verdicts", **VERDICT)
    assert refused.status_code == 422
    assert "you can no longer give one" in sentences(refused)
    weighed = eve.post(f"{world.page}/bearings", **{world.cell(): "supports"})
    assert weighed.status_code == 422
    assert (rows_of(app, Verdict), rows_of(app, BearingGiven)) == ([], [])
    assert "<select" not in eve.get(world.desk()).text.split('id="matrix"')[1].split("</section>")[0]


def test_an_editor_who_judged_does_not_adjudicate(app, ada, eve, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    eve.post(f"{world.desk()}/verdicts", **(VERDICT | {"rating": "supported"}))
    assert 'id="adjudicate"' not in eve.get(world.desk()).text
    refused = eve.post(f"{world.desk()}/rulings/adjudication", **DECIDED)
    assert refused.status_code == 422
    assert "another editor has to adjudicate" in sentences(refused)
    assert "One of them looked by night." in refused.text
    assert rows_of(app, Ruling) == []


def test_verdicts_that_split_are_no_agreement(app, ada, ben, eve, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **(VERDICT | {"rating": "supported"}))
    eve.post(f"{world.desk()}/unsealing")
    refused = eve.post(f"{world.desk()}/rulings/agreement", **SAID)
    assert refused.status_code == 422
    assert "The reviewers do not agree." in sentences(refused)
    assert rows_of(app, Ruling) == []


def test_an_override_is_called_one_and_needs_its_reason(app, ada, ben, eve, world):
    both_agree(ada, ben, eve, world)
    refused = eve.post(f"{world.desk()}/rulings/adjudication", **(DECIDED | {"reason": " "}))
    assert refused.status_code == 422
    assert "Reason is missing." in sentences(refused)
    assert eve.post(f"{world.desk()}/rulings/adjudication", **DECIDED).status_code == 303
    assert [ruling.by for ruling in rows_of(app, Ruling)] == ["override"]


def test_fields_that_no_form_has_are_ignored(app, ada, ben, eve, world):
    more = {
        "role": "admin",
        "person_id": "1",
        "by": "override",
        "published": "1",
        "claim_id": "2",
        "version": "0",
    }
    ada.post(f"{world.desk()}/verdicts", **(VERDICT | more))
    ben.post(f"{world.desk()}/verdicts", **VERDICT)
    eve.post(f"{world.desk()}/unsealing", role="admin")
    eve.post(
        f"{world.desk()}/rulings/agreement", **(SAID | more | {"rating": "supported", "reason": "None."})
    )
    ruling = rows_of(app, Ruling)[0]
    assert (ruling.rating, ruling.by, ruling.reason, ruling.claim_id) == (
        "refuted",
        "agreement",
        "",
        world.claims[0].id,
    )
    eve.post(
        f"{world.desk()}/publications", kind="substantial", note="None.", published_by_id="1", **SENT_REASONS
    )
    publication = rows_of(app, Publication)[0]
    assert (publication.kind, publication.note, publication.published_by_id) == (None, None, eve.viewer.id)
    assert {person.username: person.role for person in rows_of(app, Person)}["ada"] is Role.REVIEWER


def test_nothing_is_published_twice_and_a_correction_says_which_and_why(app, ada, ben, eve, world):
    published(ada, ben, eve, world)
    refused = eve.post(f"{world.desk()}/publications", **SENT_REASONS)
    assert refused.status_code == 422
    assert "Choose the kind of correction." in sentences(refused)
    assert "What changed, for readers is missing." in sentences(refused)
    same = eve.post(f"{world.desk()}/publications", kind="minor", note="A comma.", **SENT_REASONS)
    assert same.status_code == 422
    assert "nothing has changed since" in sentences(same)
    assert "A comma." in same.text
    forged = eve.post(f"{world.desk()}/publications", kind="withdrawn", note="Gone.", **SENT_REASONS)
    assert forged.status_code == 422
    assert len(rows_of(app, Publication)) == 1


def test_what_is_withdrawn_stays_so(app, ada, ben, eve, cast, world):
    published(ada, ben, eve, world)
    assert eve.post(f"{world.desk()}/withdrawal", reason=" ").status_code == 422
    assert eve.post(f"{world.desk()}/withdrawal", reason="It was a door.").status_code == 303
    for address, fields in (
        ("publications", {"kind": "minor", "note": "Back again."}),
        ("withdrawal", {"reason": "Another reason."}),
        ("rulings/adjudication", DECIDED),
    ):
        refused = eve.post(f"{world.desk()}/{address}", **fields)
        assert refused.status_code == 422
        assert "has been withdrawn" in sentences(refused)
    dan = cast.person("dan", Role.REVIEWER)
    assert dan.post(f"{world.desk()}/verdicts", **VERDICT).status_code == 422
    assert 'id="give-verdict"' not in dan.get(world.desk()).text
    assert dan.post(f"{world.page}/bearings", **{world.cell(): "supports"}).status_code == 422
    assert len(rows_of(app, Publication)) == 2


def test_a_desk_of_one_judges_and_rules_but_somebody_else_publishes(app, eve, cast, world, desk_of_one):
    eve.post(f"{world.desk()}/verdicts", **VERDICT)
    assert "The desk has ruled" in follow(eve, eve.post(f"{world.desk()}/rulings/agreement", **SAID))
    assert "You are the only reviewer: another editor has to publish." in sentences(eve.get(world.desk()))
    refused = eve.post(f"{world.desk()}/publications", **SENT_REASONS)
    assert refused.status_code == 422
    assert "somebody else has to publish it" in sentences(refused)
    zoe = cast.person("zoe", Role.EDITOR)
    zoe.post(f"{world.desk()}/unsealing")
    assert zoe.post(f"{world.desk()}/publications", **SENT_REASONS).status_code == 303
    assert rows_of(app, Publication)[0].published_by_id == zoe.viewer.id


def test_without_four_eyes_a_desk_of_one_publishes_alone(app, eve, world, desk_of_one):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], four_eyes=False)
    eve.post(f"{world.desk()}/verdicts", **VERDICT)
    eve.post(f"{world.desk()}/rulings/agreement", **SAID)
    assert eve.post(f"{world.desk()}/publications", **SENT_REASONS).status_code == 303


def test_evidence_of_another_question_bears_on_nothing_here(app, session, ada, world):
    other = make_world(app)
    for address, cell in (
        (f"{world.page}/bearings", other.cell()),
        (f"{world.desk()}/bearings", other.cell()),
        (f"{world.desk()}/bearings", world.cell(0, 1)),
        (f"{world.page}/bearings", f"bearing-{other.evidence[0].id}-{world.claims[0].id}"),
        (f"{world.page}/bearings", f"bearing-{world.evidence[0].id}-{other.claims[0].id}"),
        (f"{world.page}/bearings", "bearing-999999999-1"),
    ):
        refused = ada.post(address, **{cell: "supports"})
        assert refused.status_code == 422
        assert "nothing was saved" in sentences(refused)
    assert rows_of(app, BearingGiven) == []


def test_evidence_of_a_rival_may_bear_on_the_others(app, session, ada, world):
    piece = make_evidence(session, claim=session.merge(world.claims[1]))
    session.commit()
    field = f"bearing-{piece.id}-{world.claims[0].id}"
    assert ada.post(f"{world.desk()}/bearings", **{field: "contradicts"}).status_code == 303
    assert rows_of(app, BearingGiven)[0].bearing == "contradicts"


def test_a_reviewer_rules_and_publishes_nothing(app, ada, ben, world):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **VERDICT)
    for address in ("unsealing", "rulings/agreement", "rulings/adjudication", "publications", "withdrawal"):
        assert ada.post(f"{world.desk()}/{address}", **DECIDED).status_code == 403
    page = ada.get(world.desk()).text
    assert not [
        name for name in ("unseal", "publish", "adjudicate", "rule-by-agreement") if f'id="{name}"' in page
    ]
    assert (rows_of(app, Ruling), rows_of(app, Unsealing)) == ([], [])


def test_a_form_without_its_token_keeps_what_was_typed(app, ada, world):
    refused = ada.post(f"{world.desk()}/verdicts", honest=False, **VERDICT)
    assert refused.status_code == 422
    assert "The glass lay outside." in refused.text
    assert "open for too long" in sentences(refused)
    assert rows_of(app, Verdict) == []


def test_unsealing_without_a_token_opens_nothing(app, eve, world):
    refused = eve.post(f"{world.desk()}/unsealing", honest=False)
    assert refused.status_code == 422
    assert rows_of(app, Unsealing) == []
    assert rows_of(app, Evidence) != []


def both_agree(ada, ben, eve, world: World) -> None:
    """Two verdicts that agree, and an editor who has seen them."""
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **VERDICT)
    eve.post(f"{world.desk()}/unsealing")


def published(ada, ben, eve, world: World) -> None:
    """A claim on which two agreed, ruled and published."""
    both_agree(ada, ben, eve, world)
    eve.post(f"{world.desk()}/rulings/agreement", **SAID)
    assert eve.post(f"{world.desk()}/publications", **SENT_REASONS).status_code == 303


@pytest.fixture
def desk_of_one(app):
    """One verdict is enough, four eyes are still needed."""
    usual = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(usual, reviews_required=1)
    yield
    app.config["SETTINGS"] = usual


@pytest.fixture
def world(app) -> World:
    return make_world(app)
