"""`factcheck check`: whether the site is safe, and what it stores is what it says it is."""

from collections.abc import Iterator

import click
from sqlalchemy import Engine
from sqlmodel import Session

from factcheck import db, schema
from factcheck.commands.files import written
from factcheck.commands.openings import opened
from factcheck.config import Settings, concerns
from factcheck.domain.heads import read_lines
from factcheck.domain.ledger import canonical
from factcheck.services import heads, soundness


@click.command()
def check() -> None:
    """Look at settings, schema, log, texts, spans and publications; name each problem."""
    settings = Settings.load()
    unsafe = [f"{name}: {sentence}" for name, sentence in concerns(settings).items()]
    _say(unsafe)
    with opened(settings) as engine:
        found = list(_of_schema(engine))
        with db.open_session(engine, writes=False) as session:
            counts = soundness.counts(session)
            found += soundness.problems(session)
            found += _of_heads(settings, session)
    _say(found)
    looked_at = ", ".join(f"{count} {name}" for name, count in counts.items())
    if unsafe or found:
        raise click.ClickException(f"{len(unsafe + found)} to mend. Looked at settings, schema, {looked_at}.")
    click.echo(f"All is well: settings, schema {schema.head()}, {looked_at}.")


def _say(problems: list[str]) -> None:
    """Print each problem: those of settings at once, whether the database can be opened or not."""
    for problem in problems:
        click.echo(problem)


def _of_heads(settings: Settings, session: Session) -> list[str]:
    """Where the log no longer comes to a head that was noted beside the database; else its head is noted.

    Who can change the database can compute its hashes anew: keep a copy of the file elsewhere.
    """
    path = settings.instance / "heads.jsonl"
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        known = read_lines(text.splitlines())
    except ValueError:
        return [f"{path} holds a line that is no head of the log; restore it from a copy."]
    found = list(soundness.days(session, known))
    now = heads.current(session)
    if not found and now and (not known or known[-1].hash != now.hash):
        with written(path) as file:
            file.write(f"{text}{canonical(now.said())}\n")
    return found


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
