"""Deciding on doubtful values, and turning decided fiches into gold."""
