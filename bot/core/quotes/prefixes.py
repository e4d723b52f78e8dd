"""Tell the offices and trades before a name from the name: "City Planner", "Hrobník", "Sønnen"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bot.core.quotes import genders, roles, vocabulary

_OFFICE = regex.compile(
    r"\p{L}{3,}(?:meister|chef|minister|präsident|sprecher|direktor|vorstand|rat|leiter"
    r"|kanzler|richter|anwalt|forscher|experte|vorsitzende[r]?|ministerin|chefin"
    r"|sprecherin|forscherin|expertin|leiterin|präsidentin|anwältin|richterin|meisterin"
    r"|rätin|ologist|ographer|ician|ologe|ologin|olog|ernent|entin|antin|manden|kvinden"
    r"|direktøren|lederen)|\p{Cyrillic}{3,}(?:лог|граф|тель|вед|тельница|истка)"
)
_TRADE = regex.compile(
    r"\p{L}{2,}(?:ator|itor|ologist|ographer|ician|anner|ioner|dener|iser|izer|eer|mist|tist|list"
    r"|nist|woman|keeper|maker|master|driver|worker|owner|leader|writer|player|fighter|builder"
    r"|ecutive|etary|ordinator|egate|erin|eurin|istin|ent|ant|ist|wart|pfleger|händler|macher|wirt"
    r"|bauer|lehrer|gärtner|fahrer|ärztin|arzt|ář|ník|tel|kyně|arz|czyk|ant|arka|ista|ística|er)"
)
_LONG = 6
_NEVER = 99


def is_title(token: str) -> bool:
    """Return whether a word is a title whatever stands around it."""
    return token.casefold().rstrip(".") in vocabulary.TITLES


def title_length(tokens: Sequence[str], *, opens: bool) -> int:
    """Return how many words at the head of a run of capitalised ones are titles or trades.

    `opens` says that the run opens a sentence, where any word has a capital. A trade that is on no
    list counts before two more words: by its ending, or before a known given name.
    """
    length = 0
    for index, token in enumerate(tokens[:-1]):
        word, left = token.casefold(), len(tokens) - index - 1
        listed = is_title(token) or _OFFICE.fullmatch(word)
        related = index == 0 and opens and left == 1 and roles.is_kin(word)
        if listed or related or left >= _left_by(word, tokens[index + 1].casefold(), opens=opens):
            length = index + 1
    return length


def _left_by(word: str, following: str, *, opens: bool) -> int:
    """Return how many words of a name must follow so that this one is none of it."""
    if genders.is_given(word) or vocabulary.ORGANISATION.fullmatch(word):
        return _NEVER
    known = genders.is_given(following)
    if known and (opens or roles.is_person(word)):
        return 2
    return 2 if _TRADE.fullmatch(word) and (known or len(word) > _LONG) else _NEVER
