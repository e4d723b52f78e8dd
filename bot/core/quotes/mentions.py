"""Read the names out of the runs of capitalised words of an article, titles and owners cut off.

Works on capital letters, so only for scripts that have them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from bot.core.quotes import genders, grammar, prefixes, roles, vocabulary

_CAPITAL = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Rev|St|Mme|Sra?|Sig|Dott|\p{Lu})\."
    r"|(?:[ae]l-)?\p{Lu}[\p{L}\p{M}]*+(?:[’'\-‐‑]\p{L}[\p{L}\p{M}]*+)*+)"
)
_PARTICLE = (
    r"(?:de|del|della|di|da|dos|do|das|du|des|van|von|zu|af|al|el|bin|ibn|bint|ben|la|le|y|e|&|"
    r"(?<=(?:van|von|de)[ \u00a0])(?:der|la|las|los)|(?<=(?:van|de)[ \u00a0])den|of|for|of the"
    r"|for the)"
)
_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}’'\-]){_CAPITAL}"
    rf"(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}(?:d[’'])?"
    rf"(?<!von[ \u00a0]der[ \u00a0](?=\p{{Lu}}{{2}})){_CAPITAL})*+"
)
_POSSESSIVE = regex.compile(r"[’'](?:s|S)?$|[’']\p{Ll}{1,4}$")
_OPENS_SENTENCE = regex.compile(
    r"(?:^|(?:^|\n)\s*\d\d?[:.h]\d\d\s*(?:[ap]\.?m\.?)?|[.!?…:;|•*“”\"„«»‹›‘\[(\n—–―\-¿¡])\s*$"
)
_ABBREVIATION = regex.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Sen|Rep|Gov|St|\p{Lu})\.\s*$")
_OPENING = frozenset('“„«‘‹「『"')
_CLOSING = frozenset('”“»›」』"')
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[’'\-][\p{L}\p{M}]+)*")
_PLACE_AND_NAME = 3
_LONGEST_HEADLINE = 240
_SHORTEST_HEADLINE = 6
_AGE = regex.compile(r"\s?[,(]\s?\d\d?[,) ]")
_AGED = regex.compile(r"\d\d?-jährige[rn]?[ \u00a0]$")
_ARTICLE = regex.compile(
    r"(?i)(?:\bd[ieae][rsnm]?|\beine?[rnms]?|vom|zum|zur|beim|im|am)[ \u00a0]$"
)
_SHARED = regex.compile(r"(?:и|і|ы|owie|ovi|scy|ccy|ští|čtí)$")
_COUPLE = regex.compile(r"\p{Lu}\p{Ll}+ (?:та|і|й|и|i|a|oraz) $")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands, without titles and possessive ending.

    Attributes:
        start: Offset of the name proper.
        end: Offset after it.
        text: The name as written.
        possessive: Whether "'s" follows.
        title: The word before the name that was taken for a title, casefolded; else empty.
        weak: True for a lone capitalised word that nothing else shows to be a name.
    """

    start: int
    end: int
    text: str
    possessive: bool = False
    title: str = ""
    weak: bool = False

    @property
    def tokens(self) -> list[str]:
        """Return the words of the name, casefolded."""
        return folded(self.text)

    @property
    def body(self) -> bool:
        """Return whether the name is that of an organisation, as far as its words tell."""
        return is_body(self.text)


def folded(name: str) -> list[str]:
    """Return the words of a name without regard to case."""
    return [word.casefold() for word in name.split()]


def is_body(name: str) -> bool:
    """Return whether a name's own words show it to be that of an organisation."""
    return bool(vocabulary.ORGANISATION.search(name)) or bool(
        regex.search(r" & |^\p{Lu}{3,}$", name)
    )


class MentionReader:
    """Reads the mentions of one text."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._links = {"of", "for"} | ({"des", "du"} if language == "de" else set())
        self._headlines: dict[int, bool] = {}
        self._lower = {w.group() for w in _WORD.finditer(text) if w.group()[0].islower()}

    def mentions(self) -> list[Mention]:
        """Return every mention in order; single words with no other proof are weak."""
        found: list[Mention] = []
        for mention in (m for run in _RUN.finditer(self._text) for m in self._read(run)):
            if found and self._joins(found[-1], mention):
                first = found.pop().start
                found.append(Mention(first, mention.end, self._text[first : mention.end]))
            else:
                found.append(self._apart(mention))
        return found

    def _joins(self, owners: Mention, mention: Mention) -> bool:
        """Tell the two halves of "Harbour Pilots’ Association"."""
        between = self._text[owners.end : mention.start]
        body = vocabulary.ORGANISATION.match(mention.text)
        return between in {"’ ", "' "} and owners.text.endswith("s") and body is not None

    def _apart(self, mention: Mention) -> Mention:
        """Cut the family name that a couple shares: "Olga i Piotr Mazurowie"."""
        shared = len(mention.tokens) == 2 and self._language in grammar.SLAVIC
        plural = shared and _SHARED.search(mention.text)
        if not plural or not _COUPLE.search(self._text, max(0, mention.start - 30), mention.start):
            return mention
        given = mention.text.split()[0]
        return replace(mention, end=mention.start + len(given), text=given)

    def _read(self, run: regex.Match[str]) -> Iterator[Mention]:
        """Split a run of capitalised words at possessives and at "of" that joins no body's name."""
        tokens = [(m.start() + run.start(), m.group()) for m in regex.finditer(r"\S+", run.group())]
        opens = self._opens_sentence(run.start())
        if len(tokens) > 1 and self._in_headline(run.start()):
            for word in tokens:
                yield from self._mention([word], opens=True)
            return
        piece: list[tuple[int, str]] = []
        for at, token in tokens:
            owner = bool(_POSSESSIVE.search(token))
            if token in self._links and not (piece and self._is_body(piece)):
                yield from self._mention(piece, opens=opens)
                piece, opens = [], False
                continue
            piece.append((at, token))
            if owner:
                yield from self._mention(piece, opens=opens, possessive=True)
                piece, opens = [], False
        yield from self._mention(piece, opens=opens)

    def _in_headline(self, at: int) -> bool:
        """Tell lines set in title case, where capitals mark no names."""
        start = self._text.rfind("\n", max(0, at - _LONGEST_HEADLINE), at) + 1
        if start not in self._headlines:
            line = self._text[start : start + _LONGEST_HEADLINE + 1].split("\n")[0].rstrip()
            words = _WORD.findall(line)
            capital = sum(w[0].isupper() for w in words)
            titled = len(words) >= _SHORTEST_HEADLINE and capital >= 0.7 * len(words)
            short = start <= at <= start + len(line) <= start + _LONGEST_HEADLINE
            self._headlines[start] = titled and short and line[-1] not in '.!?…:,;”"»'
        return self._headlines[start]

    def _is_body(self, piece: list[tuple[int, str]]) -> bool:
        return bool(vocabulary.ORGANISATION.search(piece[-1][1]))

    def _mention(
        self, piece: list[tuple[int, str]], *, opens: bool, possessive: bool = False
    ) -> Iterator[Mention]:
        words = piece[self._skip(piece, opens=opens) :]
        opens = opens and len(words) == len(piece)
        words, title = self._without_title(words, opens=opens)
        if not words:
            return
        start, end = words[0][0], words[-1][0] + len(words[-1][1])
        text = _POSSESSIVE.sub("", self._text[start:end])
        if len(words) == 1 and self._ordinary(text, start, opens=opens, titled=bool(title)):
            return
        bare = len(words) == 1 and not title and not _AGE.match(self._text, end)
        body = vocabulary.ORGANISATION.fullmatch(text) and not _ARTICLE.search(
            self._text[max(0, start - 6) : start]
        )
        german = self._language == "de" and not body
        weak = bare and (opens or german)
        weak = weak or self.set_apart(start, end)
        yield Mention(start, start + len(text), text, possessive, title, weak)

    def set_apart(self, start: int, end: int) -> bool:
        """Tell titles and nicknames by the marks or the article around them."""
        marked = self._text[max(0, start - 1) : start] in _OPENING and start > 0
        marked = marked or (self._text[end : end + 1] in _CLOSING and end < len(self._text))
        article = self._text[max(0, start - 4) : start].casefold() == "the "
        return marked or (article and not vocabulary.ORGANISATION.search(self._text[start:end]))

    def _skip(self, piece: list[tuple[int, str]], *, opens: bool) -> int:
        """Count the words at the head of a run that belong to the sentence, not to the name."""
        count = 0
        for _, token in piece:
            word = token.casefold()
            month = count == 0 and len(piece) == _PLACE_AND_NAME - 1 and genders.is_given(word)
            if month and word in grammar.ALONE:
                break
            common = opens and count == 0 and len(piece) > 1 and word in self._lower
            if not (self._grammatical(word) or word == "the" or common):
                break
            count += 1
        return count

    def _grammatical(self, word: str) -> bool:
        return (
            word in grammar.ALONE
            or word in grammar.words("function", self._language)
            or word in grammar.words("determiners", self._language)
            or word in grammar.pronouns(self._language)
        )

    def _without_title(
        self, words: list[tuple[int, str]], *, opens: bool
    ) -> tuple[list[tuple[int, str]], str]:
        if words and vocabulary.ORGANISATION.fullmatch(_POSSESSIVE.sub("", words[-1][1])):
            return words, ""
        tokens = [token for _, token in words]
        cut = prefixes.title_length(tokens, opens=opens) or self._origin(words)
        return words[cut:], words[cut - 1][1].casefold().rstrip(".") if cut else ""

    def _origin(self, words: list[tuple[int, str]]) -> int:
        """Count the words of a place between a noun and its name: "мэр Заречья Анна Кос"."""
        before = _WORD.findall(self._text[max(0, words[0][0] - 30) : words[0][0]]) if words else []
        if self._language not in grammar.SLAVIC or not before or len(words) < _PLACE_AND_NAME:
            return 0
        given = [genders.is_given(token.casefold()) for _, token in words]
        told = roles.is_person(before[-1].casefold()) and True in given[1:-1]
        return given.index(True) if told and not given[0] else 0

    def _ordinary(self, word: str, at: int, *, opens: bool, titled: bool) -> bool:
        if titled or len(word) == 1:
            return len(word) == 1
        aged = bool(_AGED.search(self._text, max(0, at - 30), at))
        return aged or (opens and word.casefold() in self._lower) or prefixes.is_title(word)

    def _opens_sentence(self, at: int) -> bool:
        before = self._text[max(0, at - 12) : at]
        if at <= len(before):
            before = "\n" + before
        return bool(_OPENS_SENTENCE.search(before)) and not _ABBREVIATION.search(before)
