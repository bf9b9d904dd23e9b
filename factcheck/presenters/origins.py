"""Origins at the desk: what is counted as one, what a machine proposes to be one, and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from pydantic import Field

from factcheck.domain.chains import phrase
from factcheck.domain.grouping import Proposal
from factcheck.domain.origins import BEHIND
from factcheck.domain.vocabulary import Stance
from factcheck.models import Attribution, Evidence
from factcheck.presenters.dossier_parts import Part


class Member(Part):
    """One attribution or piece of evidence that goes back to an origin."""

    key: str = Field(description="`attribution:7` or `evidence:3`.")
    number: int
    evidence: bool
    title: str
    words: str
    language: str | None
    stance: Stance | None
    claim: str
    way: str
    said: str | None
    article_id: int | None
    origin: str = Field(description="Empty where nobody named it.")

    @classmethod
    def spoken(cls, attribution: Attribution) -> Self:
        """What somebody said, and the way it took."""
        article = attribution.article
        hops = [(hop.medium, hop.outlet.name if hop.outlet else None) for hop in attribution.hops]
        return cls(
            key=f"attribution:{attribution.id}",
            number=attribution.id,
            evidence=False,
            title=attribution.speaker.name,
            words=attribution.span.exact,
            language=article.language,
            stance=attribution.stance,
            claim=attribution.claim.heading if attribution.claim else "",
            way=phrase(hops) or (article.outlet.name if article.outlet else article.title),
            said=attribution.said,
            article_id=attribution.article_id,
            origin=attribution.origin,
        )

    @classmethod
    def shown(cls, evidence: Evidence) -> Self:
        """A piece of evidence, and who published it."""
        return cls(
            key=f"evidence:{evidence.id}",
            number=evidence.id,
            evidence=True,
            title=evidence.title,
            words=evidence.quote,
            language=None,
            stance=None,
            claim="",
            way=" · ".join(part for part in (evidence.publisher, evidence.locator) if part),
            said=evidence.published,
            article_id=None,
            origin=evidence.origin,
        )


class OriginProposed(Part):
    """Several that may be one origin: a machine's suggestion, which counts for nothing yet."""

    reasons: list[str]
    members: list[Member]
    name: str = Field(description="The name most of them have already.")


class OriginKept(Part):
    """What counts as one origin."""

    name: str = Field(description="Empty where nobody named it.")
    members: list[Member]

    @property
    def circular(self) -> bool:
        """Whether evidence goes back to the same origin as what is claimed."""
        return len({member.evidence for member in self.members}) > 1

    @property
    def behind(self) -> bool:
        """Whether it puts a claim forward."""
        return any(member.stance in BEHIND for member in self.members)


class OriginsPage(Part):
    """The origins of a question or of one claim."""

    slug: str
    heading: str
    of: str
    proposals: list[OriginProposed]
    origins: list[OriginKept]

    @classmethod
    def at(
        cls,
        home: tuple[str, str, str],
        things: tuple[Sequence[Attribution], Sequence[Evidence]],
        proposals: Iterable[Proposal],
    ) -> Self:
        """The page of a home (`questions` or `claims`, slug, heading)."""
        spoken, evidence = things
        members = [Member.spoken(each) for each in spoken] + [Member.shown(each) for each in evidence]
        by_key = {member.key: member for member in members}
        return cls(
            of=home[0],
            slug=home[1],
            heading=home[2],
            proposals=[proposed(each, by_key) for each in proposals],
            origins=kept(members),
        )


def proposed(proposal: Proposal, by_key: Mapping[str, Member]) -> OriginProposed:
    """A proposal with its members; the name most of them have comes first to mind."""
    members = [by_key[key] for key in proposal.members]
    names = [member.origin for member in members if member.origin]
    name = max(names, key=names.count, default="")
    return OriginProposed(reasons=list(proposal.reasons), members=members, name=name)


def kept(members: Iterable[Member]) -> list[OriginKept]:
    """What counts as one origin: all of one name; without a name each article, each piece of evidence."""
    found: dict[str, list[Member]] = {}
    for member in members:
        alone = member.key if member.evidence else f"article {member.article_id}"
        found.setdefault(member.origin.casefold() or alone, []).append(member)
    named = [OriginKept(name=each[0].origin, members=each) for each in found.values()]
    return sorted(named, key=lambda origin: (not origin.name, origin.name))
