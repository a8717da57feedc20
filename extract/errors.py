"""The refusals: input that cannot become a record, each with a catalogued code and the facts a caller needs."""

from typing import Literal

RefusalCode = Literal[
    "crashed",
    "empty",
    "encrypted",
    "memory",
    "no_text",
    "not_a_fiche",
    "not_a_file",
    "several_fiches",
    "timeout",
    "too_many_bytes",
    "too_many_characters",
    "too_many_objects",
    "too_many_pages",
    "truncated",
    "undecodable",
    "unknown_type",
    "unreadable",
    "vanished",
    "wrong_type",
]
"""Every code of `failures.jsonl`; `docs/codes.md` says what each means."""


class FichesError(Exception):
    """Root of the errors that this product raises on purpose."""


class RefusedError(FichesError):
    """One document that cannot become a record.

    `code` is catalogued, `message` is a sentence for the operator, `pages` the pages concerned (from 1), or None.
    """

    def __init__(self, code: RefusalCode, message: str, *, pages: tuple[int, ...] | None = None) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.pages = pages

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"
