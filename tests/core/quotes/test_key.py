"""Which quotations carry an article: several voices, substance, at most a handful."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.quotes.key import key_quotes
from bot.models import Quote


def article(*parts: str | tuple[str, str | None]) -> tuple[str, list[Quote]]:
    """Join narrative and (words, speaker) pairs into a text with its quotations."""
    text, quotes = "", []
    for part in parts:
        if isinstance(part, str):
            text += part
        else:
            quotes.append(Quote(len(text) + 1, len(text) + 1 + len(part[0]), *part))
            text += f"“{part[0]}”"
    return text, quotes


LONG = "We will close the bridge in March because the steel has lost a third of its strength."
OTHER = "Nobody in this town can afford to drive forty kilometres to reach the hospital."
THIRD = "The council should have bought new cables when the engineers asked for them in 2019."


def test_there_are_no_key_quotes_without_quotes() -> None:
    assert key_quotes("Nobody spoke.", []) == []


def test_every_voice_is_heard_before_one_is_heard_twice() -> None:
    text, quotes = article(
        (LONG, "Ann Poole"), " said Poole.\n\n", (THIRD, "Ann Poole"), " said Poole.\n\n",
        (OTHER, "Tom Reed"), " said Reed.",
    )  # fmt: skip
    assert key_quotes(text, quotes, limit=2) == [quotes[0], quotes[2]]


def test_sentence_with_substance_goes_before_a_greeting_a_question_and_a_shout() -> None:
    text, quotes = article(
        ("Good morning!", "Ann Poole"), " said Poole.\n\n",
        ("Shame!", None), " from the crowd.\n\n",
        ("Who are you and what would you like to drink with us?", "Eva Lund"), " said Lund.\n\n",
        (LONG, "Tom Reed"), " said Reed.",
    )  # fmt: skip
    assert key_quotes(text, quotes, limit=1) == [quotes[3]]
    assert quotes[1] not in key_quotes(text, quotes)


def test_whole_sentence_goes_before_a_fragment() -> None:
    text, quotes = article(
        "Reed called it ", ("a very long and very slow kind of accident", "Tom Reed"), ".\n\n",
        (OTHER, "Ann Poole"), " said Poole.",
    )  # fmt: skip
    assert key_quotes(text, quotes, limit=1) == [quotes[1]]


def test_one_piece_stands_for_a_divided_utterance() -> None:
    text, quotes = article((LONG, "Ann Poole"), " said Poole. ", (OTHER, "Ann Poole"))
    assert key_quotes(text, quotes) == [quotes[0]]


def test_piece_that_completes_the_sentence_joins_where_there_is_room() -> None:
    second = "and nobody has ever told us why the work was stopped"
    text, quotes = article(
        ("This will hurt,", "Ann Poole"), " said Poole, ", (second, "Ann Poole"), "."
    )
    assert key_quotes(text, quotes) == quotes
    assert key_quotes(text, quotes, limit=1) == quotes[:1]


def test_word_or_two_before_the_point_is_passed_over() -> None:
    text, quotes = article(("No.", "Ann Poole"), " Poole frowned. ", (LONG, "Ann Poole"))
    assert key_quotes(text, quotes) == [quotes[1]]


def test_near_identical_words_are_shown_once() -> None:
    text, quotes = article(
        (LONG, "Ann Poole"), " said Poole.\n\n", (LONG + " Yes.", "Tom Reed"), " said Reed."
    )
    assert len(key_quotes(text, quotes)) == 1


def test_quotation_inside_another_is_not_shown_beside_it() -> None:
    text, quotes = article((f"He said ‘{OTHER}’ and left the room.", "Ann Poole"))
    inner = Quote(text.index(OTHER), text.index(OTHER) + len(OTHER), OTHER, "Tom Reed")
    assert key_quotes(text, [inner, *quotes]) == quotes


def test_very_long_speech_counts_for_less() -> None:
    text, quotes = article(
        ("the wind blew over the hill and took the roof", "Tom Reed"), " said Reed.\n\n",
        (" ".join(["the wind blew over the hill and"] * 12), "Ann Poole"), " said Poole.",
    )  # fmt: skip
    assert key_quotes(text, quotes, limit=1) == [quotes[0]]


def test_words_that_the_text_does_not_hold_do_no_harm() -> None:
    quote = Quote(0, 3, "—!?", "Ann Poole")
    assert key_quotes("—!? said Poole.", [quote]) == []


def test_chinese_is_measured_by_characters() -> None:
    text, quotes = article(
        ("好。", "李秀兰"), "李秀兰说。\n\n", ("新码头今年九月就能全部建好。", "王明"), "王明说。"
    )
    assert key_quotes(text, quotes, limit=1) == [quotes[1]]


def test_words_of_the_headline_go_before_others() -> None:
    text, quotes = article(
        (LONG, "Ann Poole"), " said Poole.\n\n", (OTHER, "Tom Reed"), " said Reed."
    )
    title = "“Nobody in this town can afford” the way round, says Reed"
    assert key_quotes(text, quotes, limit=1) == [quotes[0]]
    assert key_quotes(text, quotes, limit=1, title=title) == [quotes[1]]


def test_piece_the_headline_repeats_stands_for_its_utterance() -> None:
    text, quotes = article((LONG, "Ann Poole"), " said Poole. ", (OTHER, "Ann Poole"))
    assert key_quotes(text, quotes, title="Nobody in this town drives") == [quotes[1]]


def test_person_goes_before_a_body() -> None:
    text, quotes = article((LONG, "Bridge Company"), " it said.\n\n", (OTHER, "Tom Reed"))
    assert key_quotes(text, quotes, limit=1) == [quotes[1]]


def test_own_words_go_before_a_tale_of_what_another_said() -> None:
    told = "My father said, ‘Keep off that bridge in March,’ and so I never went near it again."
    text, quotes = article((told, "Tom Reed"), " said Reed.\n\n", (OTHER, "Ann Poole"))
    inner = Quote(text.index("Keep"), text.index(",’") + 1, "Keep off that bridge in March,", None)
    assert key_quotes(text, [*quotes, inner], limit=1) == [quotes[1]]


def test_unsigned_words_wait_until_every_speaker_is_shown() -> None:
    text, quotes = article((LONG, None), " on a wall.\n\n", ("this old heap of iron", "Tom Reed"))
    assert key_quotes(text, quotes, limit=1) == [quotes[1]]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(alphabet="abc ,.?", min_size=1, max_size=40),
            st.sampled_from([None, "Ann Poole", "Tom Reed"]),
        ),
        max_size=12,
    ),
    st.integers(0, 6),
)
def test_choice_is_a_part_of_the_quotes_in_order_and_within_the_limit(
    said: list[tuple[str, str | None]], limit: int
) -> None:
    text, quotes = article(*(x for pair in said for x in (pair, "\n")))
    chosen = key_quotes(text, quotes, limit=limit)
    assert len(chosen) <= limit
    assert [q for q in quotes if q in chosen] == chosen
