"""What must hold before a round is opened and a verdict reconsidered."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from factcheck.domain.viewers import Viewer
from factcheck.models import Claim, Reconsideration, Round, Verdict
from factcheck.services import verdicts
from factcheck.services.refusals import Refused


class SealedFromRound(Refused):
    """Who opens or closes a round has seen the verdicts."""

    sentence = "You cannot decide on a round over verdicts you have not seen: unseal them first."


class AuthorOpensRound(Refused):
    """Nobody calls for second thoughts about her own verdict."""

    sentence = "You gave a verdict on this claim, so another editor decides on the round."


class NothingToReconsider(Refused):
    """A round follows a split."""

    sentence = (
        "A round needs verdicts that are split, as many as the desk asks for, and no ruling that stands."
    )


class RoundOpen(Refused):
    """One thing after the other."""

    sentence = "A round stands open on this claim. Wait until everybody has reconsidered, or close it first."


class RoundHeld(Refused):
    """Second thoughts, not third."""

    sentence = "Every reviewer has reconsidered already; what is left is to adjudicate."


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


def standing(session: Session, claim: Claim) -> Round | None:
    """The round that stands open on the claim, if one does."""
    return session.exec(select(Round).where(Round.claim_id == claim.id, col(Round.closed).is_(None))).first()


def refuse_open(session: Session, claim: Claim) -> None:
    """Raise RoundOpen while a round stands open."""
    if standing(session, claim) is not None:
        raise RoundOpen


def refuse_actor(session: Session, actor: Viewer, claim: Claim) -> None:
    """Raise unless the actor is an editor who looked at the verdicts without giving one."""
    if not actor.edits:
        raise verdicts.NotAnEditor
    if verdicts.own(session, actor, claim) is not None:
        raise AuthorOpensRound
    if verdicts.sealed(session, actor, claim):
        raise SealedFromRound


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
