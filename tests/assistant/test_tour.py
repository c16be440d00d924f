"""The guided tour: typed here, spoken with the real models; every stop goes well, and the person can take over."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from assistant.app import Ports
from assistant.runtime import make_session, start, voice
from assistant.scenes import demo_scene
from assistant.tour import Tour, load_script
from scene.errors import SceneFileError
from scene.frames import Ray


def tour(**options: object) -> Tour:
    """The tour of the demo."""
    script = load_script()
    return Tour(make_session(yes=True), start(demo_scene(script.scene)), script, **options)  # type: ignore[arg-type]


def run_through(guided: Tour) -> None:
    """Until it is over, a twentieth of a second at a time."""
    now_s = 0.0
    while not guided.over and now_s < 300:
        guided.tick(now_s)
        now_s += 0.05
    guided.close()


def test_every_stop_goes_well_when_typed() -> None:
    guided = tour()
    run_through(guided)
    assert len(guided.told) == len(load_script().stops)
    bad = [(t.stop.say, t.reply.reply) for t in guided.told if t.reply.outcome not in ("done", "answered")]
    assert bad == []


@pytest.mark.models
def test_every_stop_goes_well_when_spoken() -> None:
    from assistant.hearing.ear import load_ear

    guided = tour(ports=Ports(ear=load_ear), speaker=voice())
    now_s = 0.0
    while not guided.over and now_s < 300:
        guided.tick(now_s)
        if guided.background.busy:
            time.sleep(0.01)
        else:
            now_s += 0.05
    guided.close()
    assert all(t.spoken for t in guided.told)
    assert [t.stop.say for t in guided.told if t.reply.outcome not in ("done", "answered")] == []


def test_put_that_there_points_twice() -> None:
    guided = tour()
    run_through(guided)
    told = next(t for t in guided.told if len(t.stop.point) == 2)
    assert told.reply.targets == (told.stop.point[0],)
    assert guided.state.scene[told.stop.point[0]].parent == "armchair_yellow"


def test_a_click_of_the_persons_ends_it() -> None:
    guided = tour()
    guided.tick(0.0)
    guided.on_click(Ray((0.0, 1.6, 2.0), (0.0, -1.0, 0.0)), add=False)
    assert guided.over
    guided.close()


@pytest.mark.parametrize("text", ["", "scene = 3", "not toml [", 'scene = "x"\n[[stop]]\nsing = "la"\n'])
def test_what_is_no_tour_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tour.toml"
    path.write_text(text)
    with pytest.raises(SceneFileError, match="no tour"):
        load_script(path)
