"""The queue: what waits for the person who asks, and how far each question is."""

from flask import Blueprint, request

from factcheck.db import session
from factcheck.domain.waiting import OpenClaim, Rules, Tally, tally
from factcheck.presenters.declining import DeclinedClaim
from factcheck.presenters.question_progress import QuestionProgress
from factcheck.presenters.queue import (
    SHOWN,
    ChangedClaim,
    LooseEnd,
    Queue,
    Section,
    TopicChoice,
    grouped,
    sections,
    shown_ids,
    stages,
)
from factcheck.services import corrections_due, declining, letters, loose_ends, question_progress, queue
from factcheck.views.access import REVIEWER, someone
from factcheck.views.frame import settings
from factcheck.views.shapes import Names, shown

blueprint = Blueprint("desk_queue", __name__)


@shown(
    blueprint,
    "/desk",
    page="desk/queue/show.html",
    part="desk/queue/_queue.html",
    access=REVIEWER,
    data="queue",
)
def show() -> Names:
    """What waits for me, and how far every question and the desk is; of one topic, if asked."""
    topic = request.args.get("topic", "")
    claims = queue.open_claims(session(), someone(), topic)
    unfiled, orphaned = ([], []) if topic else loose_ends.found(session())
    corrections = [] if topic else _corrections()
    required = settings().reviews_required
    progress = question_progress.listed(session(), someone(), required, topic=topic)
    found = Queue(
        topic=topic,
        topics=[TopicChoice.of(each) for each in queue.topics(session())],
        waiting=_waiting(claims),
        corrections=corrections[:SHOWN],
        correction_count=len(corrections),
        unfiled=[LooseEnd.of(attribution) for attribution in unfiled],
        orphaned=[LooseEnd.of(attribution) for attribution in orphaned],
        declined=[] if topic else DeclinedClaim.listed(declining.listed(session())),
        progress=stages(_tally(claims, topic)),
        question_count=question_progress.count(session(), topic),
        questions=[QuestionProgress.of(counted) for counted in progress],
        letter_count=letters.open_count(session()) if someone().edits and not topic else 0,
    )
    return {"queue": found}


def _waiting(claims: list[OpenClaim]) -> list[Section]:
    """The claims that wait, by what they wait for."""
    site = settings()
    groups = grouped(claims, Rules(site.reviews_required, someone().edits, site.four_eyes))
    return sections(groups, queue.named(session(), shown_ids(groups)), site.reviews_required)


def _tally(claims: list[OpenClaim], topic: str) -> Tally:
    """How many claims stand where."""
    standings = (claim.standing for claim in claims)
    return tally(standings, settings().reviews_required, **queue.ended(session(), topic))


def _corrections() -> list[ChangedClaim]:
    """For editors: published claims that changed since."""
    if not someone().edits:
        return []
    due = corrections_due.due(session(), someone())
    return [ChangedClaim(slug=one.slug, claim=one.text, changes=list(one.changes)) for one in due]
