"""Screens, computers and what is plugged into them."""

import numpy as np

from assets.recipes.colour import rgb
from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, glowing, metal, natural, painted, plastic, printed, rubber, wood
from assets.recipes.registry import asset
from assets.recipes.textures import texture

BLACK = plastic("#1c1d20", 0.35)
DARK = plastic("#2b2c30", 0.5)


def display(k: Kit, w: float, h: float, y: float, z: float, kind: str, off: str = "#15171b") -> None:
    """A screen that shows its picture when on: dark glass otherwise."""
    finish = Finish(f"emissive:{kind}", rgb("#50555c"), 0.0, 0.15, 1.0, rgb("#e8ecf2")).with_texture(texture(kind))
    k.box(plastic(off, 0.1), w, h, 0.004, y=y, z=z - 0.003, r=0)
    k.panel(finish, w - 0.004, h - 0.004, y=y + 0.002, z=z + 0.0002)


@asset("tv", "tv", w=1.23, colour="black")
@asset("tv_small", "tv", w=0.73, colour="black")
def television(k: Kit, w: float) -> None:
    """A flat television on two feet."""
    h = w * 0.5625 + 0.015
    k.box(BLACK, w, h, 0.03, y=0.06, z=0, r=0.005)
    k.box(BLACK, w * 0.6, h * 0.55, 0.035, y=0.09, z=-0.03, r=0.012)
    display(k, w - 0.02, h - 0.026, 0.076, 0.0165, "broadcast")
    for s in (-1, 1):
        k.tube(DARK, [(s * w * 0.33, 0.075, 0), (s * w * 0.36, 0.008, 0.1)], 0.008, seg=8, round_caps=True)
        k.tube(DARK, [(s * w * 0.33, 0.075, 0), (s * w * 0.36, 0.008, -0.1)], 0.008, seg=8, round_caps=True)


@asset("tv_retro", "tv", aliases=("old television", "retro tv", "tube tv"), colour="brown")
def retro(k: Kit) -> None:
    """A small tube television in a wooden case with two aerials."""
    k.box(wood("#8a5a33"), 0.56, 0.42, 0.36, y=0.05, r=0.02, steps=2)
    k.box(plastic("#d9d2c0"), 0.5, 0.36, 0.02, y=0.08, z=0.175, r=0.01)
    with k.at(-0.06, 0.11, 0.186):
        display(k, 0.34, 0.28, 0, 0.002, "broadcast")
    for y in (0.34, 0.26):
        with k.at(0.18, y, 0.18, pitch=90):
            k.cyl(metal("#3b3b3e"), 0.026, 0.022, seg=16)
    for i in range(4):
        k.box(DARK, 0.08, 0.006, 0.004, 0.18, 0.12 + i * 0.016, 0.187, r=0)
    for s in (-1, 1):
        k.tube(metal(), [(s * 0.02, 0.47, -0.08), (s * 0.17, 0.72, -0.1)], 0.003, seg=6)
        for z in (-0.12, 0.12):
            k.tube(wood("#6b4426"), [(s * 0.24, 0, z * 1.15), (s * 0.2, 0.06, z)], [0.009, 0.014], seg=8)


@asset("monitor", "monitor", colour="black")
def monitor(k: Kit) -> None:
    """A desktop monitor on a stand."""
    k.box(BLACK, 0.61, 0.36, 0.03, y=0.14, r=0.006)
    display(k, 0.592, 0.338, 0.154, 0.0165, "screen")
    k.box(DARK, 0.2, 0.2, 0.03, y=0.22, z=-0.025, r=0.01)
    k.box(metal("#8e9196"), 0.05, 0.28, 0.02, y=0.01, z=-0.05, r=0.004)
    k.slab(metal("#8e9196"), rectangle(0.24, 0.2), 0.012, z=-0.03, corner=0.03)


@asset("laptop", "laptop", colour="grey")
def laptop(k: Kit) -> None:
    """An open notebook computer."""
    shell = metal("#b4b8bd", 0.35)
    k.slab(shell, rectangle(0.33, 0.23), 0.015, corner=0.015, r=0.004)
    with k.at(0, 0.0153, -0.02, pitch=-90), k.at(0, -0.06):
        k.panel(printed("plastic", texture("keys_layout", key="#2a2b2e", gap="#8f9398")), 0.285, 0.105)
    k.box(metal("#a5a9ae", 0.3), 0.1, 0.0006, 0.06, y=0.0148, z=0.075, r=0)
    with k.at(0, 0.013, -0.108, pitch=-18):
        k.box(shell, 0.33, 0.215, 0.007, r=0.003)
        display(k, 0.312, 0.192, 0.014, 0.005, "screen")


@asset("computer", "computer")
def tower(k: Kit) -> None:
    """A desktop computer's case."""
    k.box(plastic("#2d2f33"), 0.19, 0.42, 0.43, y=0.012, r=0.006)
    k.box(BLACK, 0.175, 0.4, 0.01, y=0.022, z=0.214, r=0.004)
    for i in range(9 if k.fine else 0):
        k.box(DARK, 0.13, 0.004, 0.004, y=0.06 + i * 0.014, z=0.219, r=0)
    k.box(metal(), 0.13, 0.022, 0.006, y=0.35, z=0.217, r=0.002)
    k.cyl(glowing("power", "#3a5a78", "#6ab8ff"), 0.008, 0.003, 0.06, 0.4295, 0.18, seg=12)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.cyl(rubber(), 0.015, 0.014, sx * 0.07, 0, sz * 0.17, seg=10)


@asset("keyboard", "keyboard", body="#d9dbde", key="#f6f6f5")
@asset("keyboard_black", "keyboard", body="#222327", key="#3a3b40")
def keyboard(k: Kit, body: str, key: str) -> None:
    """A low computer keyboard."""
    m = plastic(body)
    with k.at(pitch=4):
        k.slab(m, rectangle(0.43, 0.135), 0.012, y=0.004, corner=0.01)
        if k.fine:
            cap = plastic(key, 0.5)
            for row, (count, shift) in enumerate(((21, 0.0), (20, 0.006), (20, 0.008), (19, 0.014))):
                for i in range(count):
                    k.box(cap, 0.0165, 0.006, 0.0185, -0.195 + shift + i * 0.0195, 0.0145, -0.045 + row * 0.0225, r=0)
            for x, w in ((-0.175, 0.06), (-0.06, 0.13), (0.06, 0.06), (0.15, 0.08)):
                k.box(cap, w, 0.006, 0.0185, x, 0.0145, 0.045, r=0)
        else:
            k.box(plastic(key, 0.5), 0.41, 0.005, 0.115, y=0.0145, r=0)


@asset("mouse", "mouse", code="#2a2b2f")
@asset("mouse_white", "mouse", code="#eeeeec")
def mouse(k: Kit, code: str) -> None:
    """A computer mouse, its buttons towards +z."""
    k.blob(plastic(code, 0.4), 0.06, 0.036, 0.108, power=2.8, cells=9)
    with k.at(0, 0.03, 0.026, roll=90):
        k.cyl(rubber("#55565b"), 0.009, 0.007, y=-0.0035, seg=14)


@asset("printer", "printer")
def printer(k: Kit) -> None:
    """A multifunction printer with paper in its tray."""
    body, dark = plastic("#e4e5e6"), plastic("#3a3c41")
    k.box(body, 0.44, 0.16, 0.36, r=0.015, steps=2)
    k.box(dark, 0.43, 0.03, 0.35, y=0.155, r=0.008)
    k.box(body, 0.44, 0.035, 0.36, y=0.18, r=0.012, steps=2)
    k.box(dark, 0.3, 0.05, 0.05, y=0.055, z=0.16, r=0.004)
    k.box(dark, 0.28, 0.012, 0.14, y=0.04, z=0.22, r=0.003)
    k.box(natural("paper", "#f7f6f2", 0.9), 0.21, 0.006, 0.15, y=0.052, z=0.2, r=0)
    with k.at(0.14, 0.213, 0.11, pitch=-8):
        k.box(dark, 0.11, 0.006, 0.06, r=0.002)
        k.box(glowing("panel", "#24405a", "#8fd0ff"), 0.07, 0.002, 0.04, y=0.006, r=0)


@asset("phone", "phone", colour="black")
def phone(k: Kit) -> None:
    """A smartphone lying on its back."""
    k.slab(BLACK, rectangle(0.072, 0.15), 0.008, corner=0.01, r=0.002)
    shown = Finish("emissive:phone_screen", rgb("#50555c"), 0, 0.1, 1.0, rgb("#e8ecf2")).with_texture(
        texture("phone_screen")
    )
    with k.at(0, 0.0082, 0.071, pitch=-90):
        k.panel(shown, 0.066, 0.142)


@asset("tablet", "tablet", colour="grey")
def tablet(k: Kit) -> None:
    """A tablet lying on its back."""
    k.slab(metal("#8f9398", 0.4), rectangle(0.25, 0.175), 0.007, corner=0.012, r=0.002)
    shown = Finish("emissive:screen", rgb("#50555c"), 0, 0.1, 1.0, rgb("#e8ecf2")).with_texture(texture("screen"))
    with k.at(0, 0.0072, 0.079, pitch=-90):
        k.panel(shown, 0.234, 0.158)


@asset("speaker", "speaker")
def speaker(k: Kit) -> None:
    """A bookshelf loudspeaker."""
    k.box(wood("#5a3a24"), 0.18, 0.3, 0.22, r=0.004)
    k.box(BLACK, 0.17, 0.29, 0.006, y=0.005, z=0.11, r=0.002)
    for y, r in ((0.1, 0.062), (0.225, 0.03)):
        with k.at(0, y, 0.112, pitch=90):
            k.lathe(rubber(), [(r * 1.15, 0), (r * 1.1, 0.006), (r, 0.006)], seg=32)
            k.lathe(plastic("#4a4b50", 0.6), [(0, 0), (r * 0.3, 0.0), (r * 0.25, 0.006), (0, 0.009)], seg=24)
            k.lathe(plastic("#33343a", 0.6), [(r * 1.02, 0.005), (r * 0.3, 0.0)], seg=32)


@asset("speaker_smart", "speaker", aliases=("smart speaker", "bluetooth speaker"))
def smart_speaker(k: Kit) -> None:
    """A cloth-covered cylinder with a light ring."""
    k.cyl(fabric("#5c6670"), 0.05, 0.14, bevel=0.012, seg=36)
    k.cyl(plastic("#2b2d31"), 0.042, 0.003, y=0.139, seg=32)
    k.ring(glowing("ring", "#3a5a78", "#6ab8ff"), 0.04, 0.002, y=0.14, seg=32, sides=5)


@asset("headphones", "headphones")
def headphones(k: Kit) -> None:
    """Headphones lying on their ear cups."""
    for s in (-1, 1):
        with k.at(s * 0.075, 0.038, 0, roll=90):
            k.lathe(DARK, [(0, -0.016), (0.034, -0.014), (0.038, 0), (0.03, 0.014), (0, 0.016)], seg=28)
            k.ring(rubber("#3a3434"), 0.027, 0.011, y=-0.02 if s < 0 else -0.004, seg=24)
    t = np.linspace(0, np.pi, k.n(24, 8))
    k.tube(DARK, np.stack([0.085 * np.cos(t), 0.05 + 0.02 * np.sin(t), -0.13 * np.sin(t)], 1), 0.008, seg=8, squash=1.6)


@asset("fan", "fan", code="#e6e8ea")
def fan(k: Kit, code: str) -> None:
    """A desk fan with a wire cage."""
    m, blade = plastic(code), plastic("#5b8fb9", 0.3)
    k.lathe(m, [(0, 0), (0.1, 0), (0.1, 0.015), (0.03, 0.03), (0.018, 0.12), (0, 0.13)], fillet=0.01, seg=32)
    with k.at(0, 0.25, 0.0, pitch=90):
        k.cyl(m, 0.04, 0.1, y=-0.08, bevel=0.015, seg=24)
        for i in range(4):
            with k.at(yaw=90 * i):
                k.sheet(
                    blade,
                    lambda u, v: np.stack(
                        [0.02 + 0.1 * u, 0.045 + 0.03 * (v - 0.5), (v - 0.5) * (0.04 + 0.09 * u)], -1
                    ),
                    (4, 4),
                    0.002,
                )
        k.cyl(m, 0.025, 0.03, y=0.035, seg=20)
        wire = metal("#c4c8cc")
        for r, y in ((0.14, 0.04), (0.135, 0.075), (0.1, 0.088), (0.06, 0.09), (0.135, 0.008)):
            k.ring(wire, r, 0.002, y=y, seg=40, sides=4)
        if k.mid:
            for i in range(18 if k.fine else 8):
                a = 2 * np.pi * i / (18 if k.fine else 8)
                k.tube(
                    wire,
                    [
                        (0.03 * np.cos(a), 0.09, 0.03 * np.sin(a)),
                        (0.1 * np.cos(a), 0.09, 0.1 * np.sin(a)),
                        (0.14 * np.cos(a), 0.05, 0.14 * np.sin(a)),
                        (0.135 * np.cos(a), 0.0, 0.135 * np.sin(a)),
                        (0.04 * np.cos(a), -0.03, 0.04 * np.sin(a)),
                    ],
                    0.0012,
                    seg=3,
                )


@asset("remote", "remote")
def remote(k: Kit) -> None:
    """A remote control lying on its back."""
    k.slab(BLACK, rectangle(0.048, 0.18), 0.016, corner=0.012, r=0.005)
    k.cyl(plastic("#4a4c52"), 0.015, 0.002, y=0.0155, z=-0.02, seg=18)
    k.cyl(plastic("#c8352c"), 0.005, 0.002, -0.013, 0.0155, -0.075, seg=10)
    if k.fine:
        for row in range(5):
            for column in (-1, 0, 1):
                k.box(plastic("#8d9096"), 0.008, 0.002, 0.006, column * 0.013, 0.0155, 0.015 + row * 0.013, r=0)


@asset("projector", "projector")
def projector(k: Kit) -> None:
    """A projector, its lens towards +z."""
    k.slab(plastic("#eceded"), rectangle(0.3, 0.23), 0.1, y=0.01, corner=0.03, r=0.012)
    with k.at(0.07, 0.06, 0.11, pitch=90):
        k.cyl(BLACK, 0.035, 0.02, seg=28)
        k.cyl(glowing("lens", "#5a6f88", "#dff0ff"), 0.026, 0.002, y=0.02, seg=24)
    for i in range(6 if k.fine else 0):
        k.box(DARK, 0.09, 0.004, 0.003, -0.07, 0.04 + 0.01 * i, 0.1145, r=0)
    for x, z in ((-0.11, -0.08), (0.11, -0.08), (0, 0.08)):
        k.cyl(rubber(), 0.012, 0.012, x, 0, z, seg=10)


@asset("radio", "radio")
def radio(k: Kit) -> None:
    """A wooden table radio with a cloth front."""
    k.box(wood("#8a5a33"), 0.3, 0.17, 0.12, y=0.01, r=0.012, steps=2)
    k.box(fabric("#cdbd9d", weave=True), 0.17, 0.13, 0.004, -0.05, 0.03, 0.0605, r=0)
    for y in (0.125, 0.06):
        with k.at(0.095, y, 0.06, pitch=90):
            k.cyl(metal("#b8924a"), 0.026 if y < 0.1 else 0.014, 0.018, seg=24)
    k.box(glowing("dial", "#d8c79a", "#ffd890"), 0.1, 0.025, 0.002, 0.095, 0.142, 0.0605, r=0)
    for s in (-1, 1):
        k.cyl(rubber(), 0.012, 0.012, s * 0.11, 0, seg=10)


@asset("camera", "camera")
def camera(k: Kit) -> None:
    """A photo camera."""
    k.box(BLACK, 0.13, 0.08, 0.05, r=0.008, steps=2)
    k.box(metal("#b4b7bb"), 0.128, 0.016, 0.048, y=0.078, r=0.005)
    k.slab(metal("#b4b7bb"), [(-0.025, 0), (0.025, 0), (0.017, 0.02), (-0.017, 0.02)], 0.045, y=0.093, axis="z")
    with k.at(0, 0.04, 0.024, pitch=90):
        k.cyl(DARK, 0.034, 0.03, seg=28)
        k.cyl(BLACK, 0.03, 0.045, seg=28)
        k.lathe(natural("glass", "#22334a", 0.05), [(0.024, 0.0455), (0.012, 0.0475), (0, 0.048)], seg=24)
    k.cyl(metal("#8e9196"), 0.01, 0.008, 0.045, 0.093, seg=14)


@asset("game_controller", "game_controller")
def controller(k: Kit) -> None:
    """A game controller."""
    m = plastic("#e8e8ea", 0.4)
    k.blob(m, 0.12, 0.04, 0.065, y=0.004, power=3, cells=8)
    for s in (-1, 1):
        k.tube(
            m,
            k.curve([(s * 0.045, 0.024, -0.008), (s * 0.066, 0.022, 0.02), (s * 0.072, 0.016, 0.06)], 8, 4),
            np.linspace(0.026, 0.0155, k.n(8, 4)),
            seg=12,
            round_caps=True,
        )
        k.cyl(DARK, 0.009, 0.012, s * 0.024, 0.04, 0.017, seg=14)
    for i, code in enumerate(("#3f9a58", "#c8352c", "#2f6fb5", "#e3b626")):
        a = np.radians(90 * i)
        k.cyl(plastic(code), 0.0045, 0.004, 0.046 + 0.01 * np.sin(a), 0.0405, -0.006 + 0.01 * np.cos(a), seg=10)
    k.box(DARK, 0.022, 0.004, 0.007, -0.046, 0.041, -0.006, r=0.001)
    k.box(DARK, 0.007, 0.004, 0.022, -0.046, 0.041, -0.006, r=0.001)


@asset("alarm_clock", "alarm_clock", colour="red")
def alarm(k: Kit) -> None:
    """A round alarm clock with two bells."""
    red, steel = painted("#b3302a", 0.35), metal("#c4c7cb", 0.2)
    with k.at(0, 0.065, 0, pitch=90):
        k.cyl(red, 0.05, 0.05, y=-0.025, bevel=0.006, seg=36)
    with k.at(0, 0.021, 0.0252):
        k.panel(
            printed("paper", texture("dial", face="#f6f2e6", ink="#23252a", hand="#c8352c")), 0.062, 0.062, y=0.0128
        )
        with k.at(0, 0.044, 0, pitch=90):
            k.ring(steel, 0.044, 0.003, y=-0.003, seg=32, sides=6)
    for s in (-1, 1):
        with k.at(s * 0.03, 0.105, 0, roll=-s * 30):
            k.lathe(steel, [(0, 0), (0.02, 0), (0.016, 0.012), (0, 0.018)], fillet=0.004, seg=20)
        k.tube(red, [(s * 0.022, 0.03, 0), (s * 0.036, 0.004, 0)], [0.006, 0.004], seg=8, round_caps=True)
    k.tube(steel, k.curve([(-0.018, 0.118, 0), (0, 0.14, 0), (0.018, 0.118, 0)], 8, 4), 0.0025, seg=6)
