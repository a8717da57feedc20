"""Whatever lies in a folder has one outcome: listed, refused with its reason, or passed over and counted."""

import os
import socket
from pathlib import Path

import pytest

from batch.errors import UsageError
from batch.inputs import Inputs, choose, find_inputs
from tests.batch.fakes import write_folder


def names(inputs: Inputs) -> list[str]:
    return [item.name for item in inputs.documents]


def refusals(inputs: Inputs) -> dict[str, str]:
    return {item.name: item.refusal.code for item in inputs.refused}


def test_documents_are_listed_in_order_of_name_relative_to_the_folder_given(tmp_path: Path) -> None:
    write_folder(tmp_path, {"b.txt": "", "a/z.PDF": "", "a.md": "", "a/b/c.Txt": ""})
    assert names(find_inputs([str(tmp_path)])) == ["a.md", "a/b/c.Txt", "a/z.PDF", "b.txt"]


def test_hidden_names_and_other_types_are_passed_over_in_a_folder_and_refused_by_name(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.txt": "", ".b.txt": "", "c.docx": "", ".d/e.txt": "", "f": ""})
    inputs = find_inputs([str(tmp_path)])
    assert (names(inputs), inputs.passed_over) == (["a.txt"], 4)
    inputs = find_inputs([str(tmp_path / name) for name in ("c.docx", "f", ".b.txt")])
    assert (names(inputs), refusals(inputs)) == ([".b.txt"], {"c.docx": "unknown_type", "f": "unknown_type"})


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        (b"two\nlines.txt", "two\nlines.txt"),
        ("clé 🗝️.txt".encode(), "clé 🗝️.txt"),
        (b"latin-\xe9.txt", "latin-%E9.txt"),
        (b"%E9.txt", "%E9.txt"),
        (b"x" * 251 + b".txt", "x" * 251 + ".txt"),
        (b"\x1b[2J\x07.txt", "\x1b[2J\x07.txt"),
        (b"-o.txt", "-o.txt"),
        (b"[a-z]*?.txt", "[a-z]*?.txt"),
        (b" .txt", " .txt"),
    ],
)
def test_odd_names_are_names(raw: bytes, printed: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + raw
    Path(os.fsdecode(path)).write_text("a", encoding="utf-8")
    inputs = find_inputs([str(tmp_path)])
    assert names(inputs) == [printed]
    assert Path(inputs.documents[0].path).read_text(encoding="utf-8") == "a"
    assert names(find_inputs([os.fsdecode(path)])) == [printed]


def test_a_folder_named_like_a_document_is_a_folder(tmp_path: Path) -> None:
    write_folder(tmp_path, {"x.pdf/a.txt": ""})
    assert names(find_inputs([str(tmp_path)])) == ["x.pdf/a.txt"]
    assert names(find_inputs([str(tmp_path / "x.pdf")])) == ["a.txt"]


def test_what_is_no_file_but_named_like_one_is_listed_and_never_opened_here(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket.pdf"))
        (tmp_path / "nowhere.txt").symlink_to("gone")
        (tmp_path / "itself.txt").symlink_to("itself.txt")
        os.mkfifo(tmp_path / "pipe")
        inputs = find_inputs([str(tmp_path)])
        assert names(inputs) == ["itself.txt", "nowhere.txt", "pipe.txt", "socket.pdf"]
        assert inputs.passed_over == 1
        assert refusals(find_inputs([str(tmp_path / "pipe")])) == {"pipe": "not_a_file"}


def test_links_in_a_circle_are_walked_once_and_real_folders_before_links(tmp_path: Path) -> None:
    write_folder(tmp_path, {"real/a.txt": "", "real/deep/b.txt": ""})
    (tmp_path / "alias").symlink_to("real")
    (tmp_path / "real" / "deep" / "up").symlink_to("../..")
    (tmp_path / "real" / "deep" / "self").symlink_to(".")
    inputs = find_inputs([str(tmp_path)])
    assert names(inputs) == ["real/a.txt", "real/deep/b.txt"]
    assert inputs.passed_over == 3


def test_many_links_between_folders_cost_no_more_than_the_folders(tmp_path: Path) -> None:
    """Sixteen folders that link to each other hold 16! paths."""
    folders = [tmp_path / f"f{number:02}" for number in range(16)]
    for folder in folders:
        write_folder(folder, {"a.txt": ""})
        for other in folders:
            (folder / other.name).symlink_to(f"../{other.name}")
    assert len(names(find_inputs([str(tmp_path)]))) == 16


def test_a_link_out_of_the_folder_is_followed(tmp_path: Path) -> None:
    write_folder(tmp_path, {"elsewhere/a.txt": "", "elsewhere/b.txt": "", "here/c.txt": ""})
    (tmp_path / "here" / "folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "here" / "file.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    found = names(find_inputs([str(tmp_path / "here")]))
    assert found == ["c.txt", "file.txt", "folder/a.txt", "folder/b.txt"]


def test_a_very_deep_folder_is_walked_to_the_end(tmp_path: Path) -> None:
    depth = 600
    write_folder(tmp_path, {"/".join(["d"] * depth) + "/a.txt": ""})
    assert names(find_inputs([str(tmp_path)])) == ["d/" * depth + "a.txt"]


def test_a_folder_that_cannot_be_listed_is_refused_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path, {"a.txt": "", "closed/b.txt": ""})
    listed = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    inputs = find_inputs([str(tmp_path)])
    assert (names(inputs), refusals(inputs)) == (["a.txt"], {"closed": "unreadable"})


def test_out_is_not_read_even_through_a_link(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.txt": "", "out/b.txt": ""})
    (tmp_path / "link").symlink_to("out")
    assert names(find_inputs([str(tmp_path)], out=tmp_path / "out")) == ["a.txt"]


def test_a_file_named_twice_is_listed_once_and_a_pattern_is_expanded(tmp_path: Path) -> None:
    write_folder(tmp_path, {"a.txt": "", "b.txt": "", "b.pdf": ""})
    path = str(tmp_path / "a.txt")
    assert names(find_inputs([path, path, str(tmp_path / "*.txt")])) == ["a.txt", "b.txt"]
    with pytest.raises(UsageError, match=r"no such file or folder: .*\*\.md"):
        find_inputs([str(tmp_path / "*.md")])


def test_a_sample_is_drawn_by_its_seed_and_the_limit_counts_in_order_of_name(tmp_path: Path) -> None:
    inputs = find_inputs([str(write_folder(tmp_path, {f"{number:03}.txt": "" for number in range(100)}))])
    first, again = (names(choose(inputs, limit=None, sample=10, seed=1)) for _ in range(2))
    assert first == again == sorted(first)
    assert first != names(choose(inputs, limit=None, sample=10, seed=2))
    assert names(choose(inputs, limit=3, sample=10, seed=1)) == first[:3]
    assert names(choose(inputs, limit=2, sample=None)) == ["000.txt", "001.txt"]
    assert len(names(choose(inputs, limit=None, sample=1000))) == 100
