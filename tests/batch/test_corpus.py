"""The synthetic corpus that batches are timed on."""

from itertools import islice

from benchmarks.make_corpus import draw_corpus
from extract.pipeline import extract
from extract.source import make_source
from tests.batch.fakes import RULES_ALONE


def test_a_larger_corpus_begins_with_the_smaller_and_a_seed_draws_another() -> None:
    small, large = list(draw_corpus(4)), list(islice(draw_corpus(2_000), 4))
    assert small == large
    assert [path.as_posix() for path, _ in small] == [f"0000/00000{number}.txt" for number in range(4)]
    assert len({data for _, data in [*small, *draw_corpus(4, seed=1)]}) == 8


def test_its_fiches_are_read_from_text_and_page_as_they_were_drawn() -> None:
    for text, page in zip(draw_corpus(4), draw_corpus(4, pdf=True), strict=True):
        records = [
            extract(make_source("", text[1], "text/plain"), RULES_ALONE).records,
            extract(make_source("", page[1], "application/pdf"), RULES_ALONE).records,
        ]
        names = [record.organisation.name for (record,) in records]
        assert names[0] is not None
        assert names[1] is not None
        assert names[0].value == names[1].value
        assert len(records[0][0].sections) == len(records[1][0].sections) == 5
