"""`factcheck export claimreview` and `factcheck lint`: the markup of everything published."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click
from pydantic import TypeAdapter

from factcheck import db
from factcheck.commands.exports import AS_JSON, asked_since, export
from factcheck.commands.files import summed, watched, written
from factcheck.commands.openings import as_published, opened
from factcheck.config import Settings
from factcheck.domain.claimreview import Site
from factcheck.models.columns import now
from factcheck.presenters import claimreviews as drawn
from factcheck.services import exports


@export.command()
@AS_JSON
@click.option("--since", help="Only what changed since, as 2023-05-03T14:30:00Z.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output."
)
def claimreview(since: str | None, out: Path | None) -> None:
    """Every published claim as ClaimReview, in one schema.org DataFeed."""
    with published(since, "Exporting") as (found, site), written(out) as file:
        file.writelines(drawn.feed(found, site, now()))
    summed(out)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The findings as a JSON list.")
def lint(as_json: bool) -> None:  # noqa: FBT001 - click gives flags so
    """Look at the ClaimReview of every published claim; fail where one has an error."""
    with published(None, "Looking") as (found, site):
        findings = list(drawn.findings(found, site))
    errors = sum(each.level == "error" for each in findings)
    if as_json:
        click.echo(TypeAdapter(list[drawn.LintShown]).dump_json(findings, indent=2))
    else:
        for each in findings:
            click.echo(f"{each.address} {each.level} {each.place}: {each.sentence}")
    if errors:
        raise click.ClickException(f"{errors} to mend in the markup of what is published.")
    if not as_json:
        click.echo(f"No errors in the markup; {len(findings)} warnings.")


@contextmanager
def published(since: str | None, label: str) -> Iterator[tuple[Iterator[exports.Exported], Site]]:
    """What is published, watched while it is read, and whose it is."""
    settings, moment = Settings.load(), asked_since(since)
    with opened(settings) as engine:
        found = as_published(engine, settings)
        site = Site(found.site_name, found.site_url.rstrip("/"), found.license, found.language)
        reading = partial(db.open_session, engine, writes=False)
        with reading() as session:
            count = exports.count(session, moment)
        yield watched(exports.everything(reading, moment), label, count), site
