"""`factcheck check`: whether the site is safe, and what it stores is what it says it is."""

from collections.abc import Iterator

import click
from sqlalchemy import Engine

from factcheck import db, schema
from factcheck.commands.openings import opened
from factcheck.config import Settings, concerns
from factcheck.services import soundness


@click.command()
def check() -> None:
    """Look at settings, schema, log, texts, spans and publications; name each problem."""
    settings = Settings.load()
    found = [f"{name}: {sentence}" for name, sentence in concerns(settings).items()]
    with opened(settings) as engine:
        found += _of_schema(engine)
        with db.open_session(engine, writes=False) as session:
            counts = soundness.counts(session)
            found += soundness.problems(session)
    for problem in found:
        click.echo(problem)
    looked_at = ", ".join(f"{count} {name}" for name, count in counts.items())
    if found:
        raise click.ClickException(f"{len(found)} to mend. Looked at settings, schema, {looked_at}.")
    click.echo(f"All is well: settings, schema {schema.head()}, {looked_at}.")


def _of_schema(engine: Engine) -> Iterator[str]:
    """Where the tables differ from what this version expects, and SQLite's own opinion of its file."""
    for difference in schema.differences(engine):
        yield f"The schema differs from this version's: {difference}"
    if engine.dialect.name == "sqlite":
        yield from _of_file(engine)


def _of_file(engine: Engine) -> Iterator[str]:
    """What SQLite finds wrong with its file and its references."""
    with engine.execution_options(writes=False).connect() as connection:
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield f"The database file is damaged: {line}"
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{table} {row} points to a {parent} that is not there."
