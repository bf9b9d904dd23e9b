"""`factcheck deliver`: tell webhooks what they are to be told."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import click
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from factcheck import db
from factcheck.commands.openings import opened
from factcheck.config import Settings
from factcheck.domain import webhooks as promise
from factcheck.fetching import Client, NotFetched
from factcheck.models.columns import now
from factcheck.services import deliveries
from factcheck.services.deliveries import Outcome, Parcel

PAUSE = 2.0
"""Seconds between two looks at what is due."""
SECONDS = 15
"""How long a receiver may take altogether; well below the time a delivery is ours."""


@click.command()
@click.option("--once", is_flag=True, help="Send what is due now, then end; for cron.")
@click.option("--workers", default=4, show_default=True, help="How many are sent at a time.")
@click.option("--while-served", is_flag=True, hidden=True, help="End with the process that started it.")
def deliver(*, once: bool, workers: int, while_served: bool) -> None:
    """Send what webhooks wait for, and try again what was not taken; goes on until stopped.

    Several may run at once, on several machines: nothing is sent by two.
    """
    settings = Settings.load()
    client = Client(site=settings.site_url, private=settings.fetch_private, seconds=SECONDS)
    parent = os.getppid()
    with opened(settings) as engine, ThreadPoolExecutor(workers) as pool:
        while True:
            if once:
                click.echo(f"{_round(pool, workers, engine, client)} sent.", err=True)
                return
            try:
                _round(pool, workers, engine, client)
            except DBAPIError as error:
                click.echo(f"The database refused ({error.orig}). Tried again in a moment.", err=True)
            if while_served and os.getppid() != parent:
                return
            time.sleep(PAUSE)


def _round(pool: ThreadPoolExecutor, workers: int, engine: Engine, client: Client) -> int:
    """Send all that is due, several at a time; how many were taken."""
    return sum(pool.map(lambda _: drain(engine, client), range(workers)))


def drain(engine: Engine, client: Client) -> int:
    """Send until nothing is due; how many were taken."""
    taken = 0
    while (parcel := _next(engine)) is not None:
        outcome = sent(client, parcel)
        with db.transaction(engine) as session:
            found = deliveries.settle(session, parcel, outcome)
            taken += found.taken is not None
    return taken


def _next(engine: Engine) -> Parcel | None:
    """The next delivery, ours alone; the write lock is asked for only when there is one."""
    with db.open_session(engine, writes=False) as session:
        if not deliveries.due(session):
            return None
    with db.transaction(engine) as session:
        return deliveries.claim(session)


def sent(client: Client, parcel: Parcel) -> Outcome:
    """What came of sending one parcel."""
    headers = promise.headers(parcel.uid, now(), parcel.body, parcel.keys)
    try:
        answer = client.post(parcel.url, parcel.body.encode(), headers)
    except NotFetched as failure:
        return Outcome(failure=str(failure))
    said = "" if answer.status in deliveries.TAKEN else f"The receiver answered {answer.status}."
    return Outcome(answer.status, answer.headers.get("retry-after", ""), said)
