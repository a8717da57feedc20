"""What a date is for: the beneficiary's creation, a start, a deadline, or nothing that the words say."""

from extract.values.dates.bounds import Mention
from extract.values.words import Prose
from schemas.record import DateRole

Decision = tuple[DateRole | None, tuple[int, int] | None]


def role_of(prose: Prose, mentions: list[Mention], index: int) -> Decision:
    return None, None
