"""What must hold before a round is opened and a verdict reconsidered."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from factcheck.domain.course import Act, follow
from factcheck.domain.viewers import Viewer
from factcheck.models import Claim, Reconsideration, Round, Verdict
from factcheck.services import course, verdicts
from factcheck.services.refusals import Refused


class SealedFromRound(Refused):
    """Who opens or closes a round has seen the verdicts."""

    sentence = "You cannot decide on a round over verdicts you have not seen: unseal them first."


class AuthorOpensRound(Refused):
    """Nobody calls for second thoughts about her own verdict."""

    sentence = "You gave a verdict on this claim, so another editor decides on the round."


class NothingToReconsider(Refused):
    """A round needs verdicts."""

    sentence = "A round needs as many verdicts as the desk asks for, on a claim that is not closed."


class NeedsNews(NothingToReconsider):
    """Where nobody is split, or the desk has ruled, a round needs a reason."""

    sentence = "No split waits for a second look. Say what is new, so that the verdicts are looked at again."


class RoundOpen(Refused):
    """One thing after the other."""

    sentence = "A round stands open on this claim. Wait until everybody has reconsidered, or close it first."


class RoundHeld(Refused):
    """Second thoughts, not third."""

    sentence = "Every reviewer has reconsidered already: adjudicate, or say what is new since."


class NoRound(Refused):
    """Nothing to reconsider in, or to close."""

    sentence = "No round stands open on this claim; every verdict stands as it was given."


class NotInRound(Refused):
    """A verdict given meanwhile was given blind and stays as it is."""

    sentence = "Your verdict came in after the round was opened; it counts as you gave it."


class ReconsideredAlready(Refused):
    """Once per round."""

    sentence = "You have reconsidered your verdict in this round; what you said then stands."


class NothingDifferent(Refused):
    """To change is to say something else."""

    sentence = "This is the verdict you gave before. Change something in it, or say that you keep it."


def round_stands() -> ColumnElement[bool]:
    """Whether a round stands open on the claim of a row."""
    return exists().where(col(Round.claim_id) == Claim.id, col(Round.closed).is_(None))


def answered(viewer: Viewer) -> ColumnElement[bool]:
    """Whether the viewer has said hers in the round that stands open on the claim of a row."""
    return exists().where(
        col(Round.claim_id) == Claim.id,
        col(Round.closed).is_(None),
        col(Reconsideration.round_id) == Round.id,
        col(Verdict.id) == Reconsideration.verdict_id,
        col(Verdict.person_id) == viewer.id,
    )


def standing(session: Session, claim: Claim) -> Round | None:
    """The round that stands open on the claim, if one does."""
    return session.exec(select(Round).where(Round.claim_id == claim.id, col(Round.closed).is_(None))).first()


def refuse_open(session: Session, claim: Claim) -> None:
    """Raise RoundOpen while a round stands open."""
    if standing(session, claim) is not None:
        raise RoundOpen


def refuse_actor(session: Session, actor: Viewer, claim: Claim, *, anew: bool = False) -> None:
    """Raise unless the actor is an editor who looked at the verdicts without giving one.

    For something new (`anew`) who gave one may ask too, once the desk has ruled on it.
    """
    if not actor.edits:
        raise verdicts.NotAnEditor
    if verdicts.own(session, actor, claim) is not None:
        if not (anew and course.facts(session, claim).ruled):
            raise AuthorOpensRound
    elif verdicts.sealed(session, actor, claim):
        raise SealedFromRound


def refuse_early(
    session: Session, claim: Claim, given: Collection[Verdict], required: int, *, anew: bool
) -> None:
    """Raise unless enough verdicts are in, and are split without a ruling or looked at for something new."""
    known = course.facts(session, claim, required)
    if len(given) < max(required, 1) or not follow(Act.RECONSIDER, known.status):
        raise NothingToReconsider
    if anew:
        return
    if known.ruled or len(set(known.ratings)) == 1:
        raise NeedsNews
    if not unheard(session, given):
        raise RoundHeld


def unheard(session: Session, given: Collection[Verdict]) -> set[int]:
    """The verdicts that were not reconsidered yet, in any round."""
    ids = {verdict.id for verdict in given}
    answered = select(Reconsideration.verdict_id).where(col(Reconsideration.verdict_id).in_(ids))
    return ids.difference(session.exec(answered).all())


def takes_part(verdict: Verdict, round_: Round) -> bool:
    """Whether the verdict was in when the round was opened, changed in it or not."""
    heard = any(each.verdict_id == verdict.id for each in round_.reconsiderations)
    return heard or verdict.submitted <= round_.opened


def heard(verdict: Verdict, round_: Round) -> bool:
    """Whether the round waits no longer for the verdict's author."""
    said = any(each.verdict_id == verdict.id for each in round_.reconsiderations)
    return said or not takes_part(verdict, round_)
