"""Notifications: told in the app, counted in the head of the desk, seen once."""

from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import CorrectionKind, Notice
from factcheck.models import Claim, Event, Notification
from factcheck.services import notifications
from tests.counting import queries
from tests.views.desk.worlds import VERDICT, follow, make_world, rows_of, sentences

ADDRESS = "/desk/notifications"


def tell(app, browser, *notices):
    """Let somebody know some things about the first claim."""
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.exec(select(Claim).order_by(Claim.id)).first()
        for notice in notices:
            notifications.tell(session, [browser.viewer.id], notice, claim=claim)


def told(browser) -> list[str]:
    return [one["notice"] for one in browser.get(f"{ADDRESS}.json").json["notifications"]]


def test_the_newest_comes_first_and_leads_to_its_claim(app, ada):
    world = make_world(app)
    tell(app, ada, Notice.ASSIGNED, Notice.PUBLISHED)
    first, second = ada.get(f"{ADDRESS}.json").json["notifications"]
    assert (first["notice"], second["notice"]) == ("published", "assigned")
    assert first["address"] == world.desk()
    assert first["about"] == world.claims[0].text


def test_every_notice_has_a_sentence(app, ada):
    make_world(app)
    tell(app, ada, *Notice)
    page = sentences(ada.get(ADDRESS))
    assert "A claim you reviewed is corrected" in page
    assert len(told(ada)) == len(Notice)


def test_the_head_of_the_desk_counts_what_was_not_seen_and_public_pages_do_not_ask(app, ada, cy, engine):
    make_world(app)
    quiet = queries(engine, lambda: ada.get("/about"))
    tell(app, ada, Notice.ASSIGNED, Notice.ROUND)
    assert '2<span class="visually-hidden"> not seen</span>' in ada.get("/desk").text
    assert "not seen" not in ada.get("/about").text
    assert queries(engine, lambda: ada.get("/about")) == quiet
    assert "not seen" not in cy.get("/about").text


def test_counting_is_one_query_however_many_there_are(app, ada, engine):
    make_world(app)
    few = queries(engine, lambda: ada.get(ADDRESS))
    tell(app, ada, *[Notice.ASSIGNED] * 40)
    assert queries(engine, lambda: ada.get(ADDRESS)) == few


def test_one_is_marked_as_seen_once_and_may_lead_on(app, ada):
    world = make_world(app)
    tell(app, ada, Notice.ASSIGNED, Notice.ROUND)
    one, other = rows_of(app, Notification)
    assert "Marked as seen." in follow(ada, ada.post(f"{ADDRESS}/{one.id}/seen"))
    assert ada.get(f"{ADDRESS}.json").json["unseen"] == 1
    ada.post(f"{ADDRESS}/{one.id}/seen")
    assert [event.action for event in rows_of(app, Event)].count("seen") == 1
    assert ada.post(f"{ADDRESS}/{other.id}/seen", onward="1").location == world.desk()


def test_all_are_marked_as_seen_in_one_event(app, ada, ben):
    make_world(app)
    tell(app, ada, Notice.ASSIGNED, Notice.ROUND)
    tell(app, ben, Notice.ASSIGNED)
    before = len(rows_of(app, Event))
    assert "2 marked as seen." in follow(ada, ada.post(f"{ADDRESS}/seen"))
    assert "0 marked as seen." in follow(ada, ada.post(f"{ADDRESS}/seen"))
    assert len(rows_of(app, Event)) == before + 1
    assert ben.get(f"{ADDRESS}.json").json["unseen"] == 1


def test_nobody_reads_or_marks_what_another_was_told(app, ada, ben):
    make_world(app)
    tell(app, ada, Notice.ASSIGNED)
    note = rows_of(app, Notification)[0]
    assert told(ben) == []
    assert ben.post(f"{ADDRESS}/{note.id}/seen").status_code == 404
    assert rows_of(app, Notification)[0].seen is None


def test_a_wish_without_the_token_changes_nothing_and_is_explained(app, ada):
    make_world(app)
    tell(app, ada, Notice.ASSIGNED)
    one = rows_of(app, Notification)[0]
    for address in (f"{ADDRESS}/seen", f"{ADDRESS}/{one.id}/seen"):
        assert ada.post(address, honest=False).status_code == 422
    assert rows_of(app, Notification)[0].seen is None


def test_older_ones_stand_on_the_next_page(app, ada):
    make_world(app)
    tell(app, ada, *[Notice.ASSIGNED] * (notifications.PAGE + 3))
    first = ada.get(f"{ADDRESS}.json").json
    assert len(first["notifications"]) == notifications.PAGE
    rest = ada.get(first["next"].replace(ADDRESS, f"{ADDRESS}.json")).json
    assert (len(rest["notifications"]), rest["next"]) == (3, None)
    assert first["next"] in ada.get(ADDRESS).text


def test_editors_are_told_once_that_a_claim_can_be_ruled_on_and_never_how(app, ada, ben, eve, ida):
    world = make_world(app)
    for number, rating in enumerate(("refuted", "supported")):
        ada.post(f"{world.desk(number)}/verdicts", **VERDICT)
        assert told(eve) == ["ready to rule"] * number
        ben.post(f"{world.desk(number)}/verdicts", **(VERDICT | {"rating": rating}))
        assert told(eve) == ["ready to rule"] * (number + 1)
    split, agreed = eve.get(f"{ADDRESS}.json").json["notifications"]
    differing = {"id", "about", "address", "told"}
    assert {k: v for k, v in split.items() if k not in differing} == {
        k: v for k, v in agreed.items() if k not in differing
    }
    assert (told(ida), told(ada)) == (["ready to rule"] * 2, [])
    ida.post(f"{world.desk()}/verdicts", **VERDICT)
    assert len(told(eve)) == 2


def test_reviewers_are_told_what_became_of_their_claim(app, ada, eve):
    world = make_world(app)
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    with db.transaction(app.extensions["engine"]) as session:
        claim = session.get(Claim, world.claims[0].id)
        for kind in (None, CorrectionKind.MINOR, CorrectionKind.WITHDRAWN):
            notifications.published(session, eve.viewer, claim, kind)
    assert told(ada) == ["withdrawn", "corrected", "published"]
    assert told(eve) == []
