"""`factcheck export`: what is published, into a file or a pipe."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import click
from sqlalchemy import Engine

from factcheck import db
from factcheck.commands.files import bar, summed, watched, written
from factcheck.commands.openings import as_published, opened
from factcheck.config import Settings
from factcheck.domain import moments
from factcheck.models.columns import now
from factcheck.presenters import exports as drawn
from factcheck.services import exports

AS_JSON = click.option(
    "--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False
)
"""For what has one shape only: the option may be given as everywhere."""


@click.group()
def export() -> None:
    """Write what is published into a file."""


@export.command()
@click.option(
    "--format", "shape", type=click.Choice(["jsonl", "json", "csv"]), default="jsonl", show_default=True
)
@click.option("--since", help="Only what changed since, as 2023-05-03T14:30:00Z.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output."
)
def verdicts(shape: str, since: str | None, out: Path | None) -> None:
    """Every published claim as its dossier: one a line, one document, or a table."""
    settings = Settings.load()
    moment = asked_since(since)
    with opened(settings) as engine, written(out) as file:
        file.buffer.writelines(pieces(engine, settings, shape, moment))
    summed(out)


def asked_since(text: str | None) -> datetime | None:
    """The moment asked for; raises a usage error for what is none."""
    moment = moments.read(text) if text else None
    if text and moment is None:
        raise click.BadParameter("write a moment as 2023-05-03T14:30:00Z.", param_hint="--since")
    return moment


def pieces(engine: Engine, settings: Settings, shape: str, since: datetime | None) -> Iterator[bytes]:
    """The export, piece by piece."""
    reading = partial(db.open_session, engine, writes=False)
    with reading() as session:
        count = exports.count(session, since)
    site = site_of(as_published(engine, settings))
    if shape == "csv":
        found = watched(exports.everything(reading, since), "Exporting", count)
        return (row.encode() for row in drawn.table(found, site.url))
    lines = counted(exports.lines(reading, site.url, since), count)
    return lines if shape == "jsonl" else drawn.document(lines, site, count, now())


def site_of(settings: Settings) -> drawn.Site:
    """Who publishes this."""
    return drawn.Site(name=settings.site_name, url=settings.site_url.rstrip("/"), license=settings.license)


def counted(pieces: Iterator[bytes], count: int) -> Iterator[bytes]:
    """The same pieces, with a bar that counts lines."""
    with bar("Exporting", count) as shown:
        for piece in pieces:
            yield piece
            shown(piece.count(b"\n"))
