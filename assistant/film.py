"""The tour without a window: the same tour under a clock of its own, as a film with sound, stills and a log."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.tour import Told, Tour
from scene.frames import Ray, Viewer
from scene.view.camera import Camera
from scene.view.capture import render, save_png
from scene.view.film import Film
from scene.view.state import ALWAYS_SHOWN, ViewState

LONGEST_S = 240.0
"""A film that is longer than this has gone wrong."""


@dataclass(frozen=True)
class Filmed:
    """What a tour left behind."""

    film: Path
    """The mp4."""
    stills: tuple[Path, ...]
    """One a stop, in order."""
    log: Path
    """One JSON line a stop."""
    seconds: float
    """How long the film is."""
    told: tuple[Told, ...]
    """What came of the stops."""


def film_tour(tour: Tour, folder: Path, *, size: tuple[int, int] = (960, 540), frames_per_s: int = 24,
              note: Callable[[str], None] = print) -> Filmed:
    """Run `tour` to its end and keep it in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    camera, gone, last = Camera(tour.state.viewer), 0, None
    stills: list[Path] = []
    pixels = None
    with Film(folder / "demo.mp4", size=size, frames_per_s=frames_per_s, sound=True) as film:
        frame = 0
        while not tour.over and frame < LONGEST_S * frames_per_s:
            now_s = frame / frames_per_s
            camera = camera.at(now_s)
            tour.on_look(camera.viewer, tour.pointing or Ray(camera.viewer.position, camera.viewer.forward), now_s)
            state = _settled(tour, now_s)
            if state.go_to is not None and state.go_to[0] != gone:
                gone = state.go_to[0]
                camera = camera.toward(state.go_to[1], now_s)
            shown = replace(state, hand=tour.pointing, moving=False)
            if (shown, camera.viewer) != last or pixels is None:
                last = (shown, camera.viewer)
                pixels = _paint(shown, camera.viewer, size)
            film.add(pixels)
            if len(tour.told) > len(stills) and not state.moving:
                stills.append(folder / f"{len(stills) + 1:02d}.png")
                save_png(_paint(shown, camera.viewer, size, fine=True), stills[-1])
                note(_line(tour.told[-1]))
            frame += 1
        for at_s, clip in tour.sounds:
            film.add_sound(clip.samples, clip.sample_rate, at_s=at_s)
    log = folder / "demo.jsonl"
    rows = [{"stop": t.stop.title, "spoken": t.spoken, "said": t.stop.say, **t.reply.to_json()} for t in tour.told]
    log.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return Filmed(folder / "demo.mp4", tuple(stills), log, film.seconds, tuple(tour.told))


def _paint(state: ViewState, viewer: Viewer, size: tuple[int, int], *, fine: bool = False) -> NDArray[np.uint8]:
    grain = 2 if fine else 1
    return render(state.scene, size=size, viewer=viewer, overlays=ALWAYS_SHOWN, state=state, supersample=grain)


def _settled(tour: Tour, now_s: float) -> ViewState:
    """The state of a moment: what runs in the background is waited for, since the film's clock stands meanwhile."""
    state = tour.tick(now_s)
    while tour.background.busy:
        time.sleep(0.005)
        state = tour.tick(now_s)
    return state


def _line(told: Told) -> str:
    return f'  "{told.reply.text}"  ->  {told.reply.outcome}: {told.reply.reply}'
