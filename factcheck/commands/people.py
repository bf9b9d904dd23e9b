"""`factcheck user`: people of the desk, from the command line."""

import sys

import click
from sqlmodel import Session

from factcheck import db
from factcheck.commands.openings import opened
from factcheck.domain import passwords
from factcheck.domain.vocabulary import Role
from factcheck.models import Person
from factcheck.services import people


@click.group()
def user() -> None:
    """Add, list and disable people of the desk."""


@user.command()
@click.argument("username")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default="reviewer", show_default=True
)
@click.option("--public-name", help="How readers know this person; else the user name.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--generate", is_flag=True, help="Make a password and print it.")
def add(username: str, role: str, public_name: str | None, *, password_stdin: bool, generate: bool) -> None:
    """Add somebody; without a terminal to ask on, a password is made and printed once."""
    with opened() as engine:
        password, made = _password(from_input=password_stdin, generate=generate)
        password_hash = people.hashed(password, username)
        with db.transaction(engine) as session:
            person = people.add(
                session,
                None,
                username=username,
                public_name=public_name or username,
                role=Role(role),
                password_hash=password_hash,
            )
    click.echo(f"Added {person.username}, {person.role}.", err=True)
    _show(password if made else None)


@user.command("password")
@click.argument("username")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--generate", is_flag=True, help="Make a password and print it.")
def renew(username: str, *, password_stdin: bool, generate: bool) -> None:
    """Give somebody another password; all sessions end."""
    with opened() as engine:
        with db.open_session(engine, writes=False) as session:
            _found(session, username)
        password, made = _password(from_input=password_stdin, generate=generate)
        password_hash = people.hashed(password, username)
        with db.transaction(engine) as session:
            people.change_password(session, None, _found(session, username), password_hash)
    click.echo(f"{username} has another password; all sessions have ended.", err=True)
    _show(password if made else None)


def _password(*, from_input: bool, generate: bool) -> tuple[str, bool]:
    """A password, and whether we made it."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n"), False
    if generate or not sys.stdin.isatty():
        return passwords.generate(), True
    return click.prompt("Password", hide_input=True, confirmation_prompt=True), False


def _show(password: str | None) -> None:
    """Print a password we made, once, alone on its line."""
    if password:
        click.echo("The password, shown this once:", err=True)
        click.echo(password)


def _found(session: Session, username: str) -> Person:
    """The person, or a sentence that there is none."""
    person = people.named(session, username)
    if person is None:
        raise click.ClickException(
            f"There is nobody called {username!r}. `factcheck user list` shows everybody."
        )
    return person


@user.command("list")
def index() -> None:
    """Everybody: user name, role, state, public name."""
    with opened() as engine, db.open_session(engine, writes=False) as session:
        for person in people.everybody(session):
            state = f"disabled {person.disabled:%Y-%m-%d}" if person.disabled else "may sign in"
            click.echo(f"{person.username}\t{person.role}\t{state}\t{person.public_name}")


@user.command()
@click.argument("username")
def disable(username: str) -> None:
    """Shut somebody out, at once and everywhere; what they wrote stays."""
    with opened() as engine, db.transaction(engine) as session:
        people.disable(session, None, _found(session, username))
    click.echo(f"{username} can no longer sign in.", err=True)


@user.command()
@click.argument("username")
def enable(username: str) -> None:
    """Let somebody in again."""
    with opened() as engine, db.transaction(engine) as session:
        people.enable(session, None, _found(session, username))
    click.echo(f"{username} can sign in again.", err=True)
