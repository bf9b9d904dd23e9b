"""What imported dossiers name, found here or made: questions, speakers, articles, evidence, authors."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Enum
from sqlmodel import Session, SQLModel, col, select

from factcheck.domain import dates, spans
from factcheck.domain.text import slug
from factcheck.domain.viewers import Viewer
from factcheck.models import (
    Article,
    ArticleVersion,
    Claim,
    Evidence,
    Outlet,
    Person,
    Question,
    Span,
    Speaker,
    Topic,
)
from factcheck.models.columns import now
from factcheck.services import articles, authenticity, naming, outlets, questions, speakers, topics
from factcheck.services.refusals import Refused
from factcheck.services.spans import marked

Said = dict[str, Any]
Row = TypeVar("Row", bound=SQLModel)
IMPORTED = "@imported"
"""How the user names of authors end who came by import and cannot sign in."""


class BadDossier(Refused):
    """A dossier that contradicts itself or does not fit."""


@dataclass
class Sources:
    """The things that the dossiers of one import share, by the numbers they have where they come from."""

    session: Session
    actor: Viewer | None
    article_ids: dict[tuple[str, int], int] = field(default_factory=dict)
    evidence_ids: dict[tuple[str, int], int] = field(default_factory=dict)
    speakers: dict[tuple[str, ...], Speaker] = field(default_factory=dict)
    outlets: dict[tuple[str, str], Outlet] = field(default_factory=dict)

    def keep(self, row: Row) -> Row:
        """A new row with its number; raises BadDossier when a text is too long for its column."""
        self.add(row)
        self.session.flush()
        return row

    def add(self, row: SQLModel) -> None:
        """A new row of which nobody needs the number yet; raises like `keep`."""
        for column in type(row).__table__.columns:  # type: ignore[attr-defined]
            most = None if isinstance(column.type, Enum) else getattr(column.type, "length", None)
            value = getattr(row, column.name)
            if most is not None and isinstance(value, str) and len(value) > most:
                raise BadDossier(f"{column.name} has {len(value)} characters; there is room for {most}.")
        self.session.add(row)

    def question(self, said: Said | None) -> Question | None:
        """The question in those words."""
        if said is None:
            return None
        return questions.ask(self.session, self.actor, said["text"], slug=said["slug"])

    def topic(self, said: Said) -> Topic:
        """The topic of that name."""
        found = topics.resolve(self.session, [said["name"]])
        if not found:
            raise BadDossier("A topic has no name.")
        return found[0]

    def speaker(self, said: Said) -> Speaker:
        """Who goes by that name at that address, else the only one of that name, else somebody new."""
        key = (said["slug"], said["name"], said["wikidata"] or "")
        if key not in self.speakers:
            self.speakers[key] = self._speaker(said)
        return self.speakers[key]

    def _speaker(self, said: Said) -> Speaker:
        """The speaker, looked for in the database."""
        there = speakers.find(self.session, said["slug"])
        names = {entry.folded for entry in there.names} if there else set()
        if there and naming.key(said["name"]) in names:
            return speakers.follow(self.session, there)
        called = speakers.called(self.session, said["name"], said["wikidata"])
        if len(called) == 1:
            return called[0]
        return speakers.add(self.session, self.actor, **said)

    def outlet(self, said: Said) -> Outlet | None:
        """The outlet that a hop or an article names."""
        if not said["outlet"]:
            return None
        key = (said["outlet"], said["outlet_slug"] or "")
        if key not in self.outlets:
            self.outlets[key] = outlets.resolve(self.session, self.actor, key[0], slug=key[1])
        return self.outlets[key]

    def version(self, site: str, said: Said) -> ArticleVersion:
        """The article in the version with that hash; its text is not in a dossier."""
        existing_day(said["published"])
        number = self.article_ids.get((site, said["id"])) or self._known_article(said)
        if number is None:
            number = self.keep(self._new_article(said)).id
        self.article_ids[site, said["id"]] = number
        versions = self.session.exec(
            select(ArticleVersion)
            .where(ArticleVersion.article_id == number)
            .order_by(col(ArticleVersion.number))
        ).all()
        same = [each for each in versions if each.sha256 == said["sha256"]]
        return same[0] if same else self._new_version(number, len(versions) + 1, said)

    def _known_article(self, said: Said) -> int | None:
        """The article that is here already with that text and title."""
        wanted = select(Article.id).join(ArticleVersion)
        same = wanted.where(ArticleVersion.sha256 == said["sha256"], Article.title == said["title"])
        return self.session.exec(same.order_by(col(Article.id)).limit(1)).first()

    def _new_article(self, said: Said) -> Article:
        """An article of which only the description came."""
        own = {name: said[name] for name in ("title", "url", "byline", "language", "published")}
        folded = naming.words(said["title"], said["byline"] or "", said["url"] or "")
        return Article(**own, outlet=self.outlet(said), folded=folded)

    def _new_version(self, article_id: int, number: int, said: Said) -> ArticleVersion:
        """A version of which only the hash came."""
        retrieved = datetime.fromisoformat(said["retrieved"])
        return self.keep(
            ArticleVersion(article_id=article_id, number=number, sha256=said["sha256"], retrieved=retrieved)
        )

    def span(self, version: ArticleVersion, quoted: Said, placed: Said) -> Span:
        """The passage; raises BadDossier when words and place do not agree."""
        stood = spans.Span(
            placed["start"], placed["end"], quoted["exact"], quoted["prefix"], quoted["suffix"]
        )
        if stood.end - stood.start != len(stood.exact) or stood.end > articles.LONGEST:
            raise BadDossier("A quotation is not as long as the passage it is said to stand at.")
        if version.text is not None and version.text[stood.start : stood.end] != stood.exact:
            raise BadDossier("A quotation does not stand in the article where it is said to.")
        known = marked(self.session, version, stood)
        return known or self.keep(Span(article_version_id=version.id, **vars(stood)))

    def evidence(self, site: str, said: Said, claim: Claim) -> Evidence:
        """The piece of evidence, of the claim's question where it has one."""
        days = {name: existing_day(said.get(name)) for name in ("published", "accessed", "archive_tried")}
        known = self.evidence_ids.get((site, said["id"])) or self._known_evidence(said, claim)
        if known is None:
            home = {"question_id": claim.question_id, "claim_id": None if claim.question_id else claim.id}
            own = {
                name: value for name, value in said.items() if name not in {"id", "bearings", "authenticity"}
            }
            known = self.keep(Evidence(**home | own | days | authenticity.columns(said))).id
        self.evidence_ids[site, said["id"]] = known
        return self.session.get_one(Evidence, known)

    def _known_evidence(self, said: Said, claim: Claim) -> int | None:
        """The same piece, if the question has it already."""
        if claim.question_id is None:
            return None
        own = {name: said[name] for name in ("kind", "title", "url", "locator", "quote")}
        same = select(Evidence.id).where(Evidence.question_id == claim.question_id).filter_by(**own)
        return self.session.exec(same.order_by(col(Evidence.id)).limit(1)).first()

    def author(self, public_name: str, taken: Collection[int]) -> Person:
        """A reviewer of that public name who is none of those taken, and who cannot sign in."""
        wanted = select(Person).where(
            Person.public_name == public_name,
            col(Person.username).endswith(IMPORTED),
            col(Person.id).not_in(taken),
        )
        found = self.session.exec(wanted.order_by(col(Person.id)).limit(1)).first()
        return found or self.keep(
            Person(username=self._free_name(public_name), public_name=public_name, disabled=now())
        )

    def _free_name(self, public_name: str) -> str:
        """A user name nobody has."""
        wanted = select(Person.username).where(col(Person.username).endswith(IMPORTED))
        used = {name.removesuffix(IMPORTED) for name in self.session.exec(wanted)}
        return slug(public_name[:30], used, "reviewer")[:50] + IMPORTED


def existing_day(text: str | None) -> str | None:
    """A day, month or year that exists; raises BadDossier for one that has only the shape."""
    if text is not None and not dates.valid(text):
        raise BadDossier(f"There is no such date as {text}.")
    return text
