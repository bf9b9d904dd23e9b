"""`factcheck import`: what an export wrote, taken back; all of a file or nothing."""

from collections.abc import Iterator
from typing import Any

import click
from sqlalchemy.exc import DataError
from sqlmodel import Session

from factcheck import db
from factcheck.commands.files import read, watched
from factcheck.commands.openings import opened
from factcheck.config import Settings
from factcheck.presenters import imports as given
from factcheck.services import imports
from factcheck.services.refusals import Refused
from factcheck.services.sources import Sources


@click.group("import")
def import_() -> None:
    """Take in what was exported elsewhere."""


@import_.command()
@click.argument("file")
def verdicts(file: str) -> None:
    """Dossiers as `factcheck export verdicts` writes them (.jsonl or .json), from FILE or `-`."""
    settings = Settings.load()
    try:
        with opened(settings) as engine, read(file) as source, db.transaction(engine) as session:
            taken, skipped = take_all(session, given.entries(source), settings.site_url)
    except given.Unreadable as error:
        raise click.ClickException(f"{error} Nothing was taken.") from error
    click.echo(f"{taken} taken, {skipped} here already.", err=True)


def take_all(session: Session, entries: Iterator[tuple[str, Any]], site_url: str) -> tuple[int, int]:
    """Take every dossier; how many were new, and how many were here already.

    Raises ClickException that names the place of the first one that cannot be taken.
    """
    sources, taken, skipped = Sources(session, None), 0, 0
    for place, value in watched(entries, "Importing"):
        try:
            new = imports.take(sources, given.checked(value), site_url)
        except (given.Unreadable, Refused) as error:
            raise click.ClickException(f"{place}: {error} Nothing was taken.") from error
        except DataError as error:
            raise click.ClickException(
                f"{place}: A text or a number is too long. Nothing was taken."
            ) from error
        if not new:
            click.echo(f"{place}: {value['slug']} is here already.", err=True)
        taken, skipped = taken + new, skipped + (not new)
    return taken, skipped
