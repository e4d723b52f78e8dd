"""A day of a busy server: several conversations at once in each channel, and links to articles.

All of it is made up from patterns, always the same for a seed: a subject is a thing in a place, and
whoever talks of it says what it costs, who knows more, what was agreed, and what nobody knows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

PEOPLE: Final = (
    *("Ada", "Bram", "Chioma", "Dario", "Elif", "Femke", "Goran", "Hana", "Idris", "Jolanta"),
    *("Kwame", "Lena", "Mirko", "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Stellan", "Tamsin"),
)
MAIN: Final = "town-talk"
SMALL: Final = ("allotments", "workshop")
AT_ONCE: Final = 3
"""Conversations that go on at the same time."""

_THINGS: Final = (
    *("footbridge", "tool library", "night bus", "swimming pool", "repair café", "seed bank"),
    *("ferry landing", "choir room", "skate park", "bakery oven", "water meter", "street market"),
    *("observatory", "cycle path", "bee house", "film club", "kiln", "weather mast", "sawmill"),
    *("playground", "archive cellar", "bread stall", "radio tower", "boat shed", "clock tower"),
)
_PLACES: Final = (
    *("Alder Weir", "Brockmoor", "Cold Harbour", "Dunmere", "Eastgate", "Fenwick Lane"),
    *("Gallows Hill", "Harrow Street", "Inchfield", "Juniper Court", "Kestrel Bay", "Lowbridge"),
)
_SAID: Final = (
    "The {thing} at {place} was shut again this morning, and the notice only says until {day}.",
    "Somebody measured it last year: the {thing} loses about {n} litres a day in winter.",
    "I spoke to {who} at the council, and there are {n} crowns for the {thing}, not one more.",
    "If we repair the {thing} ourselves, the timber from {place} would cost us {n} crowns at most.",
    "The insurance for the {thing} runs out on {day}, which nobody had written down anywhere.",
    "My neighbour remembers that the {thing} at {place} was moved once before, in the nineties.",
    "Honestly the {thing} matters more to the people of {place} than the whole car park does.",
    "{who} has the old plans of the {thing}, rolled up behind the wardrobe, with all the measures.",
    "We counted {n} visitors at the {thing} on Saturday, twice as many as on a normal weekend.",
    "The firm from {place} wants {n} crowns and could not start on the {thing} before {day}.",
    "I would rather keep the {thing} small and open every day than large and open on {day} only.",
    "There is a grant for places like {place}, and the {thing} would fit every line of the form.",
    "Without a new lock the {thing} stays closed after dark, that is what {who} told the paper.",
)
_ASKED: Final = (
    "Does anybody know who has the keys of the {thing} at {place} while {who} is away?",
    "Who pays for the {thing} if the grant for {place} does not come through?",
    "Is the {thing} at {place} going to be open on {day}, or do we move everything indoors?",
    "How many people does the {thing} need so that {who} is not alone there every evening?",
)
_ANSWERED: Final = (
    "{who} has asked already, and the answer was {n} crowns and not before {day}.",
    "As far as I know that is settled, the {thing} stays with {who} until {day}.",
    "I looked it up, it says {n} on the sheet that hangs beside the {thing}.",
)
_DECIDED: Final = (
    "Agreed: {who} writes to the council about the {thing}, and we meet at {place} on {day}.",
    "Decided then, we spend {n} crowns on the {thing} at {place} and not more.",
    "Settled: the {thing} stays where it is, and {who} paints the door before {day}.",
)
_CHATTER: Final = (
    *("+1", "fair point", "thanks!", "oh no", "ha", "good to know", "same here", "on my way"),
    *("no idea, sorry", "lovely", "I can bring cake", "back in ten", "exactly", "hm, not sure"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHARED: Final = (
    "worth reading: {url}",
    "{url} somebody wrote about the {thing} at last",
    "this explains a lot {url}",
    "have you seen this? {url}",
    "{url}",
)
_PARAGRAPHS: Final = (
    "The {thing} at {place} will change hands on {day}, after a search that took {n} days and "
    "left the town with a single offer. The new keepers, a society of {m} members, pay a rent of "
    "one crown a year and have promised to keep the doors open on every day but {day}.",
    "“We never wanted to own a {thing}, we wanted to stop watching it fall apart,” said {full}, "
    "who speaks for the society. Volunteers from {place} have cleared {n} barrows of rubble since "
    "spring, and a carpenter has replaced {m} of the beams without sending a bill.",
    "What the work will cost is still open. An engineer's report put the price of a full repair "
    "at {n} crowns, of which the county would carry a third. The rest has to come from a fund "
    "that was meant for {m} school gardens, and the schools have been told to wait.",
    "Not everybody in {place} is glad. “The {thing} brought {m} cars into a lane for two,” said "
    "{full}, whose kitchen window looks out on the gate. A petition for a turning place gathered "
    "{n} names within a week and lies with the clerk.",
    "The history of the {thing} is longer than most people think. It was built by a miller's "
    "widow, burnt down twice, and stood empty for {m} years before a teacher turned it into what "
    "it is today. Her notebooks, {n} pages in all, are kept in the reading room at {place}.",
    "A first public day is planned for {day}. Visitors are asked to come on foot, as the bridge "
    "can bear {m} people at a time. Whoever wants to help finds a list on the door, and {full} "
    "answers the telephone between nine and noon.",
)


@dataclass(frozen=True, slots=True)
class Page:
    """An article: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return what there is to read."""
        return "\n\n".join((self.title, *self.paragraphs))

    @property
    def html(self) -> str:
        """Return the page that holds it."""
        body = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return (
            f"<!doctype html><html lang=en><head><title>{self.title}</title></head><body>"
            f"<nav>News Weather Letters</nav><article><h1>{self.title}</h1>{body}</article>"
            "<footer>All rights reserved</footer></body></html>"
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message: `answers` counts back to the one in its channel that it replies to; 0: none."""

    channel: str
    speaker: str
    text: str
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """Messages in order, and articles by their path."""

    spoken: tuple[Spoken, ...]
    pages: dict[str, Page]


def a_day(site: str, messages: int, links: int, small: int, seed: int = 6) -> Day:
    """Make up a day.

    Args:
        site: Where the articles are.
        messages: In the main channel, those with links among them.
        links: Different articles; every fifth is shared again in one of the small channels.
        small: Messages in each of the small channels.
        seed: What it is made from.
    """
    choice = random.Random(seed)
    pages = {f"/{number}": _page(choice, number) for number in range(links)}
    said = [_talk(choice, messages - links), *(_talk(choice, small) for _ in SMALL)]
    channels = [MAIN, *SMALL]
    mixed = [(name, iter(talk)) for name, talk in zip(channels, said, strict=True)]
    order = [place for place, talk in enumerate(said) for _ in talk]
    choice.shuffle(order)
    spoken: list[Spoken] = []
    gap = len(order) // links
    for number, place in enumerate(order):
        article = number // gap
        if number % gap == 0 and article < links:
            spoken.append(Spoken(MAIN, *_share(choice, site, article)))
            if article % 5 == 0:
                spoken.append(Spoken(choice.choice(SMALL), *_share(choice, site, article)))
        name, talk = mixed[place]
        spoken.append(Spoken(name, *next(talk)))
    return Day(tuple(spoken), pages)


def _share(choice: random.Random, site: str, article: int) -> tuple[str, str]:
    pattern = choice.choice(_SHARED)
    url = f"{site}/{article}"
    return choice.choice(PEOPLE), pattern.format(url=url, thing=_thing(article))


def _talk(choice: random.Random, size: int) -> list[tuple[str, str, int]]:
    """Return so many messages of conversations that cross; a conversation has 20 to 60."""
    talk: list[tuple[str, str, int]] = []
    running: list[Iterator[tuple[str, str, bool]]] = []
    latest: dict[int, int] = {}
    while len(talk) < size:
        while len(running) < AT_ONCE:
            running.append(_conversation(choice))
        one = choice.choice(running)
        try:
            speaker, text, is_reply = next(one)
        except StopIteration:
            running.remove(one)
            continue
        before = latest.get(id(one)) if is_reply else None
        talk.append((speaker, text, 0 if before is None else len(talk) - before))
        latest[id(one)] = len(talk) - 1
    return talk


def _conversation(choice: random.Random) -> Iterator[tuple[str, str, bool]]:
    """Yield who says what, and whether it replies to what was said before it."""
    thing, place = choice.choice(_THINGS), choice.choice(_PLACES)
    people = choice.sample(PEOPLE, choice.randint(3, 6))

    def say(patterns: Sequence[str], *, is_reply: bool = False) -> tuple[str, str, bool]:
        text = choice.choice(patterns).format(
            thing=thing,
            place=place,
            who=choice.choice(PEOPLE),
            day=choice.choice(_DAYS),
            n=choice.randint(12, 9800),
        )
        return choice.choice(people), text, is_reply

    yield say(_ASKED)
    for _ in range(choice.randint(18, 56)):
        drawn = choice.random()
        if drawn < 0.3:
            yield say(_CHATTER)
        elif drawn < 0.4:
            yield say(_ASKED)
            yield say(_ANSWERED, is_reply=True)
        else:
            yield say(_SAID, is_reply=drawn > 0.85)
    if choice.random() < 0.6:
        yield say(_DECIDED)
    if choice.random() < 0.4:
        yield say(_ASKED)


def _thing(article: int) -> str:
    return _THINGS[article % len(_THINGS)]


def _page(choice: random.Random, number: int) -> Page:
    # No pair comes twice among 300 articles.
    thing, place = _thing(number), _PLACES[(number + number // len(_THINGS)) % len(_PLACES)]
    surnames = ("Falk", "Okoro", "Brandt", "Reyes", "Novak", "Lindqvist")

    def write(pattern: str) -> str:
        return pattern.format(
            thing=thing,
            place=place,
            full=f"{choice.choice(PEOPLE)} {choice.choice(surnames)}",
            day=choice.choice(_DAYS),
            n=choice.randint(40, 9800),
            m=choice.randint(3, 90),
        )

    chosen = choice.sample(_PARAGRAPHS, choice.randint(4, len(_PARAGRAPHS)))
    titles = ("A new life for", "What becomes of", "The long quarrel over", "Open day at")
    title = f"{titles[number // 7 % len(titles)]} the {thing} of {place}"
    return Page(title, tuple(write(pattern) for pattern in chosen))
