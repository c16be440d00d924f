"""What the entry point of the installed package registers: the plugin, unless something has named it already."""

from __future__ import annotations

import pytest

PLUGIN = "assistant.scenetest.plugin"


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Bring the plugin in under its own name, where it is registered once however often it is asked for."""
    pluginmanager.import_plugin(PLUGIN)
