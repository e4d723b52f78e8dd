"""Whatever a source or a model says, a reply stays within Discord's limits and does nothing."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core import limits
from bot.core.limits import length
from bot.core.render import (
    Failed,
    Live,
    Reply,
    Result,
    Summarized,
    added_line,
    answer_draft,
    answer_reply,
    failure_reply,
    live_reply,
    question_line,
    quotes_page,
    quotes_reply,
    repost_reply,
    summary_reply,
    thread_name,
)
from bot.core.urls import canonical_url
from bot.models import (
    Answer,
    Article,
    Citation,
    Coverage,
    Progress,
    Quote,
    Selection,
    SourceKind,
    Summary,
)

URL = "https://paper.example/ice_(2)?a=1"
INVISIBLE = regex.compile(
    r"[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
MENTION = regex.compile(r"<(?:[@#/]|a?:|t:|id:)|@everyone|@here", regex.IGNORECASE)
INVITE = regex.compile(r"discord\.gg/\w|discord(?:app)?\.com/invite/\w", regex.IGNORECASE)
OWN_LINK = regex.compile(r"(?<=<)https://[^\s<>]+(?=>)|(?<=\]\()https://[^\s<>()]+(?=\))")

PIECES = st.sampled_from(
    [
        "@everyone",
        "<@1>",
        "<@&2>",
        "<#3>",
        "</ask:4>",
        "<t:5:R>",
        "<a:x:6>",
        "discord.gg/abc",
        "https://evil.example/x",
        "https:",
        "//",
        "**",
        "__",
        "*",
        "_",
        "~~",
        "||",
        "|",
        "`",
        "```",
        "[a](https://evil.example)",
        "[1]",
        "[2]",
        "(https://evil.example)",
        "[",
        "](",
        ")",
        "\\",
        "\n\n",
        "\n# ",
        "\n> ",
        "\n- ",
        " ",
        "\u202e",
        "\u200b",
        "\x1b[31m",
        "\U000e0041",
        "\ud800",
        "words ",
        "слово ",
        "كلمة ",
        "詞",
        "คำ",
        "👩‍💻",
        "e\u0301",
        "long" * 300,
        "so it goes " * 100,
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=5), max_size=8).map("".join)


def assert_harmless(reply: Reply, *, spoiler: bool = False) -> None:
    assert length(reply.content) <= limits.MESSAGE
    assert reply.content or reply.embeds
    assert sum(embed.size for embed in reply.embeds) <= limits.EMBEDS_TOTAL
    marked, shown = [reply.content], [reply.content]
    for embed in reply.embeds:
        assert length(embed.title) <= limits.EMBED_TITLE
        assert 0 < length(embed.description) <= limits.EMBED_DESCRIPTION
        assert length(embed.footer) <= limits.EMBED_FOOTER
        assert embed.url in {None, URL}
        marked += [embed.title, embed.description]
        shown += [embed.title, embed.description, embed.footer]
    for text in shown:
        assert_inert(text)
    for text in marked:
        assert_balanced(text)


def assert_inert(text: str) -> None:
    assert not INVISIBLE.search(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in text if char != "\n")
    assert not MENTION.search(regex.sub(r"\\.", "\\\\", text))
    assert not INVITE.search(text)
    for link in OWN_LINK.findall(text):
        assert (canonical_url(link) or "").replace("%28", "(").replace("%29", ")") == URL
    assert "://" not in OWN_LINK.sub("", text)


def assert_balanced(text: str) -> None:
    live = regex.sub(r"(?<=\])\(<?https:[^\s()]*\)", "", text)
    live = regex.sub(r"\\.", "x", live, flags=regex.DOTALL)
    live = regex.sub(r"<https:[^\s<>]*>", "link", live)
    assert not regex.search(r"\*{4}|\|{4}|^[->] *$", live, regex.MULTILINE)
    assert live.count("**") * 2 == live.count("*")
    assert live.count("**") % 2 == 0
    assert live.count("||") * 2 == live.count("|")
    assert live.count("||") % 2 == 0
    assert not regex.search(r"[`~]|__|^#{1,3}\s", live, regex.MULTILINE)
    assert live.count("[") == live.count("]")


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(TEXT)
    return Article(
        text=text,
        coverage=Coverage(complete=draw(st.booleans()), words_read=7, note=draw(TEXT)),
        title=draw(TEXT),
        url=draw(st.sampled_from([URL, None])),
        kind=draw(st.sampled_from(SourceKind)),
        site=draw(TEXT),
        author=draw(TEXT),
        language=draw(st.sampled_from([None, "en", "fr", "ar"])),
    )


@st.composite
def answers(draw: st.DrawFn) -> tuple[Answer, list[Article]]:
    documents = draw(st.lists(articles(), min_size=1, max_size=3))
    citations = []
    for number in draw(st.lists(st.integers(0, len(documents) - 1), max_size=3)):
        text = documents[number].text
        start = draw(st.integers(0, len(text)))
        citations.append(Citation(start, len(text), text[start:], number))
    written, told = draw(TEXT), draw(st.booleans())
    answer = Answer(written, told, tuple(citations), "llm", draw(TEXT), note=draw(TEXT))
    return answer, documents


@st.composite
def results(draw: st.DrawFn) -> Result:
    if draw(st.integers(0, 4)) == 0:
        return Failed(draw(TEXT), "No. " + draw(TEXT))
    article = draw(articles())
    text = article.text
    quotes = tuple(
        Quote(start, len(text), text[start:], draw(TEXT))
        for start in draw(st.lists(st.integers(0, len(text)), max_size=4))
    )
    points = tuple(draw(st.lists(TEXT, max_size=4)))
    summary = Summary(draw(TEXT), points, quotes, "llm", draw(TEXT), note=draw(TEXT))
    return Summarized(article, summary, spoiler=draw(st.booleans()))


@settings(max_examples=60, deadline=None)
@given(st.lists(results(), min_size=1, max_size=4), st.sampled_from(["embed", "plain"]))
def test_summaries_are_harmless(items: list[Result], style: str) -> None:
    kind = "embed" if style == "embed" else "plain"
    assert_harmless(summary_reply(items, style=kind, total=5))
    for item in items:
        if isinstance(item, Summarized):
            chosen = Selection(item.summary.quotes, "llm", note=item.summary.note)
            assert_harmless(quotes_reply(item.article, chosen, style=kind, spoiler=item.spoiler))
            assert_harmless(quotes_page(item.article, chosen, page=0, style=kind)[0])


@settings(max_examples=60, deadline=None)
@given(results(), TEXT, st.sampled_from(["embed", "plain"]))
def test_drafts_are_harmless(item: Result, draft: str, style: str) -> None:
    if isinstance(item, Summarized):
        live = Live("", item.article, Progress(9, draft=draft), spoiler=item.spoiler)
        assert_harmless(live_reply([live], style="embed" if style == "embed" else "plain"))


@settings(max_examples=120, deadline=None)
@given(answers(), st.sampled_from(["embed", "plain"]))
def test_answers_are_harmless(made: tuple[Answer, list[Article]], style: str) -> None:
    answer, documents = made
    kind = "embed" if style == "embed" else "plain"
    before = added_line(documents[0])
    reply = answer_reply(answer, documents, style=kind, before=before)
    assert_harmless(reply)
    lead = question_line(answer.text, asker=None)
    assert length(lead + reply.content) <= limits.MESSAGE
    assert_harmless(answer_draft(answer.text))


@settings(max_examples=60, deadline=None)
@given(articles(), TEXT)
def test_notes_and_names_are_harmless(article: Article, changed: str) -> None:
    reply = repost_reply(
        article.title, URL, shown_at=datetime(2026, 1, 1, tzinfo=UTC), changed=changed
    )
    assert_harmless(Reply(reply.content.replace("<t:1767225600:R>", "")))
    name = thread_name(article)
    assert 1 <= length(name) <= 100
    assert name == " ".join(name.split())
    assert_inert(name)


@settings(max_examples=60, deadline=None)
@given(TEXT.filter(str.strip))
def test_failures_are_harmless(message: str) -> None:
    assert_inert(failure_reply(message).content)
    assert_balanced(failure_reply(message).content)


@pytest.mark.parametrize(
    "noise",
    [
        "x",
        "**",
        "||",
        "`",
        "[a](https://evil.example)",
        "<@1>",
        "https:",
        "\u202e",
        "👩‍💻",
        "漢",
        "e\u0301\u0302",
        "\\",
    ],
)
@pytest.mark.parametrize("style", ["embed", "plain"])
def test_a_very_long_hostile_article_still_fits(noise: str, style: str) -> None:
    text = noise * (100_000 // len(noise))
    coverage = Coverage(complete=True, words_read=1, note=text)
    article = Article(text, coverage, text, URL, site=text, author=text)
    quotes = (Quote(0, len(text), text, text),) * 3
    item = Summarized(article, Summary(text, (text,) * 20, quotes, "llm", text), spoiler=True)
    assert_harmless(summary_reply([item] * 3, style="embed" if style == "embed" else "plain"))
