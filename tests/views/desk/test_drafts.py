"""Drafts: what is typed is kept, offered back to its author alone, and goes when it is sent."""

import json
from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.models import Draft, Event
from factcheck.models.columns import now
from factcheck.services import drafts
from tests.factories import make_claim

FORM = "/desk/claims/somebody-did-it/verdicts"
PAGE = "/desk/claims/somebody-did-it"


@pytest.fixture
def claim(session):
    made = make_claim(session, "Somebody did it.")
    session.commit()
    return made


def keep(browser, form=FORM, **typed: str):
    fields = json.dumps({name: [value] for name, value in typed.items()})
    return browser.post("/desk/drafts", form=form, page=PAGE, title="Somebody did it.", fields=fields)


def kept(browser, *forms: str) -> list[dict]:
    return browser.get("/desk/drafts.json", query_string={"form": forms}).json["drafts"]


def test_what_was_typed_last_is_offered_back_on_any_machine(claim, ada):
    assert keep(ada, rationale="I saw").status_code == 204
    assert keep(ada, rationale="I saw the glass – наконец 😀").status_code == 204
    (draft,) = kept(ada, FORM)
    assert draft["fields"] == {"rationale": ["I saw the glass – наконец 😀"]}
    assert draft["page"] == PAGE
    assert kept(ada, "/desk/other") == []
    assert b"Somebody did it." in ada.get("/desk/drafts").data


def test_the_list_tells_drafts_apart_by_the_longest_thing_typed(claim, ada):
    keep(ada, rating="supported", rationale="I saw the glass.", confidence="80")
    keep(ada, form="/desk/questions")
    page = ada.get("/desk/drafts").text
    assert "I saw the glass." in page
    assert "supported" not in page


def test_nobody_else_sees_it(claim, ada, ben):
    keep(ada, rationale="Mine alone")
    assert kept(ben) == []
    assert b"Mine alone" not in ben.get("/desk/drafts").data


def test_it_goes_when_the_form_is_sent_and_stays_when_it_is_refused(claim, ada):
    keep(ada, rationale="I saw it.")
    assert ada.post(FORM, rating="supported", confidence="80", rationale="").status_code == 422
    assert len(kept(ada)) == 1
    assert ada.post(FORM, rating="supported", confidence="80", rationale="I saw it.").status_code == 303
    assert kept(ada) == []


def test_it_goes_when_it_is_discarded_and_others_stay(claim, ada):
    keep(ada, rationale="One")
    keep(ada, form="/desk/questions", text="Two")
    assert ada.post("/desk/drafts/discard", form=FORM).status_code == 303
    assert [draft["form"] for draft in kept(ada)] == ["/desk/questions"]


def test_it_goes_at_sign_out(claim, ada, session):
    keep(ada, rationale="Unsent")
    ada.post("/signout")
    assert len(session.exec(select(Draft)).all()) == 0


def test_keeping_one_leaves_no_entry_in_the_log(claim, ada, session):
    before = len(session.exec(select(Event)).all())
    session.commit()
    assert keep(ada, rationale="Unsent").status_code == 204
    session.expire_all()
    assert len(session.exec(select(Event)).all()) == before


@pytest.mark.parametrize(
    "given",
    [
        {"form": "https://elsewhere.example/", "page": PAGE, "fields": "{}"},
        {"form": FORM, "page": "/claims/x", "fields": "{}"},
        {"form": FORM, "page": PAGE, "fields": "nonsense"},
        {"form": FORM, "page": PAGE, "fields": '{"a": "b"}'},
        {"form": FORM, "page": PAGE, "fields": "[" * 5000},
        {"form": FORM, "page": PAGE, "fields": json.dumps({"a": ["x" * (drafts.LARGEST + 1)]})},
        {"form": FORM, "page": PAGE},
    ],
)
def test_what_is_no_draft_is_refused(ada, given):
    assert ada.post("/desk/drafts", **given).status_code == 422


def test_the_oldest_go_when_there_are_too_many_or_when_they_are_old(session, ada):
    for number in range(drafts.MOST + 5):
        drafts.keep(session, ada.viewer, f"/desk/{number}", page="/desk", title="", fields={})
    assert len(drafts.of(session, ada.viewer)) == drafts.MOST
    oldest = drafts.of(session, ada.viewer)[-1]
    assert oldest.form == "/desk/5"
    oldest.saved = now() - drafts.KEPT - timedelta(minutes=1)
    drafts.keep(session, ada.viewer, "/desk/again", page="/desk", title="", fields={})
    assert "/desk/5" not in [draft.form for draft in drafts.of(session, ada.viewer)]
