"""Origins: what attributions and evidence go back to; machines propose, people decide, then it counts."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import select as rows
from sqlmodel import Session, col, select

from factcheck.domain import grouping, matrix, origins, wires
from factcheck.domain.roots import named
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing
from factcheck.models import Attribution, BearingGiven, Claim, Evidence, OriginApart, Span
from factcheck.services import log, naming, prints
from factcheck.services.refusals import Refused

Thing = Attribution | Evidence
"""What goes back to an origin."""
MOST_MEMBERS = 60
"""The most things one decision is about."""


class OriginUnnamed(Refused):
    """An origin is called something, so that others can follow it."""

    sentence = "Give the origin a name, such as “kremlin-statement-3-may”."


class NothingChosen(Refused):
    """A decision about nothing."""

    sentence = "Choose what goes back to this origin."


class TooFewApart(Refused):
    """One thing is independent of nothing."""

    sentence = "Choose at least two that are independent of each other."


class TooManyChosen(Refused):
    """More than anybody compared."""

    sentence = f"Decide about {MOST_MEMBERS} at most at a time."


def key(thing: Thing) -> str:
    """What a thing is called among origins: `attribution:7`, `evidence:3`."""
    return f"{type(thing).__name__.lower()}:{thing.id}"


def proposals(session: Session, things: Sequence[Thing]) -> list[grouping.Proposal]:
    """Which of these may go back to one origin, and why; nothing of it counts until somebody confirms it."""
    known = prints.of(session, {thing.article_id for thing in things if isinstance(thing, Attribution)})
    sources = [_source(thing, known) for thing in things]
    runs = {article_id: each.runs for article_id, each in known.items()}
    return grouping.proposals(sources, runs, _apart(session, [source.key for source in sources]))


def confirm(session: Session, actor: Viewer | None, things: Sequence[Thing], name: str) -> Thing:
    """Let all of these go back to the origin of that name; the first of them, as it stands now."""
    chosen = _chosen(things)
    origin = naming.bounded(named(name), 100, "The name")
    if not origin:
        raise OriginUnnamed
    if all(thing.origin == origin for thing in chosen):
        return chosen[0]
    before = log.told(chosen[0])
    changed = {key(thing): thing.origin for thing in chosen if thing.origin != origin}
    for thing in chosen:
        thing.version += thing.origin != origin
        thing.origin = origin
        session.add(thing)
    log.record(session, actor, "grouped", chosen[0], before=before, grouped=sorted(changed), were=changed)
    return chosen[0]


def apart(session: Session, actor: Viewer | None, things: Sequence[Thing]) -> bool:
    """Note that these are independent of each other, so that they are not proposed again.

    What has one origin by name keeps it. False when all of it is known already.
    """
    chosen = _chosen(things)
    if len({_home(thing) for thing in chosen}) < 2:  # noqa: PLR2004 - it takes two to be apart
        raise TooFewApart
    known = _apart(session, [key(thing) for thing in chosen])
    fresh = [
        (key(one), key(other))
        for one, other in combinations(sorted(chosen, key=key), 2)
        if _home(one) != _home(other) and (key(one), key(other)) not in known
    ]
    if not fresh:
        return False
    decided_by = actor.id if actor else None
    noted = [OriginApart(first=first, second=second, decided_by_id=decided_by) for first, second in fresh]
    session.add_all(noted)
    log.record(session, actor, "kept apart", noted[0], pairs=[f"{first} {second}" for first, second in fresh])
    return True


def independent(session: Session, claim: Claim) -> int:
    """How many independent origins put the claim forward, as its publication would count them.

    Withdrawn and orphaned attributions are not counted, nor is evidence whose origin
    nobody named. It tells how reviewers find that evidence bears: for the gate, not
    for who may not see their work.
    """
    return origins.behind(_spoken(session, claim), _supporting(session, claim))


def _chosen(things: Iterable[Thing]) -> list[Thing]:
    """Each thing once, those withdrawn left out; raises NothingChosen or TooManyChosen."""
    found = {key(thing): thing for thing in things if thing.withdrawn is None}
    if not found:
        raise NothingChosen
    if len(found) > MOST_MEMBERS:
        raise TooManyChosen
    return list(found.values())


def _home(thing: Thing) -> str:
    """What a thing counts under as it stands."""
    article = thing.article_id if isinstance(thing, Attribution) else 0
    return grouping.Source(key(thing), thing.origin, article_id=article).home


def _source(thing: Thing, known: Mapping[int, prints.Print]) -> grouping.Source:
    """What is known of where a thing comes from."""
    if isinstance(thing, Evidence):
        return grouping.Source(key(thing), thing.origin, url=thing.url or "", quote=thing.quote)
    article, first = thing.article, thing.hops[0] if thing.hops else None
    text = known.get(thing.article_id, prints.BLANK)
    outlet = first.outlet if first else article.outlet
    return grouping.Source(
        key(thing),
        thing.origin,
        speaker=thing.speaker.name,
        day=thing.said or "",
        medium=first.medium if first else "article",
        outlet=outlet.name if outlet else "",
        url=(first.url if first else article.url) or "",
        article_id=thing.article_id,
        agencies=wires.credited("", article.byline or "") | text.agencies,
        quote=thing.span.exact,
    )


def _apart(session: Session, keys: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of these that a person found to be apart."""
    wanted = rows(col(OriginApart.first), col(OriginApart.second))
    both = wanted.where(col(OriginApart.first).in_(keys), col(OriginApart.second).in_(keys))
    return {(first, second) for first, second in session.execute(both)}


def _spoken(session: Session, claim: Claim) -> list[dict[str, Any]]:
    """Who takes a stance, as a dossier tells of it."""
    wanted = (
        rows(col(Attribution.stance), col(Attribution.origin), col(Attribution.article_id))
        .join(Span, col(Span.id) == Attribution.span_id)
        .where(
            col(Attribution.claim_id) == claim.id,
            col(Attribution.withdrawn).is_(None),
            col(Span.orphaned).is_(False),
        )
    )
    found = session.execute(wanted)
    return [{"stance": stance, "origin": origin, "article": {"id": id_}} for stance, origin, id_ in found]


def _supporting(session: Session, claim: Claim) -> list[dict[str, Any]]:
    """Evidence of a named origin with how it bears, as a dossier tells of it."""
    wanted = (
        select(Evidence.id, Evidence.origin, BearingGiven.bearing)
        .join(BearingGiven, col(BearingGiven.evidence_id) == Evidence.id)
        .where(BearingGiven.claim_id == claim.id, col(Evidence.withdrawn).is_(None), Evidence.origin != "")
    )
    given: dict[tuple[int, str], list[Bearing]] = {}
    for id_, origin, bearing in session.exec(wanted):
        given.setdefault((id_, origin), []).append(Bearing(bearing))
    return [
        {"origin": origin, "bearings": {claim.slug: {"mean": matrix.mean(found)}}}
        for (_, origin), found in given.items()
    ]
