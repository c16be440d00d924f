"""What benchmarks share: their options, their registry and how a time is taken."""

from __future__ import annotations

import importlib
import pkgutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

from assistant import bench


@dataclass(frozen=True)
class BenchOptions:
    """What a person can ask of a benchmark."""

    quick: bool = False
    """Fewer repetitions."""
    seed: int = 0
    """For generated scenes."""
    data: Path | None = None
    """A folder of recordings or corpora, for those that measure on them."""
    translator: str = "none"
    """The model for what English reads poorly, by name, for those that measure with one."""
    meshes: tuple[Path, ...] = ()
    """Folders of labelled meshes of others, for those that learn from them or measure on them."""
    note: Callable[[str], None] = print
    """Where progress is told."""


def bench_modules() -> dict[str, ModuleType]:
    """Every benchmark by its name."""
    modules = [importlib.import_module(f"assistant.bench.{i.name}") for i in pkgutil.iter_modules(bench.__path__)]
    return {m.NAME: m for m in sorted((m for m in modules if hasattr(m, "NAME")), key=lambda m: str(m.NAME))}


def times_ms(
    work: Callable[[], object], repeat: int, *, warm_up: int = 1, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """How long each of `repeat` runs took, by a clock that counts seconds."""
    for _ in range(warm_up):
        work()
    taken = []
    for _ in range(repeat):
        started = clock()
        work()
        taken.append((clock() - started) * 1000)
    return taken


def percentiles(taken_ms: list[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    middle, high = np.percentile(taken_ms, [50, 95])
    return {"p50_ms": round(float(middle), 3), "p95_ms": round(float(high), 3)}
