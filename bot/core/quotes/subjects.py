"""Find the subject beside a verb of saying: a name, a noun phrase or a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bot.core.quotes import grammar, roles, vocabulary
from bot.core.quotes.clauses import STOPS, Source, Token, pieces, until_stop
from bot.core.quotes.mentions import Mention
from bot.core.quotes.names import Names
from bot.core.quotes.narrative import MASK
from bot.core.quotes.phrases import AUXILIARIES, OWNERS, NounPhrases, of_party, speaks
from bot.core.quotes.saying import CONJUNCTIONS, PARTICIPLES, Saying

_TRANSITIVE = vocabulary.word_set("told tells telling asked asks asking informed reminded")
_THAT = vocabulary.word_set("the but when as while that if dass que che că że что як")
_BY = vocabulary.word_set("by par por pelo pela da dal dalla dall door av af przez")
_SHOWS = vocabulary.word_set("blijkt bleek hervor hervorgeht")
_CONTRACTED = regex.compile(r"[’'](?:d|ll|s|ve|re)$")
_OF_THE = vocabulary.word_set("da do na no del della dello du au al zum zur vom beim")
_AND = vocabulary.word_set("и і й та i oraz a")
_OWNED_REACH = 30
_VERB_AND_NOUN = 2
_REFLEXIVE = vocabulary.word_set("sich se si zich sig seg się")


class Subjects:
    """Finds subjects in the clauses of one article written in a script with capitals."""

    def __init__(self, text: str, names: Names, saying: Saying) -> None:
        self._text = text
        self._names = names
        self._language = names.language
        self._saying = saying
        self.nouns = NounPhrases(text, names.language, saying.cues)
        self._function = grammar.words("function", names.language)
        self._determiners = grammar.words("determiners", names.language)
        self._indefinite = self._determiners - grammar.words("definite", names.language)
        self._pronouns = grammar.pronouns(names.language)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Return the names that begin in a stretch, those in masked quotations left out."""
        return [m for m in self._names.between(start, end) if self._text[m.start] != MASK]

    def before(self, tokens: Sequence[Token], verb: int) -> Source | None:
        """Return the subject that a verb follows."""
        first = max((i + 1 for i in range(verb) if tokens[i].text in STOPS), default=0)
        parts = list(pieces(tokens[first:verb]))
        last = parts[-1]
        if not last:
            return self._first_subject(parts)
        if last[0].folded in grammar.RELATIVES and len(parts) > 1:
            return self._in_relative(last[1:]) or (
                self._antecedent(parts[-2]) or self._first_subject(parts)
            )
        if embedded := self._embedded(tokens, first, verb):
            return embedded
        nearest = self._nearest_subject(last)
        joined = tokens[verb - 1].folded in _AND and self._language in grammar.SLAVIC
        alone = joined or (len(last) == 1 and last[0].folded in AUXILIARIES)
        if nearest is None and (alone or tokens[verb].folded in PARTICIPLES):
            return self._first_subject(parts)
        return nearest

    def after(self, tokens: Sequence[Token], first: int) -> Source | None:
        """Return the subject that begins at a word, right after a verb or a preposition."""
        if first and tokens[first - 1].folded in _TRANSITIVE:
            return None
        zone = until_stop(tokens, first)
        parts = [part for part in pieces(zone) if part]
        if not parts:
            return None
        if pronoun := next((s for t in zone[:2] if (s := self.pronoun(t))), None):
            return pronoun
        if aide := self._namesake(parts[0]):
            return aide
        name = self._name_after(parts[0]) or self._apposition(parts)
        return name or self._noun_after(parts[0])

    def agent(self, tokens: Sequence[Token]) -> Source | None:
        """Return who did the saying of "as I was told by" or "described by"."""
        for index in range(len(tokens) - 3, 0, -1):
            verb = tokens[index].folded in self._saying.cues
            if verb and tokens[index + 1].folded in _BY:
                return self.after(tokens[index + 2 :], 0)
        return None

    def speaker_after(self, tokens: Sequence[Token]) -> Source | None:
        """Return the person that follows an unknown verb: "bručí rybář", "assure la préfète"."""
        if len(tokens) < _VERB_AND_NOUN or not tokens[0].text[:1].islower():
            return None
        piece = next(pieces(until_stop(tokens, 0)))[1:]
        piece = piece[1:] if piece and piece[0].folded in _REFLEXIVE else piece
        noun = self._noun_after(piece) if piece else None
        words = [w.casefold() for w in noun.text.split()] if noun else []
        return noun if any(roles.is_person(w) for w in words) else None

    def announced(self, tokens: Sequence[Token]) -> Source | None:
        """Return the name that stands right before a colon: "The dog is cared for by Ada:"."""
        if not tokens or tokens[-1].text != ":":
            return None
        clause = list(pieces(tokens[:-1]))[-1]
        names = self.mentions(clause[0].start, clause[-1].end) if clause else []
        if not names or names[-1].weak or names[-1].end < clause[-1].end:
            return None
        return named(names[-1]) if self.is_subject(clause, names[-1]) else None

    def document(self, tokens: Sequence[Token]) -> Source | None:
        """Return the paper that "From a report of 2019 it appears that" names."""
        shown = any(t.folded in _SHOWS for t in tokens)
        if not shown or tokens[0].folded not in {"uit", "aus"}:
            return None
        return self.nouns.at(tokens, 1)

    def heads(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Tell a subject from a name that ends a sentence or hangs on a small word."""
        after = [i for i, t in enumerate(tokens) if t.start >= mention.end]
        if mention.possessive or not after or tokens[after[0]].text in STOPS:
            return False
        if not self.is_subject(tokens, mention):
            return False
        told = self._saying.at(tokens, after[0]) and tokens[after[0]].folded != "went"
        return told or not mention.weak

    def _nearest_subject(self, piece: Sequence[Token]) -> Source | None:
        names = self._subjects(piece)
        pronoun = next((s for t in reversed(piece) if (s := self.pronoun(t))), None)
        ending = self.nouns.closing(piece)
        if pronoun and ending and pronoun.start < ending.start and _is_person(ending):
            return ending
        if names and (pronoun is None or names[-1].start > pronoun.start):
            nearer = ending and not pronoun and _closer(ending, names[-1])
            return ending if nearer else named(names[-1])
        if found := pronoun or self._owned(piece):
            return found
        inside = self.nouns.inside(piece)
        cut = ending is None or _bound(ending) or (inside and inside.start == ending.start)
        return inside if cut else ending

    def _owned(self, piece: Sequence[Token]) -> Source | None:
        """Return "Tom Reddy's lawyer" where that stands right before the verb."""
        for mention in self.mentions(piece[0].start, piece[-1].end):
            last = piece[-1]
            near = mention.possessive and last.start - mention.end <= _OWNED_REACH
            if near and roles.is_person(last.folded):
                return Source("noun", mention.start, self._text[mention.start : last.end])
        return None

    def _in_relative(self, piece: Sequence[Token]) -> Source | None:
        """Return the name or pronoun that is the subject of "whom he called"."""
        source = self._nearest_subject(piece) if piece else None
        opens = source and source.start == piece[0].start and of_party(source)
        return source if source and (source.kind != "noun" or opens) else None

    def _embedded(self, tokens: Sequence[Token], first: int, verb: int) -> Source | None:
        """Return the subject inside what somebody said: "She said a man came up and told her".

        Of a clause that is not joined on, only somebody's own: "said his father used to warn".
        """
        fitting = self._indefinite if tokens[verb - 1].folded in CONJUNCTIONS else OWNERS
        for index in range(first, verb - 2):
            if self._saying.at(tokens, index):
                skip = 2 if tokens[index + 1].folded in _THAT else 1
                clause = next(pieces(tokens[index + skip : verb]))
                noun = self.nouns.opening(clause) if clause else None
                fits = clause and clause[0].folded in fitting
                if noun and fits and roles.is_person(noun.text.split()[-1].casefold()):
                    return noun
        return None

    def _first_subject(self, parts: Sequence[Sequence[Token]]) -> Source | None:
        filled = [part for part in parts if part]
        name = self._first_name_in(filled)
        return name or next((s for p in filled if (s := self.nouns.opening(p))), None)

    def first_name(self, tokens: Sequence[Token]) -> Source | None:
        """Return the name that opens a clause whose last verb is far from it."""
        parts = [part for part in pieces(tokens) if part]
        return self._first_name_in(parts) if len(parts) > 1 else None

    def _first_name_in(self, parts: Sequence[Sequence[Token]]) -> Source | None:
        for index, part in enumerate(parts):
            names = self._subjects(part)
            relative = index > 0 and part[0].folded in grammar.RELATIVES
            if names and (not relative or names[0].start <= part[0].end + 1):
                return named(names[0])
        return None

    def _subjects(self, piece: Sequence[Token]) -> list[Mention]:
        mentions = self.mentions(piece[0].start, piece[-1].end)
        return [m for m in mentions if self.is_subject(piece, m) and self._trusted(m, piece)]

    def _antecedent(self, piece: Sequence[Token]) -> Source | None:
        """Return what a relative clause hangs on: the last noun of the piece before it."""
        if not piece:
            return None
        mentions = self.mentions(piece[0].start, piece[-1].end)
        if mentions and mentions[-1].end >= piece[-1].end - 2:
            return named(mentions[-1])
        if len(piece) > 1 and piece[-2].folded in _OF_THE and speaks(piece[-1].folded):
            return Source("noun", piece[-1].start, piece[-1].text)
        heads = [i for i, t in enumerate(piece) if t.folded in self._determiners]
        return self.nouns.at(piece, heads[-1]) if heads else None

    def _name_after(self, piece: Sequence[Token]) -> Source | None:
        for mention in self.mentions(piece[0].start, piece[-1].end):
            head = mention.start <= piece[0].end + 1 and piece[0].folded in self._determiners
            if head and mention.weak and self._language in {"en", "de"}:
                return None
            if (head or self.is_subject(piece, mention)) and not mention.possessive:
                return named(mention)
        return None

    def _namesake(self, piece: Sequence[Token]) -> Source | None:
        """Return "a Quint aide", where the name only says whose."""
        noun = self.nouns.at(piece, 0) if self._language == "en" else None
        last = noun.text.split()[-1] if noun else ""
        inside = noun and any(m.end < noun.start + len(noun.text) for m in self._in(noun))
        return noun if inside and last[:1].islower() and roles.is_person(last) else None

    def _in(self, noun: Source) -> list[Mention]:
        return self.mentions(noun.start, noun.start + len(noun.text))

    def _apposition(self, parts: Sequence[Sequence[Token]]) -> Source | None:
        """Return the name after "the head of the museum, "."""
        role = parts[0][0].folded
        if len(parts) < 2 or role in self._function - self._determiners:
            return None
        if parts[1][0].folded in grammar.RELATIVES:
            return None
        listed = bool(self.mentions(parts[0][0].start, parts[0][-1].end))
        mentions = self.mentions(parts[1][0].start, parts[1][-1].end)
        near = (m for m in mentions if self.is_subject(parts[1], m) and not m.possessive)
        return next((named(m) for m in near if len(m.tokens) > 1 or not listed), None)

    def _noun_after(self, piece: Sequence[Token]) -> Source | None:
        """Return the noun that follows a verb unless it is the subject of another verb."""
        noun = self.nouns.at(piece, 0) or self.nouns.suffixed(piece[0])
        late = len(piece) > _VERB_AND_NOUN and piece[1].folded in self._indefinite
        if noun is None and late and piece[0].folded not in self._function:
            noun = self.nouns.at(piece, 1)
        if noun is None:
            return None
        rest = [t for t in piece if t.start >= noun.start + len(noun.text)]
        return None if rest and rest[0].folded in AUXILIARIES else noun

    def _trusted(self, mention: Mention, piece: Sequence[Token]) -> bool:
        """Accept an owner only for what speaks in its name, a doubtful name only by the verb."""
        after = [t for t in piece if t.start >= mention.end]
        if mention.possessive:
            return bool(after) and after[-1].folded in vocabulary.DOCUMENT
        before = [t for t in piece if t.end <= mention.start]
        qualified = bool(after) and roles.is_person(after[0].folded)
        lone = len(after) <= 1 and all(t.folded in CONJUNCTIONS for t in before) and not qualified
        return lone or not mention.weak

    def is_subject(self, piece: Sequence[Token], mention: Mention) -> bool:
        """Return whether no small word before a name makes it an object."""
        before = [t.folded for t in piece if t.end <= mention.start]
        if not before:
            return True
        if before[-1] in _THAT:
            return len(before) < 2 or before[-2] not in self._function
        if before[-1] in self._determiners and len(before) == 1:
            return True
        return before[-1] not in self._function

    def pronoun(self, token: Token) -> Source | None:
        """Read a word as a pronoun."""
        word = _CONTRACTED.sub("", token.folded) if self._language == "en" else token.folded
        gender = self._pronouns.get(word)
        if gender is None:
            return None
        return Source("pronoun", token.start, token.text, gender.replace("-", "") or None)


def _bound(noun: Source) -> bool:
    return noun.text.split()[-1].casefold() in CONJUNCTIONS


def _is_person(noun: Source) -> bool:
    return roles.is_person(noun.text.split()[-1].casefold())


def _closer(noun: Source, mention: Mention) -> bool:
    """Tell a noun beside the verb, or around the name: "an Acme Corp doctor"."""
    around = noun.start < mention.start and noun.start + len(noun.text) > mention.end
    return noun.start > mention.end or around


def named(mention: Mention) -> Source:
    """Return the source that a name is."""
    return Source("name", mention.start, mention.text, None, mention)
