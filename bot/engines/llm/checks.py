"""What a model wrote, held against the source; the heavy half runs in worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from bot.core.echoes import EchoGuard
from bot.core.figures import Claim, Facts, unsupported
from bot.core.passages import PassageIndex, split_passages
from bot.core.quotes import QuoteClaim, checked_quotes
from bot.core.terms import terms
from bot.models import Article, Quote

PASSAGES_A_STATEMENT: Final = 3
LEAST_TERMS: Final = 3
"""Different words of a statement; one word over and over is none."""

# Pairs of quotation marks; single ones must not be apostrophes. Then any mark without a pair.
_MARKED: Final = regex.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|\"([^\"]+)\"|「([^「」]+)」|『([^『』]+)』"
    r"|‹([^‹›]+)›|(?<![\p{L}\p{N}])‘([^‘’]+(?:’(?=\p{L})[^‘’]+)*)’(?!\p{L})"
    r"|(?<![\p{L}\p{N}])'([^']+(?:'(?=\p{L})[^']+)*)'(?!\p{L})"
    r"|[“”„«»「」『』\"]"
)
_OPENING: Final = regex.compile(r"[“”„«»「」『』\"‹›]|(?<![\p{L}\p{N}])[‘'](?=\p{L})")
_UNSPACED: Final = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LAST_WORD: Final = regex.compile(rf"[^\s{_UNSPACED}]*\Z")


@dataclass(frozen=True, slots=True)
class Ground:
    """What statements about an article are held against.

    Attributes:
        facts: Figures and names of the source.
        text: The source.
        guard: Knows the prompts and what must never be said.
        language: ISO 639-1 code of the statements, None when unsure.
        translated: Whether that is not the source's language.
    """

    facts: Facts
    text: str
    guard: EchoGuard
    language: str | None
    translated: bool

    def is_borne_out(self, statement: str) -> bool:
        """Tell whether the source has all figures and names of a statement that says something."""
        says_something = len(set(terms(statement))) >= LEAST_TERMS
        return says_something and not (self.claims(statement) or self.gives_away(statement))

    def gives_away(self, statement: str) -> bool:
        """Tell whether a statement recites the prompt or tells a secret."""
        return self.guard.catches(statement, self.text)

    def without_false_marks(self, statement: str) -> str:
        """Drop quotation marks around words that the source does not have in that order."""

        def keep(found: regex.Match[str]) -> str:
            words = next(filter(None, found.groups()), "")
            said = words.strip(" .,")
            return found[0] if said and said in self.text else words

        return _MARKED.sub(keep, statement)

    def shown_of(self, draft: str) -> str:
        """Return how much of an unfinished TL;DR may be shown: up to the first doubt."""
        whole = _LAST_WORD.sub("", draft)
        mark = _OPENING.search(whole)
        safe = whole[: mark.start()] if mark else whole
        if claims := self.claims(safe):
            safe = safe[: claims[0].start]
        return "" if self.gives_away(safe) else safe.strip()

    def claims(self, statement: str) -> tuple[Claim, ...]:
        """Return the figures and names of a statement that the source does not have."""
        return unsupported(
            statement, self.facts, translated=self.translated, language=self.language
        )


def facts_of(*articles: Article) -> Facts:
    """Return the figures and names of articles; for a worker process."""
    known = [(each.title, each.site, each.author, each.published) for each in articles]
    texts = [each.text for each in articles]
    return Facts.of(*texts, *(word for words in known for word in words if word))


def true_quotes(text: str, claims: Sequence[QuoteClaim], limit: int) -> tuple[Quote, ...]:
    """Return the proposed quotes that stand in a text; for a worker process."""
    return tuple(checked_quotes(text, claims, limit=limit))


def evidence(text: str, statements: Sequence[str], room: int) -> str:
    """Return the passages of a text that tell most of some statements; for a worker process.

    Args:
        text: The source.
        statements: What is to be borne out.
        room: Characters of passages at most.
    """
    passages = [passage.text.strip() for passage in split_passages(text)]
    index = PassageIndex(passages)
    ranked = [index.rank(statement)[:PASSAGES_A_STATEMENT] for statement in statements]
    best: set[int] = set()
    # The best passage of every statement first, then the second best of each.
    for place in dict.fromkeys(place for places in zip(*ranked, strict=True) for place in places):
        room -= len(passages[place])
        if room < 0:
            break
        best.add(place)
    return "\n\n".join(passages[place] for place in sorted(best))
