"""Real models are forbidden in tests that are not marked `models`: loading one raises."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache
from typing import Any

import pytest

import assistant.models


@cache
def backends() -> tuple[type[Any], ...]:
    """Every class of `assistant.models` that can load weights."""
    names = [info.name for info in pkgutil.iter_modules(assistant.models.__path__, "assistant.models.")]
    return tuple(
        found for name in names for _, found in inspect.getmembers(importlib.import_module(name), inspect.isclass)
        if found.__module__ == name and inspect.ismethod(getattr(found, "load", None))
    )


@pytest.fixture(autouse=True)
def no_models(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `load` of every backend raise, except in tests marked `models`."""
    if request.node.get_closest_marker("models"):
        return

    def refuse(cls: type[Any], *_args: object, **_options: object) -> None:
        pytest.fail(f"{cls.__name__}.load() in a test that is not marked `models`: pass a fake in")

    for backend in backends():
        monkeypatch.setattr(backend, "load", classmethod(refuse))
