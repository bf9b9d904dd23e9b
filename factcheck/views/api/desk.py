"""What the desk reads, for programs with a token: as blind as its person is in the browser."""

from flask import Blueprint

from factcheck.domain.scopes import Scope
from factcheck.forms.api_queries import ArticlesAsked, QuestionsAsked, QueueAsked
from factcheck.presenters.api import Me
from factcheck.presenters.articles import ReadingList, ReadingPage
from factcheck.presenters.gate import GatePage
from factcheck.presenters.question_progress import QuestionList
from factcheck.presenters.queue import Queue
from factcheck.presenters.workbench import ClaimBench, QuestionBench
from factcheck.views import bearers
from factcheck.views.api.operations import named, reads
from factcheck.views.desk import articles, gate, questions, queue, workbench

blueprint = Blueprint("api_desk", __name__)


@reads(blueprint, "/me", Me, scope=Scope.READ)
def me() -> Me:
    """Whom the token stands for, what for, and until when."""
    found = bearers.bearer()
    assert found is not None
    return Me(
        username=found.viewer.username,
        public_name=found.viewer.public_name,
        role=found.viewer.role,
        token=found.name,
        scopes=sorted(found.scopes, key=list(Scope).index),
        expires=found.expires,
    )


@reads(blueprint, "/desk", Queue, scope=Scope.READ, asks=QueueAsked)
def waiting() -> Queue:
    """What waits for you, and how far each question is."""
    found: Queue = named(queue.show(), "queue")
    return found


@reads(blueprint, "/desk/articles", ReadingList, scope=Scope.READ, asks=ArticlesAsked)
def listed_articles() -> ReadingList:
    """The desk's articles, the newest first.

    Below the number `before`, which leads on.
    """
    found: ReadingList = named(articles.browse(), "listed")
    return found


@reads(blueprint, "/desk/articles/<int:article_id>", ReadingPage, scope=Scope.READ)
def article(article_id: int) -> ReadingPage:
    """An article with its text and everything attributed in it."""
    found: ReadingPage = named(articles.show(article_id), "reading")
    return found


@reads(blueprint, "/desk/questions", QuestionList, scope=Scope.READ, asks=QuestionsAsked)
def listed_questions() -> QuestionList:
    """Questions with how far each is."""
    found: QuestionList = named(questions.index(), "listed")
    return found


@reads(blueprint, "/desk/questions/<slug:slug>", QuestionBench, scope=Scope.READ)
def question(slug: str) -> QuestionBench:
    """A question's workbench: its rivals, their evidence, and the matrix."""
    found: QuestionBench = named(workbench.question(slug), "bench")
    return found


@reads(blueprint, "/desk/claims/<slug:slug>", ClaimBench, scope=Scope.READ)
def claim(slug: str) -> ClaimBench:
    """A claim's workbench: attributions, evidence, ruling, and verdicts as far as you may see them."""
    found: ClaimBench = named(workbench.claim(slug), "bench")
    return found


@reads(blueprint, "/desk/claims/<slug:slug>/gate", GatePage, scope=Scope.EDIT)
def at_gate(slug: str) -> GatePage:
    """What stands between a claim and its publication."""
    found: GatePage = named(gate.show(slug), "gate")
    return found
