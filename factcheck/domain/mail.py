"""Where mail is handed over, read from one address: `smtp://user:password@host:port?tls=…`."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
CHOICES = {"yes": True, "1": True, "true": True, "no": False, "0": False, "false": False}


@dataclass(frozen=True)
class MailServer:
    """A server that takes mail; `implicit` speaks TLS from the first byte, `tls` asks for it."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    implicit: bool = False
    tls: bool = True

    @property
    def safe(self) -> bool:
        """Whether nobody on the way can read along."""
        return self.implicit or self.tls or self.host in LOOPBACK


def read(address: str) -> MailServer:
    """The server at an address; TLS is asked for unless it is this machine, or the address says no.

    Raises ValueError with what is wrong.
    """
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("It must look like smtp://user:password@host:587 or smtps://user:password@host:465.")
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise ValueError("Its port is no number up to 65535.") from error
    wish = parse_qs(parts.query).get("tls", [""])[-1].lower()
    if wish and wish not in CHOICES:
        raise ValueError("After ?tls= it must say yes or no.")
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        implicit=parts.scheme == "smtps",
        tls=CHOICES[wish] if wish else parts.hostname not in LOOPBACK,
    )


def hidden(address: str) -> str:
    """The address without its password."""
    parts = urlsplit(address)
    return address.replace(f":{parts.password}@", ":…@", 1) if parts.password else address


def problem(address: str, sender: str) -> str:
    """What is wrong with the settings for mail; empty when nothing is, or none are made."""
    if not address:
        return ""
    try:
        server = read(address)
    except ValueError as error:
        return str(error)
    if not server.safe:
        return "Mail and its password travel unencrypted. Take ?tls=no out."
    if "@" not in sender:
        return "Say in mail_from whom the mail is from: desk@example.org or Desk <desk@example.org>."
    return ""
