"""The public face: spans, their text and their speakers together."""

from __future__ import annotations

from bot.core.quotes import Quote, find_quotes, verify_quote

ARTICLE = """The ferry at Quill Sound stopped on Monday.

“I won’t send anyone across,” said harbour master Orla Finch. “He told me, ‘Wait by the pier,’ \
and I did.”

The film “The Long Quiet” opens on Friday."""


def test_quotes_carry_their_place_text_and_speaker() -> None:
    first, *_ = find_quotes(ARTICLE)
    assert isinstance(first, Quote)
    assert first.text == "I won’t send anyone across,"
    assert ARTICLE[first.start : first.end] == first.text
    assert first.speaker == "Orla Finch"


def test_nested_quotations_are_quotes_of_their_own_and_titles_are_none() -> None:
    assert [q.text for q in find_quotes(ARTICLE)] == [
        "I won’t send anyone across,",
        "He told me, ‘Wait by the pier,’ and I did.",
        "Wait by the pier,",
    ]


def test_every_quote_found_verifies() -> None:
    for quote in find_quotes(ARTICLE):
        match = verify_quote(quote.text, ARTICLE)
        assert match is not None
        assert match.exact


def test_a_text_without_quotations_has_none() -> None:
    assert find_quotes("") == []
    assert find_quotes("The ferry stopped on Monday.") == []
