"""Bottles, cans and cartons."""

from assets.recipes.kit import Kit
from assets.recipes.materials import glass, metal, natural, plastic, printed
from assets.recipes.registry import asset
from assets.recipes.textures import Texture, texture


def wrap(k: Kit, picture: Texture, r: float, y: float, h: float) -> None:
    """A label round a vessel of radius r."""
    k.lathe(printed("paper", picture), [(r + 0.0004, y), (r + 0.0004, y + h)], seg=32)


@asset("beer", "beer", tint="#5b3417", ground="#e9dcb5", band="#2f5a37", ink="#2f5a37")
@asset("beer_green", "beer", aliases=("lager",), tint="#2f5a2c", ground="#f2f0ea", band="#b3302a", ink="#b3302a")
def beer(k: Kit, tint: str, ground: str, band: str, ink: str) -> None:
    """A bottle of beer with a crown cap."""
    k.lathe(
        natural("glass", tint, 0.08),
        [(0, 0.002), (0.03, 0), (0.0305, 0.12), (0.027, 0.145), (0.0145, 0.19), (0.013, 0.222), (0, 0.224)],
        fillet=0.014,
        seg=32,
    )
    wrap(k, texture("label", ground=ground, band=band, ink=ink), 0.0305, 0.04, 0.07)
    k.lathe(metal("#c9b25a", 0.3), [(0.0155, 0.219), (0.0155, 0.224), (0.012, 0.229), (0, 0.23)], seg=24)


@asset("bottle_water", "bottle", aliases=("bottle of water", "water", "plastic bottle"))
def water(k: Kit) -> None:
    """A clear plastic bottle of water."""
    k.lathe(
        glass("#bfe0ee", 0.45),
        [
            (0, 0.004),
            (0.028, 0),
            (0.033, 0.008),
            (0.033, 0.05),
            (0.031, 0.06),
            (0.033, 0.07),
            (0.033, 0.15),
            (0.014, 0.2),
            (0.013, 0.214),
            (0, 0.214),
        ],
        fillet=0.008,
        seg=28,
    )
    wrap(k, texture("label", ground="#e6f1f6", band="#2f6fb5", ink="#2f6fb5"), 0.0334, 0.08, 0.055)
    k.cyl(plastic("#2f6fb5"), 0.0155, 0.018, y=0.212, seg=20)


@asset("bottle_green", "bottle", aliases=("thermos", "flask", "drinking bottle"), code="#2f6b52")
@asset("bottle_steel", "bottle", aliases=("thermos", "flask", "drinking bottle"), code="#b8bcc1")
def flask(k: Kit, code: str) -> None:
    """A drinking flask with a screw cap."""
    m = metal(code, 0.35) if code == "#b8bcc1" else plastic(code, 0.35)
    k.lathe(m, [(0, 0), (0.036, 0), (0.036, 0.17), (0.022, 0.2), (0, 0.2)], fillet=0.014, seg=36)
    k.cyl(plastic("#222326"), 0.0235, 0.035, y=0.2, bevel=0.004, seg=28)
    k.ring(plastic("#222326"), 0.013, 0.003, y=0.233, seg=20)


@asset("bottle_oil", "bottle", aliases=("oil bottle", "olive oil", "oil"), colour="yellow")
def oil(k: Kit) -> None:
    """A square-shouldered bottle of olive oil."""
    k.lathe(
        natural("glass", "#a08a1e", 0.08),
        [(0, 0), (0.032, 0), (0.032, 0.16), (0.012, 0.2), (0.012, 0.25), (0, 0.25)],
        fillet=0.01,
        seg=28,
    )
    wrap(k, texture("label", ground="#efe9d2", band="#4f6b2f", ink="#4f6b2f"), 0.032, 0.05, 0.07)
    k.cyl(plastic("#222326"), 0.0135, 0.026, y=0.246, seg=18)


@asset("wine", "wine", colour="green")
def wine(k: Kit) -> None:
    """A bottle of red wine."""
    k.lathe(
        natural("glass", "#1c2a1f", 0.08),
        [(0, 0.01), (0.02, 0), (0.037, 0), (0.037, 0.18), (0.03, 0.21), (0.0145, 0.235), (0.0145, 0.3), (0, 0.3)],
        fillet=0.012,
        seg=32,
    )
    wrap(k, texture("label", ground="#efe9dc", band="#7d1f2b", ink="#7d1f2b"), 0.037, 0.06, 0.08)
    k.cyl(plastic("#6d1a26", 0.3), 0.0155, 0.05, y=0.255, seg=22)


@asset("can", "can", aliases=("soda can", "coke", "cola"), ground="#c8252b", band="#f4f1ec")
@asset("can_blue", "can", aliases=("soda can", "lemonade can"), ground="#2458a6", band="#f2d33a")
def can(k: Kit, ground: str, band: str) -> None:
    """A drinks can."""
    steel = metal("#c9ccd0", 0.22)
    k.lathe(
        steel,
        [
            (0, 0.003),
            (0.022, 0),
            (0.025, 0.001),
            (0.0325, 0.012),
            (0.0325, 0.108),
            (0.027, 0.119),
            (0.0265, 0.122),
            (0.0245, 0.12),
            (0, 0.118),
        ],
        fillet=0.003,
        seg=36,
    )
    wrap(k, texture("label", ground=ground, band=ground, ink=band), 0.0325, 0.0125, 0.095)
    k.box(steel, 0.016, 0.001, 0.024, y=0.1185, z=0.004, r=0)


@asset("can_soup", "can", aliases=("tin of soup", "soup can", "tin of tomatoes"), tags=())
def tin(k: Kit) -> None:
    """A tin of soup."""
    steel = metal("#c9ccd0", 0.25)
    k.lathe(
        steel,
        [
            (0, 0.002),
            (0.036, 0.002),
            (0.0375, 0),
            (0.0375, 0.004),
            (0.0365, 0.006),
            (0.0365, 0.104),
            (0.0375, 0.106),
            (0.0375, 0.11),
            (0.036, 0.108),
            (0, 0.108),
        ],
        seg=36,
    )
    wrap(k, texture("label", ground="#c8352c", band="#f4f1ec", ink="#f4f1ec"), 0.0366, 0.007, 0.096)


def carton(k: Kit, front: Texture, code: str, cap: str) -> None:
    """A gable-topped carton."""
    m = natural("paper", code, 0.5)
    k.box(m, 0.072, 0.19, 0.072, r=0.002)
    k.slab(
        m,
        [(-0.036, 0.19), (0.036, 0.19), (0.003, 0.228), (0.003, 0.246), (-0.003, 0.246), (-0.003, 0.228)],
        0.072,
        r=0.0,
        axis="x",
    )
    for yaw in (0, 90, 180, 270):
        with k.at(yaw=yaw), k.at(z=0.0364):
            k.panel(printed("paper", front, 0.5), 0.07, 0.186, y=0.002)
    with k.at(0, 0.205, 0.022, pitch=41):
        k.cyl(plastic(cap), 0.012, 0.014, seg=18)


@asset("milk", "milk", colour="white")
def milk(k: Kit) -> None:
    """A carton of milk."""
    carton(k, texture("packet", ground="#f4f6f8", band="#2f6fb5", food="#9cc3e4", style=2), "#f4f6f8", "#2f6fb5")


@asset("juice", "juice", colour="orange")
def juice(k: Kit) -> None:
    """A carton of orange juice."""
    carton(k, texture("packet", ground="#f39a2b", band="#3f8f3a", food="#ee7a18", style=2), "#f39a2b", "#3f8f3a")
