"""The words a desk chooses from, with the value that is stored and sent."""

from enum import StrEnum


class Role(StrEnum):
    """What a person of the desk may do; each includes the ones before."""

    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Higher may do more."""
        return list(Role).index(self)


class SpeakerKind(StrEnum):
    """Who can say something."""

    PERSON = "person"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"


class Stance(StrEnum):
    """How a speaker stands to a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    RELAYS = "relays"


class Manner(StrEnum):
    """Whether the words stand in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Fidelity(StrEnum):
    """Whether they really said it, kept apart from whether it is true."""

    UNCHECKED = "unchecked"
    CONFIRMED = "confirmed"
    MISQUOTED = "misquoted"
    NOT_FOUND = "not found"


class Decision(StrEnum):
    """What a person made of a machine's suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    DOCUMENT = "document"
    DATA = "data"
    IMAGE = "image"
    VIDEO = "video"
    TESTIMONY = "testimony"
    ARTICLE = "article"


class Authenticity(StrEnum):
    """What an image or a video turned out to be; several may hold at once."""

    ORIGINAL = "original"
    MISSING_CONTEXT = "missing context"
    EDITED = "edited or cropped"
    TRANSFORMED = "transformed"
    STAGED = "staged"
    SATIRE = "satire or parody"


class Bearing(StrEnum):
    """How one piece of evidence bears on one claim, as one reviewer finds."""

    STRONGLY_SUPPORTS = "strongly supports"
    SUPPORTS = "supports"
    NEUTRAL = "neutral"
    CONTRADICTS = "contradicts"
    STRONGLY_CONTRADICTS = "strongly contradicts"
    NOT_APPLICABLE = "not applicable"

    @property
    def number(self) -> int | None:
        """From 2 (strongly supports) to -2; None off the scale."""
        return BEARING_NUMBERS[self]


BEARING_NUMBERS = {
    Bearing.STRONGLY_SUPPORTS: 2,
    Bearing.SUPPORTS: 1,
    Bearing.NEUTRAL: 0,
    Bearing.CONTRADICTS: -1,
    Bearing.STRONGLY_CONTRADICTS: -2,
    Bearing.NOT_APPLICABLE: None,
}


class Weight(StrEnum):
    """How much a reviewer makes of a piece of evidence: its credibility, or its relevance."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class AssignmentEnding(StrEnum):
    """How an assignment came to its end."""

    DONE = "done"
    HANDED_BACK = "handed back"
    TAKEN_AWAY = "taken away"


class Notice(StrEnum):
    """What a notification tells."""

    MENTION = "mention"
    REPLY = "reply"
    ASSIGNED = "assigned"
    HANDED_BACK = "handed back"
    READY = "ready to rule"
    ROUND = "round two"
    ROUND_OVER = "round over"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESOLVED = "resolved"


class Digest(StrEnum):
    """How often somebody is told by mail what she has not seen in the app."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


class Obstacle(StrEnum):
    """What keeps a claim from being checked."""

    OPINION = "opinion"
    PREDICTION = "prediction"
    VAGUE = "too vague"
    NO_EVIDENCE = "no evidence can exist"
    OUTSIDE = "outside our remit"


class LetterKind(StrEnum):
    """What a reader writes to the desk."""

    ERROR = "error"
    SUGGESTION = "suggestion"


class LetterStatus(StrEnum):
    """How far the desk is with a reader's letter."""

    RECEIVED = "received"
    LOOKED_AT = "looked at"
    ACTED_ON = "acted on"
    DECLINED = "declined"


class RuledBy(StrEnum):
    """How a ruling came about."""

    AGREEMENT = "agreement"
    ADJUDICATION = "adjudication"
    OVERRIDE = "override"


class CorrectionKind(StrEnum):
    """Why a later publication differs from the one before."""

    MINOR = "minor"
    UPDATE = "update"
    SUBSTANTIAL = "substantial"
    WITHDRAWN = "withdrawn"


MEDIA = (
    "interview",
    "statement",
    "press conference",
    "social media",
    "broadcast",
    "speech",
    "document",
    "wire report",
    "article",
)
"""Suggestions for the medium of a hop; a desk may write another."""
