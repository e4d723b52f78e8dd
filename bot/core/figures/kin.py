"""Tell which words name the same thing: plurals, genitives, countries and their people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.core.quotes.vocabulary import word_set

_ENDINGS = word_set(
    """
    s es n an ian ean ese ish i ic ia y ies er ers ans ians en e a o os as ns ns em innen in isch
    ische ischen ischer isches aner ien ais aise ois oise ain aine ano ana anos eno ense ist ists
    ism al ally ed ing ly is us um ne nes ish de d r ren eans ns anian
    """
)
_SHARED = 4
_CUT = 5
_LOOSE = 4

_GROUPS = """
netherlands dutch holland
france french
spain spanish spaniard
greece greek
switzerland swiss
denmark danish dane
wales welsh
turkey turkish turk
sweden swedish swede
scotland scottish scot scots
finland finnish finn
poland polish pole
ireland irish
britain british uk briton gb
england english
america american us usa
thailand thai
philippines filipino philippine
peru peruvian
norway norwegian
cyprus cypriot
belgium belgian
germany german
ukraine ukrainian
europe european eu
iceland icelandic
argentina argentine argentinian
afghanistan afghan
kazakhstan kazakh
pakistan pakistani
myanmar burma burmese
iraq iraqi
czech czechia
wien viennese vienna
un nations
gop republican republicans
pm prime
"""


def _relatives() -> Iterator[tuple[str, frozenset[str]]]:
    for row in _GROUPS.strip().splitlines():
        words = word_set(row)
        for word in words:
            yield word, words - {word}


RELATIVES: Mapping[str, frozenset[str]] = dict(_relatives())
"""A country's names -> its other names and those of its people, where no letters tell."""


def is_kin(word: str, other: str, *, loose: bool) -> bool:
    """Tell whether two keys are forms of one word: "italian", "italy"; "adeyemis", "adeyemi".

    Args:
        word: A key.
        other: Another key.
        loose: Whether the language inflects names, so that any short ending may differ.
    """
    shared = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        shared += 1
    ends = word[shared:], other[shared:]
    if shared < _SHARED or max(map(len, ends)) > _CUT:
        return (shared == len(word) >= 2 and ends[1] in {"s", "es"}) or _is_plural(word, other)
    if loose:
        return max(map(len, ends)) <= _LOOSE and shared * 2 >= max(len(word), len(other))
    return all(not end or end in _ENDINGS for end in ends)


def _is_plural(word: str, other: str) -> bool:
    return len(other) >= 2 and word in {f"{other}s", f"{other}es"}
