"""What the members of a small town's server post in a day: ten articles, and talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Final

CHANNELS: Final = ("reading-room", "town-talk", "night-shift")
"""Everybody reads these."""

PRIVATE: Final = "committee"
WHISPERED: Final = "Mayor Whitcombe steps down on the thirteenth"
"""Stands in the private channel alone, as do the words below."""
PRIVATE_WORDS: Final = (WHISPERED, PRIVATE, "bibliothek", "Lindenau")


@dataclass(frozen=True, slots=True)
class Line:
    """Something a member posts.

    Attributes:
        text: `{site}` stands for the web site's address, `{bot}` for a mention of the bot.
        key: What others answer it by.
        answers: The key of what it replies to.
        liked_by: Who reacts.
    """

    who: str
    text: str
    key: str = ""
    answers: str = ""
    liked_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What is posted in a channel from a local time on, a line a minute."""

    at: time
    channel: str
    lines: tuple[Line, ...]


MORNING: Final = (
    Part(
        time(8, 40),
        "reading-room",
        (
            Line(
                "Sam",
                "For those who like moths and ladders: {site}/lamplighter",
                key="lamps",
                liked_by=("Priya", "Jonas"),
            ),
            Line("Priya", "I read it on the bus and missed my stop.", answers="lamps"),
            Line(
                "Priya",
                "An island without internet, and nobody dies: {site}/cable",
                liked_by=("Sam",),
            ),
            Line("Sam", "{bot} {site}/eels", key="eels", liked_by=("Mira", "Edda", "Jonas")),
        ),
    ),
    Part(
        time(9, 20),
        "town-talk",
        (
            Line(
                "Mira",
                "It has passed, nine to four: {site}/harbour",
                key="harbour",
                liked_by=("Jonas", "Priya", "Sam"),
            ),
            Line(
                "Jonas",
                "Eighteen months without cars on Quay Street. Where do the traders unload?",
                key="unload",
                answers="harbour",
            ),
            Line(
                "Priya",
                "Tom Brannigan is right there: with a loading bay at noon, half of the traders on "
                "Quay Street would be for it.",
                answers="unload",
                liked_by=("Edda",),
            ),
            Line(
                "Sam",
                "The bay at the fish market stands empty from noon to one. On Tuesday I counted: "
                "one van in it all week.",
            ),
            Line(
                "Mira",
                "Then let us ask the council for a loading bay from noon to one, and for nothing "
                "else.",
                key="ask",
                liked_by=("Sam", "Priya"),
            ),
            Line("Edda", "Agreed: one wish, one page, and we thank them first.", answers="ask"),
            Line(
                "Jonas",
                "Decided, then: I write the letter about the loading bay, Mira signs it, and the "
                "council has it on Friday.",
                key="letter",
                liked_by=("Mira", "Priya", "Edda"),
            ),
            Line(
                "Priya",
                "Let me see the letter on Thursday and I take the commas out.",
                answers="letter",
            ),
        ),
    ),
    Part(
        time(10, 5),
        PRIVATE,
        (
            Line("Mira", "What other towns lend to people: {site}/bibliothek"),
            Line("Mira", f"And not a word outside this room: {WHISPERED}."),
            Line("Mira", "On Monday we talk about who might stand for mayor in her place."),
            Line("Mira", "Until then the mayor goes on as if nothing were settled, and so do we."),
        ),
    ),
    Part(
        time(11, 15),
        "town-talk",
        (
            Line(
                "Jonas",
                "No diesel any more, and until midnight: {site}/ferry",
                key="ferry",
                liked_by=("Mira", "Edda"),
            ),
            Line("Edda", "At last I can see how a film ends.", answers="ferry"),
        ),
    ),
)

AFTERNOON: Final = (
    Part(
        time(13, 30),
        "reading-room",
        (
            Line("Jonas", "What the school board should see: {site}/tide-mill.pdf", key="mill"),
            Line(
                "Edda",
                "Our library is in the papers, and not for its roof: {site}/library",
                liked_by=("Mira", "Priya"),
            ),
        ),
    ),
    Part(
        time(15, 10),
        "town-talk",
        (
            Line(
                "Priya",
                "My window keeps its view of the river: {site}/flood-wall",
                key="wall",
                liked_by=("Sam", "Mira"),
            ),
            Line("Sam", "And my cellar gets a valve. In August next year.", answers="wall"),
            Line(
                "Edda",
                "The river clean-up is on 18 April. We have forty pairs of gloves and still no "
                "boat.",
                key="boat",
                liked_by=("Sam",),
            ),
            Line(
                "Sam",
                "Last year’s boat has a hole. Could the rowing club lend us one of theirs for the "
                "clean-up?",
                key="club",
                answers="boat",
            ),
            Line(
                "Priya",
                "The rowing club races that Saturday, and every boat it owns is away until six.",
                answers="club",
            ),
            Line(
                "Mira",
                "Bram Ockley still has the dinghy of the old ferry. Has anybody asked him for it?",
            ),
            Line(
                "Jonas",
                "Nobody has. And who takes the rubbish away? The council’s lorry does not come on "
                "a Saturday.",
            ),
            Line(
                "Edda",
                "So two things are open for the clean-up: who asks Bram for the dinghy, and where "
                "does the rubbish go?",
                liked_by=("Jonas", "Priya"),
            ),
            Line("Sam", "I can ask for a skip. Bram has not spoken to me since the hole."),
            Line(
                "Edda",
                "Has everybody seen this? {site}/harbour?utm_source=newsletter",
                key="again",
                liked_by=("Jonas", "Mira"),
            ),
            Line(
                "Mira",
                "This morning, further up. But read it twice, it is worth it.",
                answers="again",
            ),
        ),
    ),
    Part(
        time(22, 20),
        "night-shift",
        (
            Line(
                "Edda",
                "For everyone on nights this week: {site}/naps",
                key="naps",
                liked_by=("Priya", "Sam", "Jonas"),
            ),
            Line(
                "Priya",
                "Twenty-five minutes would do for me. Where would the bed for a nap stand on our "
                "ward?",
                key="bed",
                answers="naps",
            ),
            Line(
                "Sam",
                "The linen room on the second floor is dark, and nobody has used it since January.",
                answers="bed",
            ),
            Line(
                "Edda",
                "The linen room needs a lock, and the ward a second nurse between two and four. "
                "Otherwise the sister says no.",
            ),
            Line(
                "Priya",
                "I take Sam’s patients from two to three, and he takes mine from three to four.",
                key="swap",
                liked_by=("Edda",),
            ),
            Line(
                "Sam",
                "Done. We try the nap for two weeks from the first of June, and count the mistakes "
                "as they did in the trial.",
                answers="swap",
                liked_by=("Edda", "Priya"),
            ),
            Line("Edda", "Who has the key to the linen room? Sister Pell is away until Monday."),
            Line("Priya", "And coffee stays allowed. I am not a monster."),
            Line(
                "Sam",
                "The 9 goes on until next March: {site}/night-bus",
                key="bus",
                liked_by=("Edda", "Priya"),
            ),
            Line("Edda", "Then I need not learn to cycle.", answers="bus"),
        ),
    ),
)
