"""The version of the extractor, as records name it."""

VERSION = "0.1.0"
