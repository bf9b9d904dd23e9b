"""`factcheck import claimreview|averitec|csv`: checks of others, each kept or refused by itself."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, BinaryIO

import click
from sqlalchemy import Engine
from sqlalchemy.exc import DataError

from factcheck import db
from factcheck.commands.files import read, watched
from factcheck.commands.imports import import_
from factcheck.commands.openings import opened
from factcheck.domain import foreign_averitec, foreign_claimreviews, foreign_tables, streams
from factcheck.domain.foreign import Foreign, Unusable
from factcheck.domain.foreign_ratings import RatingMap
from factcheck.domain.ratings import Scale
from factcheck.domain.text import fold
from factcheck.services import foreign, scales
from factcheck.services.refusals import Refused

Made = Callable[[], Foreign] | None
"""What makes a check of a record; None for one that is left out."""
LONG = "A text or a number in it is too long. Shorten it in the file."
UNSOUND = (
    "It holds characters that cannot be stored, such as NUL, or is nested too deep. Mend it in the file."
)


@dataclass
class Tally:
    """What became of the records."""

    taken: int = 0
    here: int = 0
    left_out: int = 0
    refused: int = 0
    unmapped: Counter[str] = field(default_factory=Counter)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What all three kinds of files are asked with."""
    for option in (
        click.argument("file"),
        click.option("--publisher", default="", help="Who checked it, where the file does not say."),
        click.option(
            "--rating", "pairs", multiple=True, metavar="LABEL=KEY", help="Their label as a rating of ours."
        ),
        click.option("--dry-run", is_flag=True, help="Say what would be taken, and change nothing."),
    ):
        command = option(command)
    return command


@import_.command()
@options
def claimreview(file: str, publisher: str, pairs: tuple[str, ...], *, dry_run: bool) -> None:
    """ClaimReviews (schema.org) of FILE or `-`: one, a list, a graph, a feed, or one a line."""
    take_all(file, partial(_reviews, publisher=publisher), paired(pairs), dry_run=dry_run)


@import_.command()
@options
def averitec(file: str, publisher: str, pairs: tuple[str, ...], *, dry_run: bool) -> None:
    """Rows of AVeriTeC in FILE or `-`, as one list or one a line."""
    take_all(file, partial(_rows, publisher=publisher), paired(pairs), dry_run=dry_run)


@import_.command("csv")
@options
@click.option(
    "--column", "columns", multiple=True, metavar="OURS=THEIRS", help="What a column is called there."
)
def table(
    file: str, publisher: str, pairs: tuple[str, ...], columns: tuple[str, ...], *, dry_run: bool
) -> None:
    """A table in FILE or `-`: what `export verdicts --format csv` gives, or any with a column “claim”.

    Read besides, where they are there: rating, summary, speaker, role, said, source, source_url,
    denied_by, publisher, url, reviewed, question, topics, evidence_url.
    """
    named = dict(_halves(columns, "--column"))
    unknown = sorted(set(named) - set(foreign_tables.COLUMNS))
    if unknown:
        names = ", ".join(foreign_tables.COLUMNS)
        raise click.BadParameter(f"“{unknown[0]}” is none of {names}.", param_hint="--column")
    take_all(file, partial(_cells, publisher=publisher, named=named), paired(pairs), dry_run=dry_run)


def paired(pairs: Iterable[str]) -> dict[str, str]:
    """The importer's own map, by folded label."""
    return {fold(label): key for label, key in _halves(pairs, "--rating")}


def _halves(pairs: Iterable[str], option: str) -> Iterator[tuple[str, str]]:
    """What stands on both sides of each `=`; raises a usage error."""
    for pair in pairs:
        name, sign, value = pair.rpartition("=") if option == "--rating" else pair.partition("=")
        if not (sign and name.strip() and value.strip()):
            raise click.BadParameter(f"“{pair}” has not the shape NAME=VALUE.", param_hint=option)
        yield name.strip(), value.strip()


def _reviews(source: BinaryIO, publisher: str) -> Iterator[tuple[int, Made]]:
    """Every ClaimReview of a file."""
    for line, record in streams.records(source):
        items = list(foreign_claimreviews.found(record)) if streams.sound(record) else [{}]
        for item in items or [{}]:
            yield (
                line,
                None if item is None else partial(_sound, record, foreign_claimreviews.read, item, publisher),
            )


def _rows(source: BinaryIO, publisher: str) -> Iterator[tuple[int, Made]]:
    """Every row of AVeriTeC."""
    for line, record in streams.records(source):
        yield line, partial(_sound, record, foreign_averitec.read, record, publisher)


def _cells(source: BinaryIO, publisher: str, named: dict[str, str]) -> Iterator[tuple[int, Made]]:
    """Every row of a table."""
    for line, row in foreign_tables.rows(source, named):
        gone = foreign_tables.withdrawn(row or {})
        yield line, None if gone else partial(_sound, row, foreign_tables.read, row, publisher)


def _sound(record: Any, make: Callable[[Any, str], Foreign], item: Any, publisher: str) -> Foreign:
    """The check that an item tells; raises Unusable."""
    if not streams.sound(record):
        raise Unusable(UNSOUND)
    return make(item, publisher)


def take_all(
    name: str, reader: Callable[[BinaryIO], Iterator[tuple[int, Made]]], own: dict[str, str], *, dry_run: bool
) -> None:
    """Take every record in a transaction of its own; what is refused is named and keeps nothing else out.

    Raises ClickException at the end where records were refused, or where the file breaks off.
    """
    tally, broken = Tally(), ""
    with opened() as engine, read(name) as source:
        with db.open_session(engine, writes=False) as session:
            scale = scales.current(session)
        ratings = _map(own, scale)
        try:
            for line, make in watched(reader(source), "Importing"):
                _take(engine, line, make, (ratings, scale), tally, dry_run=dry_run)
        except streams.Broken as error:
            broken = str(error)
    _tell(tally, scale, dry_run=dry_run)
    if broken:
        raise click.ClickException(f"{broken} Nothing after it was read; what stands above is kept.")
    if tally.refused:
        raise click.ClickException(f"{tally.refused} refused; mend them and import the file again.")


def _map(own: dict[str, str], scale: Scale) -> RatingMap:
    """The map, all of whose ratings are on the scale in force."""
    keys = frozenset(rating.key for rating in scale.ratings)
    for label, key in own.items():
        if key not in keys:
            sentence = f"“{key}” for “{label}” is no rating here. Choose one of {', '.join(sorted(keys))}."
            raise click.BadParameter(sentence, param_hint="--rating")
    return RatingMap(own, keys)


def _take(
    engine: Engine, line: int, make: Made, mapped: tuple[RatingMap, Scale], tally: Tally, *, dry_run: bool
) -> None:
    """Take one record, and count what became of it."""
    if make is None:
        tally.left_out += 1
        return
    ratings, scale = mapped
    try:
        check = make()
        rating = scale.find(ratings(check.label, check.number) or "")
        with db.open_session(engine, writes=not dry_run) as session:
            new = True if dry_run else foreign.take(session, check, rating) is not None
            session.commit()
    except (Unusable, Refused, DataError) as error:
        tally.refused += 1
        click.echo(f"line {line}: {LONG if isinstance(error, DataError) else error}", err=True)
        return
    tally.taken, tally.here = tally.taken + new, tally.here + (not new)
    if rating is None and check.rated:
        tally.unmapped[check.rated] += 1


def _tell(tally: Tally, scale: Scale, *, dry_run: bool) -> None:
    """Say what became of the records, and which ratings a person has to read."""
    keys = ", ".join(rating.key for rating in scale.ratings)
    if tally.unmapped:
        click.echo(f'On no map, left to a person (or say --rating "LABEL=KEY"; keys: {keys}):', err=True)
    for label, count in tally.unmapped.most_common():
        click.echo(f"  {count} × “{label}”", err=True)
    verb = "would be taken" if dry_run else "taken"
    counts = f"{tally.taken} {verb}, {tally.here} here already"
    click.echo(
        f"{counts}, {tally.left_out} left out as withdrawn or empty, {tally.refused} refused.", err=True
    )
