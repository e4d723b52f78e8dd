from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import limits
from bot.core.limits import length
from bot.core.markdown import target
from bot.core.render import Embed, Reply, Style
from bot.core.render.digest import digest_pages, heading, quiet_reply, working_reply
from bot.core.render.digest_parts import foot, shown_length
from bot.core.render.parts import said
from bot.digests import (
    Digest,
    DigestCoverage,
    DigestKind,
    Line,
    LinkEntry,
    Person,
    Said,
    Share,
    TopicEntry,
    Window,
)
from tests.core.render.digests import JUMP, UNTIL, digest, link, mention, ref, topic
from tests.core.render.test_hostile import INVISIBLE, INVITE, MENTION, TEXT, assert_balanced

STYLES: tuple[Style, Style] = ("embed", "plain")
HEADINGS = {"Messages to you", "Links", "What people talked about", "Other", "Could not be read"}


def texts_of(page: Reply) -> list[str]:
    return [page.content, *(embed.description for embed in page.embeds)]


def text_of(pages: list[Reply]) -> str:
    return "\n".join(text for page in pages for text in texts_of(page))


def moment(day: int, hour: int = 7, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({}, "Digest · Tue, 24 Nov", id="day"),
        pytest.param({"kind": DigestKind.LINKS}, "Digest · Tue, 24 Nov · links", id="links"),
        pytest.param({"kind": DigestKind.TALK}, "Digest · Tue, 24 Nov · talk", id="talk"),
        pytest.param(
            {"window": Window(moment(22, 23), moment(23, 23))},
            "Digest · Mon, 23 Nov",
            id="midnight",
        ),
        pytest.param(
            {"window": Window(moment(22, 23), moment(23, 23)), "zone": "Asia/Tokyo"},
            "Digest · Tue, 24 Nov",
            id="zone",
        ),
        pytest.param(
            {"window": Window(moment(22, 23), moment(23, 23)), "zone": "Not/There"},
            "Digest · Mon, 23 Nov",
            id="no-such-zone",
        ),
        pytest.param({"window": Window(moment(17), moment(24))}, "Digest · 17 – 24 Nov", id="week"),
        pytest.param(
            {"window": Window(moment(28, month=10), moment(3))},
            "Digest · 28 Oct – 3 Nov",
            id="months",
        ),
        pytest.param(
            {"window": Window(moment(28, month=12, year=2025), moment(3, month=1))},
            "Digest · 28 Dec 2025 – 3 Jan 2026",
            id="years",
        ),
        pytest.param(
            {"is_catchup": True}, "What you missed since Mon, 23 Nov, 08:00", id="catch-up"
        ),
        pytest.param(
            {"is_catchup": True, "kind": DigestKind.LINKS},
            "Links you missed since Mon, 23 Nov, 08:00",
            id="catch-up-on-links",
        ),
        pytest.param(
            {"is_catchup": True, "kind": DigestKind.TALK},
            "Talk you missed since Mon, 23 Nov, 08:00",
            id="catch-up-on-talk",
        ),
    ],
)
def test_the_heading_says_which_time_it_is_about(known: dict[str, Any], expected: str) -> None:
    assert heading(digest(**known)) == expected


def test_a_small_digest_is_one_message_of_two_embeds() -> None:
    (page,) = digest_pages(digest(links=(link(),), topics=(topic(),)), style="embed")
    links, talk = page.embeds
    assert (page.content, links.title, links.footer) == ("", "Digest · Tue, 24 Nov", "")
    assert links.description.startswith("**[Title 1](https://paper.example/1)**\nSentence 1.\n")
    assert talk.title == "What people talked about"
    assert talk.description.endswith("-# #dev · Alice and Bob · 42 messages")
    assert talk.footer == "Read 312 messages in 3 channels · a-model"


def test_in_text_a_small_digest_is_one_message() -> None:
    (page,) = digest_pages(digest(links=(link(),), topics=(topic(),)), style="plain")
    assert page.embeds == ()
    assert page.content.startswith(
        "## Digest · Tue, 24 Nov\n**[Title 1](<https://paper.example/1>)"
    )
    assert "\n\n### What people talked about\n**[Topic 1](<" in page.content
    assert page.content.endswith("\n\n-# Read 312 messages in 3 channels · a-model")


def test_talk_alone_is_one_embed() -> None:
    (page,) = digest_pages(digest(topics=(topic(),)), style="embed")
    assert [embed.title for embed in page.embeds] == ["Digest · Tue, 24 Nov"]
    assert page.embeds[0].description.startswith("**[Topic 1](")


def test_messages_to_the_reader_come_first() -> None:
    caught_up = digest(is_catchup=True, mentions=(mention(),), links=(link(),))
    (page,) = digest_pages(caught_up, style="embed")
    assert page.embeds[0].description == (
        f"### Messages to you\n**[Bob]({JUMP}/20/9001)**: look at this\n\n"
        "### Links\n**[Title 1](https://paper.example/1)**\nSentence 1.\n"
        f"-# Alice · [post]({JUMP}/20/1001)"
    )


def test_a_picture_stands_under_the_links() -> None:
    both = digest(links=(link(),), topics=(topic(),))
    (page,) = digest_pages(both, style="embed", picture="links.png")
    assert [embed.image for embed in page.embeds] == ["attachment://links.png", ""]


def test_the_most_discussed_of_all_topics_come_first_under_their_topics_name() -> None:
    known = [
        link(number, group="Sea" if number < 8 else "Sky", replies=number, reactions=0)
        for number in range(1, 15)
    ]
    pages = digest_pages(digest(links=tuple(known)), style="embed")
    first, rest = text_of(pages[:1]), text_of(pages[1:])
    assert regex.findall(r"(?:###|Title) (\w+)", first) == [
        "Sky",
        "9",
        "10",
        "11",
        "12",
        "13",
        "14",
    ]
    assert regex.findall(r"(?:###|Title) (\w+)", rest) == [
        *("Sky", "8"),
        *("Sea", "1", "2", "3", "4", "5", "6", "7"),
    ]
    assert "**8 more links** in the thread" in first


def test_the_most_discussed_of_all_comes_first_although_it_has_no_topic() -> None:
    known = [link(n, group="Sea" if n < 9 else "", replies=n) for n in range(1, 11)]
    pages = digest_pages(digest(links=tuple(known)), style="embed")
    shown = r"(?:###|Title) (\w+)"
    assert regex.findall(shown, text_of(pages[:1])) == ["Sea", *"5678", "Other", "9", "10"]
    assert regex.findall(shown, text_of(pages[1:])) == ["Sea", *"1234"]
    known = [link(n, group="Sea" if n < 3 else "", replies=n) for n in range(1, 11)]
    pages = digest_pages(digest(links=tuple(known)), style="embed")
    assert regex.findall(shown, text_of(pages[:1])) == [*"56789", "10"]
    assert regex.findall(shown, text_of(pages[1:])) == ["Sea", *"12", "Other", *"34"]


def test_of_links_that_are_not_sorted_the_first_ones_come_first() -> None:
    known = tuple(link(number, replies=number) for number in range(1, 10))
    pages = digest_pages(digest(links=known), style="embed", in_thread=False)
    assert regex.findall(r"Title (\d+)", text_of(pages[:1])) == ["1", "2", "3", "4", "5", "6"]
    assert "**3 more links** below" in text_of(pages[:1])
    assert not regex.search(r"^###", text_of(pages[:1]), regex.MULTILINE)
    assert pages[1].embeds[-1].footer == "Page 2 of 2"


def test_what_could_not_be_read_comes_last() -> None:
    gone: dict[str, Any] = {"sentence": "", "failure": "It is gone.", "replies": 99}
    known = (
        link(1, **gone),
        link(2),
        link(3, group="Sea", **gone),
        link(4, group="Sea"),
    )
    (page,) = digest_pages(digest(links=known), style="embed")
    assert regex.findall(r"^(?:###|\*\*\[Title) (.+?)(?:\].*)?$", text_of([page]), regex.M) == [
        *("Sea", "4", "3"),
        *("Other", "2"),
        *("Could not be read", "1"),
    ]
    many = (*(link(number) for number in range(5, 11)), link(1, **gone))
    pages = digest_pages(digest(links=many), style="embed")
    assert "It is gone." in text_of(pages[1:])


def test_what_is_left_is_counted_by_kind() -> None:
    caught_up = digest(
        is_catchup=True,
        mentions=tuple(mention(number) for number in range(6)),
        links=tuple(link(number) for number in range(8)),
        topics=tuple(topic(number) for number in range(4)),
    )
    first, *rest = digest_pages(caught_up, style="embed")
    assert "**1 more message to you, 2 more links and 1 more topic** in the thread" in text_of(
        [first]
    )
    assert regex.findall(r"^### (.*)", text_of(rest), regex.M) == [
        "Messages to you",
        "Links",
        "What people talked about",
    ]


def test_a_digest_that_nearly_fits_is_one_page() -> None:
    long = tuple(link(number, sentence="ten chars " * 40, quote="q" * 150) for number in range(6))
    pages = digest_pages(digest(links=long), style="embed")
    assert len(pages) == 1
    assert 2500 < shown_length(text_of(pages)) <= 3300
    pages = digest_pages(digest(links=(*long, link(7))), style="embed")
    assert shown_length(text_of(pages[:1])) <= 2500 + 40


def test_a_hundred_links_fill_their_pages() -> None:
    many = digest(links=tuple(link(number, quote="Said so. " * 20) for number in range(120)))
    pages = digest_pages(many, style="embed")
    sizes = [sum(embed.size for embed in page.embeds) for page in pages[1:-1]]
    assert min(sizes) > 5000
    assert all(length(embed.description) <= 3500 for page in pages[1:] for embed in page.embeds)
    pages = digest_pages(many, style="plain")
    assert min(length(page.content) for page in pages[1:-1]) > 1500


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(
            {"coverage": DigestCoverage(1, 1, links=1)},
            "Read 1 message in 1 channel · 1 link · a-model",
            id="one-of-each",
        ),
        pytest.param(
            {"coverage": DigestCoverage(5000, 12, links=120, unread_links=3, parts=9)},
            "Read 5,000 messages in 12 channels · 120 links, 3 could not be read · in 9 parts"
            " · a-model",
            id="large",
        ),
        pytest.param(
            {
                "coverage": DigestCoverage(10_000, 2, links=9, left_links=4, is_cut=True),
                "engine": "extractive",
                "note": "the budget is spent",
            },
            "Read only the newest 10,000 messages, in 2 channels · 9 links, 4 left out"
            " · extractive, no model used · the budget is spent",
            id="cut",
        ),
        pytest.param(
            {
                "coverage": DigestCoverage(9, 2, lost=1, unread_channels=2),
                "engine": "",
                "model": "",
            },
            "Read 9 messages in 2 channels · 1 message could not be read"
            " · 2 channels could not be read",
            id="lost",
        ),
    ],
)
def test_the_foot_says_what_was_read(known: dict[str, Any], expected: str) -> None:
    assert foot(digest(**known)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param({}, "Nothing was shared or discussed here since {when}.", id="both"),
        pytest.param(
            {"kind": DigestKind.LINKS}, "No links were shared here since {when}.", id="links"
        ),
        pytest.param(
            {"kind": DigestKind.TALK}, "Nothing was discussed here since {when}.", id="talk"
        ),
        pytest.param({"is_catchup": True}, "You have missed nothing since {when}.", id="catch-up"),
    ],
)
def test_a_quiet_day_is_one_sentence(known: dict[str, Any], expected: str) -> None:
    quiet = digest(coverage=DigestCoverage(0, 0), **known)
    when = f"<t:{int((UNTIL - timedelta(days=1)).timestamp())}:f>"
    assert quiet_reply(quiet) == Reply(expected.format(when=when))
    assert digest_pages(quiet, style="embed") == [quiet_reply(quiet)]


def test_a_quiet_day_says_what_was_looked_at() -> None:
    quiet = digest(coverage=DigestCoverage(12, 2, unread_channels=1))
    assert quiet_reply(quiet).content.endswith(
        "\n-# Read 12 messages in 2 channels · 1 channel could not be read"
    )


@dataclass(frozen=True, slots=True)
class Progress:
    messages: int
    links: int = 0
    of_links: int = 0
    part: int = 0
    parts: int = 0


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        pytest.param(Progress(0), "Reading messages …", id="nothing"),
        pytest.param(Progress(1), "Reading 1 message …", id="one-message"),
        pytest.param(Progress(9, parts=1), "Reading 9 messages …", id="one-part"),
        pytest.param(
            Progress(5000, 12, 120, 3, 9),
            "Reading 5,000 messages · 12 of 120 links · part 3 of 9 …",
            id="all",
        ),
    ],
)
def test_work_under_way_says_how_far_it_is(progress: Progress, expected: str) -> None:
    assert working_reply(progress) == Reply(expected)


URLS = st.sampled_from(
    [
        "https://paper.example/ice_(2)?a=1",
        "https://paper.example/a#:~:text=b,c",
        "https://paper.example/" + "x" * 1900,
        "https://paper.example/" + "x" * 2100,
        "https://paper.example/ü>|*_~`",
        "javascript:alert(1)",
        "",
    ]
)


@st.composite
def digests(draw: st.DrawFn) -> Digest:
    """Digests in which each entry's first message is its own."""
    ids = iter(range(10**18, 10**18 + 10**6))

    def line() -> Line:
        return Line(ref(next(ids), draw(st.integers(0, 2))), draw(TEXT), draw(TEXT))

    def statement() -> Said:
        refs = tuple(ref(next(ids)) for _ in range(draw(st.integers(1, 4))))
        return Said(draw(TEXT), refs)

    def entry() -> LinkEntry:
        authors = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4))
        return LinkEntry(
            title=draw(TEXT),
            url=draw(URLS),
            shares=tuple(Share(ref(next(ids), author), draw(TEXT)) for author in authors),
            group=draw(st.sampled_from(["", "Sea", "# Sky **", "@everyone"])),
            sentence=draw(TEXT),
            quote=draw(TEXT),
            speaker=draw(TEXT),
            quote_url=draw(URLS),
            failure=draw(st.sampled_from(["", "It is gone."])),
            replies=draw(st.integers(0, 3)),
            thread=draw(st.sampled_from([None, 5])),
        )

    def subject() -> TopicEntry:
        own = ref(next(ids))
        return TopicEntry(
            title=draw(TEXT),
            channel=20,
            channel_name=draw(TEXT),
            refs=(own,),
            summary=statement() if draw(st.booleans()) else None,
            decisions=tuple(statement() for _ in range(draw(st.integers(0, 3)))),
            questions=tuple(statement() for _ in range(draw(st.integers(0, 3)))),
            told=tuple(line() for _ in range(draw(st.integers(0, 2)))),
            people=tuple(Person(n, draw(TEXT)) for n in range(draw(st.integers(0, 3)))),
            size=draw(st.integers(0, 3)),
        )

    # What is drawn is repeated under other ids, or nothing would be large.
    links = [entry() for _ in range(draw(st.integers(0, 3)))]
    topics = [subject() for _ in range(draw(st.integers(0, 2)))]
    often = draw(st.sampled_from([1, 9]))
    return digest(
        kind=draw(st.sampled_from(DigestKind)),
        coverage=DigestCoverage(draw(st.integers(0, 9)), 2),
        links=tuple(
            replace(each, shares=(replace(each.shares[0], ref=ref(next(ids))), *each.shares[1:]))
            for each in links * often
        ),
        topics=tuple(replace(each, refs=(ref(next(ids)),), told=()) for each in topics * often)
        + tuple(topics),
        mentions=tuple(line() for _ in range(draw(st.integers(0, 8)))),
        model=draw(TEXT),
        note=draw(TEXT),
        is_catchup=draw(st.booleans()),
    )


@settings(max_examples=40, deadline=None)
@given(digests(), st.sampled_from(STYLES))
def test_every_page_keeps_to_discords_limits(made: Digest, style: Style) -> None:
    first, *rest = pages = digest_pages(made, style=style)
    for page in pages:
        assert length(page.content) <= limits.MESSAGE
        assert page.content or page.embeds
        assert sum(embed.size for embed in page.embeds) <= limits.EMBEDS_TOTAL
        for embed in page.embeds:
            assert 0 < length(embed.description) <= limits.EMBED_DESCRIPTION
            assert length(embed.title) <= limits.EMBED_TITLE
            assert length(embed.footer) <= limits.EMBED_FOOTER
    titles = regex.findall(r"^\*\*(?=\[|.*\*\*$)", text_of([first]), regex.M)
    assert len(titles) <= 5 + 6 + 3
    assert ("more" in text_of([first])) >= bool(rest)
    assert digest_pages(made, style=style) == pages


@settings(max_examples=40, deadline=None)
@given(digests(), st.sampled_from(STYLES))
def test_every_entry_stands_on_one_page(made: Digest, style: Style) -> None:
    text = text_of(digest_pages(made, style=style))
    for entry in made.links:
        where = entry.shares[0].ref
        assert len(regex.findall(rf"\[post\]\(<?{JUMP}/20/{where.message}>?\)", text)) == 1
    for each in made.topics:
        first = min([*each.refs, *(line.ref for line in each.told)], key=lambda r: r.message)
        assert len(regex.findall(rf"\]\(<?{JUMP}/20/{first.message}>?\)\*\*$", text, regex.M)) == 1
    for line in made.mentions:
        assert len(regex.findall(rf"\]\(<?{JUMP}/20/{line.ref.message}>?\)\*\*: ", text)) == 1


@settings(max_examples=40, deadline=None)
@given(digests(), st.sampled_from(STYLES))
def test_whatever_people_wrote_does_nothing(made: Digest, style: Style) -> None:
    own = {target(each.url) for each in made.links}
    own |= {target(each.quote_url or "") for each in made.links}
    groups = HEADINGS | {said(each.group, 60) for each in made.links}
    for page in digest_pages(made, style=style):
        for text in [*texts_of(page), *(embed.footer for embed in page.embeds)]:
            if not page.embeds and text.startswith(("Nothing", "No links", "You have")):
                continue
            assert not INVISIBLE.search(text)
            assert not MENTION.search(regex.sub(r"\\.", "\\\\", text))
            assert not INVITE.search(text)
        for text in texts_of(page):
            for found in regex.findall(r"(?<!\\)\]\(<?([^\s()<>]*)>?\)", text):
                assert found in own or found.startswith(f"{JUMP}/")
            assert "://" not in regex.sub(r"\]\(<?https?://[^\s()<>]+>?\)", "]", text)
            for title in regex.findall(r"^### (.*)$", text, regex.M):
                assert title in groups
            assert_balanced(regex.sub(r"^##+ ", "", text, flags=regex.M))


def test_in_text_no_link_unfurls() -> None:
    pages = digest_pages(
        digest(
            links=(link(quote="Yes.", quote_url="https://paper.example/#a"),), topics=(topic(),)
        ),
        style="plain",
    )
    text = text_of(pages)
    assert text.count("https://") == text.count("](<https://") > 0


def test_an_embed_is_all_there_is_of_a_page() -> None:
    pages = digest_pages(digest(links=tuple(map(link, range(30)))), style="embed")
    assert {page.content for page in pages} == {""}
    assert all(isinstance(embed, Embed) for page in pages for embed in page.embeds)
