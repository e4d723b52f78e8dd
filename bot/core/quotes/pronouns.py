"""Tell whom "she", "the company" or a verb without a subject stands for; or say nothing.

The last person the text made its subject is the first choice, this paragraph before the ones above;
somebody whose gender is known to differ is passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

import regex

from bot.core.quotes import grammar, roles, vocabulary
from bot.core.quotes.cast import WORD, Cast
from bot.core.quotes.clauses import ClauseReader, Source
from bot.core.quotes.names import Names
from bot.core.quotes.narrative import Narrative
from bot.core.quotes.relations import last_person

_REACH = 3
_NEAR = 3_000
_SENTENCES = 40
_OWNERS = {"its": "n", "their": "p", "his": "m", "her": "f", "seine": None, "su": None, "sua": None}
_SPEAKING = vocabulary.PERSON_NOUNS | vocabulary.COMPANY | vocabulary.DOCUMENT | vocabulary.TITLES
_WRITTEN = vocabulary.DOCUMENT | {"apology", "caption", "reply", "comment", "story"}
_ASKED = regex.compile(r"\W*(?:Asked|Questioned|Pressed|Challenged|Interviewed)\b")
_STATEMENT = regex.compile(
    r"(?i)\b(?:in einer \p{L}*(?:mitteilung|aussendung|erklärung)|dans un communiqué"
    r"|en un comunicado|in una nota|em (?:nota|comunicado)|in een persbericht)\b"
)
_STATEMENT_REACH = 60
_NOBODY: frozenset[str] = frozenset()


class Discourse:
    """Whom an article has been speaking of, sentence by sentence."""

    def __init__(self, narrative: Narrative, reader: ClauseReader, names: Names) -> None:
        self._narrative = narrative
        self._reader = reader
        self._names = names
        self._definite = grammar.words("definite", names.language)
        self._bare = grammar.SLAVIC | grammar.NORDIC
        self._voices: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._subjects: dict[tuple[int, int], Source | None] = {}
        self.language = names.language
        self.cast = Cast(narrative.text, names)

    def voice(self, at: int, speaker: str) -> None:
        """Remember who was heard at an offset; offsets must not fall."""
        self._voices[self._narrative.paragraph_of(at)].append((at, speaker))

    def resolve(self, source: Source) -> str | None:
        """Return the speaker a source stands for; None when that is not clear."""
        if source.kind == "name":
            return self._names.full(source.mention) if source.mention else source.text
        if source.kind == "noun":
            return self._noun(source)
        if source.kind == "pronoun" and self._in_statement(source):
            source = replace(source, gender="n")
        found = self.antecedent(source.start, source.gender, bodies=source.kind == "dropped")
        if found is None and source.gender == "n":
            return self._writer(source.start)
        if found and source.kind == "pronoun" and source.gender:
            self._names.learn_gender(found, source.gender)
        return found

    def antecedent(
        self,
        at: int,
        gender: str | None,
        *,
        without: frozenset[str] = _NOBODY,
        bodies: bool = False,
    ) -> str | None:
        """Return the person (the body, for gender "n") last spoken of before an offset.

        `bodies` lets an organisation of the same paragraph stand for a verb without a subject.
        """
        last = self._narrative.paragraph_of(at)
        reach = 1 if gender == "n" else _REACH
        for index in self._narrative.upwards(last, reach):
            sentences = self._narrative.sentences[index]
            held = bisect_left(sentences, at, key=lambda s: s[0])
            for start, end in reversed(sentences[max(0, held - _SENTENCES) : held]):
                stretch = (start, min(end, at))
                if gender in {"m", "f"} and not without and self._asks(start):
                    continue
                found = self._body_at(stretch) if bodies and index == last else None
                found = found or self._heard(index, stretch, gender, without, near=index == last)
                found = found or self._in_sentence(stretch, gender, without)
                if found:
                    return found
        return None

    def _asks(self, start: int) -> bool:
        """Tell "Asked by Quint about Lee, she said", where she is neither of the two."""
        return _ASKED.match(self._narrative.text, start) is not None

    def _in_statement(self, source: Source) -> bool:
        """Tell the feminine body of "in einer Mitteilung spricht sie" from a woman."""
        start, _ = self._narrative.sentence_of(source.start)
        if self.language not in {"de", "fr", "es", "it", "pt", "nl"} or source.gender == "p":
            return False
        before = max(start, source.start - _STATEMENT_REACH)
        return _STATEMENT.search(self._narrative.text, before, source.start) is not None

    def _writer(self, at: int) -> str | None:
        """Return who wrote what "it" is: "Cray posted an apology. “…,” it read."."""
        start, _ = self._narrative.paragraph_at(at)
        inside = self._narrative.sentences[self._narrative.paragraph_of(at)]
        before = [s for s in inside if s[0] >= start and s[1] <= at and self._plain(s)]
        if not before:
            return None
        words = {w.casefold() for w in WORD.findall(self._narrative.text, *before[-1])}
        subject = self.subject_of(*before[-1])
        names = {self._names.full(m) for m in self._reader.mentions(*before[-1]) if not m.weak}
        if subject is None or subject.kind != "name" or words.isdisjoint(_WRITTEN):
            return None
        return self.resolve(subject) if len(names) == 1 else None

    def _plain(self, sentence: tuple[int, int]) -> bool:
        return any(c.isalpha() for c in self._narrative.text[slice(*sentence)])

    def subject_of(self, start: int, end: int) -> Source | None:
        """Return what a sentence is about."""
        key = (start, end)
        if key not in self._subjects:
            self._subjects[key] = self._reader.subject(start, end)
        return self._subjects[key]

    def first_person(self, start: int, end: int) -> str | None:
        """Return the first person named in a sentence."""
        mentions = (m for m in self._reader.mentions(start, end) if not m.weak)
        return next((self._names.full(m) for m in mentions if self.cast.may_be(m, None)), None)

    def speaking_noun(self, source: Source) -> str | None:
        """Return a noun phrase's name only if it is something that speaks or writes."""
        words = {w.casefold() for w in WORD.findall(source.text)}
        speaks = words & _SPEAKING or vocabulary.ORGANISATION.search(source.text)
        return self._noun(source) if speaks else None

    def stranger(self, before: int, gender: str, *, without: frozenset[str]) -> str | None:
        """Return whom a quoted speaker means by "he" or "she": somebody else told of above."""
        start, _ = self._narrative.paragraph_at(before)
        found = last_person(self._narrative.text, start, before, self.cast, gender)
        return found or self.antecedent(before, gender, without=without)

    def relative(self, before: int, gender: str | None) -> str | None:
        """Return the member of a family told of in the paragraph above a quotation."""
        start, _ = self._narrative.paragraph_at(before)
        found = WORD.findall(self._narrative.text, max(start, before - _NEAR), before)
        kin = [w for w in found if roles.is_kin(w.casefold())]
        fitting = [
            w for w in kin if roles.gender_of([w.casefold()]) in {gender, None} or not gender
        ]
        return fitting[-1] if fitting else None

    def _body_at(self, sentence: tuple[int, int]) -> str | None:
        subject = self.subject_of(*sentence)
        if subject and subject.kind == "noun" and (body := self._short_body(subject)):
            return body
        named = self._names.full(subject.mention) if subject and subject.mention else None
        return named if named and self.cast.is_body(named) else None

    def _heard(
        self,
        paragraph: int,
        sentence: tuple[int, int],
        gender: str | None,
        without: frozenset[str],
        *,
        near: bool,
    ) -> str | None:
        """Return who was last quoted in a sentence; "my father" only from close by."""
        voices = self._voices[paragraph]
        first = bisect_left(voices, sentence[0], key=lambda v: v[0])
        last = bisect_left(voices, sentence[1], key=lambda v: v[0])
        heard = [who for _, who in voices[first:last]]
        subject = self.subject_of(*sentence)
        if subject and subject.kind == "pronoun" and subject.gender == gender:
            heard = [who for who in heard if not self.cast.described(who)]
        for who in reversed(heard):
            if who in without or not (near or not self.cast.described(who)):
                continue
            if self.cast.fits(who, gender):
                return who
        return None

    def _in_sentence(
        self, sentence: tuple[int, int], gender: str | None, without: frozenset[str]
    ) -> str | None:
        subject = self.subject_of(*sentence)
        mentions = [m for m in self._reader.mentions(*sentence) if not m.weak]
        if subject and subject.kind == "pronoun" and subject.gender == gender:
            return None
        names = [self._names.full(m) for m in mentions if self.cast.may_be(m, gender)]
        names = [n for n in names if gender == "n" or self.cast.solid(n)]
        if subject and subject.mention:
            names.insert(0, self._names.full(subject.mention))
        names += self.cast.holders(*sentence)
        named = next((n for n in names if n not in without and self.cast.fits(n, gender)), None)
        if subject is None or subject.kind != "noun":
            return named
        return self._noun_subject(subject, gender, named)

    def _noun_subject(self, subject: Source, gender: str | None, named: str | None) -> str | None:
        """Choose between a sentence's subject, a noun phrase, and the names in it."""
        words = [w.casefold() for w in WORD.findall(subject.text)]
        if gender in {"m", "f"}:
            person = self.cast.one_person(subject.text, gender or "")
            return named or (subject.text if person else None)
        if gender is None:
            new = not named and self.cast.owns(words[0]) and roles.is_person(words[-1])
            return subject.text if new else named
        if body := self._short_body(subject):
            return body
        if vocabulary.ORGANISATION.search(subject.text):
            return subject.text
        if gender == "p":
            return subject.text if words[-1].endswith(("s", "en")) else None
        return named

    def _noun(self, source: Source) -> str | None:
        """Return the name a noun phrase is short for, else the phrase itself if it is a label."""
        article, *rest = [w.casefold() for w in WORD.findall(source.text)]
        if article in _OWNERS and rest and rest[-1] in vocabulary.DOCUMENT:
            return self.antecedent(source.start, _OWNERS[article], bodies=True)
        if body := self._short_body(source):
            return body
        if article in self._definite and rest:
            return self._described(source, article, rest)
        if self._names.language in self._bare:
            held = (self.cast.holder([f], f, source.start) for f in roles.forms(article))
            if holder := next(filter(None, held), None):
                return holder
            return self._anybody(source, article) if roles.is_anybody(article) else source.text
        return source.text

    def _short_body(self, source: Source) -> str | None:
        """Return the full name of the organisation that "the guild" or "the company" is."""
        article, *rest = [w.casefold() for w in WORD.findall(source.text)]
        bare = not rest and self._names.language in self._bare
        nouns = [article] if bare else rest if article in self._definite else []
        if not nouns:
            return None
        if full := self._names.organisation(nouns, source.start):
            return full
        short = nouns[-1] in vocabulary.COMPANY | vocabulary.ANY_BODY
        return self._business(source.start) if short else None

    def _described(self, source: Source, article: str, nouns: list[str]) -> str | None:
        head = self.cast.head(nouns)
        if holder := self.cast.holder(nouns, head, source.start):
            return holder
        label = source.text
        if roles.is_related(head) or not self.cast.describes_person(article, head):
            return label
        if self.cast.brought_on(head, source.start):
            return label
        return self._anybody(source, head, self.cast.article_gender(article))

    def _anybody(self, source: Source, head: str, gender: str | None = None) -> str | None:
        """Return the one person whom "the woman" can be; the phrase where nobody is named."""
        people = self._people(source.start, roles.gender_of([head]) or gender)
        return (people.pop() if len(people) == 1 else None) if people else source.text

    def _people(self, before: int, gender: str | None) -> set[str]:
        """Return the persons named in this paragraph, or else in the one above."""
        last = self._narrative.paragraph_of(before)
        for index in self._narrative.upwards(last, 1):
            start, end = self._narrative.paragraphs[index]
            mentions = self._reader.mentions(start, min(end, before))
            near = (m for m in mentions if not m.weak and self.cast.may_be(m, None))
            names = {self._names.full(m) for m in near}
            if people := {n for n in names if self.cast.solid(n) and self.cast.fits(n, gender)}:
                return people
        return set()

    def _business(self, before: int) -> str | None:
        """Return the company an article was last about, or else named."""
        last = self._narrative.paragraph_of(before)
        for index in self._narrative.upwards(last, _REACH):
            start, end = self._narrative.paragraphs[index]
            for sentence in self._narrative.sentences[index]:
                subject = self.subject_of(*sentence) if sentence[0] < before else None
                named = self._names.full(subject.mention) if subject and subject.mention else None
                public = named and vocabulary.PUBLIC.search(named)
                if named and not public and self.cast.fits(named, "n"):
                    return named
            mentions = self._reader.mentions(start, min(end, before))
            names = [self._names.full(m) for m in mentions if not m.weak]
            bodies = [n for n in names if self.cast.is_body(n) and not vocabulary.PUBLIC.search(n)]
            if bodies:
                return bodies[-1]
        return None
