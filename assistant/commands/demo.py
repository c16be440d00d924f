"""The guided tour: commands spoken aloud, really heard by Whisper, and done in a room.

With a display it runs in the window, and any input of yours ends the tour and leaves you the room. Without one it runs
headless and leaves a film with sound, a still for every stop, and the log.

examples:
  deixis demo
  deixis demo --headless --out out
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.tour import Tour

NAME = "demo"
HELP = "the guided tour, in a window or as a film"


def configure(parser: argparse.ArgumentParser) -> None:
    """Where it runs and what it leaves."""
    parser.add_argument("--headless", action="store_true", help="no window: a film, stills and the log")
    parser.add_argument("--out", default="out", metavar="DIR", help="where those go (default out)")
    parser.add_argument("--size", default="960x540", metavar="WxH", help="the film's pixels (default 960x540)")
    parser.add_argument("--typed", action="store_true", help="type the commands instead of speaking them")


def run(args: argparse.Namespace, out: Output) -> int:
    """Run the tour; 1 when a stop did not go as the tour says."""
    from assistant.display import has_display

    headless = args.headless or not has_display()
    if headless and not args.headless:
        out.note("No display here: the tour runs headless and leaves a film.")
    tour = _tour(args, out, aloud=not headless)
    return _film(tour, args, out) if headless else _window(tour, out)


def _tour(args: argparse.Namespace, out: Output, *, aloud: bool) -> Tour:
    from assistant.app import Ports
    from assistant.runtime import ear_port, embedder_if_present, make_session, start, voice, voice_if_wanted
    from assistant.scenes import demo_scene
    from assistant.tour import Tour, load_script

    script = load_script()
    state = start(demo_scene(script.scene))
    session = make_session(embedder=embedder_if_present(), yes=True)
    ear = None if args.typed else ear_port()
    speaker = None if ear is None else voice()
    if ear is None and not args.typed:
        out.note("The hearing model is not here, so the commands are typed: `deixis models fetch hearing` brings it.")
    heard = voice_if_wanted(aloud and speaker is not None, out.note)
    return Tour(session, state, script, ports=Ports(ear=ear, voice=heard), speaker=speaker)


def _film(tour: Tour, args: argparse.Namespace, out: Output) -> int:
    from assistant.commands.render import parse_size
    from assistant.film import film_tour

    filmed = film_tour(tour, Path(args.out), size=parse_size(args.size), note=out.note)
    tour.close()
    went_well = sum(t.reply.outcome in ("done", "answered") for t in filmed.told)
    row = {
        "film": str(filmed.film), "seconds": round(filmed.seconds, 1), "stills": [str(p) for p in filmed.stills],
        "log": str(filmed.log), "stops": len(filmed.told), "went_well": went_well,
        "heard": sum(t.spoken for t in filmed.told),
    }
    length = f"{filmed.film}: {filmed.seconds:.0f} s, stills and {filmed.log.name} beside it"
    out.emit(row, f"{length}; {went_well} of {len(filmed.told)} commands done or answered")
    return 0 if went_well == len(filmed.told) else 1


def _window(tour: Tour, out: Output) -> int:
    from scene.view.window import run_window

    out.note("The tour runs in the window. Press F1 for help; any input of yours ends the tour.")
    run_window(tour, viewer=tour.state.viewer)
    tour.close()
    return 0
