"""`factcheck site`: the whole public side as files that any host can serve."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import func
from sqlmodel import Session, col, select
from werkzeug.test import Client, TestResponse
from werkzeug.wrappers import Response

from factcheck import db
from factcheck.app import Factcheck, create_app
from factcheck.commands.site_folder import Folder
from factcheck.config import HOME, Settings
from factcheck.domain import site_files
from factcheck.domain.site_files import Places
from factcheck.models import Listing, Outlet, Speaker
from factcheck.models.columns import clock

MISSING = "/this-page-is-not-there"
SEEDS = (
    "/",
    "/index.json",
    "/browse",
    "/corrections",
    "/data",
    "/robots.txt",
    "/sitemap.xml",
    "/feed.atom",
    "/feed.json",
    "/export/verdicts.json",
    "/export/verdicts.jsonl",
    "/export/verdicts.csv",
    "/export/claimreview.json",
    "/export/annotations.jsonld",
    "/export/head.json",
    "/export/schema.json",
)
"""Where the walk begins; all else is linked from there."""
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""What the clock says on a site that has published nothing."""
GOOD = {200, 410}
MOVED = range(300, 400)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def site(folder: Path) -> None:
    """Write every public page and all data into a folder; only what changed is written again."""
    app = create_app(replace(Settings.load(), log_level="warning"))
    app.config["STILL"] = True
    try:
        with Folder(folder) as target, clock(changed(app)):
            broken = list(Walk(app, target).all())
    finally:
        app.extensions["engine"].dispose()
    click.echo(f"{target.written} files written, {target.kept} as they were, {target.removed} removed.")
    if broken:
        raise click.ClickException("Links that lead nowhere: " + ", ".join(sorted(broken)[:20]))


def changed(app: Factcheck) -> datetime:
    """When what is published last changed: the moment the files speak of, the same until it changes again."""
    with app.app_context(), db.reading() as session:
        return session.exec(select(func.max(Listing.modified))).one() or BEFORE_ALL


def moved(session: Session) -> Iterator[str]:
    """The addresses of speakers and outlets that lead on to others."""
    for model, noun in ((Speaker, "speakers"), (Outlet, "outlets")):
        for slug in session.exec(select(model.slug).where(col(model.merged_into_id).is_not(None))):
            yield from (f"/{noun}/{slug}", f"/{noun}/{slug}.json")


class Walk:
    """Every address from the seeds on, each asked for once."""

    def __init__(self, app: Factcheck, folder: Folder) -> None:
        self.folder = folder
        self.places = Places(app.config["SETTINGS"].site_url)
        # The application itself: what is stored for readers has a search and scripts.
        self.client = Client(lambda environ, start: Flask.wsgi_app(app, environ, start), TestResponse)
        with app.app_context(), db.reading() as session:
            self.merged = set(moved(session))
        self.waiting: list[str] = []
        self.known: set[str] = set()

    def all(self) -> Iterator[str]:
        """Write everything; gives the addresses that were linked and are not there."""
        for address in (*SEEDS, *sorted(self.merged)):
            self.found(address)
        hidden = not sys.stderr.isatty()
        with click.progressbar(length=1, label="Writing", file=sys.stderr, hidden=hidden) as shown:
            while self.waiting:
                address = self.waiting.pop()
                shown.length = len(self.known)
                if not self.write(address) and address not in self.merged:
                    yield address
                shown.update(1)
        answer = self.ask(MISSING)
        self.folder.keep("404.html", self.places.page(answer.get_data(as_text=True), self.found).encode())
        self.folder.keep_all(HOME / "static", "static")

    def found(self, address: str) -> None:
        """Remember an address, unless it is known or a file of its own."""
        if address not in self.known and not address.startswith("/static/"):
            self.known.add(address)
            self.waiting.append(address)

    def ask(self, address: str) -> TestResponse:
        """What the application answers."""
        return self.client.get(address, base_url=self.places.root.removesuffix(self.places.prefix))

    def write(self, address: str) -> bool:
        """Write the file of an address; False where there is nothing."""
        with self.ask(address) as answer:
            if answer.status_code in MOVED:
                return self.lead_on(address, answer.headers["Location"])
            if answer.status_code not in GOOD:
                return False
            self.folder.keep_pieces(self.places.path(address), self.drawn(address, answer))
        return True

    def lead_on(self, address: str, location: str) -> bool:
        """A page that leads on; data has no such page and is there a second time."""
        own = self.places.own(location)
        if own is None:
            return False
        if site_files.ending(address):
            with self.ask(own) as answer:
                self.folder.keep_pieces(self.places.path(address), self.drawn(address, answer))
                return answer.status_code in GOOD
        self.found(own)
        self.folder.keep(
            self.places.path(address), site_files.redirect(self.places.written(location)).encode()
        )
        return True

    def drawn(self, address: str, answer: Response) -> Iterable[bytes]:
        """The bytes of a file; pages and data with their links as files have them."""
        if answer.mimetype == "text/html":
            return [self.places.page(answer.get_data(as_text=True), self.found).encode()]
        if answer.mimetype == "application/json":
            text = answer.get_data(as_text=True)
            self.inside(address, text)
            return [self.places.data(text, self.found).encode()]
        if answer.mimetype in {"application/ld+json", "application/xml"} and "claimreview" not in address:
            self.linked(answer.get_data(as_text=True))
        return answer.iter_encoded()

    def inside(self, address: str, text: str) -> None:
        """Note what only data leads to: attributions, and the files of a day."""
        said = json.loads(text)
        for each in site_files.numbers(said) if address.startswith("/claims/") else ():
            self.found(each)
        for file in said["files"] if address == "/export/manifest.json" else ():
            self.found(self.places.own(file["url"]) or "/")

    def linked(self, text: str) -> None:
        """Note the pages of a collection, and all that stands on a map of the site."""
        for match in site_files.PART.finditer(text):
            self.found(self.places.own(match[0]) or "/")
