"""A mail server on this machine that keeps what it is given, and refuses whom it is told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class Mailbox(socketserver.ThreadingTCPServer):
    """Speaks enough SMTP for `smtplib`: HELO, AUTH PLAIN, MAIL, RCPT, DATA, RSET, QUIT."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.hangs_up_at: str = ""
        self.signed_in: list[str] = []

    @property
    def url(self) -> str:
        """Its address, as FACTCHECK_MAIL_URL takes it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def to(self, address: str) -> list[EmailMessage]:
        """The mails somebody got."""
        return [mail for mail in self.mails if mail["To"] == address]


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    server: Mailbox

    def handle(self) -> None:
        self.say("220 mailbox")
        for line in self.rfile:
            word, _, rest = line.decode().strip().partition(" ")
            if self.server.hangs_up_at and self.server.hangs_up_at in rest:
                return
            if not self.answer(word.upper(), rest):
                return

    def answer(self, word: str, rest: str) -> bool:
        """Answer one command; False after the last."""
        if word == "EHLO":
            self.say("250-mailbox\r\n250-8BITMIME\r\n250 AUTH PLAIN")
        elif word == "AUTH":
            self.server.signed_in.append(rest)
            self.say("235 welcome")
        elif word == "RCPT" and any(name in rest for name in self.server.refused):
            self.say("550 nobody of that name")
        elif word == "DATA":
            self.say("354 go on")
            self.server.mails.append(self.mail())
            self.say("250 kept")
        elif word == "QUIT":
            self.say("221 goodbye")
            return False
        else:
            self.say("250 ok")
        return True

    def mail(self) -> EmailMessage:
        """What stands between DATA and the dot."""
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b"."))
        found = message_from_bytes(b"".join(lines), policy=policy.SMTP)
        assert isinstance(found, EmailMessage)
        return found

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server while the block lasts."""
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
