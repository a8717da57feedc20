"""The measure that a fiche is about: title, kind, programme."""

from extract.names.measure.reader import MeasureFindings, read_measure
from extract.names.measure.title import title_lines

__all__ = ["MeasureFindings", "read_measure", "title_lines"]
