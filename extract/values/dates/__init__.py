"""Dates: words → moments → series and bounds → values → roles; `read_dates` is the entry."""

from extract.values.dates.reader import read_dates

__all__ = ["read_dates"]
