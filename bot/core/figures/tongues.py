"""Tell which of the languages whose number words are known a text is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import regex

from bot.core.quotes.vocabulary import word_set

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SAMPLE = 4000
_SURE = 2

_SMALL: Mapping[str, frozenset[str]] = {
    "en": word_set(
        """
        the of and to is was that for with by from has have had are were it its he his she her they
        their who said says after at on be this which not but as an or would will been
        """
    ),
    "de": word_set(
        """
        der die das und ist nicht mit von den dem des ein eine einen einer im auf für sich auch wird
        werden wurde nach bei zum zur aus sind hat haben dass oder vom über rund etwa
        """
    ),
    "fr": word_set(
        """
        le la les des et est une du dans pour que qui sur pas par plus avec au aux ce cette il elle
        ont été sont selon après leur ses son sa d l qu était mais
        """
    ),
    "es": word_set(
        """
        el la los las del y es en una un que por con para se su al lo como más fue ha según tras sus
        pero este esta no son entre han
        """
    ),
    "it": word_set(
        """
        il la lo gli le di del della dei delle e è un una che per con non si al alla nel nella sono
        ha dal dalla ma anche dopo secondo più da i
        """
    ),
    "pt": word_set(
        """
        o a os as do da dos das e é um uma que por com para não se em no na nos nas ao à foi são
        mais após segundo pelo pela seu sua mas
        """
    ),
    "nl": word_set(
        """
        de het een en van is dat in op te met voor niet zijn aan er ook als bij door naar uit wordt
        werd worden heeft hebben om tot volgens maar deze over
        """
    ),
}


SMALL_WORDS = frozenset().union(*_SMALL.values()) | {"an", "in", "so", "if", "two", "our", "my"}
"""Words that are no names, in any of the languages."""


def guess(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, or "" when its small words do not tell.

    Only the languages with number words here are told apart; the rest are "".
    """
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    votes = Counter({tongue: sum(w in small for w in words) for tongue, small in _SMALL.items()})
    (best, most), (_, second) = votes.most_common(2)
    return best if most >= _SURE and most > second and most * 8 >= len(words) else ""
