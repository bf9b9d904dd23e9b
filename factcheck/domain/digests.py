"""When a digest is due, and the signed word by which a link in it turns digests off."""

from datetime import datetime, timedelta

from itsdangerous import BadSignature, URLSafeSerializer

from factcheck.domain.vocabulary import Digest

SALT = "unsubscribe"
APART = {Digest.DAILY: timedelta(hours=20), Digest.WEEKLY: timedelta(days=6, hours=20)}
"""How far apart two digests are at least: less than a day or week, so that a job run early skips none."""


def due(digest: Digest, last: datetime | None, moment: datetime) -> bool:
    """Whether somebody who got her last digest then gets one now."""
    return digest is not Digest.OFF and (last is None or moment - last >= APART[digest])


def token(secret: str, person_id: int) -> str:
    """The word that proves a link came from a digest to that person; it never expires."""
    signed = URLSafeSerializer(secret, salt=SALT).dumps(person_id)
    return signed.decode() if isinstance(signed, bytes) else signed


def person_of(secret: str, word: str) -> int | None:
    """Whom a token is for; None if it was not signed here."""
    try:
        found = URLSafeSerializer(secret, salt=SALT).loads(word)
    except BadSignature:
        return None
    return found if isinstance(found, int) else None
