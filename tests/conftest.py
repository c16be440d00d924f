"""Fixtures of every test."""

from tests.plugins.golden import golden, pytest_addoption
from tests.plugins.no_models import no_models

pytest_plugins = ("assistant.scenetest.plugin",)
"""Scene tests run here without the package being installed."""

__all__ = ["golden", "no_models", "pytest_addoption"]
