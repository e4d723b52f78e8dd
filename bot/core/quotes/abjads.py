"""Find sources in Arabic, Hebrew and Hindi clauses, whose scripts have spaces but no capitals.

A name is what stands between a verb of saying (or the particle after a speaker) and the next small
word, its offices taken off.
"""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile

import regex

from bot.core.quotes import abjad_words, hindi, persian
from bot.core.quotes.clauses import Source
from bot.core.quotes.mentions import Mention
from bot.core.quotes.narrative import MASK
from bot.core.quotes.saying import say_verbs

_WORD = regex.compile(
    r"[\p{L}\p{M}]+(?:\u200c[\p{L}\p{M}]+)*(?:[\"'’״׳.-]\p{L}+)*|[،,.:;؛؟!?।()–—\n]|" + MASK + "+"
)
_ACCORDING = regex.compile(
    r"(?<!\p{L})(?:[وف]?بحسب|[وف]?حسب|وفق|وفقا ل|وفقاً ل|على حد قول|نقلاً عن|نقلا عن|על פי|"
    r"לפי|לדברי|לדבריה של)\s"
)
_ACCORDING_TO_WHOM = regex.compile(
    r"(?<!\p{L})(?:(?P<m>לדבריו|לטענתו|بحسبه|على حد قوله)|(?P<f>לדבריה|לטענתה|بحسبها|"
    r"على حد قولها))(?!\p{L})"
)
_QUOTED_FROM = regex.compile(
    r"(?<!\p{L})عن (?P<who>[^،.:]{3,40}?) (?:قوله|قولها|قولهم|تأكيده|تأكيدها)(?!\p{L})"
    r"|(?<!\p{L})מ(?P<who>(?:ה\p{L}+|\p{L}{3,}(?: \p{L}+){1,2})) נמסר|"
    r"(?<!\p{L})נמסר מ(?P<who>\p{L}{3,}(?: ה?\p{L}+){0,1})"
)
_APPOSED = regex.compile(
    r"(?<!\p{L})(?:ראש|מהנדס|מהנדסת|מנהל|מנהלת|דובר|דוברת|שר|שרת|יו״ר|יו\"ר|رئيس|رئيسة|"
    r"مدير|مديرة|وزير|وزيرة|محافظ|صاحب|صاحبة) [^،,.\n]{2,30}[،,] "
    r"(?P<who>\p{L}+ \p{L}+(?: \p{L}+)?)[،,]"
)
_TOPIC = regex.compile(r"(?<!\p{L})أم[ّ]?ا\s+(?P<who>[^،.:]{3,30})،")
_FULL_NAME = 2
_APPOSITION = 4
_PREFIXED = regex.compile(r"^(?:لل|بال|وال|فال|كال)\p{L}{2,}")


class AbjadClauses:
    """Finds sources in the clauses of one Arabic, Hebrew or Hindi article."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = "fa" if language == "ar" and persian.is_persian(text) else language
        self._say = say_verbs(language)
        self._surnames: dict[str, str] = {}

    def lead(self, start: int, end: int) -> Source | None:
        """Return the source named by the words before a quotation, last verb first."""
        if self._language == "hi":
            return self._hindi(start, end, last=True)
        if self._language == "fa":
            return persian.lead(self._text[start:end], start)
        if whom := self._according_to_whom(start, end):
            return whom
        words = self._words(start, end)
        found = [self._around(words, verb) for verb in self._verbs(words)]
        named = [s for s in found if s.kind != "dropped"]
        if named:
            return named[-1]
        return self._according(start, end) or (found[-1] if found else self._colon(words))

    def tail(self, start: int, end: int) -> Source | None:
        """Return the source named by the words after a quotation."""
        if self._language == "hi":
            return self._hindi(start, end, last=False)
        if self._language == "fa":
            return persian.tail(self._text[start:end], start)
        words = self._words(start, end)[:12]
        verb = next(iter(self._verbs(words)), None)
        if verb is None:
            return self._according(start, end)
        return self._around(words, verb)

    def says(self, start: int, end: int) -> bool:
        """Return whether a stretch begins with somebody's saying something."""
        if self._language == "fa":
            return persian.says(self._text[start : min(end, start + 80)])
        return any(self._verb(w) for _, w in self._words(start, min(end, start + 80))[:5])

    def subject(self, start: int, end: int) -> Source | None:
        """Return the first known name of a sentence."""
        named = next(iter(self.mentions(start, end)), None)
        return Source("name", named.start, named.text, None, named) if named else None

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Return the places where names known from elsewhere in the article stand."""
        if self._known is None:
            return []
        found = self._known.finditer(self._text, start, end)
        return [
            Mention(m.start(), m.end(), self._surnames.get(m.group(), m.group())) for m in found
        ]

    @cached_property
    def _known(self) -> regex.Pattern[str] | None:
        names = {m["who"].strip() for m in _TOPIC.finditer(self._text)}
        if self._language == "hi":
            names = hindi.people(self._text)
        if self._language == "fa":
            names = persian.people(self._text)
        names |= {m["who"] for m in _APPOSED.finditer(self._text)}
        words = self._words(0, len(self._text))
        for index, (_, word) in enumerate(words):
            if self._verb(word) or word in abjad_words.TITLES:
                name = self._name(
                    words[index + 1 :][:8] if word not in abjad_words.TITLES else words[index:][:8]
                )
                if name and " " in name:
                    names.add(name)
        self._surnames = {name.split()[-1]: name for name in names if len(name.split()) > 1}
        ordered = sorted({*names, *self._surnames}, key=lambda n: (-len(n), n))
        one_of = "|".join(map(regex.escape, ordered))
        bounded = rf"(?<![\p{{L}}\p{{M}}])(?:{one_of})(?![\p{{L}}\p{{M}}])"
        return regex.compile(bounded) if ordered else None

    def _around(self, words: list[tuple[int, str]], verb: int) -> Source:
        at, said = words[verb]
        after = words[verb + 1 :]
        if after and after[0][1] in abjad_words.PRONOUNS:
            return Source("pronoun", at, after[0][1], abjad_words.PRONOUNS[after[0][1]])
        if name := self._name(after):
            return self._full(name, at)
        before = self._before(words[:verb])
        if before in abjad_words.PRONOUNS:
            return Source("pronoun", at, before, abjad_words.PRONOUNS[before])
        if after and after[0][1] in abjad_words.OFFICES:
            return Source("noun", at, " ".join(w for _, w in after[:2] if w[0].isalpha()))
        if before := before or self._opening(words[:verb]):
            return self._full(before, at)
        return Source("dropped", at, "", abjad_words.gender_of(said))

    def _before(self, words: list[tuple[int, str]]) -> str:
        """Return the noun that stands right before a verb: a pronoun, a kinsman or a known name."""
        kept: list[str] = []
        while words and words[-1][1] in {"الذي", "التي", "وهو", "وهي"}:
            words = words[:-1]
        for _, word in reversed(words):
            if (
                not word[0].isalpha()
                or word in abjad_words.SMALL
                or self._verb(word)
                or word in {"كان", "كانت"}
            ):
                break
            kept.insert(0, word)
        if not kept:
            return ""
        if kept[-1] in abjad_words.PRONOUNS or abjad_words.KIN.match(kept[-1]):
            return kept[-1]
        offices = [
            i
            for i, word in enumerate(kept)
            if word in abjad_words.TITLES or word in abjad_words.OFFICES
        ]
        kept = kept[offices[-1] :] if offices else kept
        text = self._name([(0, word) for word in kept])
        if not text and len(kept) == _FULL_NAME:
            return " ".join(kept)
        known = self._known.search(text) if self._known else None
        if known:
            return self._surnames.get(known.group(), known.group())
        sure = self._language == "he" or len(kept) > len(text.split())
        return text if sure and 2 <= len(text.split()) <= 3 else ""

    def _opening(self, words: list[tuple[int, str]]) -> str:
        """Return the name at the head of a clause that a comma parts from its verb."""
        stop = next((i for i, (_, w) in enumerate(words) if w in {"،", ","}), len(words))
        first = [w for w in words[:stop] if w[1] not in {"أما", "أمّا", "لكن", "אבל", "אך"}]
        name = self._name(first)
        if not first or not name.endswith(first[-1][1]) or len(name.split()) < _FULL_NAME:
            between = " ".join(w for _, w in words)
            if apposed := self._apposed(words):
                return apposed
            known = self._known.search(between) if self._known and stop < len(words) else None
            return self._surnames.get(known.group(), known.group()) if known else ""
        return name

    def _apposed(self, words: list[tuple[int, str]]) -> str:
        """Return the name between commas right before a verb: "his wife, Rivka, added"."""
        if len(words) < _APPOSITION or words[-1][1] not in {"،", ","}:
            return ""
        inside = list(takewhile(lambda w: w[1] not in {"،", ","}, reversed(words[:-1])))[::-1]
        name = self._name(inside)
        described = bool(inside) and inside[0][1].startswith(("ה", "ש", "ו", "ال", "و", "في", "ب"))
        whole = bool(name) and name.endswith(inside[-1][1]) and len(inside) < len(words) - 1
        return name if whole and not described and len(inside) <= _FULL_NAME else ""

    def _verbs(self, words: list[tuple[int, str]]) -> list[int]:
        """Return where verbs of saying stand; "without mentioning" reports nothing."""
        return [
            i
            for i, (_, word) in enumerate(words)
            if self._verb(word) and not (i and words[i - 1][1] in {"عدم", "دون", "كما"})
        ]

    def _according_to_whom(self, start: int, end: int) -> Source | None:
        found = list(_ACCORDING_TO_WHOM.finditer(self._text, start, end))
        if not found:
            return None
        return Source("pronoun", found[-1].start(), found[-1].group(), found[-1].lastgroup)

    def _name(self, words: list[tuple[int, str]]) -> str:
        kept: list[str] = []
        office = False
        for index, (_, word) in enumerate(words):
            if (
                not word[0].isalpha()
                or word in abjad_words.SMALL
                or _PREFIXED.match(word)
                or self._verb(word)
            ):
                break
            if not kept and (word in abjad_words.TITLES or word in abjad_words.OFFICES):
                office = office or word in abjad_words.OFFICES
                continue
            if office and not kept and (word.startswith(("ال", "ה")) or word in abjad_words.ORGANS):
                continue
            if kept and word in abjad_words.TITLES:
                kept = []
                continue
            if (
                not word.startswith("ال")
                and not word.endswith("ت")
                and self._role(kept, words[index + 1 : index + 2])
            ):
                kept = []
            kept.append(word)
            if len(kept) == 3 + sum(w in abjad_words.LINK for w in kept):
                break
        return " ".join(kept)

    def _role(self, kept: list[str], following: list[tuple[int, str]]) -> bool:
        """Tell "the critic" and "scholar of the insects" from the name they stand before."""
        if kept and all(word.startswith("ال") for word in kept):
            return True
        construct = len(kept) == _FULL_NAME and kept[1].startswith("ال")
        return construct and any(
            w[0].isalpha() and w not in abjad_words.SMALL for _, w in following
        )

    def _full(self, name: str, at: int) -> Source:
        """Return the fuller form of a name that the article gives first."""
        if abjad_words.KIN.match(name):
            return Source("noun", at, name)
        if " " in name:
            return Source("name", at, name)
        stem = regex.sub(r"^(?:ال|ה)", "", name)
        for match in regex.finditer(
            rf"(?<![\p{{L}}\p{{M}}])([\p{{L}}\p{{M}}]+) {regex.escape(name)}(?![\p{{L}}\p{{M}}])",
            self._text,
        ):
            first = match.group(1)
            if self._given(first):
                return Source("name", at, f"{first} {name}")
        body = regex.search(
            rf"(?<!\p{{L}}){regex.escape(stem)}((?: (?:ال|ה)\p{{L}}+){{1,2}})", self._text
        )
        return Source("name", at, f"{stem}{body.group(1)}" if body and stem != name else name)

    def _given(self, word: str) -> bool:
        return not (
            word in abjad_words.TITLES | abjad_words.OFFICES | abjad_words.SMALL
            or word.startswith(("ال", "وال"))
            or self._verb(word)
        )

    def _according(self, start: int, end: int) -> Source | None:
        if quoted := _QUOTED_FROM.search(self._text, start, end):
            return Source("noun", quoted.start(), quoted["who"])
        found = list(_ACCORDING.finditer(self._text, start, end))
        if not found:
            return None
        name = self._name(self._words(found[-1].end(), end))
        return self._full(name, found[-1].start()) if name else None

    def _colon(self, words: list[tuple[int, str]]) -> Source | None:
        if len(words) < 2 or words[-1][1] != ":":
            return None
        name = self._name(words[:-1])
        whole = len(name.split()) == 2 and words[-2][1] == name.split()[-1]
        return self._full(name, words[0][0]) if whole else None

    def _hindi(self, start: int, end: int, *, last: bool) -> Source | None:
        found = hindi.source(self._text, start, end, last=last)
        return self._full(found.text, found.start) if found and found.kind == "name" else found

    def _verb(self, word: str) -> bool:
        bare = regex.sub(r"\p{M}", "", word)
        return (
            bool(abjad_words.MORE_VERBS.fullmatch(bare)) or bare in self._say or word in self._say
        )

    def _words(self, start: int, end: int) -> list[tuple[int, str]]:
        return [(m.start(), m.group()) for m in _WORD.finditer(self._text, start, end)]
