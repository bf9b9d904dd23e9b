"""A site with every kind of public page on it, for the tests that walk them."""

from sqlmodel import Session

from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Claim
from factcheck.services import publications, rulings
from tests.crowded import editor, published, too_little, too_much
from tests.dossiers import contested, publish
from tests.factories import make_claim
from tests.letters import make_letter


def fill(session: Session) -> dict[str, str]:
    """Publish too much, too little, a correction and a withdrawal; the address of each kind of page."""
    crowded, alone = too_much(session), too_little(session)
    corrected = corrected_claim(session, contested(session))
    gone = withdrawn_claim(
        session, make_claim(session, "Neighbour Kim broke it.", question=corrected.question)
    )
    attribution = crowded.claims[0].attributions[0]
    return {
        "the front list": "/",
        "a search that finds nothing": "/?q=nowhere&rating=refuted",
        "a crowded question": f"/questions/{crowded.slug}",
        "a question with one answer": f"/questions/{corrected.question.slug}",
        "a crowded claim": f"/claims/{crowded.claims[0].slug}",
        "a claim with next to nothing": f"/claims/{alone.slug}",
        "a corrected claim": f"/claims/{corrected.slug}",
        "a withdrawn claim": f"/claims/{gone.slug}",
        "a history": f"/claims/{corrected.slug}/history",
        "a version": f"/claims/{corrected.slug}/history/2",
        "an article": f"/articles/{attribution.article_id}",
        "a speaker": f"/speakers/{attribution.speaker.slug}",
        "an outlet": f"/outlets/{attribution.article.outlet.slug}",
        "a topic": f"/topics/{crowded.topics[0].slug}",
        "the corrections": "/corrections",
        "what changed": "/changes?since=2020-01-01",
        "a report": f"/report?claim={corrected.slug}",
        "a suggestion": "/suggest",
        "a letter's status": f"/letters/{make_letter(session, claim_id=corrected.id).code}",
        "an earlier policy": "/corrections-policy/0",
        "an address with nothing": "/claims/nothing-here",
    }


def corrected_claim(session: Session, claim: Claim) -> Claim:
    """A claim whose rating an editor changed after it was published."""
    published(session, claim)
    rulings.adjudicate(
        session,
        editor(session),
        claim,
        rating="unproven",
        summary="The glass was moved before anybody looked.",
        explanation="A second photograph shows the glass **inside**.",
        reason="The reviewers had not seen the second photograph.",
    )
    publish(
        session, claim, editor(session), kind=CorrectionKind.SUBSTANTIAL, note="A second photograph came up."
    )
    return claim


def withdrawn_claim(session: Session, claim: Claim) -> Claim:
    """A claim that was published by mistake."""
    published(session, claim)
    publications.withdraw(session, editor(session), claim, "It says the same as another claim.")
    return claim
