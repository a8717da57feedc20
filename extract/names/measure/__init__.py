"""The measure that a fiche is about: title, kind, programme."""

from extract.names.measure.reader import MeasureFindings, read_measure
from extract.names.measure.title import starts_kind, title_lines

__all__ = ["MeasureFindings", "read_measure", "starts_kind", "title_lines"]
