"""Rounds that readers are told of: for something new, over what is published."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from factcheck.models import Round


def standing(session: Session, claim_ids: Collection[int]) -> dict[int, Round]:
    """The open round for something new on each of these claims that has one, in one query.

    Of a round without a reason nobody is told: that there is one says that the reviewers are split.
    """
    wanted = select(Round).where(col(Round.claim_id).in_(claim_ids), col(Round.closed).is_(None))
    return {each.claim_id: each for each in session.exec(wanted.where(Round.reason != ""))}
