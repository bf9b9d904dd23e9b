"""Other languages: what stands in quotation marks, and the reporting verb next to it."""
# ruff: noqa: RUF001 Letters and marks of every script are what this module is about.

import re
from collections.abc import Iterator
from typing import Final

from factcheck.domain.extract.draft import Draft, Span
from factcheck.domain.extract.quotes import Quote
from factcheck.domain.extract.tokens import Tokens
from factcheck.domain.extract.wordlist import words

CUES: Final = {
    "uk": (
        "сказав сказала сказали заявив заявила заявили повідомив повідомила повідомили повідомляє"
        " зазначив зазначила наголосив наголосила додав додала підкреслив підкреслила написав написала"
        " пояснив пояснила розповів розповіла стверджує стверджують заперечив заперечила каже говорить"
        " вважає зауважив уточнив відповів звинуватив спростував спростували підтвердив запевнив попередив"
    ),
    "ru": (
        "сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили сообщает отметил"
        " отметила подчеркнул подчеркнула добавил добавила написал написала пояснил пояснила рассказал"
        " рассказала утверждает утверждают опроверг опровергла опровергли отрицает говорит считает уточнил"
        " ответил обвинил подтвердил предупредил объяснил напомнил"
    ),
    "az": (
        "deyib dedi bildirib bildirdi söyləyib söylədi qeyd açıqlayıb vurğulayıb əlavə yazıb yazır xəbər"
        " deyir bildirir təkzib iddia məlumat"
    ),
    "fr": (
        "dit déclaré affirmé affirme déclare indiqué indique ajouté ajoute expliqué explique assuré"
        " assure estimé estime précisé précise souligné souligne écrit annoncé annonce confié répondu"
        " démenti dément nié nie accusé accuse dénoncé dénonce rappelé selon lancé"
    ),
    "es": (
        "dijo dicho afirmó afirma declaró declara señaló señala aseguró asegura añadió añade agregó"
        " agrega explicó explica indicó indica sostuvo sostiene manifestó expresó anunció escribió negó"
        " niega acusó acusa denunció denuncia según advirtió respondió confirmó comentó"
    ),
    "ar": (
        "قال قالت وقال وقالت أكد أكدت وأكد وأكدت أضاف أضافت وأضاف وأضافت صرح صرحت أعلن أعلنت ذكر ذكرت"
        " أوضح أوضحت وأوضح نفى نفت ونفى اتهم اتهمت يقول تقول كتب بحسب وفقا حذر أشار"
    ),
}
DENYING: Final = words(
    "заперечив заперечила спростував спростували опроверг опровергла опровергли отрицает təkzib démenti"
    " dément nié nie negó niega نفى نفت ونفى"
)
ACCORDING: Final = words("selon según بحسب وفقا")
AUXILIARIES: Final = words("a ont avait avaient ha han había habían etdi edib edir olub")
MEMBERS: Final = {language: frozenset(words.split()) for language, words in CUES.items()}
ANY: Final = frozenset().union(*MEMBERS.values())
NEAR: Final = 140  # code points on either side of a quotation in which its cue is sought
WORD: Final = re.compile(r"[\w’'ʼ-]+")
BREAK: Final = re.compile(r"[.!?…؟;\n](?=\s|$)")
CAPITAL: Final = r"[^\W\d_a-zа-яіїєґəğıöüçş][\w’'ʼ.-]*"
NAME: Final = re.compile(rf"{CAPITAL}(?: (?:{CAPITAL}|de la|de|la|del|al|von|el))*")
CLOSE: Final = 40  # code points between a cue and the name that goes with it
SHORTEST: Final = 12  # code points of a quotation that is speech and not a title


def attributions(text: str, tokens: Tokens, language: str) -> list[Draft]:
    """The quotations of one paragraph, each with the cue and name beside it where there are any."""
    members = MEMBERS.get(language, ANY)
    speech = [quote for quote in tokens.quotes if quote.end - quote.start >= SHORTEST]
    return list(joined(attributed(text, tokens, quote, members) for quote in speech))


def joined(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """The drafts, with a quotation that goes on after its cue as one."""
    last: Draft | None = None
    for draft in drafts:
        if last and last.cue and draft.cue == last.cue:
            last.content += draft.content
            continue
        if last:
            yield last
        last = draft
    if last:
        yield last


def attributed(text: str, tokens: Tokens, quote: Quote, members: frozenset[str]) -> Draft:
    """A quotation with its cue, after it or else before it."""
    after = text[quote.end : min(tokens.end, quote.end + NEAR)]
    if stop := BREAK.search(after):
        after = after[: stop.start()]
    start = max(tokens.start, quote.start - NEAR)
    before = text[start : quote.start]
    if stops := list(BREAK.finditer(before)):
        start += stops[-1].end()
        before = before[stops[-1].end() :]
    for offset, part in ((quote.end, after), (start, before)):
        if cue := find(part, offset, members):
            return Draft(
                name_in(part, offset, cue),
                [cue],
                [quote[:2]],
                text[slice(*cue)].lower(),
                "quoted",
                tokens,
                ending="Q",
                sentence=(start, quote.end + len(after)),
            )
    return Draft([], [], [quote[:2]], "", "floating", tokens, ending="Q", sentence=(start, quote.end))


def find(part: str, offset: int, members: frozenset[str]) -> Span | None:
    """The first reporting verb of a stretch, with the auxiliary that belongs to it."""
    words = list(WORD.finditer(part))
    for index, word in enumerate(words):
        if word.group().lower() in members:
            first = words[index - 1] if index and words[index - 1].group().lower() in AUXILIARIES else word
            return offset + first.start(), offset + word.end()
    return None


def name_in(part: str, offset: int, cue: Span) -> list[Span]:
    """The name or noun phrase nearest to the cue: after it, or else before it."""
    after = part[cue[1] - offset :]
    if (match := NAME.search(after)) and match.start() < CLOSE:
        return [(cue[1] + match.start(), cue[1] + match.end())]
    names = list(NAME.finditer(part[: cue[0] - offset]))
    if names and cue[0] - offset - names[-1].end() < CLOSE:
        return [(offset + names[-1].start(), offset + names[-1].end())]
    return []
