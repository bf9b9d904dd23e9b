"""One claim at the desk: who stands where, whose verdicts are in, and how far it is."""

from typing import Any, Self

from pydantic import Field

from factcheck.domain import course, origins
from factcheck.domain.vocabulary import CorrectionKind, Fidelity, Manner, Stance
from factcheck.models import Attribution, Claim
from factcheck.presenters.declining import Declined
from factcheck.presenters.dossier_parts import Agreement, Moment, Part
from factcheck.presenters.material import Material
from factcheck.presenters.rounds import RoundSeen
from factcheck.presenters.verdicts import RulingSeen, VerdictSeen


class Voice(Part):
    """One attribution: who says what, in which words, through whom it reached us."""

    id: int
    speaker: str
    role: str | None
    stance: Stance
    manner: Manner
    cue: str
    quote: str
    said: str | None
    fidelity: Fidelity
    right_words: str
    article_id: int
    article: str
    outlet: str | None
    language: str | None
    chain: list[str]
    origin: str
    orphaned: bool

    @classmethod
    def of(cls, attribution: Attribution) -> Self:
        """The attribution as the desk reads it."""
        article, span = attribution.article, attribution.span
        hops = [(hop.medium, hop.outlet.name if hop.outlet else "") for hop in attribution.hops]
        own = {name: getattr(attribution, name) for name in OWN}
        return cls(
            **own,
            speaker=attribution.speaker.name,
            role=attribution.speaker.role,
            quote=span.exact,
            orphaned=span.orphaned,
            article=article.title,
            outlet=article.outlet.name if article.outlet else None,
            language=article.language,
            chain=[", ".join(part for part in hop if part) for hop in hops],
        )

    @property
    def counted(self) -> dict[str, Any]:
        """What origins are counted by, as a dossier tells of it."""
        return {"stance": self.stance, "origin": self.origin, "article": {"id": self.article_id}}


OWN = ("id", "stance", "manner", "cue", "said", "fidelity", "right_words", "article_id", "origin")
"""What a voice takes from its attribution as it is."""


class Published(Part):
    """One version the public saw."""

    version: int
    kind: CorrectionKind | None
    note: str | None
    published: Moment
    by: str | None
    rating: str = Field(description="As it is listed now.")
    label: str


def published_versions(claim: Claim, material: Material) -> list[Published]:
    """What was published of a claim, the first version first."""
    names = ("version", "kind", "note", "published", "by", "rating", "label")
    rows = [row[1:] for row in material.versions if row[0] == claim.id]
    return [Published.model_validate(dict(zip(names, row, strict=True))) for row in rows]


class ClaimAtDesk(Part):
    """A claim with all that stands under it; sealed, it tells of the verdicts only whose are in."""

    slug: str
    claim: str
    heading: str
    status: course.Status
    steps_done: int
    steps: int = course.STEPS
    reviewers: list[str] = Field(
        description="Whose verdicts are in; `Another reviewer` until names are open."
    )
    named: bool = Field(description="Whether the viewer may know whose verdict is whose.")
    reviews_required: int
    sealed: bool
    unsealed: bool = Field(description="Whether the viewer looked without giving a verdict.")
    withdrawn: bool
    declined: Declined | None = Field(description="Why the desk does not check it.")
    verdicts: list[VerdictSeen]
    agreement: Agreement | None
    ruling: RulingSeen | None
    round: RoundSeen | None = Field(description="The newest round, for who may see the verdicts.")
    published: Published | None = Field(description="The newest publication.")
    voices: list[Voice]
    origin_count: int = Field(description="The independent origins of those who put it forward.")

    @property
    def mine(self) -> VerdictSeen | None:
        """The viewer's own verdict."""
        return next((verdict for verdict in self.verdicts if verdict.own), None)

    @property
    def closed(self) -> bool:
        """Whether nobody judges it any more: it is withdrawn, or declined."""
        return self.withdrawn or self.declined is not None

    @property
    def missing_count(self) -> int:
        """How many more verdicts the desk asks for."""
        return max(self.reviews_required - len(self.reviewers), 0)

    @property
    def agreed(self) -> bool:
        """Whether enough verdicts are in and all say the same."""
        return not self.missing_count and len({verdict.rating for verdict in self.verdicts}) == 1

    @property
    def revisable(self) -> bool:
        """Whether the viewer's verdict is the only one and nothing is ruled."""
        return self.mine is not None and len(self.reviewers) == 1 and not self.ruling and not self.closed

    def by_stance(self, stance: str) -> list[Voice]:
        """Who takes that stance."""
        return [voice for voice in self.voices if voice.stance == stance]

    @classmethod
    def of(cls, claim: Claim, material: Material) -> Self:
        """The claim as the viewer may see it."""
        verdicts = [each for each in material.verdicts if each.claim_id == claim.id]
        seen = [VerdictSeen.of(verdict, material) for verdict in verdicts]
        ruling = material.rulings.get(claim.id)
        reviewers = [row[2] for row in material.reviewers if row[0] == claim.id]
        history = published_versions(claim, material)
        voices = [Voice.of(each) for each in material.attributions if each.claim_id == claim.id]
        status = status_of(claim, material, reviewers, history)
        return cls(
            slug=claim.slug,
            claim=claim.text,
            heading=claim.heading,
            status=status,
            steps_done=steps_of(status, len(reviewers), material),
            reviewers=reviewers,
            named=claim.id in material.named,
            reviews_required=material.required,
            sealed=claim.id not in material.opened,
            unsealed=material.unsealed(claim),
            withdrawn=material.withdrawn(claim),
            declined=Declined.of(claim),
            verdicts=seen,
            agreement=Agreement.of(verdicts) if claim.id in material.opened else None,
            ruling=RulingSeen.of(ruling, verdicts, material) if ruling else None,
            round=RoundSeen.of(claim, verdicts, material),
            published=history[-1] if history else None,
            voices=voices,
            origin_count=origins.behind(voice.counted for voice in voices if not voice.orphaned),
        )


def steps_of(status: course.Status, verdict_count: int, material: Material) -> int:
    """How many steps are done; that enough verdicts are in, everybody may count."""
    enough = verdict_count >= max(material.required, 1)
    counted = course.Status.AGREED if enough and status is course.Status.IN_REVIEW else status
    return course.steps_done(counted, verdict_count)


def status_of(
    claim: Claim, material: Material, reviewers: list[str], history: list[Published]
) -> course.Status:
    """How far the claim is; sealed off, one cannot tell agreed from split from ruled on."""
    opened = claim.id in material.opened
    if claim.declined and not history:
        return course.Status.DECLINED
    if not (opened or history):
        return course.Status.IN_REVIEW if reviewers else course.Status.OPEN
    given = [each for each in material.verdicts if each.claim_id == claim.id]
    ruling = material.rulings.get(claim.id)
    return course.status(
        [each.rating for each in given],
        material.required,
        ruled=ruling is not None and all(each.submitted <= ruling.ruled for each in given),
        publications=len(history),
        withdrawn=material.withdrawn(claim),
        declined=claim.declined is not None,
    )
