"""Fixtures and settings of every test."""

import os

from hypothesis import settings

from tests.plugins.golden import golden, pytest_addoption
from tests.plugins.no_models import no_models

__all__ = ["golden", "no_models", "pytest_addoption"]

settings.register_profile("ci", derandomize=True, print_blob=True)
settings.register_profile("search", max_examples=500)
settings.load_profile("ci" if os.environ.get("CI") else os.environ.get("HYPOTHESIS_PROFILE", "default"))
