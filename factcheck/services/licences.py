"""The data licence: the configuration's, until an admin sets another one in the browser."""

from sqlmodel import Session

from factcheck.domain.licences import Licence
from factcheck.domain.viewers import Viewer
from factcheck.models import Setting
from factcheck.services import answers, checks, log
from factcheck.services.refusals import EditedMeanwhile

KEY = "license"


def in_force(session: Session, configured: str) -> Licence:
    """The licence that readers and programs are told."""
    found = session.get(Setting, KEY)
    return Licence(found.value, found.version) if found else Licence(configured)


def choose(session: Session, actor: Viewer | None, configured: str, version: int, url: str) -> Licence:
    """Another licence from now on, on every page and in every export.

    Raises Missing, NotAnAddress, or EditedMeanwhile when somebody chose one after `version`.
    """
    wanted = checks.web_address(checks.filled(url, "The licence"), "The licence") or ""
    standing = in_force(session, configured)
    if standing.url == wanted:
        return standing
    if standing.version != version:
        raise EditedMeanwhile({"url": standing.url}, standing.version)
    kept = session.get(Setting, KEY)
    before = log.told(kept) if kept else None
    kept = kept or Setting(key=KEY, value="", version=0)
    kept.value, kept.version = wanted, version + 1
    session.add(kept)
    answers.bump(session)
    log.record(session, actor, "chosen", kept, before=before)
    return Licence(kept.value, kept.version)
