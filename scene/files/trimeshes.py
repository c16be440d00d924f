"""Meshes through trimesh: the formats that it reads well, with nothing read from outside the scene's own folder."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import numpy as np

from scene.errors import SceneFileError
from scene.files.limits import check_size, read_bytes
from scene.files.shapes import Shape
from scene.meshes import Material

log = logging.getLogger(__name__)


class FolderResolver:
    """Gives trimesh the files beside a scene, and no others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def get(self, name: str) -> bytes:
        """The bytes of a file in the folder or below it."""
        path = (self._folder / name.strip()).resolve()
        if not path.is_relative_to(self._folder):
            log.warning("%r lies outside the scene's own folder %s: it is left out", name, self._folder)
            raise FileNotFoundError(name)
        check_size(path)
        return path.read_bytes()

    def namespaced(self, namespace: str) -> FolderResolver:
        """The same for a folder below."""
        return FolderResolver(self._folder / namespace)


def shapes(path: Path, kind: str, **options: Any) -> list[Shape]:
    """The meshes of a file of a kind that trimesh knows ("obj", "stl", "off")."""
    import trimesh

    data = read_bytes(path)
    try:
        loaded = trimesh.load_scene(io.BytesIO(data), file_type=kind, resolver=FolderResolver(path.parent), **options)
        found = [(name, g) for name, g in loaded.geometry.items() if isinstance(g, trimesh.Trimesh)]
        return [_shape(name if len(found) > 1 else "", g) for name, g in sorted(found, key=lambda f: f[0])]
    except SceneFileError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file makes the parser raise almost anything
        raise SceneFileError(
            f"{str(path)!r} cannot be read as {kind.upper()}: {str(error)[:120] or type(error).__name__}; "
            "export it again"
        ) from None


def _shape(name: str, mesh: Any) -> Shape:
    visual, uvs, colors, material = mesh.visual, None, None, None
    if visual.kind == "texture":
        uvs = visual.uv
        material = _material(visual.material)
        if uvs is not None:
            uvs = np.stack([uvs[:, 0], 1.0 - uvs[:, 1]], axis=1)
    elif visual.kind == "vertex":
        colors = np.asarray(visual.vertex_colors, np.float64) / 255.0
    return Shape(np.asarray(mesh.vertices), np.asarray(mesh.faces), name, None, uvs, colors, material)


def _material(source: Any) -> Material:
    pbr = source if hasattr(source, "baseColorFactor") else source.to_pbr()
    factor = pbr.baseColorFactor
    r, g, b, a = (1.0, 1.0, 1.0, 1.0) if factor is None else (float(n) / 255.0 for n in factor)
    picture = pbr.baseColorTexture
    texture = None
    if picture is not None:
        buffer = io.BytesIO()
        picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(buffer, "PNG")
        texture = buffer.getvalue()
    return Material(
        str(getattr(source, "name", "") or ""), (r, g, b, a), texture=texture, alpha_mode="BLEND" if a < 1 else "OPAQUE"
    )
