"""The desktop window: on a demo room, or on your own file. Look with the mouse, walk with WASD, hold Space and talk.

examples:
  deixis                       the demo living room
  deixis open house            another demo scene
  deixis my_room.glb           your own
  deixis my_room.glb --resume  where a window that was killed left off
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.app import App
    from assistant.recording.recorder import Recorder
    from assistant.session import SessionState
    from scene.journal import Journal

NAME = "open"
HELP = "the desktop window, on a demo scene or on your file (the default command)"
DEFAULT_SCENE = "living_room"


def configure(parser: argparse.ArgumentParser) -> None:
    """What to open."""
    parser.add_argument("file", nargs="?", default=DEFAULT_SCENE, metavar="FILE", help="a scene file or a demo scene")
    parser.add_argument("--speak", action="store_true", help="say the answers aloud")
    parser.add_argument("--translator", metavar="NAME", default="auto",
                        help="the model for what English does not understand: auto (the default: `translator`, if it "
                             "is here), translator, translator-small, transformers:NAME_OR_FOLDER, or none")
    parser.add_argument("--zero-shot", metavar="MODEL", help="a CLIP or SigLIP model that helps to tell what is what: "
                        "transformers:NAME_OR_FOLDER")
    parser.add_argument("--yes", action="store_true", help="do not ask before destroying or changing many things")
    parser.add_argument("--resume", action="store_true", help="go on where the last window on this file was killed")
    parser.add_argument("--save", metavar="OUT", help="write the scene when the window closes")
    parser.add_argument("--record", metavar="LOG", help="keep the session in a new log, from the start (F9 ends it)")
    parser.add_argument("--audio", action="store_true", dest="keep_audio",
                        help="where the session is recorded, keep what you say too (off by default)")
    parser.set_defaults(seed=0)


def run(args: argparse.Namespace, out: Output) -> int:
    """Open the window and stay until it is closed."""
    from assistant.app import App, Ports
    from assistant.display import has_display
    from assistant.keeping import Keeper
    from assistant.labelling.asking import later
    from assistant.runtime import (
        LazyLabeller,
        ear_port,
        embedder_if_present,
        make_session,
        microphone_port,
        translator_offer,
        voice_if_wanted,
    )
    from assistant.translators import AUTO, translator_by_name, warm_up
    from scene.errors import MissingError
    from scene.files import save_scene
    from scene.view.window import run_window

    if not has_display():
        raise MissingError("There is no display here. `deixis demo --headless` makes a film, `deixis render` a "
                           "picture, and `deixis say` needs neither.")
    state, journal = _start(args, out)
    translator = translator_by_name(args.translator)
    session = make_session(
        translator=translator, embedder=embedder_if_present(), yes=args.yes,
        seed=args.seed, answering=later(LazyLabeller(args.zero_shot)),
    )
    keeper = Keeper.own(out.note)
    state = keeper.begin(state)
    ports = Ports(ear_port(), microphone_port, voice_if_wanted(args.speak, out.note), journal, record=_records(args),
                  offer=translator_offer() if args.translator == AUTO else None, keeper=keeper)
    app = App(session, state, ports)
    if translator is not None and args.translator != AUTO:  # else the ear would wait for a model that few need
        app.background.prepare(partial(warm_up, translator, state.scene))
    if args.record:
        _begin_recording(app, out)
    out.note("Hold Space and talk, or press T and type. F1 shows the keys.")
    app.warm()
    try:
        run_window(app, viewer=state.viewer)
    finally:
        app.close()
    if args.save:
        save_scene(app.state.scene, Path(args.save))
        out.note(f"saved {args.save}")
    journal.path.unlink(missing_ok=True)
    return 0


def _begin_recording(app: App, out: Output) -> None:
    from assistant.recording.log import LogError

    app.on_record()
    said = app.tick(0.0).answered
    if not app.recording:
        app.close()
        raise LogError(said.rstrip("."))
    out.note(said)


def _records(args: argparse.Namespace) -> Callable[[SessionState], Recorder]:
    """Begins recordings: the first in the file of --record, all others under free names in the current folder."""
    from assistant.commands._turns import setting_of
    from assistant.recording.recorder import Recorder, free_path

    setting = setting_of(args, args.file)
    named = [Path(args.record)] if args.record else []

    def begin(state: SessionState) -> Recorder:
        return Recorder.start(named.pop() if named else free_path(Path()), state, setting)

    return begin


def _start(args: argparse.Namespace, out: Output) -> tuple[SessionState, Journal]:
    from assistant.dialogue import Dialogue
    from assistant.labelling.lessons import of_rows
    from assistant.runtime import journal_path, start, start_viewer
    from assistant.scenes import scene_file
    from assistant.session import SessionState
    from scene.files import open_scene
    from scene.history import History
    from scene.journal import Journal, recover

    path = scene_file(args.file)
    kept = journal_path(path)
    if args.resume and kept.exists():
        found = recover(kept, open_scene)
        out.note(f"Reopened with {found.changes} changes. {found.note}".strip())
        dialogue = Dialogue(lessons=of_rows(found.beside or []))
        return SessionState(found.history, start_viewer(found.history.scene), dialogue), Journal.resume(kept)
    if kept.exists():
        out.note("A window on this file was killed before. `--resume` would have reopened it; this begins anew.")
    state = start(path)
    first = state.history.undo()[0] if state.history.done else state.history
    journal = Journal.start(kept, first.scene, str(path.resolve()))
    journal.record(History(first.scene), state.history)
    return state, journal
