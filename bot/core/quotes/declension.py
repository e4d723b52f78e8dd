"""Match the case forms of Slavic names and give the one that a name is listed under."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.quotes import genders, grammar, vocabulary

_ENDINGS = vocabulary.word_set(
    """
    а у ой ою ы е о ом ым ого ому ая ую ий ый им ем я ю ей и ь єю ові еві ям ях их ых і ї єві
    a ą ę y i u e o em iem ie owi ego iego emu iemu im ym ej iej om ovi á é ou ého ému ých ů ě ka
    ki ką kę ek kiem kowi ku кa ко ок ка ку ком ець ця цю цем цеві ец ца цу цом
    """
) | {""}
_SHORTEST = 3


def alike(one: str, other: str, language: str) -> bool:
    """Return whether two casefolded words are the same, or may be forms of the same name."""
    if one == other:
        return True
    if language not in grammar.SLAVIC:
        return False
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _SHORTEST and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


def nominative(name: str, alone: Iterable[str], language: str) -> str:
    """Return a full name in its base form where that is known, else the name as it stands.

    The given name must be a known one; `alone` holds the words that stand as names of their own
    and so show the family name.
    """
    given, *family = name.split()
    if len(family) != 1 or genders.is_given(given.casefold()):
        return name
    base = [g for g in genders.given_names() if alike(g, given.casefold(), language)]
    surname = family[0].casefold()
    forms = {w for w in alone if alike(w.casefold(), surname, language)}
    if len(base) != 1 or not forms:
        return name
    family_name = family[0] if family[0] in forms else min(forms, key=lambda w: (len(w), w))
    return f"{base[0].capitalize()} {family_name}"
