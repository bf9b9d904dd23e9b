"""`factcheck digest`: tell people by mail what they have not seen in the app."""

import smtplib
from datetime import datetime

import click
from sqlalchemy import Engine

from factcheck import db
from factcheck.commands.openings import opened
from factcheck.config import Misconfigured, Settings
from factcheck.domain import digests as promise
from factcheck.domain import mail
from factcheck.models import Person
from factcheck.models.columns import now
from factcheck.presenters.digests import Letterhead, message
from factcheck.services import digests, mailing


@click.command()
@click.option("--dry-run", is_flag=True, help="Print the mails; send none and mark nothing.")
def digest(*, dry_run: bool) -> None:
    """Send digests to those who are due; run it from cron once an hour or once a day."""
    settings = Settings.load()
    server = None if dry_run else _server(settings)
    with opened(settings) as engine:
        moment = now()
        with db.open_session(engine, writes=False) as session:
            people = digests.due(session, moment)
        if server is None:
            _print(engine, settings, people, moment)
        else:
            _send(engine, settings, server, people, moment)


def _server(settings: Settings) -> mail.MailServer:
    """Where mail is handed over."""
    if not settings.mail_url:
        raise Misconfigured("FACTCHECK_MAIL_URL is not set: there is no server to hand mail to.")
    wrong = mail.problem(settings.mail_url, settings.mail_from)
    if wrong and mail.read(settings.mail_url).safe:
        raise Misconfigured(f"FACTCHECK_MAIL_URL: {wrong}")
    return mail.read(settings.mail_url)


def _letterhead(settings: Settings) -> Letterhead:
    """Whom the mails are from."""
    site = settings.site_url.rstrip("/")
    return Letterhead(site_name=settings.site_name, site_url=site, sender=settings.mail_from)


def _print(engine: Engine, settings: Settings, people: list[Person], moment: datetime) -> None:
    """The mails as they would be sent."""
    with db.open_session(engine, writes=False) as session:
        for person in people:
            found = digests.waiting(session, person)
            if found:
                token = promise.token(settings.secret_key, person.id)
                made = message(person, found, _letterhead(settings), token, moment)
                click.echo(f"To: {made['To']}\nSubject: {made['Subject']}\n\n{made.get_content()}")


def _send(
    engine: Engine, settings: Settings, server: mail.MailServer, people: list[Person], moment: datetime
) -> None:
    """Send the mails one by one; one that fails is told at the end and tried again next time."""
    sent, failed = 0, 0
    if people:
        try:
            with mailing.connected(server) as post:
                for person in people:
                    done = _deliver(engine, settings, post, person.id, moment)
                    sent, failed = sent + (done is True), failed + (done is False)
        except mailing.FAILURES as error:
            raise click.ClickException(
                f"The mail server {server.host} could not be used: {mailing.reason(error)}. "
                f"{sent} sent before; the others are tried again next time."
            ) from error
    click.echo(f"{sent} sent.", err=True)
    if failed:
        raise click.ClickException(f"{failed} could not be sent; they are tried again next time.")


def _deliver(
    engine: Engine, settings: Settings, post: smtplib.SMTP, person_id: int, moment: datetime
) -> bool | None:
    """Whether one person's digest was sent; None when nothing was left to tell."""
    with db.transaction(engine) as session:
        person = session.get_one(Person, person_id)
        found = digests.take(session, person, moment)
        ids = [each.id for each in found]
        token = promise.token(settings.secret_key, person.id)
        made = message(person, found, _letterhead(settings), token, moment) if found else None
    if made is None:
        return None
    try:
        mailing.send(post, made)
    except mailing.FAILURES as error:
        with db.transaction(engine) as session:
            digests.give_back(session, session.get_one(Person, person_id), ids)
        if isinstance(error, smtplib.SMTPServerDisconnected):
            raise
        click.echo(f"{person.username}: {mailing.reason(error)}", err=True)
        return False
    return True
