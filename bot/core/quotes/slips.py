"""Decide which differences between a claimed and a printed word are slips of the pen.

A slip is repaired from the source, so it must not hide a change of what was said: figures, names,
negations and exchanged words never count as slips.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import regex
from rapidfuzz.distance import OSA

from bot.core.quotes.lexicon import word_set

_SMALL = word_set(
    """a an the that of to in on at and so well just then also for with is are was were has have
    had it der das dem den des ein eine einen einem einer eines und auch ja doch dann da im zu
    zum zur dass daß le la les l un une du de d et que qu en au aux à dans el los las uno una
    unos unas y e del al lo il gli dei degli delle di che ed nel nella alla o os um uma dos na
    het een dat van te op w z ze do że się też и в на с к же что то у а ну вот да і й та з що v
    s k že se och att ett det som i på av af til ve bir ki και το τη την του της να ότι ο η οι
    τα و أن في من على قد את של ה और ही भी तो कि 的 了 地 得 也 就 着 之 は が を も の ね よ"""
)
_NEGATIONS = word_set(
    """no not nor none never nothing nobody nowhere neither without hardly cannot kein keine
    keinen keinem keiner nicht nie niemals nichts niemand ohne ne pas jamais rien aucun aucune
    sans ni nunca jamás nada nadie ningún ninguna sin non mai niente nulla nessuno nessuna né
    senza não nem ninguém nenhum nenhuma sem niet geen nooit niets zonder nigdy nic nikt żaden
    żadna bez не ни нет никогда ничего никто без ні немає ніколи нічого ніхто ani nikdy nikdo
    žádný inte aldrig ingen inget ikke aldri intet ei eivät en et emme ette değil hiç yok δεν
    μην όχι ποτέ لا لم لن ليس ليست غير בלי לא אין אל नहीं न मत 不 没 沒 無 无 未 非 ない ません 안
    못 ไม่"""
)
_NUMBERS = word_set(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand million billion trillion half third quarter dozen double twice once
    first second fourth fifth millions billions thousands hundreds null eins zwei drei vier fünf
    sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig
    achtzig neunzig hundert tausend millionen milliarden deux trois quatre cinq sept huit neuf
    dix onze douze treize vingt trente quarante cinquante soixante cent mille milliards dos tres
    cuatro cinco seis siete ocho nueve diez veinte treinta cuarenta cincuenta sesenta setenta
    ochenta noventa cien ciento millones due tre quattro cinque sei sette otto nove dieci venti
    trenta quaranta cinquanta sessanta settanta ottanta novanta cento mila milioni miliardi dois
    três quatro sete oito vinte trinta milhões bilhões dwa trzy cztery pięć sześć siedem osiem
    dziewięć dziesięć sto tysiąc milion milionów miliard два две три четыре пять шесть семь
    восемь девять десять двадцать тридцать сорок пятьдесят сто тысяча тысяч миллион миллионов
    миллиард"""
)
_FIGURE = regex.compile(r"\p{N}|[$€£¥₹₽%‰°]")
_SUBSTITUTION = 5
_ANY = 4


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or ideograph of a folded text.

    Attributes:
        word: Casefolded, without apostrophes.
        raw: As it stands in the folded text.
        start, end: Its offsets in the folded text.
    """

    word: str
    raw: str
    start: int
    end: int


def is_small(token: Token) -> bool:
    """Tell whether a word may be left out or put in without changing what is said."""
    return token.word in _SMALL and not is_negation(token)


def is_negation(token: Token) -> bool:
    """Tell whether a word turns its sentence round."""
    return token.word in _NEGATIONS or token.raw.casefold().endswith("n't")


def is_misspelt(claimed: Token, printed: Token, known: Collection[str]) -> bool:
    """Tell whether one letter went wrong in the claimed word.

    `known` are the words of the source: what is a word there is no misspelling. The first letter
    must be right, since a wrong one mostly makes another word (hired, fired; legal, illegal).
    """
    a, b = claimed.word, printed.word
    if min(len(a), len(b)) < _ANY or a[0] != b[0] or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    if len(a) == len(b) < _SUBSTITUTION or a in known:
        return False
    return not (_fixed(printed) or _fixed(claimed))


def _fixed(token: Token) -> bool:
    """Tell whether a word must be right to the letter: a figure, a name, a negation."""
    if _FIGURE.search(token.raw) or token.word in _NUMBERS or is_negation(token):
        return True
    return token.raw[0].isupper()
