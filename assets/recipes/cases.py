"""The case of a cupboard: sides, boards to put things on, doors and drawer fronts."""

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish


def carcass(
    k: Kit, m: Finish, w: float, h: float, d: float, *, board: float = 0.02, y: float = 0.0, back: bool = True
) -> None:
    """An open-fronted case."""
    for s in (-1, 1):
        k.box(m, board, h, d, s * (w - board) / 2, y, r=0.0025)
    for level in (y, y + h - board):
        k.box(m, w - 2 * board, board, d - 0.002, y=level, r=0)
    if back:
        k.box(m, w - 2 * board, h - 2 * board, 0.008, y=y + board, z=-d / 2 + 0.006, r=0)


def front(
    k: Kit,
    m: Finish,
    pull: Finish,
    w: float,
    h: float,
    x: float,
    y: float,
    z: float,
    *,
    knob: str = "bar",
    side: float = 0,
) -> None:
    """A door or drawer front with its handle; `side` -1 or 1 puts the handle at that edge, 0 in the middle."""
    k.box(m, w - 0.005, h - 0.005, 0.018, x, y + 0.0025, z, r=0.003)
    hx = x + side * (w / 2 - 0.045)
    face = z + 0.009
    if knob == "ball":
        k.cyl(pull, 0.005, 0.02, hx, y + h / 2, face, seg=8)
        k.blob(pull, 0.028, 0.028, 0.026, hx, y + h / 2 - 0.014, face + 0.008, cells=5)
    elif side:
        k.box(pull, 0.01, 0.14, 0.012, hx, y + h / 2 - 0.07, face + 0.016, r=0.004)
        for dy in (-0.05, 0.05):
            k.box(pull, 0.008, 0.008, 0.02, hx, y + h / 2 + dy, face + 0.006, r=0)
    else:
        k.box(pull, 0.14, 0.01, 0.012, x, y + h / 2 - 0.005, face + 0.016, r=0.004)
        for dx in (-0.05, 0.05):
            k.box(pull, 0.008, 0.008, 0.02, x + dx, y + h / 2 - 0.004, face + 0.006, r=0)


def shelving(k: Kit, m: Finish, w: float, d: float, heights: tuple[float, ...], board: float = 0.02) -> None:
    """Boards at the given heights of their upper faces, each a place to put things."""
    for y in heights:
        k.box(m, w - 2 * board, board, d - 0.015, y=y - board, z=0.003, r=0.002)
        k.surface(y, w - 2 * board - 0.03, d - 0.05, z=0.01)
