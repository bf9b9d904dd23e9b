"""Plays the stories through the services, as the people in them, at the moments they happened."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlmodel import Session

from factcheck.demo.stories import SIGNS, Act, Row, Story
from factcheck.domain.ledger import digest
from factcheck.domain.text import tidy
from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import EvidenceKind, Manner, SpeakerKind, Stance
from factcheck.models import Article, Attribution, Claim, Evidence, Question, Span, Speaker
from factcheck.models.columns import clock
from factcheck.services import (
    articles,
    attributions,
    bearings,
    claims,
    evidence,
    fidelity,
    inquiries,
    publications,
    questions,
    rulings,
    spans,
    speakers,
    verdicts,
)
from factcheck.services.chains import Step
from factcheck.services.gate import Draw


@dataclass
class Telling:
    """One story while it is told: what exists so far, by the names the story uses."""

    session: Session
    people: dict[str, Viewer]
    draw: Draw
    story: Story
    question: Question = field(init=False)
    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)

    def tell(self) -> None:
        """Play every act of the story in the order of time."""
        self._at(self.story.opening(), self._ask)
        play: dict[str, Callable[[Viewer, Row], None]] = {
            "claims": self._open,
            "articles": self._add,
            "attributions": self._record,
            "evidence": self._weigh,
            "verdicts": self._judge,
            "rulings": self._rule,
            "searches": self._search,
            "publications": self._publish,
        }
        for act in self.story.acts():
            self._at(act, play[act.kind])

    def _at(self, act: Act, play: Callable[[Viewer, Row], None]) -> None:
        """Let one act happen when it happened."""
        with clock(act.at):
            play(self.people[act.by], act.row)

    def _ask(self, actor: Viewer, row: Row) -> None:
        """The question, and who speaks about it."""
        self.question = questions.ask(
            self.session, actor, row["text"], summary=row["summary"].strip(), topics=row["topics"]
        )
        for each in self.story.speakers:
            kind = SpeakerKind(each.get("kind", "person"))
            known = {name: each.get(name) for name in ("role", "wikidata")}
            self.speakers[each["name"]] = speakers.resolve(
                self.session, actor, each["name"], kind=kind, **known
            )

    def _open(self, actor: Viewer, row: Row) -> None:
        """A claim; an answer to the question unless it stands alone."""
        self.claims[row["key"]] = claims.open_claim(
            self.session,
            actor,
            row["text"],
            short=row["short"],
            question=None if row.get("alone") else self.question,
            topics=row.get("topics", ()),
            slug=row["slug"],
        )

    def _add(self, actor: Viewer, row: Row) -> None:
        """An article in our own words."""
        given = {name: row.get(name) for name in ("outlet", "url", "byline", "published")}
        text = self.story.text(row["key"])
        self.articles[row["key"]] = articles.add(
            self.session, actor, text=text, title=row["title"], language="en", **given
        )

    def _record(self, actor: Viewer, row: Row) -> None:
        """One passage, and a stance on each claim it speaks about."""
        article = self.articles[row["article"]]
        span = spans.mark(self.session, articles.latest(article), exact=row["quote"], actor=actor)
        for claim, stance in row["on"].items():
            self._attribute(actor, row, article, span, self.claims[claim], Stance(stance))

    def _attribute(
        self, actor: Viewer, row: Row, article: Article, span: Span, claim: Claim, stance: Stance
    ) -> None:
        """One attribution, checked against its source where the story says so."""
        outlet = article.outlet.name if article.outlet else ""
        attribution = attributions.record(
            self.session,
            actor,
            article=article,
            span=span,
            speaker=self.speakers[row["speaker"]],
            stance=stance,
            manner=Manner(row["manner"]),
            claim=claim,
            cue=row["cue"],
            said=row["said"],
            steps=[*(Step(*hop) for hop in row["chain"]), Step("article", outlet, article.url)],
            origin=row["origin"],
            note=row.get("note", ""),
        )
        self._check(actor, attribution, row)

    def _check(self, actor: Viewer, attribution: Attribution, row: Row) -> None:
        """Whether they really said it, where the story says that somebody looked."""
        found = row.get("fidelity", "unchecked")
        if found != "unchecked":
            medium = row["chain"][0][0].replace("social media", "post")
            opened = row.get("opened", f"the {medium} itself")
            words, note = row.get("right_words", ""), row.get("note", "")
            fidelity.check(
                self.session,
                actor,
                attribution,
                found=found,
                hop=0,
                opened=opened,
                right_words=words,
                note=note,
            )

    def _weigh(self, actor: Viewer, row: Row) -> None:
        """A piece of evidence, and how each reviewer finds that it bears on each rival."""
        given = {name: row[name] for name in evidence.FIELDS if name in row}
        if "file" in row:
            given["sha256"] = digest(self.story.text(row["file"]))
        piece = evidence.add(
            self.session, actor, question=self.question, **given | {"kind": EvidenceKind(row["kind"])}
        )
        for name, signs in row["bearings"].items():
            self._bear(self.people[name], piece, signs.split())

    def _bear(self, actor: Viewer, piece: Evidence, signs: list[str]) -> None:
        """What one reviewer found, rival by rival."""
        rivals = [claim for claim in self.claims.values() if claim.question is self.question]
        for claim, sign in zip(rivals, signs, strict=True):
            bearings.bear(self.session, actor, piece, claim, SIGNS[sign])

    def _judge(self, actor: Viewer, row: Row) -> None:
        """A verdict."""
        given = {name: row[name] for name in ("rating", "confidence", "rationale")}
        verdicts.submit(self.session, actor, self.claims[row["claim"]], **given)

    def _rule(self, actor: Viewer, row: Row) -> None:
        """A ruling: by agreement, or with a reason by adjudication."""
        claim = self.claims[row["claim"]]
        verdicts.unseal(self.session, actor, claim)
        words = {"summary": tidy(row["summary"]), "explanation": row["explanation"].strip()}
        if "reason" in row:
            rulings.adjudicate(
                self.session, actor, claim, rating=row["rating"], reason=row["reason"], **words
            )
        else:
            rulings.agree(self.session, actor, claim, **words)

    def _search(self, actor: Viewer, row: Row) -> None:
        """A search for evidence against what the desk ruled."""
        given = {name: row[name] for name in inquiries.SEARCH if name in row}
        inquiries.search(self.session, actor, self.claims[row["claim"]], **given)

    def _publish(self, actor: Viewer, row: Row) -> None:
        """A publication, a correction or a withdrawal."""
        claim = self.claims[row["claim"]]
        if "withdraw" in row:
            publications.withdraw(self.session, actor, claim, row["withdraw"])
            return
        publications.publish(
            self.session,
            actor,
            claim,
            self.draw,
            kind=row.get("kind"),
            note=row.get("note"),
            reasons=self.story.said["reasons"],
        )
