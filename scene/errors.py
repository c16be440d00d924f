"""What can go wrong through no fault of the program: each error is one clear sentence for the person.

A message gives the value, what was expected, and what to do. The command line prints it and exits with `exit_code`.
"""

from __future__ import annotations


class DeixisError(Exception):
    """Anything a person can cause or mend. Never shown as a traceback."""

    exit_code = 1
    """What the command line exits with: 1 when what was asked failed, 2 on bad usage."""


class SceneFileError(DeixisError):
    """A file that cannot be read as, or written as, what it should be."""


class RejectedError(DeixisError):
    """A change that the scene refuses; nothing of it was applied."""


class MissingError(DeixisError):
    """Something this machine lacks: a model's weights, OpenGL, a microphone, a system library."""


class UsageError(DeixisError):
    """A request that could not be right whatever the scene: a bad option, a bad number."""

    exit_code = 2
