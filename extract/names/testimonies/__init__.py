"""Who speaks in « Témoignage », in what capacity, and what they say, in whatever order the page prints it."""

from extract.names.testimonies.pairing import TestimonyFinding, read_testimonies

__all__ = ["TestimonyFinding", "read_testimonies"]
