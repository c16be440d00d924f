"""The labeller of this machine: the members that can be loaded here, and what is missing for the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.labelling.cache import ArrayCache
from assistant.labelling.combine import Calibration
from assistant.labelling.ensemble import Ensemble
from assistant.labelling.member import Member, Setup
from assistant.labelling.registry import chosen
from assistant.labelling.trained import Trained
from assistant.models.protocols import TextEmbedder
from scene.errors import MissingError, UsageError

if TYPE_CHECKING:
    from assistant.models.store import ModelStore


TRANSFORMERS = "transformers:"
"""Begins the name of a model of `transformers`: what follows is its folder, or its name on the hub."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """A labeller, and what it has to do without."""

    labeller: Ensemble
    """Ready to label."""
    missing: tuple[str, ...]
    """Names of models that would add a member: `deixis models fetch` brings them."""


def load_labeller(
    *, store: ModelStore | None = None, members: Sequence[str] | None = None, trained: Trained | Path | None = None,
    embedder: TextEmbedder | None = None, threads: int | None = None, zero_shot: str | None = None,
    cache: ArrayCache | None = None,
) -> Loaded:
    """The ensemble of the named members (all where None), of what is on this machine; nothing is fetched.

    `zero_shot` is "transformers:" and the folder or name of a CLIP or SigLIP model. `cache` keeps what was looked at;
    None is the user's. Raises `MissingError` where the zero-shot model cannot be loaded, and where no member can.
    """
    from assistant.models.store import ModelStore

    zero_shot_model = zero_shot_name(zero_shot)
    named = None if members is None else [*members, *(["zero-shot"] if zero_shot is not None else [])]
    modules = chosen(named)
    store = store or ModelStore()
    learned = trained if isinstance(trained, Trained) else Trained.load(trained)
    setup = Setup(store, learned, embedder or _embedder(store, threads), threads, zero_shot_model,
                  cache or ArrayCache())
    weights = learned.told.get("weights", {})
    found: list[tuple[float, Member]] = []
    missing: list[str] = []
    for name, module in modules.items():
        lacking = [m for m in module.NEEDS if not store.status(m).ready]
        missing += [m for m in lacking if m not in missing]
        member = None if lacking else module.load(setup)
        if member is not None:
            found.append((float(weights.get(name, module.WEIGHT)), member))
    if not found:
        raise MissingError(f"no member of the labeller can be loaded: {_fetch(missing) or 'none was asked for'}")
    calibration = Calibration(**learned.told.get("calibration", {}))
    told = [f"with {Path(setup.zero_shot).name}"] if setup.zero_shot else []
    by = " ".join(["deixis labeller", learned.version, *told, *(f"without {m}" for m in missing)])
    taught = tuple(learned.told.get("kinds", ()))
    return Loaded(Ensemble(tuple(found), calibration, by, setup.embedder, setup.likeness, taught), tuple(missing))


def _embedder(store: ModelStore, threads: int | None) -> TextEmbedder | None:
    if not store.status("words").ready:
        return None
    from assistant.models.minilm_onnx import MiniLM

    return MiniLM.load(store.folder(store.status("words").model), threads=threads)


def zero_shot_name(name: str | None) -> str:
    """The folder or name of a model; empty where none was named, a `UsageError` where that is no name of one."""
    if name is None:
        return ""
    if not name.startswith(TRANSFORMERS) or name == TRANSFORMERS:
        raise UsageError(f"there is no zero-shot model {name!r}: expected {TRANSFORMERS}NAME_OR_FOLDER of a CLIP or "
                         "SigLIP model")
    return name.removeprefix(TRANSFORMERS)


def _fetch(missing: Sequence[str]) -> str:
    return f"run `deixis models fetch {' '.join(missing)}`" if missing else ""
