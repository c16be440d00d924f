from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.no_models import backends


def test_every_backend_is_found() -> None:
    assert {backend.__name__ for backend in backends()} >= {"FasterWhisper", "Hibari", "LlamaCpp", "MiniLM", "Silero"}


@pytest.mark.parametrize("backend", list(backends()), ids=lambda backend: backend.__name__)
def test_loading_a_model_is_refused_here(backend: type) -> None:
    with pytest.raises(pytest.fail.Exception, match="not marked `models`"):
        backend.load(Path("nowhere"))
