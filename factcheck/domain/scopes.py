"""Scopes: what a token may do of what its person may do; none is implied by another."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from factcheck.domain.vocabulary import Role


class Scope(StrEnum):
    """One kind of work that a token can be made for."""

    READ = "read"
    ANNOTATE = "annotate"
    JUDGE = "judge"
    EDIT = "edit"

    @property
    def role(self) -> Role:
        """The least role that may do it."""
        return Role.EDITOR if self is Scope.EDIT else Role.REVIEWER


MEANINGS = {
    Scope.READ: "Read what the desk reads: queue, articles, questions, claims",
    Scope.ANNOTATE: "Add and edit articles, attributions, questions, claims, evidence, speakers, outlets",
    Scope.JUDGE: "Say how evidence bears on claims, and give verdicts",
    Scope.EDIT: "Unseal, rule, publish, correct, withdraw: for editors",
}


def spelled(scopes: Iterable[Scope]) -> str:
    """Scopes as they are stored: their names in our order, with spaces between."""
    wanted = set(scopes)
    return " ".join(scope.value for scope in Scope if scope in wanted)


def read(text: str) -> frozenset[Scope]:
    """The scopes that are stored like this."""
    return frozenset(Scope(name) for name in text.split())


def narrowed(role: Role, scopes: Collection[Scope]) -> Role:
    """The role in which a token works: its person's, but an editor's only with the scope for it.

    Nobody administers with a token.
    """
    edits = Scope.EDIT in scopes and role.rank >= Role.EDITOR.rank
    return Role.EDITOR if edits else Role.REVIEWER
