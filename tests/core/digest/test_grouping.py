from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.digest.grouping import NAME, group
from bot.digests import Group, Headline

FERRY = (
    Headline("Island ferry stops for the winter", "The ferry to Sill Island needs a new engine."),
    Headline("No ferry until March", "The island ferry waits for an engine from Norway."),
    Headline("Islanders pay for a new ferry engine", "A hundred of them gave money last night."),
)
BEES = (
    Headline("Bees return to the allotments", "Wild bees have come back to the city allotments."),
    Headline("Why wild bees like cities", "Allotments and parks feed wild bees all year."),
)
ALONE = (
    Headline("Chess club wins the cup", "It had never happened before."),
    Headline("A bakery closes after ninety years", "The owner retires."),
)


def test_articles_are_sorted_by_what_they_are_about() -> None:
    headlines = (ALONE[0], BEES[0], FERRY[0], FERRY[1], ALONE[1], BEES[1], FERRY[2])
    found = group(headlines)
    assert [each.members for each in found] == [(2, 3, 6), (1, 5), (0, 4)]
    assert "ferry" in found[0].name.casefold()
    assert "bees" in found[1].name.casefold()
    assert found[2].name == ""


def test_scripts_without_spaces_are_sorted_as_well() -> None:
    headlines = (
        Headline("香山红叶进入最佳观赏期", "周末香山公园游客很多。"),
        Headline("新地铁线路开通", "早高峰运行平稳。"),
        Headline("香山公园红叶节开幕", "红叶观赏期到十一月中旬。"),
    )
    found = group(headlines)
    assert [each.members for each in found] == [(0, 2), (1,)]
    assert "香山" in found[0].name or "红叶" in found[0].name


def test_one_word_in_common_does_not_make_a_topic() -> None:
    headlines = (
        Headline("Council decided on tram", "Rails will be laid in spring."),
        Headline("Jury decided nothing", "Judges sent everybody home."),
    )
    assert group(headlines) == (Group("", (0, 1)),)


def test_articles_that_share_words_and_no_phrase_to_name_them_are_among_the_others() -> None:
    headlines = (Headline("x" * 40, "x" * 40 + " " + "y" * 40), Headline("y" * 40, "x" * 40))
    assert group(headlines) == (Group("", (0, 1)),)


def test_nothing_is_sorted_into_nothing() -> None:
    assert group(()) == ()


def test_names_are_short() -> None:
    words = "municipal observatory telescope maintenance"
    many = [Headline(f"{words} {n}", f"{words} hydraulic dome") for n in range(3)]
    found = group(many)
    assert [each.members for each in found] == [(0, 1, 2)]
    assert 0 < len(found[0].name) <= NAME


WORDS = st.sampled_from(
    ["ferry", "engine", "bees", "city||", "桥", "香山红叶", "@everyone", "**x**", "https://a.b/c"]
)
TEXT = st.one_of(st.lists(WORDS, max_size=9).map(" ".join), st.text(max_size=60))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Headline, TEXT, TEXT), max_size=20))
def test_every_article_is_in_one_group_in_order(headlines: list[Headline]) -> None:
    found = group(headlines)
    assert sorted(n for each in found for n in each.members) == list(range(len(headlines)))
    assert all(list(each.members) == sorted(each.members) for each in found)
    assert all(each.name for each in found[:-1])
    sizes = [len(each.members) for each in found if each.name]
    assert sizes == sorted(sizes, reverse=True)
    assert group(headlines) == found
