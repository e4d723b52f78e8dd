from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.ranking import key_sentences, summary_sentences

ARTICLE = """The council of Marrow Bay closed the old harbour bridge on Tuesday after divers found \
cracks in two of its six pillars.

City engineer Alma Reed said the cracks were four metres long and had grown since the spring. \
She added that nobody had been in danger.

“I would not walk my dog across it,” Reed told the council. “Would you?”

However, the bridge will be missed. About 9,000 people cross the harbour bridge every day to work \
at the shipyard on Gull Island.

The council of Marrow Bay closed the old harbour bridge after divers found cracks in its pillars.

Mayor Tom Okafor promised a free ferry from Friday and asked the province for 12 million crowns.

Was the bridge ever safe? It opened in 1931.

A temporary footbridge should be ready by August, the shipyard wrote to its 4,100 workers."""


def test_key_sentences_are_verbatim_and_in_source_order() -> None:
    found = key_sentences(ARTICLE, count=4)
    assert len(found) == 4
    assert all(ARTICLE[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_key_sentences_begin_with_the_news() -> None:
    assert key_sentences(ARTICLE, count=1)[0].start == 0


def test_more_sentences_than_there_are_gives_all() -> None:
    assert [one.text for one in key_sentences("One mill. Two boats.", count=9)] == [
        "One mill.",
        "Two boats.",
    ]
    assert key_sentences("", count=3) == []


def test_tldr_tells_the_news() -> None:
    found = summary_sentences(ARTICLE, points=4, title="Cracks close harbour bridge")
    assert found.tldr is not None
    assert found.tldr.text.startswith("The council of Marrow Bay closed the old harbour bridge on")


def test_points_stand_alone_and_add_something() -> None:
    found = summary_sentences(ARTICLE, points=5)
    shown = [point.text for point in found.points]
    assert len(shown) == 4
    assert shown[0].startswith("City engineer Alma Reed")
    assert not any(text.startswith(("She", "“", "However", "Was", "It ")) for text in shown)
    assert sum("divers found cracks" in text for text in shown) == 0
    assert found.tldr not in found.points


def test_headline_decides_between_equal_sentences() -> None:
    text = "The orchard gave a record crop of apples in autumn.\n\n" + (
        "A new ferry links the island with the mainland twice a day."
    )
    plain = summary_sentences(text, points=1, title="New ferry links island with the mainland")
    assert plain.tldr is not None
    assert "ferry" in plain.tldr.text


def test_short_text_gives_fewer_points() -> None:
    found = summary_sentences(
        "The mill burned down in the night. Forty firefighters came from three towns.", points=5
    )
    assert found.tldr is not None
    assert len(found.points) == 1


def test_text_of_orphans_still_has_a_tldr() -> None:
    found = summary_sentences("She sold it. They left. Why?", points=3)
    assert found.tldr is not None
    assert found.points == ()


def test_text_without_words_has_no_summary() -> None:
    found = summary_sentences("… !", points=3)
    assert (found.tldr, found.points) == (None, ())


def test_chinese_article_is_summarised() -> None:
    text = (
        "停航三年后，连接青屿岛的轮渡八月一日恢复运营，首班船载客二百八十六人。"
        "他说，大家都很高兴。新码头投资一点七亿元，可以抵御十四级台风，明年全部完工。"
    )
    found = summary_sentences(text, points=3, language="zh")
    assert found.tldr is not None
    assert found.tldr.start == 0
    assert [point.text[:3] for point in found.points] == ["新码头"]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The ferry came late again on Monday. ",
            "“Never again,” said Alma Reed.\n\n",
            "He left. ",
            "轮渡八月恢复运营，居民都很高兴。",
            "Why? ",
            "A new mill opened near the river in 1931. ",
            "\n\n",
            "…",
        ]
    ),
    max_size=25,
)


@given(SENTENCES.map("".join), st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_summary_is_made_of_distinct_sentences_of_the_text(text: str, points: int) -> None:
    found = summary_sentences(text, points=points)
    shown = [*found.points, *([found.tldr] if found.tldr else [])]
    assert len(found.points) <= points
    assert len({(one.start, one.end) for one in shown}) == len(shown)
    assert all(text[one.start : one.end] == one.text for one in shown)
