"""One line of `failures.jsonl`: a document that could not become a record."""

from schemas.evidence import Strict


class Failure(Strict):
    """A refusal. `code` is catalogued in `docs/codes.md`; `sha256` is null where the bytes could not be read."""

    name: str
    sha256: str | None
    pages: tuple[int, ...] | None
    code: str
    message: str
