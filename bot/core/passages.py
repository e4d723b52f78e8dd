"""Find the passages of a text that a question is about.

BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") over pieces of words:
four characters each, with the word's edges marked, the word's stem or beginning once more, and the
stems of words that stand together. That joins inflections in every language without knowing it.
Scripts that write a syllable or more with one character are cut into pairs.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import regex

from bot.core.chunking import chunk
from bot.core.sentences import guess_language
from bot.models import Span

_SIZE = 4
_STEM = 6
_STEM_WEIGHT = 4.0
"""How many characters begin a word, and what sharing them counts beside sharing a piece."""
_STEM_MARK, _PAIR_MARK = "^", "&"
_ENDINGS: Mapping[str, str] = {
    "ational": "",
    "ization": "",
    "fulness": "",
    "ingly": "",
    "edly": "",
    "ations": "",
    "ation": "",
    "ments": "",
    "ment": "",
    "ness": "",
    "ings": "",
    "ing": "",
    "ies": "y",
    "ied": "y",
    "ers": "",
    "er": "",
    "ed": "",
    "es": "",
    "ly": "",
    "s": "",
}
_ROOT = 3
"""What an ending must leave of a word."""
_SAMPLE = 4
"""Passages by which the language is told."""
_SATURATION = 1.8
_LENGTH_NORM = 0.75
"""The k1 and b of BM25; speech repeats itself, so that repetition may count for longer."""

_WORD = regex.compile(
    r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー]+)"
    r"|((?:(?![\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])[\p{L}\p{M}\p{N}])+)"
)
"""A run of characters that are taken in pairs, or a word with its vowel signs and other marks."""


ASKING: Mapping[str, str] = {
    "en": """a about after all also am an and any are as at be because been before being between
        both but by can could did do does done down during each for from had has have having he her
        hers him his how i if in into is it its just many may me might more most much must my no not
        of off on only or other our out over own s same shall she should so some such t than that
        the their them then there these they this those to too under until up very was we were what
        when where whether which while who whom whose why will with would you your
        summarize summarise summary discuss discussed discussing discussion""",
    "de": """als am an auf aus bei das dass dem den der des die du ein eine einem einen einer eines
        er es für hat haben hatte ich im in ist mit nach nicht oder sein sich sie sind um und uns
        vom von vor wann war waren warum was welche welchen welcher welches wem wen wer werden wie
        wieso wird wo wurde wurden zu zum zur über""",
    "fr": """a au aux avec ce ces cette comment d dans de des du elle en est et il ils je l la
        le les leur lui mais n ne nous on ont ou où par pas pour pourquoi qu quand que quel quelle
        quelles quels qui quoi s sa se ses son sont sur un une vous été était""",
    "es": """a al como con cuál cuáles cuándo cuánto cuántos cómo de del dónde el ella en era es ese
        esta este fue ha han la las le lo los más no o para pero por porque que quién quiénes qué se
        ser si son su sus un una y ya""",
    "it": """a ai al alla anche che chi ci come con cosa cui da dal dei del della delle di dove e è
        era gli ha hanno i il in io l la le lo ma nel nella non o per perché più qual quale quali
        quando quanto quanti se si sono su un una""",
    "pt": """a ao aos as com como da das de do dos e ela ele em era foi há mas na nas no nos não o
        onde os ou para por porque qual quais quando quanto quantos que quem se ser seu sua são um
        uma é""",
    "nl": """aan als bij dat de den der die dit door een en er had heeft het hij hoe hoeveel in is
        je kan maar met naar niet om of op over te tot uit van voor waar waarom wanneer was wat
        welk welke werd wie wordt ze zijn""",
    "sv": """att av blev de den det du en ett från för har hade han hon hur hör i inte med men när
        om och på som så till vad var varför vem vid vilka vilken vilket är""",
    "da": """af at da de den der det du en er et for fra han har havde hun hvad hvem hvilke hvilken
        hvor hvordan hvorfor hvornår i ikke med men og om på som til var""",
    "pl": """a co czy dlaczego do gdzie i ile jak jaka jaki jakie jest kiedy kim kto którą która
        które który ma na nie o od po przez się są to w we z za ze że był była było""",
    "ru": """а в во где для до его её и из или как какая какие какой когда кто к ли на не о об он
        она они от по почему при с сколько со так то у чем что это был была были""",
    "uk": """а в де для до його її і з за й коли на не о по про скільки та така такий хто чи чому
        чого що це як яка який які у був була були""",
    "cs": """a co do jak jaká jaké jaký je jeho její kde kdo kdy která které který má na ne o od po
        proč s se si v ve z za že byl byla""",
    "tr": "bir bu da de için ile kaç kim mi mu mı mü nasıl ne neden nerede niçin o ve zaman",
    "ar": "أي إلى أن الذي التي على عن عند في كان كانت كم كيف لا لماذا ما ماذا متى مع من هل هو هي",
    "he": "את איך איפה אם האם הוא היא היה היתה הם זה כמה לא למה מה מי מתי על עם של",
    "hi": """और इस उस एक कब कहाँ कहां का कितना कितने किस किसने की के को कौन क्या क्यों कैसे था थी थे ने
        पर में यह वह से है हैं हुआ हुई""",
    "id": "ada adalah apa bagaimana dan dari dengan di itu ke mana mengapa oleh pada siapa yang",
    "vi": "ai bao của gì khi là mà nào như nhiêu những ra sao thế tại từ và vì với ở đâu được đã",
}
"""Words of each language that a question is asked with, not about."""


class PassageIndex:
    """Passages, in one language for the most part, made ready for many questions."""

    def __init__(self, passages: Sequence[str]) -> None:
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        language = _language(passages)
        self._asking = frozenset(ASKING.get(language, "").split())
        self._stem = stem if language == "en" else _beginning
        known: dict[str, list[str]] = {}
        lengths = []
        for number, passage in enumerate(passages):
            tokens = list(_tokens(passage))
            pieces = [piece for token in tokens for piece in self._pieces(token, known)]
            lengths.append(len(pieces))
            for piece, times in Counter([*pieces, *self._pairs(tokens, known)]).items():
                self._postings[piece].append((number, times))
        mean = sum(lengths) / len(lengths) if any(lengths) else 1.0
        self._norms = [
            _SATURATION * (1 - _LENGTH_NORM + _LENGTH_NORM * length / mean) for length in lengths
        ]

    def rank(self, question: str) -> list[int]:
        """Return the indexes of all passages, the best first; equal ones in their own order."""
        scores = self.score(question)
        return sorted(range(len(scores)), key=scores.__getitem__, reverse=True)

    def score(self, question: str) -> list[float]:
        """Return how much each passage has to do with a question; 0 where nothing is shared."""
        scores = [0.0] * len(self._norms)
        norms = self._norms
        for piece in self._asked(question):
            found = self._postings.get(piece, [])
            gain = (_SATURATION + 1) * self._rarity(len(found))
            gain *= _STEM_WEIGHT if piece.startswith(_STEM_MARK) else 1
            for number, times in found:
                scores[number] += gain * times / (times + norms[number])
        return scores

    def _asked(self, question: str) -> list[str]:
        """Return what to look for, each once; a question of small words only is taken whole."""
        tokens = list(_tokens(question))
        telling = [token for token in tokens if token[1] not in self._asking] or tokens
        known: dict[str, list[str]] = {}
        pieces = [piece for token in telling for piece in self._pieces(token, known)]
        return list(dict.fromkeys([*pieces, *self._pairs(tokens, known)]))

    def _pieces(self, token: tuple[str, str], known: dict[str, list[str]]) -> list[str]:
        """Return the pieces of a token, its stem first; `known` keeps those of each."""
        run, word = token
        key = run or word
        if key not in known:
            stems = [_STEM_MARK + self._stem(word)] if word else []
            known[key] = [*stems, *(_cut(run, 2) if run else _cut(f"_{word}_", _SIZE))]
        return known[key]

    def _pairs(
        self, tokens: Sequence[tuple[str, str]], known: Mapping[str, list[str]]
    ) -> Iterator[str]:
        """Yield the stems of words that follow one another, small words between them left out."""
        stems = [known[word][0] for _, word in tokens if word and word not in self._asking]
        return (f"{_PAIR_MARK}{first}{second}" for first, second in pairwise(stems))

    def _rarity(self, holding: int) -> float:
        return math.log(1 + (len(self._norms) - holding + 0.5) / (holding + 0.5))


def split_passages(text: str, *, size: int = 1000) -> list[Span]:
    """Cut a text into passages of about `size` code points, which joined are the text.

    Cuts fall at the ends of paragraphs or sentences wherever they can.

    Raises:
        ValueError: when `size` is below 1.
    """
    return [Span(c.start, c.end, c.text) for c in chunk(text, limit=size, count=len)]


def stem(word: str) -> str:
    """Return an English word without its ending; other words lose what looks like one."""
    for ending, whole in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            return word[: -len(ending)] + whole
    return word


def _language(passages: Sequence[str]) -> str:
    return guess_language(" ".join(passages[:_SAMPLE]))


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield runs of characters that are taken in pairs, and words; one of the two is empty."""
    for found in _WORD.finditer(unicodedata.normalize("NFKC", text).casefold()):
        yield found[1] or "", found[2] or ""


def _beginning(word: str) -> str:
    return word[:_STEM]


def _cut(word: str, size: int) -> Iterator[str]:
    for place in range(max(1, len(word) - size + 1)):
        yield word[place : place + size]
