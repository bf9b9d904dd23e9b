"""Each viewer sees the matrix as far as she has judged: others' bearings only after her own verdict."""

from itertools import product

import pytest

from factcheck.domain.vocabulary import Bearing
from factcheck.services import claims, evidence, matrix, publications, verdicts
from tests.dossiers import counted, judge, publish, rule
from tests.factories import make_bearing, make_claim, make_evidence, make_question


def test_a_viewer_sees_only_her_own_bearings_until_she_has_judged(session, board, ada, ben):
    first, second, photo = board
    evidence.bear(session, ada.viewer, photo, first, Bearing.SUPPORTS)
    make_bearing(session, photo, first, ben.viewer, Bearing.CONTRADICTS)
    make_bearing(session, photo, second, ben.viewer, Bearing.NEUTRAL)
    cells = matrix.of_question(session, ada.viewer, first.question).rows[0].cells
    assert [[finding.reviewer for finding in cell.findings] for cell in cells] == [["Ada"], []]
    assert [(cell.mine, cell.mean, cell.count, cell.spread, cell.disagreement) for cell in cells] == [
        (Bearing.SUPPORTS, None, None, None, None),
        (None, None, None, None, None),
    ]


def test_a_verdict_opens_its_own_column_and_no_other(session, board, ada, ben):
    first, second, photo = board
    evidence.bear(session, ada.viewer, photo, first, Bearing.STRONGLY_SUPPORTS)
    for claim in (first, second):
        make_bearing(session, photo, claim, ben.viewer, Bearing.NEUTRAL)
    judge(session, first, ada.viewer)
    seen = matrix.of_question(session, ada.viewer, first.question)
    opened, sealed = seen.rows[0].cells
    assert [(finding.reviewer, finding.mine) for finding in opened.findings] == [
        ("Ada", True),
        ("Ben", False),
    ]
    assert (opened.mean, opened.count, opened.spread) == (1.0, 2, 1.0)
    assert (sealed.findings, sealed.mean, sealed.count) == ((), None, None)
    assert [(column.sealed, column.judging) for column in seen.columns] == [(False, True), (True, True)]


def test_an_editor_who_looked_sees_all_and_judges_no_more(session, board, ben, eve):
    first, _, photo = board
    make_bearing(session, photo, first, ben.viewer, Bearing.NEUTRAL)
    verdicts.unseal(session, eve.viewer, first)
    seen = matrix.of_claim(session, eve.viewer, first)
    assert [(column.sealed, column.judging) for column in seen.columns] == [(False, False), (True, True)]
    assert seen.rows[0].cells[0].mean == 0.0


def test_the_matrix_has_all_evidence_of_the_question_and_its_claims(session, board, ada):
    first, second, photo = board
    own = make_evidence(session, claim=second)
    gone = make_evidence(session, question=first.question)
    evidence.withdraw(session, ada.viewer, gone, "Lost.")
    make_evidence(session, question=make_question(session))
    seen = matrix.of_claim(session, ada.viewer, first)
    assert [column.claim for column in seen.columns] == [first, second]
    assert [row.evidence for row in seen.rows] == [photo, own]


def test_a_claim_without_a_question_has_one_column(session, ada):
    claim = make_claim(session)
    own = make_evidence(session, claim=claim)
    seen = matrix.of_claim(session, ada.viewer, claim)
    assert [column.claim for column in seen.columns] == [claim]
    assert [row.evidence for row in seen.rows] == [own]


def test_a_withdrawn_claim_is_judged_no_more(session, board, ada, ben, eve):
    first, _, _ = board
    judge(session, first, ada.viewer, ben.viewer)
    rule(session, first, eve.viewer)
    publish(session, first, eve.viewer)
    publications.withdraw(session, eve.viewer, first, "Another window.")
    columns = matrix.of_question(session, ada.viewer, first.question).columns
    assert [column.judging for column in columns] == [False, True]


@pytest.mark.parametrize("count", [1, 20])
def test_the_matrix_asks_a_fixed_number_of_queries(session, board, ada, ben, count):
    first, second, _ = board
    for piece in [make_evidence(session, question=first.question) for _ in range(count)]:
        for claim, browser in product((first, second), (ada, ben)):
            make_bearing(session, piece, claim, browser.viewer)
    judge(session, first, ada.viewer)
    session.commit()
    slug = first.slug
    with counted(session) as asked:
        claim = claims.find(session, slug)
        seen = matrix.of_claim(session, ada.viewer, claim)
        assert (
            len([finding for row in seen.rows for cell in row.cells for finding in cell.findings])
            == 3 * count
        )
    assert len(asked) == 8


@pytest.fixture
def board(session, ada, ben, eve):
    """Two rival claims and a piece of evidence."""
    question = make_question(session)
    first, second = make_claim(session, question=question), make_claim(session, question=question)
    photo = make_evidence(session, question=question)
    session.flush()
    session.refresh(question)
    return first, second, photo
