from __future__ import annotations

import json
import shutil
import subprocess
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant import doctor
from assistant.cli import main
from assistant.commands.doctor import line
from assistant.doctor import Check


def by_name(found: list[Check]) -> dict[str, Check]:
    return {check.name: check for check in found}


@pytest.mark.gl
def test_every_check_runs_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path))
    found = by_name(list(doctor.checks()))
    assert found["python"].ok
    assert found["packages"].ok
    assert found["native libraries"].ok
    assert found["OpenGL"].ok
    assert "EGL" in found["OpenGL"].found
    assert not found["model hearing"].ok
    assert found["model hearing"].required
    assert found["model hearing"].mend == "deixis models fetch hearing"
    for check in found.values():
        assert check.found, check
        assert bool(check.means) != check.ok, check


def test_exit_code_and_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    good = Check("a", True, True, "fine")
    optional = Check("b", False, False, "none", "no sound", "apt-get install sound")
    required = Check("c", False, True, "none", "nothing works", "buy one")
    monkeypatch.setattr(doctor, "checks", lambda: iter([good, optional]))
    assert main(["doctor", "--json"]) == 0
    first, second = (json.loads(text) for text in capsys.readouterr().out.splitlines())
    assert first == {"check": "a", "ok": True, "required": True, "found": "fine", "means": "", "mend": ""}
    assert second["mend"] == "apt-get install sound"
    monkeypatch.setattr(doctor, "checks", lambda: iter([good, required]))
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "!! c" in said
    assert "mend it with: buy one" in said
    assert "Mend first: c." in said


def test_a_lack_is_three_lines() -> None:
    assert line(Check("b", False, False, "none", "no sound", "apt-get install sound")).splitlines() == [
        "-  b                      none",
        "                          no sound",
        "                          mend it with: apt-get install sound",
    ]


def test_no_opengl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "GL_PROBE", "raise SystemExit('libEGL.so.1: cannot open shared object file')")
    check = doctor._opengl()
    assert not check.ok
    assert check.required
    assert "libEGL.so.1" in check.found
    assert check.mend.startswith("sudo apt-get install")


def test_opengl_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("python", 30)

    monkeypatch.setattr(subprocess, "run", hang)
    assert doctor._opengl().found == "no answer in 30 s"


def test_missing_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", ("numpy", "no_such_package"))
    check = doctor._packages()
    assert check.found == "missing: no_such_package"
    assert "-m pip install" in check.mend


def test_a_package_that_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    failure = SimpleNamespace(returncode=1, stderr="Traceback\nImportError: libusb-1.0.so.0: cannot open", stdout="")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failure)
    check = doctor._loadable()
    assert "open3d (ImportError: libusb-1.0.so.0" in check.found
    assert "libusb-1.0-0" in check.mend


@pytest.mark.parametrize(("here", "mend"), [("/usr/bin/xvfb-run", "xvfb-run -a deixis"), (None, "install -y xvfb")])
def test_no_display(monkeypatch: pytest.MonkeyPatch, here: str | None, mend: str) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: here)
    assert mend in doctor._display().mend


def test_little_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path / "not" / "made" / "yet"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 1_000_000_000))
    check = doctor._disk()
    assert not check.ok
    assert check.found == f"1.00 GB free in {tmp_path}"
