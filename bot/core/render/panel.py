"""What a server has chosen, for its moderators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from bot.core import texts
from bot.core.languages import english_name
from bot.core.render.parts import NAME_LIMIT, said
from bot.core.render.payload import Embed, Reply
from bot.records import ServerSettings

WATCHED_SHOWN: Final = 15
QUIET_SHOWN: Final = 15
_CUSTOM_EMOJI: Final = regex.compile(r"<a?:\w{2,32}:\d{1,20}>")


def settings_reply(
    settings: ServerSettings,
    *,
    defaults: ServerSettings,
    watched: Sequence[int],
    here_watched: bool,
    channel: int,
) -> Reply:
    """Show every setting with what holds.

    Args:
        settings: What the server has chosen.
        defaults: What holds where it has chosen nothing.
        watched: Ids of the channels whose links are summarised unasked.
        here_watched: Whether the channel at hand is one.
        channel: Its id.
    """
    here = texts.WATCHED_HERE if here_watched else texts.NOT_WATCHED_HERE
    channels = [f"<#{each}>" for each in watched]
    lines = [
        _line("emoji", _emoji(settings.emoji), _emoji(defaults.emoji) or texts.NONE),
        _line("length", _word(settings.length), _word(defaults.length)),
        _line(
            "language",
            _language(settings.language),
            _language(defaults.language) or texts.OWN_LANGUAGE,
        ),
        _line("style", _word(settings.style), _word(defaults.style)),
        _line("threads", _mode(settings.threads), _mode(defaults.threads)),
        _line("member", _limit(settings.member_tokens, settings.member_usd), texts.NO_LIMIT),
        _line("server", _limit(settings.server_tokens, settings.server_usd), texts.NO_LIMIT),
        _line("digest_role", _role(settings.digest_role), texts.MANAGERS),
        _line("quiet_days", _quiet_days(settings.quiet_days), _quiet_days(defaults.quiet_days)),
        _line("quiet", _listed([said(each, NAME_LIMIT) for each in settings.quiet], QUIET_SHOWN)),
        _line("watched", _listed(channels, WATCHED_SHOWN)),
        "",
        here.format(channel=channel),
    ]
    embed = Embed(title=texts.SETTINGS, description="\n".join(lines), footer=texts.SETTINGS_FOOT)
    return Reply(embeds=(embed,))


def _line(name: str, own: str, default: str = "") -> str:
    value = own or texts.BY_DEFAULT.format(value=default)
    return texts.SETTING.format(name=texts.SETTING_NAMES[name], value=value)


def _emoji(emoji: str | None) -> str:
    return emoji if emoji and _CUSTOM_EMOJI.fullmatch(emoji) else said(emoji or "", NAME_LIMIT)


def _word(value: str | None) -> str:
    return said(value or "", NAME_LIMIT)


def _language(code: str | None) -> str:
    return said(english_name(code) or code or "", NAME_LIMIT)


def _mode(mode: str | None) -> str:
    return texts.THREAD_MODES.get(mode or "", "")


def _role(role: int | None) -> str:
    return texts.MANAGERS_AND.format(role=f"<@&{role}>") if role else ""


def _quiet_days(mode: str | None) -> str:
    return texts.QUIET_DAYS.get(mode or "", "")


def _limit(tokens: int | None, usd: float | None) -> str:
    known = [
        texts.TOKENS_A_DAY.format(count=f"{tokens:,}") if tokens else "",
        texts.USD_A_DAY.format(amount=f"{usd:,.2f}") if usd else "",
    ]
    return ", ".join(filter(None, known))


def _listed(names: Sequence[str], most: int) -> str:
    shown = ", ".join(names[:most]) or texts.NONE
    return texts.AND_MORE.format(shown=shown, count=len(names) - most) if names[most:] else shown
