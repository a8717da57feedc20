"""Quantities of a fiche: numbers once, then amounts, dates, durations and headcounts around them."""
