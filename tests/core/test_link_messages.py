"""Messages as people write them, and the links they mean by them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.links import find_links

PAGE = "https://paper.example/2026/a-story"
OTHER = "https://blog.example/post/2"
TITLED = "https://paper.example/a-long-story"
WIKI = "https://wiki.example/Mercury_(planet)"
MESSAGE = "https://discord.com/channels/1/2/3"

BOTH = {
    "title in apostrophes": (f"[t]({PAGE} 'hover')", PAGE),
    "title after brackets": (f'[t](<{PAGE}> "hover")', PAGE),
    "image syntax": (f"![t]({PAGE})", PAGE),
    "address as label": (f"[{OTHER}](<{PAGE}>)", PAGE),
    "two masked": (f"[a]({PAGE}) [b]({OTHER})", PAGE, OTHER),
    "masked and parenthesis": (f"[a]({PAGE})({OTHER})", PAGE, OTHER),
    "masked with parentheses": (f"[a]({WIKI}).", WIKI),
    "reference": (f"[a][1]\n\n[1]: {PAGE}", PAGE),
    "escaped label": (f"\\[a\\]({PAGE})", PAGE),
    "space before target": (f"[a] ({PAGE})", PAGE),
    "target on its own line": (f"[a](\n{PAGE}\n)", PAGE),
    "empty label": (f"[]({PAGE})", PAGE),
    "bold label": (f"**[b]({PAGE})**", PAGE),
    "label in label": (f"[a [b] c]({PAGE}) and {OTHER}", PAGE, OTHER),
    "spaced angle": (f"< {PAGE} >", PAGE),
    "half angle": (f"<{PAGE} >", PAGE),
    "escaped angles": (f"\\<{PAGE}\\>", PAGE),
    "single bars": (f"|{PAGE}|", PAGE),
    "spoiler before": (f"||x|| {PAGE}", PAGE),
    "spoilers on both sides": (f"||a ||{PAGE}|| b||", PAGE),
    "unclosed spoiler": (f"||{PAGE} and more", PAGE),
    "escaped spoiler": (f"\\|\\|{PAGE}\\|\\|", PAGE),
    "between code": (f"`a`{PAGE}`b`", PAGE),
    "uneven ticks": (f"``{PAGE}`", PAGE),
    "unclosed fence": (f"```{PAGE}``", PAGE),
    "tildes fence": (f"~~~\n{PAGE}\n~~~", PAGE),
    "indented": (f"    {PAGE}", PAGE),
    "after a block": (f"```py\n{OTHER}\n``` {PAGE}", PAGE),
    "between blocks": (f"```a``` {PAGE} ```b```", PAGE),
    "escaped tick": (f"\\`{PAGE}`", PAGE),
    "heading": (f"### {PAGE}", PAGE),
    "numbered": (f"1. {PAGE}\n2. {OTHER}", PAGE, OTHER),
    "subtext": (f"-# via {PAGE}", PAGE),
    "quotes": (f"> {PAGE}\n> > {OTHER}", PAGE, OTHER),
    "bold italics": (f"***{PAGE}***", PAGE),
    "underlined bold": (f"__**{PAGE}**__", PAGE),
    "italics in italics": (f"_*{PAGE}*_", PAGE),
    "struck bold": (f"~~**{PAGE}**~~", PAGE),
    "bold full stop": (f"**{PAGE}.**", PAGE),
    "bold list": (f"**{PAGE}** and **{OTHER}**", PAGE, OTHER),
    "italics over a link": (f"*so* {PAGE}*", PAGE),
    "stars inside": ("https://paper.example/a*b*c", "https://paper.example/a*b*c"),
    "tilde": ("https://paper.example/~me/a~b", "https://paper.example/~me/a~b"),
    "underscores stay": ("https://paper.example/a__b__", "https://paper.example/a__b__"),
    "underlined underscores": ("__https://paper.example/a_b__", "https://paper.example/a_b"),
    "italic underscores": ("_https://paper.example/a_b_", "https://paper.example/a_b"),
    "closed italics before": ("_so_ https://paper.example/a_", "https://paper.example/a_"),
    "stray underscore": ("so_ https://paper.example/a_", "https://paper.example/a_"),
    "target in a target": (f"[a]({PAGE}[b]({OTHER})", f"{PAGE}[b]", OTHER),
    "underscore in a word": ("my_file https://paper.example/a_", "https://paper.example/a_"),
    "escaped underscores": ("https://paper.example/a\\_b\\_c", "https://paper.example/a_b_c"),
    "escaped emphasis": (f"\\*\\*{PAGE}\\*\\*", PAGE),
    "escaped italics": (f"\\_{PAGE}\\_", PAGE),
    "caret under": (f"{PAGE}^ this", PAGE),
    "caret inside": ("https://paper.example/a^b", "https://paper.example/a^b"),
    "zero width space": (f"{PAGE}\u200b", PAGE),
    "byte order mark": (f"\ufeff{PAGE}", PAGE),
    "isolates": (f"\u2066{PAGE}\u2069", PAGE),
    "override": (f"\u202e{PAGE}\u202c", PAGE),
    "joiners": (f"\u200d{PAGE}\u200d", PAGE),
    "word joiner": (f"{PAGE}\u2060!", PAGE),
    "variation selector": (f"{PAGE}\ufe0f", PAGE),
    "soft hyphen": (f"{PAGE}\u00ad", PAGE),
    "heart": (f"{PAGE}❤️", PAGE),
    "flag of joined emoji": (f"{PAGE}🏳️‍🌈", PAGE),
    "joined emoji": (f"{PAGE}👩‍💻 x", PAGE),
    "keycap": (f"{PAGE}1️⃣", PAGE),
    "keycap before": (f"1️⃣{PAGE}", PAGE),
    "trade mark": ("https://paper.example/brand™", "https://paper.example/brand™"),
    "animated emoji": (f"{PAGE}<a:fire:123456789012345678>", PAGE),
    "channel": (f"<#1>{PAGE}<#2>", PAGE),
    "time": (f"{PAGE}<t:1:R>", PAGE),
    "command": (f"</ask:1>{PAGE}", PAGE),
    "everyone": (f"@everyone {PAGE}", PAGE),
    "role": (f"<@&1> {PAGE} <id:customize>", PAGE),
    "dash": (f"{PAGE}–", PAGE),
    "arrow of ascii": (f"{PAGE}->{OTHER}", PAGE, OTHER),
    "arrow": (f"{PAGE}→{OTHER}", PAGE, OTHER),
    "middle dot": (f"{PAGE}・{OTHER}", PAGE, OTHER),
    "ideographic comma": (f"{PAGE}、{OTHER}。", PAGE, OTHER),
    "fullwidth marks": (f"（{PAGE}）！", PAGE),
    "Arabic question": (f"{PAGE}؟", PAGE),
    "Arabic semicolon": (f"{PAGE}؛", PAGE),
    "danda": (f"{PAGE}॥", PAGE),
    "Ethiopic stop": (f"{PAGE}።", PAGE),
    "Armenian stop": (f"{PAGE}։", PAGE),
    "Greek marks": (f"«{PAGE}»·", PAGE),
    "low quotes": (f"‚{PAGE}‘", PAGE),
    "single guillemets": (f"‹{PAGE}›", PAGE),
    "double corner": (f"『{PAGE}』", PAGE),
    "book marks": (f"《{PAGE}》", PAGE),
    "tortoise shell": (f"〔{PAGE}〕", PAGE),
    "stop in quotes": (f"“{PAGE}.”", PAGE),
    "two closers": (f"((so {PAGE}))", PAGE),
    "closer and stop": (f"[{PAGE}].", PAGE),
    "unopened brace": (f"{PAGE}}}", PAGE),
    "label glued": (f"link:{PAGE}", PAGE),
    "word glued": (f"see{PAGE}", PAGE),
    "Chinese glued": (f"看{PAGE}", PAGE),
    "html": (f'<a href="{PAGE}">x</a>', PAGE),
    "css": (f"url('{PAGE}')", PAGE),
    "view source": (f"view-source:{PAGE}", PAGE),
    "upper case": ("HTTPS://Paper.Example/A", "HTTPS://Paper.Example/A"),
    "mixed case": ("Https://paper.example/a", "Https://paper.example/a"),
    "port": ("https://paper.example:8443/a", "https://paper.example:8443/a"),
    "name and word": ("https://me:pw@paper.example/a", "https://me:pw@paper.example/a"),
    "IPv6": ("(https://[2001:db8::1]:8080/a)", "https://[2001:db8::1]:8080/a"),
    "IPv4": ("http://192.0.2.1/a", "http://192.0.2.1/a"),
    "very long": (f"https://paper.example/{'a' * 1900}", f"https://paper.example/{'a' * 1900}"),
    "query at the root": ("https://paper.example?x=1", "https://paper.example?x=1"),
    "question after the root": ("https://paper.example/?", "https://paper.example/"),
    "stop after the host": ("so https://paper.example.", "https://paper.example"),
    "colons and commas": ("https://paper.example/a:b,c;d=1", "https://paper.example/a:b,c;d=1"),
    "apostrophe": ("https://paper.example/Murphy's", "https://paper.example/Murphy's"),
    "user page": ("https://paper.example/@me/1!2$3", "https://paper.example/@me/1!2$3"),
    "open parenthesis": ("https://wiki.example/A_(b", "https://wiki.example/A_(b"),
    "wiki in parentheses": (f"(see {WIKI}!)", WIKI),
    "wiki and comma": (f"({WIKI}, so)", WIKI),
    "parentheses go on": ("(https://wiki.example/A_(b)_c)", "https://wiki.example/A_(b)_c"),
    "double parentheses": ("https://wiki.example/A_((b))", "https://wiki.example/A_((b))"),
    "umlaut": ("https://bücher.example/straße", "https://bücher.example/straße"),
    "punycode": ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
    "Japanese": ("https://例え.example/記事 は", "https://例え.example/記事"),
    "Hindi": ("https://पत्र.example/क्षण", "https://पत्र.example/क्षण"),
    "Arabic": ("https://أخبار.example/خبر", "https://أخبار.example/خبر"),
    "emoji host": ("https://i❤.example/a", "https://i❤.example/a"),
    "only emoji host": ("https://💩.example/💩", "https://💩.example/"),
    "tabs": (f"{PAGE}\t{OTHER}", PAGE, OTHER),
    "no-break space": (f"{PAGE}\u00a0{OTHER}", PAGE, OTHER),
    "carriage return": (f"{PAGE}\r\n{OTHER}", PAGE, OTHER),
    "plain pipe": (f"{PAGE}|{OTHER}", PAGE, OTHER),
    "archive": (f"https://archive.example/web/1/{PAGE}", f"https://archive.example/web/1/{PAGE}"),
    "redirect": (f"https://out.example/?u={PAGE}", f"https://out.example/?u={PAGE}"),
    "the same for AMP": (f"{TITLED} https://amp.paper.example/a-long-story/amp", TITLED),
    "word behind an emoji": (f"https://i❤ read.it {PAGE}", "https://i", PAGE),
    "line behind an emoji": (f"https://💩\nread.it {PAGE}", PAGE),
    "Discord's own article": ("https://discord.com/blog/x", "https://discord.com/blog/x"),
    "defanged beside a link": (f"hxxps://evil.example {PAGE}", PAGE),
    "repository": ("git+https://git.example/a.git", "https://git.example/a.git"),
    "a label of an address": (f"[{OTHER}]({PAGE})", PAGE),
}
NEVER = {
    "bare domain": "www.paper.example/a",
    "scheme alone": "https:// http://",
    "scheme and a stop": "https://.",
    "no host": "https:///a",
    "question for a host": "https://?a",
    "one slash": "https:/paper.example/a",
    "no colon": "https//paper.example/a",
    "cut scheme": "ttps://paper.example",
    "no scheme": "//paper.example/a",
    "brackets in the host": "https://paper[.]example/a",
    "brackets round the colon": "https[:]//paper.example/a",
    "round dots": "hxxp://paper(.)example/a",
    "mail": "mailto:me@paper.example <me@paper.example>",
    "steam": "steam://run/1",
    "ftp": "ftp://paper.example/a",
    "client": "discord://-/channels/1/2/3",
    "telephone": "tel:+123 <tel:+123>",
    "data": "data:text/html,hi",
    "script": "[a](javascript:alert(1))",
    "one tick": f"`{PAGE}`",
    "two ticks": f"``{PAGE}``",
    "fence on a line": f"```{PAGE}```",
    "four ticks": f"````\n{PAGE}\n````",
    "code over lines": f"`a\n{PAGE}`",
    "code in a quote": f"> `{PAGE}`",
    "code in a spoiler": f"||`{PAGE}`||",
    "masked in code": f"`[a]({PAGE})`",
    "invite": "https://discord.gg/abc discord.gg/abc",
    "invite of old": "https://discordapp.com/invite/abc",
    "invite of the beta": "https://ptb.discord.com/invite/abc",
    "invite in brackets": "<https://discord.gg/abc>",
    "masked invite": "[join](https://discord.com/invite/abc)",
    "gift": "https://discord.gift/abc https://discord.com/gifts/abc",
    "channel link": "https://discord.com/channels/1/2 https://discord.com/channels/1",
    "application": "https://discord.com/app https://canary.discord.com/login",
    "everything Discord marks": "<@1> <@!1> <@&2> <#3> <t:1:F> </a b:4> <:a:5> <a:b:6> :smile:",
    "markdown alone": "[]() [a]() <> || || `` ```",
}
HIDDEN = {
    "brackets": (f"<{PAGE}>", True, False),
    "brackets and a stop": (f"see <{PAGE}>.", True, False),
    "bold brackets": (f"**<{PAGE}>**", True, False),
    "double brackets": (f"<<{PAGE}>>", True, False),
    "spoiler": (f"||{PAGE}||", False, True),
    "spoiler over lines": (f"||\n{PAGE}\n||", False, True),
    "spoiler of spoilers": (f"||||{PAGE}||||", False, True),
    "masked in a spoiler": (f"||[b]({PAGE})||", False, True),
    "bold in a spoiler": (f"||**{PAGE}**||", False, True),
    "spoiler in a quote": (f"> ||{PAGE}||", False, True),
    "second spoiler": (f"||a|| b ||{PAGE}||", False, True),
    "both": (f"||<{PAGE}>||", True, True),
}


@pytest.mark.parametrize(("content", "expected"), [(c, e) for c, *e in BOTH.values()], ids=BOTH)
@pytest.mark.parametrize("auto", [False, True], ids=["asked", "unasked"])
def test_links_are_those_a_person_means(content: str, expected: list[str], auto: bool) -> None:
    assert [link.url for link in find_links(content, auto=auto)] == expected


@pytest.mark.parametrize("content", NEVER.values(), ids=NEVER)
def test_nothing_is_taken_for_a_link(content: str) -> None:
    assert find_links(content, auto=False) == []


@pytest.mark.parametrize(("content", "suppressed", "spoiler"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_link_waits_to_be_asked_for(content: str, suppressed: bool, spoiler: bool) -> None:
    (link,) = find_links(content, auto=False)
    assert (link.url, link.suppressed, link.spoiler) == (PAGE, suppressed, spoiler)
    assert find_links(content, auto=True) == []


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (f"{host}/channels/{place}", f"https://discord.com/channels/{place}")
        for host in (
            "https://discord.com",
            "https://ptb.discord.com",
            "https://canary.discord.com",
            "https://discordapp.com",
            "https://www.discord.com",
            "http://discord.com",
        )
        for place in ("1/2/3", "@me/2/3")
    ],
)
def test_message_link_has_one_form_from_any_client(url: str, canonical: str) -> None:
    (link,) = find_links(f"see {url}.", auto=False)
    assert (link.url, link.canonical, link.kind) == (url, canonical, "discord_message")
    assert find_links(url, auto=True) == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.booleans())
def test_any_message_can_be_read(content: str, auto: bool) -> None:
    links = find_links(content, auto=auto)
    assert len({link.canonical for link in links}) == len(links)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["so", "read", "ä", "然后", "(x)", "*b*", "«y»", "1."]), max_size=8)
)
def test_link_between_words_survives(words: list[str]) -> None:
    for place in range(len(words) + 1):
        content = " ".join([*words[:place], PAGE, *words[place:]])
        assert [link.url for link in find_links(content, auto=True)] == [PAGE]
