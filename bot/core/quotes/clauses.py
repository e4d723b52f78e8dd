"""The small values a clause is read with: words, pieces between commas, and what names a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import regex

from bot.core.quotes import vocabulary
from bot.core.quotes.mentions import Mention

Kind = Literal["name", "noun", "pronoun", "dropped"]

_TOKEN = regex.compile(
    r"[\p{L}\p{M}\p{N}]+(?:[’'\-‐‑.][\p{L}\p{M}\p{N}]+)*[’']?|[^\s\p{L}\p{M}\p{N}]"
)
STOPS = frozenset(";:()[]!?…•—–.")
"""Marks that end a clause."""
_WHO = vocabulary.word_set("who whose qui que quien che która który")
_ABBREVIATIONS = frozenset(
    t for t in vocabulary.TITLES | {"inc", "corp", "ltd", "co", "jr", "st"} if len(t) <= 4
)


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a clause that say whose the quotation is.

    Attributes:
        kind: A name, a noun phrase, a pronoun, or a verb whose subject is left out.
        start: Offset of those words (of the verb where there is no subject).
        text: Those words as written; empty when the subject is left out.
        gender: m, f, p (several), n (a thing or body); None when nothing tells.
        mention: The name, for kind "name" where the script has capitals.
    """

    kind: Kind
    start: int
    text: str = ""
    gender: str | None = None
    mention: Mention | None = None


class ClauseReader(Protocol):
    """What finds sources in clauses; one for each way of writing."""

    def lead(self, start: int, end: int) -> Source | None:
        """Return the source named by the words before a quotation."""

    def tail(self, start: int, end: int) -> Source | None:
        """Return the source named by the words after a quotation."""

    def says(self, start: int, end: int) -> bool:
        """Return whether a stretch begins with somebody's saying something."""

    def subject(self, start: int, end: int) -> Source | None:
        """Return what a sentence is about."""

    def mentions(self, start: int, end: int) -> Sequence[Mention]:
        """Return the names in a stretch."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a punctuation mark of a clause."""

    start: int
    end: int
    text: str

    @property
    def folded(self) -> str:
        """Return the word without regard to case."""
        return self.text.casefold()

    @property
    def word(self) -> bool:
        """Return whether this is a word or a number."""
        return self.text[0].isalnum()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of a stretch; the full stop of an abbreviation is left out."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        token = Token(match.start(), match.end(), match.group())
        if token.text != "." or not tokens or not _abbreviated(tokens[-1]):
            tokens.append(token)
    return tokens


def pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the words between commas, other marks left out; a piece may be empty."""
    piece: list[Token] = []
    for token in tokens:
        if token.text in ",،":
            yield piece
            piece = []
        elif token.word or token.text in "&-":
            piece.append(token)
    yield piece


def until_stop(tokens: Sequence[Token], first: int) -> list[Token]:
    """Return the tokens up to the end of a clause or the start of a relative one."""
    end = first
    while end < len(tokens) and tokens[end].text not in STOPS:
        if end > first and tokens[end].folded in _WHO:
            break
        end += 1
    return list(tokens[first:end])


def _abbreviated(token: Token) -> bool:
    return len(token.text) == 1 or token.folded in _ABBREVIATIONS
