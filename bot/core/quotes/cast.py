"""Who is who in an article: persons, bodies, places, and the offices that stand for persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import regex

from bot.core.quotes import grammar, roles, vocabulary
from bot.core.quotes.mentions import Mention, is_body
from bot.core.quotes.names import Names

WORD = regex.compile(r"[\p{L}\p{N}]+(?:[’'\-][\p{L}\p{N}]+)*")
"""A word, an apostrophe or hyphen inside it included."""

_PLACE = regex.compile(
    r"(?i)(?<![\p{L}])(?:in|at|near|across|outside|toward|towards|nach|aus|bei|à|en|em|w"
    r"|we|do|в|на|из|у)\s$"
)
_STREET = regex.compile(
    r"(?i)(?:\b(?:street|avenue|road|lane|square|hill|bridge|bay|island|beach|valley|lake|river"
    r"|harbou?r|airport|stadium)|(?:stra(?:ß|ss)e|gasse|allee|gatan|gade|gata|straat|gracht))$"
    r"|^(?:rue|avenue|boulevard|place|calle|plaza|avenida|paseo|via|piazza|rua|praça|ulica|ulicy"
    r"|улица|улице|площадь|вулиця|lake|mount|cape|río|rio|lago|monte|mont|lac)\b"
)
_AGE = regex.compile(r"\s?[,(]\s?\d\d?\b|,? (?:who|whose) ")
_APPOSITION = regex.compile(r",\s([^,.;:\n]{3,60})|\s(?:is|ist|est|es|è|é|är|er) ([^,.;:\n]{3,60})")
_CLAUSE_END = regex.compile(r"[.;:!?…\n](?=\s)")
_BESIDE = 60
_PLURAL = vocabulary.word_set("les los las i gli os as de these those")
_FEMININE = vocabulary.word_set("die la a η una une eine")
_MASCULINE = vocabulary.word_set("der el il lo o ο un ein")


class Cast:
    """The names of one article by what they are; `text` is its text without quotations."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._capitals = names.language not in grammar.UNCASED
        self._gendered = names.language in {"de", "fr", "es", "it", "pt", "el"}
        self._german = names.language == "de"
        self._articles = frozenset({"den", "dem", "des"}) | grammar.words("definite", "de")
        self._last_heads = names.language not in {"fr", "es", "it", "pt", "ro", "el"}
        self._definite = grammar.words("definite", names.language)
        self._determiners = grammar.words("determiners", names.language)
        self._offices: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._heads: set[str] = set()
        self._news: dict[str, int] = {}
        for article, noun in pairwise(WORD.finditer(text)):
            if self.owns(article.group().casefold()):
                self._news.setdefault(noun.group().casefold(), noun.start())
        for mention in names.mentions:
            self._learn_office(mention)
        self._places = {
            names.full(m) for m in names.mentions if self._in_place(m) or _STREET.search(m.text)
        }
        self._persons = {who for held in self._offices.values() for _, who in held}
        self._persons |= {names.full(m) for m in names.mentions if self._aged(m)}
        self._bodies = {names.full(m) for m in names.mentions if self._incorporated(m)}

    def fits(self, name: str, gender: str | None) -> bool:
        """Return whether nothing known of a speaker's name speaks against a gender.

        "n" stands for a thing or body, "p" for several; None fits every name.
        """
        if gender in {"m", "f"}:
            return self._gender(name) in {None, gender} and not self.is_body(name)
        if gender == "n":
            known = name in self._persons or name in self._places
            return self.is_body(name) or (self._capitals and " " not in name and not known)
        if gender == "p":
            words = [w.casefold() for w in WORD.findall(name)]
            several = not name[:1].isupper() or self.described(name)
            return self.is_body(name) or (several and roles.gender_of(words) is None)
        return True

    def is_body(self, name: str) -> bool:
        """Return whether a name's words, or the noun before it, show an organisation."""
        return name in self._bodies or is_body(name)

    def solid(self, name: str) -> bool:
        """Return whether a name can be a person's although no sentence is about it."""
        return not self._capitals or " " in name or self.is_person(name)

    def may_be(self, mention: Mention, gender: str | None) -> bool:
        """Return whether a mention can be a person (for gender "n", a body)."""
        full = self._names.full(mention)
        if gender == "n":
            return self.is_body(full) or full not in self._persons
        return not (self.is_body(full) or full in self._places or self._articled(mention))

    def is_person(self, name: str) -> bool:
        """Return whether something in the article or the name itself shows a person."""
        return name in self._persons or self._names.gender(name) is not None

    def described(self, speaker: str) -> bool:
        """Return whether a speaker is a noun phrase and not a name."""
        return speaker.split(maxsplit=1)[0].casefold() in self._determiners

    def holder(self, nouns: Sequence[str], head: str, before: int) -> str | None:
        """Return the person whom the article described so ("the Green candidate") before."""
        if head not in self._heads:
            return None
        held = [who for at, who in self._offices.get(head, ()) if at < before]
        asked = [{who for _, who in self._offices.get(noun, ())} for noun in nouns]
        closest = [who for who in held if all(who in described for described in asked)]
        return (closest or held)[-1] if held else None

    def brought_on(self, noun: str, before: int) -> bool:
        """Return whether the article spoke of "a teller" before it says "the teller"."""
        return self._news.get(noun, before) < before

    def holders(self, start: int, end: int) -> list[str]:
        """Return the persons whose offices a stretch mentions ("the clerk sat down")."""
        words = [w.casefold() for w in WORD.findall(self._text, start, end)]
        nouns = [n for article, n in pairwise(words) if article in self._definite]
        people = (n for n in nouns if roles.is_person(n))
        return [who for noun in people if (who := self.holder([noun], noun, start))]

    def owns(self, word: str) -> bool:
        """Return whether a casefolded word is "a" or "my": a determiner that brings on somebody."""
        return word in self._determiners - self._definite

    def one_person(self, phrase: str, gender: str) -> bool:
        """Return whether a noun phrase means one person whom a pronoun of that gender fits."""
        words = [w.casefold() for w in WORD.findall(phrase)]
        shown = roles.gender_of(words) or self.article_gender(words[0])
        return shown in {None, gender} and not vocabulary.PERSON_NOUNS.isdisjoint(words)

    def head(self, nouns: list[str]) -> str:
        """Return the noun that a phrase without its article turns on ("the head of the board")."""
        small = grammar.words("function", self._names.language)
        length = next((i for i, w in enumerate(nouns) if i and w in small), len(nouns))
        ahead = nouns[:length]
        if self._last_heads:
            return ahead[-1]
        return next((w for w in ahead if roles.is_person(w)), ahead[0])

    def describes_person(self, article: str, head: str) -> bool:
        """Tell "the candidate" and "the 74-year-old" from things and from several persons."""
        several = article in _PLURAL or (article == "die" and head.endswith(("er", "en")))
        return not several and roles.is_person(head)

    def article_gender(self, article: str) -> str | None:
        """Return what a casefolded article shows of a person's gender."""
        if not self._gendered:
            return None
        return "f" if article in _FEMININE else "m" if article in _MASCULINE else None

    def _articled(self, mention: Mention) -> bool:
        """Tell German nouns from names by the article: "von den Freien Bürgern"."""
        before = self._text[max(0, mention.start - 5) : mention.start].casefold().split()
        return self._german and bool(before) and before[-1] in self._articles

    def _gender(self, speaker: str) -> str | None:
        words = [w.casefold() for w in WORD.findall(speaker)]
        shown = roles.gender_of(words) if self.described(speaker) or len(words) == 1 else None
        return shown or self._names.gender(speaker)

    def _incorporated(self, mention: Mention) -> bool:
        before = WORD.findall(self._text[max(0, mention.start - 30) : mention.start])[-2:]
        near = [w for w in before if not w[0].isupper()]
        firm = any(w.casefold() in vocabulary.COMPANY for w in before[-1:])
        return mention.body or firm or any(vocabulary.ORGANISATION.fullmatch(w) for w in near[-1:])

    def _learn_office(self, mention: Mention) -> None:
        """Take in what stands beside a name ("El alcalde, Juan Rey", "Rey, the Green leader")."""
        full = self._names.full(mention)
        if mention.body or " " not in full:
            return
        opening = self._text[max(0, mention.start - _BESIDE) : mention.start]
        before = WORD.findall(_CLAUSE_END.split(opening)[-1])[-3:]
        after = _APPOSITION.match(self._text, mention.end)
        beside = [*before, *(WORD.findall(after.group())[:5] if after else ())]
        words = {w.casefold() for w in beside} - self._determiners
        heads = {w for w in words if roles.is_person(w) and not roles.is_kin(w)}
        follows = self._text[mention.end : mention.end + 1]
        if not heads and opening.endswith(", ") and follows in {",", "."}:
            heads = {w.casefold() for w in before} - self._determiners
        self._heads |= heads
        for word in words if heads else ():
            self._offices[word].append((mention.start, full))

    def _in_place(self, mention: Mention) -> bool:
        return bool(_PLACE.search(self._text[max(0, mention.start - 9) : mention.start]))

    def _aged(self, mention: Mention) -> bool:
        marked = bool(mention.title or _AGE.match(self._text, mention.end))
        before = WORD.findall(self._text[max(0, mention.start - 20) : mention.start])[-1:]
        adjoining = self._text[max(0, mention.start - 1) : mention.start] == " "
        described = adjoining and any(roles.is_person(w) for w in before)
        return (marked or described) and not mention.body
