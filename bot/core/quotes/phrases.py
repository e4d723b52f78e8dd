"""Find noun phrases such as "a student", "the county" or "my foreman" in a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from bot.core.quotes import grammar, lexicon, roles, vocabulary
from bot.core.quotes.clauses import Source, Token

AUXILIARIES = vocabulary.word_set(
    """
    has had have is was are were will would can could may might must shall should did does do
    blijkt bleek geht then hat hatte ist war wird a ha ho hai hanno han he había haviam havia
    avrebbe avrebbero aurait auraient habría habrían teria teriam hätte hätten zou zouden skulle
    ville avait avaient había aveva avevano tinha
    """
)
"""Verbs that stand between a subject and its verb of saying."""

_ENDS = AUXILIARIES | vocabulary.word_set(
    """
    also later just never always once hinzu mit ein an zu weiter fort nach zurück gestern
    heute dann ayer hoy hier ieri oggi ontem hoje me te se le lo nos mi ti ci mir uns mig oss nam
    мне нам ему ей им ещё еще уже уж также тоже сегодня вчера летом зимой осенью весной утром
    era é foi es fue è fu está sono est était ist вечером ранее позже już też także dziś wczoraj
    rano latem zimą już už také včera dnes вже також
    сьогодні вчора раніше
    """
)

_GENITIVES = vocabulary.word_set(
    """
    of for de del della dei delle du des von der di da do dos van av af
    """
)
_HEADS = vocabulary.PERSON_NOUNS | vocabulary.COMPANY | vocabulary.DOCUMENT
OWNERS = vocabulary.word_set("my his her its our your their mein seine ihre son sa su sua")
_OPENERS = vocabulary.word_set(
    "but and then if when as ma pero aber und но а и але й ale a i mais mas et men maar dan da"
)
_BARE = grammar.SLAVIC | {"tr", "fi", "hu"}
_NORDIC_BODY = regex.compile(
    r"(?:styrels|verk|kommun|politi|polis|region|myndighet|direktorat|ministeri|förening|forening"
    r"|förbund|forbund|råd|nämnd|domstol|ledning|ledels|bolag|selskab|selskap|tjänst|tjeneste"
    r"|departement|skol|klubb|parti|regering|regjering)(?:en|et|ene|erne|arna|n|t|a|e)$"
)
_VERBAL = regex.compile(r"\p{Ll}+(?:ed|ly)")
_INFORMED = [["familiar", "with"], ["close", "to"], ["briefed", "on"], ["knowledge", "of"]]
_ADJECTIVE = regex.compile(r"\p{L}{3,}(?:[ysk]i|y|[nwk]a|ый|ий|ой|ая|ський|ська|ský|ká|ní|ný|ná)$")
_PARTY = vocabulary.word_set("prosecution defence defense court jury police crown union")
_LONGEST = 7


class NounPhrases:
    """Finds noun phrases of one language; `say` holds its verbs of saying."""

    def __init__(self, text: str, language: str, say: lexicon.Cues) -> None:
        self._text = text
        self._say = say
        self._slavic = language in grammar.SLAVIC
        self._nordic = language in grammar.NORDIC
        self._bare = language in _BARE
        self._function = grammar.words("function", language)
        self._determiners = grammar.words("determiners", language)

    def at(self, piece: Sequence[Token], index: int) -> Source | None:
        """Return the phrase that begins at a word: an article or owner, then up to its end."""
        return self._read(piece, index, stop_at_head=False)

    def opening(self, piece: Sequence[Token], *, bodies: bool = False) -> Source | None:
        """Return the phrase that opens a clause; it ends at a noun for a speaker.

        `bodies` lets it end at a word such as "council" too, for clauses whose verb is unknown.
        """
        joined = piece[0].folded in _OPENERS - self._determiners
        index = 1 if len(piece) > 1 and joined else 0
        noun = self._read(piece, index, stop_at_head=True) or self._qualified(piece, index)
        head = vocabulary.ORGANISATION.search(noun.text) if noun and bodies else None
        if noun is None or head is None or noun.text.startswith(("’", "'"), head.end()):
            return noun
        return replace(noun, text=noun.text[: head.end()])

    def _qualified(self, piece: Sequence[Token], at: int) -> Source | None:
        """Return a noun for a speaker that an adjective opens: "Wojskowy lekarz"."""
        if len(piece) < at + 2 or not self._slavic or not _ADJECTIVE.search(piece[at].folded):
            return None
        noun = self._read(piece, at + 1, stop_at_head=True)
        if noun is None:
            return None
        start = piece[at].start
        return replace(noun, start=start, text=self._text[start : _end(noun)])

    def suffixed(self, token: Token) -> Source | None:
        """Return a noun with its article at its end, as Nordic languages have it."""
        if not self._nordic or token.folded in self._function:
            return None
        speaks = roles.is_person(token.folded) or _NORDIC_BODY.search(token.folded)
        fit = speaks or token.folded in vocabulary.COMPANY
        return Source("noun", token.start, token.text) if fit else None

    def closing(self, piece: Sequence[Token]) -> Source | None:
        """Return the phrase that ends a clause, right before its verb."""
        for index in range(len(piece) - 2, max(-1, len(piece) - 6), -1):
            folded = piece[index].folded
            if folded in self._determiners:
                before = piece[index - 1].folded if index else "that"
                bound = before in self._function and before not in grammar.RELATIVES
                noun = None if bound else self.at(piece, index)
                last = next(
                    t for t in reversed(piece) if t.folded not in AUXILIARIES or t is piece[0]
                )
                return noun if noun and _end(noun) >= last.end else None
        return None

    def inside(self, piece: Sequence[Token]) -> Source | None:
        """Return the phrase that opens a clause, or else its first noun for a speaker."""
        found = self.opening(piece)
        for index, token in enumerate(piece):
            if found:
                break
            before = piece[index - 1].folded if index else ""
            owned = before in self._determiners
            if self._agent(token) and (owned or before not in self._function):
                found = self.at(piece, index - 1 if owned else index)
        return found

    def _read(self, piece: Sequence[Token], at: int, *, stop_at_head: bool) -> Source | None:
        determined = piece[at].folded in self._determiners
        if not determined and not self._stands_alone(piece[at]):
            return None
        end = at + 1 if determined else at
        while end < len(piece) and end - at < _LONGEST and self._continues(piece, at, end):
            end += 1
            if roles.is_kin(piece[end - 1].folded) and not self._goes_on(piece, end):
                break
            if stop_at_head and piece[end - 1].folded in _HEADS and not self._goes_on(piece, end):
                break
        while end > at + determined and piece[end - 1].folded in _GENITIVES:
            end -= 1
        if end == at + determined:
            return None
        text = self._text[piece[at].start : piece[end - 1].end]
        return Source("noun", piece[at].start, regex.sub(r"[’']s?$", "", text))

    def _bound(self, piece: Sequence[Token], end: int) -> bool:
        """Tell "familiar with the matter" and "head of the garden" from "a person with a dog"."""
        near = [t.folded for t in piece[end - 2 : end + 1]]
        ahead = near[1] in _GENITIVES or near[:-1] in _INFORMED
        return near[1:] in _INFORMED or (ahead and near[-1] in self._determiners)

    def _agent(self, token: Token) -> bool:
        body = self._slavic and vocabulary.ORGANISATION.match(token.text)
        return token.folded in vocabulary.PERSON_NOUNS or bool(body)

    def _stands_alone(self, token: Token) -> bool:
        return self._bare and (
            roles.is_person(token.folded)
            or token.folded in vocabulary.COMPANY
            or bool(vocabulary.ORGANISATION.match(token.text))
        )

    def _goes_on(self, piece: Sequence[Token], end: int) -> bool:
        return end < len(piece) and piece[end].folded in _GENITIVES

    def _continues(self, piece: Sequence[Token], at: int, end: int) -> bool:
        folded = piece[end].folded
        if folded in _ENDS or folded in grammar.RELATIVES:
            return False
        if folded in OWNERS:
            return False
        if end <= at + 1:
            return folded not in self._function
        if folded in self._function:
            return folded in _GENITIVES or self._bound(piece, end)
        return not _VERBAL.fullmatch(piece[end].text) and folded not in self._say


def _end(noun: Source) -> int:
    return noun.start + len(noun.text)


def of_party(noun: Source) -> bool:
    """Return whether a phrase with its article means a person or a side such as "the jury"."""
    words = noun.text.casefold().split()
    return len(words) > 1 and (roles.is_person(words[-1]) or words[-1] in _PARTY)


def speaks(word: str) -> bool:
    """Return whether a casefolded noun is one for a person or a body."""
    return roles.is_person(word) or vocabulary.ORGANISATION.fullmatch(word) is not None
