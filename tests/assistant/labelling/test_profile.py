"""What a person taught, on the disk: nothing of it is lost, whatever the file or the disk is like; no pictures."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cli import main
from assistant.labelling.profile import ProfileError, ProfileFile, read_examples, write_examples
from assistant.labelling.protocol import Example

STOOL = Example("stool", (0.1, -0.25, 1e-7), "tiny 1", "den/thing-1")
LAMP = Example("lamp", (0.5,), "tiny 1", "den/thing-2")

floats = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
labels = texts.filter(lambda t: bool(t.strip()))
examples = st.builds(Example, labels, st.lists(floats, max_size=4).map(tuple), texts, texts)


@settings(max_examples=30, deadline=None)
@given(st.lists(examples, max_size=4))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, taught: list[Example]) -> None:
    path = tmp_path_factory.mktemp("profile") / "p.json"
    write_examples(path, taught)
    assert read_examples(path) == tuple(taught)


def test_there_need_be_no_file(tmp_path: Path) -> None:
    assert ProfileFile(tmp_path / "none.json").read() == ()


def test_an_update_keeps_what_another_window_taught(tmp_path: Path) -> None:
    file = ProfileFile(tmp_path / "deep" / "profile.json")
    file.update((), (STOOL,))
    ProfileFile(file.path).update((), (LAMP,))
    assert file.update((STOOL,), ()) == (LAMP,) == file.read()


BAD = [
    "", "{", "[]", "null", '{"format": "deixis-profile"}', '{"format": "deixis-profile", "version": 2, "examples": []}',
    '{"format": "deixis-profile", "version": 1}', '{"format": "deixis-profile", "version": 1, "examples": [1]}',
    '{"format": "deixis-profile", "version": 1, "examples": [{"label": " ", "features": [], "by": ""}]}',
    '{"format": "deixis-profile", "version": 1, "examples": [{"label": "a", "features": [NaN], "by": ""}]}',
    '{"format": "deixis-profile", "version": 1, "examples": [{"label": "a", "features": ["x"], "by": ""}]}',
    "[" * 100_000, '{"format": "other", "version": 1, "examples": []}',
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_a_damaged_file_is_one_error_and_is_never_written_over(tmp_path: Path, text: str) -> None:
    file = ProfileFile(tmp_path / "profile.json")
    file.path.write_text(text)
    for act in (file.read, lambda: file.update((), (STOOL,))):
        with pytest.raises(ProfileError) as told:
            act()
        assert str(file.path) in str(told.value)
    assert file.path.read_text() == text


def test_a_file_cut_off_anywhere_is_an_error_or_the_whole(tmp_path: Path) -> None:
    file = ProfileFile(tmp_path / "profile.json")
    file.write((STOOL, LAMP))
    whole = file.path.read_bytes()
    for cut in range(0, len(whole) - 1, 7):
        file.path.write_bytes(whole[:cut])
        with pytest.raises(ProfileError):
            file.read()


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ProfileFile(tmp_path / "profile.json")
    file.write((STOOL,))

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProfileError, match="No space left"):
        file.update((), (LAMP,))
    monkeypatch.undo()
    assert file.read() == (STOOL,)
    assert [p.name for p in tmp_path.iterdir()] == ["profile.json"]


def test_it_holds_names_and_features_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    write_examples(path, [STOOL])
    row = json.loads(path.read_text())
    assert set(row) == {"format", "version", "examples"}
    assert [set(e) for e in row["examples"]] == [{"label", "features", "by", "origin"}]
    assert all(isinstance(v, float) for v in row["examples"][0]["features"])


# ---- the command ----------------------------------------------------------------------------------------------------


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_command_lists_exports_imports_and_forgets(own_profile: Path, tmp_path: Path,
                                                       capsys: pytest.CaptureFixture[str]) -> None:
    ProfileFile(own_profile).write((STOOL, LAMP))
    out = str(tmp_path / "out.json")
    assert main(["profile", "list", "--json"]) == 0
    assert [r.get("label") for r in rows(capsys)] == ["stool", "lamp", None]
    assert main(["profile", "export", out]) == 0
    assert main(["profile", "export", out]) == 2
    assert main(["profile", "forget", "stool"]) == 0
    assert ProfileFile(own_profile).read() == (LAMP,)
    assert main(["profile", "forget", "stool"]) == 2
    assert main(["profile", "import", out]) == 0
    assert set(ProfileFile(own_profile).read()) == {STOOL, LAMP}
    capsys.readouterr()
    assert main(["profile", "import", out, "--json"]) == 0
    assert rows(capsys) == [{"imported": 0, "known_already": 2}]
    assert main(["profile", "forget"]) == 0
    assert ProfileFile(own_profile).read() == ()


@pytest.mark.parametrize("args", [["export"], ["import"], ["list", "x"], ["import", "nowhere.json"]])
def test_a_wrong_use_is_one_sentence(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", *args]) in (1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_a_damaged_profile_stops_the_command_and_not_the_conversation(own_profile: Path,
                                                                      capsys: pytest.CaptureFixture[str]) -> None:
    own_profile.parent.mkdir(parents=True)
    own_profile.write_text("{")
    assert main(["profile", "list"]) == 1
    capsys.readouterr()
    assert main(["say", "living_room", "hide the globe", "hide the sofa"]) == 0
    told = capsys.readouterr()
    assert told.err.count(str(own_profile)) == 1
    assert own_profile.read_text() == "{"
