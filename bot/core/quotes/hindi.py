"""Find sources in Hindi clauses: the name before the particle that marks who spoke."""

from __future__ import annotations

import regex

from bot.core.quotes import vocabulary
from bot.core.quotes.clauses import Source
from bot.core.quotes.narrative import MASK

_SPEAKS = regex.compile(
    rf"(?P<who>[^,।.:{MASK}\n]{{2,60}}?)\s"
    r"(?:ने|का कहना|के अनुसार|के मुताबिक|कहते|कहती|बताते|बताती)(?!\p{L})"
)
_PRONOUN = regex.compile(r"(?<!\p{L})(?:उन्होंने|उसने|उनका कहना|उनके (?:अनुसार|मुताबिक))")
_NAME = regex.compile(r"[\p{Devanagari} ]+")
_NOBODY = ("उनके", "किसी")
_SKIPPED = vocabulary.word_set(
    """
    में से को पर का की के और कि भी है हैं था थी थे कल आज श्री श्रीमती सुश्री डॉ डॉक्टर प्रो प्रोफेसर मंत्री
    मुख्यमंत्री प्रधानमंत्री राष्ट्रपति अध्यक्ष निदेशक किसान मेयर महापौर इंजीनियर अधिकारी प्रवक्ता वैज्ञानिक
    शिक्षिका सरपंच विधायक सांसद नेता निवासी छात्र छात्रा प्रधानाध्यापिका
    """
)


def source(text: str, start: int, end: int, *, last: bool) -> Source | None:
    """Return the first (or last) source that `text[start:end]` names."""
    found = [m for m in _SPEAKS.finditer(text, start, end) if not m["who"].endswith(_NOBODY)]
    if not found:
        pronoun = _PRONOUN.search(text, start, end)
        return Source("pronoun", pronoun.start(), pronoun.group()) if pronoun else None
    match = found[-1 if last else 0]
    name = _last_words(match["who"])
    return Source("name", match.start(), name) if name else None


def people(text: str) -> set[str]:
    """Return the full names that stand before the particle."""
    found = (_last_words(m["who"]) for m in _SPEAKS.finditer(text))
    return {name for name in found if " " in name and not name.endswith(_NOBODY)}


def _last_words(phrase: str) -> str:
    """Return the name a phrase ends with, offices and small words left out."""
    words = [w for w in phrase.split() if w.rstrip(".") not in _SKIPPED]
    name = " ".join(words[-2:])
    return name if _NAME.fullmatch(name) else ""
