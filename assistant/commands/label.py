"""Names what has no name in a scene: the best five guesses of each object, how sure, and why.

Nothing is written without --save; then what is sure becomes the object's label, with who said it and how sure, and
--doubtful takes the doubtful ones too. `deixis models fetch seeing` makes it better; without it, it says so.
A file of nameless parts that touch each other (a chair's seat and legs) is taken for one thing, and it says so.

examples:
  deixis label room.glb
  deixis label room.glb --among chair,table,lamp,plant --why
  deixis label room.glb --only object-3 object-7 --json
  deixis label room.glb --save labelled.glb
  deixis label room.glb --zero-shot transformers:my/siglip-folder --among stool,side table,ottoman
"""

from __future__ import annotations

import argparse
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.labelling.protocol import Labelling
    from scene.objects import Scene

NAME = "label"
HELP = "names what has no name, best five with scores and evidence"
SAID = 0.005
"""A guess with a lower score is left out of the lines for people."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The scene, the words, which objects, and where to write."""
    parser.add_argument("scene", metavar="SCENE", help="a scene file, or the name of a demo scene")
    parser.add_argument("--among", metavar="A,B,C", help="the words to choose among (else the catalogue's kinds)")
    parser.add_argument("--only", nargs="+", default=["unlabelled"], metavar="ID",
                        help="`unlabelled` (the default), `all`, or ids of objects")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--whole", action="store_true", help="the file holds one thing, whatever its parts are")
    one.add_argument("--parts", action="store_true", help="look at each part by itself, even where they look like one "
                     "thing")
    parser.add_argument("--members", metavar="A,B", help="ask these members of the labeller alone")
    parser.add_argument("--zero-shot", metavar="MODEL", help="ask a CLIP or SigLIP model too: "
                        "transformers:NAME_OR_FOLDER (with the extra [torch])")
    parser.add_argument("--model", metavar="FILE.npz", type=Path, help="a labeller trained by `deixis train labeller`")
    parser.add_argument("--save", metavar="OUT", type=Path, help="write the scene with the labels that are sure")
    parser.add_argument("--doubtful", action="store_true", help="with --save: the doubtful ones too")
    parser.add_argument("--fetch", action="store_true", help="first fetch the models that are missing")
    parser.add_argument("--why", action="store_true", help="print the reasons too")


def run(args: argparse.Namespace, out: Output) -> int:
    """Label, print, and write what was asked for. Ctrl-C stops it and writes nothing."""
    from assistant.labelling.load import load_labeller
    from assistant.labelling.naming import which
    from assistant.scenes import scene_file
    from scene.errors import DeixisError
    from scene.files import open_scene

    scene = _as_asked(open_scene(scene_file(args.scene)), args, out)
    ids = which(scene, args.only)
    members = args.members.split(",") if args.members else None
    load = partial(load_labeller, members=members, trained=args.model, zero_shot=args.zero_shot)
    loaded = load()
    if loaded.missing and args.fetch:
        _fetch(loaded.missing)
        loaded = load()
    for name in loaded.missing:
        out.note(_offer(name))
    among = re.split("[,;\n]", args.among) if args.among is not None else None
    try:
        answers = _with_bar(loaded.labeller.label, scene, ids, among, out)
    except KeyboardInterrupt:
        raise DeixisError("stopped: nothing was written") from None
    for answer in answers:
        out.emit(_row(answer), _text(answer, why=args.why))
    if not ids:
        out.say("every object has a label: nothing to do (--only all looks at them again)" if scene.objects else
                f"{args.scene} holds no objects: nothing to do")
    if args.save is not None:
        _save(scene, answers, args, out)
    return 0


def _as_asked(scene: Scene, args: argparse.Namespace, out: Output) -> Scene:
    """The scene, or the one thing that it holds in parts."""
    from assistant.labelling.whole import holds_one, is_ground, joined, with_ground

    scene = with_ground(scene)
    if ground := next(filter(is_ground, scene), None):
        out.note(f"{ground.id} is the ground under the rest and is taken for a floor")
    if args.parts or args.only != ["unlabelled"] or not (args.whole or holds_one(scene)):
        return scene
    if not args.whole:
        count = sum(not is_ground(o) for o in scene)
        out.note(f"taken for one thing in {count} parts that touch (--parts looks at each)")
    return joined(scene, Path(args.scene))


def _with_bar(label: Any, scene: Scene, ids: tuple[str, ...], among: list[str] | None, out: Output
              ) -> tuple[Labelling, ...]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("looking at objects"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=out.stderr), transient=True) as bar:
        task = bar.add_task("looking", total=max(1, len(ids)))
        found: tuple[Labelling, ...] = label(
            scene, ids, among=among, progress=lambda done, _: bar.update(task, completed=done))
    return found


def _row(answer: Labelling) -> dict[str, Any]:
    return {
        "id": answer.object_id, "verdict": answer.verdict, "unknown": answer.unknown,
        "guesses": [{"label": g.label, "score": g.score} for g in answer.guesses],
        "evidence": [{"member": e.member, "label": e.label, "weight": e.weight, "text": e.text}
                     for e in answer.evidence],
        "by": answer.by,
    }


def _text(answer: Labelling, *, why: bool) -> str:
    mark = {"sure": " ", "doubtful": "?", "unknown": "-"}[answer.verdict]
    guesses = "  ".join(f"{g.label} {g.score:.2f}" for g in answer.guesses if g.score >= SAID) or "no idea"
    lines = [f"{answer.object_id:<16} {mark} {guesses}"]
    if why:
        lines += [f"{'':<18} {e.weight:4.0%} {e.member}: {e.label}, because {e.text}" for e in answer.evidence]
    return "\n".join(lines)


def _save(scene: Scene, answers: tuple[Labelling, ...], args: argparse.Namespace, out: Output) -> None:
    from assistant.labelling.naming import relabelling
    from scene.errors import DeixisError
    from scene.files import save_scene
    from scene.transaction import Rejected, commit

    ops = relabelling(answers, ("sure", "doubtful") if args.doubtful else ("sure",))
    done = commit(scene, ops)
    if isinstance(done, Rejected):
        raise DeixisError(f"the labels were not written: {done.reason}")
    save_scene(done.scene, args.save)
    left = len(answers) - len(ops)
    text = f"wrote {args.save}: {len(ops)} labelled, {left} left as they were"
    out.emit({"saved": str(args.save), "labelled": len(ops), "left": left}, text)


def _offer(name: str) -> str:
    from assistant.models.manifest import find_model
    from assistant.models.progress import size_text

    model = find_model(name)
    return (f"labelling without {model.title} ({model.use}; {size_text(model.size)}, {model.licence}), so less well: "
            f"`deixis models fetch {name}`, or --fetch here, brings it")


def _fetch(names: tuple[str, ...]) -> None:
    from assistant.models.progress import Bars
    from assistant.models.store import ModelStore

    for name in names:
        with Bars() as bars:
            ModelStore().fetch(name, bars)
