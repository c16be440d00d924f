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


def check_content(path: Path) -> None:
    """Raise where a file is of another format than its name says, with what to do."""
    start = start_of(path, 16)
    for mark, ending in OURS:
        if start.startswith(mark) and not path.name.lower().endswith(ending):
            raise SceneFileError(f"{str(path)!r} begins like {ending[1:].upper()}: rename it to end in {ending}")
    for mark, what, advice in OTHERS:
        if start.startswith(mark):
            raise SceneFileError(f"{str(path)!r} is {what}, which is not read here: {advice}")
