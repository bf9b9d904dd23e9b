"""Suggestions at the desk: read by a machine, accepted, refused and undone by people, counted nowhere."""

import html
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.domain.furniture import trim
from factcheck.models import Attribution, Event, Reading, Suggestion
from factcheck.presenters.suggestions import ReadingSuggestions, SuggestionShown
from factcheck.services import articles, suggestions
from factcheck.services.chains import steps_of
from tests.dossiers import judge, publish, rule
from tests.factories import make_claim, make_question, make_speaker
from tests.plugging import plug_in

DATA = Path(os.environ.get("FACTCHECK_EVAL_DATA", Path(__file__).parents[4] / "shared/data"))
CANARY = "Quetzalcoatlus"
TEXT = (
    "“It was us,” Vera Lind told Radio Nord. Nora Field denied any part in it.\n\n"
    f"{'Nothing else happened on that day. ' * 40}\n\n"
    f"Omar Diaz said: “The {CANARY} broke 40 windows.” 🪟"
)
HOME = "/desk/articles/1"


def test_the_page_offers_to_read_and_a_get_changes_nothing(desk):
    page = desk.ada.get(HOME).text
    assert 'data-hx-trigger="load, submit"' in page
    assert "Let a machine suggest who says what" in page
    assert desk.all(Reading) == desk.all(Suggestion) == []


def test_reading_is_said_shown_and_one_event(desk):
    before = len(desk.all(Event))
    answer = desk.read()
    assert (answer.status_code, answer.location) == (303, HOME)
    page = desk.ada.get(HOME).text
    assert "3 suggestions." in page
    assert "0 accepted · 0 refused · 3 open" in page
    assert page.count('class="note suggestion"') == 3
    assert page.count('class="anchor" id="suggested-') == 3
    assert 'data-hx-trigger="load' not in page
    assert len(desk.all(Event)) == before + 1
    assert desk.read().status_code == 303
    assert len(desk.all(Event)) == before + 1


def test_the_text_stays_the_text_letter_by_letter(desk):
    desk.read()
    inner = re.search(r'<div class="article-text"[^>]*>(.*?)</div>', desk.ada.get(HOME).text, re.DOTALL)[1]
    assert html.unescape(re.sub(r"<[^>]+>", "", inner)) == TEXT


def test_accept_opens_the_form_filled_in_and_recording_accepts(desk):
    desk.read()
    form = desk.form(1)
    told = (
        "exact",
        "speaker",
        "stance",
        "manner",
        "cue",
        "steps-0-medium",
        "steps-0-outlet",
        "steps-1-outlet",
    )
    assert [form[name] for name in told] == [
        *("It was us", "Vera Lind", "asserts", "direct", "told"),
        *("interview", "Radio Nord", "The Daily"),
    ]
    answer = desk.record(form, claim="They did it.")
    assert answer.location == f"{HOME}?suggested=2#suggestion-2"
    (made,) = desk.all(Attribution)
    one = desk.one(1)
    assert (one.decision, one.attribution_id) == ("accepted", made.id)
    assert [event.action for event in desk.all(Event)[-2:]] == ["recorded", "accepted"]
    page = desk.ada.get(answer.location).text
    assert "1 accepted · 0 refused · 2 open" in page
    assert re.search(r'id="suggestion-2"[^>]* data-focus', page)


def test_who_accepted_what_a_machine_proposed_is_said_wherever_the_desk_shows_it(desk):
    desk.read()
    desk.record(desk.form(1))
    told = "proposed by a machine, accepted by Ada"
    assert told in desk.ben.get(HOME).text
    assert told in desk.ben.get("/desk/attributions/1").text
    named = {"extractor": "rules", "accepted_by": "Ada"}
    assert desk.ben.get(f"{HOME}.json").json["attributions"][0]["proposed"] == named
    assert desk.ben.get("/desk/attributions/1.json").json["proposed"] == named


def test_what_a_person_found_is_nobodys_proposal(desk):
    desk.read()
    desk.record(desk.form(1), suggestion="")
    assert desk.ada.get("/desk/attributions/1.json").json["proposed"] is None
    assert "proposed by a machine" not in desk.ada.get(HOME).text
    assert desk.one(1).decision == "open"


def test_a_person_may_change_anything_before_accepting(desk):
    desk.read()
    desk.record(desk.form(1), speaker="V. Lind", stance="relays", exact="us", claim="They did it.")
    (made,) = desk.ada.get(f"{HOME}.json").json["attributions"]
    assert (made["speaker"]["name"], made["stance"], made["quote"]) == ("V. Lind", "relays", "us")
    assert made["proposed"]["accepted_by"] == "Ada"


def test_a_refused_form_keeps_the_suggestion(desk):
    desk.read()
    answer = desk.record(desk.form(1), speaker="")
    assert answer.status_code == 422
    assert 'name="suggestion" value="1"' in answer.text
    assert desk.one(1).decision == "open"
    assert desk.all(Attribution) == []


def test_refusing_goes_on_to_the_next_and_undo_comes_back(desk):
    desk.read()
    answer = desk.ada.post("/desk/suggestions/2/refuse", reason="A headline.")
    assert answer.location == f"{HOME}?suggested=3#suggestion-3"
    page = desk.ada.get(answer.location).text
    assert "0 accepted · 1 refused · 2 open" in page
    assert "A headline." in page
    assert 'id="suggestion-2"' not in page
    back = desk.ada.post("/desk/suggestions/2/reopen")
    assert back.location == f"{HOME}?suggested=2#suggestion-2"
    assert 'id="suggestion-2"' in desk.ada.get(back.location).text
    assert [event.action for event in desk.all(Event)[-2:]] == ["refused", "reopened"]


def test_after_the_last_one_the_focus_is_on_the_list(desk):
    desk.read()
    for number in (1, 2, 3):
        last = desk.ada.post(f"/desk/suggestions/{number}/refuse")
    assert last.location == f"{HOME}?suggested=none#suggestions"
    assert re.search(r'id="suggestions"[^>]* data-focus', desk.ada.get(last.location).text)


def test_ben_sees_what_ada_decided_and_may_undo_it(desk):
    desk.read()
    desk.ada.post("/desk/suggestions/1/refuse")
    found = desk.ben.get(f"{HOME}.json").json["suggestions"]
    assert found["counts"] == {"accepted": 0, "refused": 1, "open": 2}
    assert found["refused"][0]["by"] == "Ada"
    assert desk.ben.post("/desk/suggestions/1/reopen").status_code == 303


def test_a_stranger_sees_and_does_nothing(desk, cy):
    desk.read()
    for address in (
        "/desk/articles/1/suggestions",
        "/desk/suggestions/1/refuse",
        "/desk/suggestions/1/reopen",
    ):
        assert cy.post(address).status_code == 401
    assert cy.get(f"{HOME}.json").status_code == 401
    assert {one.decision for one in desk.all(Suggestion)} == {"open"}


def test_two_who_decide_at_once_are_told_of_each_other_and_keep_what_they_typed(desk):
    desk.read()
    hers = desk.form(1)
    desk.ben.post("/desk/suggestions/1/refuse")
    answer = desk.record(hers, note="Typed at length.")
    assert answer.status_code == 409
    assert "Ben has refused this suggestion meanwhile" in answer.text
    assert "Typed at length." in answer.text
    assert 'name="suggestion"' not in answer.text
    assert desk.all(Attribution) == []
    assert desk.record(hers | {"suggestion": ""}).status_code == 303


def test_whoever_refuses_or_reopens_what_became_an_attribution_is_told(desk):
    desk.read()
    desk.record(desk.form(1))
    for decision in ("refuse", "reopen"):
        answer = desk.ben.post(f"/desk/suggestions/1/{decision}")
        assert answer.status_code == 409
        assert "has become an attribution" in answer.text


def test_sending_the_same_acceptance_twice_is_no_error(desk):
    desk.read()
    form = desk.form(1)
    assert desk.record(form).status_code == desk.record(form).status_code == 303
    assert len(desk.all(Attribution)) == 1


def test_a_suggestion_of_another_article_is_not_accepted_here(desk):
    desk.read()
    form = desk.form(1)
    with db.transaction(desk.app.extensions["engine"]) as session:
        articles.add(session, None, text=TEXT, title="A reprint")
    desk.ada.post("/desk/articles/2/attributions", **form)
    assert desk.one(1).decision == "open"


def test_the_most_worth_checking_come_first_when_asked(desk):
    desk.read()
    found = desk.ada.get(f"{HOME}.json?order=checks").json["suggestions"]
    assert found["order"] == "checks"
    assert found["open"][0]["speaker"]["name"] == "Omar Diaz"
    assert "states a number" in found["open"][0]["answers"]
    answer = desk.ada.post("/desk/suggestions/3/refuse", order="checks")
    assert "order=checks" in answer.location
    assert desk.ada.get(f"{HOME}?order=sideways").status_code == 200


def test_a_known_speaker_is_offered_by_the_name_the_desk_has(desk):
    with db.transaction(desk.app.extensions["engine"]) as session:
        vera = make_speaker(session, "Vera LIND", role="The founder")
    desk.read()
    shown = desk.ada.get(f"{HOME}.json").json["suggestions"]["open"][0]["speaker"]
    assert (shown["name"], shown["known"]) == ("Vera LIND", [vera.slug])
    assert desk.form(1)["speaker"] == "Vera LIND"
    assert "known" in desk.ada.get(HOME).text


def test_a_claim_is_filled_in_only_when_it_is_clearly_meant(desk):
    with db.transaction(desk.app.extensions["engine"]) as session:
        question = make_question(session, "Who broke the windows?")
        for words in (f"The {CANARY} broke forty windows.", "Vera Lind did it alone."):
            make_claim(session, words, question=question)
    desk.read()
    form = desk.form(3)
    assert (form["claim"], form["question"]) == (
        f"The {CANARY} broke forty windows.",
        "Who broke the windows?",
    )
    assert desk.form(2)["claim"] == ""
    page = desk.ada.get(f"{HOME}?suggestion=2").text
    offered = re.search(r'<datalist id="claim-known">(.*?)</datalist>', page, re.DOTALL)[1]
    assert offered.count("<option") == 2


def test_a_new_version_is_read_anew_without_what_was_decided(desk):
    desk.read()
    desk.ada.post("/desk/suggestions/1/refuse")
    desk.record(desk.form(2))
    desk.ada.post(f"{HOME}/versions", text=f"New here.\n\n{TEXT}", version="1")
    assert 'data-hx-trigger="load, submit"' in desk.ada.get(HOME).text
    desk.read()
    found = desk.ada.get(f"{HOME}.json").json["suggestions"]
    assert [one["speaker"]["name"] for one in found["open"]] == ["Omar Diaz"]
    assert found["counts"] == {"accepted": 1, "refused": 1, "open": 1}


def test_suggestions_are_counted_and_shown_nowhere_else(desk, eve, cy):
    before = desk.outside(eve, cy)
    desk.read()
    assert desk.outside(eve, cy) == before
    desk.record(desk.form(1), claim="They did it.")
    with db.transaction(desk.app.extensions["engine"]) as session:
        claim = session.exec(select(Attribution)).one().claim
        judge(session, claim, desk.ada.viewer, desk.ben.viewer)
        rule(session, claim, eve.viewer)
        publish(session, claim, eve.viewer)
    told = desk.outside(eve, cy, claim.slug)
    assert "They did it." in told
    assert not {CANARY, "proposed", "Omar Diaz"} & set(re.findall(r"Quetzalcoatlus|proposed|Omar Diaz", told))
    assert "attributions" in desk.ada.get("/desk/articles").text


def test_what_a_suggestion_tells_is_promised(desk):
    desk.read()
    shown = desk.ada.get(f"{HOME}.json").json["suggestions"]
    assert set(shown) == set(ReadingSuggestions.model_fields)
    assert set(shown["open"][0]) == set(SuggestionShown.model_fields)
    assert not {"weight", "score", "fingerprint"} & set(shown["open"][0])


def test_another_extractor_is_asked_where_the_site_names_it(desk, tmp_path, monkeypatch):
    plug_in(tmp_path, monkeypatch)
    desk.use(monkeypatch, "fake")
    assert desk.read().status_code == 303
    desk.record(desk.form(1))
    assert desk.ada.get("/desk/attributions/1.json").json["proposed"]["extractor"] == "fake"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [("gpt", TEXT, "no extractor called “gpt”"), ("fake", "BREAK it.", "could not read this text")],
)
def test_what_cannot_be_read_is_a_sentence_and_is_not_tried_again_by_itself(
    desk, tmp_path, monkeypatch, name, text, sentence
):
    plug_in(tmp_path, monkeypatch)
    desk.use(monkeypatch, name)
    desk.ada.post(f"{HOME}/versions", text=text, version="1")
    answer = desk.read()
    assert answer.status_code == 422
    assert sentence in html.unescape(answer.text)
    assert "Try again" in answer.text
    assert 'data-hx-trigger="load, submit"' not in answer.text
    assert desk.all(Reading) == []


def test_an_article_that_quotes_nobody_says_so(desk):
    desk.ada.post(f"{HOME}/versions", text="It rained.", version="1")
    desk.read()
    assert "No suggestions" in desk.ada.get(HOME).text


@pytest.mark.parametrize("address", ["/desk/articles/9/suggestions", "/desk/suggestions/9/refuse"])
def test_what_is_not_there_is_not_found(desk, address):
    assert desk.ada.post(address).status_code == 404


def test_the_article_the_product_was_created_from_is_taken_over_whole(desk):
    wanted = json.loads(needed("seed_attributions.json"))["attributions"]
    text = trim(needed("seed_article.txt")).text
    with db.transaction(desk.app.extensions["engine"]) as session:
        articles.add(session, None, text=text, title="Seed", outlet="News.az", published="2023-05-03")
    desk.ada.post("/desk/articles/2/suggestions")
    found = desk.all(Suggestion)
    assert len(found) == len(wanted) == 17
    for one in found:
        assert desk.ada.post("/desk/articles/2/attributions", **desk.form(one.id, 2)).status_code == 303
    with db.open_session(desk.app.extensions["engine"], writes=False) as session:
        made = session.exec(select(Attribution).order_by(col(Attribution.id))).all()
        assert all(text[one.span.start : one.span.end] == one.span.exact for one in made)
        told = sorted([one.speaker.name, one.stance, [s.outlet for s in steps_of(one)]] for one in made)
        assert told == sorted([one["speaker"], one["stance"], one["chain"]] for one in wanted)
        assert not suggestions.waiting(session, articles.latest(articles.find(session, 2)))


def needed(name):
    try:
        return (DATA / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        pytest.skip(f"the article the product was created from is not at {DATA}")


class Desk:
    """Ada and Ben with one article."""

    def __init__(self, app, ada, ben):
        self.app, self.ada, self.ben = app, ada, ben
        with db.transaction(app.extensions["engine"]) as session:
            articles.add(
                session, None, text=TEXT, title="Windows", outlet="The Daily", published="2024-05-08"
            )

    def read(self):
        return self.ada.post(f"{HOME}/suggestions")

    def use(self, monkeypatch, name):
        settings = self.app.config["SETTINGS"]
        monkeypatch.setitem(self.app.config, "SETTINGS", replace(settings, extractor=name))

    def form(self, suggestion_id, article_id=1):
        """The form as a browser would send it, once Accept was followed."""
        page = self.ada.get(f"/desk/articles/{article_id}?suggestion={suggestion_id}").text
        inner = re.search(r'<form method="post"[^>]* id="attribution".*?</form>', page, re.DOTALL)[0]
        return fields(inner)

    def record(self, form, **changed):
        return self.ada.post(f"{HOME}/attributions", **form | changed)

    def all(self, kind):
        with db.open_session(self.app.extensions["engine"], writes=False) as session:
            return list(session.exec(select(kind).order_by(col(kind.id))))

    def one(self, suggestion_id):
        return next(one for one in self.all(Suggestion) if one.id == suggestion_id)

    def outside(self, eve, cy, slug=""):
        """Everything that anybody sees beside the reading page."""
        public = ["/", "/index.json", "/export/verdicts.jsonl", "/export/verdicts.csv", "/articles/1"]
        public += [f"/claims/{slug}", f"/claims/{slug}.json"] if slug else []
        own = ["/desk.json", "/desk/articles.json", "/desk/speakers.json", "/desk/questions.json"]
        told = [cy.get(address).text for address in public] + [eve.get(address).text for address in own]
        return re.sub(r"request [0-9a-f]{32}", "", "\n".join(told))


def fields(form):
    """The values of a form's fields."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'\b{each}="([^"]*)"', tag) for each in ("name", "value"))
        chosen = 'type="radio"' not in tag or " checked" in tag
        if name and chosen and name[1] != "csrf_token":
            found[name[1]] = html.unescape(value[1]) if value else ""
    for name, value in re.findall(
        r'<textarea[^>]* name="([^"]*)"[^>]*>\r?\n?(.*?)</textarea>', form, re.DOTALL
    ):
        found[name] = html.unescape(value)
    kind = re.search(r'<option selected value="([^"]*)"', form)
    return found | ({"kind": kind[1]} if kind else {})


@pytest.fixture
def desk(app, ada, ben):
    return Desk(app, ada, ben)
