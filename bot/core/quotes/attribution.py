"""Read one clause beside a quotation and find the words that name its source.

A clause is looked at in two ways: as a *lead* (what stands before the quotation in its sentence)
or as a *tail* (what follows it). Names, noun phrases and pronouns come back as written; what they
stand for is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.quotes import genders, grammar, vocabulary
from bot.core.quotes.clauses import STOPS, Source, Token, pieces, tokenize, until_stop
from bot.core.quotes.mentions import Mention
from bot.core.quotes.names import Names
from bot.core.quotes.saying import INVERTED, Saying, first_person, say_verbs
from bot.core.quotes.subjects import Subjects, named

__all__ = ["Clauses", "say_verbs"]

_PRO_DROP = frozenset({"es", "it", "pt", "pl", "cs", "ru", "uk", "ro", "el", "tr", "hu", "fi"})
_MEANWHILE = vocabulary.word_set(
    "while während mientras mentre enquanto terwijl medan mens podczas zatímco"
)
"""Words that also tell of the same time, where no comma stands before them."""
_TAIL_REACH = 14
_BARE_REACH = 40


class Clauses:
    """Finds sources in the clauses of one article written in a script with capitals."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._language = names.language
        self._saying = Saying(names.language)
        self._subjects = Subjects(text, names, self._saying)
        self._first_person = first_person(names.language)
        self._pronouns = grammar.pronouns(names.language)
        self._contrasts = grammar.words("contrasts", names.language)

    def lead(self, start: int, end: int) -> Source | None:
        """Return the source that the words before a quotation name, nearest verb first."""
        tokens = tokenize(self._text, start, end)
        if agent := self._subjects.agent(tokens):
            return agent
        for index in reversed(self._saying.verbs(tokens)):
            if source := self._beside(tokens, index):
                return source
        if tokens and tokens[0].folded in grammar.OPINION:
            return self._subjects.after(tokens, 1)
        found = self._according(start, end) or self._subjects.announced(tokens)
        return found or self._subjects.document(tokens) or self._left_out(tokens)

    def tail(self, start: int, end: int) -> Source | None:
        """Return the source that the words after a quotation name."""
        if source := self._according(start, end):
            return source
        tokens = tokenize(self._text, start, end)
        first = next((i for i, t in enumerate(tokens) if t.word or t.text == "("), None)
        if first is None or not tokens[first].word or self._turns_away(tokens, first):
            return None
        near = tokens[first : first + _TAIL_REACH]
        verbs = self._saying.verbs(near)
        if verbs:
            return self._beside_tail_verb(near, verbs[0])
        return self._signed(tokens) or self._bare_subject(near)

    def says(self, start: int, end: int) -> bool:
        """Return whether a stretch has a verb of saying near its head."""
        return bool(self._saying.verbs(tokenize(self._text, start, end)[:8]))

    def subject(self, start: int, end: int) -> Source | None:
        """Return the first name that a sentence is about, or its opening noun or pronoun."""
        tokens = tokenize(self._text, start, end)
        if dash := next((t for t in tokens[1:4] if t.text in "–—"), None):
            tokens = [t for t in tokens if t.start > dash.start]
        for mention in self._subjects.mentions(start, end):
            if self._subjects.heads(tokens, mention):
                return named(mention)
        first = next((i for i, t in enumerate(tokens) if t.word), None)
        if first is None:
            return None
        words = next(filter(None, pieces(until_stop(tokens, first))))
        return self._subjects.pronoun(words[0]) or self._subjects.nouns.opening(words, bodies=True)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Return the names that begin in a stretch, those in masked quotations left out."""
        return self._subjects.mentions(start, end)

    def _beside(self, tokens: Sequence[Token], verb: int) -> Source | None:
        """Return the subject on either side of a verb; a bare noun is believed last."""
        before = self._subjects.before(tokens, verb)
        if verb and tokens[verb - 1].folded in self._first_person:
            return None
        after = self._subjects.after(tokens, verb + 1)
        if verb and tokens[verb - 1].text == "," and after and after.kind == "pronoun":
            return after
        if before and before.kind != "noun":
            return before
        if after and (after.kind == "name" or before is None):
            return after
        return before or self._subjects.first_name(tokens[:verb])

    def _beside_tail_verb(self, tokens: Sequence[Token], verb: int) -> Source | None:
        if verb and tokens[verb - 1].folded in self._first_person:
            return None
        before = self._subjects.before(tokens, verb) if verb else None
        if found := before or self._inverted(tokens[verb]):
            return found
        return self._subjects.after(tokens, verb + 1) or self._left_out(tokens[: verb + 1])

    def _turns_away(self, tokens: Sequence[Token], first: int) -> bool:
        """Tell a tail about somebody else: ", while the baker disagreed", "but Pell stayed"."""
        word = tokens[first].folded
        if word not in self._contrasts or any(map(self._subjects.pronoun, tokens[first:][:3])):
            return False
        return first > 0 or word not in _MEANWHILE

    def _signed(self, tokens: Sequence[Token]) -> Source | None:
        """Return whom a long sentence names at its end: "…, the board said."."""
        last = len(tokens) - 1 - (tokens[-1].text in STOPS)
        told = last > 0 and self._saying.at(tokens, last)
        return self._subjects.before(tokens, last) if told else None

    def _bare_subject(self, tokens: Sequence[Token]) -> Source | None:
        """Take the name that follows a quotation closely, whatever its finite verb."""
        if self._language == "en" and any(t.folded.endswith("ing") for t in tokens[:2]):
            return None
        start = tokens[0].start
        end = min(tokens[-1].end, start + _BARE_REACH)
        mention = next(iter(self._subjects.mentions(start, end)), None)
        doubtful = mention is None or mention.weak or mention.possessive
        if mention and not doubtful and self._subjects.is_subject(tokens, mention):
            return named(mention)
        pronoun = next((s for t in tokens[:2] if (s := self._subjects.pronoun(t))), None)
        return pronoun or self._subjects.speaker_after(tokens)

    def _according(self, start: int, end: int) -> Source | None:
        stretch = self._text[start:end].casefold()
        for phrase, gender in grammar.according_to_whom(self._language).items():
            if phrase in stretch:
                return Source("pronoun", start, phrase, gender)
        found = grammar.according(self._language).finditer(self._text, start, end)
        for match in reversed(list(found)):
            if source := self._subjects.after(tokenize(self._text, match.end(), end), 0):
                return source
        return None

    def _inverted(self, token: Token) -> Source | None:
        """Read the pronoun that French hangs on the verb ("dit-elle")."""
        match = INVERTED.search(token.text) if self._language == "fr" else None
        if not match:
            return None
        gender = self._pronouns[match["pronoun"].casefold()]
        return Source("pronoun", token.start, match["pronoun"], gender.replace("-", "") or None)

    def _left_out(self, tokens: Sequence[Token]) -> Source | None:
        """Return the verb itself where the language needs no subject beside it."""
        verbs = self._saying.verbs(tokens) if self._language in _PRO_DROP else []
        if not verbs:
            return None
        verb = tokens[verbs[-1]]
        return Source("dropped", verb.start, "", genders.of_verb(verb.folded, self._language))
