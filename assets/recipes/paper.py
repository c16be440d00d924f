"""Books, papers and files."""

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import metal, natural, plastic, printed
from assets.recipes.registry import asset
from assets.recipes.textures import texture

LEAVES = natural("paper", "#f3eddd", 0.9)


def volume(k: Kit, w: float, h: float, thick: float, ground: str, ink: str, style: int) -> None:
    """A closed book lying on its back cover, its spine on the left, its front cover up and readable from +z."""
    cover = natural("paper", ground, 0.55)
    board = 0.0025
    for y in (0.0, thick - board):
        k.box(cover, w, board, h, y=y, r=0.0008)
    k.box(cover, 0.004, thick, h, -w / 2 + 0.002, 0, r=0.0015)
    k.box(LEAVES, w - 0.008, thick - 2 * board, h - 0.008, -0.001, board, r=0)
    with k.at(0, thick + 0.0002, h / 2, pitch=-90):
        k.panel(
            printed("paper", texture("cover", ground=ground, ink=ink, style=style), 0.5), w - 0.002, h - 0.002, y=0.001
        )
    with k.at(-w / 2 - 0.0002, thick / 2, 0, yaw=-90):
        for z in (0.3, -0.32):
            k.box(natural("paper", ink, 0.5), h * 0.12, thick * 0.5, 0.0003, z * h, -thick * 0.25, r=0)


@asset("book_red", "book", w=0.14, h=0.21, thick=0.028, ground="#a82c2a", ink="#f0d9a0", style=0)
@asset("book_blue", "book", w=0.155, h=0.235, thick=0.034, ground="#27508f", ink="#f2efe6", style=1)
@asset("book_green", "book", w=0.125, h=0.19, thick=0.022, ground="#2f6b45", ink="#e6d9a8", style=3)
@asset("book_yellow", "book", w=0.17, h=0.22, thick=0.016, ground="#e9bd3a", ink="#2d3a4a", style=2)
@asset(
    "book_black", "book", aliases=("hardback",), w=0.16, h=0.24, thick=0.045, ground="#242428", ink="#c9a24a", style=3
)
@asset(
    "book_thick",
    "book",
    aliases=("dictionary", "thick book"),
    w=0.17,
    h=0.245,
    thick=0.07,
    ground="#6b4426",
    ink="#e6d3a0",
    style=1,
)
def book(k: Kit, w: float, h: float, thick: float, ground: str, ink: str, style: int) -> None:
    """A book lying flat."""
    volume(k, w, h, thick, ground, ink, style)


ROW = (
    ("#a82c2a", 0.03, 0.22),
    ("#27508f", 0.04, 0.25),
    ("#e6ddc8", 0.022, 0.2),
    ("#2f6b45", 0.035, 0.23),
    ("#e0ae2f", 0.018, 0.19),
    ("#3a3a40", 0.045, 0.26),
    ("#8a4f7a", 0.028, 0.21),
    ("#c9703a", 0.024, 0.24),
    ("#5b8fb0", 0.032, 0.22),
    ("#6b4426", 0.04, 0.25),
    ("#b9b4a6", 0.02, 0.2),
)


@asset("books_row", "books", aliases=("row of books", "some books"), count=11, shift=0, colour="brown")
@asset("books_row_short", "books", aliases=("row of books", "some books"), count=6, shift=4, colour="brown")
def upright(k: Kit, count: int, shift: int) -> None:
    """Books standing in a row, their spines towards +z, the last one leaning."""
    x = 0.0
    for i in range(count):
        code, thick, h = ROW[(i + shift) % len(ROW)]
        deep = 0.13 + 0.25 * (h - 0.19)
        lean = -9 if i == count - 1 else 0
        with k.at(x + thick / 2 + (0.022 if lean else 0), 0, (0.16 - deep) / 2, roll=-lean):
            k.box(natural("paper", code, 0.55), thick - 0.002, h, deep, y=0.003 if lean else 0, r=0.003)
            k.box(LEAVES, thick - 0.008, h + 0.0004, deep - 0.012, z=-0.004, y=0.003 if lean else 0, r=0)
            for y, high in ((0.78, 0.05), (0.15, 0.03)) if k.mid else ():
                k.box(
                    natural(
                        "paper",
                        ("#f0d9a0", "#f2efe6", "#2d3a4a")[i % 3 if code not in ("#e6ddc8", "#b9b4a6") else 2],
                        0.5,
                    ),
                    thick - 0.0016,
                    h * high,
                    0.002,
                    y=h * y,
                    z=deep / 2,
                    r=0,
                )
        x += thick


@asset("books_stack", "books", aliases=("stack of books", "pile of books"), colour="brown")
def stack(k: Kit) -> None:
    """Four books in a pile."""
    y = 0.0
    for i, (w, h, thick, ground, ink, style, yaw) in enumerate(
        (
            (0.17, 0.245, 0.04, "#3f5a73", "#f2efe6", 1, 4),
            (0.16, 0.23, 0.028, "#b9482f", "#f0d9a0", 0, -7),
            (0.15, 0.22, 0.034, "#4f6b4a", "#e6d9a8", 3, 9),
            (0.13, 0.19, 0.02, "#d9b23a", "#2d3a4a", 2, -14),
        )
    ):
        with k.at(y=y, yaw=yaw + 90 * (i < 0)):
            volume(k, w, h, thick, ground, ink, style)
        y += thick
    k.surface(y, 0.1, 0.14)


@asset("book_open", "book", aliases=("open book",), colour="white")
def open_book(k: Kit) -> None:
    """An open book lying flat."""
    k.box(natural("paper", "#7d2f2c", 0.6), 0.3, 0.003, 0.215, r=0.001)
    for s in (-1, 1):

        def page(u: np.ndarray, v: np.ndarray, s: int = s) -> np.ndarray:
            return np.stack(
                [
                    s * (0.002 + 0.143 * u),
                    0.006 + 0.016 * np.sin(np.pi * np.clip(u, 0, 1) ** 0.6) ** 0.8 * 0.9,
                    (v - 0.5) * 0.205 * -s,
                ],
                -1,
            )

        k.sheet(LEAVES, page, (10, 1), 0.006)
        for row in range(9 if k.fine else 0):
            u = np.array([0.5])
            y = float(page(u, u)[0, 1]) + 0.0032
            k.box(
                natural("paper", "#9a968c", 0.9),
                0.075 - 0.02 * (row % 4 == 3),
                0.0002,
                0.004,
                s * 0.073,
                y - 0.0004,
                -0.075 + row * 0.018,
                r=0,
            )


@asset("notebook", "notebook", code="#2f7f7a")
@asset("notebook_red", "notebook", code="#b5362e")
def notebook(k: Kit, code: str) -> None:
    """A spiral-bound notebook."""
    k.box(natural("paper", code, 0.5), 0.148, 0.0015, 0.21, y=0.0105, r=0.0005)
    k.box(LEAVES, 0.145, 0.009, 0.208, y=0.0015, r=0)
    k.box(natural("paper", "#3a3a3d", 0.6), 0.148, 0.0015, 0.21, r=0)
    k.box(LEAVES, 0.08, 0.0004, 0.05, y=0.012, z=-0.05, r=0)
    for i in range(14 if k.mid else 5):
        with k.at(-0.073, 0.006, -0.095 + i * 0.0146 * (1 if k.mid else 3), pitch=90):
            k.ring(metal("#55585c"), 0.007, 0.0009, y=-0.001, seg=12, sides=4)


@asset("newspaper", "newspaper")
def newspaper(k: Kit) -> None:
    """A folded newspaper."""
    for i in range(3):
        with k.at(0.002 * i, 0, -0.002 * i):
            k.box(natural("paper", "#dedad0", 0.95), 0.29, 0.004, 0.38, y=0.004 * i, r=0.0018)
    with k.at(0.004, 0.0123, 0.186, pitch=-90):
        k.panel(printed("paper", texture("gazette"), 0.95), 0.286, 0.376, y=0.0)


@asset("magazine", "magazine")
def magazine(k: Kit) -> None:
    """A glossy magazine."""
    k.box(LEAVES, 0.21, 0.005, 0.28, r=0.001)
    with k.at(0, 0.0053, 0.14, pitch=-90):
        k.panel(printed("paper", texture("glossy"), 0.3), 0.21, 0.28)


@asset("paper_stack", "paper", aliases=("stack of paper", "papers", "documents"))
def sheets(k: Kit) -> None:
    """A loose stack of printed sheets."""
    for i, yaw in enumerate((0, 3, -4, 1)):
        with k.at(0.003 * (i % 2), 0.004 * i, 0.002 * i, yaw=yaw):
            k.box(natural("paper", ("#f4f2ec", "#efece4")[i % 2], 0.95), 0.21, 0.004, 0.297, r=0)
    if k.fine:
        for row in range(16):
            k.box(
                natural("paper", "#8a8a8c", 0.95),
                0.15 - 0.05 * (row % 5 == 4),
                0.0003,
                0.004,
                0.003,
                0.016,
                -0.11 + row * 0.0145,
                r=0,
            )


@asset("paper_note", "paper", aliases=("sticky notes", "post-it", "note", "notes"), colour="yellow")
def sticky(k: Kit) -> None:
    """A pad of yellow sticky notes."""
    k.box(natural("paper", "#f3dd5a", 0.9), 0.076, 0.012, 0.076, r=0)
    for i in range(3):
        k.box(
            natural("paper", "#5a6a8c", 0.9), 0.05 - 0.014 * i, 0.0004, 0.0025, -0.005, 0.012, -0.018 + 0.014 * i, r=0
        )


@asset("binder", "binder", code="#2f5fa0")
@asset("binder_red", "binder", code="#a82c2a")
@asset("binder_grey", "binder", code="#55585e")
def binder(k: Kit, code: str) -> None:
    """A lever arch file standing up, its spine towards +z."""
    m = plastic(code, 0.5)
    for s in (-1, 1):
        k.box(m, 0.003, 0.318, 0.285, s * 0.0365, r=0.001)
    k.box(m, 0.076, 0.318, 0.003, z=0.141, r=0.001)
    k.box(LEAVES, 0.066, 0.297, 0.22, y=0.01, z=0.01, r=0)
    k.box(natural("paper", "#f4f2ec", 0.8), 0.05, 0.14, 0.001, y=0.14, z=0.143, r=0)
    with k.at(0, 0.06, 0.1425, pitch=90):
        k.ring(metal(), 0.012, 0.002, seg=20, sides=5)
        k.cyl(natural("void", "#141416"), 0.011, 0.001, seg=18, bevel=0)
