"""The benchmarks: how fast and how right Deixis is on this machine, side by side with the alternatives.

examples:
  deixis bench                 all of them
  deixis bench turn pick       these two
  deixis bench --list
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.output import Output

NAME = "bench"
HELP = "the benchmarks"


def configure(parser: argparse.ArgumentParser) -> None:
    """Which benchmarks, and how thoroughly."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="benchmarks to run; all of them when none is named")
    parser.add_argument("--list", action="store_true", help="list the benchmarks and stop")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--seed", type=int, default=0, help="for generated scenes (default 0)")
    parser.add_argument("--translator", metavar="NAME", default="none",
                        help="the model for what English reads poorly (grounding, language, translator), or none")
    parser.add_argument("--data", metavar="DIR", help="a folder of recordings or corpora, for those that use one")
    parser.add_argument("--meshes", type=Path, action="append", default=[], metavar="FOLDER",
                        help="meshes of others, FOLDER/label/*.glb (labelling); may be given several times")


def run(args: argparse.Namespace, out: Output) -> int:
    """Run each benchmark; 1 when one could not run for lack of something, after the others."""
    from assistant.bench.base import BenchOptions, bench_modules
    from scene.errors import DeixisError, UsageError

    modules = bench_modules()
    if args.list:
        for name, module in modules.items():
            out.emit({"bench": name, "about": module.HELP}, f"{name:<12} {module.HELP}")
        return 0
    unknown = [n for n in args.names if n not in modules]
    if unknown:
        raise UsageError(f"there is no benchmark {unknown[0]!r}: choose from {', '.join(modules)}")
    options = BenchOptions(args.quick, args.seed, Path(args.data) if args.data else None, args.translator,
                           tuple(args.meshes), out.note)
    failed = False
    for name in args.names or modules:
        try:
            for row in modules[name].run(options):
                out.emit({"bench": name, **row}, f"{name:<12} " + "  ".join(f"{k} {v}" for k, v in row.items()))
        except DeixisError as error:
            failed = True
            out.error(f"{name}: {error}")
    return 1 if failed else 0
