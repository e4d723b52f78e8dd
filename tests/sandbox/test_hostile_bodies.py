from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.sandbox.permissions import ALL
from bot.sandbox.ratelimits import RateLimits

if TYPE_CHECKING:
    from tests.sandbox.conftest import Rest, Town

ODD: list[Any] = [
    None, True, -1, 1 << 70, 1.5, "", "x", [], ["x"], [None], [{}], {}, {"id": "x"},
    [{"type": 1}], {"type": "x"}, {"parse": 5}, {"users": "x"}, {"message_id": []},
    {"parse": ["users"], "roles": [{}]}, {"message_id": "1", "channel_id": {}},
]  # fmt: skip

MESSAGE = (
    "content", "embeds", "components", "flags", "nonce", "enforce_nonce", "tts",
    "allowed_mentions", "message_reference", "attachments", "sticker_ids",
)  # fmt: skip
THREAD = (
    "name", "auto_archive_duration", "type", "rate_limit_per_user", "invitable", "applied_tags",
    "message", "archived", "locked", "topic",
)  # fmt: skip


@pytest.fixture
def limits() -> RateLimits:
    return RateLimits.wide()


@pytest.mark.parametrize("field", MESSAGE)
async def test_odd_field_of_a_message_is_taken_or_refused(
    rest: Rest, town: Town, field: str
) -> None:
    path = f"/channels/{town.news.id}/messages"
    sent = await rest("POST", path, json={"content": "first"})
    forum = town.guild.create_forum("links")
    for value in ODD:
        body = {"content": "x", field: value}
        answers = [
            await rest("POST", path, json=body),
            await rest("PATCH", f"{path}/{sent.body['id']}", json=body),
            await rest(
                "POST", f"/channels/{forum.id}/threads", json={"name": "post", "message": body}
            ),
        ]
        assert {answer.status for answer in answers} <= {200, 201, 400, 403, 404}, value


@pytest.mark.parametrize("field", THREAD)
async def test_odd_field_of_a_thread_is_taken_or_refused(
    rest: Rest, town: Town, field: str
) -> None:
    role = next(r for r in town.guild.roles.values() if r.bot_id == town.app.user.id)
    role.permissions = ALL
    forum = town.guild.create_forum("links")
    thread = await town.alice.start_thread(town.news, "first")
    for value in ODD:
        posted = await town.alice.post(town.news, "story")
        body = {"name": "x", "message": {"content": "y"}, field: value}
        threads = f"/channels/{town.news.id}"
        answers = [
            await rest("POST", f"{threads}/threads", json=body),
            await rest("POST", f"{threads}/messages/{posted.id}/threads", json=body),
            await rest("POST", f"/channels/{forum.id}/threads", json=body),
            await rest("PATCH", f"/channels/{thread.id}", json=body),
            await rest("PATCH", f"/channels/{town.news.id}", json=body),
        ]
        assert {answer.status for answer in answers} <= {200, 201, 400, 403, 404}, value
