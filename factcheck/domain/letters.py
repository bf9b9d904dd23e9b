"""Letters of readers: what tells a person from a program, and how many we take at a time."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta

from itsdangerous import BadSignature, URLSafeSerializer

from factcheck.domain.vocabulary import LetterStatus

SALT = "letter"
QUICKEST = timedelta(seconds=3)
"""Nobody reads the form and fills it in faster."""
LASTING = timedelta(days=7)
"""How long a form may stay open."""
OPEN = (LetterStatus.RECEIVED, LetterStatus.LOOKED_AT)
"""Letters that wait for the desk."""


@dataclass(frozen=True)
class Limit:
    """So many letters in so long a time."""

    most: int
    window: timedelta


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PER_SENDER = (Limit(5, HOUR), Limit(12, DAY))
"""What one address may send."""
IN_ALL = (Limit(60, HOUR), Limit(300, DAY))
"""What the desk takes from everybody together."""


def sealed(secret: str, seconds: int) -> str:
    """The moment at which a form was opened, as the form carries it."""
    word = URLSafeSerializer(secret, salt=SALT).dumps(seconds)
    return word.decode() if isinstance(word, bytes) else word


def opened(secret: str, word: str) -> int | None:
    """When a form was opened; None if we did not say so."""
    try:
        found = URLSafeSerializer(secret, salt=SALT).loads(word)
    except BadSignature:
        return None
    return found if isinstance(found, int) else None


def sender(secret: str, place: str, day: date) -> str:
    """Who sent a letter, for a day: by tomorrow nobody can tell that it was the same address."""
    words = f"{SALT} {day.isoformat()} {place}".encode()
    return hmac.new(secret.encode(), words, hashlib.sha256).hexdigest()[:40]
