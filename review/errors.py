"""What stops a review command: something given on the command line that cannot be used."""

from extract.errors import FichesError


class ReviewError(FichesError):
    """The message is a sentence for whoever typed the command; the command ends with exit code 2."""
