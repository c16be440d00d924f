"""What the first bytes of a file say that it is, whatever its name ends in."""

from __future__ import annotations

from pathlib import Path

from scene.errors import SceneFileError
from scene.files.limits import start_of

OURS = ((b"ply\n", ".ply"), (b"ply\r", ".ply"), (b"glTF", ".glb"), (b"# .PCD", ".pcd"), (b"OFF\n", ".off"))
"""How the formats that are read here begin."""
OTHERS = (
    (b"PK\x03\x04", "a zip archive", "unpack it and take a file in it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"LASF", "a LAS or LAZ cloud", "save it as .ply, with CloudCompare or PDAL"),
    (b"ASTM-E57", "an E57 cloud", "save it as .ply, with CloudCompare"),
    (b"Kaydara FBX", "an FBX model", "save it as .glb, with Blender"),
    (b"BLENDER", "a Blender file", "save it as .glb"),
    (b"PXR-USDC", "a USD scene", "save it as .glb, with Blender"),
    (b"%PDF", "a PDF", "take a scene or a scan"),
    (b"\x89PNG", "a picture", "take a scene or a scan"),
    (b"\xff\xd8\xff", "a picture", "take a scene or a scan"),
)
"""How others begin, what they are, and what to do."""
BLENDER = "save it as .glb, with Blender"
NAMED = {
    ".sens": ("a packed sequence of ScanNet", "unpack it into a folder with ScanNet's SensReader, and take that"),
    ".bag": ("a recording", "export its colour and depth images into a folder, and take that"),
    ".mkv": ("a recording", "export its colour and depth images into a folder, and take that"),
    ".dae": ("a COLLADA model", BLENDER),
    ".3ds": ("a 3D Studio model", BLENDER),
    ".blend": ("a Blender file", "save it as .glb"),
    ".usd": ("a USD scene", BLENDER),
    ".usda": ("a USD scene", BLENDER),
    ".usdc": ("a USD scene", BLENDER),
    ".usdz": ("a USD scene", BLENDER),
    ".fbx": ("an FBX model", BLENDER),
    ".splat": ("a cloud of Gaussian splats", "save it as .ply with points"),
    ".ksplat": ("a cloud of Gaussian splats", "save it as .ply with points"),
    ".spz": ("a cloud of Gaussian splats", "save it as .ply with points"),
    ".las": ("a LAS or LAZ cloud", "save it as .ply, with CloudCompare or PDAL"),
    ".laz": ("a LAS or LAZ cloud", "save it as .ply, with CloudCompare or PDAL"),
    ".e57": ("an E57 cloud", "save it as .ply, with CloudCompare"),
    ".skp": ("a SketchUp model", "export it as .glb"),
    ".ifc": ("a model of a building", "save it as .glb"),
    ".step": ("a model of surfaces", "save it as .glb"),
    ".stp": ("a model of surfaces", "save it as .glb"),
}
"""The same by the ending of the name, for those whose first bytes do not tell."""


def check_content(path: Path) -> None:
    """Raise where a file is of another format than its name says, with what to do."""
    start = start_of(path, 16)
    for mark, ending in OURS:
        if start.startswith(mark) and not path.name.lower().endswith(ending):
            raise SceneFileError(f"{str(path)!r} begins like {ending[1:].upper()}: rename it to end in {ending}")
    for mark, what, advice in OTHERS:
        if start.startswith(mark):
            raise SceneFileError(f"{str(path)!r} is {what}, which is not read here: {advice}")


def known_ending(path: Path) -> str:
    """What a file with an ending of others is, and what to do; empty where the ending says nothing."""
    found = NAMED.get(path.suffix.lower())
    return f"{str(path)!r} is {found[0]}, which is not read here: {found[1]}" if found else ""
