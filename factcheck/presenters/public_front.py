"""The front list: contested questions with their rival claims, and claims that stand alone."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from factcheck.presenters.dossier_parts import Moment, Part, QuestionNamed


class ClaimRow(Part):
    """A published claim as a list shows it."""

    id: str
    slug: str
    claim: str
    rating: str
    label: str
    summary: str
    first_asserted: str | None
    attribution_count: int
    origin_count: int
    evidence_count: int
    published: Moment
    modified: Moment
    withdrawn: Moment | None

    @classmethod
    def of(cls, listing: Any, site_url: str) -> Self:
        """The row of a listing, or of the columns of one."""
        own = {name: getattr(listing, name) for name in cls.model_fields if name not in {"id", "claim"}}
        return cls(id=f"{site_url}/claims/{listing.slug}", claim=listing.text, **own)


class EntryShown(Part):
    """A question with its published claims, or one claim that stands alone."""

    question: QuestionNamed | None
    claims: list[ClaimRow]

    @classmethod
    def of(cls, question: Any, claims: Sequence[Any], site_url: str) -> Self:
        """The entry; rivals stand in the order they were first asserted."""
        return cls(
            question=QuestionNamed.of(question, site_url) if question else None,
            claims=[ClaimRow.of(each, site_url) for each in claims],
        )

    @property
    def first_asserted(self) -> str | None:
        """The earliest date on which one of the claims was asserted."""
        return min((each.first_asserted for each in self.claims if each.first_asserted), default=None)

    @property
    def modified(self) -> Moment:
        """When the newest of the publications came."""
        return max(each.modified for each in self.claims)


class FrontPage(Part):
    """A page of the list, for what was looked for."""

    wish: dict[str, str]
    question_count: int
    single_count: int
    claim_count: int
    entries: list[EntryShown]
    next: str | None

    @property
    def counted(self) -> str:
        """How much was found, in words."""
        parts = [
            _count(self.question_count, "question", "questions"),
            _count(self.single_count, "single claim", "single claims"),
        ]
        found = " and ".join(part for part in parts if part)
        claims = _count(self.claim_count, "published claim", "published claims")
        if not found:
            return "Nothing found"
        return f"{found}, {claims}" if self.question_count else found


class TopicPage(Part):
    """The questions and claims that belong to a topic."""

    id: str
    slug: str
    name: str
    found: FrontPage


def _count(number: int, one: str, many: str) -> str:
    """A number with its noun; nothing for none."""
    return "" if not number else f"1 {one}" if number == 1 else f"{number:,} {many}"


class Option(Part):
    """A choice of a filter, with how many claims it leaves."""

    value: str
    name: str
    count: int

    @classmethod
    def listed(cls, offered: Mapping[str, tuple[str, int]]) -> list[Self]:
        """The choices in the order of their names."""
        found = [cls(value=value, name=name, count=count) for value, (name, count) in offered.items()]
        return sorted(found, key=lambda option: option.name.casefold())
