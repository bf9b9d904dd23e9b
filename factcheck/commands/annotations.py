"""`factcheck export annotations`: who says what, as one W3C AnnotationCollection."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from factcheck import db
from factcheck.commands.exports import AS_JSON, asked_since, export
from factcheck.commands.files import summed, watched, written
from factcheck.commands.openings import as_published, opened
from factcheck.config import Settings
from factcheck.domain.claimreview import Site
from factcheck.presenters import annotations as drawn
from factcheck.services import annotations as stored


@export.command()
@AS_JSON
@click.option("--since", help="Only of claims that changed since, as 2023-05-03T14:30:00Z.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output."
)
def annotations(since: str | None, out: Path | None) -> None:
    """Every published attribution as a Web Annotation, in one collection."""
    settings, moment = Settings.load(), asked_since(since)
    with opened(settings) as engine, written(out) as file:
        found = as_published(engine, settings)
        site = Site(found.site_name, found.site_url.rstrip("/"), found.license, found.language)
        reading = partial(db.open_session, engine, writes=False)
        with reading() as session:
            extent = stored.extent(session, moment)
        documents = stored.documents(reading, extent, moment)
        file.writelines(drawn.document(extent, _watched(documents, extent), site))
    summed(out)


def _watched(documents: Iterator[list[str]], extent: stored.Extent) -> Iterator[str]:
    """The documents, with a bar that counts pages."""
    for page in watched(documents, "Exporting", (extent.last or 0) - (extent.first or 0) + 1):
        yield from page
