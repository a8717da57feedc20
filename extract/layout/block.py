"""Blocks: the lines that stand together, by blank lines in a text and by geometry on a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document, Line


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together, in reading order; none of them is empty.

    `whole` where geometry shows one paragraph, heading, step or field: the lines of a text's block may be several.
    """

    lines: tuple[Line, ...]
    whole: bool = False


def text_blocks(document: Document) -> tuple[Block, ...]:
    """Cut a text at its empty lines."""
    return tuple(_runs(document))


def _runs(document: Document) -> Iterator[Block]:
    run: list[Line] = []
    for line in document.lines:
        if line.text:
            run.append(line)
        elif run:
            yield Block(tuple(run))
            run = []
    if run:
        yield Block(tuple(run))
