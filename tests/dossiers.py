"""Claims on their way to the public: judged, ruled and published in one line each."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlmodel import Session

from factcheck.domain.gate import SOFT
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import SpeakerKind, Stance
from factcheck.models import Attribution, Claim, Publication, Ruling
from factcheck.presenters.dossiers import drawer
from factcheck.services import publications, rulings, verdicts
from tests.factories import (
    DENIED,
    make_article,
    make_attribution,
    make_claim,
    make_evidence,
    make_outlet,
    make_question,
    make_speaker,
)

SITE = "http://localhost"
DRAW = drawer(SITE)
SUMMARY = "The glass lay outside."
REASONS = {key.value: f"A story of the tests ({key.value})." for key in SOFT}
"""A reason for every check that can be set aside."""
SENT_REASONS = {f"reason-{key}": reason for key, reason in REASONS.items()}
"""The same reasons as the form sends them."""


def judge(session: Session, claim: Claim, *viewers: Viewer, rating: str = "supported") -> None:
    """Each of these people's verdict."""
    for viewer in viewers:
        verdicts.submit(
            session, viewer, claim, rating=rating, confidence=0.75, rationale=f"{viewer.public_name} looked."
        )


def rule(session: Session, claim: Claim, editor: Viewer, summary: str = SUMMARY, **more: int) -> Ruling:
    """The ruling that the verdicts agree on."""
    verdicts.unseal(session, editor, claim)
    return rulings.agree(session, editor, claim, summary=summary, explanation="All *outside*.", **more)


def publish(session: Session, claim: Claim, editor: Viewer, **more: object) -> Publication:
    """The next publication of the claim, drawn as the site draws it; what is not done has its reason."""
    return publications.publish(session, editor, claim, DRAW, **{"reasons": REASONS} | more)


def contested(session: Session, **more: object) -> Claim:
    """A claim of a question with one who asserts it, one who denies it, and evidence."""
    question = make_question(session, "Who broke the window?", topics=["Glass"])
    claim = make_claim(session, "Neighbour Nat broke the window.", question=question, short="Nat", **more)
    article = make_article(
        session,
        title="The window",
        url="https://daily.example/window",
        outlet=make_outlet(session, "The Daily"),
        published="2024-05-03",
        language="en",
        byline="O. Reporter",
    )
    make_attribution(
        session,
        claim,
        article=article,
        speaker=make_speaker(session, "Vera Lind", role="neighbour"),
        cue="said",
        said="2024-05-02",
        origin="lind-radio",
        chain=(("interview", "Radio One"), ("article", "The Daily")),
    )
    ministry = make_speaker(session, "The ministry", kind=SpeakerKind.GOVERNMENT)
    make_attribution(session, claim, article=article, speaker=ministry, exact=DENIED, stance=Stance.DENIES)
    make_evidence(session, question=question, title="Photograph", url="https://daily.example/photo.jpg")
    return claim


def crowd(session: Session, claim: Claim, count: int) -> list[Attribution]:
    """That many more attributions, each by another speaker in another article through two outlets."""
    chains = [(("statement", ""), ("article", f"Paper {number}")) for number in range(count)]
    return [make_attribution(session, claim, article=make_article(session), chain=chain) for chain in chains]


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """The queries the session sends meanwhile; it knows nothing from before."""
    session.expunge_all()
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_):
        if "FROM" in statement:
            asked.append(statement)

    bind = session.get_bind()
    event.listen(bind, "before_cursor_execute", note)
    yield asked
    event.remove(bind, "before_cursor_execute", note)
