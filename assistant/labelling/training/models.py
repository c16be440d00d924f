"""The models to learn from: the catalogue, varieties made for training, a person's own folder of labelled meshes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scene.catalogue import catalogue, load_mesh
from scene.errors import DeixisError, UsageError
from scene.files import formats, open_scene
from scene.meshes import Material, Mesh, Primitive

ATTRIBUTION = "ATTRIBUTION.txt"
"""A file of this name in a folder of meshes says whose they are; the model card repeats it."""


@dataclass(frozen=True, eq=False)
class Model:
    """One mesh with what it is."""

    name: str
    """Its asset's id, its file, or the number of a variety."""
    label: str
    """In lower case."""
    family: str
    """Models of one family are the same thing in other colours: they are never apart in training and test."""
    source: str
    """"catalogue", "variety" or "folder"."""
    category: str
    """The family of kinds it belongs to; empty where nobody knows."""
    load: Callable[[], Mesh]
    """Its mesh, upright, metres."""
    collection: str = ""
    """The folder of meshes that it is from; empty where it is from none."""
    path: Path | None = None
    """Its file in that folder."""


def catalogue_models() -> list[Model]:
    """Every asset. Those of one recipe are one family, whatever their colours and measures."""
    from assets.recipes import RECIPES

    def family(asset_id: str) -> str:
        make = RECIPES[asset_id].make
        maker = dict(zip(make.__code__.co_freevars, make.__closure__ or (), strict=True))["make"].cell_contents
        return f"{maker.__module__}.{maker.__qualname__}"

    return [Model(a.id, a.label, family(a.id), "catalogue", a.category, lambda i=a.id: load_mesh(i))  # type: ignore[misc]
            for a in catalogue().values()]


def variety_models(each: int, seed: int) -> list[Model]:
    """`each` models of every kind that has a maker, made from random measures."""
    from assets.variety import MAKERS

    category = {a.label: a.category for a in catalogue().values()}
    return [
        Model(f"{label} {n}", label, f"variety {label} {n}", "variety", category.get(label, ""),
              lambda w=label, n=n: made(w, [seed, n]))  # type: ignore[misc]
        for label in sorted(MAKERS) for n in range(each)
    ]


def made(label: str, seed: Sequence[int]) -> Mesh:
    """One variety as a mesh."""
    from assets.recipes.textures import png
    from assets.variety import make

    parts = []
    for finish, soup in make(label, seed).by_finish():
        n = len(soup.points) * 3
        colors = None
        if soup.colors is not None:
            colors = np.ones((n, 4), np.float32)
            colors[:, :3] = soup.colors.reshape(n, 3)
        texture = png(finish.texture.image()) if finish.texture is not None and soup.uvs is not None else None
        parts.append(Primitive(
            soup.points.reshape(n, 3).astype(np.float32), np.arange(n, dtype=np.uint32).reshape(-1, 3),
            soup.normals.reshape(n, 3).astype(np.float32),
            soup.uvs.reshape(n, 2).astype(np.float32) if texture is not None and soup.uvs is not None else None, colors,
            Material(finish.name, (*finish.rgb, 1.0), finish.metallic, finish.roughness, texture=texture)))
    return Mesh(tuple(parts))


def folder_models(folder: Path) -> list[Model]:
    """The meshes of FOLDER/label/*: one model a file. Raises `UsageError` for a folder that holds none."""
    if not folder.is_dir():
        raise UsageError(f"{str(folder)!r} is no folder: expected one with a folder of meshes a label (mug/one.glb)")
    endings = {s for f in formats() for s in f.SUFFIXES}
    paths = [p for p in sorted(folder.glob("*/*")) if p.suffix.lower() in endings and not p.name.startswith(".")]
    if not paths:
        raise UsageError(f"{str(folder)!r} holds no meshes: expected one folder a label in it (mug/one.glb)")
    label = {p: " ".join(p.parent.name.lower().replace("_", " ").split()) for p in paths}
    return [Model(str(p.relative_to(folder.parent)), label[p], str(p), "folder", "", lambda p=p: mesh_of(p),  # type: ignore[misc]
                  folder.resolve().name, p) for p in paths]


def attribution_of(folders: Sequence[Path]) -> list[str]:
    """Whose the meshes of folders are, in the words of their `ATTRIBUTION.txt`; the name of a folder without one."""
    said = []
    for folder in folders:
        path = folder / ATTRIBUTION
        text = " ".join(path.read_text(encoding="utf-8", errors="replace").split()) if path.is_file() else ""
        said.append(text or folder.resolve().name)
    return said


def mesh_of(path: Path) -> Mesh:
    """All of a file as one mesh in the world's frame."""
    from assistant.labelling.subject import subjects_of

    scene = open_scene(path)
    parts = list(_in_world(subjects_of(scene, [o.id for o in scene if o.visible])))
    if not any(len(p.positions) for p in parts):
        raise DeixisError(f"{str(path)!r} has no surface: expected a mesh of one object")
    return Mesh(tuple(parts))


def _in_world(subjects: Iterator[object]) -> Iterator[Primitive]:
    from dataclasses import replace

    from assistant.labelling.subject import Subject

    for s in subjects:
        assert isinstance(s, Subject)
        assert s.world_from_subject is not None
        rotation, translation = s.world_from_subject
        for p in s.parts:
            normals = None if p.normals is None else (p.normals @ rotation.T).astype(np.float32)
            yield replace(p, positions=(p.positions @ rotation.T + translation).astype(np.float32), normals=normals)
