"""What hangs on walls, and what is let into them."""

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, metal, mirror, natural, plastic, printed, wood
from assets.recipes.registry import asset
from assets.recipes.textures import Texture, texture

WHITE = wood("#f3f1ec", 0.5, grain=False)


def framed(k: Kit, m: Finish, w: float, h: float, bar: float, deep: float) -> None:
    """Four bars about an opening; the outside measures w by h."""
    for s in (-1, 1):
        k.box(m, bar, h, deep, s * (w - bar) / 2, r=0.003)
    for y in (0.0, h - bar):
        k.box(m, w - 2 * bar, bar, deep, y=y, r=0.003)


def hung(k: Kit, m: Finish, picture: Texture, w: float, h: float, *, mat: float = 0.0) -> None:
    """A picture in its frame, with an optional card mount."""
    framed(k, m, w, h, 0.03, 0.028)
    k.box(natural("paper", "#f6f4ee", 0.9), w - 0.05, h - 0.05, 0.012, y=0.025, z=-0.006, r=0)
    with k.at(0, 0.03 + mat, 0.0005):
        k.panel(printed("paper", picture), w - 0.06 - 2 * mat, h - 0.06 - 2 * mat)


@asset("picture", "picture", aliases=("abstract painting",), style=0, w=0.8, h=0.62, frame="#2a2a2c", mat=0.0)
@asset("picture_sea", "picture", aliases=("seascape", "landscape"), style=1, w=0.9, h=0.62, frame="#b8924a", mat=0.0)
@asset(
    "picture_leaf",
    "picture",
    aliases=("leaf print", "botanical print"),
    style=2,
    w=0.42,
    h=0.56,
    frame="#c79f6b",
    mat=0.045,
)
@asset("picture_color", "picture", aliases=("colour field painting",), style=3, w=0.6, h=0.6, frame="#f0eee8", mat=0.0)
def picture(k: Kit, style: int, w: float, h: float, frame: str, mat: float) -> None:
    """A framed picture."""
    hung(k, wood(frame, grain=frame == "#c79f6b"), texture("art", style=style), w, h, mat=mat)


@asset("picture_frame", "picture_frame", colour="brown")
def photo_stand(k: Kit) -> None:
    """A framed photograph that stands on a table."""
    with k.at(0, 0.0, 0.02, pitch=-13):
        hung(k, wood("#6d4a2c"), texture("photo"), 0.2, 0.16)
    with k.at(0, 0, -0.058, pitch=20):
        k.box(wood("#4a3120"), 0.05, 0.115, 0.004, r=0)


@asset("poster", "poster", aliases=("wall chart",), shows="chart", w=0.6, h=0.8)
@asset("poster_map", "poster", aliases=("world map", "map"), shows="world", w=1.2, h=0.6)
def poster(k: Kit, shows: str, w: float, h: float) -> None:
    """A poster between two wooden bars."""
    k.box(natural("paper", "#f2efe6", 0.9), w, h, 0.002, y=0.01, r=0)
    with k.at(0, 0.01, 0.0013):
        k.panel(printed("paper", texture(shows)), w, h)
    for y in (0.0, h):
        k.box(wood("#8a5f37"), w + 0.02, 0.02, 0.014, y=y, r=0.003)


@asset("clock", "clock", face="#f6f3ea", rim="#2a2b2e", ink="#23252a", r=0.15)
@asset("clock_red", "clock", face="#f6f3ea", rim="#b3302a", ink="#23252a", r=0.125)
@asset("clock_wood", "clock", aliases=("wooden clock",), face="#c79f6b", rim="#8a5f37", ink="#3a2a1c", r=0.17)
def clock(k: Kit, face: str, rim: str, ink: str, r: float) -> None:
    """A round wall clock."""
    m = wood(rim) if rim == "#8a5f37" else plastic(rim, 0.35)
    with k.at(0, r, -0.015, pitch=90):
        k.lathe(
            m,
            [(0, 0), (r, 0), (r, 0.028), (r - 0.006, 0.034), (r - 0.012, 0.028), (r - 0.014, 0.022)],
            fillet=0.003,
            seg=52,
        )
    _disc(k, printed("paper", texture("dial", face=face, ink=ink, hand="#c8352c")), r - 0.012, r, 0.0085)


def _disc(k: Kit, m: Finish, r: float, y: float, z: float) -> None:
    """A round picture facing +z about height y."""
    from assets.recipes.soup import Soup

    n = k.n(48, 12)
    a = np.arange(n + 1) * 2 * np.pi / n
    rim = np.stack([np.cos(a), np.sin(a), 0 * a], 1)
    points = np.stack([np.zeros((n, 3)), rim[:-1], rim[1:]], 1)
    uvs = points[..., :2] * [0.5, -0.5] + 0.5
    k.add(m, Soup(points * r + np.array([0, y, z]), np.broadcast_to([0.0, 0, 1], points.shape).copy(), uvs))


@asset("mirror", "mirror", shape="tall")
@asset("mirror_round", "mirror", aliases=("round mirror",), shape="round")
def looking_glass(k: Kit, shape: str) -> None:
    """A wall mirror."""
    if shape == "round":
        with k.at(0, 0.35, -0.012, pitch=90):
            k.lathe(
                metal("#b8924a", 0.3),
                [(0, 0), (0.35, 0), (0.35, 0.022), (0.335, 0.022), (0.333, 0.016)],
                fillet=0.003,
                seg=56,
            )
            k.lathe(mirror(), [(0.334, 0.0165), (0, 0.0165)], seg=48)
    else:
        framed(k, wood("#8a5f37"), 0.6, 1.4, 0.035, 0.025)
        k.box(natural("paper", "#3a3a3d"), 0.56, 1.36, 0.008, y=0.02, z=-0.006, r=0)
        k.box(mirror(), 0.535, 1.335, 0.003, y=0.0325, z=0.0, r=0)


@asset("whiteboard", "whiteboard", shows="writing", frame="#b9bcc0", w=2.4)
@asset("blackboard", "blackboard", shows="chalk", frame="#9a6b3f", w=2.4)
def board(k: Kit, shows: str, frame: str, w: float) -> None:
    """A writing board with a ledge."""
    m = metal(frame, 0.35) if shows == "writing" else wood(frame)
    h = 1.2
    framed(k, m, w, h, 0.03, 0.03)
    k.box(natural("board", "#dfe1e2"), w - 0.04, h - 0.04, 0.014, y=0.02, z=-0.004, r=0)
    with k.at(0, 0.03, 0.0035):
        k.panel(printed("board", texture(shows), 0.25 if shows == "writing" else 0.9), w - 0.06, h - 0.06)
    k.box(m, w * 0.5, 0.012, 0.07, y=0.012, z=0.048, r=0.003)
    k.surface(0.024, w * 0.48, 0.05, z=0.05)


@asset("pinboard", "pinboard")
def cork(k: Kit) -> None:
    """A corkboard with notes pinned to it."""
    framed(k, wood("#a87646"), 0.9, 0.62, 0.025, 0.022)
    k.box(natural("cork", "#c99f68"), 0.87, 0.59, 0.01, y=0.015, z=-0.003, r=0)
    with k.at(0, 0.025, 0.0025):
        k.panel(printed("paper", texture("notes"), 0.9), 0.85, 0.57)


@asset("coat_hooks", "coat_hooks")
def hooks(k: Kit) -> None:
    """A board with five coat hooks."""
    k.box(wood("#a87646"), 0.8, 0.1, 0.02, r=0.004)
    for i in range(5):
        x = (i - 2) * 0.16
        k.tube(
            metal("#2e2f32", 0.4),
            k.curve([(x, 0.05, 0.01), (x, 0.03, 0.03), (x, 0.02, 0.055), (x, 0.05, 0.075)], 10, 4),
            0.006,
            seg=8,
            round_caps=True,
        )


@asset("light_switch", "light_switch")
def switch(k: Kit) -> None:
    """A light switch."""
    k.box(plastic("#f4f4f1", 0.3), 0.085, 0.085, 0.009, r=0.003)
    with k.at(0, 0.0425, 0.006, pitch=4):
        k.box(plastic("#fbfbf9", 0.25), 0.058, 0.058, 0.008, y=-0.029, r=0.002)


@asset("door", "door", code="#efece5", glazed=False)
@asset("door_wood", "door", aliases=("wooden door",), code="#a3754a", glazed=False)
@asset("door_front", "door", aliases=("front door", "entrance"), code="#2f5a52", glazed=True)
def door(k: Kit, code: str, glazed: bool) -> None:
    """A panelled door in its frame."""
    m = wood(code, grain=code == "#a3754a")
    frame = m if code != "#2f5a52" else WHITE
    for s in (-1, 1):
        k.box(frame, 0.06, 2.1, 0.14, s * 0.44, r=0.004)
    k.box(frame, 0.94, 0.06, 0.14, y=2.04, r=0.004)
    k.box(m, 0.815, 2.03, 0.04, y=0.006, r=0.003)
    for y, h in ((0.14, 0.62), (0.88, 0.4 if glazed else 1.0)):
        for x in (-0.185, 0.185):
            for s in (-1, 1):
                k.box(m, 0.29, h, 0.006, x, y, s * 0.021, r=0.003)
                k.box(m, 0.25, h - 0.05, 0.008, x, y + 0.025, s * 0.023, r=0.004)
    if glazed:
        for s in (-1, 1):
            k.box(natural("glass", "#a9c3cc", 0.08), 0.58, 0.5, 0.004, y=1.4, z=s * 0.021, r=0)
        for x in (-0.145, 0.145):
            k.box(m, 0.02, 0.5, 0.05, x, 1.4, r=0.002)
    handle = metal("#b9bcc0", 0.25)
    for s in (-1, 1):
        k.box(handle, 0.035, 0.2, 0.006, 0.35, 0.92, s * 0.023, r=0.003)
        k.tube(
            handle,
            k.curve(
                [(0.35, 1.03, s * 0.024), (0.35, 1.03, s * 0.06), (0.325, 1.03, s * 0.066), (0.24, 1.03, s * 0.066)],
                12,
                5,
            ),
            0.009,
            seg=8,
            round_caps=True,
        )


@asset("window", "window", w=1.2, h=1.25)
@asset("window_wide", "window", aliases=("wide window",), w=1.8, h=1.25)
def window(k: Kit, w: float, h: float) -> None:
    """A casement window with a sill."""
    framed(k, WHITE, w, h, 0.06, 0.1)
    k.box(WHITE, 0.06, h - 0.1, 0.07, y=0.05, r=0.003)
    half = (w - 0.18) / 2
    for s in (-1, 1):
        with k.at(s * (half / 2 + 0.03), 0.06, 0.01):
            framed(k, WHITE, half, h - 0.12, 0.045, 0.045)
            k.box(glass("#bfdcea", 0.35), half - 0.08, h - 0.2, 0.006, y=0.04, r=0)
    k.box(metal("#b9bcc0"), 0.014, 0.1, 0.02, 0.0, h * 0.45, 0.045, r=0.004)
    k.box(WHITE, w + 0.1, 0.03, 0.16, y=-0.03, z=0.06, r=0.006)
    k.surface(0.0, w - 0.16, 0.07, z=0.09)
