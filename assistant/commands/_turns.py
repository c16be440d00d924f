"""What `say` and `hear` share: their options, and how turns are printed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.hearing.audio import AudioClip
    from assistant.recording.beginning import Setting
    from assistant.recording.recorder import Recorder
    from assistant.session import Session, SessionState
    from assistant.turn import Reply, Turn

FAILED = ("not_found", "not_understood", "rejected")
"""Outcomes of a turn that count as a failure of what was asked."""

OPEN = ("ambiguous", "needs_confirmation")
"""Outcomes that wait for an answer: a failure when it never comes."""


def add_options(parser: argparse.ArgumentParser, *, record: bool = True) -> None:
    """Where the person is, where they point, and how the assistant shall behave."""
    parser.add_argument("--viewer", metavar="X,Y,Z", help="where the person's eyes are, in metres")
    parser.add_argument("--look-at", metavar="ID|X,Y,Z", help="what the person faces")
    parser.add_argument("--gaze", metavar="ID|X,Y,Z", help="what the person looks at while speaking")
    parser.add_argument("--point", metavar="ID|X,Y,Z", help="what the hand points at while speaking")
    parser.add_argument("--translator", metavar="NAME", default="none",
                        help="the model for what English does not understand: translator, translator-small, "
                             "transformers:NAME_OR_FOLDER, auto (`translator`, if it is here), or none (the default: "
                             "the same words then do the same on every machine)")
    parser.add_argument("--zero-shot", metavar="MODEL", help="a CLIP or SigLIP model that helps to tell what is what: "
                        "transformers:NAME_OR_FOLDER")
    parser.add_argument("--yes", action="store_true", help="do not ask before destroying or changing many things")
    parser.add_argument("--seed", type=int, default=0, help="for whatever has to be chosen (default 0)")
    parser.add_argument("--save", metavar="OUT", help="write the scene afterwards (.glb, .gltf or .scene.json)")
    parser.add_argument("--speak", action="store_true", help="say the answers aloud")
    if record:
        parser.add_argument("--record", metavar="OUT", help="keep the session in a new log, for `deixis replay`")


def open_session(args: argparse.Namespace) -> tuple[Session, SessionState, Turn]:
    """The session, its state, and an empty turn that carries the gaze of the options."""
    from assistant.labelling.asking import at_once
    from assistant.models.progress import Reading
    from assistant.runtime import LazyLabeller, embedder_if_present, gaze_from, make_session, start, viewer_from
    from assistant.session import SessionState
    from assistant.translators import translator_by_name
    from assistant.turn import Turn

    state = start(args.scene)
    viewer = viewer_from(state.scene, args.viewer, args.look_at)
    viewer, gaze = gaze_from(state.scene, viewer, args.gaze, args.point)
    translator = translator_by_name(args.translator, Reading())
    session = make_session(
        translator=translator, embedder=embedder_if_present(), yes=args.yes, seed=args.seed,
        answering=at_once(LazyLabeller(args.zero_shot)),
    )
    return session, SessionState(state.history, viewer), Turn("", gaze)


def take_turns(args: argparse.Namespace, out: Output, turns: Iterable[tuple[Turn, dict[str, object]]],
               session: Session, state: SessionState) -> int:
    """Each turn in order; saves afterwards. 1 when a turn failed or a question stayed open."""
    from assistant.keeping import Keeper
    from assistant.runtime import voice_if_wanted
    from scene.files import save_scene

    keeper = Keeper.own(out.note)
    state = keeper.begin(state)
    spoken = voice_if_wanted(args.speak, out.note)
    recorder = recorder_of(args, state)
    failed, last = False, ""
    for turn, extra in turns:
        before = state
        state, _, reply = session.step(before, turn)
        keeper.keep(before, state)
        out.emit({**extra, **reply.to_json()}, as_text(reply))
        if reply.exports:
            out.note(keeper.export(reply.exports))
        if recorder is not None:
            recorder.turn(before, turn, state, reply, clip=_clip(recorder, extra))
        if spoken is not None:
            spoken.say(reply.reply)
        failed = failed or reply.outcome in FAILED
        last = reply.outcome
    if spoken is not None:
        spoken.wait()
        spoken.close()
    if recorder is not None:
        recorder.close()
        out.note(f"recorded {recorder.path}")
    if args.save:
        save_scene(state.scene, Path(args.save))
        out.note(f"saved {args.save}")
    return 1 if failed or last in OPEN else 0


def setting_of(args: argparse.Namespace, scene: str) -> Setting:
    """What a log says of how the session was started."""
    from assistant.recording.beginning import Setting
    from assistant.recording.log import Options
    from assistant.runtime import present
    from assistant.scenes import scene_file
    from assistant.translators import recorded_name

    options = Options(args.seed, args.yes, recorded_name(args.translator), present("words"),
                      getattr(args, "keep_audio", False))
    return Setting(scene_file(scene), options, getattr(args, "ear", "hearing"))


def recorder_of(args: argparse.Namespace, state: SessionState) -> Recorder | None:
    """The recorder that `--record` asks for."""
    from assistant.recording.recorder import Recorder

    if not args.record:
        return None
    return Recorder.start(Path(args.record), state, setting_of(args, args.scene))


def _clip(recorder: Recorder, extra: dict[str, object]) -> AudioClip | None:
    if not recorder.keeps_audio or "audio" not in extra:
        return None
    from assistant.hearing.audio import load_audio

    return load_audio(str(extra["audio"]))


def as_text(reply: Reply) -> str:
    """A turn for people to read."""
    lines = [f"> {reply.text}"]
    if reply.understood:
        lines.append(f"  {reply.understood}.  [{reply.program}]")
    lines.append(f"  {reply.reply}")
    if reply.question and reply.outcome in OPEN:
        lines += [f"    {n}. {c.label} ({c.id})" for n, c in enumerate(reply.candidates, 1)]
    return "\n".join(lines)
