"""Attributions recorded while reading: exact passages, whole chains, nothing typed is lost."""

import html
import json
import os
import re
from pathlib import Path

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.domain import passages
from factcheck.domain.furniture import trim
from factcheck.models import Attribution, Claim, Event, Question, Span, Speaker
from factcheck.services import speakers
from factcheck.services.chains import steps_of
from tests.views.desk.reading import CHAIN, Desk, text_of
from tests.views.desk.test_articles import value
from tests.views.desk.test_workbench import count_queries

DATA = Path(os.environ.get("FACTCHECK_EVAL_DATA", Path(__file__).parents[4] / "shared/data"))
FAMILY = "👩‍👩‍👧‍👦"
BODY = f"Zoë {FAMILY} said “да”. “да”, said علي: خبز. The baker denied it all on Monday."
LENGTH = len(BODY)
QUERIES = 12
"""How often the reading page asks the database, who reads included."""


@pytest.mark.parametrize(
    "fields",
    [
        {"exact": "Monday", "start": LENGTH, "end": LENGTH + 6},
        {"exact": "Zoë", "start": 3, "end": 0},
        {"exact": "Zoe", "start": 0, "end": 3},
        {"exact": "“да”"},
        {"exact": "Zoë", "start": -LENGTH, "end": 3},
        {"exact": "\u200d👧", "start": 5, "end": 7},
        {"exact": "nobody said this"},
        {"exact": "Zoë", "start": 0},
        {"exact": "Zoë", "start": "0", "end": "9" * 30},
        {"exact": "   "},
    ],
)
def test_an_impossible_passage_is_refused_and_the_form_kept(desk, fields):
    refused = desk.record(speaker="Zoë 🍞", cue="сказала", claim="The bread was bad.", **fields)
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert quote(refused.text) == fields["exact"]
    kept = {name: value(refused.text, name) for name in ("speaker", "cue", "claim", "steps-0-outlet")}
    assert kept == {
        "speaker": "Zoë 🍞",
        "cue": "сказала",
        "claim": "The bread was bad.",
        "steps-0-outlet": "Radio Nord",
    }
    assert re.search(r'value="denies"[^>]*checked|checked[^>]*value="denies"', refused.text)
    for kind in (Attribution, Span, Speaker, Claim):
        assert desk.all(kind) == []


@pytest.mark.parametrize("words", [FAMILY, "علي: خبز", "Zoë", f"Zoë {FAMILY} said", "said علي"])
def test_any_script_makes_the_round_trip_exactly(desk, words):
    start = BODY.index(words)
    sent = desk.record(exact=words, start=str(start), end=str(start + len(words)))
    assert sent.status_code == 303
    (span,) = desk.all(Span)
    assert (span.start, span.end, span.exact) == (start, start + len(words), words)
    selector = desk.ada.get("/desk/articles/1.json").json["attributions"][0]["selector"]
    assert selector[0]["exact"] == words
    assert (selector[1]["start"], selector[1]["end"]) == (start, start + len(words))
    assert text_of(desk, 1) == BODY


def test_a_pasted_quote_that_stands_twice_is_told_apart_by_its_surroundings(desk):
    sent = desk.record(exact=" “да” ", suffix=", said")
    assert sent.status_code == 303
    assert desk.all(Span)[0].start == BODY.rindex("“да”")


def test_words_narrowed_by_hand_are_found_inside_what_was_taken(desk):
    start = BODY.index("“да”, said")
    taken = {"start": str(start), "end": str(start + 10), "taken": "“да”, said"}
    assert desk.record(exact="“да”", **taken).status_code == 303
    assert desk.all(Span)[0].start == start
    assert desk.record(exact="denied it", **taken).status_code == 303
    assert desk.all(Span)[1].exact == "denied it"


def test_one_submit_makes_speaker_claim_question_and_outlets(desk):
    sent = desk.record(
        exact="denied it",
        speaker="Bakers’ Union",
        kind="organisation",
        role="trade union",
        claim="The bread was bad.",
        question="Was the bread bad?",
        said="2021-06",
        note="As *read*.",
    )
    page = desk.ada.get(sent.location).text
    assert (
        "Recorded: Bakers’ Union denies “The bread was bad.”. New here: the speaker Bakers’ Union"
        in html.unescape(page)
    )
    with db.open_session(desk.app.extensions["engine"], writes=False) as session:
        (one,) = session.exec(select(Attribution)).all()
        assert (one.speaker.kind, one.speaker.role) == ("organisation", "trade union")
        assert (one.claim.text, one.claim.question.text) == ("The bread was bad.", "Was the bread bad?")
        assert (one.manner, one.said, one.note) == ("indirect", "2021-06", "As *read*.")
        assert [(step.medium, step.outlet) for step in steps_of(one)] == [
            ("interview", "Radio Nord"),
            ("article", ""),
        ]
        assert one.origin == "union-radio-nord-interview"


def test_each_thing_made_leaves_one_event(desk):
    desk.record(exact="denied it", claim="The bread was bad.", question="Was the bread bad?")
    nouns = sorted(event.noun for event in desk.all(Event)[1:])
    assert nouns == ["attribution", "claim", "outlet", "question", "span", "speaker"]


def test_what_is_typed_again_is_found_again(desk):
    claim = {"claim": "The bread was bad.", "question": "Was the bread bad?"}
    desk.record(exact="denied it", **claim)
    desk.record(exact="Monday", speaker="the BAKER", claim="the bread was bad.")
    assert [len(desk.all(kind)) for kind in (Speaker, Claim, Question, Attribution)] == [1, 1, 1, 2]


def test_one_quote_speaks_of_two_claims(desk):
    desk.record(exact="denied it", claim="The bread was bad.")
    page = desk.ada.get("/desk/articles/1?again=1").text
    assert (quote(page), value(page, "speaker"), value(page, "claim")) == ("denied it", "The baker", "")
    desk.record(exact="denied it", claim="The butter was bad.", stance="asserts")
    assert len(desk.all(Span)) == 1
    found = desk.ada.get("/desk/articles/1.json").json
    assert [one["claim"]["claim"] for one in found["attributions"]] == [
        "The bread was bad.",
        "The butter was bad.",
    ]


def test_a_claim_can_wait_to_be_filed(desk):
    desk.record(exact="denied it")
    page = desk.ada.get("/desk/articles/1").text
    assert "not filed yet" in page
    assert desk.ada.get("/desk/articles/1.json").json["attributions"][0]["claim"] is None


def test_a_claim_without_a_question_is_put_under_the_one_named_later(desk):
    desk.record(exact="denied it", claim="The bread was bad.")
    desk.record(exact="Monday", claim="The bread was bad.", question="Was the bread bad?")
    (claim,) = desk.all(Claim)
    assert claim.question_id == desk.all(Question)[0].id


def test_a_claim_under_several_questions_must_be_told_apart(desk):
    for number, question in enumerate(("Was it bad?", "What was bad?")):
        desk.record(
            exact="denied it", speaker=f"Person {number}", claim="The bread was bad.", question=question
        )
    refused = desk.record(exact="Monday", claim="The bread was bad.")
    assert (refused.status_code, "Name the question too" in refused.text) == (422, True)


def test_a_name_that_several_have_is_a_sentence_with_the_choices(app, desk):
    with db.transaction(app.extensions["engine"]) as session:
        speakers.add(session, None, "John Smith", role="baker")
        speakers.add(session, None, "John Smith", role="miller")
    refused = desk.record(exact="denied it", speaker="John Smith")
    assert refused.status_code == 422
    assert "John Smith (john-smith-2), miller" in refused.text
    assert desk.record(exact="denied it", speaker="John Smith (john-smith-2)").status_code == 303


def test_sending_the_same_twice_records_it_once(desk):
    first, second = desk.record(exact="denied it"), desk.record(exact="denied it")
    assert first.location == second.location
    assert len(desk.all(Attribution)) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"stance": ""}, "Choose a stance."),
        ({"stance": "shouts"}, "Choose one of these."),
        ({"manner": "loud"}, "Choose one of these."),
        ({"speaker": " "}, "Speaker is missing."),
        ({"said": "Monday"}, "Write the date as"),
        ({"steps-0-url": "javascript:alert(1)"}, "Hop 1 of the chain: a link starts with"),
        ({"steps-1-outlet": "x" * 201}, "Hop 2 of the chain: the outlet is longer"),
        ({"kind": "animal"}, "Not a valid choice"),
        ({"claim": "x" * 501}, "500"),
    ],
)
def test_what_cannot_be_recorded_says_why(desk, fields, sentence):
    refused = desk.record(**{"exact": "denied it"} | fields)
    assert refused.status_code == 422
    assert sentence in html.unescape(refused.text)
    assert desk.all(Attribution) == []


def test_hops_are_added_and_removed_without_losing_what_was_typed(desk):
    page = desk.record(exact="denied it", do="add-hop")
    assert page.status_code == 200
    assert (quote(page.text), hops(page.text)) == ("denied it", ["Radio Nord", "", ""])
    assert hops(desk.record(exact="denied it", do="drop-0").text) == [""]
    assert hops(desk.record(do="own-chain").text) == [""]
    assert desk.all(Attribution) == []


def test_the_last_chain_is_one_click_away(desk):
    desk.record(exact="denied it", **{"steps-0-outlet": "Nord FM"})
    page = desk.record(exact="Monday", do="same-chain", **{"steps-0-outlet": "Something else"}).text
    assert hops(page) == ["Nord FM", ""]


def test_the_form_keeps_claim_and_chain_for_the_next_one(desk):
    sent = desk.record(exact="denied it", claim="The bread was bad.", said="2021")
    page = desk.ada.get(sent.location).text
    assert (value(page, "claim"), value(page, "said"), hops(page)) == (
        "The bread was bad.",
        "2021",
        ["Radio Nord", ""],
    )
    assert (value(page, "speaker"), quote(page)) == ("", "")
    assert re.search(r'class="sentence" id="s-\d+"[^>]*data-focus', page)


def test_a_sentence_fills_the_form_without_javascript(desk):
    page = desk.ada.get("/desk/articles/1").text
    address = html.unescape(re.findall(r'class="take" href="([^"#]+)', page)[-1])
    filled = desk.ada.get(address).text
    assert quote(filled) == "The baker denied it all on Monday."
    assert value(filled, "cue") == "denied"
    assert desk.ada.get("/desk/articles/1?start=5&end=2").status_code == 404


def test_a_passage_tells_what_its_surroundings_suggest(desk):
    start = BODY.index("да")
    found = desk.ada.get(f"/desk/articles/1/passage.json?start={start}&end={start + 2}").json
    assert (found["exact"], found["manner"], found["cue"]) == ("да", "direct", "said")
    assert desk.ada.get("/desk/articles/1/passage.json?start=1&end=9999").status_code == 404
    assert desk.ada.get("/desk/articles/1/passage?start=0&end=3").location == "/desk/articles/1?start=0&end=3"


def test_overlapping_and_nested_marks_leave_the_text_as_it_is(desk):
    for words in ("baker denied it all", "denied it", "it all on Monday", BODY):
        assert desk.record(exact=words, speaker=words[:9]).status_code == 303
    page = desk.ada.get("/desk/articles/1").text
    assert text_of(desk, 1) == BODY
    assert {f"mark-{number}" for number in range(1, 5)} <= set(re.findall(r'id="(mark-\d+)"', page))
    assert re.findall(r'href="#attribution-(\d+)"', page) == ["2", "1", "3", "4"]


def test_the_page_is_narrowed_down_to_one_claim(desk):
    desk.record(exact="denied it", claim="The bread was bad.")
    desk.record(exact="Monday")
    page = desk.ada.get("/desk/articles/1?claim=the-bread-was-bad").text
    assert 'id="attribution-1"' in page
    assert 'id="attribution-2"' not in page
    page = desk.ada.get("/desk/articles/1?claim=unfiled").text
    assert 'id="attribution-1"' not in page
    assert 'id="attribution-2"' in page


def test_an_attribution_is_corrected_and_the_second_to_save_sees_both(desk, ben):
    desk.record(exact="denied it", cue="denied")
    form = {"speaker": "The baker", "stance": "denies", "manner": "indirect", "version": "1"} | CHAIN
    assert desk.ada.post("/desk/attributions/1", **form, cue="rejected").status_code == 303
    conflict = ben.post("/desk/attributions/1", **form | {"steps-0-outlet": "Nord FM"}, cue="doubted")
    assert conflict.status_code == 409
    both = html.unescape(conflict.text)
    assert '<del>rejected</del></td><td class="yours" dir="auto"><ins>doubted</ins></td>' in both
    assert "interview · Radio Nord → article" in re.sub("<[^>]+>", "", both)
    assert "interview · Nord FM → article" in re.sub("<[^>]+>", "", both)
    assert ben.post("/desk/attributions/1", **form | {"version": "2"}, cue="doubted").status_code == 303


def test_whether_they_said_it_is_noted_apart_from_the_note(desk):
    desk.record(exact="denied it", note="First.")
    sent = desk.ada.post("/desk/attributions/1/fidelity", fidelity="confirmed", found="Heard the tape.")
    assert sent.status_code == 303
    shown = desk.ada.get("/desk/attributions/1.json").json
    assert (shown["fidelity"], shown["note"]) == ("confirmed", "First.")
    assert desk.ada.post("/desk/attributions/1/fidelity", fidelity="maybe").status_code == 422


def test_a_withdrawn_attribution_counts_no_more_and_stays_readable(desk):
    desk.record(exact="denied it")
    refused = desk.ada.post("/desk/attributions/1/withdrawal", reason=" ")
    assert (refused.status_code, "Reason is missing" in refused.text) == (422, True)
    assert desk.ada.post("/desk/attributions/1/withdrawal", reason="Her deputy said it.").status_code == 303
    found = desk.ada.get("/desk/articles/1.json").json
    assert (found["attributions"], found["withdrawn"][0]["withdrawn"]) == ([], "Her deputy said it.")
    assert "Her deputy said it." in desk.ada.get("/desk/articles/1").text
    assert "Her deputy said it." in desk.ada.get("/desk/attributions/1").text
    again = desk.ada.post("/desk/attributions/1/fidelity", fidelity="confirmed")
    assert again.status_code == 422


def test_nothing_is_recorded_without_the_token_of_the_form(desk):
    refused = desk.ada.post(
        "/desk/articles/1/attributions", honest=False, exact="denied it", speaker="X", stance="asserts"
    )
    assert refused.status_code in {400, 422}
    assert desk.all(Attribution) == []


def test_the_json_names_what_the_design_promises(desk):
    desk.record(exact="denied it", claim="The bread was bad.")
    one = desk.ada.get("/desk/articles/1.json").json["attributions"][0]
    promised = {
        "id",
        "speaker",
        "stance",
        "manner",
        "cue",
        "quote",
        "said",
        "fidelity",
        "article",
        "selector",
    }
    assert promised | {"chain", "origin"} <= set(one)
    assert [part["type"] for part in one["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]


def test_all_that_a_careful_reader_finds_in_the_seed_is_recorded(app, ada):
    text, found = seed()
    desk = Desk(app, ada, text)
    assert desk.add(outlet="News.az", published="2023-05-03").status_code == 303
    for said in found:
        hops = {f"steps-{at}-outlet": outlet for at, outlet in enumerate(said["chain"])}
        form = {"exact": said["content_includes"], "speaker": said["speaker"], "stance": said["stance"]}
        sent = ada.post("/desk/articles/1/attributions", **form, cue=said["cue"], **hops)
        assert sent.status_code == 303, said
    shift = desk_shift()
    with db.open_session(app.extensions["engine"], writes=False) as session:
        stored = session.exec(select(Attribution).order_by(col(Attribution.id))).all()
        assert len(stored) == len(found) == 17
        for one, said in zip(stored, found, strict=True):
            assert text[one.span.start : one.span.end] == one.span.exact == said["content_includes"]
            assert abs(one.span.start + shift - said["start"]) <= len("“")
            assert (one.speaker.name, one.stance, one.cue) == (said["speaker"], said["stance"], said["cue"])
            assert [step.outlet for step in steps_of(one)] == said["chain"]
            assert passages.cue(text, one.span.start, one.span.end) == said["cue"]


def seed():
    """The article the product was created from, as it is kept, and what stands in it."""
    try:
        whole = (DATA / "seed_article.txt").read_text(encoding="utf-8")
        found = json.loads((DATA / "seed_attributions.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        pytest.skip(f"the article the product was created from is not at {DATA}")
    trimmed = trim(whole)
    assert trimmed.date == found["published"]
    return trimmed.text, found["attributions"]


def desk_shift():
    """How far the text moved when its furniture was left out."""
    return len(trim((DATA / "seed_article.txt").read_text(encoding="utf-8")).lead)


def quote(page):
    found = re.search(r'<textarea[^>]*name="exact"[^>]*>\r?\n?(.*?)</textarea>', page, re.DOTALL)
    return html.unescape(found[1])


def hops(page):
    return [
        html.unescape(found) for found in re.findall(r'name="steps-\d+-outlet"[^>]*value="([^"]*)"', page)
    ]


@pytest.fixture
def desk(app, ada):
    desk = Desk(app, ada, BODY)
    assert desk.add().status_code == 303
    return desk


@pytest.mark.parametrize("words", [["denied it"], re.findall(r"\w+", BODY[-35:])])
def test_a_page_is_asked_for_in_as_many_queries_whatever_stands_in_it(desk, words):
    for number, word in enumerate(dict.fromkeys(words)):
        desk.record(
            exact=word, speaker=f"Person {number}", claim=f"Claim {number}.", question=f"Question {number}?"
        )
    assert count_queries(desk.app, desk.ada, "/desk/articles/1") == QUERIES
