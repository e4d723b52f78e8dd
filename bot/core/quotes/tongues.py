"""Tell an article's language, as well as grammar needs it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain

import regex

from bot.core.quotes import grammar

_SCRIPTS = (
    ("ja", r"[\p{Hiragana}\p{Katakana}]"),
    ("ko", r"\p{Hangul}"),
    ("zh", r"\p{Han}"),
    ("ar", r"\p{Arabic}"),
    ("he", r"\p{Hebrew}"),
    ("hi", r"\p{Devanagari}"),
    ("th", r"\p{Thai}"),
)
_COMMON: Mapping[str, str] = {
    "en": "and that is was it not be have they we you i",
    "de": "und nicht ist sich wir ich war sie es auch",
    "fr": "que et ne pas est se ce qui plus nous vous",
    "es": "que y no se lo es pero me está ya",
    "it": "che e non è si ha ma più ci mi",
    "pt": "que e não é foi mas mais eu já",
    "nl": "en niet is dat er ik wij maar ook",
    "sv": "och att är inte som jag vi var",
    "da": "og at er ikke som jeg vi var",
    "no": "og at er ikke som jeg vi var",
    "pl": "to jest tam już tylko jego być",
    "cs": "to je jsem jsme už jen být",
    "ru": "что он она это мы я был была уже",
    "uk": "що він вона це ми я був була вже",
}
"""Frequent words that only help to tell the language."""

_LETTERS = {
    "pl": "łąęśźż",
    "cs": "řěů",
    "pt": "ãõ",
    "uk": "їєґ",
    "ru": "ыэё",
    "tr": "ğış",
    "ro": "țșă",
    "hu": "őű",
    "es": "ñ¿¡",
}
"""Letters and marks that few other languages have; each counts as a word."""

_SHARE = 0.25
_SAMPLE = 6_000


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language whose function words are most at home in a text.

    Only as good as grammar needs: "en" is the answer where nothing speaks for another language.
    """
    sample = text[:_SAMPLE].casefold()
    letters = len(regex.findall(r"\p{L}", sample)) or 1
    for code, script in _SCRIPTS:
        floor = 0.05 if code == "ja" else _SHARE
        if len(regex.findall(script, sample)) / letters > floor:
            return code
    found = regex.findall(r"\p{L}+", sample)
    scores = {code: sum(word in words for word in found) for code, words in _frequent().items()}
    for code, rare in _LETTERS.items():
        scores[code] += sum(map(sample.count, rare))
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > scores["en"] else "en"


@cache
def _frequent() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(
            chain(
                row.split(),
                grammar.DETERMINERS.get(code, "").split(),
                _COMMON.get(code, "").split(),
                grammar.pronouns(code),
            )
        )
        for code, row in grammar.FUNCTION_WORDS.items()
    }
