"""Draws the pictures of the docs: `python tools/pictures.py [NAME...]`, by hand, after the look has changed.

The rooms need no display. `window` and `why` are what the real window shows, driven like a person would drive it: they
need a display, or Xvfb (`xvfb-run -a -s "-screen 0 1920x1080x24" python tools/pictures.py window why`).
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.scenes import demo_scene  # noqa: E402 - the root is put on the path first
from scene.files import open_scene  # noqa: E402
from scene.frames import Vec3, Viewer  # noqa: E402
from scene.objects import Scene  # noqa: E402
from scene.view.capture import render, save_png  # noqa: E402

if TYPE_CHECKING:
    from scene.view.window import DesktopWindow

IMAGES = ROOT / "docs" / "images"
SIZE = (1280, 720)
ROOMS: dict[str, tuple[Vec3, Vec3] | str] = {
    "living_room": "overview",
    "kitchen": "doorway",
    "office": "overview",
    "classroom": "back row",
    "house": "overview",
}
"""A viewpoint of the scene, or eyes and what they look at."""


def room(name: str) -> None:
    """One demo room."""
    scene = open_scene(demo_scene(name))
    wanted = ROOMS[name]
    viewer = viewpoint(scene, wanted) if isinstance(wanted, str) else Viewer.looking_at(*wanted)
    save_png(render(scene, size=SIZE, viewer=viewer), IMAGES / f"{name}.png")


def catalogue() -> None:
    """All assets on one sheet."""
    from assets.sheet import main

    sys.argv = ["sheet", "-o", str(IMAGES / "catalogue.png")]
    main()


def labelled_scan() -> None:
    """What `deixis segment`, `label --save --doubtful` and `render --show labels` make of a scan of the living room."""
    from assistant.labelling.load import load_labeller
    from assistant.labelling.naming import relabelling, which
    from scene.history import History
    from scene.scans.segment import segment
    from scene.scans.simulate import simulate

    room = open_scene(demo_scene("living_room"))
    scan, _ = simulate(room, 1_500_000, views=10)
    scene = segment(scan).scene
    answers = load_labeller().labeller.label(scene, which(scene, ["unlabelled"]))
    history, _ = History(scene).do(relabelling(answers, ("sure", "doubtful")), said="label everything")
    eyes = viewpoint(room, "overview")
    save_png(render(history.scene, size=SIZE, viewer=eyes, overlays=("labels",)), IMAGES / "labelled_scan.png")


def viewpoint(scene: Scene, name: str) -> Viewer:
    """The eyes of a scene's viewpoint."""
    found = next(v for v in scene.viewpoints if v.name == name)
    return Viewer.looking_at(found.position, found.look_at)


def window() -> None:
    """"Put the red mug there": the hand at a free place on the coffee table."""
    shown = open_window()
    point_at(shown, 770, 462)
    say(shown, "put the red mug there")
    keep(shown, "window")


def why() -> None:
    """What made one mug of three the one that was meant."""
    shown = open_window()
    point_at(shown, 560, 520)
    say(shown, "select the white mug next to the remote")
    shown.interaction.key_down("Y")
    keep(shown, "why")


def open_window() -> DesktopWindow:
    """The real window with the real application, in the living room before the coffee table, labels on."""
    from assistant.app import App
    from assistant.runtime import make_session, start
    from scene.view.window import DesktopWindow

    state = start(demo_scene("living_room"))
    viewer = viewpoint(state.scene, "coffee table")
    return DesktopWindow(App(make_session(), state), title="Deixis", size=SIZE, viewer=viewer, show=("labels",))


def point_at(shown: DesktopWindow, x: float, y: float) -> None:
    """Move the mouse to a pixel."""
    shown.interaction.mouse_move(x, y, 1.0, 1.0)
    wait(shown, 0.3)


def say(shown: DesktopWindow, text: str) -> None:
    """Type a line, and wait until all has come to rest."""
    shown.interaction.key_down("T")
    shown.interaction.text("t")  # what the key itself sends, which the line leaves out
    shown.interaction.key_up("T")
    shown.interaction.text(text)
    shown.interaction.key_down("RETURN")
    wait(shown, 1.5)


def wait(shown: DesktopWindow, seconds: float) -> None:
    """Let the window live."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        shown.native.dispatch_events()
        shown.update()


def keep(shown: DesktopWindow, name: str) -> None:
    """Save what the window shows, with the edges that it has at rest."""
    from scene.view.picture import compose
    from scene.view.state import ALWAYS_SHOWN

    wait(shown, 0.5)
    state = shown.interaction.tick(time.monotonic())
    names = tuple(dict.fromkeys((*ALWAYS_SHOWN, *state.show)))
    target = compose(shown.renderer, state, shown.interaction.projection(), names, scale=2.0)
    save_png(shown.renderer.pixels(target), IMAGES / f"{name}.png")
    shown.close()


def main() -> None:
    """Draw those that were asked for, or all."""
    makers = {**{name: lambda name=name: room(name) for name in ROOMS},
              "catalogue": catalogue, "labelled_scan": labelled_scan, "window": window, "why": why}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(makers))
    names = parser.parse_args().names or list(makers)
    unknown = [n for n in names if n not in makers]
    if unknown:
        parser.error(f"no picture is called {unknown[0]!r}: choose from {', '.join(makers)}")
    for name in names:
        makers[name]()
        print(IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
