"""People and their sessions as admins and they themselves see them."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from factcheck.domain.vocabulary import Role
from factcheck.models import DeskSession, Person

BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


class PersonRow(BaseModel):
    """A person of the desk, without anything secret."""

    id: int
    username: str
    public_name: str
    role: Role
    joined: datetime
    disabled: datetime | None
    has_password: bool
    version: int

    @classmethod
    def of(cls, person: Person) -> Self:
        """What admins see of a person."""
        return cls(
            id=person.id,
            username=person.username,
            public_name=person.public_name,
            role=person.role,
            joined=person.joined,
            disabled=person.disabled,
            has_password=person.password_hash is not None,
            version=person.version,
        )


class SessionRow(BaseModel):
    """A signed-in browser, told by what it calls itself."""

    id: int
    device: str
    address: str
    started: datetime
    seen: datetime
    own: bool

    @classmethod
    def of(cls, found: DeskSession, own_id: int | None) -> Self:
        """A session as a person recognises it; `own_id` is the one she is in."""
        return cls(
            id=found.id,
            device=device(found.agent),
            address=found.address or "unknown",
            started=found.started,
            seen=found.seen,
            own=found.id == own_id,
        )


class PersonList(BaseModel):
    """Everybody at the desk."""

    people: list[PersonRow]


class PersonSeen(BaseModel):
    """A person, and where she is signed in."""

    person: PersonRow
    sessions: list[SessionRow]


def device(agent: str) -> str:
    """`Firefox on Linux`, as far as the browser says."""
    browser = next((name for mark, name in BROWSERS.items() if mark in agent), None)
    system = next((name for mark, name in SYSTEMS.items() if mark in agent), None)
    if browser and system:
        return f"{browser} on {system}"
    return browser or agent[:40] or "A browser that gave no name"
