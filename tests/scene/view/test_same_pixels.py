"""The same scene gives the same bytes with no display (EGL) and in a window under Xvfb."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from scene.errors import MissingError
from scene.view.bench import own_display
from scene.view.capture import render
from scene.view.state import ALWAYS_SHOWN
from tests.scene.view.test_overlays import everything

pytestmark = pytest.mark.gl
SIZE = (320, 180)
IN_A_WINDOW = """
import hashlib, sys
import pyglet
from scene.view.camera import first_view
from scene.view.context import attached_context
from scene.view.picture import compose
from scene.view.projection import Projection
from scene.view.renderer import Renderer
from scene.view.state import ALWAYS_SHOWN
from tests.scene.view.test_overlays import everything
window = pyglet.window.Window(400, 300)
renderer, state = Renderer(attached_context()), everything()
projection = Projection(first_view(state.scene), 320, 180)
target = compose(renderer, state, projection, ALWAYS_SHOWN)
print(hashlib.sha256(renderer.pixels(target)).hexdigest(), renderer.ctx.info["GL_RENDERER"])
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A display of its own, for as long as the test runs."""
    try:
        with own_display() as name:
            yield name
    except MissingError as missing:
        pytest.skip(str(missing))


def test_a_window_and_no_window_give_the_same_bytes(display: str) -> None:
    windowed = subprocess.run(
        [sys.executable, "-c", IN_A_WINDOW], env={**os.environ, "DISPLAY": display}, capture_output=True, text=True,
        timeout=60, check=True,
    )
    digest, _, driver = windowed.stdout.partition(" ")
    state = everything()
    pixels = render(state.scene, size=SIZE, state=state, overlays=ALWAYS_SHOWN, supersample=1)
    assert hashlib.sha256(pixels).hexdigest() == digest, driver
