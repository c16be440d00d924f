"""Opening and saving by name: which format, what is no file, and that a failed save leaves what was there."""

from __future__ import annotations

import errno
import importlib
import os
import resource
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scene.errors import SceneFileError
from scene.files import formats, limits, open_scene, registry, save_scene
from scene.objects import Scene, SceneObject

SCENE = Scene.of([SceneObject("a", "box")])
WRITABLE = sorted({s for m in formats() for s in getattr(m, "WRITES", ())})


def test_every_format_says_what_it_is() -> None:
    names = [m.NAME for m in formats()]
    assert len(set(names)) == len(names)
    assert {"glb", "gltf", "scene.json", "ply", "obj", "stl", "off", "pcd", "xyz"} <= set(names)
    for m in formats():
        assert all(s.startswith(".") and s == s.lower() for s in m.SUFFIXES)
        assert set(getattr(m, "WRITES", ())) <= set(m.SUFFIXES)
        assert hasattr(m, "write") == hasattr(m, "WRITES")
        assert m.__doc__


def test_formats_are_found_without_heavy_imports() -> None:
    import subprocess
    import sys

    code = "import sys, scene.files as f; f.formats(); print({'trimesh', 'open3d', 'PIL'} & {*sys.modules})"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "set()"
    )


@pytest.mark.parametrize("suffix", WRITABLE)
def test_every_writable_format_comes_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    save_scene(SCENE, path)
    assert open_scene(path) == SCENE
    assert list(tmp_path.iterdir()) == [path]


def test_a_format_of_another_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        name = "one"

        def load(self) -> Any:
            (tmp_path / "one_format.py").write_text(
                'NAME = "one"\nSUFFIXES = (".one",)\n'
                "def read(path, *, up=None):\n    from scene.objects import Scene, SceneObject\n"
                '    return Scene.of([SceneObject("from another package")])\n'
            )
            monkeypatch.syspath_prepend(tmp_path)
            return importlib.import_module("one_format")

    monkeypatch.setattr(registry, "entry_points", lambda group: [Entry()] if group == "deixis.formats" else [])
    registry.formats.cache_clear()
    (tmp_path / "a.one").write_text("")
    assert list(open_scene(tmp_path / "a.one").objects) == ["from another package"]
    registry.formats.cache_clear()


@pytest.mark.parametrize("name", ["a.docx", "a", ".glb.bak", "glb"])
def test_an_ending_that_is_not_known_lists_those_that_are(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    with pytest.raises(
        SceneFileError, match=r"expected one of \.asc, \.csv, \.glb, \.gltf, \.json, \.obj, \.off, \.pcd, \.ply, \.pts"
    ):
        open_scene(tmp_path / name)
    with pytest.raises(SceneFileError, match=r"can be written: expected one of \.glb, \.gltf, \.scene\.json"):
        save_scene(SCENE, tmp_path / name)


def test_a_file_that_is_not_there_names_a_similar_one(tmp_path: Path) -> None:
    (tmp_path / "kitchen.glb").write_text("")
    with pytest.raises(SceneFileError, match=r"there is no file .*kichen\.glb.* did you mean .*kitchen\.glb"):
        open_scene(tmp_path / "kichen.glb")
    with pytest.raises(SceneFileError, match="there is no file"):
        open_scene(tmp_path / "none" / "a.glb")


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.glb").mkdir()
    os.mkfifo(tmp_path / "pipe.glb")
    (tmp_path / "loop.glb").symlink_to(tmp_path / "loop.glb")
    for name, says in (
        ("folder.glb", "is a folder"),
        ("pipe.glb", "a device or a pipe"),
        ("loop.glb", "symbolic links"),
        ("a\0b.glb", "no file name"),
        ("x" * 300 + ".glb", "too long"),
    ):
        with pytest.raises(SceneFileError, match=says):
            open_scene(tmp_path / name)
    with pytest.raises(SceneFileError, match="is a folder"):
        save_scene(SCENE, tmp_path / "folder.glb")


def test_a_file_larger_than_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.glb"
    with path.open("wb") as stream:
        stream.truncate(4 * 2**30)
    with pytest.raises(SceneFileError, match=r"has 4096 MB.*reduce its triangles.*cloud of points"):
        open_scene(path)
    monkeypatch.setattr(limits, "free_memory", lambda: 1000)
    save_scene(SCENE, tmp_path / "a.glb")
    with pytest.raises(SceneFileError, match="at most 0 MB"):
        open_scene(tmp_path / "a.glb")


@pytest.fixture
def small_files_only() -> Iterator[None]:
    """No file may grow beyond 100 bytes: the next best thing to a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("suffix", WRITABLE)
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, suffix: str, small_files_only: None) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")
    many = Scene.of([SceneObject(f"o{n}", "box") for n in range(100)])
    with pytest.raises(SceneFileError, match="cannot be written: File too large; nothing was changed"):
        save_scene(many, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file(tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.glb"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if where == "write":
        real = os.fdopen
        monkeypatch.setattr(os, "fdopen", lambda handle, mode: Full(real(handle, mode)))
    else:
        monkeypatch.setattr(os, where, fail)
    with pytest.raises(SceneFileError, match="No space left on device; nothing was changed"):
        save_scene(SCENE, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


class Full:
    """A stream on a full disk."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __enter__(self) -> Full:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def write(self, data: bytes) -> None:
        """Fails."""
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_folder_that_is_not_there_or_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SceneFileError, match="no folder"):
        save_scene(SCENE, tmp_path / "none" / "a.glb")
    (tmp_path / "file").write_text("")
    with pytest.raises(SceneFileError, match="no folder"):
        save_scene(SCENE, tmp_path / "file" / "a.glb")


def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(SceneFileError, match="cannot be written"):
        save_scene(SCENE, Path("/proc/self/a.glb"))


def test_a_link_is_written_through_and_rights_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target.glb", tmp_path / "link.glb"
    save_scene(SCENE, target)
    target.chmod(0o640)
    link.symlink_to(target)
    save_scene(Scene.of([]), link)
    assert link.is_symlink()
    assert len(open_scene(target)) == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
