"""Outlets: who published an article; found by name, made when new, edited, merged."""

from sqlmodel import Session, col, select

from factcheck.domain.viewers import Viewer
from factcheck.models import Outlet
from factcheck.services import answers, log, merging, naming
from factcheck.services.refusals import Refused


class OutletUnnamed(Refused):
    """An outlet has a name."""

    sentence = "An outlet needs a name."


class OutletNameTaken(Refused):
    """Another outlet has that name."""

    sentence = "Another outlet has this name. If the two are one, merge them."


class OutletMergedAlready(Refused):
    """What was merged is not there any more to be changed."""

    sentence = "This outlet was merged into another one. Change that one instead."


class SameOutlet(Refused):
    """No outlet is merged into itself."""

    sentence = "These two are the same outlet already. Choose another one."


def resolve(
    session: Session, actor: Viewer | None, name: str, url: str | None = None, *, slug: str = ""
) -> Outlet:
    """The outlet of that name, made if there is none."""
    name = _name(name)
    found = called(session, name)
    if found:
        return found
    free = naming.free_slug(session, Outlet.slug, slug or name, "outlet")
    outlet = Outlet(slug=free, name=name, folded=naming.key(name), url=url or None)
    session.add(outlet)
    log.record(session, actor, "made", outlet)
    return outlet


def called(session: Session, name: str) -> Outlet | None:
    """The outlet that has, or before a merge had, that name."""
    found = session.exec(
        select(Outlet).where(Outlet.folded == naming.key(name)).order_by(col(Outlet.id))
    ).first()
    return follow(session, found) if found else None


def follow(session: Session, outlet: Outlet) -> Outlet:
    """The outlet one was merged into, or the same."""
    while outlet.merged_into_id is not None:
        outlet = session.get_one(Outlet, outlet.merged_into_id)
    return outlet


def find(session: Session, slug: str) -> Outlet | None:
    """The outlet at that address, merged or not; `follow` leads on from a merged one."""
    return session.exec(select(Outlet).where(Outlet.slug == slug)).first()


def matching(session: Session, q: str, limit: int = 10) -> list[Outlet]:
    """Outlets whose name, or one of whose earlier names, holds the words typed."""
    hits = select(Outlet).where(col(Outlet.folded).contains(naming.key(q), autoescape=True))
    found = session.exec(hits.order_by(col(Outlet.name), col(Outlet.id)).limit(limit))
    return list({outlet.id: outlet for outlet in (follow(session, hit) for hit in found)}.values())


def values(outlet: Outlet) -> dict[str, str]:
    """What a form edits of an outlet."""
    return {"name": outlet.name, "url": outlet.url or "", "wikidata": outlet.wikidata or ""}


def edit(
    session: Session,
    actor: Viewer | None,
    outlet: Outlet,
    version: int,
    *,
    name: str,
    url: str | None,
    wikidata: str | None,
) -> Outlet:
    """The outlet with these values; raises EditedMeanwhile when somebody saved others first."""
    name = _name(name)
    _check_name(session, outlet, name)
    before = log.told(outlet)
    wanted = {"name": name, "url": url or "", "wikidata": wikidata or ""}
    if not naming.differs(outlet, version, values(outlet), wanted):
        return outlet
    outlet.name, outlet.folded = name, naming.key(name)
    outlet.url, outlet.wikidata = url or None, wikidata or None
    answers.forget(session, [f"outlets/{outlet.slug}"])
    log.record(session, actor, "edited", outlet, before=before)
    return outlet


def _name(text: str) -> str:
    """A name that an outlet can have."""
    name = naming.bounded(text, naming.KEY_LENGTH, "A name")
    if not name:
        raise OutletUnnamed
    return name


def _check_name(session: Session, outlet: Outlet, name: str) -> None:
    """Refuse a name that another outlet has."""
    if outlet.merged_into_id is not None:
        raise OutletMergedAlready
    other = called(session, name)
    if other and other.id != outlet.id:
        raise OutletNameTaken


def merge(session: Session, actor: Viewer | None, outlet: Outlet, into: Outlet) -> Outlet:
    """The second outlet, with all articles and hops of the first, whose name and address lead there."""
    into = follow(session, into)
    if outlet.merged_into_id is not None:
        raise OutletMergedAlready
    if outlet.id == into.id:
        raise SameOutlet
    before = log.told(outlet)
    articles, hops = merging.move_outlet(session, outlet, into)
    into.url, into.wikidata = into.url or outlet.url, into.wikidata or outlet.wikidata
    into.version += 1
    outlet.merged_into_id = into.id
    outlet.version += 1
    answers.forget(session, [f"outlets/{outlet.slug}", f"outlets/{into.slug}"])
    log.record(session, actor, "merged", outlet, before=before, articles=articles, hops=hops)
    return into
