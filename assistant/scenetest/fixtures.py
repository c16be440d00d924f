"""Fixtures for scene tests that are written in Python: the same stage, one call a turn.

    def test_the_mug(room, say, expect):
        room("living_room")
        assert say("put the red mug on the desk").outcome == "done"
        expect("the red mug is on the desk")
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.scenetest.case import Target
    from assistant.scenetest.stage import Stage
    from assistant.turn import Reply
    from scene.frames import Viewer
    from scene.objects import Scene

Thing = Any
"""An id, a description ("the red mug"), or three numbers."""


class RoomUnderTest:
    """A scene with a person in it; call it to choose the scene."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stage: Stage | None = None

    def __call__(self, scene: str | Path | Mapping[str, Any] | Scene, *, viewer: Viewer | None = None,
                 yes: bool = False, uses: tuple[str, ...] = (),
                 labels: Mapping[str, Any] | None = None) -> RoomUnderTest:
        """Begin anew in a demo scene, a file beside the test, a mapping as of a `.scene.json`, or a scene.

        `labels` is what a scripted labeller says, by id, as in the key of that name in a test file.
        """
        from dataclasses import replace

        from assistant.scenetest.labels import script_of
        from assistant.scenetest.services import Services
        from assistant.scenetest.stage import Stage

        self._stage = Stage(_opened(scene, self._folder), Services(), uses, yes,
                            labels=tuple((i, script_of(said)) for i, said in (labels or {}).items()))
        if viewer is not None:
            self._stage.state = replace(self._stage.state, viewer=viewer)
        return self

    @property
    def stage(self) -> Stage:
        """The stage."""
        if self._stage is None:
            from scene.errors import UsageError

            raise UsageError('no scene was chosen: call room("living_room") first')
        return self._stage

    @property
    def scene(self) -> Scene:
        """The scene as it now is."""
        return self.stage.state.scene


def _opened(scene: Any, folder: Path) -> Scene:
    from assistant.scenes import scene_file
    from scene.files import open_scene
    from scene.files.scene_json import scene_from
    from scene.objects import Scene

    if isinstance(scene, Scene):
        return scene
    if isinstance(scene, Mapping):
        return scene_from(scene)
    beside = folder / scene
    return open_scene(beside if beside.is_file() else scene_file(scene))


def _target(thing: Thing) -> Target:
    from assistant.scenetest.case import Target

    if isinstance(thing, str):
        return Target(thing, 0, 0)
    x, y, z = thing
    return Target(f"{x}, {y}, {z}", 0, 0, (float(x), float(y), float(z)))


@pytest.fixture
def room(request: pytest.FixtureRequest) -> RoomUnderTest:
    """A room to talk to: `room("living_room")`."""
    return RoomUnderTest(request.path.parent)


@pytest.fixture
def say(room: RoomUnderTest) -> Callable[..., Reply | None]:
    """Says a sentence: `say("put that there", that="mug_red", there="desk")`."""
    from assistant.scenetest.stage import word_aims

    def take(text: str, **pointing: str) -> Reply | None:
        return room.stage.say(text, word_aims(text, pointing)).reply

    return take


@pytest.fixture
def hear(room: RoomUnderTest, request: pytest.FixtureRequest) -> Callable[[str | Path], Reply | None]:
    """Hears a recording beside the test."""

    def take(path: str | Path) -> Reply | None:
        return room.stage.hear(request.path.parent / path).reply

    return take


@pytest.fixture
def point_at(room: RoomUnderTest) -> Callable[[Thing], None]:
    """Points the hand at a thing until further notice; at "nothing" it sinks."""
    return lambda thing: room.stage.point(_target(thing))


@pytest.fixture
def look_at(room: RoomUnderTest) -> Callable[[Thing], None]:
    """Turns the head to a thing."""
    return lambda thing: room.stage.look(_target(thing))


@pytest.fixture
def expect(room: RoomUnderTest) -> Callable[..., None]:
    """Fails unless every statement is true: `expect("the red mug is on the desk")`."""
    from assistant.scenetest.statements import judge

    def hold(*statements: str) -> None:
        for statement in statements:
            verdict = judge(statement, room.stage.where)
            if not verdict.passed:
                pytest.fail(f"expected: {statement}\nbut: {verdict.message}", pytrace=False)

    return hold
