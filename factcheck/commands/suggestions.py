"""`factcheck extract`: who says what in a text, or in many; without the database."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from factcheck.commands.files import read
from factcheck.config import Misconfigured, Settings
from factcheck.domain import extractors
from factcheck.domain.extract import Suggestion, as_json
from factcheck.services import extraction
from factcheck.services.extraction import decoded

Found = tuple[str, list[Suggestion]]

MARKS = tuple('“„«»「"')
"""How words begin that bring their own quotation marks."""


@click.command()
@click.argument("file")
@click.option("--json", "in_json", is_flag=True, help="Print JSON instead of a table.")
@click.option(
    "--jsonl", is_flag=True, help='FILE has a line {"id", "text"} for each text; print one for each.'
)
@click.option("--published", help="The day of the text, as 2023-05-03: it dates weekdays.")
@click.option("--outlet", help="Who published the text.")
@click.option("--language", help="en, de, uk …; else it is found from the text.")
def extract(file: str, *, in_json: bool, jsonl: bool, **known: str | None) -> None:
    """Suggest who says what in FILE, or in standard input with `-`."""
    extractor = _chosen()
    if jsonl:
        _many(file, extractor)
        return
    text = _text(file)
    found = list(extractor(text, **_described(known)))
    if in_json:
        click.echo(
            json.dumps({"attributions": [_whole(text, one) for one in found]}, ensure_ascii=False, indent=2)
        )
        return
    for one in found:
        click.echo("\n".join(told(text, one)))
    click.echo(f"{len(found)} suggested.", err=True)


def _chosen() -> extractors.Extractor:
    """The extractor that the settings name."""
    try:
        return extractors.load(Settings.load().extractor)
    except LookupError as error:
        raise Misconfigured(f"{error.args[0]} Correct FACTCHECK_EXTRACTOR.") from error


def _text(file: str) -> str:
    """The text of a file; the main text where it is a web page."""
    with read(file) as source:
        data = source.read()
    return extraction.read(data, file).text if extraction.is_html(data, file) else decoded(data)


def _described(known: dict[str, Any]) -> dict[str, Any]:
    """What is known of a text, as an extractor takes it."""
    try:
        day = date.fromisoformat(known["published"]) if known.get("published") else None
    except (TypeError, ValueError) as error:
        raise click.BadParameter("Write the day as 2023-05-03.", param_hint="published") from error
    return {"published": day, "outlet": known.get("outlet"), "language": known.get("language")}


def _whole(text: str, one: Suggestion) -> dict[str, Any]:
    """One suggestion with its words and everything that was found out about it."""
    words = {"words": _words(text, one.content), "role": one.role, "kind": one.kind}
    return as_json(one) | words | {"checks": asdict(one.checks)}


def _words(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words in some places of a text, on one line."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def told(text: str, one: Suggestion) -> Iterator[str]:
    """One suggestion as a person reads it."""
    cue = _words(text, one.cue)
    yield f"{one.start:>7}  {one.speaker or '(nobody named)'} {one.stance}" + (f" ({cue})" if cue else "")
    words = _words(text, one.content)
    yield "         " + (words if words.startswith(MARKS) else f"“{words}”")
    when = [one.said.date.isoformat()] if one.said else []
    yield "         " + " · ".join([one.manner, *when, *(["hedged"] if one.hedged else []), *_way(one)])


def _way(one: Suggestion) -> list[str]:
    """The chain in one phrase, if there is one."""
    return [" → ".join(one.chain)] if one.chain else []


def _many(file: str, extractor: extractors.Extractor) -> None:
    """One answer for each line, at once and in order; a bad line is named and makes the end a failure."""
    bad = 0
    out = click.open_file("-", "wb")
    with read(file) as lines:
        for number, line in enumerate(lines, 1):
            try:
                answered = answer(line, extractor) if line.strip() else b""
            except (ValueError, KeyError, TypeError, RecursionError, click.BadParameter) as error:
                bad += 1
                click.echo(f"Line {number} was left out: {_reason(error)}", err=True)
                continue
            if answered:
                out.write(answered)
                out.flush()
    if bad:
        raise click.ClickException(f"{bad} of the lines could not be read; the others are answered.")


def answer(line: bytes, extractor: extractors.Extractor) -> bytes:
    """The answer to one line; raises KeyError, TypeError or ValueError for a line that asks nothing."""
    row = json.loads(line)
    text = row["text"]
    if not isinstance(text, str):
        raise TypeError("its text is no text")
    known = {"published": row.get("published"), "outlet": row.get("outlet"), "language": row.get("lang")}
    found = [as_json(one) for one in extractor(text, **_described(known))]
    return f"{json.dumps({'id': row['id'], 'attributions': found}, ensure_ascii=False)}\n".encode()


def _reason(error: Exception) -> str:
    """What was wrong with a line."""
    if isinstance(error, KeyError):
        return f"it has no {error}."
    if isinstance(error, TypeError):
        return "it is no object with an id and a text."
    return f"{error}."
