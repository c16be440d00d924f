"""The English front end: ordinary speech to programs, with no model."""

from assistant.language.english.parser import parse

__all__ = ["parse"]
