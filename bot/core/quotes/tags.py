"""Find reporting clauses that only commas or calls set off: `…, dit-elle. …`, `…, säger Ek. …`.

French, Romanian and Nordic texts go on speaking after such a tag, inside the marks or after the
dash. A tag is known by its order: a verb of saying comes first and the one who speaks next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from bot.core.quotes.lexicon import GESTURE_VERBS, LINKING, SAY_VERBS, THAT, Cues, word_set

NORDIC = ("sv", "da", "no", "fi")
_OTHERS = ("fr", "es", "it", "pt", "ro", "el", "cs")


def verbs(*languages: str) -> Cues:
    """Return the verbs that report speech in those languages, gestures included."""
    return Cues(
        {lang: f"{SAY_VERBS[lang]} {GESTURE_VERBS.get(lang, '')}" for lang in languages},
    )


_NORDIC_VERB = verbs(*NORDIC)
_VERB = verbs(*NORDIC, *_OTHERS)
_NOT_TAGS = word_set("selon secondo según segundo enligt ifølge potrivit σύμφωνα podle")
_PAUSE = regex.compile(r"[,?!…][»”\"’)]?\s+(?=\p{L})")
_CLAUSE = regex.compile(
    r"(?:(?:lui|leur|se|le|lo|gli|si|mu|jí|i)\s+|[ls][’'])?"
    r"(?:(?P<aux>(?:a|ha|har|ont|aura|avait|aveva|había|hade|havde|hadde)"
    r"(?P<asked>-t-(?:ils?|elles?|on))?)\s+)?"
    r"(?P<verb>\p{Ll}[\p{L}\p{M}]*+(?P<inverted>-(?:t-)?(?:ils?|elles?|on)\b)?)"
)
_PRONOUN = regex.compile(
    r"\s+(?:(?:han|hon|hun|hän|de|ella|ellos|ellas|ele|ela|eles|elas|lui|lei|egli|αυτός|αυτή"
    r"|on|ona)(?=\s*[,.;:?!…—–]|\s+\p{Ll}|\s*$)|(?:él|el|ea|ei)(?=\s*[,.;:?!…—–]|\s*$))"
)
_NAME = regex.compile(
    r"\s+(?:(?:le|la|el|lo|il|ο|η|o|a|den|frère|sœur|maître|don|doña|pan|paní)\s+"
    r"|l[’'])?\p{Lu}"
)
_NOUN = regex.compile(
    r"\s+(?:l[’']|(?:les?|la|une?|el|los|las|una|il|lo|gli|uno|os?|as|uma?|ο|η|οι|το"
    r"|son|sa|ses|sus?|suo|sua|seu|mon|ma|cet?|cette|jeho|její|jejich)\s+)\p{Ll}"
)
_TITLED = regex.compile(r"\s+((?:\p{Ll}[\p{L}\p{M}’-]+\s+){1,3})\p{Lu}")
_NORDIC_NOUN = regex.compile(
    r"\s+(?:en|ett?|den|det|min|mitt|hans|hennes|hendes)\s+\p{Ll}"
    r"|\s+\p{Ll}{2,}(?:en|et|an|n|a|ne|na|ja|jä)\b(?=\s*[,.]|\s+\p{Lu})"
)
_SUBJECT = regex.compile(r"\s+(?:han|hon|hun|dei?|\p{Lu}\p{Ll})")
"""What makes `sa` the Nordic verb and not the French possessive."""
_NAME_FIRST = regex.compile(
    r"(?:hän|han|hon|hun"
    r"|(?:\p{Ll}[\p{L}\p{M}’-]+\s){0,2}(?:\p{Lu}[\p{L}\p{M}’-]+\s){0,2}\p{Lu}[\p{L}\p{M}’-]+)"
    r"\s+(?P<verb>\p{Ll}+)(?=\s*(?:[.,]|$))"
)
_BREAK = regex.compile(
    r"(?<!\b(?:\p{Lu}|Mme|Mlle|Mr|Mrs|Dr|St|Sr|Sra|Prof|Hr|Dott|Ing|Mgr))[.!?…]+(?=\s|$)"
    r"|[;:]|,(?=\s)|\s[—–]\s"
)
_GOES_ON = regex.compile(
    r"\s+(?:j[’']|c[’']|n[’']|qu[’']|(?:je|tu|ils?|elles?|on|nous|vous|ce|ça|cela|ne|mais|car"
    r"|donc|parce|que|si|quand|puisque|pas|plus|jamais|avons|avez|ont|sommes|sont|est"
    r"|doit|peut"
    r"|yo|tú|nosotros|no|pero|porque|cuando|ya|se|es|io|noi|voi|non|ma|perché|che|quando|ci|è|sono"
    r"|eu|nós|não|mas|nu|noi|dar|că|dacă|δεν|αλλά|γιατί|ότι|αν|θα|να|είναι|jag|vi|du|men|inte"
    r"|att|om|när|jeg|det|at|hvis|når|ikke|mutta|että|jos|ei|en|emme|já|my|ale|protože|když|není)\b)"
)
_STAYS = regex.compile(
    r"\s+(?:l[’']|d[’']|(?:les?|la|une?|en|avec|sans|tout|toute|avant|après|et|dans|sur"
    r"|puis|med|och|og|utan|uden|uten|mens|medan|con|mientras|sin|e|y|senza|com|sem|enquanto|cu|fără|iar|και|με|a|s)\b)"
)
_REACH = 240


class Tag(NamedTuple):
    """A reporting clause within speech: `end` is where the speech may go on.

    Attributes:
        stopped: Whether a full stop ends it, so that narration may follow as well.
        nordic: Whether its verb is one of a Nordic language.
    """

    start: int
    end: int
    stopped: bool
    nordic: bool


def find_tags(text: str, start: int, end: int, masked: bytes | bytearray = b"") -> Iterator[Tag]:
    """Yield the comma-set reporting clauses of `text[start:end]`, in order.

    Nothing is found at offsets where `masked` is set: there stands a quotation of its own.
    """
    place = start
    while (pause := _PAUSE.search(text, place, end)) is not None:
        place = pause.end()
        if masked and masked[pause.start()]:
            continue
        if (tag := _tag_at(text, pause.end(), end)) is not None:
            yield tag
            place = max(tag.end, place)


def _tag_at(text: str, start: int, end: int) -> Tag | None:
    first = _NAME_FIRST.match(text, start, end)
    if first is not None and first["verb"] in _NORDIC_VERB:
        return _bounded(text, start, first.end(), end, closed=False, nordic=True)
    clause = _CLAUSE.match(text, start, end)
    if clause is None or clause["verb"] in _NOT_TAGS:
        return None
    verb = clause["verb"].removesuffix(clause["inverted"] or "")
    after = clause.end()
    nordic = verb in _NORDIC_VERB or (verb == "sa" and _SUBJECT.match(text, after, end) is not None)
    if not nordic and verb not in _VERB:
        return None
    closed = bool(clause["inverted"] or clause["asked"] or _PRONOUN.match(text, after, end))
    named = _NAME.match(text, after, end) or _NOUN.match(text, after, end)
    if not (
        closed
        or named
        or _titled(text, after, end)
        or (nordic and _NORDIC_NOUN.match(text, after, end))
    ):
        return None
    return _bounded(text, start, after, end, closed=closed, nordic=nordic)


def _titled(text: str, after: int, end: int) -> bool:
    """Tell whether a name follows after a noun or two, with no small word between."""
    found = _TITLED.match(text, after, end)
    return found is not None and (LINKING | THAT).isdisjoint(found[1].split())


def _bounded(
    text: str, start: int, after: int, end: int, *, closed: bool, nordic: bool
) -> Tag | None:
    """Return the tag with its end: a stop, or a comma after which the speech goes on."""
    limit = min(end, after + _REACH)
    for mark in _BREAK.finditer(text, after, limit):
        if mark[0] != ",":
            return Tag(start, mark.end(), stopped=mark[0][0] in ".!?…", nordic=nordic)
        goes_on = _GOES_ON.match(text, mark.end(), end) is not None
        if goes_on or (closed and not _STAYS.match(text, mark.end(), end)):
            return Tag(start, mark.end(), stopped=False, nordic=nordic)
    return Tag(start, end, stopped=True, nordic=nordic) if limit == end else None
