"""How an imported dossier was checked: its searches, requests for a reply and reasons, kept as rows."""

from datetime import datetime
from typing import Any

from factcheck.models import Claim, Override, ReplyRequest, Search
from factcheck.services.sources import Said, Sources, existing_day


def keep(sources: Sources, claim: Claim, said: Said) -> None:
    """Keep what a dossier tells of its gate; nothing where it was published before there was one."""
    for search in said.get("searches") or ():
        own = search | {"done": datetime.fromisoformat(search["done"])}
        sources.add(Search(claim_id=claim.id, **own))
    for reply in said.get("replies") or ():
        sources.add(ReplyRequest(claim_id=claim.id, **_request(reply, said["ruling"]["modified"])))
    given = datetime.fromisoformat(said["ruling"]["modified"])
    for override in said.get("overrides") or ():
        own = {name: override[name] for name in ("check", "reason")}
        sources.add(Override(claim_id=claim.id, given=given, **own))


def _request(reply: Said, recorded: str) -> dict[str, Any]:
    """A request as it is stored; days that do not exist are refused."""
    days = {name: existing_day(reply[name]) for name in ("sent", "deadline", "answered")}
    own = {name: reply[name] for name in ("addressee", "channel", "answer")}
    return own | days | {"recorded": datetime.fromisoformat(recorded)}
