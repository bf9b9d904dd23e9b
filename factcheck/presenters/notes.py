"""Notes as one person of the desk may read them: threads at a place, and how many stand elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Self

from pydantic import Field

from factcheck.domain.viewers import Viewer
from factcheck.models import Attribution, Claim, Evidence, Note, Person
from factcheck.presenters.dossier_parts import Moment, Part


class NoteSeen(Part):
    """One note."""

    id: int
    author: str
    username: str
    own: bool
    body: str = Field(description="Markdown.")
    written: Moment
    version: int
    hidden: bool = Field(description="Whether it is kept from those who have not given their verdict.")
    may_edit: bool

    @classmethod
    def of(cls, note: Note, viewer: Viewer, later: Iterable[Note], *, resolved: bool) -> Self:
        """The note, and whether its author may still change it: nobody answered it."""
        own = note.person_id == viewer.id
        answered = any(each.person_id != viewer.id for each in later)
        return cls(
            id=note.id,
            author=note.person.public_name,
            username=note.person.username,
            own=own,
            body=note.body,
            written=note.written,
            version=note.version,
            hidden=bool(note.seals),
            may_edit=own and not answered and not resolved,
        )


class ThreadSeen(Part):
    """A note with the answers to it."""

    first: NoteSeen
    answers: list[NoteSeen]
    holds: bool = Field(description="Whether the claim waits for an answer before it is published.")
    resolved: Moment | None
    resolved_by: str | None

    @property
    def holding(self) -> bool:
        """Whether it holds the claim back now."""
        return self.holds and self.resolved is None

    @classmethod
    def of(cls, root: Note, answers: Sequence[Note], viewer: Viewer) -> Self:
        """The thread as the viewer may read it."""
        resolved = root.resolved is not None
        return cls(
            first=NoteSeen.of(root, viewer, answers, resolved=resolved),
            answers=[
                NoteSeen.of(each, viewer, answers[place:], resolved=resolved)
                for place, each in enumerate(answers, 1)
            ],
            holds=root.holds,
            resolved=root.resolved,
            resolved_by=root.resolved_by.public_name if root.resolved_by else None,
        )


class PlaceNamed(Part):
    """What notes are on, and where it stands."""

    kind: str = Field(description="claim, cell, attribution or evidence")
    words: str
    about: str | None = Field(description="The claim, where the words are those of evidence or of a speaker.")
    address: str = Field(description="Where its notes are.")
    home: str = Field(description="Where the thing itself is at the desk.")

    @classmethod
    def of(cls, claim: Claim | None, attribution: Attribution | None, evidence: Evidence | None) -> Self:
        """The place, told by its address."""
        if attribution:
            about = attribution.claim.text if attribution.claim else None
            home = f"/desk/attributions/{attribution.id}"
            return cls(
                kind="attribution", words=said(attribution), about=about, address=f"{home}/notes", home=home
            )
        if claim and evidence:
            home = f"/desk/claims/{claim.slug}"
            address = f"{home}/evidence/{evidence.id}/notes"
            cell = {"words": evidence.title, "about": claim.text}
            return cls(kind="cell", address=address, home=f"{home}#evidence-{evidence.id}", **cell)
        if claim:
            home = f"/desk/claims/{claim.slug}"
            return cls(kind="claim", words=claim.text, about=None, address=f"{home}/notes", home=home)
        assert evidence is not None, "a note is on something"
        home = f"/desk/evidence/{evidence.id}"
        return cls(kind="evidence", words=evidence.title, about=None, address=f"{home}/notes", home=home)


def said(attribution: Attribution) -> str:
    """An attribution in a line: who takes which stance, in which words."""
    return f"{attribution.speaker.name} {attribution.stance}: {attribution.span.exact}"


class Talk(Part):
    """The threads at one place."""

    place: PlaceNamed
    threads: list[ThreadSeen]
    hides: bool = Field(description="Whether what the viewer writes here is hidden unless she opens it.")
    people: list[str] = Field(description="The user names that are mentions.")

    @property
    def open_count(self) -> int:
        """How many threads wait for an answer."""
        return sum(thread.resolved is None for thread in self.threads)

    @property
    def note_count(self) -> int:
        """How many notes there are."""
        return sum(1 + len(thread.answers) for thread in self.threads)

    @classmethod
    def of(
        cls,
        place: PlaceNamed,
        found: Iterable[Note],
        people: Iterable[Person],
        viewer: Viewer,
        *,
        hides: bool,
    ) -> Self:
        """The notes in threads, those still open first."""
        by_thread: defaultdict[int, list[Note]] = defaultdict(list)
        for note in found:
            by_thread[note.thread_id or note.id].append(note)
        threads = [ThreadSeen.of(notes[0], notes[1:], viewer) for notes in by_thread.values()]
        threads.sort(key=lambda thread: thread.resolved is not None)
        names = [person.username for person in people]
        return cls(place=place, threads=threads, hides=hides, people=names)


class Tally(NamedTuple):
    """How many notes stand at a place, and how many threads of them are open."""

    notes: int
    open: int


class Tallies:
    """How many notes stand at each place of a page."""

    def __init__(self, counted: Iterable[tuple[Any, ...]]) -> None:
        self.found = {tuple(row[:3]): Tally(row[3], int(row[4] or 0)) for row in counted}

    def at(
        self, claim_id: int | None = None, attribution_id: int | None = None, evidence_id: int | None = None
    ) -> Tally:
        """The notes at one place."""
        return self.found.get((claim_id, attribution_id, evidence_id), Tally(0, 0))
