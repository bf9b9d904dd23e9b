"""`factcheck article`: an article's text into the desk."""

import click

from factcheck import db
from factcheck.commands.files import read
from factcheck.commands.openings import opened
from factcheck.config import Settings
from factcheck.domain import furniture
from factcheck.fetching import Client
from factcheck.services import articles, extraction, retrieving

LONGEST_TITLE = 200
"""Where a title that nobody gave is cut, in characters."""


@click.group()
def article() -> None:
    """Add articles."""


@article.command()
@click.argument("file")
@click.option("--title", default="", help="Its title; else what the file says, or its first line.")
@click.option("--outlet", default="", help="Who published it.")
@click.option("--url", default="", help="Where it stands.")
@click.option("--byline", default="", help="Who wrote it.")
@click.option("--published", default="", help="When: 2023-05-03, 2023-05 or 2023.")
def add(file: str, **given: str) -> None:
    """Add the text or HTML page in FILE, at an address of the web, or on standard input with `-`."""
    settings = Settings.load()
    fetched_sha256 = None
    if file.startswith(("http://", "https://")):
        page = fetched(settings, file)
        found, fetched_sha256 = described(page.found, given), page.sha256
    else:
        with read(file) as source:
            found = described(extraction.read(source.read(extraction.LARGEST + 1), file), given)
    with opened(settings) as engine, db.transaction(engine) as session:
        added = articles.add(session, None, **found, fetched_sha256=fetched_sha256)
        address = f"{settings.site_url}/desk/articles/{added.id}"
    click.echo(address)


def fetched(settings: Settings, address: str) -> retrieving.Retrieved:
    """The page at an address; raises a refusal that says why not."""
    answer = Client(site=settings.site_url, private=settings.fetch_private).get(address)
    kind = answer.headers.get("content-type", "")
    return retrieving.read(answer.body, answer.status, kind, answer.url)


def described(found: extraction.Extracted, given: dict[str, str]) -> dict[str, str]:
    """The article's values: what the person gave, else what the file says; page furniture is left out."""
    trimmed = furniture.trim(found.text, given["outlet"] or found.outlet)
    first_line = trimmed.text.strip().partition("\n")[0][:LONGEST_TITLE]
    own = {
        "title": found.title or first_line,
        "outlet": found.outlet,
        "url": found.url,
        "byline": found.byline or trimmed.byline,
        "published": found.published or trimmed.date,
    }
    return {name: given[name] or value for name, value in own.items()} | {
        "text": trimmed.text,
        "language": found.language,
    }
