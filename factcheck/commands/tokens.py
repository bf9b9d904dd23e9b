"""`factcheck token`: keys for programs, from the command line."""

import click

from factcheck import db
from factcheck.commands.openings import opened
from factcheck.domain.scopes import Scope
from factcheck.presenters.tokens import TokenRow
from factcheck.services import people, tokens


@click.group()
def token() -> None:
    """Make, list and revoke tokens for the API."""


@token.command()
@click.argument("username")
@click.option("--name", required=True, help="What it is for.")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice([scope.value for scope in Scope]),
    multiple=True,
    required=True,
    help="What it may do; may be repeated.",
)
@click.option("--days", type=int, default=tokens.USUAL_DAYS, show_default=True, help="How long it lives.")
def add(username: str, name: str, scopes: tuple[str, ...], days: int) -> None:
    """Make a token for somebody; it is printed once, alone on its line."""
    with opened() as engine, db.transaction(engine) as session:
        person = people.named(session, username)
        if person is None:
            raise click.ClickException(
                f"There is nobody called {username!r}. `factcheck user list` shows everybody."
            )
        wanted = {Scope(scope) for scope in scopes}
        made, secret = tokens.make(session, None, person, name=name, scopes=wanted, days=days)
    click.echo(
        f"Made token {made.id} for {username}, until {made.expires:%Y-%m-%d}. Shown this once:", err=True
    )
    click.echo(secret)


@token.command("list")
@click.argument("username", required=False)
def index(username: str | None) -> None:
    """All tokens, or one person's: number, user name, state, scopes, end, name."""
    with opened() as engine, db.open_session(engine, writes=False) as session:
        for made, whose in tokens.everybodys(session):
            if username in {None, whose}:
                row = TokenRow.of(made)
                may = ",".join(row.scopes)
                click.echo(f"{row.id}\t{whose}\t{row.state}\t{may}\t{row.expires:%Y-%m-%d}\t{row.name}")


@token.command()
@click.argument("token_id", type=int)
def revoke(token_id: int) -> None:
    """Let a token open nothing any more."""
    with opened() as engine, db.transaction(engine) as session:
        found = tokens.find(session, token_id)
        if found is None:
            raise click.ClickException(f"There is no token {token_id}. `factcheck token list` shows all.")
        tokens.revoke(session, None, found)
    click.echo(f"Token {token_id} opens nothing any more.", err=True)
