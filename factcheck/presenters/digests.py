"""A digest as a mail: what was not seen, each with its address, and how to get no more."""

from collections.abc import Sequence
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import urlsplit

from pydantic import BaseModel

from factcheck.domain.vocabulary import Digest
from factcheck.models import Notification, Person
from factcheck.presenters.notifications import NotificationSeen

UNFOLDED = policy.SMTP.clone(max_line_length=900)
"""A link is read by programs: its line stays whole, within the 998 characters of RFC 5322."""
SHOWN = 50
"""How many notifications one mail lists."""


class Letterhead(BaseModel):
    """Whom digests are from."""

    site_name: str
    site_url: str
    sender: str


def message(
    person: Person, found: Sequence[Notification], head: Letterhead, token: str, moment: datetime
) -> EmailMessage:
    """The mail: plain text, with the headers by which a mail program unsubscribes (RFC 8058)."""
    unsubscribing = f"{head.site_url}/unsubscribe/{token}"
    mail = EmailMessage(policy=UNFOLDED)
    mail["From"] = head.sender
    mail["To"] = person.email
    mail["Subject"] = f"{head.site_name}: {many(len(found))} for you"
    mail["Date"] = format_datetime(moment)
    mail["Message-ID"] = make_msgid(domain=urlsplit(head.site_url).hostname or "localhost")
    mail["List-Unsubscribe"] = f"<{unsubscribing}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n".join(lines(person, found, head, unsubscribing)) + "\n")
    return mail


def lines(person: Person, found: Sequence[Notification], head: Letterhead, unsubscribing: str) -> list[str]:
    """The text of a digest; of a note it tells that it is there, never its words."""
    told = [f"{person.public_name}, this waits for you at {head.site_name}:", ""]
    for each in found[:SHOWN]:
        seen = NotificationSeen.of(each)
        told.append(f"* {seen.sentence}")
        told += [f"  {each.claim.text}"] if each.claim else []
        told += [f"  {head.site_url}{seen.address}", ""]
    if len(found) > SHOWN:
        told += [f"And {len(found) - SHOWN} more:", f"  {head.site_url}/desk/notifications", ""]
    often = "a day" if person.digest is Digest.DAILY else "a week"
    return [
        *told,
        f"You get this at most once {often}. Change it: {head.site_url}/desk/profile#digest",
        f"No more of it: {unsubscribing}",
    ]


def many(count: int) -> str:
    """How many there are, in words of a subject."""
    return "1 notification" if count == 1 else f"{count} notifications"
