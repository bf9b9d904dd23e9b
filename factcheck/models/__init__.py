"""The tables; importing this folder makes all of them known."""

from factcheck.models.articles import Article, ArticleVersion, Outlet, Span
from factcheck.models.attributions import Attribution, Hop
from factcheck.models.claims import Claim
from factcheck.models.events import Event
from factcheck.models.evidence import BearingGiven, Evidence
from factcheck.models.people import DeskSession, Person, SignInTry
from factcheck.models.publications import Listing, Mention, Publication
from factcheck.models.questions import ClaimTopic, Question, QuestionTopic, Topic
from factcheck.models.sites import PolicyPage, Setting
from factcheck.models.speakers import Speaker, SpeakerName
from factcheck.models.suggestions import Reading, Suggestion
from factcheck.models.verdicts import Ruling, ScaleVersion, Unsealing, Verdict

__all__ = [
    "Article",
    "ArticleVersion",
    "Attribution",
    "BearingGiven",
    "Claim",
    "ClaimTopic",
    "DeskSession",
    "Event",
    "Evidence",
    "Hop",
    "Listing",
    "Mention",
    "Outlet",
    "Person",
    "PolicyPage",
    "Publication",
    "Question",
    "QuestionTopic",
    "Reading",
    "Ruling",
    "ScaleVersion",
    "Setting",
    "SignInTry",
    "Span",
    "Speaker",
    "SpeakerName",
    "Suggestion",
    "Topic",
    "Unsealing",
    "Verdict",
]
