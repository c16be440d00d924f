"""Mugs and cups: cups with handles."""

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, natural, painted
from assets.recipes.registry import asset
from assets.recipes.vessels import hollow


def handle(k: Kit, m: Finish, r: float, low: float, high: float, reach: float, thick: float) -> None:
    """An ear from (r, low) out to r + reach and back to (r, high), on the +x side."""
    mid, inner = (low + high) / 2, r - thick * 0.6
    rise = high - low
    points = [
        (inner, low, 0),
        (r + reach * 0.72, low + rise * 0.1, 0),
        (r + reach, mid, 0),
        (r + reach * 0.8, high - rise * 0.03, 0),
        (inner, high, 0),
    ]
    k.tube(m, k.curve(points, 16, 5), thick, seg=9, squash=0.8)


@asset("mug_red", "mug", body="#c22a26")
@asset("mug_blue", "mug", body="#2b58a8")
@asset("mug_white", "mug", body="#f2efe7", inner="#f2efe7")
def classic(k: Kit, body: str, inner: str = "#f5f1e6") -> None:
    """The straight office mug."""
    outside, inside = ceramic(body), ceramic(inner)
    hollow(k, outside, inside, [(0.034, 0), (0.041, 0.006), (0.041, 0.095)], wall=0.004, floor=0.008)
    handle(k, outside, 0.041, 0.022, 0.078, 0.03, 0.0058)


@asset("mug_green", "mug", body="#4f7f5a")
@asset("mug_yellow", "mug", body="#e8b92e")
def rounded_mug(k: Kit, body: str) -> None:
    """A pot-bellied mug."""
    outside = ceramic(body)
    profile = k.curve([(0.03, 0), (0.044, 0.022), (0.046, 0.05), (0.039, 0.078), (0.04, 0.088)], 14, 5)
    hollow(k, outside, ceramic("#f5f1e6"), [*map(tuple, profile)], wall=0.004, floor=0.008)
    handle(k, outside, 0.043, 0.024, 0.068, 0.028, 0.0065)


@asset("mug_black", "mug", body="#26262a", band="#d8b48a")
def tall_mug(k: Kit, body: str, band: str) -> None:
    """A tall flared mug with a bare clay foot."""
    hollow(
        k,
        ceramic(body, 0.5),
        ceramic("#3a3a3f"),
        [(0.031, 0.012), (0.034, 0.05), (0.043, 0.118)],
        wall=0.004,
        floor=0.01,
    )
    k.cyl(natural("clay", band), 0.0305, 0.0125, top=0.0315, seg=36)
    handle(k, ceramic(body, 0.5), 0.036, 0.035, 0.095, 0.03, 0.005)


@asset("mug_enamel", "mug", aliases=("enamel mug", "camping mug", "tin mug"))
def enamel(k: Kit) -> None:
    """A camping mug of enamelled steel with a dark rim."""
    body, rim = painted("#eceff0", 0.3), painted("#20386b", 0.3)
    hollow(k, body, body, [(0.036, 0), (0.041, 0.003), (0.043, 0.08)], wall=0.0015, floor=0.002)
    k.ring(rim, 0.0425, 0.0018, y=0.078, seg=36, sides=6)
    handle(k, rim, 0.042, 0.014, 0.066, 0.028, 0.004)


@asset("cup_tea", "cup", body="#dfe7ea", band="#7f9fb5")
def teacup(k: Kit, body: str, band: str) -> None:
    """A teacup on its saucer."""
    china = ceramic(body, 0.15)
    k.lathe(
        ceramic(band, 0.15),
        [(0, 0.002), (0.04, 0), (0.072, 0.012), (0.075, 0.015), (0.07, 0.0145), (0.04, 0.005), (0, 0.005)],
        fillet=0.01,
        seg=40,
    )
    with k.at(y=0.005):
        profile = k.curve([(0.024, 0), (0.026, 0.006), (0.04, 0.025), (0.047, 0.058)], 12, 5)
        hollow(k, china, china, [*map(tuple, profile)], wall=0.0025, floor=0.005)
        handle(k, china, 0.043, 0.018, 0.048, 0.022, 0.0035)


@asset("cup_espresso", "cup", aliases=("espresso cup",), body="#b3552f")
def espresso(k: Kit, body: str) -> None:
    """A small thick cup."""
    hollow(k, ceramic(body), ceramic("#f5f1e6"), [(0.021, 0), (0.028, 0.012), (0.032, 0.058)], wall=0.004, floor=0.006)
    handle(k, ceramic(body), 0.029, 0.014, 0.046, 0.02, 0.0045)
