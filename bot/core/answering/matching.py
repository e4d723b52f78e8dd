"""How well the words of a question are met by words of a text, in any language.

Inflection, compounds and the particles that Arabic joins to a word are seen through by likeness of
spelling; scripts that put no spaces between words are compared by pairs of characters.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from bot.core.passages import ASKING, stem

SAME_STEM = 0.95
_WITHIN = 0.6
"""What a word counts that is a part of another, as in a compound."""
_LIKE = 0.55
"""Part of the longer of two words that a shared beginning must make up."""
_PART = 5
_BEGINNING = 4

_TOKEN = regex.compile(
    r"([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー]+)"
    r"|(\p{N}+(?:[.,:]\p{N}+)*)|((?:(?![\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])[\p{L}\p{M}])+)"
)
_ARABIC = regex.compile(r"\p{Arabic}")
_ARABIC_HEAD = regex.compile(r"^(?:[وفبك]?ال|لل|و(?=\p{L}{3}))(?=\p{L}{3})")
_ARABIC_LETTERS = str.maketrans("أإآةى", "اااهي")
_GLYPHS_ASKING = regex.compile(
    r"什么|多少|为什么|为何|怎么样?|哪[里儿家位个些]?|何时|谁|几|多[久长高深远大]|吗|呢|是否|应该|可以|的|了|是|在|和|"
    r"何[人個回本時日月年]?|いつ|どこ|だれ|誰|なぜ|どうして|いくら|いくつ|どの|です[か]?|ます[か]?|ました[か]?|"
    r"でした[か]?|する|した|して|ある|ない|から|まで|より|という|は|が|を|に|へ|で|と|も|の|か(?=[?？]?$)|"
    r"무엇|누가|누구|언제|어디|왜|어떻게|얼마나?|몇|(?:은|는|이|가|을|를|의|에서?|와|과|도|로|으로)(?=\s)|"
    r"(?:입니까|습니까|나요|니|나|까|요)(?=[?？]?$)|เมื่อไหร่|เมื่อไร|เมื่อใด|เท่าไ[หร]\w*|กี่|ใคร|ที่ไหน|"
    r"ทำไม|อะไร|อย่างไร|ไหม"
)
"""What in unspaced scripts asks and joins, and is not asked about."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a number or a pair of glyphs as it is compared; `start` is where it stands.

    Attributes:
        glyphs: Whether it is part of a run of a script without spaces, and must fit exactly.
        capital: Whether it is written as a name is.
    """

    word: str
    start: int
    glyphs: bool = False
    capital: bool = False

    @property
    def exact(self) -> bool:
        """Return whether likeness is not enough."""
        return self.glyphs or self.word[0].isnumeric()


def terms_of(text: str) -> list[Term]:
    """Return the terms of a text in order."""
    return list(_terms(text))


def telling_terms(question: str, language: str, *, alone: bool = True) -> list[Term]:
    """Return the terms a question is about, each once.

    Args:
        question: What is asked.
        language: ISO 639-1 code.
        alone: Whether all terms are taken where none is telling.
    """
    found = _terms(_GLYPHS_ASKING.sub(lambda gap: "\n" * len(gap[0]), question))
    unique = list({term.word: term for term in found}.values())
    asking = _asking(language)
    telling = [term for term in unique if term.word not in asking]
    return telling or (unique if alone else [])


@lru_cache(maxsize=65536)
def degree(asked: str, held: str) -> float:
    """Return from 0 to 1 how far two different spellings of words may be one word."""
    if asked == held:
        return 1.0
    if stem(asked) == stem(held):
        return SAME_STEM
    shorter, longer = sorted((asked, held), key=len)
    shared = next(
        (n for n, (a, b) in enumerate(zip(asked, held, strict=False)) if a != b), len(shorter)
    )
    if shared >= min(_BEGINNING, len(shorter)) and len(shorter) > 2:
        part = shared / len(longer)
        if part >= _LIKE:
            return math.sqrt(part)
    return _WITHIN if len(shorter) >= _PART and shorter in longer else 0.0


@lru_cache
def _asking(language: str) -> frozenset[str]:
    words = f"{ASKING.get(language, '')} {ASKING['en'] if language not in ASKING else ''}"
    return frozenset(term.word for term in _terms(words))


def _terms(text: str) -> Iterator[Term]:
    for found in _TOKEN.finditer(unicodedata.normalize("NFC", text)):
        run, number, word = found.groups()
        if run:
            pairs = range(max(1, len(run) - 1))
            yield from (Term(run[i : i + 2], found.start() + i, glyphs=True) for i in pairs)
        elif number:
            yield Term(number.rstrip(".,:"), found.start())
        else:
            yield Term(_folded(word), found.start(), capital=word[0].isupper())


def _folded(word: str) -> str:
    folded = word.casefold()
    if _ARABIC.match(folded):
        bare = regex.sub(r"\p{M}", "", folded).translate(_ARABIC_LETTERS)
        return _ARABIC_HEAD.sub("", bare) or folded
    return folded


def rarities(sentences: Sequence[Sequence[Term]]) -> dict[str, int]:
    """Return in how many sentences each word stands."""
    counted: dict[str, int] = {}
    for sentence in sentences:
        for word in {term.word for term in sentence}:
            counted[word] = counted.get(word, 0) + 1
    return counted
