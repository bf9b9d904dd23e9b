"""Far too much of everything: long names, many scripts, long tokens, many answers; and far too little."""

from itertools import cycle

from sqlmodel import Session, select

from factcheck.domain.viewers import Viewer
from factcheck.domain.vocabulary import Bearing, Fidelity, Manner, Role, SpeakerKind, Stance
from factcheck.models import Article, Claim, Person, Question
from tests.dossiers import judge, publish, rule
from tests.factories import (
    make_article,
    make_attribution,
    make_bearing,
    make_claim,
    make_evidence,
    make_outlet,
    make_question,
    make_speaker,
)

TOKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
QUOTES = (
    ("“We had nothing to do with it,”", "en"),
    ("لم تكن لنا أي علاقة بما حدث في تلك الليلة، ولن نعلق أكثر من ذلك", "ar"),
    ("Bizim bu hadisə ilə heç bir əlaqəmiz yoxdur, şəhərdə kim nə deyirsə desin", "az"),
    ("Мы к этому не имеем никакого отношения, и говорить здесь больше не о чем", "ru"),
    (TOKEN[:200], "de"),
    ("it was the neighbour, and everybody in the street knows that it was the neighbour 🪟", "en"),
)
HEADINGS = (
    "A neighbour",
    "The Federal Office for the Maintenance of Windows, on an order",
    "الجيران أنفسهم",
    "Qonşular özləri",
    "A gust of wind of a strength that had not been measured here before",
    "Неизвестные из соседнего двора",
    TOKEN[:58],
    "Nobody",
)
STANCES = (Stance.ASSERTS, Stance.DENIES, Stance.ASSERTS, Stance.DOUBTS, Stance.ASSERTS, Stance.RELAYS)
DATES = ("2024-05-02", "2024-05-03", "2024-05", None, "2024-06-11", "2024-05-03", "2024")
RATINGS = ("unproven", "refuted", "conflicting", "mostly-supported", "mostly-refuted", "supported")
FIDELITIES = tuple(Fidelity)


def person(session: Session, name: str, role: Role = Role.REVIEWER) -> Viewer:
    """Somebody of the desk, made when first named."""
    found = session.exec(select(Person).where(Person.username == name)).first()
    if found is None:
        found = Person(username=name, public_name=f"{name.title()} of the desk", role=role)
        session.add(found)
        session.flush()
    return Viewer(found.id, name, found.public_name, found.role)


def editor(session: Session) -> Viewer:
    """An editor who gives no verdicts."""
    return person(session, "eve", Role.EDITOR)


def published(session: Session, claim: Claim, rating: str = "supported") -> Claim:
    """The claim, agreed on by two reviewers and published."""
    judge(session, claim, person(session, "ada"), person(session, "ben"), rating=rating)
    rule(session, claim, editor(session))
    publish(session, claim, editor(session))
    return claim


def too_much(session: Session, claims: int = 8, attributions: int = 60, evidence: int = 40) -> Question:
    """A question with more than a page is made for, all of it published."""
    question = make_question(
        session,
        f"Who broke the window of the house at the corner, and {TOKEN[:90]}?",
        summary="**What is contested.** Who broke it.\n\n* The glass lay outside.\n* Nobody saw it.",
        topics=["Glass", "Qonşular", "الزجاج"],
    )
    made = [
        make_claim(
            session,
            f"{HEADINGS[number % len(HEADINGS)]} broke the window, says answer {number + 1}.",
            question=question,
            short=HEADINGS[number % len(HEADINGS)][:60],
        )
        for number in range(claims)
    ]
    said_by_many(session, made, attributions)
    weighed(session, question, made, evidence)
    everybody_judges(session, made)
    return question


def too_little(session: Session) -> Claim:
    """One claim without a question, one attribution, no evidence, one reviewer."""
    claim = make_claim(session, "The window was open.")
    make_attribution(session, claim)
    ada, eve = person(session, "ada"), editor(session)
    judge(session, claim, ada)
    rule(session, claim, eve, required=1)
    publish(session, claim, eve, required=1, four_eyes=False)
    return claim


def said_by_many(session: Session, claims: list[Claim], count: int) -> None:
    """Attributions in many scripts, by speakers with long names, through shared chains."""
    articles = [article(session, number) for number in range(9)]
    speakers = [
        make_speaker(session, name, kind=kind, role=role)
        for name, kind, role in (
            ("Vera Lind", SpeakerKind.PERSON, "neighbour"),
            ("The Federal Office for the Maintenance of Windows and Doors", SpeakerKind.GOVERNMENT, None),
            ("أحمد بن عبد الرحمن الغسّاني", SpeakerKind.PERSON, "شاهد عيان"),
            ("Nigar Əliyeva-Məmmədova", SpeakerKind.PERSON, "şəhər sakini"),
            (
                "a person who did not want to be named because the window is not theirs",
                SpeakerKind.ANONYMOUS,
                None,
            ),
            (TOKEN[:120], SpeakerKind.ORGANISATION, TOKEN[:200]),
        )
    ]
    for number in range(count):
        quote, _ = QUOTES[number % len(QUOTES)]
        make_attribution(
            session,
            claims[number % len(claims)],
            article=articles[number % len(articles)],
            speaker=speakers[number % len(speakers)],
            exact=quote,
            stance=STANCES[number % len(STANCES)],
            manner=list(Manner)[number % 3],
            said=DATES[number % len(DATES)],
            fidelity=FIDELITIES[number % len(FIDELITIES)],
            origin=("", "lind-radio", "office-statement")[number % 3],
            chain=chain(number),
        )


def article(session: Session, number: int) -> Article:
    """An article that holds every quote once."""
    body = "\n\n".join(
        f"Paragraph {place} of our own. {quote} It ends here." for place, (quote, _) in enumerate(QUOTES)
    )
    return make_article(
        session,
        f"{number}. {body}",
        title=("The window", "النافذة المكسورة", f"A title with {TOKEN[:150]}")[number % 3],
        outlet=make_outlet(session, f"The Daily {number}"),
        url=f"https://daily.example/{number}",
        published="2024-05-03",
        language=("en", "ar", "de")[number % 3],
        byline="O. Reporter",
    )


def chain(number: int) -> tuple[tuple[str, str], ...]:
    """From one to four hops."""
    hops = (
        ("interview", "Radio One"),
        ("wire report", "Agency"),
        ("social media", "Chirper"),
        ("article", "The Daily"),
    )
    return hops[: 1 + number % 4]


def weighed(session: Session, question: Question, claims: list[Claim], count: int) -> None:
    """Evidence that two reviewers weighed for every claim."""
    viewers = [person(session, name) for name in ("ada", "ben")]
    bearings = cycle(Bearing)
    for number in range(count):
        piece = make_evidence(
            session,
            question=question,
            title=(f"Photograph {number} of the window", f"Film {TOKEN[:100]}", "صورة النافذة")[number % 3],
            publisher="The Daily",
            locator="page 3",
            url=f"https://daily.example/{number}.jpg" if number % 2 else None,
            archived="https://archive.example/1" if number % 4 == 1 else None,
            sha256="ab" * 32 if number % 5 == 0 else None,
            quote="The glass lay outside." if number % 2 else "",
            note="It shows **nothing** more." if number % 3 else "",
        )
        for claim in claims[: 1 + number % len(claims)]:
            for viewer in viewers:
                make_bearing(session, piece, claim, viewer, next(bearings))


def everybody_judges(session: Session, claims: list[Claim]) -> None:
    """Two agreeing reviewers for each claim, a ruling, a publication."""
    ada, ben, eve = person(session, "ada"), person(session, "ben"), editor(session)
    for number, claim in enumerate(claims):
        judge(session, claim, ada, ben, rating=RATINGS[number % len(RATINGS)])
        rule(
            session,
            claim,
            eve,
            summary=f"The glass lay outside, and that is answer {number + 1} in one sentence.",
        )
        publish(session, claim, eve)
