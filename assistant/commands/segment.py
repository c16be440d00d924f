"""A scan of a room, a cloud of points, a mesh, or a folder of colour and depth images, into a scene of objects.

examples:
  deixis segment scan.ply -o room.glb
  deixis segment mesh.obj -o room.glb --up z --json
  deixis segment scene0000_00/ -o room.glb
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.output import Output

NAME = "segment"
HELP = "a scan into objects"


def configure(parser: argparse.ArgumentParser) -> None:
    """The scan and the scene."""
    parser.add_argument("scan", metavar="SCAN",
                        help="a scan: .ply .pcd .xyz .pts .txt .obj .stl .off .glb, or the folder of an RGB-D sequence")
    parser.add_argument("-o", "--out", required=True, metavar="SCENE", help="the scene to write, .glb or .gltf")
    parser.add_argument("--up", metavar="AXIS", help="which axis is up: x y z -x -y -z (found where it is left out)")
    parser.add_argument("--scale", type=float, metavar="M", help="metres a unit: 0.3048 for feet (found if left out)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the sampling (default 0)")


def run(args: argparse.Namespace, out: Output) -> int:
    """Read, segment, write; one row an object. Ctrl-C stops it and writes nothing."""
    from assistant.scanned import ProgressBar
    from scene.errors import DeixisError, UsageError
    from scene.files import save_scene
    from scene.scans.scan import read_scan
    from scene.scans.segment import segment

    if not args.out.lower().endswith((".glb", ".gltf")):
        raise UsageError(f"--out is {args.out!r}: expected a name that ends in .glb or .gltf, which keep the shapes")
    try:
        with ProgressBar(out.stderr) as tell:
            scan = read_scan(args.scan, seed=args.seed, progress=lambda share, what: tell(0.4 * share, what))
            found = segment(scan, up=args.up, scale=args.scale, seed=args.seed,
                            progress=lambda share, what: tell(0.4 + 0.5 * share, what))
            tell(0.9, "writing")
            save_scene(found.scene, Path(args.out))
    except KeyboardInterrupt:
        raise DeixisError("stopped: nothing was written") from None
    for note in found.notes:
        out.note(note)
    scene = found.scene
    for o in scene:
        row = scene.boxes.index[o.id]
        center = [round(float(v), 3) for v in scene.boxes.center[row]]
        size = [round(v, 3) for v in o.size]
        text = f"{o.id:<14} {o.label or '?':<10} {size[0]:.2f} x {size[1]:.2f} x {size[2]:.2f} m"
        out.emit({"id": o.id, "label": o.label, "center": center, "size": size}, text)
    things = sum(o.label is None and o.visible for o in scene)
    summary = {"scene": args.out, "points": len(scan.points), "things": things, "notes": list(found.notes)}
    out.emit(summary, f"wrote {args.out}: {things} things of {len(scan.points)} points")
    return 0
