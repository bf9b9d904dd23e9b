"""Policy pages: what the desk says about itself, each change a new version."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.domain.policies import BINDING, POLICIES
from factcheck.domain.viewers import Viewer
from factcheck.models import PolicyPage
from factcheck.services import answers, log
from factcheck.services.refusals import EditedMeanwhile


def page(session: Session, slug: str) -> PolicyPage:
    """The page in force; version 0, with our words, when the desk has written none."""
    newest = (
        select(PolicyPage).where(PolicyPage.slug == slug).order_by(col(PolicyPage.version).desc()).limit(1)
    )
    return session.exec(newest).first() or _unwritten(slug)


def _unwritten(slug: str) -> PolicyPage:
    """The page a site starts with."""
    policy = POLICIES[slug]
    return PolicyPage(slug=slug, version=0, title=policy.title, body=policy.body)


def pages(session: Session) -> list[PolicyPage]:
    """All policy pages in force."""
    return [page(session, slug) for slug in POLICIES]


def in_force(session: Session) -> dict[str, int]:
    """The versions of the pages that say how a verdict comes about, in one query."""
    newest = select(PolicyPage.slug, func.max(PolicyPage.version)).group_by(col(PolicyPage.slug))
    written = dict(session.exec(newest).all())
    return {slug: written.get(slug, 0) for slug in BINDING}


def versions(session: Session, slug: str) -> list[PolicyPage]:
    """Every version the desk wrote of a page, newest first."""
    wanted = select(PolicyPage).where(PolicyPage.slug == slug).order_by(col(PolicyPage.version).desc())
    return list(session.exec(wanted))


def at(session: Session, slug: str, version: int) -> PolicyPage | None:
    """One version of a page; version 0 is the one in our words."""
    if slug in POLICIES and version == 0:
        return _unwritten(slug)
    return session.exec(
        select(PolicyPage).where(PolicyPage.slug == slug, PolicyPage.version == version)
    ).first()


def write(
    session: Session, actor: Viewer | None, slug: str, version: int, *, title: str, body: str
) -> PolicyPage:
    """A new version of a page.

    Raises EditedMeanwhile when somebody wrote one after `version`.
    """
    latest = page(session, slug)
    if (latest.title, latest.body) == (title, body):
        return latest
    if latest.version != version:
        raise EditedMeanwhile({"title": latest.title, "body": latest.body}, latest.version)
    written = PolicyPage(
        slug=slug, version=version + 1, title=title, body=body, written_by_id=actor.id if actor else None
    )
    session.add(written)
    answers.bump(session)
    log.record(session, actor, "written", written)
    return written
