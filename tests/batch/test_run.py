"""A run extracts each content once, whatever happened before, and writes the same bytes however it got there."""

import doctest
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import batch.bounds
from batch.errors import StoreError, UsageError
from batch.extraction import load_extraction
from batch.nursery import Load
from batch.outcome import Outcome
from batch.progress import Silence, Tally
from batch.worker import Task, Work
from extract.engine import Engine, Options
from schemas.record import Record
from schemas.run import StaleDecision
from tests.batch.fakes import FORKS, RULES_ALONE, SEED, load_quick, outputs, record_of, run, write_folder

SEVERAL = SEED.parents[1] / "many" / "recueil.pdf"
pytestmark = pytest.mark.filterwarnings(FORKS)


def forbidden() -> Work:
    raise AssertionError("nothing was to be extracted")


def listed(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.splitlines()]


def mixed(count: int) -> dict[str, str]:
    """A folder of records, refusals, equal bytes under several names, and documents that break their worker."""
    texts = {f"{number % 7}/{number:04}.txt": f"fiche {number % (count - 3)}" for number in range(count)}
    return texts | {"r.txt": "refuse one", "r2.txt": "refuse one", "d.md": "die", "x.txt": "raise", "z.txt": "fiche 0"}


def test_the_bytes_are_the_same_with_one_worker_or_eight_and_in_any_order_of_files(tmp_path: Path) -> None:
    texts = mixed(60)
    one, other = (
        write_folder(tmp_path / name, dict(items))
        for name, items in (("one", texts.items()), ("other", reversed(texts.items())))
    )
    run([one], tmp_path / "out1", jobs=1)
    run([other], tmp_path / "out8", jobs=8)
    assert outputs(tmp_path / "out1") == outputs(tmp_path / "out8")
    records, failures = outputs(tmp_path / "out1")
    assert len(listed(records)) == 57
    assert [(line["name"], line["code"]) for line in listed(failures)] == [
        ("d.md", "crashed"),
        ("r.txt", "not_a_fiche"),
        ("r2.txt", "not_a_fiche"),
        ("x.txt", "crashed"),
    ]


def test_a_line_is_the_record_with_its_names_put_in(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {'b "1"\n.txt': "same", "a\\é🗝.txt": "same", "\x1bc.txt": "same"})
    run([folder], tmp_path / "out")
    (line,) = outputs(tmp_path / "out")[0].decode().splitlines()
    record = Record.model_validate_json(line)
    assert record.source.name == "\x1bc.txt"
    assert record.source.also == ("a\\é🗝.txt", 'b "1"\n.txt')
    plain = record_of(b"same")
    expected = plain.model_copy(update={"source": record.source})
    assert (record, line) == (expected, expected.to_json())


def test_equal_bytes_are_extracted_once_and_refused_once_a_name(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", dict.fromkeys(("c.txt", "a.txt", "b/a.md"), "refuse it"))
    info = run([folder], tmp_path / "out")
    failures = listed(outputs(tmp_path / "out")[1])
    assert [line["name"] for line in failures] == ["a.txt", "b/a.md", "c.txt"]
    assert len({line["sha256"] for line in failures}) == 1
    assert info.work is not None
    assert (info.work.extracted, info.counts.failures, info.counts.also) == (1, 3, 2)


def test_equal_bytes_named_text_and_pdf_are_two_documents(tmp_path: Path) -> None:
    """The PDF that is none is refused; it must not take the text along that comes after it."""
    folder = write_folder(tmp_path / "in", {"a.pdf": "same", "b.txt": "same"})

    def load() -> Work:
        return lambda task: Outcome.refused("wrong_type", "") if task.path.endswith("pdf") else quick(task)

    quick = load_quick()
    run([folder], tmp_path / "out", load=load)
    records, failures = (listed(data) for data in outputs(tmp_path / "out"))
    assert [line["name"] for line in failures] == ["a.pdf"]
    assert len(records) == 1


def test_equal_names_from_two_folders_come_in_one_order(tmp_path: Path) -> None:
    one = write_folder(tmp_path / "one", {"a.txt": "first", "b.txt": "same"})
    two = write_folder(tmp_path / "two", {"a.txt": "second", "b.txt": "same"})
    run([one, two], tmp_path / "out1")
    run([two, one], tmp_path / "out2")
    assert outputs(tmp_path / "out1") == outputs(tmp_path / "out2")
    assert len(listed(outputs(tmp_path / "out1")[0])) == 3


def test_an_unchanged_folder_is_gone_through_again_without_reading_or_extracting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path / "in", mixed(20))
    run([folder], tmp_path / "out")
    before = outputs(tmp_path / "out")

    def read_nothing(*arguments: object) -> None:
        raise AssertionError("nothing was to be read")

    monkeypatch.setattr("batch.survey.read_source", read_nothing)
    info = run([folder], tmp_path / "out", load=forbidden)
    assert outputs(tmp_path / "out") == before
    assert info.work is not None
    assert (info.work.extracted, info.work.kept) == (0, 20)


def test_what_was_added_or_changed_is_extracted_and_what_is_gone_is_left_out(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "b", "c.txt": "c"})
    run([folder], tmp_path / "out")
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("changed", encoding="utf-8")
    write_folder(folder, {"d.txt": "d"})
    info = run([folder], tmp_path / "out")
    assert info.work is not None
    assert (info.work.extracted, info.work.kept) == (2, 1)
    run([folder], tmp_path / "anew")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "anew")


def test_a_change_that_keeps_size_and_time_is_seen_with_rehash_alone(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "one"})
    run([folder], tmp_path / "out")
    before = outputs(tmp_path / "out")
    write_folder(folder, {"a.txt": "two"})
    run([folder], tmp_path / "out")
    assert outputs(tmp_path / "out") == before
    run([folder], tmp_path / "out", rehash=True)
    assert outputs(tmp_path / "out") != before


def test_a_file_touched_a_moment_before_it_was_hashed_is_hashed_again(tmp_path: Path) -> None:
    """Within one tick of the clock it can change and keep its size and time."""
    path = write_folder(tmp_path / "in", {"a.txt": "one"}) / "a.txt"
    path.write_text("one", encoding="utf-8")
    status = path.stat()
    run([path], tmp_path / "out")
    before = outputs(tmp_path / "out")
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    run([path], tmp_path / "out")
    assert outputs(tmp_path / "out") != before


def test_a_changed_part_of_the_fingerprint_redoes_all_and_run_json_says_which(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", mixed(10))
    other = Engine(replace(RULES_ALONE.options, profile="france-relance", reader="fast"))
    run([folder], tmp_path / "out")
    info = run([folder], tmp_path / "out", engine=other)
    assert info.work is not None
    (redone,) = info.work.redone
    assert (redone.fingerprint, redone.changed, redone.documents) == (RULES_ALONE.fingerprint, ("options",), 10)
    assert (info.work.extracted, info.work.kept) == (10, 0)
    again = run([folder], tmp_path / "out", engine=other, load=forbidden)
    assert again.work is not None
    assert again.work.redone == ()


def test_what_was_redone_is_counted_over_an_interruption(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {f"{number}.txt": f"{number}" for number in range(10)})
    other = Engine(Options(model="none", reader="fast"))
    run([folder], tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        run([folder], tmp_path / "out", engine=other, reporter=Impatient(4))
    info = run([folder], tmp_path / "out", engine=other)
    assert info.work is not None
    assert (info.work.extracted, info.work.kept) == (6, 4)
    assert [one.documents for one in info.work.redone] == [10]


def test_a_part_of_a_folder_under_another_fingerprint_leaves_the_rest_done(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {f"{number}.txt": f"{number}" for number in range(10)})
    run([folder], tmp_path / "out")
    run([folder / "3.txt"], tmp_path / "out", engine=Engine(Options(model="none", reader="fast")))
    info = run([folder], tmp_path / "out")
    assert info.work is not None
    assert (info.work.extracted, info.work.kept) == (1, 9)


class Impatient(Silence):
    """Presses Ctrl-C after so many documents."""

    def __init__(self, documents: int) -> None:
        self._documents = documents

    def extraction(self, tally: Tally) -> None:
        if tally.done == self._documents:
            raise KeyboardInterrupt


def test_an_interrupted_run_keeps_what_is_done_and_goes_on_from_there(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", mixed(30))
    run([folder], tmp_path / "undisturbed")
    with pytest.raises(KeyboardInterrupt):
        run([folder], tmp_path / "out", reporter=Impatient(12))
    assert not (tmp_path / "out" / "records.jsonl").exists()
    info = run([folder], tmp_path / "out")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "undisturbed")
    assert info.work is not None
    assert (info.work.kept, info.work.extracted) == (12, 18)


def test_refused_documents_are_left_until_they_are_to_be_tried_again(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    folder = write_folder(tmp_path / "in", {"a.txt": "die", "b.txt": f"once {marker} raise", "c.txt": "c"})
    marker.touch()
    run([folder], tmp_path / "out")
    assert run([folder], tmp_path / "out", load=forbidden).counts.failures == 1
    info = run([folder], tmp_path / "out", retry_failed=True)
    assert info.work is not None
    assert (info.work.extracted, info.work.kept, info.counts.failures) == (1, 2, 1)


def test_a_file_that_vanishes_between_survey_and_extraction_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "b"})
    run([folder], tmp_path / "out", load=disturbing(lambda task: Path(task.path).unlink(), "b.txt"))
    records, failures = (listed(data) for data in outputs(tmp_path / "out"))
    assert len(records) == 1
    assert [(line["name"], line["code"], line["sha256"]) for line in failures] == [("b.txt", "vanished", None)]


def test_a_file_that_changes_between_survey_and_extraction_is_read_as_it_then_is(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "b", "c.txt": "b"})
    once = tmp_path / "marker"

    def change(task: Task) -> None:
        if not once.exists():
            once.touch()
            Path(task.path).write_text("later", encoding="utf-8")

    info = run([folder], tmp_path / "out", load=disturbing(change, "b.txt"))
    assert info.work is not None
    assert (info.work.extracted, info.work.kept) == (3, 0)
    run([folder], tmp_path / "anew")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "anew")
    assert len(listed(outputs(tmp_path / "out")[0])) == 3


def test_a_file_that_changes_each_time_is_refused_and_the_run_ends(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "b"})

    def grow(task: Task) -> None:
        with Path(task.path).open("a", encoding="utf-8") as file:
            file.write(".")

    run([folder], tmp_path / "out", load=disturbing(grow, "b.txt"))
    records, failures = (listed(data) for data in outputs(tmp_path / "out"))
    assert len(records) == 1
    assert [(line["name"], line["code"]) for line in failures] == [("b.txt", "unreadable")]


def disturbing(deed: Callable[[Task], None], name: str) -> Load:
    """The quick extraction, with a deed done to one file just before it is read."""

    def load() -> Work:
        quick = load_quick()

        def work(task: Task) -> Outcome:
            if task.path.endswith(name):
                deed(task)
            return quick(task)

        return work

    return load


def test_odd_files_are_refused_under_their_names(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "empty.txt": ""})
    os.mkfifo(folder / "pipe.txt")
    (folder / "nowhere.md").symlink_to("gone")
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "null.txt").symlink_to(os.devnull)
    run([folder], tmp_path / "out")
    assert [(line["name"], line["code"]) for line in listed(outputs(tmp_path / "out")[1])] == [
        ("empty.txt", "empty"),
        ("itself.txt", "unreadable"),
        ("nowhere.md", "unreadable"),
        ("null.txt", "not_a_file"),
        ("pipe.txt", "not_a_file"),
    ]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"b.txt": "b"})
    (folder / "a.txt").symlink_to("/proc/self/mem")  # opens for anyone, root too, and reads for nobody
    run([folder], tmp_path / "out")
    assert [(line["name"], line["code"]) for line in listed(outputs(tmp_path / "out")[1])] == [("a.txt", "unreadable")]


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a"})
    with pytest.raises(UsageError, match="not empty and no run of fiches"):
        run([folder], write_folder(tmp_path / "other", {"note": ""}))
    with pytest.raises(UsageError, match="is a file"):
        run([folder], folder / "a.txt")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "fiches.sqlite").write_text("no database, though it is named like one", encoding="utf-8")
    with pytest.raises(StoreError, match="damaged or no database"):
        run([folder], tmp_path / "foreign")


def test_run_json_names_the_slowest_and_the_grades(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "sleep 0.1", "c.txt": "refuse it"})
    info = run([folder], tmp_path / "out")
    assert info.slowest[0].name == "b.txt"
    assert info.grades == {"A": 2, "B": 0, "C": 0, "D": 0}
    assert info.failures_by_code == {"not_a_fiche": 1}


def test_decisions_that_no_longer_fit_are_listed_in_run_json(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"a.txt": "a", "b.txt": "b"})
    stale = StaleDecision(id="ab" * 8, field="dates", action="accept", who="an", reason="its words moved")
    info = run([folder], tmp_path / "out", load=lambda: lambda task: Outcome.of([], [], [stale]))
    assert info.stale == (stale, stale)


def test_a_file_of_several_fiches_gives_a_record_each_and_lists_the_pages_without(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "in", {"z.pdf": "", "a.txt": "a"})
    (folder / "z.pdf").write_bytes(SEVERAL.read_bytes())
    run([folder], tmp_path / "out", load=lambda: load_extraction(RULES_ALONE))
    records, failures = (listed(data) for data in outputs(tmp_path / "out"))
    pages = [record["source"]["pages"] for record in records]  # type: ignore[index]
    assert len(pages) > 1
    assert pages == sorted(pages)
    assert [(line["name"], line["code"]) for line in failures] == [("a.txt", "not_a_fiche"), ("z.pdf", "not_a_fiche")]
    assert failures[1]["pages"]


def test_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(batch.bounds) == (0, 2)
