"""What is said in a video, as its site handed it out: what travels to a worker process."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawTranscript:
    """The captions of a video and what its page says of it; all text as sent.

    Attributes:
        url: The video's public address.
        cues: Start and end in seconds from the beginning, and what is said, by rising start.
        language: Of the captions, a BCP 47 tag.
        title: Empty when unknown, as the next three.
        channel: Who published it.
        published: When, as ISO 8601 writes a date or a moment.
        description: What its author wrote about it, in which chapters are listed.
    """

    url: str
    cues: tuple[tuple[float, float, str], ...]
    language: str
    title: str = ""
    channel: str = ""
    published: str = ""
    description: str = ""
