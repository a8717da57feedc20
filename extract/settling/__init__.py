"""A record opened for decisions."""
