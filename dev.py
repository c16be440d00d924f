#!/usr/bin/env python3
"""Set up, run and check Deixis with one command. Needs Python 3.11 or newer and nothing else.

  python3 dev.py demo    the guided tour: in a window, or headless into out/ where there is no display
  python3 dev.py test    every check: lint, types, imports, docs, fast tests, tests with the real models
  python3 dev.py lint    the checks that read the code only
  python3 dev.py docs    write again the generated parts of the documentation
  python3 dev.py bench   the benchmarks
  python3 dev.py fetch   the models that the demo needs, or those you name

The first run makes .venv, installs into it, says which system libraries are missing (as root on Debian or Ubuntu it
installs them) and fetches models. Later runs start at once. What follows the verb is passed on:

  python3 dev.py demo --headless --out out
  python3 dev.py test -- -k grounding -x
  python3 dev.py bench pick
  python3 dev.py fetch translator
"""

from __future__ import annotations

import argparse
import ctypes
import glob
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "deixis-install.json"
OLDEST_PYTHON = (3, 11)
DEMO_MODELS = ("hearing", "words")
PIP_PAUSES_S = (5, 20)
"""How long to wait before each further try when pip fails."""


class StopError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


@dataclass(frozen=True)
class SystemPackage:
    """A library or program that pip cannot bring."""

    apt: str
    """Its package on Debian and Ubuntu."""
    why: str
    """What needs it."""
    library: str = ""
    """The shared library that shows it is there."""
    program: str = ""
    """The program that shows it is there."""
    files: tuple[str, ...] = ()
    """Patterns of files, any of which shows that it is there."""

    def present(self) -> bool:
        """Whether this machine has it."""
        if self.library:
            try:
                ctypes.CDLL(self.library)
            except OSError:
                return False
            return True
        if self.program:
            return shutil.which(self.program) is not None
        return any(glob.glob(pattern) for pattern in self.files)


MESA_FILES = (
    *(f"/usr/lib{folder}/dri/*swrast_dri.so" for folder in ("*", "/*")),
    *(f"/usr/lib{folder}/libgallium*.so" for folder in ("*", "/*")),
    "/dev/nvidia0",
)
FONT_FILES = tuple(f"/usr/share/fonts/{depth}DejaVuSans.ttf" for depth in ("", "*/", "*/*/"))
SYSTEM_PACKAGES = (
    SystemPackage("libegl1", "pictures without a display", library="libEGL.so.1"),
    SystemPackage("libgl1", "the window", library="libGL.so.1"),
    SystemPackage("libgl1-mesa-dri", "drawing without a graphics card", files=MESA_FILES),
    SystemPackage("libusb-1.0-0", "Open3D", library="libusb-1.0.so.0"),
    SystemPackage("libgomp1", "Open3D and the models", library="libgomp.so.1"),
    SystemPackage("libfreetype6", "text in pictures", library="libfreetype.so.6"),
    SystemPackage("libfontconfig1", "text in pictures", library="libfontconfig.so.1"),
    SystemPackage("fonts-dejavu-core", "text in pictures", files=FONT_FILES),
)
TEST_PACKAGES = (SystemPackage("xvfb", "tests of the window", program="Xvfb"),)


def main(argv: Sequence[str]) -> int:
    """Run one verb; the exit code."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        print(python_too_old(sys.version_info[:2]), file=sys.stderr)
        return 1
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="dev.py", usage="dev.py VERB ...", description=__doc__, formatter_class=raw)
    parser.add_argument("verb", choices=sorted(VERBS), metavar="VERB", help="demo, test, lint, docs, bench or fetch")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="passed on")
    if not argv:
        parser.print_help()
        return 2
    options = parser.parse_args(argv)
    rest = options.rest[1:] if options.rest[:1] == ["--"] else options.rest
    try:
        return VERBS[options.verb](rest)
    except StopError as stop:
        print(f"\ndev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130


def python_too_old(version: tuple[int, ...]) -> str:
    """The sentence for an interpreter that cannot run Deixis."""
    wanted = ".".join(map(str, OLDEST_PYTHON))
    return (
        f"Deixis needs Python {wanted} or newer, and this is {'.'.join(map(str, version))} ({sys.executable}). "
        f"Run it with a newer one, such as: python{wanted} dev.py demo"
    )


def demo(rest: Sequence[str]) -> int:
    """The guided tour."""
    set_up(("microphone",))
    fetch_models(DEMO_MODELS)
    return deixis("demo", *rest)


def test(rest: Sequence[str]) -> int:
    """Every check, all of them even when one fails."""
    set_up(("torch", "dev", "microphone"), TEST_PACKAGES)
    fetch_models(DEMO_MODELS)
    some = bool(rest)
    quick, longer = ("not models and not slow", "slow and not models")
    fast = Step("fast tests", python("-m", "pytest", "-n", "2", "-m", quick, *rest), none_found_is_fine=some)
    slow = Step("slow tests", python("-m", "pytest", "-n", "2", "-m", longer, *rest), none_found_is_fine=some)
    real = Step("tests with the real models", python("-m", "pytest", "-m", "models", *rest), none_found_is_fine=some)
    return run_steps((*lint_steps(), *docs_steps("--check"), fast, slow, real))


def lint(rest: Sequence[str]) -> int:
    """What reads the code only."""
    set_up(("dev",))
    return run_steps(lint_steps())


def docs(rest: Sequence[str]) -> int:
    """Write the generated parts of the documentation."""
    set_up(("torch", "dev", "microphone"))
    return run_steps(docs_steps(*rest))


def bench(rest: Sequence[str]) -> int:
    """The benchmarks."""
    set_up(())
    fetch_models(DEMO_MODELS)
    return deixis("bench", *rest)


def fetch(rest: Sequence[str]) -> int:
    """The models named, or those of the demo."""
    set_up((), system=False)
    return deixis("models", "fetch", *(rest or DEMO_MODELS))


VERBS = {"demo": demo, "test": test, "lint": lint, "docs": docs, "bench": bench, "fetch": fetch}


def set_up(extras: Sequence[str], more: Sequence[SystemPackage] = (), *, system: bool = True) -> None:
    """Make this machine able to run Deixis; nothing is done twice."""
    if system and sys.platform.startswith("linux"):
        provide_system((*SYSTEM_PACKAGES, *more))
    if not venv_python().exists():
        make_venv()
    digest = install_digest(ROOT)
    have = installed_extras(STAMP, digest)
    if have is None or not have.issuperset(extras):
        everything = sorted({*extras, *(have or ())})
        install(everything)
        STAMP.write_text(json.dumps({"digest": digest, "extras": everything}) + "\n", encoding="utf-8")


def provide_system(packages: Sequence[SystemPackage]) -> None:
    """Install the system packages that are missing, or stop with the one command that does."""
    missing = [package for package in packages if not package.present()]
    if not missing:
        return
    heading("System libraries that are missing")
    for package in missing:
        print(f"  {package.apt:<20} for {package.why}")
    names = [package.apt for package in missing]
    if shutil.which("apt-get") is None:
        raise StopError(
            f"Install these with your system's package manager (the names are Debian's): {' '.join(names)}. "
            "Then run the same command again."
        )
    if os.geteuid() != 0:
        raise StopError(f"Run this, then the same command again:\n\n  {apt_command(names)}\n")
    apt_install(names)
    still = [package.apt for package in missing if not package.present()]
    if still:
        raise StopError(f"Still missing after apt-get: {' '.join(still)}. Install them by hand and run it again.")


def apt_command(names: Sequence[str]) -> str:
    """What a person without root types."""
    return f"sudo apt-get update && sudo apt-get install -y {shlex.join(names)}"


def apt_install(names: Sequence[str]) -> None:
    """As root: bring packages, reading the package lists anew first."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", *names]):
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL).returncode:
            raise StopError(f"`{shlex.join(command)}` failed. Check the network, or run: {apt_command(names)}")


def make_venv() -> None:
    """A virtual environment in .venv; on Debian its package may have to come first."""
    heading(f"Making {VENV.name}")
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], stdout=subprocess.DEVNULL).returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") and os.geteuid() == 0:
        apt_install([package])
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)]).returncode == 0:
            return
        shutil.rmtree(VENV, ignore_errors=True)
    raise StopError(
        f"Python could not make a virtual environment in {VENV}. On Debian and Ubuntu its venv module is a package of "
        f"its own; run this, then the same command again:\n\n  {apt_command([package])}\n"
    )


def venv_python() -> Path:
    """The interpreter inside .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install_digest(root: Path) -> str:
    """Changes when what must be installed changes."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [project.get("project"), project.get("build-system"), project.get("tool", {}).get("setuptools")]
    pins = (root / "constraints.txt").read_text(encoding="utf-8")
    text = json.dumps([wanted, pins, sys.version_info[:2]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def installed_extras(stamp: Path, digest: str) -> frozenset[str] | None:
    """The extras that earlier runs installed from this very declaration; None when they installed from another."""
    try:
        record = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return frozenset(record["extras"]) if record.get("digest") == digest else None


def install(extras: Sequence[str]) -> None:
    """pip, with every version pinned; tried again when the network fails."""
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    heading(f"Installing Deixis into {VENV.name}{' with ' + ', '.join(extras) if extras else ''} (some minutes)")
    command = python("-m", "pip", "install", "--disable-pip-version-check", "--no-input")
    command += [] if sys.stderr.isatty() else ["--quiet"]
    command += ["-c", str(ROOT / "constraints.txt"), "-e", target]
    began = time.monotonic()
    for pause in (*PIP_PAUSES_S, None):
        if subprocess.run(command, cwd=ROOT).returncode == 0:
            print(f"installed in {time.monotonic() - began:.0f} s")
            return
        if pause is not None:
            print(f"pip failed; trying again in {pause} s", file=sys.stderr)
            time.sleep(pause)
    raise StopError(
        "pip could not install Deixis; its message is above. Check the network and run it again: what was downloaded "
        f"is kept. By hand: {shlex.join(command)}"
    )


def fetch_models(names: Sequence[str]) -> None:
    """The models a verb needs; those already here cost nothing."""
    if deixis("models", "fetch", *names, quiet=True):
        raise StopError("The models could not be fetched; the reason is above.")


@dataclass(frozen=True)
class Step:
    """One check."""

    name: str
    """What the heading says."""
    command: list[str]
    """What is run."""
    none_found_is_fine: bool = False
    """Whether pytest may find no test at all (it was told to look for some only)."""


def lint_steps() -> tuple[Step, ...]:
    """Checks that only read the code."""
    return (
        Step("ruff", python("-m", "ruff", "check", ".")),
        Step("types", python("-m", "mypy")),
        Step("imports", python("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    )


def docs_steps(*options: str) -> tuple[Step, ...]:
    """The generated parts of the documentation, written or (with `--check`) compared."""
    steps = [Step("licences", python("tools/licences.py", *options))]
    if (ROOT / "assistant" / "docs").exists():
        steps.insert(0, Step("docs", python("-m", "assistant.docs", *options)))
    return tuple(steps)


def run_steps(steps: Sequence[Step]) -> int:
    """Run all, then say how each went; 1 when any failed."""
    rows = []
    for step in steps:
        heading(step.name)
        began = time.monotonic()
        code = subprocess.run(step.command, cwd=ROOT).returncode
        good = code == 0 or (code == 5 and step.none_found_is_fine)
        rows.append((step.name, good, time.monotonic() - began))
    heading("Summary")
    for name, good, took_s in rows:
        print(f"  {'ok    ' if good else 'FAILED'}  {name:<28}{took_s:7.1f} s")
    print(f"  {sum(row[2] for row in rows):.0f} s in all")
    return 0 if all(row[1] for row in rows) else 1


def python(*arguments: str) -> list[str]:
    """A command for the interpreter of .venv."""
    return [str(venv_python()), *arguments]


def deixis(*arguments: str, quiet: bool = False) -> int:
    """Run a command of Deixis; its exit code."""
    sys.stdout.flush()
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(python("-m", "assistant", *arguments), cwd=ROOT, stdout=output).returncode


def heading(text: str) -> None:
    """A line that separates the steps."""
    print(f"\n=== {text} ===", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
