"""The outside of a glTF 2.0 file: the two chunks of a GLB, and the buffers and pictures that its URIs lead to."""

from __future__ import annotations

import base64
import binascii
import json
import struct
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scene.errors import SceneFileError
from scene.files import values as v
from scene.files.limits import read_bytes

MAGIC = b"glTF"
JSON_CHUNK = 0x4E4F534A
BIN_CHUNK = 0x004E4942
MAX_GLB_BYTES = 2**32 - 1

READS = (
    "KHR_mesh_quantization",
    "KHR_texture_transform",
    "KHR_lights_punctual",
    "EXT_texture_webp",
    "MSFT_lod",
    "KHR_xmp_json_ld",
    "KHR_node_visibility",
)
"""Extensions that a file may require, besides every `KHR_materials_...`."""


@dataclass
class Container:
    """A file's JSON and the bytes that it points to, each read when first asked for."""

    document: dict[str, Any]
    """The glTF JSON."""
    folder: Path
    """Where relative URIs start, and what they may not leave."""
    binary: bytes | memoryview = b""
    """The GLB's own buffer; empty for a `.gltf`."""
    _buffers: dict[int, bytes | memoryview] = field(default_factory=dict)

    def entries(self, key: str) -> list[Any]:
        """One of the document's top lists; empty where it has none."""
        return v.as_list(self.document.get(key, []), key)

    def entry(self, key: str, index: Any, where: str) -> dict[str, Any]:
        """One row of one of the document's top lists."""
        rows = self.entries(key)
        if isinstance(index, bool) or not isinstance(index, int) or not 0 <= index < len(rows):
            raise v.wrong(where, index, f"the index of one of the {len(rows)} {key}")
        return v.as_object(rows[index], f"{key}[{index}]")

    def buffer(self, index: Any, where: str) -> bytes | memoryview:
        """All bytes of a buffer."""
        row = self.entry("buffers", index, where)
        if index not in self._buffers:
            length = as_count(row.get("byteLength"), f"buffers[{index}].byteLength")
            uri = row.get("uri")
            data = self.binary if uri is None and index == 0 else self.fetch(uri, f"buffers[{index}].uri")
            if len(data) < length:
                raise SceneFileError(
                    f"buffers[{index}] has {len(data)} bytes, but its byteLength is {length}: "
                    "the file was cut off or its .bin is another file's"
                )
            self._buffers[index] = data[:length] if len(data) > length else data
        return self._buffers[index]

    def view(self, index: Any, where: str) -> tuple[memoryview, int | None]:
        """The bytes of a buffer view, and its stride."""
        row = self.entry("bufferViews", index, where)
        here = f"bufferViews[{index}]"
        data = self.buffer(row.get("buffer"), f"{here}.buffer")
        start = as_count(row.get("byteOffset", 0), f"{here}.byteOffset")
        length = as_count(row.get("byteLength"), f"{here}.byteLength")
        if start + length > len(data):
            raise SceneFileError(f"{here} ends at byte {start + length}, but its buffer has {len(data)}")
        stride = row.get("byteStride")
        if stride is not None and not 1 <= as_count(stride, f"{here}.byteStride") <= 4096:
            raise v.wrong(f"{here}.byteStride", stride, "4 to 252")
        return memoryview(data)[start : start + length], stride

    def fetch(self, uri: Any, where: str) -> bytes:
        """What a URI leads to: data in the URI itself, or a file inside the scene's own folder."""
        text = v.as_text(uri, where)
        if text.startswith("data:"):
            head, comma, body = text.partition(",")
            try:
                if head.endswith(";base64"):
                    return base64.b64decode(body, validate=True)
                if comma:
                    return urllib.parse.unquote_to_bytes(body)
            except (binascii.Error, ValueError):
                pass
            raise v.wrong(where, text, "base64 data")
        return read_bytes(self._inside(text, where))

    def _inside(self, uri: str, where: str) -> Path:
        relative = urllib.parse.unquote(uri)
        if "://" in relative or "\0" in relative:
            raise v.wrong(where, uri, "a file beside the scene: nothing is fetched from elsewhere")
        try:
            folder = self.folder.resolve()
            path = (folder / relative).resolve()
        except (OSError, RuntimeError, ValueError):
            raise v.wrong(where, uri, "a file beside the scene") from None
        if not path.is_relative_to(folder):
            raise v.wrong(where, uri, f"a file inside the scene's own folder {str(self.folder)!r}")
        if not path.is_file():
            raise SceneFileError(f"{where} names the file {uri!r}, which is not in {str(self.folder)!r}: put it there")
        return path


def as_count(value: Any, where: str) -> int:
    """A whole number, 0 or above."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise v.wrong(where, value, "a whole number, 0 or above")
    return value


def open_glb(path: Path) -> Container:
    """The container of a `.glb` file."""
    data = read_bytes(path)
    what = repr(str(path))
    if data[:4] != MAGIC or len(data) < 20:
        begins = repr(data[:8]) if data else "empty"
        raise SceneFileError(f"{what} is no binary glTF: it is {begins}, expected a file that begins with 'glTF'")
    version, length = struct.unpack_from("<II", data, 4)
    if version != 2:
        raise SceneFileError(f"{what} is glTF {version}: expected 2; export it again as glTF 2.0")
    if length > len(data):
        raise SceneFileError(f"{what} was cut off: it has {len(data)} bytes of the {length} that it declares")
    chunks = _chunks(data[:length], what)
    if not chunks or chunks[0][0] != JSON_CHUNK:
        raise SceneFileError(f"{what} has no JSON chunk: expected one right after its header")
    binary = next((body for kind, body in chunks[1:] if kind == BIN_CHUNK), memoryview(b""))
    return _container(bytes(chunks[0][1]), what, path.parent, binary)


def _chunks(data: bytes, what: str) -> list[tuple[int, memoryview]]:
    found, at, view = [], 12, memoryview(data)
    while at + 8 <= len(data):
        length, kind = struct.unpack_from("<II", data, at)
        if at + 8 + length > len(data):
            raise SceneFileError(
                f"{what} has a chunk of {length} bytes at byte {at}, of which {len(data) - at - 8} are there"
            )
        found.append((kind, view[at + 8 : at + 8 + length]))
        at += 8 + length + (-length % 4)
    return found


def open_gltf(path: Path) -> Container:
    """The container of a `.gltf` file."""
    return _container(read_bytes(path), repr(str(path)), path.parent, b"")


def _container(text: bytes, what: str, folder: Path, binary: bytes | memoryview) -> Container:
    document = v.parse_json(text, what)
    if not isinstance(document, dict) or not isinstance(document.get("asset"), dict):
        raise SceneFileError(f"{what} is no glTF: its JSON has no 'asset'")
    version = document["asset"].get("version")
    if not str(version).startswith("2."):
        raise SceneFileError(f"{what} is glTF {version!r}: expected '2.0'; export it again as glTF 2.0")
    for name in v.as_list(document.get("extensionsRequired", []), "extensionsRequired"):
        if name not in READS and not str(name).startswith("KHR_materials_"):
            raise SceneFileError(
                f"{what} needs the glTF extension {name!r}, which is not read here: export it without "
                "(for compressed meshes: without Draco or meshopt)"
            )
    return Container(document, folder, binary)


def glb_bytes(document: dict[str, Any], binary: bytes) -> bytes:
    """A whole `.glb`; the same document and buffer give the same bytes."""
    if binary:
        document = {**document, "buffers": [{"byteLength": len(binary)}]}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), JSON_CHUNK) + text
    if binary:
        binary += b"\0" * (-len(binary) % 4)
        chunks += struct.pack("<II", len(binary), BIN_CHUNK) + binary
    if 12 + len(chunks) > MAX_GLB_BYTES:
        raise SceneFileError(f"the scene needs {len(chunks)} bytes, but a .glb holds 4 GiB at most: take objects out")
    return struct.pack("<4sII", MAGIC, 2, 12 + len(chunks)) + chunks


def gltf_bytes(document: dict[str, Any], binary: bytes) -> bytes:
    """A whole `.gltf` in one file: its buffer is a data URI."""
    if binary:
        uri = "data:application/octet-stream;base64," + base64.b64encode(binary).decode()
        document = {**document, "buffers": [{"byteLength": len(binary), "uri": uri}]}
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
