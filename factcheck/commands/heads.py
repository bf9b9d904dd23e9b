"""`factcheck export log` and `export head`: what auditors hold against each other."""

from functools import partial
from pathlib import Path

import click

from factcheck import db
from factcheck.commands.exports import export, site_of
from factcheck.commands.files import summed, watched, written
from factcheck.commands.openings import as_published, opened
from factcheck.config import Settings
from factcheck.domain.ledger import canonical
from factcheck.models.columns import now
from factcheck.presenters import heads as head_drawn
from factcheck.services import exports, heads
from factcheck.services import log as entries

OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output."
)


@export.command()
@OUT
def log(out: Path | None) -> None:
    """Every entry of the log with its hash, one a line; it tells what is not public."""
    with (
        opened(Settings.load()) as engine,
        db.open_session(engine, writes=False) as session,
        written(out) as file,
    ):
        found = watched(entries.entries(session), "Exporting", heads.count(session))
        file.writelines(canonical(entry) + "\n" for entry in found)
    summed(out)


@export.command()
@OUT
def head(out: Path | None) -> None:
    """What the log came to each day, and the hash of every published dossier."""
    settings = Settings.load()
    with opened(settings) as engine, written(out) as file:
        reading = partial(db.open_session, engine, writes=False)
        with reading() as session:
            days = heads.days(session)
        site = site_of(as_published(engine, settings))
        file.writelines(head_drawn.document(days, exports.everything(reading), site, now()))
