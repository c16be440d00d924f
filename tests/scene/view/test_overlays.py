"""Every overlay, by a sweep."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from scene.errors import UsageError
from scene.frames import Ray, Viewer
from scene.objects import SURE_SCORE, LabelSource, Scene
from scene.view.canvas import Canvas
from scene.view.cutaway import cut_for
from scene.view.overlays import Frame, chosen, overlays
from scene.view.overlays.labels import MOST
from scene.view.projection import Projection
from scene.view.staging import Stage
from scene.view.state import ALWAYS_SHOWN, HelpLine, Progress, ViewState, WhyRow
from scene.view.tags import Tag, tag_of
from scene.view.text import Glyphs, font
from tests.scene.view.rooms import box, room_scene


class PaperAtlas:
    """Places no picture anywhere; the shapes are all that is looked at."""

    def place(self, text: str, size_px: int, bold: bool = False) -> Glyphs:
        x0, y0, x1, y1 = (int(v) for v in font(size_px, bold).getbbox(text))
        return Glyphs((0, 0, 0, 0), x1 - x0, y1 - y0, x0, y0)


class PaperDrawer:
    atlas = PaperAtlas()


def everything() -> ViewState:
    """A state that gives every overlay something to show."""
    return ViewState(
        replace(room_scene(), selection=("mug",), highlight=("sofa",)), status="listening", level=0.5,
        heard="put the red mug on the table", answered="The red mug is on the table.", entry="and the bo",
        candidates=("mug", "sofa"), why=(WhyRow("mug", "red mug", 0.8, (("label", 1.0), ("color", 0.7))),),
        hand=Ray((0, 1.6, 2), (0, 0, -1)), hand_at=(0.3, 0.85, 0.1), hover="mug", pointer_free=False, help_shown=True,
        help_lines=(HelpLine("“where is the mug?”", ""),), progress=Progress("labelling", 12, 40),
    )


FROM_ABOVE = Viewer.looking_at((3.0, 4.0, 5.0), (0.0, 0.6, 0.0))


def drawn(overlay: Any, state: ViewState, *, size: tuple[int, int] = (960, 540),
          eye: Viewer = FROM_ABOVE) -> Canvas:
    stage = Stage.of(state.scene)
    projection = Projection(eye, *size)
    canvas = Canvas(PaperDrawer(), projection)  # type: ignore[arg-type]
    overlay.draw(Frame(state, stage, projection, cut_for(stage, eye.position), canvas))
    return canvas


@pytest.mark.parametrize("name", list(overlays()))
def test_each_overlay_has_the_one_shape_and_draws_what_there_is(name: str) -> None:
    overlay = overlays()[name]
    assert name == overlay.NAME
    assert isinstance(overlay.ORDER, int)
    assert overlay.ABOUT
    assert len(overlay.ABOUT) < 60
    canvas = drawn(overlay, everything())
    assert canvas.rows
    for center, half, *_ in canvas.rows:
        assert np.isfinite([*center, *half]).all()


@pytest.mark.parametrize("name", [n for n in overlays() if n != "status"])
def test_an_overlay_with_nothing_to_show_draws_nothing(name: str) -> None:
    assert drawn(overlays()[name], ViewState(Scene())).rows == []


@pytest.mark.parametrize("name", list(overlays()))
@pytest.mark.parametrize("size", [(160, 90), (400, 900)])
def test_an_overlay_survives_a_small_or_tall_picture(name: str, size: tuple[int, int]) -> None:
    long = "a very long sentence that nobody would say in one breath " * 8
    state = replace(everything(), heard=long, answered=long, entry=long)
    drawn(overlays()[name], state, size=size)


def test_the_window_names_only_overlays_that_exist() -> None:
    assert len(chosen(ALWAYS_SHOWN)) == len(ALWAYS_SHOWN)
    with pytest.raises(UsageError, match=r"'lables'.*labels"):
        chosen(("lables",))


def test_labels_do_not_overlap_and_there_are_not_too_many() -> None:
    scene = Scene.of(box(f"mug-{k}", (k % 25 * 0.3, 0.05, -(k // 25) * 0.3), (0.08, 0.1, 0.08)) for k in range(600))
    canvas = drawn(overlays()["labels"], ViewState(scene), size=(1600, 900))
    pills = [(c[0] - h[0], c[1] - h[1], c[0] + h[0], c[1] + h[1]) for c, h, _, uv, *_ in canvas.rows if uv[0] < 0]
    assert 10 < len(pills) <= MOST
    a = np.array(pills)
    over = (a[:, None, 0] < a[None, :, 2]) & (a[None, :, 0] < a[:, None, 2])
    over &= (a[:, None, 1] < a[None, :, 3]) & (a[None, :, 1] < a[:, None, 3])
    assert over.sum() == len(a)


def test_a_label_behind_a_wall_is_not_shown_unless_it_is_selected() -> None:
    scene = Scene.of([*room_scene(), box("tree", (0.0, 1.0, -4.0), (0.5, 2.0, 0.5))], rooms=room_scene().rooms,
                     meshes=room_scene().meshes)
    eye = Viewer.looking_at((0.0, 1.6, 1.5), (0.0, 1.4, -2.0))
    hidden = len(drawn(overlays()["labels"], ViewState(scene), eye=eye).rows)
    shown = len(drawn(overlays()["labels"], ViewState(replace(scene, selection=("tree",))), eye=eye).rows)
    assert shown == hidden + 2


def named(kind: str, score: float = 1.0, **fields: Any) -> Scene:
    """One box whose label has this source."""
    thing = replace(box("stool", (0, 0.3, 0), (0.4, 0.6, 0.4)), label_source=LabelSource(kind, "m", score))  # type: ignore[arg-type]
    return Scene.of([replace(thing, **fields)])


def tag_on(scene: Scene, show: tuple[str, ...] = ("labels",)) -> tuple[float, int]:
    """The dash of the only tag's outline, pixels, and of how many shapes the tag is made."""
    canvases = [drawn(o, ViewState(scene, show=show)) for o in chosen(show)]
    (canvas,) = [c for c in canvases if c.rows]
    return canvas.rows[0][3][3], len(canvas.rows)


def test_what_a_person_says_is_plain_and_what_a_model_says_shows_how_sure_it_is() -> None:
    for kind in ("person", "file", "catalogue", "none"):
        assert tag_on(named(kind, 0.2)) == (0.0, 2)
    assert tag_on(named("model", SURE_SCORE)) == (0.0, 4)
    dash, shapes = tag_on(named("model", SURE_SCORE - 0.01))
    assert dash > 0
    assert shapes == 4
    dash, shapes = tag_on(named("none", label=None))
    assert dash > 0
    assert shapes == 2
    assert tag_on(named("none", label=None, nickname="Rosie")) == (0.0, 2)


def test_a_tag_says_what_can_be_read() -> None:
    for scene, plain, figures in (
        (named("model", 0.83), "stool", "stool 83 %"), (named("model", 0.43), "stool?", "stool? 43 %"),
        (named("model", 0.998), "stool", "stool 99 %"), (named("model", 1.0), "stool", "stool 100 %"),
        (named("person"), "stool", "stool"), (named("none", label=None), "?", "?"),
        (named("model", 0.3, nickname="Rosie"), "Rosie", "Rosie"),
    ):
        assert tag_of(scene["stool"]).text == plain
        assert tag_of(scene["stool"], percent=True).text == figures


def test_a_guess_that_is_not_yet_a_label_shows_as_one() -> None:
    nameless = named("none", label=None)["stool"]
    assert tag_of(nameless, guess=("stool", 0.9)) == Tag("stool?", doubtful=True, sure=0.9)
    assert tag_of(named("person")["stool"], guess=("chair", 0.9)) == Tag("stool")
    state = ViewState(named("none", label=None), guesses={"stool": ("bar stool", 0.9)}, show=("labels",))
    assert len(drawn(overlays()["labels"], state).rows) == 4


def test_the_figures_replace_the_labels() -> None:
    assert tag_on(named("model", 0.83), ("labels", "scores")) == (0.0, 4)


def test_the_end_of_a_long_line_stays_in_view() -> None:
    canvas = drawn(overlays()["entry"], ViewState(Scene(), entry="x" * 500))
    caret = canvas.rows[-1]
    field = canvas.rows[0]
    assert caret[0][0] < field[0][0] + field[1][0]
