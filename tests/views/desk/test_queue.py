"""The queue says what waits for whom, rightly, quickly, and without telling what is sealed."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event

from factcheck.domain.ledger import canonical
from factcheck.domain.vocabulary import Role, RuledBy, Stance
from factcheck.models.columns import clock, now
from factcheck.presenters.dossiers import drawer
from factcheck.presenters.queue import SHOWN
from factcheck.services import (
    attributions,
    bearings,
    claims,
    evidence,
    fidelity,
    publications,
    question_progress,
    rounds,
    rulings,
    verdicts,
)
from factcheck.services.speakers import resolve
from tests.dossiers import REASONS, publish
from tests.factories import (
    make_attribution,
    make_claim,
    make_evidence,
    make_publication,
    make_question,
    make_ruling,
    make_unsealing,
    make_verdict,
)

RANDOM = re.compile(r'name="csrf_token" value="[^"]*"|name="request-id" content="[^"]*"')


def waiting(browser) -> dict[str, int]:
    """How many claims wait for what, as the JSON counts them; the page must count alike."""
    data = browser.get("/desk.json").json
    page = browser.get("/desk").text
    counts = {section["key"]: section["count"] for section in data["waiting"]}
    counts |= {name: len(data[name]) for name in ("corrections", "unfiled", "orphaned") if data[name]}
    for key, count in counts.items():
        heading = re.search(rf'<h2 id="{key}">.*?<span class="count">(\d+)</span>', page)
        assert heading, f"the page has no section {key}"
        assert int(heading[1]) == count
    return counts


def steps(browser) -> list[tuple[int, int]]:
    """The progress of every question, as page and JSON have it."""
    found = [(one["steps_done"], one["steps"]) for one in browser.get("/desk.json").json["questions"]]
    drawn = re.findall(r'<progress class="progress" value="(\d+)" max="(\d+)"', browser.get("/desk").text)
    assert [(int(done), int(most)) for done, most in drawn] == [pair for pair in found if pair[1]]
    return found


def judge(session, browser, claim, rating="supported"):
    verdicts.submit(session, browser.viewer, claim, rating=rating, confidence=0.7, rationale="I looked.")


def test_a_story_from_the_first_claim_to_a_correction(app, ada, ben, eve, tell):
    with tell() as session:
        question = make_question(session, "Who broke the window?")
        claim = make_claim(session, "Vera did.", question=question)
        number = claim.id
    everybody = (ada, ben, eve)
    assert [waiting(one) for one in everybody] == [{"verdict": 1}] * 3
    assert steps(ada) == [(0, 4)]

    with tell() as session:
        judge(session, ada, claims.find(session, "vera-did"))
    assert [waiting(one) for one in everybody] == [{"waiting": 1}, {"second": 1}, {"second": 1}]
    assert steps(ben) == [(1, 4)]

    with tell() as session:
        judge(session, ben, claims.find(session, "vera-did"))
    assert [waiting(one) for one in everybody] == [{}, {}, {"enough": 1}]
    assert steps(eve) == [(2, 4)]

    with tell() as session:
        verdicts.unseal(session, eve.viewer, claims.find(session, "vera-did"))
    assert [waiting(one) for one in everybody] == [{}, {}, {"ruling": 1}]

    with tell() as session:
        found = claims.find(session, "vera-did")
        rulings.agree(session, eve.viewer, found, summary="Vera did.", explanation="The glass says so.")
    assert [waiting(one) for one in everybody] == [{}, {}, {"publication": 1}]
    assert steps(eve) == [(3, 4)]

    with tell() as session:
        draw = drawer("http://localhost")
        publications.publish(session, eve.viewer, claims.find(session, "vera-did"), draw, reasons=REASONS)
    assert [waiting(one) for one in everybody] == [{}, {}, {}]
    assert steps(eve) == [(4, 4)]

    with tell() as session:
        found = session.get_one(type(claim), number)
        wanted = claims.values(found) | {"question": found.question, "text": "Vera did it alone."}
        claims.edit(session, eve.viewer, found, found.version, **wanted)
    assert [waiting(one) for one in everybody] == [{}, {}, {"corrections": 1}]
    assert eve.get("/desk.json").json["corrections"][0]["changes"] == ["the wording"]
    assert steps(eve) == [(4, 4)]


def test_two_verdicts_that_agree_look_like_two_that_split_to_who_gave_none(app, cast, ada, ben, eve, tell):
    cora = cast.person("cora", Role.REVIEWER)
    with tell() as session:
        question = make_question(session, "Who broke the window?")
        claim = make_claim(session, "Vera did.", question=question)
        make_verdict(session, claim, ada.viewer, "supported", confidence=0.9)
        verdict = make_verdict(session, claim, ben.viewer, "supported", confidence=0.9)
    agreed = {one: seen(one) for one in (cora, eve)}
    with tell() as session:
        changed = session.get_one(type(verdict), verdict.id)
        changed.rating, changed.confidence, changed.rationale = "refuted", 0.1, "No, he did, and here is why."
    assert {one: seen(one) for one in (cora, eve)} == agreed
    for one in (cora, eve):
        assert re.search(r"2 of 2 verdicts in\s*<", agreed[one][0])


def seen(browser) -> list[str]:
    """All the queue's answers, byte for byte, less what is random in each."""
    addresses = ("/desk", "/desk.json", "/desk/questions", "/desk/questions.json")
    whole = [browser.get(address).text for address in addresses]
    parts = [browser.get(address, part=True).text for address in addresses]
    return [RANDOM.sub("", text) for text in (*whole, *parts)]


def test_who_may_know_reads_whether_verdicts_agree(app, ada, ben, eve, tell):
    with tell() as session:
        same, split = make_claim(session), make_claim(session)
        for claim, rating in ((same, "supported"), (split, "refuted")):
            make_verdict(session, claim, ada.viewer, "supported")
            make_verdict(session, claim, ben.viewer, rating)
            make_unsealing(session, claim, eve.viewer)
    sections = eve.get("/desk.json").json["waiting"]
    states = {section["key"]: [claim["state"] for claim in section["claims"]] for section in sections}
    assert states == {
        "split": ["2 of 2 verdicts in, they differ"],
        "ruling": ["2 of 2 verdicts in, they agree"],
    }


def test_an_editor_who_judged_does_not_adjudicate_a_split(app, ada, eve, tell):
    with tell() as session:
        claim = make_claim(session)
        make_verdict(session, claim, ada.viewer, "supported")
        make_verdict(session, claim, eve.viewer, "refuted")
    assert waiting(eve) == {}


def test_a_ruling_is_no_step_and_no_change_of_the_queue_to_who_may_not_know_it(
    app, cast, ada, ben, eve, tell
):
    sealed = [cast.person("cora", Role.REVIEWER), cast.person("emil", Role.EDITOR)]
    with tell() as session:
        claim = make_claim(session, "Vera did.", question=make_question(session, "Who broke the window?"))
        make_verdict(session, claim, ada.viewer)
        make_verdict(session, claim, ben.viewer)
        make_unsealing(session, claim, eve.viewer)
    before = [seen(one) for one in sealed]
    assert [steps(one) for one in (*sealed, eve)] == [[(2, 4)]] * 3
    benches = [one.get("/desk/claims/vera-did.json").json["claim"]["steps_done"] for one in (*sealed, eve)]
    assert benches == [2, 2, 2]
    with tell() as session:
        make_ruling(session, claim, eve.viewer)
    assert [seen(one) for one in sealed] == before
    assert [steps(one) for one in (*sealed, eve)] == [[(2, 4)], [(2, 4)], [(3, 4)]]
    benches = [one.get("/desk/claims/vera-did.json").json["claim"]["steps_done"] for one in (*sealed, eve)]
    assert benches == [2, 2, 3]
    assert (waiting(sealed[1]), waiting(eve)) == ({"enough": 1}, {"publication": 1})


def test_the_lowest_agreement_comes_first_where_it_may_be_known(app, cast, ada, ben, eve, tell):
    cora, emil = cast.person("cora", Role.REVIEWER), cast.person("emil", Role.EDITOR)
    with tell() as session:
        mostly, never = make_claim(session, "Mostly."), make_claim(session, "Never.")
        for claim, ratings in (
            (mostly, ("supported", "supported", "refuted")),
            (never, ("supported", "refuted")),
        ):
            for one, rating in zip((ada, ben, cora), ratings, strict=False):
                make_verdict(session, claim, one.viewer, rating)
            make_unsealing(session, claim, eve.viewer)

    def slugs(browser):
        (section,) = browser.get("/desk.json").json["waiting"]
        return section["key"], [claim["slug"] for claim in section["claims"]]

    assert slugs(eve) == ("split", ["never", "mostly"])
    assert slugs(emil) == ("enough", ["mostly", "never"])


def test_a_second_round_waits_for_its_reviewers_and_then_for_the_editor(app, cast, ada, ben, eve, tell):
    cora = cast.person("cora", Role.REVIEWER)
    with tell() as session:
        claim = make_claim(session)
        judge(session, ada, claim)
        judge(session, ben, claim, "refuted")
        verdicts.unseal(session, eve.viewer, claim)
        rounds.open_round(session, eve.viewer, claim)
    assert [waiting(one) for one in (ada, ben, eve, cora)] == [
        {"round": 1},
        {"round": 1},
        {"held": 1},
        {"spare": 1},
    ]
    assert "a round is open" in ada.get("/desk").text
    with tell() as session:
        rounds.reconsider(session, ada.viewer, claims.find(session, claim.slug), reason="I stand by it.")
    assert [waiting(one) for one in (ada, ben, eve)] == [{}, {"round": 1}, {"held": 1}]
    with tell() as session:
        rounds.reconsider(session, ben.viewer, claims.find(session, claim.slug), reason="So do I.")
    assert [waiting(one) for one in (ada, ben, eve)] == [{}, {}, {"split": 1}]


def test_the_queue_can_be_narrowed_to_a_topic(app, ada, tell):
    with tell() as session:
        asked = make_question(session, "Who broke the window?", topics=["Glass"])
        make_claim(session, "Vera did.", question=asked)
        make_claim(session, "It rained.", topics=["Weather"])
        make_attribution(session)
    assert waiting(ada) == {"verdict": 2, "unfiled": 1}
    narrowed = ada.get("/desk.json?topic=glass").json
    assert [claim["slug"] for claim in narrowed["waiting"][0]["claims"]] == ["vera-did"]
    assert (narrowed["question_count"], len(narrowed["questions"]), narrowed["unfiled"]) == (1, 1, [])
    assert {each["key"]: each["count"] for each in narrowed["progress"]}["open"] == 1
    page = ada.get("/desk?topic=weather").text
    assert '<option value="weather" selected>Weather</option>' in page
    assert "It rained." in page
    assert "Vera did." not in page
    assert "Nothing of this topic waits" in ada.get("/desk?topic=nothing").text


def test_where_claims_stand_is_counted_as_far_as_one_may_know(app, cast, ada, ben, eve, tell):
    cora = cast.person("cora", Role.EDITOR)
    with tell() as session:
        made = [make_claim(session) for _ in range(6)]
        for claim in made[1:4]:
            make_verdict(session, claim, ada.viewer)
        for claim in made[2:4]:
            make_verdict(session, claim, ben.viewer)
        make_unsealing(session, made[3], eve.viewer)
        make_ruling(session, made[3], eve.viewer)
        session.get_one(type(made[4]), made[4].id).declined = now()
        publish_barely(session, made[5])

    def stages(browser):
        data = browser.get("/desk.json").json
        return {stage["key"]: stage["count"] for stage in data["progress"] if stage["count"]}

    known = {"open": 1, "in_review": 1, "enough": 1, "ruled": 1, "withdrawn": 1, "declined": 1}
    assert stages(eve) == stages(ada) == known
    assert stages(cora) == {"open": 1, "in_review": 1, "enough": 2, "withdrawn": 1, "declined": 1}


def test_a_third_reviewer_may_still_judge_but_it_does_not_wait_for_her(app, cast, ada, ben, tell):
    cora = cast.person("cora", Role.REVIEWER)
    with tell() as session:
        claim = make_claim(session)
        make_verdict(session, claim, ada.viewer)
        make_verdict(session, claim, ben.viewer)
    assert waiting(cora) == {"spare": 1}
    assert "Nothing waits for you." in cora.get("/desk").text


def test_a_verdict_after_the_ruling_asks_for_another_ruling(app, cast, ada, ben, eve, tell):
    with tell() as session:
        claim = make_claim(session)
        make_verdict(session, claim, ada.viewer)
        make_verdict(session, claim, ben.viewer)
        make_unsealing(session, claim, eve.viewer)
        make_ruling(session, claim, eve.viewer, by=RuledBy.ADJUDICATION)
    assert waiting(eve) == {"publication": 1}
    cora = cast.person("cora", Role.REVIEWER)
    with tell() as session:
        make_verdict(session, claim, cora.viewer)
    assert waiting(eve) == {"ruling": 1}
    assert "one of them after the ruling" in eve.get("/desk").text


def test_what_changed_since_publication_is_named_to_editors_only(app, ada, eve, tell):
    with tell() as session:
        claim = ready(session, ada, eve)
        publications.publish(session, eve.viewer, claim, drawer("http://localhost"), reasons=REASONS)
    assert waiting(eve) == {}
    with tell() as session, later():
        found = claims.find(session, claim.slug)
        make_attribution(session, found)
        make_evidence(session, question=found.question)
        make_evidence(session, claim=found)
    assert waiting(eve) == {"corrections": 1}
    assert eve.get("/desk.json").json["corrections"][0]["changes"] == ["attributions", "evidence"]
    assert waiting(ada) == {}
    with tell() as session, later():
        publications.withdraw(session, eve.viewer, claims.find(session, claim.slug), "It was a dream.")
    assert waiting(eve) == {}
    assert steps(eve) == [(4, 4)]


def test_an_attribution_withdrawn_since_asks_for_a_correction(app, ada, eve, tell):
    with tell() as session:
        claim = ready(session, ada, eve)
        attribution = make_attribution(session, claim)
        publications.publish(session, eve.viewer, claim, drawer("http://localhost"), reasons=REASONS)
    with tell() as session, later():
        attributions.withdraw(session, eve.viewer, attributions.find(session, attribution.id), "Not her.")
    assert eve.get("/desk.json").json["corrections"][0]["changes"] == ["attributions"]


@pytest.mark.parametrize("change", ["words", "stance", "finding", "piece", "bearing"])
def test_an_edit_since_the_publication_asks_for_a_correction(app, ada, ben, eve, tell, change):
    with tell() as session:
        claim = make_claim(session, question=make_question(session))
        attribution = make_attribution(session, claim)
        piece = make_evidence(session, question=claim.question, title="A photograph")
        judge(session, ada, claim)
        judge(session, eve, claim)
        bearings.bear(session, eve.viewer, piece, claim, "supports")
        rulings.agree(session, eve.viewer, claim, summary="So it is.", explanation="Both say so.")
        publish(session, claim, eve.viewer)
    assert waiting(eve) == {}
    with tell() as session, later():
        found = attributions.find(session, attribution.id)
        kept = {name: getattr(found, name) for name in ("speaker", "claim", "stance", "manner")}
        wishes = {
            "words": lambda: attributions.edit(session, ben.viewer, found, 1, **kept, cue="whispered"),
            "stance": lambda: attributions.edit(
                session, ben.viewer, found, 1, **kept | {"stance": Stance.DENIES}
            ),
            "finding": lambda: fidelity.check(
                session, ben.viewer, found, found="not found", opened="The archive."
            ),
            "piece": lambda: evidence.edit(
                session, ben.viewer, evidence.find(session, piece.id), 1, title="A film"
            ),
            "bearing": lambda: bearings.bear(
                session,
                eve.viewer,
                evidence.find(session, piece.id),
                claims.find(session, claim.slug),
                "neutral",
            ),
        }
        wishes[change]()
    assert waiting(eve) == {"corrections": 1}
    told = {"piece": "evidence", "bearing": "bearings"}.get(change, "attributions")
    assert eve.get("/desk.json").json["corrections"][0]["changes"] == [told]


def test_a_note_of_the_desk_asks_for_no_correction(app, ada, eve, tell):
    with tell() as session:
        claim = ready(session, ada, eve)
        attribution = make_attribution(session, claim, origin="a-radio")
        piece = make_evidence(session, question=claim.question)
        publish(session, claim, eve.viewer)
    with tell() as session, later():
        found = attributions.find(session, attribution.id)
        kept = {name: getattr(found, name) for name in ("speaker", "claim", "stance", "manner")}
        kept |= {"origin": found.origin}
        attributions.edit(session, eve.viewer, found, 1, **kept, note="Ask her again.")
        evidence.edit(session, eve.viewer, evidence.find(session, piece.id), 1, note="Ask for the negative.")
    assert waiting(eve) == {}


def test_an_attribution_filed_elsewhere_since_asks_for_a_correction(app, ada, eve, tell):
    with tell() as session:
        claim = ready(session, ada, eve)
        attribution = make_attribution(session, claim)
        publish(session, claim, eve.viewer)
    with tell() as session, later():
        found = attributions.find(session, attribution.id)
        kept = {name: getattr(found, name) for name in ("speaker", "stance", "manner")}
        attributions.edit(session, eve.viewer, found, 1, **kept, claim=make_claim(session))
    assert eve.get("/desk.json").json["corrections"][0]["changes"] == ["attributions"]


def test_a_new_ruling_and_new_bearings_are_told_to_who_may_know_them(app, cast, ada, ben, eve, tell):
    emil = cast.person("emil", Role.EDITOR)
    with tell() as session:
        claim = ready(session, ada, eve)
        piece = make_evidence(session, question=claim.question)
        publish(session, claim, eve.viewer)
    with tell() as session, later():
        found = claims.find(session, claim.slug)
        bearings.bear(session, ben.viewer, evidence.find(session, piece.id), found, "supports")
        rulings.agree(session, eve.viewer, found, summary="So it is indeed.", explanation="Both say so.")
    assert eve.get("/desk.json").json["corrections"][0]["changes"] == ["a new ruling", "bearings"]
    assert waiting(emil) == {}


def test_loose_ends_lead_into_their_article(app, ada, tell):
    with tell() as session:
        claim = make_claim(session)
        unfiled = make_attribution(session, speaker=resolve(session, None, "Véra Lindová"))
        lost = make_attribution(session, claim, orphaned=True)
        make_attribution(session, claim)
        make_attribution(session, withdrawn=now(), withdrawn_reason="Twice.", orphaned=True)
    counts = waiting(ada)
    assert (counts["unfiled"], counts["orphaned"]) == (1, 1)
    page = ada.get("/desk").text
    assert f'href="/desk/articles/{unfiled.article_id}#attribution-{unfiled.id}"' in page
    assert f'href="/desk/articles/{lost.article_id}#attribution-{lost.id}"' in page
    assert "Véra Lindová" in page
    assert "3 things wait for you." in page


def test_an_empty_desk_says_where_to_begin(ada):
    page = ada.get("/desk").text
    assert "Nothing waits for you." in page
    assert 'href="/desk/articles/new"' in page
    data = ada.get("/desk.json").json
    empty = ("topics", "waiting", "corrections", "unfiled", "orphaned", "questions")
    assert {name: data[name] for name in empty} == {name: [] for name in empty}
    assert (data["question_count"], data["correction_count"], data["topic"]) == (0, 0, "")
    assert {stage["count"] for stage in data["progress"]} == {0}
    assert "Where claims stand" not in page


def test_a_question_without_claims_shows_no_bar(app, ada, tell):
    with tell() as session:
        make_question(session, "Кто разбил окно? 🪟")
    assert steps(ada) == [(0, 0)]
    assert "no claims yet" in ada.get("/desk").text
    assert "Кто разбил окно? 🪟" in ada.get("/desk").text


def test_questions_with_steps_to_take_come_first(app, ada, tell):
    with tell() as session:
        for name in ("Old?", "Done?", "New?"):
            make_claim(session, question=make_question(session, name))
        finished = claims.matching(session, "neighbour")[1]
        publish_barely(session, finished)
    assert [one["question"] for one in ada.get("/desk.json").json["questions"]] == ["New?", "Old?", "Done?"]


@pytest.mark.parametrize("person", ["ada", "eve"])
def test_the_queue_asks_the_database_as_often_for_thirty_claims_as_for_three(app, request, person, tell):
    browser, judge_one, judge_two = (request.getfixturevalue(name) for name in (person, "ben", "ida"))
    fill(tell, 3, judge_one, judge_two)
    few = queries(app, browser, "/desk")
    fill(tell, 27, judge_one, judge_two)
    many = queries(app, browser, "/desk")
    assert len(many) == len(few)
    assert len(many) <= 13, "\n\n".join(many)
    assert len(queries(app, browser, "/desk/questions")) <= 3


def fill(tell, count, *reviewers):
    with tell() as session:
        for number in range(count):
            claim = make_claim(session, question=make_question(session))
            make_attribution(session, claim if number % 2 else None, orphaned=number % 3 == 0)
            for reviewer in reviewers[: number % 3]:
                make_verdict(session, claim, reviewer.viewer)
            if number % 5 == 4:
                publish_barely(session, claim)


def queries(app, browser, address) -> list[str]:
    """What a request asks of the database."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            asked.append(statement)

    engine = app.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert browser.get(address).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return asked


def test_a_long_section_shows_the_first_and_counts_all(app, ada, tell):
    with tell() as session:
        for _ in range(SHOWN + 3):
            make_claim(session)
    (section,) = ada.get("/desk.json").json["waiting"]
    assert (section["count"], len(section["claims"])) == (SHOWN + 3, SHOWN)
    assert "and 3 more" in ada.get("/desk").text
    assert f"{SHOWN + 3} things wait for you." in ada.get("/desk").text


def test_many_questions_are_counted_although_the_first_are_listed(app, ada, tell):
    with tell() as session:
        for _ in range(question_progress.LISTED + 2):
            make_question(session)
    data = ada.get("/desk.json").json
    assert (data["question_count"], len(data["questions"])) == (
        question_progress.LISTED + 2,
        question_progress.LISTED,
    )
    assert "and 2 more; find them by their words" in ada.get("/desk").text


def ready(session, first, second):
    """A claim that two people judged alike and the desk ruled on."""
    claim = make_claim(session, question=make_question(session))
    judge(session, first, claim)
    judge(session, second, claim)
    rulings.agree(session, second.viewer, claim, summary="So it is.", explanation="Both say so.")
    return claim


def publish_barely(session, claim):
    """A publication and its listing, without verdicts."""
    said = {"id": "x", "slug": claim.slug, "withdrawn": "2026-01-01T00:00:00Z", "reason": "r"}
    document = canonical(said)
    publications.relist(session, make_publication(session, claim, document))


def later():
    """A moment that is not the second of the publication."""
    return clock(now() + timedelta(seconds=5))
