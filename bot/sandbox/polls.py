"""Polls: how they are asked for, what Discord refuses of them, and their JSON for one reader.

Fields and limits: https://docs.discord.com/developers/resources/poll.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.sandbox.form import Form, Path
from bot.sandbox.payloads import moment

if TYPE_CHECKING:
    from bot.sandbox.entities import Json, User

MAX_QUESTION = 300
MAX_ANSWER = 55
MAX_ANSWERS = 10
DEFAULT_HOURS = 24
MAX_HOURS = 32 * 24
LAYOUT = 1
"""The only layout there is."""


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll as a person's client asks for it; `hours` is how long it stays open."""

    question: str
    answers: Sequence[str]
    hours: int = DEFAULT_HOURS
    multiple: bool = False

    def request(self) -> Json:
        """Return it as a message's `poll` in a request; its rules are `check_poll`'s."""
        return {
            "question": {"text": self.question},
            "answers": [{"poll_media": {"text": answer}} for answer in self.answers],
            "duration": self.hours,
            "allow_multiselect": self.multiple,
            "layout_type": LAYOUT,
        }


@dataclass(slots=True, eq=False)
class PostedPoll:
    """A poll that stands in a channel.

    Attributes:
        answers: `poll_media` by answer id; ids count from 1.
        votes: User ids in order, by answer id; only answers that have votes.
    """

    question: str
    answers: dict[int, Json]
    expires_at: datetime
    multiple: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)


def validate_poll(poll: object) -> None:
    """Check the poll of one message.

    Raises:
        DiscordFault: code 50035, naming every fault below `poll`.
    """
    form = Form()
    check_poll(form, poll, ("poll",))
    form.check()


def check_poll(form: Form, poll: object, path: Path) -> None:
    """Note in `form` what is wrong with the poll at `path`; None is no poll."""
    if poll is None:
        return
    found = form.mapping(path, poll)
    _check_media(form, (*path, "question"), found.get("question"), MAX_QUESTION)
    answers = form.objects((*path, "answers"), found.get("answers"))
    form.length((*path, "answers"), len(answers), 1, MAX_ANSWERS)
    for place, answer in enumerate(answers):
        media = (*path, "answers", place, "poll_media")
        _check_media(form, media, answer.get("poll_media"), MAX_ANSWER)
    _check_hours(form, (*path, "duration"), found.get("duration", DEFAULT_HOURS))
    form.flag((*path, "allow_multiselect"), found.get("allow_multiselect"))
    form.choice((*path, "layout_type"), found.get("layout_type", LAYOUT), (LAYOUT,))


def opened(request: Json, now: datetime) -> PostedPoll:
    """Open the poll of a request that keeps the rules."""
    medias = [_kept(answer["poll_media"]) for answer in request["answers"]]
    return PostedPoll(
        question=request["question"]["text"].strip(),
        answers=dict(enumerate(medias, start=1)),
        expires_at=now + timedelta(hours=int(request.get("duration", DEFAULT_HOURS))),
        multiple=bool(request.get("allow_multiselect")),
    )


def poll_payload(poll: PostedPoll, reader: User, now: datetime) -> Json:
    """Return a message's `poll`; votes are counted exactly as soon as it ends."""
    counts = [
        {"id": answer, "count": len(users), "me_voted": reader.id in users}
        for answer, users in sorted(poll.votes.items())
    ]
    return {
        "question": {"text": poll.question},
        "answers": [
            {"answer_id": answer, "poll_media": media} for answer, media in poll.answers.items()
        ],
        "expiry": moment(poll.expires_at),
        "allow_multiselect": poll.multiple,
        "layout_type": LAYOUT,
        "results": {"is_finalized": now >= poll.expires_at, "answer_counts": counts},
    }


def _check_media(form: Form, path: Path, media: object, high: int) -> None:
    found = form.mapping(path, media)
    text = found.get("text")
    kept = text.strip() if isinstance(text, str) else text
    if kept == "":
        form.required((*path, "text"))
    else:
        form.text((*path, "text"), kept, high, low=1)
    form.mapping((*path, "emoji"), found.get("emoji"))


def _check_hours(form: Form, path: Path, hours: object) -> None:
    # Clients send 24.0 as well as 24, and Discord takes both.
    whole = int(hours) if isinstance(hours, float) and hours.is_integer() else hours
    form.number(path, whole, 1, MAX_HOURS, whole=True)


def _kept(media: Json) -> Json:
    kept: Json = {"text": media["text"].strip()}
    emoji = media.get("emoji")
    if emoji:
        kept["emoji"] = {"id": emoji.get("id"), "name": emoji.get("name")}
    return kept
