"""Fixtures of every test."""

from tests.plugins.golden import golden, pytest_addoption
from tests.plugins.no_models import no_models
from tests.plugins.own_profile import own_profile
from tests.plugins.processes import pytest_collection_finish, pytest_configure

pytest_plugins = ("assistant.scenetest.plugin",)
"""Scene tests run here without the package being installed."""

__all__ = ["golden", "no_models", "own_profile", "pytest_addoption", "pytest_collection_finish", "pytest_configure"]
