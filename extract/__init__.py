"""Bytes to record: reading, layout, sections, values, names, checks."""
