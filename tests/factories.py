"""Things of the desk's work, made in one line each; everything that is not told is likely."""

from itertools import count
from typing import Any

from sqlmodel import Session

from factcheck.domain.ledger import digest
from factcheck.domain.spans import locate
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, EvidenceKind, Manner, RuledBy, SpeakerKind, Stance
from factcheck.models import (
    Article,
    ArticleVersion,
    Attribution,
    BearingGiven,
    Claim,
    Evidence,
    Hop,
    Outlet,
    Publication,
    Question,
    Ruling,
    Span,
    Speaker,
    Unsealing,
    Verdict,
)
from factcheck.services import claims, outlets, questions, speakers

TEXT = "“It was us,” said Vera Lind. The ministry denied it: “It was not us.” Nobody else spoke on Tuesday."
"""A short article of our own, with one assertion and one denial."""
SAID = "“It was us,”"
DENIED = "“It was not us.”"

numbers = count(1)


def make_speaker(
    session: Session, name: str = "", *, kind: SpeakerKind = SpeakerKind.PERSON, **more: Any
) -> Speaker:
    """A speaker, of a name nobody has."""
    return speakers.add(session, None, name or f"Vera Lind {next(numbers)}", kind=kind, **more)


def make_outlet(session: Session, name: str = "") -> Outlet:
    """An outlet, of a name none has."""
    return outlets.resolve(session, None, name or f"The Daily {next(numbers)}")


def make_question(session: Session, text: str = "", **more: Any) -> Question:
    """A question nobody asked before."""
    return questions.ask(session, None, text or f"Who broke window {next(numbers)}?", **more)


def make_claim(session: Session, text: str = "", *, question: Question | None = None, **more: Any) -> Claim:
    """A claim, under a question or by itself."""
    return claims.open_claim(
        session, None, text or f"Neighbour {next(numbers)} broke the window.", question=question, **more
    )


def make_article(
    session: Session, text: str = TEXT, *, title: str = "", outlet: Outlet | None = None, **more: Any
) -> Article:
    """An article with its first version."""
    article = Article(title=title or f"The window, part {next(numbers)}", outlet=outlet, **more)
    article.versions.append(ArticleVersion(text=text, sha256=digest(text)))
    session.add(article)
    session.flush()
    return article


def make_span(session: Session, article: Article, exact: str = SAID, *, orphaned: bool = False) -> Span:
    """A passage of an article's newest version."""
    version = article.versions[-1]
    found = locate(version.text or "", exact)
    span = Span(
        article_version_id=version.id,
        start=found.start,
        end=found.end,
        exact=found.exact,
        prefix=found.prefix,
        suffix=found.suffix,
        orphaned=orphaned,
    )
    session.add(span)
    session.flush()
    return span


def make_attribution(
    session: Session,
    claim: Claim | None = None,
    *,
    speaker: Speaker | None = None,
    article: Article | None = None,
    exact: str = SAID,
    stance: Stance = Stance.ASSERTS,
    chain: tuple[tuple[str, str], ...] = (),
    orphaned: bool = False,
    **more: Any,
) -> Attribution:
    """Somebody's stance to a claim, or to none yet; `chain` is pairs of medium and outlet's name."""
    article = article or make_article(session)
    attribution = Attribution(
        claim=claim,
        speaker=speaker or make_speaker(session),
        article=article,
        span=make_span(session, article, exact, orphaned=orphaned),
        stance=stance,
        manner=more.pop("manner", Manner.DIRECT),
        **more,
    )
    session.add(attribution)
    for position, (medium, name) in enumerate(chain):
        outlet = make_outlet(session, name) if name else None
        attribution.hops.append(Hop(position=position, medium=medium, outlet=outlet))
    session.flush()
    return attribution


def make_evidence(
    session: Session,
    *,
    question: Question | None = None,
    claim: Claim | None = None,
    kind: EvidenceKind = EvidenceKind.DOCUMENT,
    title: str = "",
    **more: Any,
) -> Evidence:
    """A piece of evidence that belongs to a question or to a claim."""
    title = title or f"Photograph {next(numbers)}"
    evidence = Evidence(question=question, claim=claim, kind=kind, title=title, **more)
    session.add(evidence)
    session.flush()
    return evidence


def make_bearing(
    session: Session, evidence: Evidence, claim: Claim, person: Viewer, bearing: Bearing = Bearing.SUPPORTS
) -> BearingGiven:
    """How somebody finds that the evidence bears on the claim."""
    given = BearingGiven(evidence_id=evidence.id, claim_id=claim.id, person_id=person.id, bearing=bearing)
    session.add(given)
    session.flush()
    return given


def make_verdict(
    session: Session,
    claim: Claim,
    person: Viewer,
    rating: str = "supported",
    *,
    confidence: float = 0.8,
    rationale: str = "",
) -> Verdict:
    """Somebody's verdict on a claim."""
    verdict = Verdict(
        claim_id=claim.id,
        person_id=person.id,
        rating=rating,
        confidence=confidence,
        rationale=rationale or f"{person.public_name} looked at the glass and found it so.",
    )
    session.add(verdict)
    session.flush()
    return verdict


def make_unsealing(session: Session, claim: Claim, person: Viewer) -> Unsealing:
    """Somebody looked at the verdicts without giving one."""
    unsealing = Unsealing(claim_id=claim.id, person_id=person.id)
    session.add(unsealing)
    session.flush()
    return unsealing


def make_ruling(
    session: Session, claim: Claim, person: Viewer | None = None, rating: str = "supported", **more: Any
) -> Ruling:
    """What the desk concluded."""
    ruling = Ruling(
        claim_id=claim.id,
        number=more.pop("number", 1),
        rating=rating,
        summary="The glass says so.",
        explanation="Both reviewers looked at the glass and came to the same view.",
        by=more.pop("by", RuledBy.AGREEMENT),
        ruled_by_id=person.id if person else None,
        **more,
    )
    session.add(ruling)
    session.flush()
    return ruling


def make_publication(
    session: Session, claim: Claim, document: str = "{}", *, version: int = 1, **more: Any
) -> Publication:
    """A bare publication; the service draws real ones, with their listing."""
    publication = Publication(
        claim_id=claim.id, version=version, document=document, sha256=digest(document), **more
    )
    session.add(publication)
    session.flush()
    return publication
