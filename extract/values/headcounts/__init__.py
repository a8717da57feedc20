"""Headcounts: counts of people and of jobs, with the noun that is counted and the role it has."""
