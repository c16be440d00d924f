"""People, and what their animals sleep in and eat from."""

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, leather, metal, natural
from assets.recipes.registry import asset


def figure(k: Kit, skin: str, hair: str, top: Finish, legs: Finish, shoes: Finish, h: float, long_hair: bool) -> None:
    """A standing person with hanging arms, facing +z, h tall."""
    flesh = natural("skin", skin, 0.6)
    with k.at(scale=h / 1.75):
        for s in (-1, 1):
            k.blob(shoes, 0.095, 0.085, 0.26, s * 0.1, 0, 0.04, power=2.8, cells=6)
            k.tube(
                legs,
                k.curve([(s * 0.1, 0.06, 0), (s * 0.1, 0.48, 0.01), (s * 0.095, 0.86, 0)], 8, 4),
                np.linspace(0.06, 0.092, k.n(8, 4)),
                seg=14,
            )
            k.tube(
                top,
                k.curve(
                    [(s * 0.2, 1.4, 0), (s * 0.245, 1.28, 0), (s * 0.265, 1.05, 0.0), (s * 0.265, 0.86, 0.04)], 10, 4
                ),
                np.linspace(0.065, 0.042, k.n(10, 4)),
                seg=12,
                round_caps=True,
            )
            k.blob(flesh, 0.06, 0.16, 0.085, s * 0.265, 0.71, 0.05, power=2.3, cells=6)
        k.blob(legs, 0.36, 0.22, 0.24, y=0.78, power=3, cells=8)
        k.blob(top, 0.42, 0.6, 0.25, y=0.87, power=3.2, cells=10)
        k.cyl(flesh, 0.055, 0.12, y=1.44, seg=14)
        k.blob(flesh, 0.165, 0.235, 0.2, y=1.51, z=0.01, power=2.2, cells=10)
        k.blob(flesh, 0.03, 0.04, 0.03, y=1.605, z=0.105, cells=4)
        k.blob(natural("hair", hair, 0.8), 0.185, 0.15, 0.2, y=1.62, z=-0.025, power=2.3, cells=9)
        if long_hair:
            k.blob(natural("hair", hair, 0.8), 0.2, 0.36, 0.11, y=1.36, z=-0.06, power=3, cells=8)
        for s in (-1, 1):
            k.blob(natural("eye", "#26211e", 0.2), 0.018, 0.018, 0.012, s * 0.036, 1.625, 0.1, cells=4)


@asset(
    "person",
    "person",
    aliases=("man", "guy"),
    skin="#c98f6b",
    hair="#2d2019",
    top="#3f5f86",
    legs="#3a3c44",
    h=1.78,
    long_hair=False,
)
@asset(
    "person_woman",
    "person",
    aliases=("woman", "lady"),
    skin="#e6bb98",
    hair="#6b3f22",
    top="#b5483c",
    legs="#2f3d5a",
    h=1.67,
    long_hair=True,
)
@asset(
    "person_child",
    "person",
    aliases=("child", "kid", "girl", "boy"),
    skin="#8a5a3c",
    hair="#1f1714",
    top="#e3b52f",
    legs="#4f6b8a",
    h=1.2,
    long_hair=False,
)
def person(k: Kit, skin: str, hair: str, top: str, legs: str, h: float, long_hair: bool) -> None:
    """A stand-in for a person."""
    figure(k, skin, hair, fabric(top), fabric(legs), leather("#3a2a20"), h, long_hair)


@asset("pet_bed", "pet_bed")
def pet_bed(k: Kit) -> None:
    """A round bed for a cat or a small dog."""
    k.ring(natural("fur", "#8f7f6f", 0.95), 0.25, 0.08, seg=36, sides=12)
    k.blob(natural("fur", "#e4dbcd", 0.95), 0.46, 0.11, 0.46, y=0.01, power=3, cells=9)


@asset("pet_bowl", "pet_bowl")
def pet_bowl(k: Kit) -> None:
    """A steel feeding bowl."""
    k.lathe(
        metal("#c4c7cb", 0.25),
        [(0, 0), (0.1, 0), (0.085, 0.055), (0.075, 0.055), (0.065, 0.02), (0, 0.018)],
        fillet=0.006,
        seg=36,
    )
    k.blob(natural("food", "#8a5a34", 0.9), 0.13, 0.035, 0.13, y=0.015, cells=6)
