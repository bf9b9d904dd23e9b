"""`factcheck demo`: three dossiers in our own words, and an account for each role."""

from pathlib import Path

import click
from sqlalchemy import Engine
from sqlmodel import Session

from factcheck import db
from factcheck.commands.openings import opened
from factcheck.commands.sites import PORT, prepare, run_server
from factcheck.config import Settings
from factcheck.demo import accounts, sites
from factcheck.presenters.dossiers import drawer
from factcheck.services import people

KEPT_IN = "demo-accounts.txt"


@click.command()
@click.option("--serve", is_flag=True, help="Serve the site afterwards.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=PORT, default=8000, show_default=True, help="The port to listen on.")
def demo(*, serve: bool, host: str, port: int) -> None:
    """Fill an empty database with the demo and print its accounts; safe to repeat."""
    settings = prepare()
    with opened(settings) as engine:
        lines = furnish(engine, settings)
    click.echo("Sign in with one of these (user name, password, role, public name):")
    for line in lines:
        click.echo(f"  {line}")
    if serve:
        run_server(host, port)


def furnish(engine: Engine, settings: Settings) -> list[str]:
    """Put the demo into an empty database; the accounts of the one that is there already.

    Raises ClickException when the database holds somebody's work.
    """
    file = settings.instance / KEPT_IN
    with db.open_session(engine, writes=False) as session:
        held = sites.content(session)
    if held is sites.Content.WORK:
        raise click.ClickException(
            "This database holds work of its own; the demo goes into an empty one. "
            "Set FACTCHECK_INSTANCE to another folder to see it."
        )
    lines = accounts.kept(file)
    if held is sites.Content.DEMO and lines:
        return lines
    return _fill(engine, settings, file, new=held is sites.Content.NOTHING)


def _fill(engine: Engine, settings: Settings, file: Path, *, new: bool) -> list[str]:
    """Make the demo, or only new passwords where the file that kept them is gone."""
    made = accounts.make()
    hashes = [people.hashed(account.password, account.username) for account in made]
    with db.transaction(engine) as session:
        if new:
            _tell(session, settings, made, hashes)
        else:
            accounts.renew(session, made, hashes)
        accounts.keep(file, made)
    return accounts.kept(file)


def _tell(session: Session, settings: Settings, made: list[accounts.Account], hashes: list[str]) -> None:
    """The people, and then what they did."""
    hired = accounts.hire(session, made, hashes)
    sites.furnish(session, hired, drawer(settings.site_url))
