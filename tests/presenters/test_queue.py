"""What the lists of the desk name, and nothing besides; how a claim's state is told."""

from dataclasses import asdict, replace

import pytest

from factcheck.domain.waiting import Named, OpenClaim, Rules, Standing, Tally, Wait
from factcheck.presenters import claims, outlets, question_progress, questions, queue, speakers

FIELDS = {
    queue.Queue: "topic topics waiting corrections correction_count unfiled orphaned declined progress "
    "question_count questions letter_count",
    queue.Section: "key title hint count claims",
    queue.WaitingClaim: "slug claim question_slug question verdict_count required state due overdue "
    "assigned_count overdue_count",
    queue.Stage: "key title count",
    queue.TopicChoice: "slug name",
    queue.ChangedClaim: "slug claim changes",
    queue.LooseEnd: "id speaker quote stance article_id article",
    question_progress.QuestionProgress: "slug question claim_count published_count steps_done steps",
    speakers.DeskSpeaker: "slug name kind role wikidata other_names version attribution_count",
    speakers.DeskSaid: "id stance manner quote said fidelity right_words claim article withdrawn",
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
            Standing(3, mine=True, opened=True, agreed=False, ruled=False, outdated=False, agreement=100 / 3),
            2,
            "3 verdicts in, 33 % of pairs agree",
        ),
        (
            Standing(2, mine=True, opened=True, agreed=False, ruled=False, outdated=False, held=True),
            2,
            "2 of 2 verdicts in, a round is open",
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


def test_sections_come_in_the_order_in_which_they_press_and_empty_ones_not():
    fresh = Standing(0, mine=False, opened=False, agreed=None, ruled=False, outdated=False)
    enough = replace(fresh, verdict_count=2)
    hers = [OpenClaim(1, fresh), OpenClaim(2, enough), OpenClaim(3, replace(enough, assigned=True))]
    names = {number: Named(f"claim-{number}", "Vera did it.", None, None) for number in range(4)}
    groups = queue.grouped(hers, Rules(2, edits=False, four_eyes=True))
    found = queue.sections(groups, names, 2)
    assert [section.key for section in found] == [Wait.MINE, Wait.VERDICT, Wait.SPARE]
    assert [section.count for section in found] == [1, 1, 1]


def test_only_the_words_of_the_first_claims_of_a_section_are_read():
    fresh = Standing(0, mine=False, opened=False, agreed=None, ruled=False, outdated=False)
    groups = {Wait.VERDICT: [OpenClaim(number, fresh) for number in range(queue.SHOWN + 7)]}
    assert queue.shown_ids(groups) == list(range(queue.SHOWN))


def test_every_wait_and_every_stage_has_its_title():
    assert set(queue.TITLES) == set(Wait)
    assert [stage.key for stage in queue.stages(Tally())] == list(asdict(Tally()))
