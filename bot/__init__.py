"""Precis: summaries, checked quotes and digests for Discord."""

__version__ = "0.1.0"
