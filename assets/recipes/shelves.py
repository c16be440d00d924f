"""Bookshelves, cabinets, dressers, wardrobes."""

import numpy as np

from assets.recipes.cases import carcass, front, shelving
from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, glass, metal, natural, painted, plastic, wood
from assets.recipes.registry import asset
from assets.recipes.seating import legs


@asset("bookshelf", "bookshelf", code="#a77849", w=0.9, h=1.9)
@asset("bookshelf_white", "bookshelf", code="#eeebe4", w=0.8, h=2.02)
def bookshelf(k: Kit, code: str, w: float, h: float) -> None:
    """A tall bookcase with a back."""
    m, d = wood(code, grain=code != "#eeebe4"), 0.3
    k.box(m, w - 0.06, 0.06, d - 0.04, z=-0.01, r=0)
    with k.at(y=0.06):
        carcass(k, m, w, h - 0.06, d, board=0.022)
        k.surface(0.022, w - 0.08, d - 0.05, z=0.01)
        step = (h - 0.06 - 0.022) / 5
        shelving(k, m, w, d, tuple(0.022 + step * i for i in range(1, 5)), board=0.022)
    k.surface(h, w - 0.06, d - 0.06)


@asset("bookshelf_low", "bookshelf", aliases=("low bookshelf", "bookcase"), code="#c79c66")
def low_shelf(k: Kit, code: str) -> None:
    """A low shelf of two rows by three squares."""
    m, w, h, d = wood(code), 1.12, 0.77, 0.36
    carcass(k, m, w, h, d, board=0.025)
    cell = (w - 0.1) / 3
    for s in (-1, 1):
        k.box(m, 0.025, h - 0.05, d - 0.01, s * (cell + 0.025) / 2, 0.025, r=0.002)
    k.box(m, w - 0.05, 0.025, d - 0.012, y=h / 2 - 0.0125, r=0.002)
    for y in (0.025, h / 2 + 0.0125):
        for i in (-1, 0, 1):
            k.surface(y, cell - 0.03, d - 0.05, x=i * (cell + 0.025), z=0.01)
    k.surface(h, w - 0.05, d - 0.05)


@asset("bookshelf_ladder", "bookshelf", aliases=("ladder shelf", "open shelf"))
def ladder_shelf(k: Kit) -> None:
    """An open shelf of oak boards in a black steel frame."""
    steel, oak = metal("#28292b", 0.5), wood("#b88a55")
    w, d, h = 0.85, 0.36, 1.7
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.box(steel, 0.022, h, 0.022, sx * (w - 0.022) / 2, 0, sz * (d - 0.022) / 2, r=0.002)
        for y in (0.1, 0.6, 1.1, h - 0.022):
            k.box(steel, 0.018, 0.018, d - 0.04, sx * (w - 0.022) / 2, y, r=0)
    for y in (0.14, 0.64, 1.14, 1.64):
        k.box(oak, w - 0.03, 0.024, d - 0.03, y=y - 0.024, r=0.003)
        k.surface(y, w - 0.1, d - 0.08)


@asset("shelf_wall", "shelf", code="#b0814f")
def wall_shelf(k: Kit, code: str) -> None:
    """A board on two brackets for the wall."""
    m, steel = wood(code), metal("#2e2f32", 0.5)
    k.box(m, 0.8, 0.025, 0.22, y=0.12, r=0.003)
    for s in (-1, 1):
        k.slab(
            steel,
            [(-0.11, 0), (-0.104, 0), (-0.104, 0.112), (0.08, 0.112), (0.08, 0.12), (-0.11, 0.12)],
            0.02,
            s * 0.3,
            r=0,
            axis="x",
        )
    k.surface(0.145, 0.76, 0.19)


@asset("shelf_wall_white", "shelf", aliases=("floating shelf",))
def floating(k: Kit) -> None:
    """A floating white shelf."""
    k.box(plastic("#f0eee9"), 1.0, 0.04, 0.24, r=0.004)
    k.surface(0.04, 0.96, 0.21)


@asset("cabinet", "cabinet", aliases=("sideboard", "credenza"), code="#9a6b3f", face="#9a6b3f")
@asset("cabinet_white", "cabinet", aliases=("sideboard", "credenza"), code="#b98d5b", face="#efece5")
def sideboard(k: Kit, code: str, face: str) -> None:
    """A sideboard with two doors and three drawers."""
    m, doors, pull = wood(code), wood(face, grain=face == code), metal("#b8924a", 0.3)
    w, d, h = 1.5, 0.42, 0.75
    legs(k, m, w - 0.2, d - 0.12, 0.16, 0.018, splay=0.02)
    with k.at(y=0.15):
        third = (w - 0.04) / 3
        with k.at(z=-0.01):
            carcass(k, m, w, h - 0.15, d - 0.02)
            k.surface(0.02, w - 0.08, d - 0.07)
            for s in (-1, 1):
                k.box(m, 0.018, h - 0.19, d - 0.03, s * third / 2, 0.02, r=0)
        for s in (-1, 1):
            front(k, doors, pull, third, h - 0.19, s * third, 0.02, d / 2 - 0.012, side=-s, knob="ball")
        for i in range(3):
            front(k, doors, pull, third, (h - 0.19) / 3, 0, 0.02 + i * (h - 0.19) / 3, d / 2 - 0.012, knob="ball")
    k.surface(h, w - 0.06, d - 0.06)


@asset("cabinet_tall", "cabinet", aliases=("cupboard", "filing cupboard", "metal cabinet"), code="#8d969c")
def tall_cabinet(k: Kit, code: str) -> None:
    """A tall steel office cupboard."""
    m, dark = painted(code, 0.5), metal("#3a3b3e")
    with k.at(z=-0.01):
        carcass(k, m, 0.9, 1.8, 0.42)
        shelving(k, m, 0.9, 0.42, (0.06, 0.45, 0.85, 1.25, 1.55))
    for s in (-1, 1):
        k.box(m, 0.435, 1.72, 0.012, s * 0.22, 0.05, 0.205, r=0.003)
        k.box(dark, 0.014, 0.16, 0.02, s * 0.03, 0.9, 0.22, r=0.004)
    k.surface(1.8, 0.84, 0.36)


@asset("cabinet_glass", "cabinet", aliases=("display cabinet", "china cabinet", "glass cabinet", "vitrine"))
def vitrine(k: Kit) -> None:
    """A display cabinet with glass doors over drawers."""
    m, w, d, h = wood("#6d4a2c"), 0.9, 0.4, 1.75
    carcass(k, m, w, h - 0.06, d, y=0.06)
    k.box(m, w - 0.04, 0.06, d - 0.05, r=0)
    shelving(k, m, w, d - 0.03, (0.52, 0.92, 1.32))
    k.surface(h, w - 0.05, d - 0.05)
    for s in (-1, 1):
        front(k, m, metal("#b8924a"), w / 2 - 0.01, 0.4, s * (w / 4 - 0.005), 0.08, d / 2, side=-s, knob="ball")
        with k.at(s * (w / 4 - 0.005), 0.5, d / 2):
            for t in (-1, 1):
                k.box(m, 0.045, h - 0.53, 0.018, t * (w / 4 - 0.028), r=0.002)
            for y in (0, h - 0.575):
                k.box(m, w / 2 - 0.1, 0.045, 0.018, y=y, r=0.002)
            k.box(glass(alpha=0.2), w / 2 - 0.1, h - 0.62, 0.004, y=0.045, r=0)


@asset("tv_stand", "tv_stand")
def tv_stand(k: Kit) -> None:
    """A low bench for a television: two doors and an open middle."""
    m, face, w, d, h = wood("#8a5f37"), wood("#e6e1d7", grain=False), 1.6, 0.42, 0.5
    legs(k, m, w - 0.2, d - 0.1, 0.12, 0.018, splay=0.02)
    carcass(k, m, w, h - 0.11, d, y=0.11)
    third = (w - 0.04) / 3
    for s in (-1, 1):
        k.box(m, 0.018, h - 0.15, d - 0.02, s * third / 2, 0.13, r=0)
        front(k, face, metal("#2e2f32"), third, h - 0.15, s * third, 0.13, d / 2 - 0.008, side=-s)
    k.box(m, third, 0.018, d - 0.04, y=0.3, r=0)
    k.surface(h, w - 0.06, d - 0.05)
    k.surface(0.318, third - 0.06, d - 0.08)


@asset("wardrobe", "wardrobe", code="#e9e5dc")
@asset("wardrobe_wood", "wardrobe", code="#a3754a")
def wardrobe(k: Kit, code: str) -> None:
    """A wardrobe with two panelled doors over a drawer."""
    m, pull, w, d, h = wood(code, grain=code != "#e9e5dc"), metal("#55565a", 0.4), 1.2, 0.58, 2.0
    k.box(m, w - 0.04, 0.07, d - 0.05, r=0)
    with k.at(y=0.06, z=-0.01):
        carcass(k, m, w, h - 0.09, d - 0.02)
        shelving(k, m, w, d - 0.02, (0.34, 1.56))
    k.box(m, w + 0.03, 0.035, d + 0.015, y=h - 0.035, r=0.01, steps=2)
    front(k, m, pull, w - 0.04, 0.3, 0, 0.09, d / 2 - 0.01)
    for s in (-1, 1):
        x = s * (w - 0.04) / 4
        front(k, m, pull, (w - 0.04) / 2, h - 0.46, x, 0.4, d / 2 - 0.01, side=-s)
        for t in (-1, 1):
            k.box(m, 0.07, h - 0.47, 0.012, x + t * ((w - 0.04) / 4 - 0.04), 0.405, d / 2 + 0.002, r=0.003)
        for y in (0.405, 1.15, h - 0.14):
            k.box(m, (w - 0.04) / 2 - 0.14, 0.075, 0.012, x, y, d / 2 + 0.002, r=0.003)
    k.surface(h, w - 0.06, d - 0.08)


@asset("dresser", "dresser", code="#b98a55")
@asset("dresser_white", "dresser", code="#efece6")
def dresser(k: Kit, code: str) -> None:
    """A chest of six drawers."""
    m, pull, w, d, h = wood(code, grain=code != "#efece6"), metal("#8b8d91", 0.35), 1.1, 0.46, 0.82
    legs(k, m, w - 0.12, d - 0.1, 0.12, 0.02)
    with k.at(y=0.11, z=-0.01):
        carcass(k, m, w - 0.02, h - 0.13, d - 0.02)
        shelving(k, m, w - 0.02, d - 0.02, (0.025, 0.265, 0.51), board=0.015)
    k.box(m, w, 0.025, d, y=h - 0.025, r=0.004)
    for row, (y, high) in enumerate(((0.125, 0.24), (0.37, 0.24), (0.615, 0.17))):
        for s in (-1, 1):
            front(
                k,
                m,
                pull,
                (w - 0.04) / 2,
                high,
                s * (w - 0.04) / 4,
                y,
                d / 2 - 0.012,
                knob="ball" if row == 2 else "bar",
            )
    k.surface(h, w - 0.05, d - 0.05)


@asset("drawer_unit", "drawer_unit", code="#d7dadd")
def pedestal(k: Kit, code: str) -> None:
    """A rolling office pedestal of three drawers."""
    m, dark = painted(code, 0.5), metal("#404247", 0.5)
    for sx in (-1, 1):
        for sz in (-1, 1):
            with k.at(sx * 0.15, 0.025, sz * 0.2, roll=90):
                k.cyl(plastic("#1e1f21"), 0.025, 0.02, y=-0.01, seg=12)
    with k.at(y=0.045, z=-0.01):
        carcass(k, m, 0.4, 0.51, 0.52)
        shelving(k, m, 0.4, 0.52, (0.025, 0.26, 0.39), board=0.015)
    for y, high in ((0.06, 0.235), (0.305, 0.12), (0.435, 0.11)):
        k.box(m, 0.385, high, 0.018, y=y, z=0.258, r=0.004)
        k.box(dark, 0.15, 0.014, 0.012, y=y + high - 0.035, z=0.27, r=0.004)
    k.surface(0.555, 0.36, 0.46)


@asset("cutlery_drawer", "cutlery_drawer")
def cutlery(k: Kit) -> None:
    """A kitchen base unit of three drawers under a worktop, the top one for cutlery."""
    body, top, steel = wood("#e8e3d8", grain=False), wood("#a87646"), metal("#c2c5c8", 0.3)
    w, d, h = 0.6, 0.6, 0.9
    k.box(metal("#3a3b3e"), w - 0.01, 0.1, d - 0.08, z=-0.03, r=0)
    with k.at(y=0.1, z=-0.015):
        carcass(k, body, w - 0.002, h - 0.138, d - 0.03)
        shelving(k, body, w - 0.002, d - 0.03, (0.025, 0.31, 0.595), board=0.015)
    for y, high in ((0.105, 0.3), (0.41, 0.28), (0.695, 0.16)):
        front(k, body, steel, w - 0.006, high, 0, y, d / 2 - 0.022)
    k.box(top, w, 0.038, d, y=h - 0.038, r=0.004)
    for i, x in enumerate((-0.02, 0.0, 0.02)):
        k.box(steel, 0.004, 0.05, 0.003, x, 0.74, d / 2 - 0.012, r=0)
        k.blob(steel, 0.012 - 0.002 * i, 0.022, 0.004, x, 0.785, d / 2 - 0.012, cells=3)
    k.surface(h, w - 0.03, d - 0.05)


@asset("coat_rack", "coat_rack")
def coat_stand(k: Kit) -> None:
    """A turned coat stand with curved hooks."""
    m = wood("#7b5230")
    k.cyl(m, 0.022, 1.72, y=0.1, seg=16)
    k.blob(m, 0.055, 0.055, 0.055, y=1.8, cells=6)
    for i in range(4):
        a = np.radians(45 + 90 * i)
        c, s = np.cos(a), np.sin(a)
        k.tube(
            m,
            k.curve([(0.25 * c, 0.012, 0.25 * s), (0.16 * c, 0.06, 0.16 * s), (0.01 * c, 0.22, 0.01 * s)], 10, 4),
            0.014,
            seg=8,
            round_caps=True,
        )
        for y, reach in ((1.6, 0.15), (1.42, 0.12)):
            k.tube(
                m,
                k.curve(
                    [
                        (0.01 * c, y - 0.06, 0.01 * s),
                        (reach * 0.7 * c, y - 0.02, reach * 0.7 * s),
                        (reach * c, y + 0.06, reach * s),
                    ],
                    8,
                    3,
                ),
                0.01,
                seg=7,
                round_caps=True,
            )


@asset("trash_bin", "trash_bin", code="#3b3d41")
def office_bin(k: Kit, code: str) -> None:
    """A round waste paper bin."""
    from assets.recipes.vessels import hollow

    hollow(k, metal(code, 0.5), metal(code, 0.6), [(0.105, 0), (0.14, 0.31)], wall=0.003, floor=0.005)
    k.ring(metal(code, 0.4), 0.14, 0.005, y=0.302, seg=36)


@asset("trash_bin_pedal", "trash_bin", aliases=("pedal bin", "kitchen bin"))
def pedal_bin(k: Kit) -> None:
    """A steel pedal bin with a domed lid."""
    steel, black = metal("#c9ccd0", 0.28), plastic("#232427")
    k.cyl(black, 0.147, 0.04, seg=36)
    k.cyl(steel, 0.142, 0.52, y=0.035, seg=40)
    k.lathe(black, [(0, 0.55), (0.148, 0.55), (0.148, 0.575), (0.12, 0.6), (0, 0.61)], fillet=0.02, seg=40)
    k.box(black, 0.07, 0.014, 0.05, y=0.01, z=0.16, r=0.005)


@asset("recycling_bin", "recycling_bin")
def recycling(k: Kit) -> None:
    """A square blue recycling bin with a swing lid."""
    blue = plastic("#2465ad")
    k.slab(blue, rectangle(0.36, 0.28), 0.5, corner=0.04, r=0.01)
    k.slab(plastic("#1d4f8a"), rectangle(0.375, 0.295), 0.05, y=0.49, corner=0.045, r=0.015)
    k.box(natural("void", "#10151b"), 0.24, 0.002, 0.09, y=0.539, r=0)
    with k.at(0, 0.2, 0.141):
        for i in range(3):
            a = np.radians(120 * i)
            points = [
                np.array([0.055 * np.sin(a + t), 0.06 + 0.055 * np.cos(a + t), 0]) for t in np.linspace(-0.45, 0.75, 5)
            ]
            k.tube(plastic("#f2f4f5"), points, [0.007, 0.007, 0.007, 0.014, 0.001], seg=5, squash=0.2)


@asset("basket", "basket")
def basket(k: Kit) -> None:
    """A round wicker basket with two ears."""
    from assets.recipes.vessels import hollow

    m = natural("wicker", "#b98d55", 0.8)
    hollow(k, m, m, [(0.14, 0), (0.17, 0.1), (0.175, 0.18)], wall=0.01, floor=0.01)
    for y in np.linspace(0.008, 0.165, 9 if k.fine else 4):
        k.ring(m, float(np.interp(y, [0, 0.1, 0.18], [0.14, 0.17, 0.175])), 0.008, y=y, seg=40, sides=5)
    k.ring(natural("wicker", "#96693a", 0.8), 0.171, 0.012, y=0.168, seg=40, sides=7)
    for s in (-1, 1):
        k.tube(
            natural("wicker", "#96693a", 0.8),
            k.curve(
                [(s * 0.172, 0.17, -0.05), (s * 0.18, 0.225, -0.03), (s * 0.18, 0.225, 0.03), (s * 0.172, 0.17, 0.05)],
                12,
                5,
            ),
            0.008,
            seg=7,
        )


@asset("laundry_basket", "laundry_basket")
def laundry(k: Kit) -> None:
    """A tall cloth hamper in a bamboo frame."""
    cloth, m = fabric("#dcd5c7", weave=True), wood("#c79f6b")
    k.slab(cloth, rectangle(0.36, 0.3), 0.5, y=0.04, corner=0.04, r=0.015)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.cyl(m, 0.012, 0.57, sx * 0.175, 0, sz * 0.145, seg=10)
    k.slab(m, rectangle(0.38, 0.32), 0.02, y=0.555, corner=0.045, r=0.006)


@asset("box_cardboard", "box", w=0.4, h=0.3, d=0.3)
@asset("box_small", "box", aliases=("small box", "parcel"), w=0.22, h=0.12, d=0.16)
def cardboard(k: Kit, w: float, h: float, d: float) -> None:
    """A taped cardboard box."""
    card, tape = natural("paper", "#b98f5f", 0.9), plastic("#c9a878", 0.3)
    k.box(card, w, h, d, r=0.003)
    k.box(tape, 0.045, 0.0008, d + 0.0006, y=h - 0.0004, r=0)
    for s in (-1, 1):
        k.box(tape, 0.045, h * 0.28, 0.0008, y=h * 0.72, z=s * d / 2, r=0)
    k.box(natural("paper", "#f2f0ea", 0.8), w * 0.3, h * 0.25, 0.001, w * 0.25, h * 0.35, d / 2, r=0)
    k.surface(h, w - 0.02, d - 0.02)


@asset("box_gift", "box", aliases=("gift", "present", "gift box"))
def gift(k: Kit) -> None:
    """A wrapped present with a bow."""
    wrap, ribbon = natural("paper", "#b3242f", 0.4), fabric("#e9c46a")
    k.box(wrap, 0.24, 0.16, 0.24, r=0.003)
    k.box(ribbon, 0.03, 0.163, 0.243, r=0)
    k.box(ribbon, 0.243, 0.163, 0.03, r=0)
    for yaw in (20, 110, 200, 290):
        with k.at(0, 0.163, 0, yaw=yaw):
            k.tube(
                ribbon,
                k.curve(
                    [(0, 0.004, 0), (0.03, 0.035, 0.01), (0.065, 0.03, 0.0), (0.045, 0.006, -0.008), (0, 0.004, 0)],
                    14,
                    6,
                ),
                0.011,
                seg=6,
                squash=0.15,
            )
    k.blob(ribbon, 0.03, 0.022, 0.03, y=0.16, cells=4)


@asset("box_storage", "box", aliases=("storage box", "plastic box", "bin"))
def storage(k: Kit) -> None:
    """A clear plastic box with a blue lid."""
    k.slab(
        natural("plastic", "#c3d2d8", 0.3),
        [(-0.2, -0.14), (0.2, -0.14), (0.2, 0.14), (-0.2, 0.14)],
        0.21,
        corner=0.03,
        r=0.008,
    )
    k.slab(plastic("#2f6fb5"), rectangle(0.425, 0.305), 0.025, y=0.2, corner=0.035, r=0.008)
    k.surface(0.225, 0.38, 0.26)


@asset("crate", "crate")
def crate(k: Kit) -> None:
    """An open wooden fruit crate."""
    m = wood("#c8a36c")
    w, d = 0.44, 0.3
    for z in np.linspace(-0.11, 0.11, 5):
        k.box(m, w - 0.02, 0.01, 0.05, y=0.0, z=z, r=0.002)
    for y in (0.02, 0.1, 0.18):
        for s in (-1, 1):
            k.box(m, w, 0.06, 0.01, y=y, z=s * (d / 2 - 0.005), r=0.002)
            k.box(m, 0.01, 0.06, d - 0.02, s * (w / 2 - 0.005), y, r=0.002)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.box(m, 0.025, 0.245, 0.025, sx * (w / 2 - 0.023), 0, sz * (d / 2 - 0.023), r=0.002)
    k.surface(0.01, w - 0.08, d - 0.08)
