"""Which language a text is in, by its most frequent small words and its letters."""
# ruff: noqa: RUF001 Letters and marks of every script are what this module is about.

import re
from collections import Counter
from typing import Final

STOPWORDS: Final = {
    "en": (
        "the of and to in that is was for with as by on at from it his he she they has have had said not be"
        " are which this will would"
    ),
    "de": (
        "der die das in am an er es sie wir laut aber und den dem des ein eine einer einem ist sich mit auf"
        " von für nicht im auch wird werden wurde nach bei zu aus hat dass"
    ),
    "fr": (
        "le la les des et est une du dans que qui pour sur au aux avec par pas ce cette il elle sont ont"
        " été plus ses leur"
    ),
    "es": (
        "el la los las de y que en un una por con para del al se su no es como más lo ha fue sus este está"
        " son"
    ),
    "az": "və bu ki da də bir üçün ilə olan olub edib deyib görə isə daha kimi onun bildirib edilib sonra o",
    "uk": "і та що на не за до це він вона але як був було від для його про з їх який у є також під час",
    "ru": "и в на что не с по как это он она но из был было от для его о к их который у за также при со",
    "ar": "في من على أن إلى عن مع هذا هذه التي الذي وقال قال بعد كان ما لا قد بين أو كما إن",
}
FIRST: Final = 5_000  # code points that decide
WORD: Final = re.compile(r"[^\W\d_]+")
MEMBERS: Final = {language: frozenset(words.split()) for language, words in STOPWORDS.items()}


def language_of(text: str) -> str:
    """The language whose small words are the most frequent; "und" where none are."""
    counted = Counter(map(str.lower, WORD.findall(text[:FIRST])))
    scores = {language: sum(counted[word] for word in members) for language, members in MEMBERS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else by_letters(text[:FIRST])


def by_letters(text: str) -> str:
    """A guess for a text without any small word: by the letters that only one language has."""
    for language, letters in (("uk", "іїєґ"), ("ru", "ыэъё"), ("az", "əğ"), ("de", "äöüß")):
        if any(letter in text.lower() for letter in letters):
            return language
    if re.search("[\u0600-\u06ff]", text):
        return "ar"
    return "ru" if re.search("[а-я]", text) else "en" if re.search("[a-zA-Z]{3}", text) else "und"
