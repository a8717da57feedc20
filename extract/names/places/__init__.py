"""Places as a fiche prints them, linked to the registry of communes."""

from extract.names.places.links import WHERE, PlaceReading, Strength
from extract.names.places.reader import read_place

__all__ = ["WHERE", "PlaceReading", "Strength", "read_place"]
