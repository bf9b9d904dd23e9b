"""The people of the demo: one or more for each role, with passwords made when the demo is."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from factcheck.domain import passwords
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Role
from factcheck.models import Person
from factcheck.services import people


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in to the demo."""

    username: str
    public_name: str
    role: Role
    password: str

    @property
    def line(self) -> str:
        """The account as it is printed and kept."""
        return f"{self.username:8} {self.password:20} {self.role.value:9} {self.public_name}"


CAST = (
    ("admin", "Samira Haddad", Role.ADMIN),
    ("ruth", "Ruth Abramson", Role.EDITOR),
    ("nadia", "Nadia Okonkwo", Role.REVIEWER),
    ("tomas", "Tomás Lindqvist", Role.REVIEWER),
    ("mei", "Mei Tanaka", Role.REVIEWER),
)
"""User name, public name and role of everybody; they are invented."""


def make() -> list[Account]:
    """Everybody, with new passwords made by chance."""
    return [Account(username, name, role, passwords.generate()) for username, name, role in CAST]


def hire(session: Session, accounts: list[Account], hashes: list[str]) -> dict[str, Viewer]:
    """Make the people, with the hashes of their passwords; who they are, by user name."""
    found = {}
    for account, password_hash in zip(accounts, hashes, strict=True):
        person = people.add(
            session,
            None,
            username=account.username,
            public_name=account.public_name,
            role=account.role,
            password_hash=password_hash,
        )
        found[account.username] = viewer(person)
    return found


def viewer(person: Person) -> Viewer:
    """The person as services know who acts."""
    return Viewer(person.id, person.username, person.public_name, person.role)


def renew(session: Session, accounts: list[Account], hashes: list[str]) -> None:
    """Give everybody of the demo who is still there a new password."""
    for account, password_hash in zip(accounts, hashes, strict=True):
        person = people.named(session, account.username)
        if person is not None:
            people.change_password(session, None, person, password_hash)


def keep(path: Path, accounts: list[Account]) -> None:
    """Write the accounts where only their owner can read them."""
    temporary = path.with_suffix(".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(f"{account.line}\n" for account in accounts)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def kept(path: Path) -> list[str]:
    """The lines written before; none if the file is gone."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
