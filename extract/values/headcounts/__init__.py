"""Headcounts: counts of people and of jobs, with their noun and role; `read_headcounts` is the entry."""

from extract.values.headcounts.reader import read_headcounts

__all__ = ["read_headcounts"]
