"""Foreign checks taken in: a claim that waits for the desk, who said it, and what others concluded.

Their conclusion is kept as evidence; it is no verdict of this desk, and nothing is published by it.
"""

from sqlmodel import Session, select

from factcheck.domain.foreign import Foreign, Source, Voice, cut, text_of
from factcheck.domain.ratings import Rating
from factcheck.domain.text import slug
from factcheck.domain.vocabulary import EvidenceKind, Manner, Stance
from factcheck.models import Article, Claim, Question
from factcheck.services import articles, attributions, claims, evidence, questions, spans, speakers
from factcheck.services.chains import Step

MOST_ALIKE = 20
"""How many claims whose addresses begin alike are looked at for the same words."""
MOST_SOURCES = 200
"""The most pieces of evidence of one foreign check."""
MAPPED = "Imported. Their rating “{label}” is “{ours}” on our scale, by the map."
UNMAPPED = "Imported. Their rating “{label}” is on no map of ours: a person has to say what it means."
UNRATED = "Imported. It came without a rating."
UNCOUNTED = "It is what they concluded and counts for nothing here: the desk gives its own verdicts, blind."


def take(session: Session, check: Foreign, rating: Rating | None) -> Claim | None:
    """The claim, with all that the record tells; None when exactly this record is here already.

    `rating` is theirs on our scale, None where a person has to say.
    """
    text = text_of(check)
    if articles.with_text(session, text):
        return None
    question = questions.ask(session, None, check.question) if check.question else None
    claim = _standing(session, check.claim, question) or claims.open_claim(
        session, None, check.claim, question=question, topics=check.topics
    )
    record = articles.add(
        session,
        None,
        text=text,
        title=check.title,
        url=check.url or None,
        outlet=check.publisher,
        published=check.reviewed or None,
    )
    for voice in check.voices:
        _attribute(session, claim, record, check, voice)
    _conclude(session, claim, check, rating)
    for source in check.sources[:MOST_SOURCES]:
        _add(session, claim, source)
    return claim


def _standing(session: Session, text: str, question: Question | None) -> Claim | None:
    """The claim that stands by itself in the same words, looked for by its address."""
    if question:
        return None
    stem = slug(text, fallback="claim")
    addresses = [stem, *(f"{stem}-{number}" for number in range(2, MOST_ALIKE))]
    alike = select(Claim).where(Claim.slug.in_(addresses), Claim.text == text)  # type: ignore[attr-defined]
    return session.exec(alike.where(Claim.question_id == None).order_by(Claim.id)).first()  # type: ignore[arg-type] # noqa: E711


def _attribute(session: Session, claim: Claim, record: Article, check: Foreign, voice: Voice) -> None:
    """Say who takes a stance, as the record reports it; the record is the last hop of the chain."""
    version = articles.latest(record)
    exact = check.claim if voice.stance is Stance.ASSERTS else f"{voice.stance.capitalize()}: {voice.name}"
    start = (version.text or "").index(exact)
    span = spans.mark(session, version, exact=exact, start=start, end=start + len(exact))
    speaker = speakers.resolve(
        session,
        None,
        voice.name,
        kind=voice.kind,
        role=voice.role or None,
        wikidata=voice.wikidata or None,
    )
    said = voice.stance is Stance.ASSERTS
    place = [Step(check.medium, check.outlet, check.link or None)] if said else []
    attributions.record(
        session,
        None,
        article=record,
        span=span,
        speaker=speaker,
        claim=claim,
        stance=voice.stance,
        manner=Manner.INDIRECT,
        said=check.said if said else None,
        steps=[*place, Step("article", check.publisher, check.url or None)],
    )


def _conclude(session: Session, claim: Claim, check: Foreign, rating: Rating | None) -> None:
    """Keep what they concluded as a piece of evidence, marked as theirs."""
    label = check.rated
    told = UNRATED if not label else MAPPED if rating else UNMAPPED
    note = told.format(label=label, ours=rating.label if rating else "")
    title = f"{check.publisher} rated it “{label}”" if label else f"{check.publisher} checked it"
    source = Source(
        title=cut(title, 500),
        url=check.url,
        quote=cut(check.summary, 20_000),
        kind=EvidenceKind.ARTICLE,
        publisher=check.publisher,
    )
    _add(session, claim, source, published=check.reviewed or None, note=f"{note} {UNCOUNTED}")


def _add(
    session: Session, claim: Claim, source: Source, *, published: str | None = None, note: str = ""
) -> None:
    """Keep a piece of evidence of the claim."""
    evidence.add(
        session,
        None,
        claim=claim,
        kind=source.kind,
        title=source.title,
        url=source.url or None,
        archived=source.archived or None,
        quote=source.quote,
        publisher=source.publisher,
        published=published,
        note=note,
    )
