"""Many pairs of fiches compared by several processes, each of which counts a share of them."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from review.diff.groups import Diff
from review.diff.pairing import Document

SHARE = 1_000
"""Pairs that a process is given at a time."""
FEWEST = 10_000
"""Pairs below which one process is quicker than starting others."""

Pairs = list[tuple[Document, Document]]


def count_shares(pairs: Iterable[tuple[Document, Document]], count: Callable[[Pairs], Diff]) -> Iterator[Diff]:
    """What each share of the pairs adds, in their order. `count` can be sent to another process."""
    shares = _cut(iter(pairs))
    first = list(islice(shares, FEWEST // SHARE))
    if len(first) * SHARE < FEWEST or _cores() == 1:
        yield from map(count, first)
        yield from map(count, shares)
        return
    with ProcessPoolExecutor(_cores(), mp_context=get_context("spawn")) as crew:
        waiting = deque(crew.submit(count, share) for share in first)
        yield from _results(waiting, lambda: [crew.submit(count, share) for share in islice(shares, 1)])


def _results(waiting: deque[Future[Diff]], more: Callable[[], list[Future[Diff]]]) -> Iterator[Diff]:
    """Results in order; for each one taken, one more share is handed out, so that few wait at a time."""
    while waiting:
        done = waiting.popleft().result()
        waiting.extend(more())
        yield done


def _cut(pairs: Iterator[tuple[Document, Document]]) -> Iterator[Pairs]:
    while share := list(islice(pairs, SHARE)):
        yield share


def _cores() -> int:
    return os.cpu_count() or 1
