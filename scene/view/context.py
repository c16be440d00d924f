"""Where OpenGL comes from: a context with no display, or the window's; and one clear error where there is none."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from scene.errors import MissingError

GL_VERSION = 330
"""What the shaders need: OpenGL 3.3 core."""
SYSTEM_PACKAGES = "libegl1 libgl1"
"""What Debian and Ubuntu call the libraries; Mesa's software driver comes with them."""


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Turn every way in which a driver, a display or a library says "no" into one `MissingError`.

    moderngl and glcontext raise bare `Exception`, pyglet raises `ImportError` where a library lacks, and its own
    `NoSuchDisplayException`, `NoSuchConfigException` and `ContextException` (all `Exception`) for the rest.
    """
    try:
        yield
    except MissingError:
        raise
    except Exception as error:
        raise MissingError(f"{what}: {_first_line(error)}. {_remedy(error)}") from error


@cache
def offscreen_context() -> Any:
    """The one context of this process that needs no display (EGL on Linux)."""
    import moderngl

    with explained("OpenGL 3.3 with no display is not to be had"):
        if platform.system() == "Linux":
            egl: Any = {"backend": "egl", "libgl": "libGL.so.1", "libegl": "libEGL.so.1"}
            return moderngl.create_context(require=GL_VERSION, standalone=True, **egl)
        return moderngl.create_context(require=GL_VERSION, standalone=True)


def attached_context() -> Any:
    """A moderngl context upon the window's, which must be current."""
    import moderngl

    with explained("the window has no OpenGL 3.3"):
        return moderngl.create_context(require=GL_VERSION)


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()
    return (text[0] if text else type(error).__name__).rstrip(".")


def _remedy(error: Exception) -> str:
    if type(error).__name__ == "NoSuchDisplayException":
        return "Expected a display in DISPLAY; without one, `deixis render` and `deixis demo --headless` still draw"
    if platform.system() == "Linux":
        return f"Expected OpenGL 3.3 or newer; on Debian or Ubuntu: sudo apt-get install {SYSTEM_PACKAGES}"
    return "Expected a graphics driver with OpenGL 3.3 or newer: update the driver"
