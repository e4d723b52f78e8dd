"""Short messages around a summary: help, what was posted before, what is kept and forgotten."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.core import texts
from bot.core.markdown import masked
from bot.core.render.parts import NAME_LIMIT, TITLE_LIMIT, said, unmarked
from bot.core.render.payload import Reply
from bot.records import Forgotten

CHANGE_LIMIT: Final = 400


def help_reply(*, emoji: str | None = None) -> Reply:
    """Say what one can do; `emoji` is the reaction that asks for a summary, if one is set."""
    reaction = [texts.HELP_REACTION.format(emoji=emoji)] if emoji else []
    return Reply("\n".join([texts.HELP, *reaction, texts.HELP_CLOSE]))


def repost_reply(title: str, url_of_earlier: str, *, shown_at: datetime, changed: str) -> Reply:
    """Point to an earlier summary of the same link.

    Args:
        title: Of the article; it may be empty.
        url_of_earlier: The jump link of the thread or message, which code built.
        shown_at: When that was, aware; Discord shows it as seen from now.
        changed: What has changed in the article since, in a line; empty for nothing.
    """
    name = unmarked(title, TITLE_LIMIT) or texts.UNTITLED
    line = texts.REPOSTED.format(
        when=f"<t:{int(shown_at.timestamp())}:R>",
        title=masked(name, url_of_earlier, preview=False),
    )
    change = said(changed, CHANGE_LIMIT)
    return Reply(f"{line}\n{texts.CHANGED.format(changed=change)}" if change else line)


def privacy_reply(
    *, message_days: int, document_days: int, model_host: str | None, opted_out: bool
) -> Reply:
    """Say in six lines what is kept, what leaves, and how to have it deleted.

    Args:
        message_days: How long questions, answers and digests are kept.
        document_days: How long an article is kept after its last use.
        model_host: Where the language model is; None when there is none.
        opted_out: Whether the reader has.
    """
    host = said(model_host or "", NAME_LIMIT)
    lines = [
        texts.KEPT_ARTICLES.format(days=document_days, unit=_days(document_days)),
        texts.KEPT_QUESTIONS.format(days=message_days, unit=_days(message_days)),
        texts.SENT.format(host=host) if host else texts.NOT_SENT,
        texts.NEVER_KEPT,
        texts.TO_DELETE,
        texts.OPTED_OUT if opted_out else texts.OPTED_IN,
    ]
    return Reply("\n".join(lines))


def forgotten_reply(gone: Forgotten) -> Reply:
    """Say what was deleted."""
    counts = ((gone.summaries, texts.SUMMARIES), (gone.questions, texts.QUESTIONS))
    parts = [_counted(count, names) for count, names in counts if count]
    if gone.documents and parts:
        several = gone.summaries + gone.questions > 1
        parts.append(texts.ARTICLES_BEHIND[several][gone.documents > 1])
    elif gone.documents:
        parts.append(_counted(gone.documents, texts.ARTICLES))
    if gone.digests:
        parts.append(_counted(gone.digests, texts.WORDS_IN_DIGESTS))
    if not parts:
        return Reply(texts.NOTHING_FORGOTTEN)
    *first, last = parts
    what = texts.LIST.format(first=", ".join(first), last=last) if first else last
    return Reply(texts.FORGOTTEN.format(what=what))


def _days(count: int) -> str:
    return texts.DAY if count == 1 else texts.DAYS


def _counted(count: int, names: tuple[str, str]) -> str:
    return names[count != 1].format(count=f"{count:,}")
