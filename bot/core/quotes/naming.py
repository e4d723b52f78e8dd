"""Tell a name, a title or a term from the judgement that a verb of calling introduces.

Both follow the same words: a street is called something by its town, a plan by its critics.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bot.core.quotes.context import Context
from bot.core.quotes.lexicon import LINKING, THAT, WORD
from bot.core.quotes.reported import (
    DETERMINER,
    EXCLAIMS,
    NEAR,
    ONE_WORD,
    PAUSES,
    SET_OFF,
    STOPS,
    TWO_WORDS,
    last_word,
    says,
)
from bot.core.quotes.titles import CALLS, NAMES, NAMES_AFTER, RATED, TITLED

_MINOR = 3
_SHORT = 3.4
_PHRASE = 4.5
_CLAUSE = 5.5
_PARENTHESIS = regex.compile(r",\s[^,]{1,24},\s*$")
_OWN_DETERMINER = regex.compile(
    r"(?:an?|eine?[mnrs]?|une?|un[ao]?|uma?|een|ett?|en)\s", regex.IGNORECASE
)
_CALLED_SO = regex.compile(r"[称稱叫][^，。]{0,15}[为為作做]…|को…\s*(?:कह|बुला)")
_KNOWN_AS = regex.compile(
    r"(?:\b(?:as|als|comme|como|come|jako|jak|som|kuin|olarak|ως)|как|як|باسم)(?:\s+(?:the|an?|der|die|das))?\s*$",
    regex.IGNORECASE,
)
_PERFECT = regex.compile(
    r"(?<![\p{L}])(?:had|has|have|having|hatten?|hat|avait|avaient|a|ont|había|han?|haya|aveva|avevano|hanno"
    r"|tinha|tinham|har|hade|havde|hadde|heeft|hebben|had)\s+(?:\p{L}+\s+)?\p{L}+$|[’']d\s+\p{L}+$",
    regex.IGNORECASE,
)
_DEFINITE = regex.compile(
    r"(?:(?:the|der|die|das|les?|la|el|los|las|il|lo|gli|i|o|os|as|de|het|ο|η|το|οι)\s|l[’'])",
    regex.IGNORECASE,
)
_SAID = frozenset({"dit", "dite", "dits", "dites"})
"""French participles that name a thing, but say something before an adjective."""
_GENERIC = regex.compile(
    r"(?:\bl[’']appellent|\bnennen (?:das|es|sie)"
    r"|\bwhat (?:\p{Ll}+ ){0,2}(?:\p{Ll}+s|people) (?:call|term)"
    r"|\b(?:ce que les|lo que los|quell[oa] che [ig]\p{L}*) [^,]{3,40}"
    r" (?:appellent|llaman|chiamano)"
    r"|\bl[oae]s? (?:llaman|chiamano)|\bnoemen (?:dat|dit|het)|\bnazywają (?:to|go|ją)"
    r"|\bназыва(?:ют (?:это|его|её)|ють (?:це|його|її))|\btomu říkají)\s*$",
    regex.IGNORECASE,
)
"""A whole trade that calls a thing by a term, in the present."""


def calling(c: Context) -> float:
    """Score a judgement: a verb of calling, the thing that is judged, the words."""
    before = _PARENTHESIS.sub(" ", c.before[-NEAR:])
    found = sorted(CALLS.finditer(before))
    if not found:
        return 0.0
    between = WORD.findall(DETERMINER.sub("", before)[found[-1][1] :])
    if any(word.casefold() in THAT for word in between):
        return 0.0
    limit = TWO_WORDS if between else _SHORT
    name = _DEFINITE.match(c.inner) or c.inner[0].isupper()
    if c.units < limit and name and _small(between) and not before.rstrip().endswith(PAUSES):
        return -2.0
    if c.units < ONE_WORD and len(between) > 1 and not DETERMINER.search(c.before):
        return 3.0 if c.inner[0].islower() else 0.0
    own = _OWN_DETERMINER.match(c.inner) or DETERMINER.search(c.before)
    if len(between) > 1 or (between and (own or between[0].casefold() not in LINKING)):
        return 2.0 if own or _KNOWN_AS.search(before) else 1.0
    return 0.0


def _small(words: Sequence[str]) -> bool:
    return all(word.casefold() in LINKING for word in words)


def naming(c: Context) -> float:
    """Score what shows that the words are the name of something."""
    before = c.before.rstrip()
    if _is_term(c) or _work_in_apposition(c):
        return -3.5
    if before.endswith(PAUSES) and not (is_title(c.inner) or c.units < ONE_WORD):
        return 0.0
    word = last_word(DETERMINER.sub("", before.rstrip("".join(PAUSES))))
    if word in _SAID and c.inner[0].islower() and not _DEFINITE.match(c.inner):
        return 0.0
    if word in NAMES:
        judged = c.units > TWO_WORDS and not LINKING.isdisjoint(c.words) and _PERFECT.search(before)
        return 0.0 if judged else -3.5
    if _named(c, before) or (word in TITLED and not c.inner[0].islower()):
        return -3.5
    return -3.0 if NAMES_AFTER.search(c.after[:12]) else 0.0


def _is_term(c: Context) -> bool:
    """Tell whether people in general call a thing so, as they do with a term."""
    short = c.units < _PHRASE and not _OWN_DETERMINER.match(c.inner)
    return short and _GENERIC.search(c.before) is not None


def _work_in_apposition(c: Context) -> bool:
    """Tell whether a work is spoken of and then, after a comma, named: no sentence, no verb."""
    if not c.before.rstrip().endswith(PAUSES[2:]):
        return False
    ends = STOPS.search(c.inner) or EXCLAIMS.search(c.inner) or c.inner.endswith(SET_OFF)
    short = c.inner[0].isupper() and c.units < _CLAUSE
    return short and not ends and TITLED.search(c.before[-NEAR:]) and not says(c.before)


def _named(c: Context, before: str) -> bool:
    """Tell whether a name is given around the words or glued to their mark."""
    if _KNOWN_AS.search(before) and _listed(before):
        return True
    if c.units <= 2.5 and _CALLED_SO.search(f"{before}…{c.after[:12]}"):
        return True
    glued = before[-4:]
    return not glued.isascii() and (NAMES.search(glued) or TITLED.search(glued))


def _listed(before: str) -> bool:
    """Tell whether an `as` belongs to a verb of naming, or to one of grading and entering."""
    return NAMES.search(before) or (RATED.search(before[-NEAR:]) and not CALLS.search(before))


def is_title(inner: str) -> bool:
    """Tell whether all words but the small ones have capitals, more than a sentence would give."""
    words = WORD.findall(inner)
    large = [w for w in words if len(w) > _MINOR]
    if len(words) < 2 or not large or not all(w[0].isupper() for w in large):
        return False
    return (words[0][0].isupper() or len(words[0]) <= _MINOR) and words[-1][0].isupper()
