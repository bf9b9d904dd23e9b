"""Notifications as the person they are for reads them, in the app and by mail."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field

from factcheck.domain.vocabulary import Notice
from factcheck.models import Notification
from factcheck.presenters.dossier_parts import Moment, Part

SENTENCES = {
    Notice.MENTION: "{actor} named you in a note",
    Notice.REPLY: "{actor} wrote in a thread of yours",
    Notice.RESOLVED: "{actor} resolved your thread",
    Notice.ASSIGNED: "{actor} asked you for a verdict",
    Notice.HANDED_BACK: "{actor} handed a claim back",
    Notice.READY: "Enough verdicts are in for a ruling",
    Notice.ROUND: "You are asked to look at your verdict again",
    Notice.ROUND_OVER: "A round you opened is over",
    Notice.PUBLISHED: "A claim you reviewed is published",
    Notice.CORRECTED: "A claim you reviewed is corrected",
    Notice.WITHDRAWN: "A claim you reviewed is withdrawn",
}
"""What each notice says; who did it is named only where it is told anyway."""


class NotificationSeen(Part):
    """One thing somebody should know, and where it is."""

    id: int
    notice: Notice
    sentence: str
    about: str | None = Field(description="The claim, or how the note begins.")
    address: str = Field(description="Where it leads.")
    told: Moment
    seen: Moment | None

    @classmethod
    def of(cls, found: Notification) -> Self:
        """The notification in a sentence."""
        actor = found.actor.public_name if found.actor else "Somebody"
        return cls(
            id=found.id,
            notice=found.notice,
            sentence=SENTENCES[found.notice].format(actor=actor),
            about=found.claim.text if found.claim else beginning(found),
            address=address(found),
            told=found.told,
            seen=found.seen,
        )


def beginning(found: Notification) -> str | None:
    """The first words of its note."""
    if found.note is None:
        return None
    words = " ".join(found.note.body.split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


SHOWN = 120
"""How much of a note is shown, in characters."""


def address(found: Notification) -> str:
    """The note, or the claim at the desk."""
    if found.note_id is not None:
        return f"/desk/notes/{found.note_id}"
    return f"/desk/claims/{found.claim.slug}" if found.claim else "/desk"


class NotificationList(Part):
    """What somebody was told, newest first."""

    notifications: list[NotificationSeen]
    unseen: int
    next: str | None

    @classmethod
    def of(cls, found: Sequence[Notification], unseen: int, most: int) -> Self:
        """One page; with one more than it shows, there is another."""
        shown = [NotificationSeen.of(each) for each in found[:most]]
        more = f"/desk/notifications?before={shown[-1].id}" if len(found) > most else None
        return cls(notifications=shown, unseen=unseen, next=more)
