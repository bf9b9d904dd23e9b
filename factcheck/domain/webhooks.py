"""Webhooks: what is told, how it is signed, and when it is tried again.

Signed after the Standard Webhooks specification (https://www.standardwebhooks.com),
for which every language has a library.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Final

from factcheck.domain.vocabulary import CorrectionKind

PREFIX: Final = "whsec_"
SECRET_BYTES: Final = 32
WAITS: Final = (
    *(timedelta(minutes=minutes) for minutes in (1, 5, 15)),
    *(timedelta(hours=hours) for hours in (1, 3, 6, 12, 12, 12, 12, 12)),
)
"""How long to wait after each try that failed: about three days in all, then it is given up."""
JITTER: Final = 0.2
"""By how much of itself a wait is shorter or longer, so that not all come back at once."""
LONGEST_WAIT: Final = timedelta(hours=12)
SHORTEST_WAIT: Final = timedelta(seconds=10)
"""How soon a receiver may ask us to come again."""
BOTH: Final = timedelta(days=1)
"""How long the old secret signs beside the new one."""
CHANCE: Final = secrets.SystemRandom()


class Told(StrEnum):
    """What a webhook can be told of."""

    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


TEST: Final = "webhook.test"


def told(kind: CorrectionKind | None) -> Told:
    """What a publication of that kind is to others."""
    return {None: Told.PUBLISHED, CorrectionKind.WITHDRAWN: Told.WITHDRAWN}.get(kind, Told.CORRECTED)


def new_secret() -> str:
    """A key to sign with, as receivers are given it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def new_uid() -> str:
    """The name of one message, the same at each try."""
    return f"msg_{secrets.token_hex(16)}"


def headers(uid: str, at: datetime, body: str, keys: list[str]) -> dict[str, str]:
    """What goes with a message: its name, the time of this try, and a signature by each key."""
    stamp = str(int(at.timestamp()))
    signed = " ".join(signature(key, uid, stamp, body) for key in keys)
    named = {"webhook-id": uid, "webhook-timestamp": stamp, "webhook-signature": signed}
    return named | {"Content-Type": "application/json"}


def signature(key: str, uid: str, stamp: str, body: str) -> str:
    """`v1,` and the HMAC-SHA256 of name, time and body in Base64."""
    raw = base64.b64decode(key.removeprefix(PREFIX))
    signed = hmac.digest(raw, f"{uid}.{stamp}.{body}".encode(), hashlib.sha256)
    return f"v1,{base64.b64encode(signed).decode()}"


def wait(try_count: int) -> timedelta | None:
    """How long to wait after that many tries; None when it is time to give up."""
    if try_count > len(WAITS):
        return None
    return WAITS[try_count - 1] * CHANCE.uniform(1 - JITTER, 1 + JITTER)


def asked_wait(retry_after: str, at: datetime) -> timedelta | None:
    """How long a receiver asks us to wait, in seconds or until a date; None for neither."""
    try:
        until = timedelta(seconds=int(retry_after)) if retry_after.isdigit() else _until(retry_after, at)
    except (ValueError, OverflowError):
        return None
    return min(max(until, SHORTEST_WAIT), LONGEST_WAIT)


def _until(date: str, at: datetime) -> timedelta:
    """From a moment to an HTTP date."""
    found = parsedate_to_datetime(date)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)) - at
