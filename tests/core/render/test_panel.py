from __future__ import annotations

from bot.core.render import settings_reply
from bot.records import ServerSettings

DEFAULTS = ServerSettings(
    emoji="📰",
    length="standard",
    style="embed",
    threads="on_question",
    quiet=(),
    quiet_days="silent",
)


def panel(own: ServerSettings, *, watched: tuple[int, ...] = (), here: bool = False) -> str:
    reply = settings_reply(own, defaults=DEFAULTS, watched=watched, here_watched=here, channel=7)
    (embed,) = reply.embeds
    assert embed.title == "Settings of this server"
    assert "/settings" in embed.footer
    return embed.description


def test_what_a_server_has_not_chosen_is_marked() -> None:
    assert panel(ServerSettings()) == (
        "**Reaction**: 📰 (default)\n"
        "**Length**: standard (default)\n"
        "**Language**: that of the article (default)\n"
        "**Style**: embed (default)\n"
        "**Threads**: when somebody asks (default)\n"
        "**Each member**: no limit of its own (default)\n"
        "**Whole server**: no limit of its own (default)\n"
        "**Digests are scheduled by**: who may manage the server (default)\n"
        "**Quiet days**: no digest is posted (default)\n"
        "**Quiet sites**: none\n"
        "**Watched channels**: none\n\n"
        "<#7> is not watched."
    )


def test_what_a_server_has_chosen_is_shown() -> None:
    own = ServerSettings(
        emoji="<:read:123>",
        length="brief",
        language="de",
        style="plain",
        threads="never",
        quiet=("video.example", "x_y.example"),
        member_tokens=50_000,
        member_usd=0.5,
        server_usd=20,
        digest_role=99,
        quiet_days="say_so",
    )
    assert panel(own, watched=(7, 8), here=True) == (
        "**Reaction**: <:read:123>\n"
        "**Length**: brief\n"
        "**Language**: German\n"
        "**Style**: plain\n"
        "**Threads**: never\n"
        "**Each member**: 50,000 tokens a day, $0.50 a day\n"
        "**Whole server**: $20.00 a day\n"
        "**Digests are scheduled by**: who may manage the server, and <@&99>\n"
        "**Quiet days**: the digest says that there was nothing\n"
        "**Quiet sites**: video.example, x\\_y.example\n"
        "**Watched channels**: <#7>, <#8>\n\n"
        "<#7> is watched: links posted there are summarised unasked."
    )


def test_many_watched_channels_are_counted() -> None:
    assert "<#14>, <#15> and 4 more\n" in panel(ServerSettings(), watched=tuple(range(1, 20)))


def test_what_is_no_emoji_does_nothing() -> None:
    assert "**Reaction**: @1 \\*\\*\n" in panel(ServerSettings(emoji="<@1> **"))


def test_no_reaction_is_none() -> None:
    reply = settings_reply(
        ServerSettings(language="xx"),
        defaults=ServerSettings(),
        watched=(),
        here_watched=False,
        channel=7,
    )
    assert "**Reaction**: none (default)\n" in reply.embeds[0].description
    assert "**Language**: xx\n" in reply.embeds[0].description
