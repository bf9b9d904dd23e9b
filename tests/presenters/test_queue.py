"""What the lists of the desk name, and nothing besides; how a claim's state is told."""

import pytest

from factcheck.domain.waiting import OpenClaim, Standing, Wait
from factcheck.presenters import claims, outlets, questions, queue, speakers

FIELDS = {
    queue.Queue: "waiting corrections unfiled orphaned question_count questions",
    queue.Section: "key title hint count claims",
    queue.WaitingClaim: "slug claim question_slug question verdict_count required state",
    queue.ChangedClaim: "slug claim changes",
    queue.LooseEnd: "id speaker quote stance article_id article",
    queue.QuestionProgress: "slug question claim_count published_count steps_done steps",
    speakers.DeskSpeaker: "slug name kind role wikidata other_names version attribution_count",
    speakers.DeskSaid: "id stance manner quote said fidelity claim article withdrawn",
    outlets.DeskOutlet: "slug name url wikidata version article_count hop_count",
    questions.DeskQuestion: "slug text summary topics version",
    claims.DeskClaim: "slug text short question_slug question topics version judged published held",
}


@pytest.mark.parametrize("presenter", FIELDS, ids=lambda presenter: presenter.__name__)
def test_a_presenter_names_exactly_these(presenter):
    assert " ".join(presenter.model_fields) == FIELDS[presenter]


@pytest.mark.parametrize(
    ("standing", "required", "told"),
    [
        (
            Standing(0, mine=False, opened=False, agreed=None, ruled=False, outdated=False),
            2,
            "0 of 2 verdicts in",
        ),
        (
            Standing(1, mine=True, opened=True, agreed=True, ruled=False, outdated=False),
            2,
            "1 of 2 verdicts in",
        ),
        (
            Standing(2, mine=False, opened=False, agreed=None, ruled=False, outdated=False),
            2,
            "2 of 2 verdicts in",
        ),
        (
            Standing(2, mine=True, opened=True, agreed=True, ruled=False, outdated=False),
            2,
            "2 of 2 verdicts in, they agree",
        ),
        (
            Standing(3, mine=True, opened=True, agreed=False, ruled=False, outdated=False),
            2,
            "3 verdicts in, they differ",
        ),
        (
            Standing(1, mine=True, opened=True, agreed=True, ruled=False, outdated=False),
            1,
            "1 of 1 verdict in",
        ),
        (
            Standing(3, mine=False, opened=False, agreed=None, ruled=True, outdated=True),
            2,
            "3 verdicts in, one of them after the ruling",
        ),
    ],
)
def test_the_state_of_a_claim_in_words(standing, required, told):
    assert queue.state(standing, required) == told


def test_sections_come_in_the_order_in_which_they_wait_and_empty_ones_not():
    fresh = Standing(0, mine=False, opened=False, agreed=None, ruled=False, outdated=False)
    claim = OpenClaim("vera", "Vera did it.", None, None, fresh)
    found = queue.sections([(Wait.SPARE, claim), (Wait.PUBLICATION, claim), (Wait.VERDICT, claim)], 2)
    assert [section.key for section in found] == [Wait.VERDICT, Wait.PUBLICATION, Wait.SPARE]
    assert [section.count for section in found] == [1, 1, 1]
