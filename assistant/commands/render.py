"""A picture of a scene, with no window.

examples:
  deixis render kitchen -o kitchen.png
  deixis render room.glb -o room.png --size 1920x1080 --viewer 3,1.6,4 --look-at table-1 --show labels,boxes
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.output import Output

if TYPE_CHECKING:
    from scene.frames import Viewer
    from scene.objects import Scene

NAME = "render"
HELP = "a picture of a scene, no window"


def configure(parser: argparse.ArgumentParser) -> None:
    """The scene, the picture and the view."""
    parser.add_argument("scene", metavar="SCENE", help="a scene file, or the name of a demo scene")
    parser.add_argument("-o", "--out", required=True, metavar="PNG", help="where the picture goes")
    parser.add_argument("--size", default="1280x720", metavar="WxH", help="pixels (default 1280x720)")
    parser.add_argument("--viewer", metavar="X,Y,Z", help="where the eyes are, in metres")
    parser.add_argument("--look-at", metavar="ID|X,Y,Z", help="what they look at")
    parser.add_argument("--viewpoint", metavar="NAME", help="one of the scene's own viewpoints, by name or number")
    parser.add_argument("--show", default="", metavar="LIST", help="overlays, with commas: labels, boxes ...")


def run(args: argparse.Namespace, out: Output) -> int:
    """Draw it and write it."""
    from assistant.runtime import viewer_from
    from assistant.scenes import scene_file
    from scene.files import open_scene
    from scene.view.capture import render, save_png

    width, height = parse_size(args.size)
    scene = open_scene(scene_file(args.scene))
    viewer = None
    if args.viewpoint is not None:
        viewer = _viewpoint(scene, args.viewpoint)
    elif args.viewer is not None or args.look_at is not None:
        viewer = viewer_from(scene, args.viewer, args.look_at)
    shown = tuple(word.strip() for word in args.show.split(",") if word.strip())
    pixels = render(scene, size=(width, height), viewer=viewer, overlays=shown)
    save_png(pixels, Path(args.out))
    out.emit({"picture": args.out, "width": width, "height": height}, f"wrote {args.out} ({width}x{height})")
    return 0


def parse_size(text: str) -> tuple[int, int]:
    """"1280x720" as width and height in pixels."""
    from scene.errors import UsageError

    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) > 0 and int(height) > 0):
        raise UsageError(f"--size is {text!r}: expected pixels as WIDTHxHEIGHT, as in 1280x720")
    return int(width), int(height)


def _viewpoint(scene: Scene, name: str) -> Viewer:
    from scene.errors import UsageError
    from scene.frames import Viewer

    names = [v.name for v in scene.viewpoints]
    for n, v in enumerate(scene.viewpoints, 1):
        if name in (v.name, str(n)):
            return Viewer.looking_at(v.position, v.look_at)
    raise UsageError(f"--viewpoint is {name!r}: this scene has {', '.join(names) or 'none'}")
