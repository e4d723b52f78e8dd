"""The answer to op 8: a guild's members in chunks, by name or by id."""

from __future__ import annotations

from collections.abc import Iterator

from bot.sandbox.entities import Guild, Json, Member
from bot.sandbox.payloads import member_payload

CHUNK = 1000
MOST_BY_NAME = 100


def may_ask(request: Json, *, members_intent: bool) -> bool:
    """Return whether a session may ask this; the whole list needs the members intent."""
    wants_all = request.get("query") == "" and not request.get("limit")
    return members_intent or not wants_all


def member_chunks(guild: Guild, request: Json) -> Iterator[Json]:
    """Yield the data of each GUILD_MEMBERS_CHUNK."""
    found, missing = _select(guild, request)
    count = max(1, -(-len(found) // CHUNK))
    for index in range(count):
        part = found[index * CHUNK : (index + 1) * CHUNK]
        chunk: Json = {
            "guild_id": str(guild.id),
            "members": [member_payload(member) for member in part],
            "chunk_index": index,
            "chunk_count": count,
            "not_found": missing,
        }
        if request.get("presences"):
            chunk["presences"] = []
        if request.get("nonce") is not None:
            chunk["nonce"] = request["nonce"]
        yield chunk


def _select(guild: Guild, request: Json) -> tuple[list[Member], list[str]]:
    asked = request.get("user_ids")
    if asked is not None:
        ids = [str(user) for user in (asked if isinstance(asked, list) else [asked])]
        found = [guild.members[int(user)] for user in ids if int(user) in guild.members]
        return found, [user for user in ids if int(user) not in guild.members]
    start = str(request.get("query", "")).lower()
    members = [m for m in guild.members.values() if _name(m).startswith(start)]
    limit = request.get("limit") or (None if not start else MOST_BY_NAME)
    return members[:limit], []


def _name(member: Member) -> str:
    return (member.nick or member.user.name).lower()
