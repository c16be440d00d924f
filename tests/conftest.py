"""Fixtures of every test."""

from tests.plugins.no_models import no_models

__all__ = ["no_models"]
