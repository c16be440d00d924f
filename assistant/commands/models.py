"""The weights of the models: what there is, what is here, and where it comes from.

Models are kept in your cache (or in DEIXIS_MODELS, if set). Nothing is fetched unless you ask, and after that nothing
leaves this machine.

examples:
  deixis models list
  deixis models fetch hearing words
  deixis models verify
  deixis models remove translator
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from assistant.output import Output

if TYPE_CHECKING:
    from assistant.models.store import ModelStore, Status

NAME = "models"
HELP = "list, fetch, verify or remove the weights of the models"


def configure(parser: argparse.ArgumentParser) -> None:
    """The action, and the models it is for."""
    parser.add_argument(
        "action", nargs="?", default="list", choices=("list", "fetch", "verify", "remove"), help="what to do (list)"
    )
    parser.add_argument("names", nargs="*", metavar="MODEL", help="models by name; none means every one that is here")


def run(args: argparse.Namespace, out: Output) -> int:
    """Do one action; 1 when a model that was asked for is not whole."""
    from assistant.models.manifest import find_model, manifest
    from assistant.models.store import ModelStore
    from scene.errors import UsageError

    for name in args.names:
        find_model(name)
    store = ModelStore()
    if args.action in ("fetch", "remove") and not args.names:
        raise UsageError(f"Say which models to {args.action}: some of {', '.join(manifest())}.")
    return {"list": _list, "fetch": _fetch, "verify": _verify, "remove": _remove}[args.action](args, out, store)


def _list(args: argparse.Namespace, out: Output, store: ModelStore) -> int:
    from assistant.models.manifest import manifest

    statuses = [store.status(name) for name in args.names or manifest()]
    out.say(f"Models in {store.directory}")
    for status in statuses:
        _report(out, status)
    if not all(status.ready for status in statuses):
        out.say("Fetch one with: deixis models fetch MODEL")
    return 0


def _fetch(args: argparse.Namespace, out: Output, store: ModelStore) -> int:
    from assistant.models.progress import Bars

    for name in args.names:
        with Bars() as bars:
            status = store.fetch(name, bars)
        _report(out, status)
    return 0


def _verify(args: argparse.Namespace, out: Output, store: ModelStore) -> int:
    from assistant.models.manifest import manifest

    statuses = [store.verify(name) for name in args.names or manifest()]
    shown = statuses if args.names else [status for status in statuses if status.word != "missing"]
    for status in shown:
        _report(out, status)
        if status.damaged:
            out.note(f"Removed what was damaged. Bring it again with: deixis models fetch {status.model.name}")
    if not shown:
        out.note(f"No model is in {store.directory}. Fetch one with: deixis models fetch hearing")
    return 0 if all(status.ready for status in shown) else 1


def _remove(args: argparse.Namespace, out: Output, store: ModelStore) -> int:
    from assistant.models.progress import size_text

    for name in args.names:
        freed = store.remove(name)
        said = f"{size_text(freed)} freed" if freed else "not here"
        out.emit({"model": name, "freed_bytes": freed}, f"{name}: {said}")
    return 0


def _report(out: Output, status: Status) -> None:
    from assistant.models.progress import size_text

    model = status.model
    row: dict[str, Any] = {
        "model": model.name, "role": model.role, "title": model.title, "licence": model.licence, "bytes": model.size,
        "state": status.word, "folder": str(status.folder), "missing": list(status.missing),
        "damaged": list(status.damaged),
    }
    size = size_text(model.size)
    out.emit(row, f"  {model.name:<17}{status.word:<9}{size:>9}  {model.licence:<11} {model.title}: {model.use}")
