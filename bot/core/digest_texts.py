"""Every fixed word about digests, in one place; the companion of `texts`.

Plain data: no markup of a source, no sentence built from several halves.
"""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY: Final = "{weekday}, {day} {month}"
MOMENT: Final = "{day}, {hour:02}:{minute:02}"
DAYS_OF_MONTH: Final = "{first} – {last} {month}"
DAYS_OF_MONTHS: Final = "{first} {first_month} – {last} {month}"
DAYS_OF_YEARS: Final = "{first} {first_month} {first_year} – {last} {month} {year}"

HEADING: Final = "Digest · {when}"
HEADING_LINKS: Final = "Digest · {when} · links"
HEADING_TALK: Final = "Digest · {when} · talk"
CATCHUP: Final = "What you missed since {when}"
CATCHUP_LINKS: Final = "Links you missed since {when}"
CATCHUP_TALK: Final = "Talk you missed since {when}"

MENTIONS: Final = "Messages to you"
LINKS: Final = "Links"
TALK: Final = "What people talked about"
OTHER: Final = "Other"
UNREAD: Final = "Could not be read"

SOMEBODY: Final = "somebody"
AND_OTHERS: Final = "{names} and {count} others"
REACTIONS: Final = ("{count} reaction", "{count} reactions")
REPLIES: Final = ("{count} reply", "{count} replies")
MESSAGES: Final = ("{count} message", "{count} messages")
CHANNELS: Final = ("{count} channel", "{count} channels")
LINKS_SHARED: Final = ("{count} link", "{count} links")
"""One, and several."""

POST: Final = "post"
THREAD: Final = "thread"
DECIDED: Final = "**Decided:** {text}"
OPEN: Final = "**Open:** {text}"
IN_CHANNEL: Final = "#{channel}"
NO_WORDS: Final = "…"

MORE_LINKS: Final = ("1 more link", "{count} more links")
MORE_TOPICS: Final = ("1 more topic", "{count} more topics")
MORE_MENTIONS: Final = ("1 more message to you", "{count} more messages to you")
IN_THREAD: Final = "**{what}** in the thread"
BELOW: Final = "**{what}** below"

READ: Final = "Read {messages} in {channels}"
READ_NEWEST: Final = "Read only the newest {messages}, in {channels}"
UNREAD_LINKS: Final = "{count} could not be read"
LEFT_LINKS: Final = "{count} left out"
IN_PARTS: Final = "in {parts} parts"
LOST: Final = ("1 message could not be read", "{count} messages could not be read")
UNREAD_CHANNELS: Final = ("1 channel could not be read", "{count} channels could not be read")
PARTLY: Final = "partly made without the model"
DEAR: Final = "made without the model, which would have been dear"

QUIET: Final = {
    "both": "Nothing was shared or discussed here since {when}.",
    "links": "No links were shared here since {when}.",
    "talk": "Nothing was discussed here since {when}.",
}
QUIET_CATCHUP: Final = "You have missed nothing since {when}."

WORKING: Final = "Reading messages …"
WORKING_MESSAGES: Final = "Reading {messages}"
WORKING_LINKS: Final = "{links} of {of_links} links"
WORKING_PARTS: Final = "part {part} of {parts}"

CHART_TITLE: Final = "Links shared"
CHART_OTHERS: Final = "others"
CHART_ALT: Final = "Bar chart: {title}. {bars}."
CHART_BAR: Final = "{name} {count}"

NO_SCHEDULES: Final = """\
No digest is scheduled in this server yet. Make one with /digest schedule: choose a time, and I \
post what was shared and said since the last one."""
SCHEDULES: Final = "Digests of this server"
SCHEDULES_FOOT: Final = "{count} of at most {most} · /digest edit changes one by its number"
SCHEDULE: Final = "**{number}** · {place} · **{time}** {days}"
SCHEDULES_LEFT: Final = "… and {count} more"
BY_MESSAGE: Final = "by direct message"
KINDS: Final = {"both": "links and talk", "links": "links", "talk": "talk"}
FROM: Final = "from {channels}"
NEXT: Final = "next {when}"
NEXT_NOW: Final = "due now"
NEXT_LEFT_OUT: Final = "the next, {when}, is left out"
PAUSED: Final = {
    "asked": "**paused**",
    "channel": "**paused**, as its channel is gone or closed to me",
    "member": "**paused**, as it could not be delivered",
}
LAST: Final = {
    "due": "last: being made now",
    "posted": "last: posted",
    "quiet": "last: nothing to tell",
    "late": "last: missed by more than 6 hours on {day} and skipped",
    "skipped": "last: skipped as asked",
    "failed": "last: could not be posted",
}
LAST_LATE_BRIEFLY: Final = "last: missed on {day}"
LAST_POSTED: Final = "last: {link}"
POSTED: Final = "posted"
SCHEDULED: Final = "Digest **{number}** comes to {place} at **{time}** {days} ({zone}): {kind}."
SCHEDULED_PERSONAL: Final = """\
Your digest comes by direct message at **{time}** {days} ({zone}): {kind}."""
SCHEDULED_FROM: Final = "It tells of {channels}."
SCHEDULED_NEXT: Final = "The next one comes {exact} ({when})."
SCHEDULED_NOW: Final = "One is due now."
SCHEDULED_LEFT_OUT: Final = "The one of {exact} is left out."
SCHEDULED_PAUSED: Final = {
    "asked": "It is paused.",
    "channel": "It is paused, as its channel is gone or closed to me.",
    "member": "It is paused, as it could not be delivered.",
}
PAUSED_CHANNEL: Final = """\
I can no longer post the digest in {channel}: the channel is gone or closed to me. It is paused. \
Let me view and write there, then start it again with /digest pause."""

# What the commands say.

UNKNOWN_SERVER: Final = """\
I am not in this server, or have only just been started. Add me to it, or try again in a minute."""
PERIODS: Final = {
    "day": "the last 24 hours",
    "today": "today",
    "yesterday": "yesterday",
    "week": "the last 7 days",
    "mine": "since my last message",
}
NEEDS_DIGEST_ROLE: Final = """\
You need the Manage Server permission for that, or the role that /settings names for digests."""
NO_TIME: Final = "I do not understand that time. Write it like `8:30`, `20:15` or `8:30 pm`."
NO_ZONE: Final = """\
I do not know that time zone. Type a city and pick one from the list, or write it like \
`Europe/Berlin`."""
WHICH_ZONE: Final = "Which time zone is that in? Choose one with *timezone*: type a city near you."
NO_DAYS: Final = """\
I do not understand those days. Write `every day`, `weekdays`, `weekend`, or some of them: \
`Mon, Thu`."""
DAY_CHOICES: Final = ("every day", "weekdays", "weekend", *WEEKDAYS)
ALL_CHANNELS: Final = "all"
ALL_CHANNELS_SHOWN: Final = "all that everybody who reads the digest may read"
NO_CHANNEL: Final = """\
I know no channel called “{name}” that you can see. Mention it, or pick it from the list."""
SEVERAL_CHANNELS: Final = "Several channels are called “{name}”. Pick yours from the list."
MANY_CHANNELS: Final = "A digest can name {most} channels at most. Leave the option out for all."
IN_CATEGORY: Final = "{channel} in {category}"
NOT_IN_SIGHT: Final = "I cannot see {channel}. Give me *View Channel* there."
NOT_HERE: Final = """\
I cannot see this channel, so I do not know who reads it. Give me *View Channel* here, or choose \
*private: True*."""
CANNOT_POST: Final = "I cannot post in {channel}. Give me {rights} there."
RIGHT: Final = "*{right}*"
YOU_CANNOT_POST: Final = "You may not write in {channel} yourself, so I do not post there for you."
NOT_FOR_ALL: Final = """\
Not everybody who reads {target} may read {channels}, so a digest there cannot tell of it."""
NOT_FOR_ALL_HERE: Final = """\
Not everybody who reads this channel may read {channel}. With *private: True* I show it to you \
alone."""
NOT_FOR_YOU: Final = "You may not read {channel}."
NOT_READ: Final = """\
I cannot read {channel}. Give me *View Channel* and *Read Message History* there."""
NEVER_PRIVATE_THREADS: Final = "Digests leave private threads out, and {channel} is one."
NEVER_FOR_ADULTS: Final = "Digests leave age-restricted channels out, and {channel} is one."
TOO_MANY_SCHEDULES: Final = """\
This server has {most} scheduled digests, which is all it may have. \
Remove one with /digest remove."""
NO_SCHEDULE: Final = "There is no such digest in this server. /digest list shows those there are."
NO_CHANGE: Final = "Choose what to change: the time, the days, the channel, what it is about."
PAUSED_NOW: Final = "Digest {number} is paused. /digest pause with its number starts it again."
RUNNING_NOW: Final = "Digest {number} is running again. The next one comes {when}."
RESTS: Final = "Digest {number} is paused, so none comes. /digest pause starts it again."
NO_PREVIEW: Final = "You cannot read the channel of that digest, or it is gone."
REMOVED: Final = "Digest {number} is removed. What it has posted stays."
LEFT_OUT_NOW: Final = "The digest of {when} is left out. The one after it comes {after}."
NOT_LEFT_OUT: Final = "The digest of {when} is not left out any more."
SCHEDULE_CHOICE: Final = "{place}, {days} {time}"
SCHEDULE_CHOICE_PAUSED: Final = "{place}, {days} {time} (paused)"
UNSEEN_PLACE: Final = "a channel you do not see"

STOP: Final = "Stop"
PERSONAL: Final = """\
Here comes your digest of **{server}** from now on: what was shared and said there, of what \
you may read. The first one comes {when}. One press ends it:"""
PERSONAL_CLOSED: Final = """\
I cannot send you direct messages, so there is no digest for you. Allow direct messages from \
members of this server (Privacy Settings in its menu), then try again."""
PERSONAL_STOPPED: Final = """\
Stopped: no more digests for you from that server. /digest me there starts it again."""
PERSONAL_GONE: Final = "That digest is stopped already. /digest me in its server starts it again."
NOT_YOUR_DIGEST: Final = "Only the one whose digest this is can stop it."

# Zones and days of the week.

ZONE: Final = "{city} ({zone}, {offset})"
ZONE_ALONE: Final = "{zone} ({offset})"
EVERY_DAY: Final = "every day"
WORKDAYS: Final = "weekdays"
WEEKENDS: Final = "weekends"
EACH_DAY: Final = (
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
)
