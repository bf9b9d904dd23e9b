"""Sixteen people at once: no update is lost, none is doubled, and nobody gets an error of ours."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.domain.vocabulary import Role
from factcheck.models import Claim, Event, Publication, Speaker, SpeakerName, Verdict
from factcheck.services import claims, log, questions, speakers
from tests.dossiers import SENT_REASONS
from tests.factories import (
    make_attribution,
    make_claim,
    make_question,
    make_ruling,
    make_speaker,
    make_unsealing,
    make_verdict,
)
from tests.marks import unmarked

pytestmark = pytest.mark.slow
MANY = 16
VERSION = re.compile(r'<input type="hidden" name="version" value="(\d+)">')
CLAIM = "/desk/claims/vera-did-it"


def test_sixteen_who_name_the_same_new_speaker_make_one(app, crowd):
    def name(browser, number):
        spelling = ["İlham Əliyev", "ilham əliyev", " ILHAM  ƏLİYEV "][number % 3]
        with db.transaction(app.extensions["engine"]) as session:
            return speakers.resolve(session, browser.viewer, spelling).id

    assert len(set(at_once(name, crowd))) == 1
    with reading(app) as session:
        assert len(session.exec(select(Speaker)).all()) == 1
        assert len(session.exec(select(SpeakerName)).all()) == 1
        assert actions(session) == {"made": 1}


def test_sixteen_reviewers_who_click_twice_give_sixteen_verdicts(app, crowd, tell):
    with tell() as session:
        make_claim(session, "Vera did it.")

    def judge(browser, number):
        rating = ["supported", "refuted", "unproven"][number % 3]
        said = {"rating": rating, "confidence": str(5 * number), "rationale": f"{number}: так и есть. 🪟"}
        return [browser.post(f"{CLAIM}/verdicts", **said, version="0").status_code for _ in range(2)]

    assert at_once(judge, crowd) == [[303, 303]] * MANY
    with reading(app) as session:
        given = session.exec(select(Verdict).order_by(col(Verdict.person_id))).all()
        assert [verdict.person_id for verdict in given] == [browser.viewer.id for browser in crowd]
        assert [verdict.rationale for verdict in given] == [f"{n}: так и есть. 🪟" for n in range(MANY)]
        assert actions(session) == {"opened": 1, "given": MANY}


def test_sixteen_editors_of_one_claim_all_get_their_words_in_one_after_the_other(app, crowd, tell):
    with tell() as session:
        make_claim(session, "Vera did it.")

    def edit(browser, number):
        version, statuses = "1", []
        while not statuses or statuses[-1] == 409:
            text = f"Number {number} says that Vera did it."
            answer = browser.post(
                f"{CLAIM}/edit", text=text, short="", question="", topics="", version=version
            )
            statuses.append(answer.status_code)
            if answer.status_code == 409:
                assert f'<td class="yours">{text}</td>' in unmarked(answer.text)
                version = VERSION.search(answer.text)[1]
        return statuses

    statuses = at_once(edit, crowd)
    assert {answers[-1] for answers in statuses} == {303}
    assert sum(answers.count(409) for answers in statuses) >= MANY - 1, "fifteen came second at least once"
    with reading(app) as session:
        claim = session.exec(select(Claim)).one()
        edits = session.exec(select(Event).where(Event.action == "edited").order_by(col(Event.id))).all()
        assert claim.version == MANY + 1
        assert len(edits) == MANY
        texts = ["Vera did it.", *(event.after["text"] for event in edits)]
        assert [event.before["text"] for event in edits] == texts[:-1], (
            "nobody overwrote what they had not seen"
        )
        assert (len(set(texts)), claim.text) == (MANY + 1, texts[-1])
        assert log.broken_at(session) is None


def test_sixteen_who_save_the_same_words_save_them_once(app, crowd, tell):
    with tell() as session:
        make_claim(session, "Vera did it.")
    fields = {
        "text": "Véra did it.",
        "short": "Véra",
        "question": "",
        "topics": "Glass, Windows",
        "version": "1",
    }
    assert (
        at_once(lambda browser, _: browser.post(f"{CLAIM}/edit", **fields).status_code, crowd) == [303] * MANY
    )
    with reading(app) as session:
        assert session.exec(select(Claim.version)).one() == 2
        assert actions(session) == {"opened": 1, "edited": 1}


def test_sixteen_who_add_the_same_rival_add_one(app, crowd, tell):
    with tell() as session:
        make_question(session, "Who did it?")
    address = "/desk/questions/who-did-it/claims"
    answers = at_once(
        lambda browser, _: browser.post(address, text="Vera did it.", short="").status_code, crowd
    )
    assert answers == [303] * MANY
    with reading(app) as session:
        assert len(questions.find(session, "who-did-it").claims) == 1
        assert actions(session) == {"asked": 1, "opened": 1}


def test_two_speakers_merged_into_each_other_by_sixteen_stay_one(app, crowd, tell):
    with tell() as session:
        uno, dos = make_speaker(session, "Uno"), make_speaker(session, "Dos")
        for speaker in (uno, dos):
            make_attribution(session, speaker=speaker)

    def merge(browser, number):
        old, new = ("uno", "Dos") if number % 2 else ("dos", "Uno")
        return browser.post(f"/desk/speakers/{old}/merge", into=new).status_code

    assert sorted(at_once(merge, crowd)) == [303] + [422] * (MANY - 1)
    with reading(app) as session:
        standing = session.exec(select(Speaker).where(col(Speaker.merged_into_id).is_(None))).one()
        assert sorted(entry.name for entry in standing.names) == ["Dos", "Uno"]
        assert actions(session)["merged"] == 1


def test_sixteen_editors_publish_a_claim_once(app, cast, tell):
    editors = [cast.person(f"editor-{number}", Role.EDITOR) for number in range(MANY)]
    with tell() as session:
        claim = make_claim(session, "Vera did it.")
        for editor in editors[:2]:
            make_verdict(session, claim, editor.viewer)
        make_ruling(session, claim, editors[2].viewer)
        for editor in editors[2:]:
            make_unsealing(session, claim, editor.viewer)
    answers = at_once(
        lambda browser, _: browser.post(f"{CLAIM}/publications", **SENT_REASONS).status_code, editors
    )
    assert Counter(answers) == {303: 1, 422: MANY - 1}
    with reading(app) as session:
        assert [one.version for one in session.exec(select(Publication))] == [1]
        assert actions(session)["published"] == 1


def test_everybody_does_something_else_and_nothing_is_lost(app, crowd, tell):
    with tell() as session:
        make_question(session, "Who did it?")
        make_claim(session, "Vera did it.", question=questions.find(session, "who-did-it"))
    verdict = {"rating": "supported", "confidence": "80", "rationale": "The glass says so.", "version": "0"}
    wishes: list[Callable] = [
        lambda browser, _: browser.post(f"{CLAIM}/verdicts", **verdict),
        lambda browser, n: browser.post(
            "/desk/questions/who-did-it/claims", text=f"Number {n} did it.", short=""
        ),
        lambda browser, n: browser.post("/desk/speakers", name=f"Witness {n % 5}", kind="person", role=""),
        lambda browser, n: browser.get(["/desk", "/desk/questions.json", "/desk/speakers"][n % 3]),
    ]
    statuses = at_once(lambda browser, n: [wish(browser, n).status_code for wish in wishes], crowd)
    assert statuses == [[303, 303, 303, 200]] * MANY
    with reading(app) as session:
        assert actions(session) == {"asked": 1, "opened": MANY + 1, "given": MANY, "made": MANY}
        assert len(claims.matching(session, "did it", limit=100)) == MANY + 1
        assert len({speaker.slug for speaker in session.exec(select(Speaker))}) == MANY
        assert log.broken_at(session) is None


def at_once(act: Callable, browsers: Sequence) -> list:
    """What each of them got, all starting at the same moment."""
    start = Barrier(len(browsers))

    def run(number: int):
        start.wait()
        return act(browsers[number], number)

    with ThreadPoolExecutor(len(browsers)) as pool:
        return list(pool.map(run, range(len(browsers))))


def actions(session) -> dict[str, int]:
    """How often the log tells of what."""
    return dict(Counter(session.exec(select(Event.action))))


def reading(app):
    return db.open_session(app.extensions["engine"], writes=False)


@pytest.fixture
def tell(app):
    """A chapter of the story: a session that is committed at its end."""
    return lambda: db.transaction(app.extensions["engine"])


@pytest.fixture
def crowd(cast) -> list:
    """Sixteen reviewers, each in a browser of her own."""
    return [cast.person(f"reviewer-{number:02}", Role.REVIEWER) for number in range(MANY)]
