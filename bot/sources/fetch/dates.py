"""Dates as sites write them in headers."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def http_date(text: str) -> datetime | None:
    """Return the moment that a header names (RFC 9110, 5.6.7); None when it names none.

    A date without a zone is taken as UTC, which all of them should be in.
    """
    try:
        date = parsedate_to_datetime(text)
    # A year or a zone can have more digits than any clock.
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
