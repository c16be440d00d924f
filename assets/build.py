"""Makes the models and their index from the recipes: `python -m assets.build [--only ID ...]`."""

from __future__ import annotations

import argparse
import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assets.glb import GlbWriter, indexed
from assets.recipes import RECIPES
from assets.recipes.colour import Rgb, word
from assets.recipes.kit import Kit
from assets.recipes.materials import FAMILIES, Finish
from assets.recipes.registry import Recipe
from assets.recipes.soup import Soup, face_vectors

HERE = Path(__file__).parent
LEVELS = 3
KINDS: dict[str, dict[str, Any]] = tomllib.loads((HERE / "kinds.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Built:
    """A finished model and its line in the index."""

    glb: bytes  # the file's content
    entry: dict[str, Any]  # what catalogue.json says of it


def build(recipe: Recipe) -> Built:
    """Make one model at every level of detail, its origin at the centre of its base."""
    kits = [Kit(lod) for lod in range(LEVELS)]
    for kit in kits:
        recipe.make(kit)
    lo, hi = kits[0].bounds()
    writer = GlbWriter(recipe.id)
    triangles = []
    for kit in kits:
        low, high = kit.bounds()
        shift = -np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
        soups = [(finish, replace(soup, points=soup.points + shift)) for finish, soup in kit.by_finish()]
        writer.add_level(soups)
        triangles.append(sum(len(indexed(soup)[1]) for _, soup in soups))
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    return Built(writer.to_bytes(), _entry(recipe, kits[0], hi - lo, base, triangles))


def _entry(recipe: Recipe, kit: Kit, size: Any, base: Any, triangles: list[int]) -> dict[str, Any]:
    kind = KINDS[recipe.kind]
    soups = kit.by_finish()
    mean, colour = _colours(soups)
    surfaces = [
        {
            "y": round(s.y - base[1], 5),
            "x": [round(v - base[0], 5) for v in s.x],
            "z": [round(v - base[2], 5) for v in s.z],
        }
        for s in sorted(kit.surfaces, key=lambda s: -s.y)
    ]
    families = dict.fromkeys(finish.family for finish, _ in soups)
    glows = any(finish.glow is not None for finish, _ in soups)
    tags = [*kind["tags"], *recipe.tags, *(["support"] if surfaces else [])]
    return {
        "id": recipe.id,
        "label": kind.get("label", recipe.kind),
        "aliases": list(dict.fromkeys([*recipe.aliases, *kind.get("aliases", [])])),
        "category": kind["category"],
        "hypernyms": kind["hypernyms"],
        "size": [round(float(v), 5) for v in size],
        "rgb": [round(v, 4) for v in mean],
        "colour": recipe.colour or colour,
        "materials": [w for family in families for w in FAMILIES.get(family, ())],
        "tags": list(dict.fromkeys(tags)),
        "states": list(dict.fromkeys([*kind.get("states", []), *recipe.states, *(["on"] if glows else [])])),
        "surfaces": surfaces,
        "triangles": triangles,
        "licence": "CC0-1.0",
    }


def _colours(soups: list[tuple[Finish, Soup]]) -> tuple[Rgb, str]:
    """Mean colour by area, and the word for the colour that covers most."""
    total, whole = np.zeros(3), 0.0
    areas: dict[str, float] = {}
    for finish, soup in soups:
        area = np.linalg.norm(face_vectors(soup.points), axis=1) / 2
        paint = np.ones(3) if soup.colors is None else np.average(soup.colors.mean(axis=1), axis=0, weights=area)
        print_ = np.ones(3) if finish.texture is None else finish.texture.mean()
        colour = np.asarray(finish.rgb) * paint * print_
        total += colour * area.sum()
        whole += float(area.sum())
        name = word((float(colour[0]), float(colour[1]), float(colour[2])))
        areas[name] = areas.get(name, 0.0) + float(area.sum())
    mean = total / whole
    return (float(mean[0]), float(mean[1]), float(mean[2])), max(areas, key=areas.__getitem__)


def index_text(entries: list[dict[str, Any]]) -> str:
    """The index as JSON, one asset a line, in order of id."""
    lines = ",\n".join(json.dumps(e, ensure_ascii=False) for e in sorted(entries, key=lambda e: str(e["id"])))
    return f'{{"format": "deixis-catalogue", "version": 1, "assets": [\n{lines}\n]}}\n'


def main(arguments: list[str] | None = None) -> None:
    """Write the models asked for (all by default), drop models without a recipe, and write the whole index."""
    parser = argparse.ArgumentParser(prog="python -m assets.build", description=__doc__)
    parser.add_argument(
        "--only",
        nargs="+",
        choices=sorted(RECIPES),
        metavar="ID",
        help="make only these models; the index keeps the others",
    )
    only = parser.parse_args(arguments).only
    models, index = HERE / "models", HERE / "catalogue.json"
    models.mkdir(exist_ok=True)
    kept = json.loads(index.read_text(encoding="utf-8"))["assets"] if only and index.exists() else []
    entries = {e["id"]: e for e in kept if e["id"] in RECIPES}
    for id in only or RECIPES:
        built = build(RECIPES[id])
        (models / f"{id}.glb").write_bytes(built.glb)
        entries[id] = built.entry
        print(f"{id:24} {built.entry['size']}  {built.entry['triangles']}  {len(built.glb) // 1024} kB")
    for stale in models.glob("*.glb"):
        if stale.stem not in RECIPES:
            stale.unlink()
    index.write_text(index_text(list(entries.values())), encoding="utf-8")
    print(f"{len(entries)} models, {sum(f.stat().st_size for f in models.glob('*.glb')) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
