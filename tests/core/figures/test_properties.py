"""What holds for every text: copies pass, changes do not, and nothing is too much to read."""

from __future__ import annotations

import pickle
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.figures import Facts, unsupported
from tests.core.figures.sources import ENGLISH, SOURCES

FACTS = {language: Facts.of(text) for language, text in SOURCES.items()}
SENTENCES = [(language, line) for language, text in SOURCES.items() for line in text.splitlines()]
WORDS = {word.strip(".,;“”").casefold() for word in ENGLISH.split()}
LONG = 20_000
HOSTILE = [
    "1" * LONG,
    "1 " * (LONG // 2),
    "1," * (LONG // 2),
    "1.2" * (LONG // 3),
    "1 234 " * (LONG // 6),
    "1⁄" * (LONG // 2),
    "½" * LONG,
    "," * LONG,
    "A" * LONG,
    "A " * (LONG // 2),
    "Aa " * (LONG // 3),
    "A." * (LONG // 2),
    "a-" * (LONG // 2),
    "a@" * (LONG // 2),
    "a." * (LONG // 2),
    "a.b/" * (LONG // 4),
    "aa.bb" * (LONG // 5),
    "http:" * (LONG // 5),
    "one " * (LONG // 4),
    "one-" * (LONG // 4),
    "hundred and " * (LONG // 12),
    "half a " * (LONG // 7),
    "venti" * (LONG // 5),
    "eenen" * (LONG // 5),
    "ein" * (LONG // 3),
    "May 4 " * (LONG // 6),
    "4 4 May " * (LONG // 8),
    "4:40" * (LONG // 4),
    "$" * LONG,
    "万" * LONG,
    "1万" * (LONG // 2),
    "一" * LONG,
    "e\u0301" * (LONG // 2),
    "\u0301" * LONG,
    "\u200b" * LONG,
    " " * LONG,
    "\n" * LONG,
    "'" * LONG,
    '"(' * (LONG // 2),
]


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
@pytest.mark.parametrize("given_language", [False, True])
def test_copied_sentence_is_never_flagged(
    language: str,
    sentence: str,
    given_language: bool,
) -> None:
    stated = language if given_language else None
    assert unsupported(sentence, FACTS[language], language=stated) == ()
    assert unsupported(sentence, FACTS[language], language=stated, translated=True) == ()


@given(st.data())
def test_copied_words_are_never_flagged(data: st.DataObject) -> None:
    language, sentence = data.draw(st.sampled_from(SENTENCES))
    words = sentence.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assume(not any(char.isdigit() or char in "$£₹" for char in words[start - 1] + words[end - 1]))
    kept = " ".join(words[start:end])
    assert [c.text for c in unsupported(kept, FACTS[language]) if c.text[0].isupper()] == []


@given(st.integers(100, 999_999_999))
def test_other_figure_is_flagged(value: int) -> None:
    assume(not any(FACTS["en"].pools.between(v, v) for v in (value, value / 1000)))
    for spelling in (f"{value}", f"{value:,}", f"{value:,}".replace(",", "\u202f"), f"${value}"):
        assert [c.text for c in unsupported(f"It was {spelling}.", FACTS["en"])] == [spelling]


@given(st.integers(1, 10**12), st.sampled_from([",", ".", " ", "'", "\u00a0", "\u202f"]))
def test_grouped_and_plain_digits_agree(value: int, mark: str) -> None:
    grouped = f"{value:,}".replace(",", mark)
    assert unsupported(f"It was {value}.", Facts.of(f"It was {grouped} of them.")) == ()
    assert unsupported(f"It was {grouped}.", Facts.of(f"It was {value} of them.")) == ()


@given(st.integers(1, 9999), st.sampled_from(["million", "billion", "thousand"]))
def test_magnitudes_and_noughts_agree(value: int, scale: str) -> None:
    size = {"thousand": 1000, "million": 10**6, "billion": 10**9}[scale]
    stated = f"{value / 10:g} {scale}"
    assert unsupported(f"It was {stated}.", Facts.of(f"It was {value * size // 10} then.")) == ()
    assert unsupported(f"It was {value * size // 10}.", Facts.of(f"It was {stated} then.")) == ()


@given(st.text(string.ascii_lowercase, min_size=6, max_size=12))
def test_other_name_is_flagged(word: str) -> None:
    facts = FACTS["en"].names
    assume(word not in WORDS and not facts.has_kin(word) and not facts.has(word))
    assert [c.text for c in unsupported(f"They met {word.title()} there.", FACTS["en"])] != []


@given(st.text(), st.booleans(), st.sampled_from([None, "en", "de", "it", "zh"]))
def test_any_statement_is_checked(statement: str, translated: bool, language: str | None) -> None:
    for facts in FACTS.values():
        for claim in unsupported(statement, facts, translated=translated, language=language):
            assert statement[claim.start : claim.end] == claim.text != ""


FIGURES = st.text("0123456789.,'/:-–%$€½⁄ \u00a0万亿二十百MmkAaé一sthMay", max_size=60)


@given(FIGURES, FIGURES)
def test_any_figures_are_read(source: str, statement: str) -> None:
    facts = Facts.of(f"{ENGLISH} {source}")
    unsupported(statement, facts)
    assert unsupported("The council voted nine to four.", facts) == ()


@given(st.lists(st.text(), max_size=4))
def test_any_source_is_read_and_pickled(texts: list[str]) -> None:
    facts = Facts.of(*texts)
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301
    unsupported("A council of 12 voted on 4 May.", facts)


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:8] for text in HOSTILE])
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    facts = Facts.of(text)
    assert isinstance(unsupported(text, facts, language="it"), tuple)
    assert isinstance(unsupported(text, FACTS["en"], language="nl", translated=True), tuple)


def test_statement_of_a_long_source_is_borne_out_by_it() -> None:
    facts = Facts.of(ENGLISH * 200)
    statement = " ".join(ENGLISH.splitlines()[:5])[:500]
    assert unsupported(statement, facts) == ()
