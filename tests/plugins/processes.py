"""Several processes run the tests, and tests start more: each computes on one core, and code is compiled once for all.

Where Python is told not to write what it compiled, every process would compile everything again. Then it is kept
beside what pytest keeps, and not beside the sources.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

COMPILED = Path(__file__).resolve().parent.parent.parent / ".pytest_cache" / "compiled"


def pytest_configure(config: pytest.Config) -> None:
    """For this process and all that it starts."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    if sys.dont_write_bytecode:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(COMPILED)
        sys.dont_write_bytecode = False


def pytest_collection_finish() -> None:
    """What is loaded by now is there to the end: no collection of garbage need look through it."""
    gc.collect()
    gc.freeze()
