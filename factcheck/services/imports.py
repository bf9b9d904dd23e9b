"""Imports: dossiers that another site, or this one, has exported, taken back as they were published."""

import json
from datetime import datetime
from typing import Any

from sqlmodel import Session

from factcheck.domain.fingerprints import fingerprint
from factcheck.domain.ledger import canonical
from factcheck.domain.vocabulary import CorrectionKind
from factcheck.models import Attribution, Claim, Hop, Publication, Reconsideration, Round, Ruling, Verdict
from factcheck.services import claims, gate_imports, log, naming, publications, scales
from factcheck.services.refusals import Refused
from factcheck.services.sources import BadDossier, Said, Sources, existing_day

ADDED = ("rivals", "corrections", "history", "under_review")
"""What a served dossier holds beyond its own document."""


class DifferentHere(Refused):
    """Another claim has the address, or another version of it is here."""


def take(sources: Sources, said: Said, site_url: str) -> bool:
    """Take one dossier or tombstone, valid by its schema; False when exactly this is here already.

    `site_url` is where this site stands: the document gets addresses and numbers of
    this site and is else the one that was published. Raises DifferentHere or BadDossier.
    """
    known = claims.find(sources.session, said["slug"])
    if known is not None:
        _refuse_different(sources.session, known, said)
        return False
    arrive = _tombstone if "withdrawn" in said else _dossier
    publication = arrive(sources, said, site_url.rstrip("/"))
    listing = publications.relist(sources.session, publication)
    listing.text = listing.text or said["slug"]
    log.record(sources.session, sources.actor, "imported", publication, slug=said["slug"], source=said["id"])
    return True


def _refuse_different(session: Session, known: Claim, said: Said) -> None:
    """Raise DifferentHere unless what is here is what came."""
    here = publications.latest(session, known.slug)
    if here is None or here.claim_id != known.id or here.document is None:
        raise DifferentHere(f"The address {known.slug} belongs to a claim that is not published here.")
    course = [(each.version, each.kind, each.note) for each in publications.history(session, known.id)]
    came = [(each["version"], each["kind"], each["note"]) for each in said.get("history", ())]
    if essence(json.loads(here.document)) != essence(said) or (came and came != course):
        raise DifferentHere(f"The claim {known.slug} is here already, in other words or another version.")


def essence(said: Said) -> Said:
    """A dossier less addresses and numbers, which differ from site to site, and what others add to it."""
    return {name: _nameless(value) for name, value in said.items() if name not in {*ADDED, "id"}}


def _nameless(value: Any) -> Any:
    """A part of a dossier without what only this site calls so."""
    if isinstance(value, dict):
        return {
            key: _nameless(inner) for key, inner in value.items() if key not in {"id", "slug", "outlet_slug"}
        }
    return [_nameless(each) for each in value] if isinstance(value, list) else value


def _tombstone(sources: Sources, said: Said, site_url: str) -> Publication:
    """A claim of which only the end is known."""
    claim = sources.keep(Claim(slug=said["slug"], text=said["slug"], folded=naming.words(said["slug"])))
    document = said | {"id": f"{site_url}/claims/{said['slug']}"}
    entry = {"version": 1, "kind": "withdrawn", "note": said["reason"], "published": said["withdrawn"]}
    return _publication(sources, claim, entry, document)


def _dossier(sources: Sources, said: Said, site_url: str) -> Publication:
    """A claim with everything that its dossier tells; its document gets this site's addresses."""
    _check_history(said)
    question = sources.question(said["question"])
    claim = sources.keep(
        Claim(
            slug=said["slug"],
            text=said["claim"],
            short=said["short"],
            folded=naming.words(said["claim"], said["short"]),
            question=question,
            opened=datetime.fromisoformat(said["ruling"]["published"]),
        )
    )
    body = {name: value for name, value in said.items() if name not in ADDED}
    came_from = said["id"].removesuffix(f"/claims/{said['slug']}")
    body["id"] = f"{site_url}/claims/{claim.slug}"
    if question:
        body["question"] |= {"id": f"{site_url}/questions/{question.slug}", "slug": question.slug}
    body["topics"] = _topics(sources, claim, said["topics"])
    body["attributions"] = [_attribution(sources, claim, each, came_from) for each in said["attributions"]]
    body["evidence"] = [
        each | {"id": sources.evidence(came_from, each, claim).id} for each in said["evidence"]
    ]
    _judgement(sources, claim, said)
    gate_imports.keep(sources, claim, said)
    return _publications(sources, claim, said["history"], body)


def _check_history(said: Said) -> None:
    """Raise BadDossier unless the history counts up to the version that came."""
    numbers = [entry["version"] for entry in said["history"]]
    if numbers != list(range(1, said["ruling"]["version"] + 1)):
        raise BadDossier("The history does not lead up to the version of the ruling.")


def _topics(sources: Sources, claim: Claim, said: list[Said]) -> list[Said]:
    """File the claim's question, or the claim, under its topics; the topics at their addresses here."""
    home = claim.question or claim
    filed = []
    for each in said:
        topic = sources.topic(each)
        filed.append(each | {"slug": topic.slug})
        if topic not in home.topics:
            home.topics.append(topic)
    return filed


def _attribution(sources: Sources, claim: Claim, said: Said, came_from: str) -> Said:
    """Keep one attribution with its passage and chain; what the document says of it here."""
    version = sources.version(came_from, said["article"])
    span = sources.span(version, *said["selector"])
    speaker = sources.speaker(said["speaker"])
    own = {name: said[name] for name in ("stance", "manner", "cue", "fidelity", "origin")}
    own["right_words"] = said.get("right_words") or ""
    attribution = sources.keep(
        Attribution(
            claim_id=claim.id,
            speaker_id=speaker.id,
            article_id=version.article_id,
            span_id=span.id,
            said=existing_day(said["said"]),
            **own,
        )
    )
    outlet = sources.outlet(said["article"])
    article = {"id": version.article_id, "outlet_slug": outlet.slug if outlet else None}
    return said | {
        "id": attribution.id,
        "speaker": said["speaker"] | {"slug": speaker.slug},
        "article": said["article"] | article,
        "chain": [_hop(sources, attribution, at, hop) for at, hop in enumerate(said["chain"])],
    }


def _hop(sources: Sources, attribution: Attribution, position: int, said: Said) -> Said:
    """Keep one hop; what the document says of it here."""
    outlet = sources.outlet(said)
    sources.add(
        Hop(
            attribution_id=attribution.id,
            position=position,
            medium=said["medium"],
            outlet_id=outlet.id if outlet else None,
            url=said["url"],
        )
    )
    return said | {"outlet_slug": outlet.slug if outlet else None}


def _judgement(sources: Sources, claim: Claim, said: Said) -> None:
    """Keep the verdicts under their authors' public names, and the ruling."""
    taken: set[int] = set()
    changed: list[tuple[Verdict, Said]] = []
    for each in said["verdicts"]:
        author = sources.author(each["reviewer"], taken)
        taken.add(author.id)
        own = {name: each[name] for name in ("rating", "confidence", "rationale")}
        submitted = datetime.fromisoformat(each["submitted"])
        verdict = sources.keep(Verdict(claim_id=claim.id, person_id=author.id, submitted=submitted, **own))
        if each.get("before"):
            changed.append((verdict, each["before"]))
    _round(sources, claim, changed)
    ruling = said["ruling"]
    version = scales.require(sources.session, ruling["rating"]).version
    own = {name: ruling[name] for name in ("rating", "summary", "explanation", "by", "reason")}
    ruled = datetime.fromisoformat(ruling["modified"])
    sources.add(Ruling(claim_id=claim.id, scale_version=version, ruled=ruled, **own))


def _round(sources: Sources, claim: Claim, changed: list[tuple[Verdict, Said]]) -> None:
    """The round in which verdicts were changed elsewhere; nothing where none was.

    A dossier tells what each was before, not for which reason, nor when the round was opened:
    at the latest when the first one was changed.
    """
    if not changed:
        return
    times = sorted(verdict.submitted for verdict, _ in changed)
    round_ = sources.keep(Round(claim_id=claim.id, opened=times[0], closed=times[-1]))
    for verdict, before in changed:
        sources.add(
            Reconsideration(
                round_id=round_.id,
                verdict_id=verdict.id,
                kept=False,
                reason="",
                rating_before=before["rating"],
                confidence_before=before["confidence"],
                rationale_before="",
                given=verdict.submitted,
            )
        )


def _publications(sources: Sources, claim: Claim, history: list[Said], body: Said) -> Publication:
    """Keep every version: of the earlier ones the hash, of the last one its document."""
    for entry in history[:-1]:
        _publication(sources, claim, entry, None)
    return _publication(sources, claim, history[-1], body)


def _publication(sources: Sources, claim: Claim, entry: Said, document: Said | None) -> Publication:
    """Keep one version."""
    text = canonical(document) if document is not None else None
    return sources.keep(
        Publication(
            claim_id=claim.id,
            version=entry["version"],
            kind=CorrectionKind(entry["kind"]) if entry["kind"] else None,
            note=entry["note"],
            document=text,
            sha256=fingerprint(text) if text is not None else entry["sha256"],
            published=datetime.fromisoformat(entry["published"]),
        )
    )
