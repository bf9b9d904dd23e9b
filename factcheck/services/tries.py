"""Tries to sign in: counted per account and per address, so that guessing takes years."""

from datetime import timedelta
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from factcheck.models import SignInTry
from factcheck.models.columns import now
from factcheck.services import log
from factcheck.services.refusals import Refused

MOST = 10
"""Failed tries in a window, after which an account or an address waits."""
WINDOW = timedelta(minutes=5)
NAME_LENGTH = 60
"""How much of a typed user name is counted by."""


class TooManyTries(Refused):
    """The account or the address has to wait, `wait` seconds at most."""

    wait = int(WINDOW.total_seconds())
    status = HTTPStatus.TOO_MANY_REQUESTS
    sentence = (
        "Too many tries to sign in from here or with this user name. Wait five minutes, then try again."
    )


def begin(session: Session, username: str, address: str) -> int:
    """Count a try before the password is looked at; its id, to be settled by `fail` or `forget`.

    Raises TooManyTries.
    """
    name, place = username[:NAME_LENGTH], neighbourhood(address)
    session.exec(delete(SignInTry).where(col(SignInTry.tried) < now() - 2 * WINDOW))
    if max(_count(session, SignInTry.username == name), _count(session, SignInTry.address == place)) >= MOST:
        raise TooManyTries
    found = SignInTry(username=name, address=place)
    session.add(found)
    session.flush()
    return found.id


def _count(session: Session, where: Any) -> int:
    """How many tries a window holds."""
    recent = col(SignInTry.tried) > now() - WINDOW
    return session.exec(select(func.count()).select_from(SignInTry).where(where, recent)).one()


def fail(session: Session, try_id: int) -> None:
    """Put a failed try into the log; the password is not in it."""
    log.record(session, None, "failed to sign in", session.get_one(SignInTry, try_id))


def forget(session: Session, try_id: int) -> None:
    """Take back the count of a try that was right."""
    session.exec(delete(SignInTry).where(col(SignInTry.id) == try_id))


def neighbourhood(address: str) -> str:
    """An address as it is counted: one IPv4 address, or the network an IPv6 one chose itself from."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:60]
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network(f"{found}/64", strict=False))
