"""Worth checking: named questions about a statement, and an order from the answers."""

from dataclasses import astuple, dataclass
from typing import Final

from factcheck.domain.extract.wordlist import CUT, terms, words

NUMBER: Final = words(
    "two three four five six seven eight nine ten dozen dozens hundred hundreds thousand thousands million"
    " millions billion billions percent majority half double twice most fewer zwei drei vier fünf hundert"
    " hunderte tausend tausende millionen milliarden prozent"
)
PAST: Final = words(
    "was were had did been went came took made hit struck shot won lost began said told found left sent"
    " fought fell fled broke drove gave wurde wurden war waren hatte hatten hat haben"
)
CAUSE: Final = words(
    "because cause causes caused causing due led leads result resulted results owing trigger triggered"
    " triggers therefore consequence sparked prompted provoked weil wegen aufgrund führte verursacht"
    " verursachte ursache"
)
RESPONSIBLE: Final = words(
    "responsible responsibility behind blame blamed blames accuse accused accuses guilty orchestrated"
    " staged perpetrated perpetrators perpetrator masterminded involved involvement complicit fault"
    " committed ordered culprit culprits planned plotted verantwortlich schuld verübt verübte beschuldigt"
    " beteiligt täter"
)
HARM: Final = words(
    "kill killed kills killing died dies die death deaths dead attack attacks attacked attacking bomb bombs"
    " bombed bombing poison poisoned vaccine vaccines vaccination cure cures virus disease explosion"
    " explosions explosive explosives terror terrorist terrorists terrorism shooting weapon weapons evacuate"
    " evacuation toxic radiation infected infection suicide violence violent riot riots dose treatment flee"
    " danger dangerous assassination strike strikes missile missiles drone drones war genocide massacre"
    " casualties wounded injured tot tote toten getötet angriff angriffe anschlag anschläge impfung giftig"
    " gefährlich waffen waffe"
)
OPINION: Final = words(
    "think believe feel should ought best worst great terrible beautiful wonderful disgrace disgraceful"
    " shame shameful important unfair wrong good bad love hate hope proud stupid ridiculous sollte sollten"
    " wichtig schlecht gut"
)
PREDICTION: Final = words("will won't won’t shall would going expected wird werden würde würden 'll ’ll")
SHORT: Final = words("need feed seed weed deed speed bleed breed indeed exceed proceed succeed red bed led")


@dataclass(frozen=True, slots=True)
class Checks:
    """The answers, each yes or no: the order of the fields is the order of their weight."""

    harm: bool
    responsibility: bool
    states_number: bool
    cause: bool
    past_event: bool
    prediction: bool
    opinion: bool


def checks(content: str, lemma: str = "") -> Checks:
    """What a statement would need checked for."""
    lower, said = content[:CUT].lower(), terms(content)
    return Checks(
        harm=not said.isdisjoint(HARM),
        responsibility=lemma in {"accuse", "blame", "fault"}
        or not said.isdisjoint(RESPONSIBLE)
        or "work of" in lower
        or "carried out" in lower,
        states_number=not said.isdisjoint(NUMBER) or any(map(str.isdigit, [word[0] for word in said])),
        cause=not said.isdisjoint(CAUSE),
        past_event=not said.isdisjoint(PAST)
        or ("ed" in lower and any(word.endswith("ed") and word not in SHORT for word in said)),
        prediction=not said.isdisjoint(PREDICTION),
        opinion=not said.isdisjoint(OPINION),
    )


def weight(answers: Checks) -> tuple[bool, ...]:
    """The key to sort by, the greatest most worth checking.

    Anything checkable comes first, then harm, responsibility, number, cause, past event; of two alike the one
    that is no prediction and no opinion.
    """
    *facts, prediction, opinion = astuple(answers)
    return (any(facts) and not (opinion and sum(facts) == 1), *facts, not prediction, not opinion)
