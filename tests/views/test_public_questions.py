"""The side-by-side page: rivals in columns, denials beside assertions, what nobody knows said so."""

import re

import pytest

from factcheck.domain.vocabulary import Bearing
from factcheck.services import publications
from tests.counting import queries
from tests.crowded import editor, person, published, too_much
from tests.dossiers import contested, judge, publish
from tests.factories import (
    make_article,
    make_attribution,
    make_bearing,
    make_claim,
    make_evidence,
    make_question,
    make_speaker,
)


def test_each_rival_is_a_column_by_who_was_first_to_assert_it(session, cy):
    question = make_question(session, "Who broke the window?")
    for said, rating in (("2024-05-04", "supported"), ("2024-05-02", "refuted"), ("2024-05", "unproven")):
        claim = make_claim(session, f"Whoever was named on {said} broke it.", question=question)
        make_attribution(session, claim, said=said)
        published(session, claim, rating)
    session.commit()
    answers = cy.get(f"/questions/{question.slug}.json").json["answers"]
    assert [answer["ruling"]["rating"] for answer in answers] == ["unproven", "refuted", "supported"]


def test_who_asserts_and_who_denies_stand_in_their_rows_with_quote_chain_and_date(session, cy):
    claim = published(session, contested(session))
    session.commit()
    page = cy.get(f"/questions/{claim.question.slug}").text
    asserts, denies = row(page, "asserts"), row(page, "denies")
    said, denied = claim.attributions
    assert "Vera Lind" in asserts
    assert "It was us" in asserts
    assert f'href="/articles/{said.article_id}#a{said.id}"' in asserts
    assert "<bdi>to Radio One</bdi> → <bdi>The Daily</bdi>" in asserts
    assert "2 May 2024" in asserts
    assert "The ministry" in denies
    assert f'href="/articles/{denied.article_id}#a{denied.id}"' in denies


def test_names_that_run_from_right_to_left_do_not_turn_the_way_round(session, cy):
    claim = make_claim(session, "Nat broke it.", question=make_question(session))
    make_attribution(session, claim, said="2024-05-08", chain=(("", "الجزيرة"), ("article", "العربية")))
    published(session, claim)
    session.commit()
    said = row(cy.get(f"/questions/{claim.question.slug}").text, "asserts")
    way = '<span class="way"><bdi>الجزيرة</bdi> → <bdi>العربية</bdi>'
    assert f'{way}, <span class="date">8 May 2024</span></span>' in said


@pytest.mark.parametrize(
    ("count", "told"), [(1, "and 1 that decides nothing"), (2, "and 2 that decide nothing")]
)
def test_evidence_that_decides_nothing_is_counted(session, cy, count, told):
    claim = make_claim(session, "Nat broke it.", question=make_question(session))
    for _ in range(count):
        piece = make_evidence(session, question=claim.question)
        make_bearing(session, piece, claim, person(session, "ada"), Bearing.NEUTRAL)
    make_attribution(session, claim)
    published(session, claim)
    session.commit()
    assert told in cy.get(f"/questions/{claim.question.slug}").text


def test_what_readers_saw_of_a_question_stays_readable_when_it_is_reworded(session, cy, eve):
    question = make_question(session, "Who broke the window?", summary="It fell.")
    published(session, make_claim(session, "Nat broke it.", question=question))
    session.commit()
    page, history = f"/questions/{question.slug}", f"/questions/{question.slug}/history"
    assert history not in cy.get(page).text
    assert len(cy.get(f"{history}.json").json["wordings"]) == 1
    eve.post(
        f"/desk/questions/{question.slug}/edit",
        text="Who broke the big window?",
        summary="It fell at **night**.",
        topics="",
        version="1",
    )
    assert f'href="{history}"' in cy.get(page).text
    newest, first = cy.get(f"{history}.json").json["wordings"]
    assert (first["text"], first["summary"]) == ("Who broke the window?", "It fell.")
    assert (newest["text"], newest["summary"]) == ("Who broke the big window?", "It fell at **night**.")
    shown = cy.get(history).text
    assert "big" in re.sub(r"<[^>]+>", "", shown[shown.index("<ins>") : shown.index("</ins>")])
    assert cy.get(f"{page}.json").json["reworded"] == newest["since"]
    assert f"{page}</loc><lastmod>{newest['since']}</lastmod>" in cy.get("/sitemap.xml").text


def test_a_question_that_readers_do_not_see_has_no_wordings(session, cy):
    question = make_question(session, "Who broke the window?")
    session.commit()
    assert cy.get(f"/questions/{question.slug}/history").status_code == 404


def test_a_cell_in_which_nobody_stands_says_so(session, cy):
    claim = make_claim(session, "Nat broke it.", question=make_question(session))
    make_attribution(session, claim)
    published(session, claim)
    session.commit()
    page = cy.get(f"/questions/{claim.question.slug}").text
    assert "nobody" in row(page, "denies")
    assert "Who doubts it" not in page


def test_the_table_is_one_for_those_who_hear_it(session, cy):
    claim = published(session, contested(session))
    session.commit()
    page = cy.get(f"/questions/{claim.question.slug}").text
    table = page[page.index('<table class="side-by-side') : page.index("</table>")]
    assert "<caption" in table
    assert table.count('scope="col"') == 2
    assert table.count('scope="row"') == 6
    assert 'role="region" aria-labelledby="rivals-caption" tabindex="0"' in page


def test_reprints_of_one_origin_count_once(session, cy):
    claim = make_claim(session, "Nat broke it.", question=make_question(session))
    for origin in ("agency", "Agency", "agency", "", "radio"):
        make_attribution(session, claim, article=make_article(session), origin=origin)
    published(session, claim)
    session.commit()
    (answer,) = cy.get(f"/questions/{claim.question.slug}.json").json["answers"]
    assert (answer["origin_count"], answer["article_count"]) == (3, 5)


def test_evidence_counts_by_the_reviewers_mean(session, cy):
    claim = make_claim(session, "Nat broke it.", question=make_question(session))
    make_attribution(session, claim)
    for bearing in (Bearing.SUPPORTS, Bearing.STRONGLY_CONTRADICTS, Bearing.NEUTRAL, Bearing.NOT_APPLICABLE):
        piece = make_evidence(session, question=claim.question)
        make_bearing(session, piece, claim, person(session, "ada"), bearing)
    published(session, claim)
    session.commit()
    (answer,) = cy.get(f"/questions/{claim.question.slug}.json").json["answers"]
    assert answer["evidence"] == {"for_count": 1, "against_count": 1, "neutral_count": 2}
    page = cy.get(f"/questions/{claim.question.slug}").text
    assert "strongly contradicts" in page
    assert "not weighed" in page


def test_of_answers_under_review_there_is_a_number_and_nothing_else(session, cy):
    claim = published(session, contested(session))
    for number in range(2):
        secret = make_claim(session, f"The secret answer {number}.", question=claim.question)
        make_attribution(session, secret, speaker=make_speaker(session, f"Secret speaker {number}"))
    judge(session, secret, person(session, "ada"), rating="refuted")
    session.commit()
    for shape in ("", ".json"):
        assert "ecret" not in cy.get(f"/questions/{claim.question.slug}{shape}").text
    assert "2 more answers are still under review" in words(cy.get(f"/questions/{claim.question.slug}").text)
    assert cy.get(f"/questions/{claim.question.slug}.json").json["under_review_count"] == 2


def test_a_change_at_the_desk_shows_only_when_it_is_published(session, cy):
    claim = published(session, contested(session))
    make_attribution(session, claim, speaker=make_speaker(session, "A late witness"))
    session.commit()
    assert "A late witness" not in cy.get(f"/questions/{claim.question.slug}").text
    publish(session, claim, editor(session), kind="update", note="A witness came forward.")
    session.commit()
    assert "A late witness" in cy.get(f"/questions/{claim.question.slug}").text


def test_a_withdrawn_answer_leaves_its_column_and_keeps_a_line(session, cy):
    claim = published(session, contested(session))
    rival = make_claim(session, "Kim broke it.", question=claim.question)
    make_attribution(session, rival)
    published(session, rival, "refuted")
    publications.withdraw(session, editor(session), rival, "It was never said.")
    session.commit()
    answer = cy.get(f"/questions/{claim.question.slug}").text
    assert answer.count('<th scope="col" class="answer') == 1
    assert "Withdrawn" in answer
    assert "Kim broke it." in answer


def test_when_all_are_withdrawn_the_page_says_so(session, cy):
    claim = published(session, contested(session))
    publications.withdraw(session, editor(session), claim, "It was never said.")
    session.commit()
    answer = cy.get(f"/questions/{claim.question.slug}")
    assert answer.status_code == 200
    assert "has been withdrawn" in answer.text
    assert "Vera Lind" not in answer.text


@pytest.mark.parametrize(
    ("ratings", "state", "sentence"),
    [
        (("supported", "refuted"), "settled", "The evidence supports one answer: “Answer 0”."),
        (("refuted", "mostly-refuted"), "none holds", "None of the published answers holds"),
        (("unproven", "refuted"), "narrowed", "One of the answers is refuted; one still stands"),
        (("supported", "unproven"), "narrowed", "The evidence supports “Answer 0”, but does not rule out"),
        (("unproven", "conflicting"), "open", "None of the published answers is supported"),
    ],
)
def test_whether_it_is_settled_follows_from_the_rulings(session, cy, ratings, state, sentence):
    question = make_question(session)
    for number, rating in enumerate(ratings):
        claim = make_claim(session, f"Answer {number}", question=question)
        make_attribution(session, claim)
        published(session, claim, rating)
    session.commit()
    found = cy.get(f"/questions/{question.slug}.json").json
    assert found["state"] == state
    assert sentence in found["settlement"]


def test_every_drawing_has_its_words(session, cy):
    claim = contested(session)
    piece = make_evidence(session, question=claim.question, title="A letter")
    make_bearing(session, piece, claim, person(session, "ada"), Bearing.STRONGLY_CONTRADICTS)
    published(session, claim)
    session.commit()
    page = cy.get(f"/questions/{claim.question.slug}").text
    drawings = re.findall(r'<svg class="(\w+)[^"]*" (.*?</svg>)', page, re.DOTALL)
    assert [name for name, drawing in drawings if 'role="img"' in drawing] == [
        "timeline",
        "chains",
        "heatmap",
    ]
    for name, drawing in drawings:
        assert ("<title id=" in drawing and "<desc id=" in drawing) or 'aria-hidden="true"' in drawing, name
        assert "style=" not in drawing
    assert "<title>A letter – Nat: strongly contradicts (−2.0)</title>" in page
    for words in ("The timeline as a table", "The chains as a list", "The evidence as a table"):
        assert words in page


def test_what_people_typed_is_text(session, cy):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    question = make_question(session, f"Who {evil}?", summary=f"{evil} [x](javascript:alert(1))")
    claim = make_claim(session, f"Nat {evil}", question=question, short=f"N {evil}"[:60])
    speaker = make_speaker(session, f"Vera {evil}", role=evil)
    make_attribution(
        session, claim, speaker=speaker, article=make_article(session, f"“It was us,” {evil}", title=evil)
    )
    make_evidence(session, question=question, title=evil, note=evil, quote=evil, publisher=evil)
    published(session, claim)
    session.commit()
    for address in (
        f"/questions/{question.slug}",
        f"/claims/{claim.slug}",
        f"/speakers/{speaker.slug}",
        f"/articles/{claim.attributions[0].article_id}",
        "/",
    ):
        page = cy.get(address).text
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
        assert 'href="javascript' not in page, address


def test_a_part_is_a_part_of_the_page(session, cy):
    claim = published(session, contested(session))
    session.commit()
    part = cy.get(f"/questions/{claim.question.slug}", part=True).text
    assert part.lstrip().startswith('<main id="main"')
    assert part.split('<div id="status"')[0].strip() in cy.get(f"/questions/{claim.question.slug}").text


def test_a_crowded_page_takes_as_many_queries_as_an_empty_one(session, engine, cy):
    small = published(session, contested(session))
    crowded = too_much(session, claims=8, attributions=60, evidence=40)
    session.commit()
    few = queries(engine, lambda: cy.get(f"/questions/{small.question.slug}"))
    many = queries(engine, lambda: cy.get(f"/questions/{crowded.slug}"))
    assert few == many == 5


def test_a_question_nobody_asked_is_not_found(cy):
    assert cy.get("/questions/who-knows").status_code == 404
    assert cy.get("/questions/who-knows.json").json["status"] == 404


def row(page: str, name: str) -> str:
    """One row of the table, as words and links."""
    found = re.search(rf'<tr class="row-{name}">.*?</tr>', page, re.DOTALL)
    return found.group(0)


def words(page: str) -> str:
    """The page with its white space as a reader sees it."""
    return " ".join(page.split())
