"""Teaches one of the small models anew, on this machine, from what is here: `labeller` is the only one so far.

The labeller learns from the catalogue's models, from varieties of each kind made from random measures, and from your
own meshes: a folder with one folder a label in it (mug/one.glb, mug/two.obj). Several folders may be given, one for
each maker: how right it is on a maker's meshes is then told by what it learned of the others. The same models and seed
give the same result. It writes the model and, beside it, its model card with the figures. It needs the model `seeing`
(deixis models fetch seeing); without it shapes and sizes alone are learned.

examples:
  deixis train labeller -o mine.npz
  deixis train labeller --meshes my-meshes -o mine.npz
  deixis train labeller --meshes one-shop --meshes another -o mine.npz
  deixis label room.glb --model mine.npz
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.output import Output

NAME = "train"
HELP = "teaches the labeller anew, from the catalogue and your own meshes"


def configure(parser: argparse.ArgumentParser) -> None:
    """What to teach, from what, and where to write."""
    parser.add_argument("what", choices=("labeller",), help="which model")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.npz", help="the model to write")
    parser.add_argument("--meshes", type=Path, action="append", default=[], metavar="FOLDER",
                        help="your own meshes: FOLDER/label/*.glb; may be given several times")
    parser.add_argument("--quick", action="store_true", help="fewer changes of each model: minutes less, less good")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of all that is random (default 0)")


def run(args: argparse.Namespace, out: Output) -> int:
    """Look, feel, teach, write. Ctrl-C stops it and writes nothing; what was looked at is kept in the cache."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from assistant.labelling.cache import TRAINING_BYTES, ArrayCache
    from assistant.labelling.member import Setup
    from assistant.labelling.trained import Trained
    from assistant.labelling.training.card import card
    from assistant.labelling.training.lesson import lesson
    from assistant.labelling.training.models import attribution_of, folder_models
    from assistant.labelling.training.train import train
    from assistant.models.store import ModelStore
    from scene.errors import DeixisError, UsageError
    from scene.files.atomic import write_atomically

    if args.out.suffix != ".npz":
        raise UsageError(f"--out is {str(args.out)!r}: expected a name that ends in .npz")
    if not args.out.resolve().parent.is_dir():
        raise UsageError(f"there is no folder {str(args.out.resolve().parent)!r} to write into: make it first")
    extra = [m for folder in args.meshes for m in folder_models(folder)]
    cache = ArrayCache(most_bytes=TRAINING_BYTES)
    eye = Setup(ModelStore(), Trained(), cache=cache).eye
    if eye is None:
        out.note("without `seeing`, shapes and sizes alone are learned: `deixis models fetch seeing` brings it")
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    try:
        with Progress(*columns, console=Console(file=out.stderr), transient=True) as bar:
            task = bar.add_task("looking", total=1.0)

            def tell(share: float, what: str) -> None:
                bar.update(task, completed=share, description=what)

            given = lesson(eye, extra, seed=args.seed, quick=args.quick, cache=cache, tell=tell)
            trained = train(given, seed=args.seed, quick=args.quick, tell=tell,
                            attribution=attribution_of(args.meshes))
    except KeyboardInterrupt:
        raise DeixisError("stopped: nothing was written") from None
    trained.save(args.out)
    write_atomically(args.out.with_suffix(".md"), card(trained).encode())
    figures = trained.told["figures"]
    text = (f"wrote {args.out} ({args.out.stat().st_size / 1e6:.1f} MB) and its card: of {figures['held_out']} samples "
            f"held out the best guess was right in {figures['top1']:.0%}, one of five in {figures['top5']:.0%}")
    out.emit({"wrote": str(args.out), "version": trained.version, **figures}, text)
    return 0
