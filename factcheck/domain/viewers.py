"""Who asks: a person of the desk as one request knows them."""

from dataclasses import dataclass, field
from datetime import datetime

from factcheck.domain.vocabulary import Role


@dataclass(frozen=True)
class Viewer:
    """A signed-in person; a value, so that no request can change who it is."""

    id: int
    username: str
    public_name: str
    role: Role
    session_id: int | None = None
    token_id: int | None = None
    """The token of the program that works in this person's name, if one does."""
    seen: datetime | None = field(default=None, compare=False)
    """When the session was known to be used last."""

    def may(self, role: Role) -> bool:
        """Whether this person has at least that role."""
        return self.role.rank >= role.rank

    @property
    def edits(self) -> bool:
        """Whether this person rules, publishes and corrects."""
        return self.may(Role.EDITOR)

    @property
    def administers(self) -> bool:
        """Whether this person looks after people, scale and settings."""
        return self.may(Role.ADMIN)
