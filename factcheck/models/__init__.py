"""The tables; importing this folder makes all of them known."""

from factcheck.models.answers import Answer, Edition
from factcheck.models.articles import Article, ArticleVersion, Outlet, Span
from factcheck.models.assignments import Assignment, Interest
from factcheck.models.attributions import Attribution, Hop
from factcheck.models.claims import Claim
from factcheck.models.drafts import Draft
from factcheck.models.events import Event, LogHead
from factcheck.models.evidence import BearingGiven, Evidence, Weighing
from factcheck.models.fidelity import FidelityCheck
from factcheck.models.gate import Override, ReplyRequest, Search
from factcheck.models.letters import Letter
from factcheck.models.lines import DossierLine
from factcheck.models.notes import Note, NoteSeal, Notification
from factcheck.models.origins import OriginApart
from factcheck.models.people import DeskSession, Person, SignInTry
from factcheck.models.publications import Listing, Mention, Publication, Tally
from factcheck.models.questions import ClaimTopic, Question, QuestionTopic, Topic
from factcheck.models.rounds import Reconsideration, Reliance, Round
from factcheck.models.sites import PolicyPage, Setting
from factcheck.models.speakers import Speaker, SpeakerName
from factcheck.models.suggestions import Reading, Suggestion
from factcheck.models.tokens import ApiToken, IdempotentAnswer, RateCount
from factcheck.models.verdicts import Ruling, ScaleVersion, Unsealing, Verdict
from factcheck.models.webhooks import Delivery, Webhook

__all__ = [
    "Answer",
    "ApiToken",
    "Article",
    "ArticleVersion",
    "Assignment",
    "Attribution",
    "BearingGiven",
    "Claim",
    "ClaimTopic",
    "Delivery",
    "DeskSession",
    "DossierLine",
    "Draft",
    "Edition",
    "Event",
    "Evidence",
    "FidelityCheck",
    "Hop",
    "IdempotentAnswer",
    "Interest",
    "Letter",
    "Listing",
    "LogHead",
    "Mention",
    "Note",
    "NoteSeal",
    "Notification",
    "OriginApart",
    "Outlet",
    "Override",
    "Person",
    "PolicyPage",
    "Publication",
    "Question",
    "QuestionTopic",
    "RateCount",
    "Reading",
    "Reconsideration",
    "Reliance",
    "ReplyRequest",
    "Round",
    "Ruling",
    "ScaleVersion",
    "Search",
    "Setting",
    "SignInTry",
    "Span",
    "Speaker",
    "SpeakerName",
    "Suggestion",
    "Tally",
    "Topic",
    "Unsealing",
    "Verdict",
    "Webhook",
    "Weighing",
]
