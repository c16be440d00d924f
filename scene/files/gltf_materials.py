"""glTF materials to `Material` and back. What `Material` has no field for rides along in its `maps` and `extras`."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, Literal

from scene.errors import SceneFileError
from scene.files import values as v
from scene.files.colour_space import linear_rgb, srgb_rgb
from scene.files.gltf_container import Container
from scene.frames import Rgb
from scene.meshes import Material

log = logging.getLogger(__name__)

BASE = "pbrMetallicRoughness.baseColorTexture"
"""The place of the picture that `Material.texture` holds."""
MAX_PIXELS = 2**26
"""A picture larger than 64 megapixels is left out."""
KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}

AlphaMode = Literal["OPAQUE", "MASK", "BLEND"]


class MaterialReader:
    """The materials of one file, each read once."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._read: dict[int, Material] = {}
        self._pictures: dict[int, bytes | None] = {}

    def material(self, index: Any, where: str) -> Material:
        """The material of an index; one that we painted over leads to the one below the paint."""
        row = self._container.entry("materials", index, where)
        here = f"materials[{index}]"
        below = own_extras(row).get("painted_from")
        if below is not None and below != index:
            row, here = (
                self._container.entry("materials", below, f"{here}.extras.deixis.painted_from"),
                f"materials[{below}]",
            )
            index = below
        if index not in self._read:
            self._read[index] = self._material(row, here)
        return self._read[index]

    def _material(self, row: dict[str, Any], where: str) -> Material:
        rest = json.loads(v.canonical(row, where) or "{}")
        maps, textures = [], {}
        for place, holder, key in list(_texture_infos(rest)):
            picture, how = self._texture(holder[key].pop("index"), f"{where}.{place}.index")
            if not holder[key]:
                del holder[key]
            if picture is not None:
                maps.append((place, picture))
                if how:
                    textures[place] = how
        pbr = v.as_object(rest.pop("pbrMetallicRoughness", {}), f"{where}.pbrMetallicRoughness")
        red, green, blue, alpha = v.as_numbers(pbr.pop("baseColorFactor", [1, 1, 1, 1]), f"{where}.baseColorFactor", 4)
        glow = v.as_vec3(rest.pop("emissiveFactor", [0, 0, 0]), f"{where}.emissiveFactor")
        mode = rest.pop("alphaMode", "OPAQUE")
        if mode not in ("OPAQUE", "MASK", "BLEND"):
            raise v.wrong(f"{where}.alphaMode", mode, "OPAQUE, MASK or BLEND")
        exact = own_extras(rest)
        material = Material(
            name=name_of(rest.pop("name", ""), f"{where}.name"),
            base_color=(*_exact((red, green, blue), exact.get("base_color"), f"{where}.baseColorFactor"), _unit(alpha)),
            metallic=_unit(v.as_number(pbr.pop("metallicFactor", 1.0), f"{where}.metallicFactor")),
            roughness=_unit(v.as_number(pbr.pop("roughnessFactor", 1.0), f"{where}.roughnessFactor")),
            emissive=_exact(glow, exact.get("emissive"), f"{where}.emissiveFactor"),
            texture=next((picture for place, picture in maps if place == BASE), None),
            alpha_mode=mode,
            double_sided=v.as_flag(rest.pop("doubleSided", False), f"{where}.doubleSided"),
            maps=tuple((place, picture) for place, picture in maps if place != BASE),
            extras=v.canonical(_kept(rest, pbr, textures), where),
        )
        return material

    def _texture(self, index: Any, where: str) -> tuple[bytes | None, dict[str, Any]]:
        row = self._container.entry("textures", index, where)
        here = f"textures[{index}]"
        webp = row.get("extensions", {}).get("EXT_texture_webp", {}) if isinstance(row.get("extensions"), dict) else {}
        source = row.get("source", webp.get("source") if isinstance(webp, dict) else None)
        if source is None:
            log.warning("%s has no picture that can be read here (PNG, JPEG or WebP): it is left out", here)
            return None, {}
        image = self._container.entry("images", source, f"{here}.source")
        how: dict[str, Any] = {}
        if "sampler" in row:
            how["sampler"] = self._container.entry("samplers", row["sampler"], f"{here}.sampler")
        for key, holder in (("name", row), ("image", image)):
            if named := name_of(holder.get("name", ""), f"{here}.name"):
                how[key] = named
        if source not in self._pictures:
            self._pictures[source] = self._picture(image, f"images[{source}]")
        return self._pictures[source], how

    def _picture(self, row: dict[str, Any], where: str) -> bytes | None:
        if "bufferView" in row:
            data = bytes(self._container.view(row["bufferView"], f"{where}.bufferView")[0])
        else:
            data = self._container.fetch(row.get("uri"), f"{where}.uri")
        if picture_kind(data) is None:
            log.warning("%s is no PNG, JPEG or WebP picture of at most 64 megapixels: it is left out", where)
            return None
        return data


def _kept(rest: dict[str, Any], pbr: dict[str, Any], textures: dict[str, Any]) -> dict[str, Any]:
    """What the way back needs besides the fields of `Material`."""
    extras = rest.get("extras")
    if isinstance(extras, dict):
        extras.pop("deixis", None)
        if not extras:
            del rest["extras"]
    kept: dict[str, Any] = dict(rest)
    if pbr:
        kept["pbrMetallicRoughness"] = pbr
    return {"rest": kept, "textures": textures} if kept or textures else {}


def _texture_infos(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every texture reference within a material's JSON: its place, and what holds it under which key."""
    if not isinstance(value, dict):
        return
    for key in sorted(value):
        item, here = value[key], f"{place}.{key}" if place else key
        if key == "extras" or not isinstance(item, dict):
            continue
        if key.endswith("Texture") and "index" in item:
            yield here, value, key
        else:
            yield from _texture_infos(item, here)


def own_extras(row: dict[str, Any]) -> dict[str, Any]:
    """What we wrote under `extras.deixis`; empty where that is not ours."""
    extras = row.get("extras")
    own = extras.get("deixis") if isinstance(extras, dict) else None
    return own if isinstance(own, dict) else {}


def name_of(value: Any, where: str) -> str:
    """A name, which may be empty."""
    if not isinstance(value, str):
        raise v.wrong(where, value, "a text")
    return value


def picture_kind(data: bytes) -> str | None:
    """The mime type of an encoded picture of a sensible size; None where it is none."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=tuple(KINDS)) as picture:
            width, height = picture.size
            picture.verify()
            return KINDS[picture.format or ""] if 0 < width * height <= MAX_PIXELS else None
    except Exception as error:  # noqa: BLE001 - a hostile picture makes Pillow raise almost anything
        log.info("a picture of %d bytes cannot be read: %s", len(data), error)
        return None


def _exact(linear: Rgb, said: Any, where: str) -> Rgb:
    """The sRGB of a factor: the very one that we wrote beside it, where the factor is still that one's."""
    clamped = tuple(_unit(c) for c in linear)
    if isinstance(said, list) and len(said) == 3:
        srgb = v.as_vec3(said, f"{where} in extras.deixis")
        if min(srgb) >= 0 and max(srgb) <= 1 and linear_rgb(srgb) == linear:
            return srgb
    return srgb_rgb((clamped[0], clamped[1], clamped[2]))


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)


class MaterialWriter:
    """Gathers materials and their pictures into a glTF document."""

    def __init__(self, document: dict[str, Any], add_view: Callable[[bytes], int]) -> None:
        self._document = document
        self._add_view = add_view
        self._written: dict[tuple[Material, Rgb | None], int] = {}
        self._textures: dict[tuple[bytes, str], int] = {}

    def index(self, material: Material, paint: Rgb | None) -> int:
        """Where a material is in the document; a painted one follows the one below its paint."""
        key = (material, paint)
        if key not in self._written:
            row = self._row(material)
            if paint is not None:
                below = self.index(material, None)
                row["pbrMetallicRoughness"]["baseColorFactor"] = [*linear_rgb(paint), material.base_color[3]]
                row["pbrMetallicRoughness"].pop("baseColorTexture", None)
                row["extras"] = {"deixis": {"painted_from": below}}
            rows = self._document.setdefault("materials", [])
            self._written[key] = len(rows)
            rows.append(row)
        return self._written[key]

    def _row(self, m: Material) -> dict[str, Any]:
        kept = json.loads(m.extras) if m.extras else {}
        row: dict[str, Any] = kept.get("rest", {})
        textures = kept.get("textures", {})
        r, g, b, alpha = m.base_color
        pbr = row.setdefault("pbrMetallicRoughness", {})
        pbr |= {
            "baseColorFactor": [*linear_rgb((r, g, b)), alpha],
            "metallicFactor": m.metallic,
            "roughnessFactor": m.roughness,
        }
        if m.name:
            row["name"] = m.name
        if any(m.emissive):
            row["emissiveFactor"] = list(linear_rgb(m.emissive))
        if m.alpha_mode != "OPAQUE":
            row["alphaMode"] = m.alpha_mode
        if m.double_sided:
            row["doubleSided"] = True
        exact = {
            key: list(srgb)
            for key, srgb in (("base_color", (r, g, b)), ("emissive", m.emissive))
            if srgb_rgb(linear_rgb(srgb)) != srgb
        }
        if exact:
            extras = row.get("extras")
            row["extras"] = {**(extras if isinstance(extras, dict) else {}), "deixis": exact}
        for place, picture in [*([(BASE, m.texture)] if m.texture is not None else []), *m.maps]:
            holder = row
            for key in place.split("."):
                holder = holder.setdefault(key, {})
            holder["index"] = self._texture(picture, textures.get(place, {}))
        return row

    def _texture(self, picture: bytes, how: dict[str, Any]) -> int:
        key = (picture, json.dumps(how, sort_keys=True))
        if key not in self._textures:
            kind = picture_kind(picture)
            if kind is None:
                raise SceneFileError(f"a texture of {len(picture)} bytes is no PNG, JPEG or WebP picture: replace it")
            image: dict[str, Any] = {"mimeType": kind, "bufferView": self._add_view(picture)}
            if "image" in how:
                image["name"] = how["image"]
            source = _append(self._document, "images", image)
            webp = {"extensions": {"EXT_texture_webp": {"source": source}}}
            row: dict[str, Any] = webp if kind == "image/webp" else {"source": source}
            if "sampler" in how:
                row["sampler"] = _append(self._document, "samplers", how["sampler"])
            if "name" in how:
                row["name"] = how["name"]
            self._textures[key] = _append(self._document, "textures", row)
        return self._textures[key]


def _append(document: dict[str, Any], key: str, row: dict[str, Any]) -> int:
    rows = document.setdefault(key, [])
    if row in rows:
        return int(rows.index(row))
    rows.append(row)
    return len(rows) - 1
