"""English cue verbs, the shapes each may take, and how its forms are spelled."""

from typing import Final, NamedTuple

from factcheck.domain.extract.wordlist import words

# After each verb: T a that-clause, C a bare clause or an object, Q a quotation, I an infinitive, W a question
# word, A an addressee before the content; words after "+" are particles that belong to the cue ("called for",
# "pointed out"), and "!" says that one of them is needed.
TABLE: Final = """
say TCQW; tell TCQWA; add TQ; state TQ; claim TCQI; note TCQW; argue TCQ; allege TQ; announce TCQ;
declare TCQI; insist TCQ; maintain TQ; assert TCQ; contend TCQ; report TCQ +on; explain TCQW;
acknowledge TCQW; admit TCQ +to; concede TCQ; confirm TCQ; reveal TCQW; disclose TCQW; suggest TCQW;
imply TCQ; indicate TCQ; observe TCQ; remark TQ +on; stress TCQ; emphasize TCQ; emphasise TCQ;
reiterate TCQ; repeat TCQ; recall TCQW; recount TCQW; predict TC; forecast TC; estimate T; conclude TCQ;
believe TCQ; think TCQ +of +about; feel TQ; know TCW; hope TCIQ +for; fear TC; worry TQ +about;
expect TC; assume T; suspect TC; doubt TCW; guess TC; agree TQ +with +to; disagree TQ +with;
warn TCQA +of +against +about; caution TCQA +against; boast TQ +of +about; brag TQ +of +about;
joke TQ +about; quip TQ; complain TQ +about +of; lament TCQ; charge TQ; counter TQ; retort TQ;
respond TQ +to; reply TQ +to; answer TCQ; shout TCQ; yell TCQ; chant TCQ; tweet TCQ; retweet CQ;
write TCQ +about +of; post Q; testify TQ; swear TCIQ; vow TCIQ; pledge TCIQ; promise TCIQA; threaten IC;
propose TCIQ; recommend TCQ; show TCW; find TC; prove T; demonstrate TCW; mention TCQ; hint TQ +at;
signal TC; determine TCW; decide W; learn TCW; discover TCW; read Q; continue Q; ask CQWIA +for +about;
wonder QW +about; question CQW; deny TCQ; dispute TC; reject CQ; dismiss CQ; rebut CQ; refute CQ;
criticize CQ; criticise CQ; praise CQ; denounce CQ; condemn CQ; slam C; blast C; decry C; accuse C;
blame C; fault C; rebuke C; attack C; assail C; mock C; ridicule C; deride C; hail C; laud C; applaud C;
congratulate C; thank C; endorse C; support C; oppose C; back C; defend C; urge CQ; encourage C;
demand TCQ; request C; call CQ +for +on +out +upon; describe C; label C; dub C; brand C; characterize C;
characterise C; portray C; depict C; view C; regard C; cite C; reference C; refer +to;
point TCQ! +out +to; talk +about; speak +about +of +out +on; comment Q +on; discuss C; highlight C;
invoke C; echo C; express C; voice C; offer C; want CI; wish TCIQ; plan I; seek CI; intend I; refuse I;
decline I; favor C; favour C; prefer C; push +for +back +on; tout C; trumpet C; embrace C; downplay C;
minimize C; ignore C; credit C; liken C; compare C; consider C; project TC; rule +out; allude +to;
speculate TQ +about; theorize TQ; surmise TQ; reason TQ; muse TQ +about; sneer Q; scoff Q +at; snap Q;
exclaim TQ; whisper Q; mutter Q; fume Q; gush Q; shrug Q; vent Q; shoot Q+back; fire Q+back;
insinuate TC; underscore TC; underline TC; clarify TCQ; elaborate Q +on; opine TQ; relay TC; inform TCWA;
assure TCQA; remind TCQA; notify TCA; advise TQ +against; convince TCA; persuade CA; hypothesize TC;
profess TCI; proclaim TCQ; pronounce TC; affirm TCQ; reaffirm TCQ; attest TQ +to; vouch +for; lash +out;
hit +back; publish C; quote C; retract C; renounce C; repudiate C; disavow C; disown C; lambast C;
lambaste C; chide C; scold C; castigate C; excoriate C; bash C; berate C; admonish C; hammer C; rip C;
taunt C; deplore CQ; bemoan CQ; rail +against; protest TCQ +against; welcome CQ; salute C; admire C;
fret TQ +about; regret TC; apologize Q +for +to; apologise Q +for +to; foresee TC; envision C;
anticipate TC; appeal +for +to; interject Q; chime Q +in; weigh +in; summarize CQ; tease CQ; deem C;
realize TCW; recognize T; watch C; understand TCW; remember TCW; imagine CW
""".replace("\n", ";")

IRREGULAR: Final = {
    "feel": "felt felt",
    "find": "found found",
    "foresee": "foresaw foreseen",
    "hit": "hit hit",
    "know": "knew known",
    "prove": "proved proven",
    "read": "read read",
    "say": "said said",
    "seek": "sought sought",
    "shoot": "shot shot",
    "show": "showed shown",
    "speak": "spoke spoken",
    "swear": "swore sworn",
    "tell": "told told",
    "think": "thought thought",
    "understand": "understood understood",
    "write": "wrote written",
}
DOUBLED: Final = words("admit brag dub slam quip rip plan snap refer prefer")


NOUNS: Final = words(
    "claim report call hope fear plan promise attack answer comment request demand pledge vow question"
    " doubt praise offer tweet joke quote vote protest regret estimate state forecast project watch charge"
    " counter reply blast rebuke like love hate wish guess show support back note post state name rule point"
    " talk cast tip rate rank pan slam rip knock hammer bash needle label brand view reference reason muse"
    " push appeal object intent find read lament threat signal hint question reveal address boast favor"
    " favour credit fault blame quip snap shout chant yell whisper mutter retort welcome salute tease judge"
    " remark mock need hail feel must advocate vent fire shoot hit shrug caution record"
    " concern worry experience influence taunt sum touch tout counter argue project thank guess notice"
)


class Cue(NamedTuple):
    """One verb that reports: its lemma, the shapes it may take, its particles."""

    lemma: str
    shapes: str
    particles: tuple[str, ...]


def third(lemma: str) -> str:
    """The form that goes with he, she or it."""
    if lemma.endswith(("s", "sh", "ch", "x")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def regular(lemma: str) -> tuple[str, str]:
    """The past form and the -ing form of a regular verb."""
    if lemma in DOUBLED:
        return lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    if lemma.endswith("e"):
        return lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied", lemma + "ing"
    return lemma + "ed", lemma + "ing"


class Form(NamedTuple):
    """One spelled form of a cue verb and the class letter of that form."""

    cue: Cue
    tag: str


def parse(entry: str) -> Cue:
    """One entry of the table."""
    lemma, *rest = entry.replace("+", " +").split()
    shapes = "".join(part for part in rest if part[0] != "+")
    return Cue(lemma, shapes, tuple(part[1:] for part in rest if part[0] == "+"))


def forms(cue: Cue) -> dict[str, Form]:
    """Every spelled form of one verb."""
    noun = cue.lemma in NOUNS
    past, ing = regular(cue.lemma)
    table = {cue.lemma: "y" if noun else "v", third(cue.lemma): "Y" if noun else "V", past: "E", ing: "G"}
    if cue.lemma in IRREGULAR:
        del table[past]
        simple, perfect = IRREGULAR[cue.lemma].split()
        table |= {perfect: "e", simple: "V"}
    return {form: Form(cue, tag) for form, tag in table.items()}


CUES: Final = {
    form: found
    for entry in filter(None, map(str.strip, TABLE.split(";")))
    for form, found in forms(parse(entry)).items()
}
