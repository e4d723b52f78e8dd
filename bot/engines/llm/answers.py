"""The sentences of an answer: what the articles do not bear out is corrected once, or goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import regex

from bot.core.answering import Passage
from bot.core.figures import Claim
from bot.core.figures.tongues import guess
from bot.core.markdown import is_inert
from bot.core.quotes.slips import Token, is_negation
from bot.core.terms import terms
from bot.engines.llm.checks import LEAST_TERMS, Ground
from bot.engines.llm.desk import Assignment, Desk
from bot.engines.llm.markers import (
    cut,
    draft_without_markers,
    joined,
    marked,
    normalised,
    numbers,
    without_markers,
)
from bot.engines.llm.statements import corrected
from bot.errors import ModelMuddled

LANGUAGE: Final = "the language of the statements"
LONGEST: Final = 1800
"""Characters of an answer: it is one message."""

_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")
_SENTENCE_END: Final = regex.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[。！？।؟][”’」』）]*|\n")


@dataclass(frozen=True, slots=True)
class AnswerGround:
    """What the answer to a question is held against.

    Attributes:
        ground: The articles.
        tongues: The languages of the articles, as far as they tell.
        question: What was asked, in a language of its own.
    """

    ground: Ground
    tongues: frozenset[str]
    question: str

    def shown_of(self, draft: str) -> str:
        """Return how much of an unfinished answer may be shown, without markers.

        Whole sentences only: what is wrong with one may stand at its end. A word or two are not
        shown either: they say nothing yet, and may be all that an article asked for.
        """
        bare = draft_without_markers(draft)
        borne_out = self._ground_of(bare).shown_of(bare) if is_inert(bare) else ""
        ends = [end.end() for end in _SENTENCE_END.finditer(borne_out)]
        shown = borne_out[: ends[-1]] if ends else ""
        return shown if len(set(terms(shown))) >= LEAST_TERMS else ""

    def gives_away(self, text: str) -> bool:
        """Tell whether a text recites the prompt or tells a secret."""
        return self.ground.gives_away(text)

    def false_among(self, sentences: Sequence[str]) -> list[int]:
        """Return the places of the sentences that the articles do not bear out."""
        ground = self._ground_of(without_markers(" ".join(sentences)))
        return [n for n, each in enumerate(sentences) if each and not self._is_true(each, ground)]

    def _is_true(self, sentence: str, ground: Ground) -> bool:
        bare = without_markers(sentence).strip()
        # Links and pings serve nobody but whoever put them into an article.
        if not _WORD.search(bare) or not is_inert(bare) or ground.gives_away(bare):
            return False
        return all(self._is_denied(claim, sentence) for claim in ground.claims(bare))

    def _is_denied(self, claim: Claim, sentence: str) -> bool:
        """Tell whether a name of the question is only said not to stand in the articles."""
        named = claim.text[:1].isupper() and claim.text.casefold() in self.question.casefold()
        words = [word[0] for word in _WORD.finditer(sentence)]
        tokens = [Token(word.casefold(), word.replace("’", "'"), 0, 0) for word in words]
        return named and not numbers(sentence) and any(map(is_negation, tokens))

    def _ground_of(self, text: str) -> Ground:
        """Return the ground for the language an answer is written in.

        Where that is none of those that can be told, it may be another than the articles'.
        """
        tongue = guess(text) or guess(f"{self.question} {text}")
        known = self.tongues - {""}
        translated = tongue not in self.tongues if tongue else bool(known)
        return replace(self.ground, language=tongue or None, translated=translated)


async def true_answer(
    desk: Desk,
    order: Assignment,
    text: str,
    ground: AnswerGround,
    passages: Sequence[Passage],
) -> str:
    """Return the sentences of an answer that the articles bear out, some of them corrected.

    Raises:
        ModelMuddled: when nothing is left, or something was given away: who obeys an article is not
            answering a question.
    """
    if ground.gives_away(text):
        raise ModelMuddled
    lines = cut(normalised(text[:LONGEST]))
    places = [(line, n) for line in lines for n in range(len(line.sentences))]
    said = [line.sentences[n] for line, n in places]
    if len(text) > LONGEST:
        said[-1] = ""
    if false := ground.false_among(said):
        mended = await _mended(desk, order, [said[n] for n in false], passages)
        for n, sentence in zip(false, mended, strict=True):
            said[n] = sentence
        for n in ground.false_among(said):
            said[n] = ""
    for (line, n), sentence in zip(places, said, strict=True):
        line.sentences[n] = sentence
    kept = joined(lines)
    if not without_markers(kept).strip() or ground.gives_away(kept):
        raise ModelMuddled
    return kept


async def _mended(
    desk: Desk, order: Assignment, sentences: Sequence[str], passages: Sequence[Passage]
) -> list[str]:
    """Have false sentences written anew; each keeps its markers and the blanks before it."""
    source = "\n\n".join(passage.text for passage in passages)
    bare = [without_markers(sentence).strip() for sentence in sentences]
    new = await corrected(desk, order, bare, source=source, language=LANGUAGE)
    return [
        _blanks(old) + marked(without_markers(normalised(text)).strip(), numbers(old))
        if text
        else ""
        for old, text in zip(sentences, new, strict=True)
    ]


def _blanks(sentence: str) -> str:
    return sentence[: len(sentence) - len(sentence.lstrip())]
