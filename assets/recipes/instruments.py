"""Instruments."""

from assets.recipes.curves import circle
from assets.recipes.kit import Kit
from assets.recipes.materials import metal, natural, plastic, wood
from assets.recipes.registry import asset


@asset("guitar", "guitar")
def guitar(k: Kit) -> None:
    """An acoustic guitar standing upright on a small stand, its face towards +z."""
    top, side = wood("#d0974f"), wood("#6b4426")
    outline = k.curve(
        [
            (0.0, 0.06),
            (0.15, 0.08),
            (0.19, 0.18),
            (0.14, 0.31),
            (0.12, 0.36),
            (0.14, 0.44),
            (0.1, 0.52),
            (0.0, 0.54),
            (-0.1, 0.52),
            (-0.14, 0.44),
            (-0.12, 0.36),
            (-0.14, 0.31),
            (-0.19, 0.18),
            (-0.15, 0.08),
        ],
        56,
        14,
        loop=True,
    )
    k.slab(side, outline, 0.095, r=0.004, axis="z")
    k.slab(top, outline * 0.985 + [0, 0.0045], 0.004, z=0.048, r=0, axis="z")
    k.slab(natural("void", "#1c130d"), circle(0.048, 32), 0.001, y=0.37, z=0.0508, r=0, axis="z")
    k.box(side, 0.16, 0.025, 0.012, y=0.19, z=0.054, r=0.003)
    k.box(side, 0.055, 0.42, 0.022, y=0.5, z=0.05, r=0.006)
    k.box(wood("#2d1f16"), 0.052, 0.52, 0.006, y=0.41, z=0.064, r=0.002)
    k.slab(side, [(-0.03, 0.9), (0.03, 0.9), (0.036, 1.06), (-0.036, 1.06)], 0.016, z=0.05, r=0.003, axis="z")
    _strings(k)
    _stand(k)


def _strings(k: Kit) -> None:
    """Six strings and their pegs."""
    for i in range(6):
        x = (i - 2.5) * 0.008
        if k.fine:
            k.tube(metal("#d9d2b8"), [(x * 1.1, 0.205, 0.067), (x, 0.92, 0.068)], 0.0007, seg=3)
        s = -1 if i < 3 else 1
        k.tube(
            metal(),
            [(s * 0.033, 0.93 + 0.045 * (i % 3), 0.05), (s * 0.055, 0.93 + 0.045 * (i % 3), 0.05)],
            0.005,
            seg=6,
            round_caps=True,
        )


def _stand(k: Kit) -> None:
    """A wire stand on two bent legs."""
    steel = metal("#2b2c2f", 0.4)
    for s in (-1, 1):
        k.tube(
            steel,
            [(s * 0.1, 0.085, 0.06), (s * 0.1, 0.055, 0.055), (s * 0.1, 0.055, -0.06), (s * 0.12, 0.008, -0.14)],
            0.008,
            seg=7,
            round_caps=True,
        )
        k.tube(steel, [(s * 0.1, 0.055, 0.03), (s * 0.13, 0.008, 0.1)], 0.008, seg=7, round_caps=True)
    k.tube(steel, [(-0.1, 0.055, -0.055), (0.1, 0.055, -0.055)], 0.008, seg=7)


@asset("piano", "piano", colour="black")
def piano(k: Kit) -> None:
    """An upright piano."""
    m = plastic("#1d1b1b", 0.15)
    k.box(m, 1.5, 1.15, 0.34, y=0.05, z=-0.13, r=0.006)
    k.box(m, 1.54, 0.03, 0.4, y=1.19, z=-0.12, r=0.008)
    for s in (-1, 1):
        k.box(m, 0.05, 0.72, 0.6, s * 0.725, 0.05, 0.0, r=0.006)
        k.box(m, 0.07, 0.62, 0.07, s * 0.7, 0.0, 0.25, r=0.006)
    k.box(m, 1.42, 0.05, 0.26, y=0.66, z=0.16, r=0.004)
    k.box(natural("ivory", "#f4f0e4", 0.3), 1.3, 0.022, 0.15, y=0.705, z=0.205, r=0.002)
    if k.mid:
        for i in range(51):
            if i % 7 not in (2, 6):
                k.box(
                    plastic("#151516", 0.3),
                    0.012,
                    0.012,
                    0.09,
                    -0.637 + (i + 0.5) * 0.025 + 0.0,
                    0.726,
                    0.175,
                    r=0.001 if k.fine else 0,
                )
    k.box(m, 1.1, 0.22, 0.012, y=0.86, z=0.055, r=0.003)
    k.surface(1.22, 1.4, 0.34, z=-0.12)
