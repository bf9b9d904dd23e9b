"""Idempotency: a request that comes twice with one key is done once and answered alike."""

import hashlib
from datetime import timedelta

from sqlmodel import Session, col, delete

from factcheck.models import IdempotentAnswer
from factcheck.models.columns import now
from factcheck.services.refusals import Refused

KEPT = timedelta(hours=24)
"""How long an answer is given again."""


class KeyReused(Refused):
    """One key stands for one request."""

    sentence = (
        "This Idempotency-Key was used for another request. Choose a new key for each thing to be done."
    )


def fingerprint(*parts: bytes) -> str:
    """What tells one request from another: a hash of its parts."""
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(len(part).to_bytes(8) + part)
    return hashed.hexdigest()


def answered(session: Session, token_id: int, key: str, request_hash: str) -> IdempotentAnswer | None:
    """What the request was answered before with that key; raises KeyReused for another request."""
    found = session.get(IdempotentAnswer, (token_id, key))
    if found is None or found.answered < now() - KEPT:
        return None
    if found.request_hash != request_hash:
        raise KeyReused
    return found


def keep(session: Session, answer: IdempotentAnswer) -> None:
    """Keep an answer for a day, in the transaction of what it answers; older ones go."""
    session.exec(delete(IdempotentAnswer).where(col(IdempotentAnswer.answered) < now() - KEPT))
    session.add(answer)
