"""Turns Sweet Home 3D's furniture libraries into folders of labelled meshes, to teach and to measure the labeller with.

    apt-get download sweethome3d-furniture && dpkg -x sweethome3d-furniture_*.deb furniture
    cd furniture/usr/share/sweethome3d/furniture
    for f in *.sh3f; do unzip -q "$f" -d "$OLDPWD/libraries/${f%.sh3f}"; done
    cd -
    python tools/furniture_meshes.py libraries/* -o meshes

Each library becomes one folder: meshes/LIBRARY/kind/name.glb, upright, in metres, its front to +Z, and
meshes/LIBRARY/ATTRIBUTION.txt with its licence and makers, which `deixis train labeller --meshes` copies into the model
card. What each model is called here, and what is left out and why, is in furniture_meshes.toml.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.labelling.training.models import ATTRIBUTION, mesh_of  # noqa: E402 - the root is put on the path first
from scene.errors import DeixisError  # noqa: E402
from scene.files import save_scene  # noqa: E402
from scene.meshes import Mesh  # noqa: E402
from scene.objects import Geometry, Scene, SceneObject  # noqa: E402

CATALOGUE = "PluginFurnitureCatalog.properties"
"""Lists the models of a library."""
LINE = re.compile(r"(\w+)(?:#(\d+))?=(.*)")
Rows = dict[str, str]


@dataclass(frozen=True)
class Names:
    """What models are in our words."""

    kinds: Mapping[str, str]
    """By name, in lower case."""
    models: Mapping[str, str]
    """By id; goes before the name."""
    skipped: Mapping[str, str]
    """Why a name or id is left out."""

    @staticmethod
    def load() -> Names:
        """From the file beside this one."""
        data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

        def turned(part: str) -> dict[str, str]:
            return {name: key for key, names in data[part].items() for name in names}

        return Names(turned("kinds"), turned("models"), turned("skipped") | turned("skipped_models"))

    def of(self, row: Rows) -> str | None:
        """The kind of a model; None where it is left out. Raises `DeixisError` for a name that the file lacks."""
        name = row["name"].lower()
        if row["id"] in self.models:
            return self.models[row["id"]]
        if row["id"] in self.skipped:
            return None
        if name in self.kinds:
            return self.kinds[name]
        if name in self.skipped:
            return None
        raise DeixisError(f"{row['id']!r} is called {name!r}: furniture_meshes.toml does not say what that is; "
                          "add it under [kinds] or [skipped]")


def read_catalogue(folder: Path) -> tuple[Rows, list[Rows]]:
    """What a library says of itself and of each of its models."""
    path = folder / CATALOGUE
    if not path.is_file():
        raise DeixisError(f"{str(folder)!r} has no {CATALOGUE}: expected an unpacked .sh3f file")
    about: Rows = {}
    rows: dict[int, Rows] = {}
    for key, number, value in LINE.findall(path.read_text("latin-1")):
        plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), value).strip()
        (rows.setdefault(int(number), {}) if number else about)[key] = plain
    return about, [rows[n] for n in sorted(rows)]


def upright(mesh: Mesh, row: Rows) -> Mesh:
    """A model turned as the catalogue says, in its true size, metres, the middle of its base at the origin."""
    turn = np.array([float(v) for v in row.get("modelRotation", "1 0 0 0 1 0 0 0 1").split()]).reshape(3, 3)
    points = [p.positions.astype(np.float64) @ turn.T for p in mesh.primitives]
    every = np.concatenate(points)
    lo, hi = every.min(axis=0), every.max(axis=0)
    size = np.array([float(row[k]) for k in ("width", "height", "depth")]) / 100
    scale = size / np.maximum(hi - lo, 1e-9)
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    return Mesh(tuple(
        replace(p, positions=((q - base) * scale).astype(np.float32), normals=_turned(p.normals, turn, scale))
        for p, q in zip(mesh.primitives, points, strict=True)))


def _turned(normals: NDArray[np.float32] | None, turn: NDArray[np.float64], scale: NDArray[np.float64]
            ) -> NDArray[np.float32] | None:
    if normals is None:
        return None
    straight = normals @ turn.T / scale
    return np.asarray(straight / np.maximum(np.linalg.norm(straight, axis=1, keepdims=True), 1e-9), np.float32)


def converted(folder: Path, out: Path, names: Names) -> Iterator[tuple[Rows, str | None]]:
    """Write a library's models and its attribution; each model's row, with its kind where it was written."""
    about, rows = read_catalogue(folder)
    makers: set[str] = set()
    for row in rows:
        kind = names.of(row)
        if kind is not None:
            mesh = upright(mesh_of(folder / row["model"].lstrip("/")), row)
            path = out / folder.name / kind.replace(" ", "_") / f"{row['id'].partition('#')[2]}.glb"
            path.parent.mkdir(parents=True, exist_ok=True)
            scene = Scene()
            thing = SceneObject("object", label=kind, geometry=Geometry(scene.meshes.add(mesh), *mesh.bounds))
            save_scene(Scene.of([thing], meshes=scene.meshes), path)
            makers.add(row["creator"])
        yield row, kind
    text = f"{about['name']}: {about['license']}; models by {', '.join(sorted(makers))}."
    (out / folder.name).mkdir(parents=True, exist_ok=True)
    (out / folder.name / ATTRIBUTION).write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Convert the libraries that are named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("libraries", nargs="+", type=Path, metavar="LIBRARY", help="a folder with an unpacked .sh3f")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FOLDER", help="where the meshes go")
    args = parser.parse_args()
    names = Names.load()
    try:
        for folder in args.libraries:
            found = Counter(kind for _, kind in converted(folder, args.out, names))
            skipped = found.pop(None, 0)
            print(f"{folder.name}: {found.total()} meshes of {len(found)} kinds, {skipped} left out")
    except DeixisError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
