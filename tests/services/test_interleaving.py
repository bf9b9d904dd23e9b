"""Two people edit the same things from forms of any age: no words are overwritten that nobody had seen."""

import random
from collections import Counter
from dataclasses import dataclass, field
from itertools import count, pairwise

import pytest
from sqlmodel import col, select

from factcheck import db
from factcheck.models import Attribution, Claim, Event, Evidence, Question
from factcheck.services import attributions, chains, claims, evidence, log, questions
from factcheck.services.refusals import EditedMeanwhile
from tests.dossiers import contested

pytestmark = pytest.mark.slow
EDITS = {"sqlite": 10_000, "postgresql": 2_500}
"""A server on a socket answers more slowly than a file; the rules are the same."""
IN_ONE_TRANSACTION = 100
FIELDS = {
    Claim: ("text", "short"),
    Question: ("text", "summary"),
    Evidence: ("title", "note"),
    Attribution: ("cue", "note"),
}


@dataclass
class Form:
    """What somebody has open: the version she started from, and what was there then."""

    version: int
    values: dict[str, str]


@dataclass
class Known:
    """What must be saved of a thing by now, told without asking the product."""

    kind: type
    key: int
    version: int
    values: dict[str, str]
    saved: int = 0
    forms: dict[int, Form] = field(default_factory=dict)


def save(session, actor, thing, version, values):
    """The edit of a thing, with what its form does not show kept as it is."""
    if isinstance(thing, Claim):
        claims.edit(session, actor, thing, version, question=thing.question, topics=[], **values)
    elif isinstance(thing, Question):
        questions.edit(session, actor, thing, version, topics=["Glass"], **values)
    elif isinstance(thing, Evidence):
        evidence.edit(session, actor, thing, version, **values)
    else:
        kept = {
            name: getattr(thing, name) for name in ("speaker", "stance", "manner", "claim", "said", "origin")
        }
        steps = chains.steps_of(thing)
        attributions.edit(session, actor, thing, version, steps=steps, **kept, **values)


def shown(thing):
    """What a form shows of a thing."""
    return {name: getattr(thing, name) for name in FIELDS[type(thing)]}


def test_thousands_of_interleaved_edits_lose_nothing(engine, ada, ben):
    people, chance, words = [ada.viewer, ben.viewer], random.Random(1952), count(1)
    with db.transaction(engine) as session:
        things = [Known(type(one), one.id, one.version, shown(one)) for one in made(session)]
    tally, done = Counter(), 0
    while done < EDITS[engine.dialect.name]:
        with db.transaction(engine) as session:
            for _ in range(IN_ONE_TRANSACTION):
                tally[edit_once(session, people, things, chance, words)] += 1
        done += IN_ONE_TRANSACTION
    assert min(tally["saved"], tally["refused"], tally["nothing to save"]) > EDITS[engine.dialect.name] / 50
    with db.open_session(engine, writes=False) as session:
        for known in things:
            is_as_told(session, known)
        assert log.broken_at(session) is None


def edit_once(session, people, things, chance, words):
    """Somebody saves a form that may be old by now; what came of it."""
    who, known = chance.randrange(len(people)), chance.choice(things)
    thing = session.get(known.kind, known.key)
    form = known.forms.setdefault(who, Form(thing.version, shown(thing)))
    wanted = typed(known, form, chance, words)
    stale, same = form.version != known.version, wanted == known.values
    meanwhile = refusal(session, people[who], thing, form.version, wanted)
    assert (meanwhile is not None) == (stale and not same), (
        "refused if, and only if, others' words are new to her"
    )
    keeps_form = chance.random() < 0.7
    if meanwhile is None:
        if not keeps_form:
            del known.forms[who]
        return granted(thing, known, wanted, same=same)
    theirs = {name: meanwhile.theirs[name] for name in known.values}
    assert (theirs, meanwhile.version) == (known.values, known.version), "what was saved is shown"
    assert shown(thing) == known.values, "what was refused changed nothing"
    known.forms[who] = Form(meanwhile.version, wanted if keeps_form else theirs)
    return "refused"


def refusal(session, actor, thing, version, wanted):
    """The conflict with both texts, if saving ran into one."""
    try:
        save(session, actor, thing, version, wanted)
    except EditedMeanwhile as meanwhile:
        return meanwhile
    return None


def granted(thing, known, wanted, *, same):
    """Note what was saved."""
    assert shown(thing) == wanted
    if not same:
        known.version, known.values, known.saved = known.version + 1, wanted, known.saved + 1
    assert thing.version == known.version
    return "nothing to save" if same else "saved"


def typed(known, form, chance, words):
    """What she sends: one field or both in words nobody used before, now and then what she had."""
    dice = chance.random()
    if dice < 0.08:
        return dict(known.values if dice < 0.04 else form.values)
    changed = chance.sample(list(form.values), chance.choice([1, 1, 2]))
    return form.values | {name: f"Words {next(words)}." for name in changed}


def is_as_told(session, known):
    """The thing says the last words accepted, and its log tells each edit on top of the one before."""
    thing = session.get(known.kind, known.key)
    assert (thing.version, shown(thing)) == (known.version, known.values)
    wanted = select(Event).where(Event.noun == known.kind.__name__.lower(), Event.noun_id == str(known.key))
    edits = session.exec(wanted.where(Event.action == "edited").order_by(col(Event.id))).all()
    assert len(edits) == known.saved > 0
    for one, other in pairwise(edits):
        assert one.after["version"] + 1 == other.after["version"]
        for name in known.values:
            assert one.after[name] == other.before[name]


def made(session):
    """Two claims, their question, two pieces of evidence and two attributions."""
    first = contested(session)
    rival = claims.open_claim(session, None, "Neighbour Mia broke the window.", question=first.question)
    letter = evidence.add(session, None, claim=first, kind="document", title="A letter", note="")
    session.flush()
    session.expire_all()
    return [first, rival, first.question, letter, *first.question.evidence, *first.attributions]
