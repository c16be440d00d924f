"""No test sees or writes what the user of this machine taught."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_profile(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of the test's own, which is not there yet."""
    path = tmp_path_factory.getbasetemp() / "profiles" / str(id(monkeypatch)) / "profile.json"
    from assistant import keeping
    from assistant.labelling import profile

    for module in (profile, keeping):
        monkeypatch.setattr(module, "profile_path", lambda: path)
    return path
