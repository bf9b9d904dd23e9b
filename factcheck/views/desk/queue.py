"""The queue: what waits for the person who asks, and how far each question is."""

from flask import Blueprint

from factcheck.db import session
from factcheck.domain.waiting import wait
from factcheck.presenters.queue import (
    ChangedClaim,
    LooseEnd,
    QuestionProgress,
    Queue,
    Section,
    sections,
)
from factcheck.services import corrections_due, queue
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
    """What waits for me, and every question with its progress."""
    unfiled, orphaned = queue.loose_ends(session())
    progress = queue.progress(session(), settings().reviews_required)
    found = Queue(
        waiting=_waiting(),
        corrections=_corrections(),
        unfiled=[LooseEnd.of(attribution) for attribution in unfiled],
        orphaned=[LooseEnd.of(attribution) for attribution in orphaned],
        question_count=queue.question_count(session()),
        questions=[QuestionProgress.of(counted) for counted in progress],
    )
    return {"queue": found}


def _waiting() -> list[Section]:
    """The claims that wait, by what they wait for."""
    asking, site = someone(), settings()
    rules = {"edits": asking.edits, "four_eyes": site.four_eyes}
    waits = [
        (wait(claim.standing, site.reviews_required, **rules), claim)
        for claim in queue.open_claims(session(), asking)
    ]
    return sections([(key, claim) for key, claim in waits if key], site.reviews_required)


def _corrections() -> list[ChangedClaim]:
    """For editors: published claims that changed since."""
    if not someone().edits:
        return []
    due = corrections_due.due(session())
    return [ChangedClaim(slug=one.slug, claim=one.text, changes=list(one.changes)) for one in due]
