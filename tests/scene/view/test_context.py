"""No OpenGL, in every way in which a machine can say so."""

from __future__ import annotations

import moderngl
import pytest

from scene.errors import MissingError
from scene.view import context


@pytest.mark.parametrize(
    "error",
    [
        Exception("libEGL.so.1 not loaded"),
        ImportError('Library "GL" not found.'),
        OSError("libGL.so.1: cannot open shared object file"),
        moderngl.Error("requested OpenGL version 330, got version 210"),
    ],
)
def test_each_refusal_becomes_one_sentence_with_the_remedy(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise error

    monkeypatch.setattr(moderngl, "create_context", refuse)
    monkeypatch.setattr(context.platform, "system", lambda: "Linux")
    with pytest.raises(MissingError, match=r"OpenGL 3\.3.*apt-get install libegl1 libgl1") as caught:
        context.offscreen_context.__wrapped__()
    assert str(error).splitlines()[0].rstrip(".") in str(caught.value)
    with pytest.raises(MissingError, match="OpenGL"):
        context.attached_context()


def test_no_display_is_told_apart_from_no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoSuchDisplayException(Exception):
        pass

    with pytest.raises(MissingError, match=r"DISPLAY.*deixis render"), context.explained("no window can be opened"):
        raise NoSuchDisplayException('Cannot connect to "None"')
