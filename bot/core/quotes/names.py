"""Tie each short form of a name in an article to the full name given first."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import regex

from bot.core.quotes import genders, grammar, roles
from bot.core.quotes.declension import alike, nominative
from bot.core.quotes.mentions import Mention, MentionReader, folded, is_body

_COMPOUNDING = frozenset({"de", "nl", "fi"}) | grammar.NORDIC
_SHORTEST_BODY = 3
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[’'\-][\p{L}\p{M}]+)*")


class Names:
    """The names of one article, in order, and what each of them stands for."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self._text = text
        self._full: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        reader = MentionReader(text, language)
        found = reader.mentions()
        for mention in found:
            if len(mention.tokens) > 1 and not mention.weak and not self._numbered(mention):
                for token in set(mention.tokens):
                    self._full[self._stem(token)][mention.text].append(mention.start)
        singles = (m for m in found if len(m.tokens) == 1)
        apart = [m for m in singles if not reader.set_apart(m.start, m.end)]
        self._alone = {m.tokens[0] for m in apart}
        self._single = {m.text for m in apart}
        self.mentions = [replace(m, weak=m.weak and not self._known(m)) for m in found]
        self._starts = [m.start for m in self.mentions]
        self._gender: dict[str, str] = {}
        self._kin = {m.text: kin for m in found if (kin := self._kin_before(m))}
        for mention in self.mentions:
            self._learn_title(mention)

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the names that begin in a stretch of the text."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def full(self, mention: Mention) -> str:
        """Return the full name a mention stands for; itself where the text gives no fuller one."""
        name = self._fullest(mention)
        if self.language not in grammar.SLAVIC or is_body(name):
            return name
        return nominative(name, self._single, self.language)

    def _fullest(self, mention: Mention) -> str:
        tokens = mention.tokens
        if len(tokens) > 1:
            return self._listed(mention.text)
        options = [name for name in self._fuller(tokens[0]) if self._fits(tokens[0], name)]
        last = [n for n in options if alike(folded(n)[-1], tokens[0], self.language)]
        last = last or [n for n in options if is_body(n) or folded(n)[-1] in self._alone]
        if not last:
            first = [n for n in options if folded(n)[0] == tokens[0] and not is_body(n)]
            return first[0] if len(first) == 1 and genders.is_given(tokens[0]) else mention.text
        if mention.title:
            gender = genders.of_title(mention.title)
            last = [n for n in last if gender in {None, self.gender(n)}] or last
        else:
            last = [n for n in last if n not in self._kin] or last
        exact = [n for n in last if tokens[0] in folded(n)] or last
        if self.language in grammar.SLAVIC:
            exact = [n for n in exact if genders.is_given(folded(n)[0])] or exact
        return self._listed(self._namesake(tokens[0], exact, mention.start))

    def _namesake(self, token: str, names: list[str], at: int) -> str:
        """Return who of several with one surname it means: the one just named or first named."""
        latest = max(names, key=lambda name: self._recency(token, name, at))
        if is_body(latest) or "\n" not in self._text[self._recency(token, latest, at) : at]:
            return latest
        return min(names, key=lambda name: self._fuller(token)[name][0])

    def _listed(self, name: str) -> str:
        """Return the form of a full name whose given name is a known one, if the text has it."""
        given = folded(name)[0]
        if self.language not in grammar.SLAVIC or genders.is_given(given):
            return name
        return next((o for o in self._fuller(given) if self._base_of(folded(o), name)), name)

    def _base_of(self, words: list[str], name: str) -> bool:
        """Return whether words that open with a known given name are a form of a full name."""
        other = folded(name)
        same = len(words) == len(other) and genders.is_given(words[0])
        return same and all(alike(a, b, self.language) for a, b in zip(words, other, strict=True))

    def initialled(self, label: str) -> str | None:
        """Return the full name that a label of an interview stands for: "AQ", "Quint"."""
        fulls = dict.fromkeys(m.text for m in self.mentions if len(m.tokens) > 1 and not m.weak)
        for name in fulls:
            last = name.split()[-1]
            if label in {
                name,
                last,
                name.upper(),
                last.upper(),
                "".join(w[0] for w in name.split()),
            }:
                return name
        return None

    def organisation(self, nouns: list[str], before: int) -> str | None:
        """Return the full name that "the guild" or "the department" is short for."""
        if not nouns:
            return None
        fuller = self._fuller(nouns[-1])
        fitting = [n for n in fuller if is_body(n) and set(nouns) <= set(folded(n))]
        known = [n for n in fitting if fuller[n][0] < before]
        found = max(known, key=lambda name: self._recency(nouns[-1], name, before), default=None)
        return found or self._compound(nouns[-1], before)

    def _compound(self, noun: str, before: int) -> str | None:
        """Return the one-word name that ends like a noun: "styrelsen" for "Havnestyrelsen"."""
        if self.language not in _COMPOUNDING or len(noun) < _SHORTEST_BODY:
            return None
        last = bisect_left(self._starts, before)
        names = (m.text for m in reversed(self.mentions[:last]) if " " not in m.text)
        return next((n for n in names if n.casefold().endswith(noun) and len(n) > len(noun)), None)

    def _fuller(self, token: str) -> Mapping[str, list[int]]:
        return self._full.get(self._stem(token), {})

    def _recency(self, token: str, name: str, at: int) -> int:
        """Return where a name last stood before an offset; names that only follow it rank last."""
        starts = self._fuller(token)[name]
        index = bisect_left(starts, at + 1)
        return starts[index - 1] if index else -starts[0]

    def gender(self, name: str) -> str | None:
        """Return "m" or "f" where titles, pronouns or the name itself tell, else None."""
        if name not in self._gender:
            guess = genders.of_name(name.casefold().split(), self.language)
            if guess is None:
                return None
            self._gender[name] = guess
        return self._gender[name]

    def learn_gender(self, name: str, gender: str) -> None:
        """Remember what a pronoun showed; the first evidence stays."""
        if gender in {"m", "f"}:
            self._gender.setdefault(name, gender)

    def _learn_title(self, mention: Mention) -> None:
        shown = genders.of_title(mention.title) or roles.gender_of([mention.title])
        if gender := shown or roles.gender_of([self._kin.get(mention.text, "")]):
            self.learn_gender(self.full(mention), gender)

    def _numbered(self, mention: Mention) -> bool:
        """Tell products by the number after them."""
        return bool(regex.match(r"\s\d", self._text, pos=mention.end))

    def _kin_before(self, mention: Mention) -> str:
        """Return the "brother" that brings a name on, else nothing."""
        before = _WORD.findall(self._text[max(0, mention.start - 20) : mention.start])
        word = before[-1].casefold() if before else ""
        return word if roles.is_kin(word) else ""

    def _known(self, mention: Mention) -> bool:
        token = mention.tokens[0]
        return any(self._fits(token, name) for name in self._fuller(token))

    def _fits(self, token: str, name: str) -> bool:
        return any(alike(own, token, self.language) for own in folded(name))

    def _stem(self, token: str) -> str:
        return token[:3] if self.language in grammar.SLAVIC else token
