"""Tell words that somebody said or wrote from titles, names, terms and scare quotes.

No single sign decides. Each rule adds points for (a sentence, a reporting verb, a colon) or against
(a naming word, title case, an article before a bare noun). The points were set by trying them on
texts of our own in twenty languages.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bot.core.quotes.context import Context, contexts
from bot.core.quotes.lexicon import GESTURES, LINKING, WORD
from bot.core.quotes.naming import calling, is_title, naming
from bot.core.quotes.reported import (
    CARRIES_ON,
    DETERMINER,
    EXCLAIMS,
    NEAR,
    ONE_WORD,
    SET_OFF,
    STOPS,
    TWO_WORDS,
    last_word,
    reported_after,
    reporting,
    says,
    told,
)
from bot.core.quotes.span import Marked
from bot.core.quotes.titles import MENTIONED, SIGNS

ENOUGH = 1.5
"""Points that make a quotation."""

_LENGTH = ((ONE_WORD, -3.0), (TWO_WORDS, -0.5), (3.4, 0.0), (5.4, 1.0), (7.4, 1.5))
_LONG = 2.5
_ARTICLE = ((TWO_WORDS, -1.5), (3.4, -0.75), (float("inf"), -0.25))
_MINOR = 3
_PIECE = 3.0
_ECHO = 1.5
_PHRASE = 4.5
_REACH = 120
_SEVERAL = regex.compile(r"(?<!\b\p{Lu}\p{Ll}?)[.!?…]\s+[\p{Lu}\p{Lo}¿¡“‘«\"]|[。！？]\S")
_ADDRESS = regex.compile(r"^[^,]+,\s[^,]+[.?!…]$")
_NEGATION = regex.compile(
    r"(?:not|never|no|nicht|nie|keine?[nmrs]?|pas|ne|non|niet|geen|inte|ikke|ej|ei|не|ні|nie|ni|ne"
    r"|não|nu|δεν|όχι)\b",
    regex.IGNORECASE,
)
_DENIED = regex.compile(rf"(?:^|[,;:—–]\s*){_NEGATION.pattern}\s*$", regex.IGNORECASE)
_COMPOUND = regex.compile(r"[-‐]\p{L}")
_ATTITUDE = regex.compile(
    r"\b(?:(?:case|hint|spirit|mood|sense|attitude|air|touch|form|kind|sort) of(?: an?| the)?"
    r"|as (?:if|though) to say|im sinne von|(?:genre|sorte|esprit|air) de|tipo de|spirito del?)"
    r"\s*$",
    regex.IGNORECASE,
)
_MENTION = regex.compile(r"\s*[:,–—]\s*(?:[\p{L}’']+\s+){0,2}(?:[\p{L}]+[’'])?\p{L}+")
_ASIDE = regex.compile(r"\s*[,،，][^.!?。\n]+[,،，]\s*")
_JOIN = regex.compile(
    r"\s*(?:[,;、/،]\s*)?(?:(?:and|or|und|oder|et|ou|y|e|o|i|lub|и|или|і|та|och|og|en|ja|ve|και|ו|و|和|与|や|と)\s*)?",
    regex.IGNORECASE,
)


def genuine(text: str, found: Sequence[Marked]) -> list[Marked]:
    """Return those of the marked stretches that quote somebody, in the order given.

    `found` is in order of start with parents filled in; dashes mark nothing but speech and stay.
    """
    kept: list[Marked] = []
    latest: dict[int | None, tuple[int, bool]] = {}
    words = ""
    for m, context in zip(found, contexts(text, found), strict=True):
        if m.kind == "dash":
            kept.append(m)
            continue
        points = score(context) + (_PIECE if m.open == m.start or m.close == m.end else 0.0)
        if context.units < _PHRASE and context.inner.casefold() in words and not reporting(context):
            points -= _ECHO
        if m.parent in latest:
            close, quoted = latest[m.parent]
            points += _company(text[close : m.open], quoted=quoted, fresh=context.fresh)
        latest[m.parent] = m.close, points >= ENOUGH
        if points >= ENOUGH:
            kept.append(m)
            words = context.inner.casefold()
    return kept


def _company(between: str, *, quoted: bool, fresh: bool) -> float:
    """Score by the quotation before: members of a list are alike, and an aside leads on."""
    if len(between) > _REACH or "\n\n" in between:
        return 0.0
    if _JOIN.fullmatch(between):
        return 1.5 if quoted else -1.5
    leads_on = (
        _ASIDE.fullmatch(between) or CARRIES_ON.fullmatch(between) or (fresh and says(between))
    )
    return 2.0 if quoted and leads_on else 0.0


def score(c: Context) -> float:
    """Return the evidence that the marks quote somebody, in points."""
    return sum(rule(c) for rule in _RULES)


def _length(c: Context) -> float:
    return next((points for limit, points in _LENGTH if c.units < limit), _LONG)


def _sentence(c: Context) -> float:
    points = 2.0 if _SEVERAL.search(c.inner) else 0.0
    if EXCLAIMS.search(c.inner):
        points += 1.0 if c.words[1:] else 2.0
    elif STOPS.search(c.inner) and not c.inner[0].islower():
        points += 0.5
    if regex.search(r"\w[,;，、]\s*\w", c.inner):
        points += 0.5
    return points


def _linking(c: Context) -> float:
    """Score the small words that clauses have; scripts without spaces get them by length."""
    return 0.75 if not LINKING.isdisjoint(c.words) else 0.0


def _place(c: Context) -> float:
    before = c.before.rstrip()
    if before.endswith((":", "：")):
        return 2.0 if c.units > 1 else 3.0 + _spoken_after_colon(c)
    if before.endswith((",", "，", "،")) and says(before):
        return 1.0 if c.units > 1 else 2.5
    if c.leads or c.fresh:
        return (1.0 if c.units > 2 else 0.5) + (0.75 if c.after.lstrip()[:1] in ",،，–—-" else 0.0)
    return 0.5 if last_word(before) in LINKING and not DETERMINER.search(before) else 0.0


def _spoken_after_colon(c: Context) -> bool:
    """Tell whether a full stop ends what somebody says, or does, before a colon."""
    before = c.before.rstrip()
    stopped = before.endswith((":", "：")) and STOPS.search(c.inner) is not None
    return stopped and (says(before) or GESTURES.search(before) or SIGNS.search(before))


def _tagged(c: Context) -> float:
    """Score a line of dialogue: it begins a sentence, and a tag or nothing at all follows."""
    if not c.fresh:
        return 0.0
    single = c.units < ONE_WORD
    stands_alone = not c.after.strip() and (STOPS.search(c.inner) or EXCLAIMS.search(c.inner))
    if stands_alone and (c.leads or single):
        return 3.5 if single else 1.5
    if single and told(c.after):
        return 4.0
    if c.inner.endswith(SET_OFF) and says(c.after[:NEAR]):
        return 3.5 if single else 1.0
    if c.inner.endswith("，"):
        return 2.0
    lower = c.inner.endswith(SET_OFF) and c.after.lstrip()[:1].islower()
    return 1.0 if lower and not single else 0.0


def _mentioned(c: Context) -> float:
    """Score words that are not said but spoken of, or set against what was said."""
    if _COMPOUND.match(c.after) or _ATTITUDE.search(c.before):
        return -3.0
    if c.units < _PHRASE and not c.inner.endswith(SET_OFF):
        following = _MENTION.match(c.after)
        if following and MENTIONED.search(following[0]):
            return -2.0
    denied = _DENIED.search(c.before) and not says(c.before + c.after)
    return -1.5 if denied else 0.0


def _title_case(c: Context) -> float:
    if not is_title(c.inner) or (_tagged(c) and says(c.after[:NEAR])):
        return 0.0
    if c.fresh and not c.after.strip() and _ADDRESS.search(c.inner):
        return 0.0
    if _spoken_after_colon(c):
        return 0.0
    around = [w for w in WORD.findall(c.before + c.after) if len(w) > _MINOR]
    headline = len(around) > 2 and sum(w[0].isupper() for w in around) >= 0.8 * len(around)
    return 0.0 if headline else -2.5


def _bare(c: Context) -> float:
    """Score an article before a short phrase, and a noun that goes on right after it."""
    if not DETERMINER.search(c.before) or _NEGATION.match(c.inner):
        beside = c.units < _PHRASE and regex.match(r"\p{Han}", c.after)
        reported = reported_after(c) or _displayed(c) or not c.inner[-1].isalpha()
        return -1.5 if beside and not reported else 0.0
    following = regex.match(r"\s(\p{Ll}+)", c.after)
    noun = following is not None and following[1] not in LINKING
    return next(points for limit, points in _ARTICLE if c.units < limit) - (noun and c.units < 3.4)


def _displayed(c: Context) -> float:
    return 2.0 if SIGNS.search(c.before) or SIGNS.search(c.after[:30]) else 0.0


_RULES = (
    _length,
    _sentence,
    _linking,
    _place,
    _tagged,
    reporting,
    calling,
    _mentioned,
    naming,
    _title_case,
    _bare,
    _displayed,
)
