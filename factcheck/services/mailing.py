"""Mail handed to a server, with a limit on how long we wait for it."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

from factcheck.domain.mail import MailServer

PATIENCE = 20
"""How many seconds we wait for each answer of the server."""
FAILURES = (smtplib.SMTPException, OSError)
"""What can go wrong between us and the server, or between it and a person."""


@contextmanager
def connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    """A connection to the server, encrypted and signed in as its address says.

    Raises smtplib.SMTPException or OSError.
    """
    post = _greeted(server)
    try:
        if server.user:
            post.login(server.user, server.password)
        yield post
    finally:
        _leave(post)


def _greeted(server: MailServer) -> smtplib.SMTP:
    """A connection that speaks TLS where it must."""
    if server.implicit:
        return smtplib.SMTP_SSL(
            server.host, server.port, timeout=PATIENCE, context=ssl.create_default_context()
        )
    post = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.tls:
            post.starttls(context=ssl.create_default_context())
    except FAILURES:
        post.close()
        raise
    return post


def _leave(post: smtplib.SMTP) -> None:
    """Say goodbye, if anybody is still there to hear it."""
    try:
        post.quit()
    except FAILURES:
        post.close()


def send(post: smtplib.SMTP, message: EmailMessage) -> None:
    """Hand one mail over. Raises smtplib.SMTPException or OSError."""
    post.send_message(message)


def reason(error: Exception) -> str:
    """What the server said, in one line."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{code} {_text(said)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return " ".join(str(error).split()) or type(error).__name__


def _text(said: bytes | str) -> str:
    """A server's words on one line."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
