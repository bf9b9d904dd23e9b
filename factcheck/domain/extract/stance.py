"""What a speaker does with a statement: assert, deny, doubt or only pass it on."""

import re
from typing import Final

from factcheck.domain.extract import german_words, others
from factcheck.domain.extract.gazetteer import MEDIA
from factcheck.domain.extract.wordlist import CUT, either, terms, words

DENYING: Final = (
    words(
        "deny reject dismiss refute rebut repudiate disavow disown contradict denial denials disagree"
        " retract renounce gainsay disprove debunk dispute"
    )
    | german_words.DENYING
    | others.DENYING
)
DOUBTING: Final = words("doubt question wonder challenge scoff mull") | german_words.DOUBTING
RELAYING: Final = words("report cite quote publish recount reference read according")
PASSING: Final = words("relay retweet")
BELIEF: Final = words("believe think accept agree buy support endorse recognize acknowledge")
HEDGING: Final = words(
    "suggest believe think suspect speculate guess estimate assume fear hope imply hint surmise feel"
    " expect predict wonder doubt insinuate"
)
HEDGES: Final = words(
    "allegedly reportedly apparently supposedly presumably may might could possibly probably likely"
    " perhaps seem seems seemed appear appears appeared suspected unconfirmed maybe potentially"
    " purportedly mutmaßlich angeblich offenbar möglicherweise vermutlich wohl könnte könnten dürfte"
    " dürften"
)
NEVER: Final = words("not never cannot hardly n't n’t")
NOT: Final = r"(?: not|n['’]t)"
TELLING: Final = either(
    "confirm, verify, comment, say, state, discuss, answer, identify, name, elaborate, specify, give,"
    " provide, disclose"
)
HOLDING_BACK: Final = re.compile(
    rf"\b(?:(?:declin\w+|refus\w+|fail\w+|unable) to {TELLING}"
    r"|(?:could ?n[o'’]t|cannot|can['’]t) (?:\w+ly )?"
    r"(?:confirm|verify|be (?:confirmed|verified))"
    r"|(?:does|do|did|would|will)(?: not|n['’]t) comment)"
)
WITHHOLDING: Final = ("declin", "refus", "fail", "unable", "confirm", "verif", "comment")
ADMITTING: Final = re.compile(
    r"\b(?:declin\w+|refus\w+|fail\w+) to"
    r" (?:admit|acknowledge|recogni[sz]e|accept|concede|concur|agree|believe)"
)
DEMAND: Final = re.compile(r"(?:to|that|for) (?!be asked)")
PUSHING: Final = re.compile(
    r"\b(?:push(?:ed|ing|es)? back|hit(?:ting|s)? back|shot down|brush(?:ed|ing) (?:off|aside)"
    r"|rul(?:e|ed|es|ing) out)\b"
)
NO: Final = either(
    "role, involvement, part, connection, links?, hand, knowledge, truth, evidence, basis, such"
)
GUILT: Final = either(
    "involved, responsible, behind, true, guilty, to blame, the case, accurate, our (?:doing|work),"
    " linked, connected, complicit"
)
FALSE: Final = either(
    "false, untrue, baseless, unfounded, groundless, lies?, fabricat(?:ion|ed), fake, hoax, nonsense,"
    " absurd, ridiculous, propaganda, provocation, fiction, myth, slander, misinformation, disinformation,"
    " bogus"
)
COPULA: Final = either("is, are, was, were, as, called, all, simply, completely, totally, utterly, entirely")
DENIAL: Final = re.compile(
    rf"\b(?:nothing to do with|no {NO}\b|(?:not|n['’]t|never)(?: \w+)? {GUILT}"
    rf"|{COPULA} (?:an? )?(?:\w+ )?{FALSE}\b"
    r"|neither \w+ nor\b|did nothing wrong|false (?:claim|accusation|allegation|report)s?)"
    r"|^(?:that )?\W*\w+ \W?(?:rejects?|rejected|denies|denied)\b|^\W*no[.,;] "
    r"|^\W*(?:false|untrue|baseless|nonsense|lies|fake|absurd|ridiculous|not true)\b"
)
LABELLING: Final = words("call describe label brand characterize characterise")
CHARGE: Final = re.compile(r"\b(?:accus|claim|alleg|charge|report|suggest|rumou?r)")
FALSEHOOD: Final = re.compile(rf"\b(?:{FALSE}|stupid|unacceptable|laughable|unproven)\b")
FLAGS: Final = words(
    "nothing no not never neither false untrue baseless unfounded groundless lie lies fabrication"
    " fabricated fake hoax nonsense absurd ridiculous propaganda provocation fiction myth slander"
    " misinformation disinformation bogus stupid laughable t rejects rejected denies denied"
)
OWN_ACT: Final = re.compile(
    rf"\b(?P<self>we|i|[A-Z][\w’'-]+)(?P<verb> (?:does|did|have|has|had|was|were){NOT}| never)"
    r" (?:\w+ly )?(?P<what>\w+)",
    re.IGNORECASE,
)
SECOND_ACT: Final = re.compile(
    r"(?:^|[.!?] )\W*(?P<self>[A-Z][\w’'-]+)\b[^.!?]{0,120}?\b(?:and|but)"
    rf"(?P<verb> (?:do|does|did|has|have){NOT}| never) (?P<what>\w+)"
)
HARMLESS: Final = words(
    "think know believe want need like see have understand agree care remember expect mean feel going"
    " sure yet a the an in so hope say get able ready just only even really at on to allowed comment mind"
    " matter here there that look make do seem wish enough heard spoken decided worry for be interested"
    " happy surprised one as anything any all my your his her their our it them this these those good well"
    " too very about"
)
UNSURE: Final = either(
    "skeptical, sceptical, (?<!no )(?<!little )doubts?, doubtful, unclear, unconvinced, questionable,"
    " dubious, not (?:sure|certain|convinced|clear)"
)
DOUBT: Final = re.compile(
    rf"\b{UNSURE}\b|^\W*whether\b|(?:not|n['’]t) (?:see|seen|find|found) (?:\w+ )?evidence"
)
DOUBTFUL: Final = (
    *("doubt", "unclear", "questionable", "skeptical", "sceptical", "unconvinced", "dubious"),
    *("whether", "not ", "n't ", "n’t "),
)
ACT: Final = re.compile(rf" (?:do|does|did|have|has|had|was|were){NOT}| never")
SHORT: Final = 120  # code points of a content that one doubting word colours as a whole
STEM: Final = 5  # letters by which 'Ukraine' and 'Ukrainian' are one side


def stance(lemma: str, cue: str, content: str, source: str, role: str | None) -> str:
    """One of asserts, denies, doubts, relays."""
    cue, text = cue.lower(), content[:CUT]
    lower = text.lower()
    negated = any(word in NEVER or word.endswith(("n't", "n’t")) for word in cue.split())
    if lemma in DENYING or PUSHING.search(f"{cue} {lower[:12]}"):
        return "relays" if negated else "denies"
    if found := withheld(f"{cue} {lower[:40]}"):
        return found
    if negated:
        return "denies" if lemma in BELIEF else "relays"
    if lemma == "ask":
        return "asserts" if DEMAND.match(lower) or cue.endswith(" for") else "relays"
    if lemma in DOUBTING or (len(text) < SHORT and doubted(lower)) or doubted(cue):
        return "doubts"
    return (
        "denies" if denies(content, lower, lemma, f"{source} {role or ''}") else relaying(lemma, cue, source)
    )


def doubted(lower: str) -> bool:
    """Whether words in lower case leave open what they are about."""
    return any(stem in lower for stem in DOUBTFUL) and DOUBT.search(lower) is not None


def withheld(words_of_cue: str) -> str:
    """What a refusal to speak amounts to: none to admit is a denial, none to comment takes no side."""
    if not any(stem in words_of_cue for stem in WITHHOLDING):
        return ""
    if ADMITTING.search(words_of_cue):
        return "denies"
    return "relays" if HOLDING_BACK.search(words_of_cue) else ""


def relaying(lemma: str, cue: str, source: str) -> str:
    """What an outlet reports or cites it passes on; what others report they assert."""
    if "reportedly" in cue or "allegedly" in cue or lemma in PASSING:
        return "relays"
    plain = (word.strip(".,’'") for word in source.split())
    outlet = any(word.lower() in MEDIA for word in plain)
    return "relays" if lemma in RELAYING and (outlet or not source) else "asserts"


def denies(text: str, lower: str, lemma: str, side: str) -> bool:
    """Whether the content itself rejects a charge against the speaker's side, or calls it false."""
    if lemma in {"accuse", "blame", "warn", "fear"} or not (
        FLAGS & terms(text) or "n't" in lower or "n’t" in lower
    ):
        return False
    if DENIAL.search(lower) or (lemma in LABELLING and CHARGE.search(lower) and FALSEHOOD.search(lower)):
        return True
    return ACT.search(lower) is not None and any(
        own(match, side) for pattern in (OWN_ACT, SECOND_ACT) for match in pattern.finditer(text[:CUT])
    )


def own(match: re.Match[str], side: str) -> bool:
    """Whether a negated act is the speaker's own: 'we did not strike', 'Ukraine does not attack'."""
    what = match["what"].lower()
    if what in HARMLESS or what.endswith("ing"):
        return False
    subject = match["self"].lower()
    if subject in {"we", "i"}:
        return True
    return len(subject) >= STEM and match["self"][0].isupper() and subject[:STEM] in side.lower()


def hedged(lemma: str, cue: str, content: str) -> bool:
    """Whether the speaker or the article keeps it open."""
    return (
        lemma in HEDGING
        or not HEDGES.isdisjoint(terms(content))
        or not HEDGES.isdisjoint(cue.lower().split())
    )
