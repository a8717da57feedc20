"""Bytes to lines: one module a kind of file."""
