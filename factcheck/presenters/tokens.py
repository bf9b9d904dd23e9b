"""Tokens as their person sees them; never the secret, never its hash."""

from datetime import datetime
from enum import StrEnum
from typing import Self

from factcheck.domain import scopes
from factcheck.domain.scopes import Scope
from factcheck.models import ApiToken
from factcheck.models.columns import now
from factcheck.presenters.dossier_parts import Part


class TokenState(StrEnum):
    """Whether a token opens anything."""

    STANDING = "standing"
    EXPIRED = "expired"
    REVOKED = "revoked"


class TokenList(Part):
    """All tokens of one person."""

    tokens: list["TokenRow"]


class TokenRow(Part):
    """A token in the list of its person."""

    id: int
    name: str
    scopes: list[Scope]
    made: datetime
    expires: datetime
    used: datetime | None
    state: TokenState

    @classmethod
    def of(cls, token: ApiToken) -> Self:
        """A token with what it may do and until when."""
        expired = TokenState.EXPIRED if token.expires <= now() else TokenState.STANDING
        return cls(
            id=token.id,
            name=token.name,
            scopes=sorted(scopes.read(token.scopes), key=list(Scope).index),
            made=token.made,
            expires=token.expires,
            used=token.used,
            state=TokenState.REVOKED if token.revoked else expired,
        )
