"""The grammar of English token classes: noun phrases, verb groups, and who may stand where.

A paragraph is a string with one letter a token (see `tokens`); these patterns read that string.
Every repetition is bounded, so that no text can make them slow.
Those that are sought in every paragraph begin with the letter they need: the search skips to it.
"""

import re
from typing import Final

BASE: Final = (
    r"(?:(?:(?:DR?){1,4}[egRE]?(?:Z#?)?)?(?:R?#P#)?(?:R(?=#))?[#nNYy]"
    r"(?:(?:[#nNYysC*]|[gGe](?=[nN])){0,24}[nNY#y])?|D(?!D))"
)
POST: Final = rf"(?:[FP]{BASE}|[eE](?:[PF]{BASE}|Z)|(?<=n)t(?=[DN]){BASE}|\([^)]{{1,12}}\)|PZ?#){{0,8}}"
NP: Final = rf"{BASE}{POST}"
VERBLESS: Final = "[^.;:,VGkqQuWOTBbhmK]"
APPOSED: Final = (
    rf"(?:(?:,#(?=,))?,(?:(?![PRG]){VERBLESS}{{1,35}}(?:,[^.;:,VGkqQuWOTBbhm]{{1,10}})?"
    r"|W[^.;:qQu]{1,35}?|e[^.;:qQu,]{1,20}),|-[^.;:qQu\-]{1,25}-)"
)
SEVERAL: Final = rf"(?<![PFtkEVGvbemhgDNn#Yys]){BASE}(?:,{BASE}){{0,4}},?C{NP}"
SUBJECT: Final = rf"(?:O|{SEVERAL}|(?:(?<![PFtDNn#YysReg])|(?=D)(?<![PFt])){NP}{APPOSED}?|W)"
ASIDE: Final = (
    rf"(?:R{{1,4}}|,[^,.;:qQuVEbhmkO]{{1,15}},|P{BASE}(?:[FP]{BASE}){{0,4}}|P?D?Z{{1,4}}[n#]{{0,4}})"
)
MODIFIER: Final = (
    rf"(?:,?(?:P?D?n?Z[Zn#]{{0,4}}(?:,#)?|[PF]D?(?:Z{{1,3}}s)?{BASE}(?:[FP]{BASE}){{0,4}}|R|AP?{BASE}))"
)
AUXILIARIES: Final = r"(?:R{0,3}[hbm]x?){0,4}R{0,3}"

# Who stands before the verb, at the end of the searched stretch; who stands after it.
BEFORE: Final = re.compile(rf"(?P<subject>{SUBJECT})(?P<aside>{ASIDE}{{0,2}})$")
AFTER: Final = re.compile(
    rf"(?:O|{NP}(?:[WT][^.,;:Qu]{{1,40}})?(?:,(?:[DWH]|[nN#]|R[nN])[^.,;:Qu]{{1,45}}){{0,3}}(?:(?<=[a-zA-Z)]),(?!$|[.qQuGVE])|))"
)
LONG_SUBJECT: Final = re.compile(
    rf"[CBR]{{0,3}},?(?:P[^,.;:]{{1,12}},)?(?P<subject>{NP}(?:,(?:D|[Nn]|W)[^.;:]{{1,50}},|(?=,[gGeEPH][^.;:]{{1,40}},$)))(?=$|,)"
)
GROUP: Final = re.compile(rf"{AUXILIARIES}x?(?P<head>[VEGvyY])")
LONGEST_GROUP: Final = 25  # tokens, at most, before the verb of a group
HEAD: Final = re.compile("[VEGvyY]")
MAIN_VERB: Final = re.compile(r"R{0,3}[bhmkVEve]")
ANY_VERB: Final = re.compile(rf"{AUXILIARIES}(?P<head>[kVEGve])")

# What may stand between a verb and what it brings.
TO_DO: Final = re.compile(rf"{MODIFIER}{{1,3}}(?=t)")
TO_THAT: Final = re.compile(rf"{MODIFIER}{{0,4}},?(?=T)")
TO_QUOTE: Final = re.compile(rf"(?:t{BASE})?{MODIFIER}{{0,4}}[,:]{{0,2}}(?P<that>T?)(?=[qQu])")
ADDRESSEE: Final = re.compile(
    rf"(?:o|{BASE}(?:[FP]{BASE}){{0,4}}(?:,N{{1,4}},?)?){MODIFIER}{{0,3}},?(?=[TqQuDONtHn#:b])"
)
TIME: Final = re.compile(r"Z[n#]{0,4}")
LATE: Final = re.compile(r"P?D?Z{1,4}$")
OBJECT: Final = re.compile(r"[Dn]?[nyY]{1,2}(?:[PF]|(?=T))")

# Sentences, and what follows a finished quotation without starting one.
BOUNDARY: Final = re.compile(r"[.;Q](?:(?<!Q)[.;]*[)*]*|(?<=Q)(?=[NODHPBAZGR#nqQeK]))")
SPEAKER_FOLLOWS: Final = re.compile(
    rf",?(?:O|{BASE}(?:,[^.;:qQu]{{1,30}},)?)?{ASIDE}?{AUXILIARIES}[VE](?![TDOHo])"
)

# Where reported words end, by what they began as.
CLAUSE: Final = r"(?=O[hbmkVE]|D?[Nn]{1,6}[hbmk])"
COMMON: Final = (
    r"[.;]|(?<=u)[CR]{0,2}G|(?<=Q)(?=[NODHBZ#])|,?[CB]R{0,3}[hbm]{0,3}R{0,3}x?[VE](?![^.,;]{0,3}b)"
    r"|,[CR]{0,2}G|,?Kt|,[CB]?(?:O|D?[nNy]{1,8})R?[VYE]|,B(?=[^.;]{1,14}V)"
)
BARE: Final = COMMON + rf"|(?<=u)(?=[GgBWR])|,W|,B(?=O|D?[Nn]{{1,6}}R{{0,2}}[hbmkVEe])|,O|,C{CLAUSE}"
STOPS: Final = {
    "that": re.compile(COMMON + rf"|,[CB]{CLAUSE}"),
    "bare": re.compile(BARE),
    "object": re.compile(BARE + "|-|,D(?![^,.;VE]{1,10},?C)|,H"),
    "relative": re.compile(COMMON + "|,(?=[bhmkVEe])"),
    "subordinate": re.compile(COMMON + "|,(?=[OD]|[nN]{1,8}[hbmkVE])"),
}

# Shapes of whole attributions.
ACCORDING: Final = re.compile(rf"(?P<cue>Kt)(?:O|{NP}(?:,[^.;:,VGkqQuWOTBbhmKZP]{{1,25}}(?=[.,;]|$))?)")
OWNED: Final = re.compile(rf"(?P<subject>D|{BASE}s)[nR]{{0,2}}(?P<cue>[nNYy])(?=T)")
ASKED: Final = re.compile(r"E(?:(?<![a-zA-Z,]E)(?=RH|H|P|B)|(?<=HE)(?=R?[HPBt]))")
PASSIVE: Final = re.compile(
    rf"(?:R{{0,3}}[hm]x?){{0,3}}R{{0,3}}(?:bx?R{{0,3}}){{1,3}}(?P<head>[EeVk])F?[^,.;:VGEkby]{{0,12}}?(?P<by>P)(?P<agent>O|o|{NP})"
)
COLON: Final = re.compile(r"(?<=[NnO)]):")
PRESSED: Final = re.compile(
    rf"(?:u|Q(?=(?:O|N{{1,6}})[keE]\.))(?P<subject>O|{NP})(?P<cue>R{{0,3}}[keEV])(?=[.,;ARPZ])"
)
FOLLOWING: Final = re.compile(r"(?:[^.:qQu]{0,60}?\.|[^.;:qQuVEGYvy]{0,25}?[,;:]?)(?P<quote>[qQu])")
OWN_CUE: Final = re.compile(r",?(?:[VE]|(?:O|[DNn]{1,8}[Nn])[hbm]?R{0,3}[VE])")
TOLD_AFTER: Final = re.compile(r"(?<=[qQu])(?=(?:O|N{1,6})V)")
ADDRESSED: Final = re.compile(rf"(?:o|{BASE})(?=[,.;)ZPAR]|$)")
OPENING: Final = re.compile(r"[BCR]{0,4}|P?D?Z[Zn#]{0,6}")
FRONTED: Final = re.compile(rf"[AH]?{MODIFIER}|[BC]?{NP}")
