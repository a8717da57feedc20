"""One hostile input and what must become of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from extract.errors import RefusalCode

Expected = Literal[RefusalCode, "record"]


@dataclass(frozen=True, slots=True)
class Case:
    """A file by its name; its bytes are made when they are asked for, since some are large."""

    name: str
    expected: Expected
    make: Callable[[], bytes]
