"""The gate before publication, as an editor sees it: checks, searches, requests for a reply."""

from collections.abc import Iterable, Mapping
from typing import Self

from pydantic import Field

from factcheck.domain import gate
from factcheck.models import Claim, ReplyRequest, Search
from factcheck.presenters.dossier_parts import Moment, Part


class CheckShown(Part):
    """One check: how it stands, what would mend it and where, and the reason that sets it aside."""

    key: str
    done: bool
    hard: bool = Field(description="Whether no reason sets it aside.")
    sentence: str
    mend: str
    place: str
    reason: str = Field(description="The reason that stands; empty where there is none.")

    @classmethod
    def listed(cls, checks: Iterable[gate.Check], reasons: Mapping[str, str]) -> list[Self]:
        """The checks with the reasons that stand."""
        names = ("key", "done", "hard", "sentence", "mend", "place")
        return [
            cls(
                **{name: getattr(check, name) for name in names},
                reason="" if check.done else reasons.get(check.key, ""),
            )
            for check in checks
        ]


class SearchAtDesk(Part):
    """A search that is on record."""

    id: int
    searched: str
    outcome: str
    done: Moment
    by: str | None
    version: int

    @classmethod
    def of(cls, found: Search) -> Self:
        """The search with who made it."""
        own = {name: getattr(found, name) for name in ("id", "searched", "outcome", "done", "version")}
        return cls(**own, by=found.person.public_name if found.person else None)


REQUEST = ("id", "addressee", "channel", "sent", "deadline", "answer", "answered", "version")
"""What is shown of a request as it is stored."""


class RequestAtDesk(Part):
    """A request for a reply that is on record."""

    id: int
    claimant: str | None
    addressee: str
    channel: str
    sent: str
    deadline: str | None
    answer: str
    answered: str | None
    late: bool
    waiting: bool = Field(description="Whether an answer may still come in time.")
    version: int

    @classmethod
    def of(cls, asked: ReplyRequest, today: str) -> Self:
        """The request as it stands today."""
        return cls(
            **{name: getattr(asked, name) for name in REQUEST},
            claimant=asked.speaker.name if asked.speaker else None,
            late=gate.late(asked.deadline, asked.answered),
            waiting=gate.waits(asked.deadline, asked.answered, today),
        )


class GatePage(Part):
    """The gate of one claim."""

    slug: str
    claim: str
    checks: list[CheckShown] | None = Field(
        description="Null for who has neither judged nor unsealed the claim."
    )
    done_count: int | None
    searches: list[SearchAtDesk]
    replies: list[RequestAtDesk]
    closed: bool = Field(description="Whether the claim is withdrawn or declined.")

    @classmethod
    def of(
        cls,
        claim: Claim,
        checks: list[CheckShown] | None,
        searches: Iterable[Search],
        requests: Iterable[ReplyRequest],
        *,
        today: str,
        closed: bool,
    ) -> Self:
        """The gate as the viewer may see it."""
        return cls(
            slug=claim.slug,
            claim=claim.text,
            checks=checks,
            done_count=None if checks is None else sum(check.done for check in checks),
            searches=[SearchAtDesk.of(each) for each in searches],
            replies=[RequestAtDesk.of(each, today) for each in requests],
            closed=closed,
        )
