"""The set-up script: what it decides, without installing anything."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "dev", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.json")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module.time, "sleep", lambda _: None)
    return module


class Ran:
    """Stands in for subprocess.run: keeps the commands, fails at those it is told to."""

    def __init__(self, *failures: str, times: int = 99) -> None:
        self.failures = failures
        self.times = times
        self.commands: list[str] = []

    def __call__(self, command: list[str], **_: Any) -> SimpleNamespace:
        text = " ".join(command)
        self.commands.append(text)
        fails = any(part in text for part in self.failures) and self.times > 0
        self.times -= fails
        return SimpleNamespace(returncode=1 if fails else 0)


def test_only_the_standard_library_is_imported() -> None:
    code = "import runpy, sys; runpy.run_path('dev.py'); print(set(sys.modules) & {'numpy', 'rich', 'scene'})"
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_help_teaches() -> None:
    done = subprocess.run([sys.executable, "dev.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for verb in ("demo", "test", "lint", "docs", "bench", "fetch"):
        assert f"python3 dev.py {verb} " in done.stdout
    none = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    wrong = subprocess.run([sys.executable, "dev.py", "dance"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (none.returncode, wrong.returncode) == (2, 2)
    assert "demo" in wrong.stderr


def test_an_old_python_is_one_sentence(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert dev.main(["demo"]) == 1
    assert "Deixis needs Python 3.11 or newer, and this is 3.9 " in capsys.readouterr().err


def test_a_second_run_installs_nothing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(dev, "install", lambda extras: calls.append(list(extras)))
    monkeypatch.setattr(dev, "make_venv", lambda: None)
    dev.set_up((), system=False)
    dev.set_up((), system=False)
    dev.set_up(("torch", "dev"), system=False)
    dev.set_up(("dev",), system=False)
    dev.set_up((), system=False)
    assert calls == [[], ["dev", "torch"]]
    monkeypatch.setattr(dev, "install_digest", lambda _: "changed")
    dev.set_up((), system=False)
    assert calls[2:] == [[]]


def test_a_broken_stamp_installs_again(dev: ModuleType) -> None:
    assert dev.installed_extras(dev.STAMP, "x") is None
    dev.STAMP.write_text("{")
    assert dev.installed_extras(dev.STAMP, "x") is None
    dev.STAMP.write_text(json.dumps({"digest": "x", "extras": ["dev"]}))
    assert dev.installed_extras(dev.STAMP, "x") == {"dev"}
    assert dev.installed_extras(dev.STAMP, "y") is None


def test_what_must_be_installed_decides_the_digest(dev: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "constraints.txt").write_text("a==1\n")
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["a"]\n')
    before = dev.install_digest(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["a"]\n[tool.ruff]\nline-length = 99\n')
    assert dev.install_digest(tmp_path) == before
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["a", "b"]\n')
    assert dev.install_digest(tmp_path) != before
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["a"]\n')
    (tmp_path / "constraints.txt").write_text("a==2\n")
    assert dev.install_digest(tmp_path) != before


def test_pip_is_tried_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = Ran("pip install", times=2)
    monkeypatch.setattr(dev.subprocess, "run", ran)
    dev.install(["dev"])
    assert len(ran.commands) == 3
    assert "-c " + str(ROOT / "constraints.txt") in ran.commands[0]
    assert ran.commands[0].endswith(f"-e {ROOT}[dev]")


def test_pip_that_never_works(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.subprocess, "run", Ran("pip install"))
    with pytest.raises(dev.StopError, match=r"pip could not install Deixis; its message is above. Check the network"):
        dev.install([])


def absent(dev: ModuleType) -> tuple[Any, ...]:
    return (
        dev.SystemPackage("libnone1", "pictures", library="libnone-of-this-name.so.1"),
        dev.SystemPackage("none-fonts", "text", files=("/no/such/*/font.ttf",)),
        dev.SystemPackage("none-tool", "tests", program="no-such-program"),
        dev.SystemPackage("libc6", "everything", library="libc.so.6"),
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system packages are Linux's")
def test_without_root_one_command_is_printed(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(dev.StopError) as stop:
        dev.provide_system(absent(dev))
    assert "sudo apt-get update && sudo apt-get install -y libnone1 none-fonts none-tool\n" in str(stop.value)
    assert "libc6" not in str(stop.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system packages are Linux's")
def test_as_root_apt_installs_what_is_missing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = Ran()
    monkeypatch.setattr(dev.subprocess, "run", ran)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(dev.StopError, match=r"Still missing after apt-get: libnone1 none-fonts none-tool"):
        dev.provide_system(absent(dev))
    assert ran.commands == [
        "apt-get update -q",
        "apt-get install -y -q --no-install-recommends libnone1 none-fonts none-tool",
    ]
    monkeypatch.setattr(dev.subprocess, "run", Ran("apt-get update"))
    with pytest.raises(dev.StopError, match=r"`apt-get update -q` failed. Check the network, or run: sudo apt-get"):
        dev.provide_system(absent(dev))


def test_a_system_without_apt(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    with pytest.raises(dev.StopError, match=r"with your system's package manager"):
        dev.provide_system(absent(dev))


def test_nothing_missing_is_silent(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    dev.provide_system(())
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(os.name != "posix", reason="apt")
def test_python_without_venv(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.subprocess, "run", Ran("-m venv"))
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    with pytest.raises(dev.StopError, match=f"sudo apt-get install -y python{version}-venv"):
        dev.make_venv()


def test_all_steps_run_and_a_failure_is_told(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: list[str], **_: Any) -> SimpleNamespace:
        return SimpleNamespace(returncode=int(command[0]))

    monkeypatch.setattr(dev.subprocess, "run", run)
    steps = [dev.Step("one", ["0"]), dev.Step("two", ["1"]), dev.Step("three", ["5"], none_found_is_fine=True)]
    assert dev.run_steps(steps) == 1
    said = capsys.readouterr().out
    assert [heading for heading in said.splitlines() if heading.startswith("===")] == [
        "=== one ===", "=== two ===", "=== three ===", "=== Summary ===",
    ]  # fmt: skip
    assert "FAILED  two" in said
    assert "ok      three" in said
    assert dev.run_steps([dev.Step("three", ["5"])]) == 1
    assert dev.run_steps(steps[:1]) == 0


def test_options_are_passed_on(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = Ran()
    monkeypatch.setattr(dev.subprocess, "run", ran)
    monkeypatch.setattr(dev, "set_up", lambda *_, **__: None)
    assert dev.main(["test", "--", "-k", "grounding", "-x"]) == 0
    for step in ("-n 2 -m not models and not slow", "-n 2 -m slow and not models", "-m models"):
        assert any(command.endswith(f"-m pytest {step} -k grounding -x") for command in ran.commands)
    assert dev.main(["demo", "--headless", "--out", "there"]) == 0
    assert ran.commands[-1].endswith("-m assistant demo --headless --out there")
    assert dev.main(["fetch", "translator"]) == 0
    assert ran.commands[-1].endswith("-m assistant models fetch translator")


def test_every_requirement_is_pinned() -> None:
    import re
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)
    pinned = {re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() for line in lines}
    for requirement in declared:
        if "sys_platform != 'linux'" in requirement:
            continue
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        assert name is not None
        assert re.sub(r"[-_.]+", "-", name[0]).lower() in pinned, requirement
