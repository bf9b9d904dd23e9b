"""The closed classes of English and the verbs that are common enough to know."""

from typing import Final

from factcheck.domain.extract.wordlist import words

# D determiner, O subject pronoun, o object pronoun, W relative pronoun, F of, P preposition, A as, C and,
# B subordinator, T that, H question word, t to, b be, h have, m modal or do, x not,
# R adverb, Z day or month, # number.
CLOSED: Final = {
    "#": (
        "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred"
        " thousand million billion dozen dozens hundreds thousands millions"
    ),
    "D": (
        "a an the this these those my your his her its our their some any many several most few no every"
        " each all both another other such certain numerous various whose half fellow"
    ),
    "O": "he she they we i you it someone everyone nobody anyone everybody others somebody there",
    "o": "him them me us himself herself themselves itself myself ourselves yourself",
    "W": "who whom which",
    "F": "of",
    "P": (
        "in on at by for from with about against between into through during before within without toward"
        " towards under over among near since until upon across behind beyond despite via per like unlike"
        " than onto off amid around outside inside above below throughout along following regarding"
        " concerning including versus besides alongside"
    ),
    "A": "as",
    "C": "and or nor & plus",
    "B": "but yet though although because while whereas after unless once whereas so if",
    "T": "that",
    "H": "whether how why what where when whatever whenever",
    "t": "to",
    "b": (
        "is are was were be been being am isn't aren't wasn't weren't ain't isn’t aren’t wasn’t weren’t ain’t"
    ),
    "h": "has have had having hasn't haven't hadn't hasn’t haven’t hadn’t",
    "m": (
        "will would can could may might should must shall do does did cannot won't wouldn't can't"
        " couldn't mightn't shouldn't mustn't don't doesn't didn't won’t wouldn’t can’t couldn’t shouldn’t"
        " mustn’t don’t doesn’t didn’t"
    ),
    "x": "not never",
    "R": (
        "also then later again too just still now recently already previously earlier often always once"
        " even only ever soon instead meanwhile however further furthermore moreover therefore thus"
        " perhaps maybe almost nearly quite rather very much well here back away together ago sometimes"
        " twice long far afterward afterwards otherwise nevertheless nonetheless elsewhere indeed first"
        " publicly"
    ),
    "Z": (
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow"
        " january february march april june july august september october november december mon. tue. wed."
        " thu. fri. sat. sun. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mondays"
        " tuesdays wednesdays thursdays fridays saturdays sundays"
    ),
}
NOT_ADVERBS: Final = words(
    "ally anomaly apply assembly belly beverly billy bully comply costly daily deadly early elderly emily"
    " family fly friendly holy homily imply italy jelly july kelly kimberly likely lily lonely lovely"
    " melancholy molly monopoly monthly multiply only orderly rally rely reply sally silly supply ugly"
    " unlikely weekly yearly"
)
VERBS: Final = words(
    "came went took made became began got gave grew kept knew left led let lost met paid ran sent sat"
    " slept stood stole stuck swept taught threw wore won woke brought bought caught chose cut drove fell"
    " fled flew fought forgot hit held hurt laid lent lay lit meant put quit rode rose sang sank set shook"
    " shot shut sold spent split spread struck swung understood undid upheld drew drank ate beat bent bet"
    " bit bled blew broke built burst clung crept dealt dug dreamt fed felt forbade forced froze hid hung"
    " knelt leapt overcame rang sought slid sprang stung strove tore underwent withdrew wound seems seem"
    " seemed appears appear becomes become comes come goes go gets get gives give keeps keep knows takes"
    " take makes make brings bring begins begin continues lets loses lose meets meet needs needed remains"
    " remain remained runs sends send serves serve stands stays stay tries try turns wins works uses"
    " represents includes include included involves requires allows allow provides provide contains helps"
    " leads follows follow exists exist happens happen happened occurs occur lives owns own pays pay puts"
    " reflects receives sees stems tends belongs causes creates faces holds leaves lies looks matters"
    " means moves plays raises sits speaks starts wants wears winds adds depends differs does ends enjoys"
    " fails falls feels finds gains grows hears hits joins lacks lags lands lasts marks opens ranks"
    " reaches reads relies rises sells shares stops suffers tells tests travels visits votes walks watches"
    " weighs writes carries pose poses posed arrive arrives die dies lie sit stand write wear win choose"
    " bear forget"
)
PARTICIPLES: Final = words(
    "based beaten begun bitten blown born broken built chosen drawn driven eaten fallen flown forgotten"
    " frozen given gone gotten grown held hidden made proven risen seen shaken spoken stolen sworn taken"
    " thrown torn undergone withdrawn woken worn written"
)
TITLES: Final = words(
    "mr mrs ms miss dr prof sen sens gov govs rep reps gen lt col sgt capt maj adm rev hon pres st jr sr"
    " vs no inc corp co ltd dept fla calif mass ariz conn ill tenn tex wis minn mich pa va ga ala ky md vt"
    " okla ore nev neb kan ind ark del colo la mo wyo mont n.y n.j d.c n.c s.c n.h w.va u.s u.k u.n e.u"
    " u.s.a a.m p.m ph.d jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun mx"
    " mme messrs"
)
