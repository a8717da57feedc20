"""Durations: counts of units of time, less what only looks like one; `read_durations` is the entry."""

from extract.values.durations.reader import read_durations

__all__ = ["read_durations"]
