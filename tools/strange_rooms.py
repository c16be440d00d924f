"""Makes the rooms of the "as strangers write" benchmark: layouts of real kinds of rooms, disturbed as scans are.

`python tools/strange_rooms.py OUT.jsonl` writes scenes as `deixis ground` reads them, Z up, metres.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

COLOURS = {
    "black": (25, 25, 27), "white": (222, 219, 210), "gray": (135, 135, 135), "brown": (105, 72, 46),
    "tan": (170, 140, 105), "red": (180, 40, 40), "blue": (45, 75, 165), "green": (55, 120, 60),
    "yellow": (205, 180, 60), "orange": (205, 115, 40), "beige": (205, 188, 160), "pale": (205, 210, 214),
    "silver": (165, 168, 172), "navy": (35, 42, 85), "pink": (210, 150, 160),
}  # fmt: skip
PALE = np.array([133.0, 120.0, 104.0])
NAMELESS = ("object", "otherfurniture", "otherprop")

Recipe = Callable[["Room"], None]


class Room:
    """A room in the making: x to the east, y to the north, z up; the origin in its middle on the floor."""

    def __init__(self, name: str, width: float, depth: float) -> None:
        self.name, self.w, self.d = name, width, depth
        self.rows: list[dict[str, Any]] = []

    def add(self, label: str, x: float, y: float, w: float, d: float, h: float, z: float = 0.0, c: str = "brown") -> None:
        """A box of w x d on its base at height z."""
        self.rows.append({"label": label, "center": [x, y, z + h / 2], "size": [w, d, h], "c": c})

    def wall(self, label: str, side: str, t: float, length: float, depth: float, h: float, z: float = 0.0,
             c: str = "brown") -> None:
        """Against the north, south, east or west wall, at t metres along it."""
        if side in "NS":
            y = (self.d / 2 - depth / 2) * (1 if side == "N" else -1)
            self.add(label, t, y, length, depth, h, z, c)
        else:
            x = (self.w / 2 - depth / 2) * (1 if side == "E" else -1)
            self.add(label, x, t, depth, length, h, z, c)

    def line(self, label: str, n: int, x: float, y: float, dx: float, dy: float, w: float, d: float, h: float,
             z: float = 0.0, c: str = "brown") -> None:
        """n in a row."""
        for k in range(n):
            self.add(label, x + k * dx, y + k * dy, w, d, h, z, c)

    def shell(self, doorframe: bool = True) -> None:
        """Walls and floor."""
        for side, length in (("N", self.w), ("S", self.w), ("E", self.d), ("W", self.d)):
            self.wall("wall", side, 0, length, 0.1, 2.5, c="beige")
        self.add("floor", 0, 0, self.w, self.d, 0.06, -0.05, "tan")
        if doorframe:
            for r in [r for r in self.rows if r["label"] == "door"][:1]:
                self.rows.append({"label": "doorframe", "center": list(r["center"]),
                                  "size": [s + 0.12 for s in r["size"]], "c": "white"})

    def scanned(self, seed: int) -> dict[str, Any]:
        """As a scan has it."""
        rng = np.random.default_rng([seed, sum(map(ord, self.name))])
        kept = []
        for r in self.rows:
            structural = r["label"] in ("wall", "floor")
            if not structural and rng.random() < 0.03:
                continue
            center = np.array(r["center"]) + rng.normal(0, 0.035, 3) * np.array([1, 1, 0.4])
            size = np.maximum(np.array(r["size"]) * rng.uniform(0.86, 1.1, 3), 0.03)
            faded = rng.uniform(0.2, 0.5)
            rgb = np.clip(np.array(COLOURS[r["c"]]) * (1 - faded) + PALE * faded + rng.normal(0, 7, 3), 0, 255)
            label = r["label"]
            if not structural and rng.random() < 0.025:
                label = NAMELESS[int(rng.integers(3))]
            kept.append((label, center, size, rgb))
        objects = [
            {"id": str(n), "label": kept[k][0], "center": [round(float(v), 3) for v in kept[k][1]],
             "size": [round(float(v), 3) for v in kept[k][2]], "rgb": [int(v) for v in kept[k][3]]}
            for n, k in enumerate(rng.permutation(len(kept)))
        ]  # fmt: skip
        return {"scene_id": self.name, "up": "z", "objects": objects}


def chairs_round(r: Room, label: str, x: float, y: float, w: float, d: float, sides: dict[str, int], c: str,
                 size: tuple[float, float, float] = (0.55, 0.55, 0.85)) -> None:
    """Chairs along the sides of a table of w x d."""
    for side, n in sides.items():
        for k in range(n):
            t = ((k + 0.5) / n - 0.5) * (w if side in "NS" else d)
            off = (d if side in "NS" else w) / 2 + 0.15
            px, py = (x + t, y + off * (1 if side == "N" else -1)) if side in "NS" else (
                x + off * (1 if side == "E" else -1), y + t)
            r.add(label, px, py, *size, c=c)


def office_a() -> Room:
    r = Room("office_a", 5.0, 4.2)
    r.wall("door", "S", 1.7, 0.9, 0.1, 2.05, c="brown")
    for t in (-1.2, 1.0):
        r.wall("window", "N", t, 1.5, 0.1, 1.3, 0.9, "pale")
    r.wall("desk", "N", -1.5, 1.6, 0.75, 0.74, c="tan")
    r.wall("desk", "N", 1.3, 1.6, 0.75, 0.74, c="tan")
    r.wall("desk", "W", -0.6, 1.4, 0.7, 0.74, c="tan")
    for x in (-1.85, -1.2, 1.3):
        r.add("monitor", x, 1.85, 0.5, 0.18, 0.4, 0.76, "black")
    r.add("monitor", -2.2, -0.85, 0.18, 0.5, 0.4, 0.76, "black")
    r.add("monitor", -2.2, -0.3, 0.18, 0.5, 0.4, 0.76, "black")
    r.add("keyboard", -1.5, 1.55, 0.45, 0.15, 0.03, 0.75, "black")
    r.add("keyboard", 1.3, 1.55, 0.45, 0.15, 0.03, 0.75, "white")
    for x, y, c in ((-1.5, 0.95, "black"), (1.2, 0.9, "black"), (-1.4, -0.6, "blue"), (0.3, -0.4, "gray")):
        r.add("office chair", x, y, 0.65, 0.65, 1.0, c=c)
    for t, h in ((0.9, 1.3), (0.35, 1.3), (-0.3, 0.7)):
        r.wall("file cabinet", "E", t, 0.45, 0.6, h, c="gray")
    r.wall("bookshelf", "S", -1.9, 0.9, 0.32, 1.9, c="brown")
    r.wall("bookshelf", "S", -0.9, 0.9, 0.32, 1.9, c="brown")
    r.wall("whiteboard", "E", -1.2, 1.4, 0.06, 1.0, 0.9, "white")
    r.add("trash can", -0.45, 1.75, 0.3, 0.3, 0.35, c="black")
    r.add("trash can", 2.2, -0.75, 0.3, 0.3, 0.35, c="gray")
    r.add("recycling bin", 1.0, -1.85, 0.35, 0.3, 0.5, c="blue")
    r.add("backpack", -0.6, -0.2, 0.35, 0.3, 0.45, c="navy")
    r.add("telephone", 1.9, 1.7, 0.2, 0.2, 0.1, 0.75, "black")
    r.add("box", 2.1, 0.35, 0.35, 0.3, 0.25, 1.3, "tan")
    r.add("box", -1.9, -1.9, 0.35, 0.3, 0.25, 1.9, "tan")
    r.shell()
    return r


def office_b() -> Room:
    r = Room("office_b", 7.0, 5.0)
    r.wall("door", "W", -1.6, 0.95, 0.1, 2.05, c="white")
    for t in (-1.5, 0.2, 1.8):
        r.wall("window", "E", t, 1.2, 0.1, 1.4, 0.9, "pale")
    for row, y in (("a", 1.4), ("b", -1.0)):
        for x in (-1.8, 0.0, 1.8):
            r.add("desk", x, y, 1.6, 0.8, 0.73, c="white")
            r.add("monitor", x, y + 0.2, 0.55, 0.2, 0.42, 0.75, "black")
            r.add("office chair", x + 0.1, y - 0.7, 0.62, 0.62, 1.0, c="black" if row == "a" or x else "red")
            r.add("keyboard", x, y - 0.15, 0.45, 0.15, 0.03, 0.74, "black")
    r.add("computer tower", -2.4, 1.35, 0.2, 0.5, 0.45, c="black")
    r.add("computer tower", 1.2, -1.0, 0.2, 0.5, 0.45, c="black")
    r.add("computer tower", 2.4, -1.0, 0.2, 0.5, 0.45, c="silver")
    r.wall("cabinet", "N", -2.6, 0.9, 0.45, 1.1, c="gray")
    r.wall("cabinet", "N", 0.9, 0.9, 0.45, 1.1, c="gray")
    r.wall("cabinet", "S", 2.6, 0.9, 0.45, 2.0, c="white")
    r.wall("whiteboard", "S", -0.6, 2.2, 0.06, 1.1, 0.9, "white")
    r.wall("whiteboard", "W", 1.0, 1.6, 0.06, 1.1, 0.9, "white")
    r.add("printer", -2.6, 2.25, 0.5, 0.4, 0.35, 1.1, "white")
    r.add("plant", 3.1, 2.1, 0.5, 0.5, 1.2, c="green")
    r.add("plant", 0.9, 2.25, 0.3, 0.3, 0.4, 1.1, "green")
    r.add("trash can", -2.9, -0.9, 0.3, 0.3, 0.4, c="black")
    r.add("trash can", 0.9, -2.2, 0.3, 0.3, 0.4, c="black")
    r.add("trash can", 2.8, 1.2, 0.3, 0.3, 0.4, c="gray")
    r.add("backpack", 0.75, -1.75, 0.35, 0.3, 0.45, c="red")
    r.shell()
    return r


def conference() -> Room:
    r = Room("conference", 7.5, 4.6)
    r.wall("door", "S", -3.0, 0.95, 0.1, 2.1, c="brown")
    r.wall("door", "S", 3.0, 0.95, 0.1, 2.1, c="brown")
    for t in (-2.2, 0, 2.2):
        r.wall("window", "N", t, 1.7, 0.1, 1.5, 0.8, "pale")
    r.add("table", 0, 0, 4.4, 1.4, 0.75, c="brown")
    chairs_round(r, "chair", 0, 0, 4.4, 1.4, {"N": 4, "S": 4, "E": 1, "W": 1}, "black", (0.6, 0.6, 0.95))
    r.wall("chair", "S", 0.4, 0.6, 0.6, 0.95, c="black")
    r.wall("chair", "S", 1.2, 0.6, 0.6, 0.95, c="black")
    r.wall("tv", "W", 0.2, 1.4, 0.1, 0.85, 1.1, "black")
    r.wall("whiteboard", "E", 0.2, 2.4, 0.06, 1.1, 0.9, "white")
    r.wall("whiteboard", "S", -1.2, 1.8, 0.06, 1.1, 0.9, "white")
    r.wall("cabinet", "W", -1.2, 0.9, 0.45, 0.9, c="tan")
    r.add("telephone", 0.3, 0.1, 0.25, 0.25, 0.1, 0.75, "black")
    r.add("laptop", -1.2, -0.35, 0.35, 0.25, 0.22, 0.75, "silver")
    r.add("laptop", 1.4, 0.35, 0.35, 0.25, 0.22, 0.75, "black")
    r.add("trash can", 3.5, -1.4, 0.3, 0.3, 0.45, c="black")
    r.add("trash can", -3.45, 1.9, 0.35, 0.35, 0.5, c="gray")
    r.shell()
    return r


def classroom_a() -> Room:
    r = Room("classroom_a", 8.5, 7.0)
    r.wall("door", "E", 2.8, 0.95, 0.1, 2.1, c="brown")
    r.wall("door", "E", -2.8, 0.95, 0.1, 2.1, c="brown")
    r.wall("blackboard", "N", -1.6, 2.6, 0.08, 1.2, 0.9, "green")
    r.wall("blackboard", "N", 1.4, 2.6, 0.08, 1.2, 0.9, "green")
    for t in (-2.4, -0.2, 2.0):
        r.wall("window", "W", t, 1.6, 0.1, 1.6, 0.8, "pale")
    for y in (1.2, -0.4, -2.0):
        for x in (-2.6, -0.3, 2.0):
            r.add("table", x, y, 1.7, 0.6, 0.74, c="tan")
            for k in (-0.42, 0.42):
                r.add("chair", x + k, y - 0.55, 0.5, 0.5, 0.85, c="blue" if (x, y) != (-2.6, -2.0) else "orange")
    r.add("table", 0.2, 2.6, 1.8, 0.7, 0.75, c="brown")
    r.add("lectern", -1.8, 2.6, 0.55, 0.5, 1.15, c="brown")
    r.add("office chair", 0.4, 3.0, 0.6, 0.6, 1.0, c="black")
    r.add("projector", 0.0, 0.6, 0.4, 0.4, 0.15, 2.2, "white")
    r.add("trash can", 3.9, 2.0, 0.35, 0.35, 0.5, c="gray")
    r.add("trash can", 3.9, -1.9, 0.35, 0.35, 0.5, c="gray")
    r.wall("bulletin board", "S", -1.0, 1.8, 0.05, 1.1, 1.0, "tan")
    r.wall("bookshelf", "S", 2.2, 1.0, 0.35, 1.2, c="brown")
    r.shell()
    return r


def seminar() -> Room:
    r = Room("seminar", 6.5, 6.0)
    r.wall("door", "S", -2.5, 0.95, 0.1, 2.1, c="tan")
    for t in (-1.6, 1.4):
        r.wall("window", "E", t, 1.8, 0.1, 1.5, 0.8, "pale")
    r.wall("whiteboard", "N", 0, 3.2, 0.06, 1.2, 0.9, "white")
    for x in (-0.85, 0.85):
        r.add("table", x, -1.4, 1.6, 0.7, 0.74, c="white")
    for y in (-0.3, 1.2):
        r.add("table", -1.9, y, 0.7, 1.4, 0.74, c="white")
        r.add("table", 1.9, y, 0.7, 1.4, 0.74, c="white")
    for x in (-1.1, -0.4, 0.5, 1.2):
        r.add("chair", x, -2.0, 0.5, 0.5, 0.85, c="gray")
    for y in (-0.3, 0.8, 1.5):
        r.add("chair", -2.5, y, 0.5, 0.5, 0.85, c="gray")
    for y in (-0.2, 1.2):
        r.add("chair", 2.5, y, 0.5, 0.5, 0.85, c="gray")
    r.add("chair", 0.0, 0.3, 0.5, 0.5, 0.85, c="green")
    r.add("stool", 1.0, 2.3, 0.4, 0.4, 0.7, c="black")
    r.add("projector", 0, -0.2, 0.4, 0.4, 0.15, 2.3, "white")
    r.add("jacket", -2.55, 0.85, 0.5, 0.3, 0.6, 0.4, "black")
    r.add("backpack", 1.6, -2.1, 0.35, 0.3, 0.45, c="black")
    r.add("backpack", -2.3, -0.9, 0.35, 0.3, 0.45, c="green")
    r.add("backpack", 0.9, 2.65, 0.35, 0.3, 0.45, c="blue")
    r.add("trash can", -2.95, 2.7, 0.35, 0.35, 0.6, c="black")
    r.add("trash can", -1.6, -2.75, 0.35, 0.35, 0.6, c="blue")
    r.wall("clock", "S", 1.0, 0.3, 0.05, 0.3, 2.0, "white")
    r.shell()
    return r


def bathroom_a() -> Room:
    r = Room("bathroom_a", 2.6, 3.2)
    r.wall("door", "S", -0.7, 0.8, 0.1, 2.0, c="white")
    r.wall("bathtub", "N", 0, 2.4, 0.8, 0.55, c="white")
    r.add("shower curtain", 0.3, 0.75, 1.3, 0.15, 1.8, 0.3, "blue")
    r.add("shower curtain rod", 0, 0.75, 2.5, 0.06, 0.06, 2.1, "silver")
    r.wall("toilet", "E", 0.2, 0.45, 0.65, 0.75, c="white")
    r.wall("bathroom vanity", "W", -0.1, 1.3, 0.55, 0.85, c="brown")
    r.wall("sink", "W", -0.4, 0.45, 0.45, 0.15, 0.8, "white")
    r.wall("sink", "W", 0.25, 0.45, 0.45, 0.15, 0.8, "white")
    r.wall("mirror", "W", -0.4, 0.55, 0.05, 0.9, 1.1, "pale")
    r.wall("mirror", "W", 0.25, 0.55, 0.05, 0.9, 1.1, "pale")
    r.wall("towel", "E", -0.75, 0.45, 0.1, 0.7, 1.0, "white")
    r.wall("towel", "S", 0.5, 0.45, 0.1, 0.7, 1.0, "blue")
    r.wall("towel", "S", 1.0, 0.35, 0.1, 0.4, 1.2, "white")
    r.add("towel", -0.4, 0.75, 0.5, 0.12, 0.5, 0.55, "green")
    r.wall("toilet paper", "E", -0.25, 0.12, 0.12, 0.12, 0.7, "white")
    r.add("toilet paper", 1.15, 0.2, 0.12, 0.12, 0.12, 0.78, "white")
    r.add("toilet paper", 0.75, -0.15, 0.12, 0.12, 0.12, 0.0, "white")
    r.add("bathmat", 0.1, 0.35, 0.8, 0.5, 0.03, c="gray")
    r.add("bathmat", -0.5, -0.2, 0.6, 0.45, 0.03, c="blue")
    r.add("trash can", 1.1, -0.3, 0.22, 0.22, 0.28, c="black")
    r.add("soap dish", -1.1, -0.1, 0.1, 0.1, 0.05, 0.95, "white")
    r.add("shampoo bottle", -1.1, 1.2, 0.08, 0.08, 0.2, 0.55, "orange")
    r.add("shampoo bottle", 1.1, 1.4, 0.08, 0.08, 0.2, 0.55, "white")
    r.add("scale", 0.9, -1.3, 0.3, 0.3, 0.05, c="white")
    r.shell()
    return r


def restroom() -> Room:
    r = Room("restroom", 5.0, 4.4)
    r.wall("door", "S", -2.0, 0.9, 0.1, 2.1, c="brown")
    r.wall("counter", "W", 0.4, 2.6, 0.55, 0.12, 0.78, "gray")
    for t in (-0.5, 0.4, 1.3):
        r.wall("sink", "W", t, 0.5, 0.45, 0.18, 0.75, "white")
        r.wall("mirror", "W", t, 0.6, 0.04, 0.9, 1.15, "pale")
        r.wall("soap dispenser", "W", t + 0.35, 0.1, 0.1, 0.22, 1.0, "black")
    for t in (-1.5, -0.4, 0.7, 1.8):
        r.wall("toilet", "E", t, 0.45, 0.65, 0.75, c="white")
        r.add("bathroom stall door", 0.95, t, 0.06, 0.7, 1.6, 0.25, "tan")
        r.wall("toilet paper dispenser", "E", t + 0.42, 0.2, 0.15, 0.25, 0.6, "black")
    for y in (-0.95, 0.15, 1.25):
        r.add("bathroom stall", 1.72, y, 1.5, 0.06, 1.7, 0.2, "tan")
    for t in (-1.1, -0.3, 0.5):
        r.wall("urinal", "N", t, 0.4, 0.4, 0.8, 0.5, "white")
    r.wall("paper towel dispenser", "S", -1.0, 0.35, 0.2, 0.5, 1.2, "silver")
    r.wall("paper towel dispenser", "W", -1.2, 0.35, 0.2, 0.5, 1.2, "silver")
    r.wall("trash can", "S", -0.95, 0.4, 0.4, 0.8, c="silver")
    r.wall("trash can", "W", -1.35, 0.35, 0.35, 0.6, c="black")
    r.wall("hand dryer", "S", 0.2, 0.3, 0.2, 0.3, 1.2, "white")
    r.shell()
    return r


def bedroom_a() -> Room:
    r = Room("bedroom_a", 4.4, 4.2)
    r.wall("door", "S", 1.5, 0.85, 0.1, 2.0, c="white")
    r.wall("closet door", "E", -0.6, 0.8, 0.08, 2.0, c="white")
    r.wall("closet door", "E", 0.3, 0.8, 0.08, 2.0, c="white")
    r.wall("bed", "N", -0.3, 1.7, 2.1, 0.6, c="gray")
    for x, c in ((-0.75, "white"), (0.1, "white"), (-0.5, "blue"), (0.15, "gray")):
        y = 1.75 if c == "white" else 1.4
        r.add("pillow", x, y, 0.65 if c == "white" else 0.45, 0.4, 0.2, 0.6, c)
    r.wall("nightstand", "N", -1.55, 0.5, 0.45, 0.55, c="brown")
    r.wall("nightstand", "N", 0.95, 0.5, 0.45, 0.55, c="brown")
    r.add("lamp", -1.55, 1.9, 0.3, 0.3, 0.5, 0.55, "white")
    r.add("lamp", 0.95, 1.9, 0.3, 0.3, 0.5, 0.55, "white")
    r.add("lamp", 1.9, 1.8, 0.35, 0.35, 1.6, c="black")
    r.wall("window", "W", 0.6, 1.2, 0.1, 1.3, 0.9, "pale")
    r.wall("window", "W", -1.1, 0.8, 0.1, 1.3, 0.9, "pale")
    for t in (1.3, -0.1, -0.6, -1.6):
        r.wall("curtain", "W", t, 0.35, 0.15, 2.0, 0.3, "tan")
    r.wall("dresser", "S", -0.6, 1.4, 0.5, 0.85, c="brown")
    r.add("tv", -0.6, -1.9, 1.0, 0.15, 0.6, 0.87, "black")
    r.add("armchair", -1.6, -1.4, 0.8, 0.8, 0.85, c="green")
    r.add("clothes", -1.6, -1.4, 0.5, 0.5, 0.2, 0.5, "navy")
    r.add("clothes", 0.9, -0.2, 0.6, 0.5, 0.15, 0, "red")
    r.add("backpack", 0.7, -1.7, 0.35, 0.3, 0.45, c="black")
    r.add("shoes", 1.8, -1.2, 0.3, 0.3, 0.12, c="white")
    r.add("shoes", 0.9, 0.5, 0.3, 0.3, 0.12, c="black")
    r.add("picture", 0, 2.05, 0.7, 0.05, 0.5, 1.5, "pale")
    r.add("picture", 0.35, -2.05, 0.4, 0.05, 0.5, 1.4, "brown")
    r.shell()
    return r


def hotel() -> Room:
    r = Room("hotel", 6.4, 4.0)
    r.wall("door", "E", -1.4, 0.9, 0.1, 2.05, c="brown")
    r.wall("bathroom door", "S", 2.4, 0.8, 0.1, 2.0, c="white")
    for x in (-1.9, 0.7):
        r.wall("bed", "N", x, 1.5, 2.05, 0.65, c="white")
        r.add("pillow", x - 0.38, 1.7, 0.65, 0.4, 0.22, 0.65, "white")
        r.add("pillow", x + 0.38, 1.7, 0.65, 0.4, 0.22, 0.65, "white")
    r.add("pillow", -1.9, 1.35, 0.4, 0.3, 0.2, 0.65, "red")
    r.wall("nightstand", "N", -0.6, 0.6, 0.45, 0.6, c="brown")
    r.wall("nightstand", "N", 1.85, 0.5, 0.45, 0.6, c="brown")
    r.add("lamp", -0.6, 1.8, 0.35, 0.35, 0.55, 0.6, "beige")
    r.add("telephone", -0.45, 1.65, 0.2, 0.2, 0.1, 0.6, "black")
    r.wall("window", "W", 0, 2.2, 0.1, 1.5, 0.7, "pale")
    r.wall("curtain", "W", 1.3, 0.5, 0.15, 2.2, 0.1, "tan")
    r.wall("curtain", "W", -1.3, 0.5, 0.15, 2.2, 0.1, "tan")
    r.wall("desk", "S", -0.9, 1.3, 0.6, 0.75, c="brown")
    r.add("chair", -0.9, -1.1, 0.55, 0.55, 0.9, c="brown")
    r.add("armchair", -2.6, -1.2, 0.8, 0.8, 0.85, c="orange")
    r.add("lamp", -2.9, -1.8, 0.35, 0.35, 1.6, c="black")
    r.add("lamp", -1.3, -1.8, 0.25, 0.25, 0.5, 0.75, "beige")
    r.wall("dresser", "S", 0.8, 1.5, 0.55, 0.8, c="brown")
    r.add("tv", 0.8, -1.8, 1.1, 0.15, 0.65, 0.82, "black")
    r.add("mirror", -0.9, -1.95, 0.8, 0.05, 1.0, 1.1, "pale")
    r.add("mirror", 3.15, 0.3, 0.05, 0.5, 1.5, 0.4, "pale")
    for x in (-1.9, 0.7):
        r.add("picture", x, 1.97, 0.8, 0.05, 0.6, 1.4, "pale")
    r.add("picture", 3.15, 1.2, 0.05, 0.7, 0.6, 1.4, "brown")
    r.add("suitcase", 2.6, 1.6, 0.5, 0.35, 0.65, c="black")
    r.add("suitcase", -0.3, -0.1, 0.6, 0.45, 0.25, c="red")
    r.add("trash can", 0.0, -1.75, 0.25, 0.25, 0.3, c="black")
    r.shell()
    return r


def dorm() -> Room:
    r = Room("dorm", 4.0, 5.2)
    r.wall("door", "S", 0.0, 0.9, 0.1, 2.05, c="brown")
    r.wall("window", "N", 0.0, 1.6, 0.1, 1.4, 0.9, "pale")
    for side, s in (("W", -1), ("E", 1)):
        r.wall("bed", side, 1.2, 2.0, 0.95, 0.75, c="blue" if s < 0 else "gray")
        r.add("pillow", s * 1.5, 2.0, 0.45, 0.6, 0.18, 0.75, "white")
        r.wall("desk", side, -0.8, 1.2, 0.65, 0.75, c="tan")
        r.add("office chair" if s < 0 else "chair", s * 1.0, -0.8, 0.55, 0.55, 0.9, c="black" if s < 0 else "tan")
        r.wall("wardrobe closet", side, -2.1, 0.9, 0.6, 2.0, c="tan")
    r.add("pillow", -1.5, 1.5, 0.35, 0.4, 0.18, 0.75, "red")
    r.add("laptop", -1.65, -0.8, 0.25, 0.35, 0.22, 0.75, "silver")
    r.add("monitor", 1.75, -0.9, 0.18, 0.5, 0.4, 0.76, "black")
    r.add("lamp", -1.75, -0.3, 0.2, 0.2, 0.45, 0.75, "black")
    r.add("lamp", 1.75, -0.35, 0.2, 0.2, 0.45, 0.75, "white")
    r.add("mini fridge", 1.7, 0.0, 0.5, 0.45, 0.8, c="white")
    r.add("dresser", -1.7, 0.0, 0.5, 0.4, 0.75, c="tan")
    for s, t, c in ((-1, 1.2, "orange"), (-1, 0.4, "green"), (1, 1.4, "red")):
        r.wall("poster", "W" if s < 0 else "E", t, 0.6, 0.03, 0.8, 1.3, c)
    r.add("trash can", -1.1, -1.5, 0.28, 0.28, 0.35, c="black")
    r.add("trash can", 1.05, -1.35, 0.28, 0.28, 0.35, c="white")
    r.add("laundry basket", -0.9, 2.3, 0.45, 0.4, 0.5, c="white")
    r.add("backpack", 0.9, 0.5, 0.35, 0.3, 0.45, c="black")
    r.add("backpack", -0.9, 0.3, 0.35, 0.3, 0.45, c="navy")
    r.add("shoes", 0.9, 1.0, 0.3, 0.3, 0.12, c="white")
    r.add("shoes", 0.45, -2.3, 0.3, 0.3, 0.12, c="black")
    r.shell()
    return r


def kitchen_a() -> Room:
    r = Room("kitchen_a", 4.6, 4.4)
    r.wall("door", "S", -1.6, 0.85, 0.1, 2.0, c="white")
    r.wall("kitchen cabinets", "N", -1.45, 1.1, 0.35, 0.75, 1.5, "brown")
    r.wall("kitchen cabinets", "N", 1.2, 1.4, 0.35, 0.75, 1.5, "brown")
    r.wall("kitchen cabinets", "N", -0.4, 2.6, 0.6, 0.86, 0, "brown")
    r.wall("kitchen cabinets", "E", 0.4, 1.6, 0.6, 0.86, 0, "brown")
    r.wall("kitchen cabinets", "E", 0.4, 1.6, 0.35, 0.75, 1.5, "brown")
    r.wall("counter", "N", -0.4, 2.6, 0.62, 0.06, 0.86, "gray")
    r.wall("counter", "E", 0.4, 1.6, 0.62, 0.06, 0.86, "gray")
    r.wall("sink", "N", -0.4, 0.7, 0.5, 0.2, 0.75, "silver")
    r.wall("window", "N", -0.4, 0.9, 0.1, 0.9, 1.4, "pale")
    r.wall("window", "W", -0.2, 1.3, 0.1, 1.2, 1.0, "pale")
    r.wall("stove", "N", 1.25, 0.75, 0.65, 0.92, c="black")
    r.wall("microwave", "E", 0.8, 0.5, 0.4, 0.3, 0.92, "black")
    r.wall("refrigerator", "E", -0.85, 0.8, 0.75, 1.75, c="white")
    r.add("table", -0.8, -0.5, 1.3, 0.85, 0.74, c="brown")
    chairs_round(r, "chair", -0.8, -0.5, 1.3, 0.85, {"N": 2, "S": 2, "W": 1}, "brown", (0.45, 0.48, 0.92))
    r.add("stool", 1.3, 0.5, 0.38, 0.38, 0.65, c="black")
    r.add("stool", 1.3, 0.0, 0.38, 0.38, 0.65, c="black")
    r.add("trash can", 2.05, -1.5, 0.4, 0.35, 0.65, c="white")
    r.add("trash can", 0.6, 1.75, 0.25, 0.3, 0.4, c="gray")
    r.add("recycling bin", 2.05, -1.95, 0.4, 0.35, 0.55, c="blue")
    r.add("dish rack", -1.05, 1.9, 0.4, 0.35, 0.2, 0.92, "white")
    r.add("coffee maker", 1.95, 0.1, 0.25, 0.25, 0.35, 0.92, "black")
    r.add("toaster", 1.95, -0.2, 0.28, 0.2, 0.2, 0.92, "silver")
    r.add("bowl", -0.9, -0.45, 0.25, 0.25, 0.1, 0.74, "white")
    r.add("bottle", -0.5, -0.6, 0.08, 0.08, 0.28, 0.74, "green")
    r.add("bottle", 0.1, 2.0, 0.08, 0.08, 0.28, 0.92, "yellow")
    r.add("bottle", -0.05, 2.05, 0.08, 0.08, 0.22, 0.92, "white")
    r.shell()
    return r


def breakroom() -> Room:
    r = Room("breakroom", 6.5, 5.0)
    r.wall("door", "W", 1.8, 0.95, 0.1, 2.1, c="brown")
    r.wall("door", "E", -1.8, 0.95, 0.1, 2.1, c="brown")
    r.wall("vending machine", "S", -2.5, 1.0, 0.85, 1.85, c="blue")
    r.wall("vending machine", "S", -1.35, 1.0, 0.85, 1.85, c="red")
    r.wall("vending machine", "S", -0.2, 0.9, 0.85, 1.85, c="black")
    r.wall("cabinet", "N", -1.0, 3.0, 0.6, 0.88, c="tan")
    for t in (-2.0, -1.0, 0.0):
        r.wall("kitchen cabinet", "N", t, 0.95, 0.35, 0.7, 1.5, "tan")
    r.wall("counter", "N", -1.0, 3.0, 0.62, 0.06, 0.88, "black")
    r.wall("sink", "N", -1.2, 0.6, 0.45, 0.18, 0.78, "silver")
    r.add("microwave", -2.0, 2.25, 0.5, 0.38, 0.3, 0.94, "black")
    r.add("microwave", 0.0, 2.25, 0.5, 0.38, 0.3, 0.94, "white")
    r.add("coffee maker", -0.5, 2.25, 0.25, 0.25, 0.38, 0.94, "black")
    r.wall("refrigerator", "N", 0.95, 0.8, 0.75, 1.8, c="white")
    for t, c in ((1.7, "gray"), (2.2, "blue"), (2.7, "green")):
        r.wall("recycling bin", "N", t, 0.42, 0.45, 0.75, c=c)
    for x, y in ((-1.4, 0.1), (1.5, 0.1)):
        r.add("table", x, y, 1.0, 1.0, 0.74, c="white")
        chairs_round(r, "chair", x, y, 1.1, 1.1, {"N": 1, "S": 1, "E": 1, "W": 1}, "black" if x < 0 else "red",
                     (0.48, 0.48, 0.85))
    r.wall("couch", "S", 1.7, 1.8, 0.85, 0.8, c="gray")
    r.wall("window", "E", 0.9, 1.8, 0.1, 1.4, 0.8, "pale")
    r.wall("bulletin board", "W", -0.3, 1.4, 0.05, 1.0, 1.1, "tan")
    r.wall("paper towel dispenser", "N", -1.75, 0.3, 0.2, 0.4, 1.1, "white")
    r.add("trash can", -2.95, 0.9, 0.4, 0.4, 0.7, c="gray")
    r.shell()
    return r


def lounge_a() -> Room:
    r = Room("lounge_a", 6.2, 5.2)
    r.wall("door", "S", 2.4, 0.9, 0.1, 2.05, c="white")
    r.wall("window", "N", -1.5, 1.6, 0.1, 1.5, 0.6, "pale")
    r.wall("window", "N", 1.2, 1.6, 0.1, 1.5, 0.6, "pale")
    r.add("couch", 0.0, -1.2, 2.1, 0.95, 0.8, c="gray")
    r.add("couch", -2.2, 0.6, 0.95, 2.0, 0.8, c="brown")
    r.add("armchair", 1.9, 0.3, 0.85, 0.85, 0.85, c="brown")
    r.add("armchair", 1.9, 1.4, 0.85, 0.85, 0.85, c="brown")
    r.add("coffee table", -0.1, 0.2, 1.2, 0.7, 0.42, c="brown")
    r.wall("tv stand", "N", -0.1, 1.4, 0.45, 0.5, c="black")
    r.add("tv", -0.1, 2.35, 1.2, 0.12, 0.7, 0.52, "black")
    for x, y, c in ((-2.3, -0.75, "brown"), (1.4, -1.3, "brown"), (1.95, -0.5, "black")):
        r.add("end table", x, y, 0.5, 0.5, 0.55, c=c)
    r.add("lamp", -2.3, -0.75, 0.32, 0.32, 0.6, 0.55, "white")
    r.add("lamp", 1.4, -1.3, 0.32, 0.32, 0.6, 0.55, "white")
    r.add("lamp", -2.7, 2.2, 0.4, 0.4, 1.7, c="black")
    for x, y, c in ((-0.75, -1.3, "red"), (0.75, -1.3, "red"), (0.1, -1.3, "white")):
        r.add("pillow", x, y, 0.42, 0.2, 0.38, 0.45, c)
    for x, y, c in ((-2.35, 1.3, "blue"), (-2.35, 0.0, "beige")):
        r.add("pillow", x, y, 0.2, 0.42, 0.38, 0.45, c)
    r.add("couch cushions", -2.2, 0.6, 0.8, 1.6, 0.2, 0.4, "brown")
    r.wall("picture", "W", 1.2, 0.6, 0.04, 0.5, 1.4, "blue")
    r.wall("picture", "W", 0.2, 0.6, 0.04, 0.5, 1.4, "pale")
    r.wall("picture", "S", 0.0, 1.1, 0.04, 0.7, 1.3, "brown")
    r.wall("bookshelf", "E", -1.6, 0.9, 0.32, 1.9, c="brown")
    r.wall("bookshelf", "S", -1.9, 0.9, 0.32, 1.2, c="white")
    r.add("plant", 2.75, 2.25, 0.5, 0.5, 1.3, c="green")
    r.add("plant", -2.95, -2.2, 0.4, 0.4, 0.9, c="green")
    r.add("plant", 0.35, 2.3, 0.2, 0.2, 0.3, 0.52, "green")
    r.add("rug", -0.1, 0.2, 2.6, 2.0, 0.02, c="red")
    r.shell()
    return r


def lobby() -> Room:
    r = Room("lobby", 8.0, 6.0)
    r.wall("door", "S", -0.6, 0.9, 0.1, 2.2, c="pale")
    r.wall("door", "S", 0.4, 0.9, 0.1, 2.2, c="pale")
    r.wall("door", "W", 1.5, 0.9, 0.1, 2.1, c="brown")
    for t in (-2.6, -0.9, 0.9, 2.6):
        r.wall("window", "N", t, 1.4, 0.1, 1.9, 0.4, "pale")
    for x, c in ((-2.4, "orange"), (2.2, "blue")):
        r.add("coffee table", x, 1.0, 0.9, 0.9, 0.42, c="brown")
        for dx, dy in ((-1.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, -1.0)):
            r.add("armchair", x + dx, 1.0 + dy, 0.75, 0.75, 0.8, c=c)
    r.add("couch", -2.4, -1.9, 2.0, 0.85, 0.8, c="black")
    r.add("couch", 2.6, -1.9, 2.0, 0.85, 0.8, c="black")
    r.wall("reception desk", "E", -0.6, 1.8, 0.7, 1.1, c="white")
    for x, y in ((-3.7, 2.7), (3.7, 2.7), (-3.7, -2.7), (1.2, -2.6)):
        r.add("plant", x, y, 0.5, 0.5, 1.3, c="green")
    r.add("pillar", -0.1, 0.9, 0.5, 0.5, 2.8, c="white")
    r.add("pillar", -0.1, -1.2, 0.5, 0.5, 2.8, c="white")
    r.add("trash can", -1.25, -2.75, 0.4, 0.4, 0.8, c="silver")
    r.add("trash can", -3.75, 0.7, 0.35, 0.35, 0.6, c="black")
    r.add("trash can", 3.6, 0.7, 0.3, 0.3, 0.4, c="black")
    r.add("magazine", -2.3, 1.1, 0.25, 0.2, 0.02, 0.42, "red")
    r.wall("picture", "W", -0.9, 1.2, 0.04, 0.8, 1.3, "pale")
    r.wall("picture", "E", 1.6, 1.0, 0.04, 0.8, 1.3, "yellow")
    r.shell(False)
    return r


def copy_room() -> Room:
    r = Room("copy_room", 4.6, 4.0)
    r.wall("door", "S", 1.4, 0.9, 0.1, 2.05, c="brown")
    r.wall("copier", "W", 0.9, 1.0, 0.75, 1.15, c="white")
    r.wall("copier", "W", -0.5, 0.8, 0.7, 1.1, c="gray")
    r.wall("table", "N", 0.2, 1.8, 0.7, 0.76, c="tan")
    r.wall("table", "E", -0.3, 1.2, 0.6, 0.76, c="tan")
    r.add("printer", -0.3, 1.65, 0.5, 0.45, 0.35, 0.76, "white")
    r.add("printer", 2.0, -0.4, 0.45, 0.45, 0.3, 0.76, "black")
    for t in (1.5, 0.85):
        r.wall("cabinet", "E", t, 0.6, 0.5, 1.9, c="gray")
    r.wall("shelf", "N", 0.2, 1.6, 0.3, 0.04, 1.4, "tan")
    r.wall("shelf", "N", 0.2, 1.6, 0.3, 0.04, 1.8, "tan")
    r.add("box", 0.7, 1.7, 0.35, 0.3, 0.25, 0.76, "tan")
    r.add("box", 0.5, 1.85, 0.3, 0.25, 0.2, 1.85, "white")
    r.add("box", -0.9, -1.7, 0.45, 0.35, 0.3, 0, "tan")
    r.add("box", -0.9, -1.7, 0.42, 0.35, 0.3, 0.3, "tan")
    r.add("box", -0.4, -1.7, 0.4, 0.35, 0.3, 0, "white")
    r.add("box", 0.6, 1.7, 0.45, 0.4, 0.35, 0, "tan")
    for x, y, c, lab in ((-1.9, -1.75, "blue", "recycling bin"), (-1.45, -1.75, "gray", "trash can"),
                         (0.75, -1.75, "black", "trash can"), (-0.9, 1.75, "black", "trash can"),
                         (-1.6, 1.8, "blue", "recycling bin")):
        r.add(lab, x, y, 0.36, 0.34, 0.6, c=c)
    r.add("paper cutter", -0.1, 1.6, 0.3, 0.4, 0.1, 0.76, "green")
    r.wall("mailboxes", "S", -0.3, 1.2, 0.3, 0.8, 1.1, "tan")
    r.wall("bulletin board", "W", 0.2, 0.9, 0.04, 0.8, 1.4, "tan")
    r.add("stack of paper", 2.0, 0.05, 0.25, 0.3, 0.2, 0.76, "white")
    r.add("stack of paper", -1.95, 0.9, 0.25, 0.3, 0.1, 1.15, "white")
    r.shell()
    return r


def laundry() -> Room:
    r = Room("laundry", 5.6, 3.8)
    r.wall("door", "E", -1.0, 0.9, 0.1, 2.05, c="tan")
    for t in (-2.2, -1.45, -0.7, 0.05):
        r.wall("washing machine", "N", t, 0.68, 0.7, 0.95, c="white")
    for t in (1.0, 1.75):
        r.wall("clothes dryer", "N", t, 0.7, 0.75, 0.9, 0, "white")
        r.wall("clothes dryer", "N", t, 0.7, 0.75, 0.9, 0.92, "white")
    r.wall("table", "S", -0.6, 1.8, 0.75, 0.85, c="white")
    r.wall("sink", "W", -0.3, 0.6, 0.55, 0.35, 0.55, "white")
    r.add("laundry basket", -0.9, -1.5, 0.5, 0.35, 0.3, 0.85, "white")
    r.add("laundry basket", 0.1, -1.0, 0.5, 0.4, 0.4, 0, "blue")
    r.add("laundry basket", 1.4, 0.8, 0.5, 0.4, 0.4, 0, "white")
    r.add("trash can", -2.5, -1.6, 0.4, 0.4, 0.7, c="gray")
    r.add("trash can", 0.6, 1.6, 0.3, 0.3, 0.4, c="black")
    r.wall("vending machine", "S", 1.7, 0.7, 0.6, 1.6, c="silver")
    r.add("bottle", -2.2, 1.5, 0.15, 0.1, 0.28, 0.95, "orange")
    r.add("bottle", 0.0, 1.55, 0.15, 0.1, 0.28, 0.95, "blue")
    r.add("bottle", -2.55, -0.1, 0.1, 0.1, 0.25, 0.9, "white")
    r.add("chair", 0.8, -1.5, 0.5, 0.5, 0.85, c="red")
    r.add("chair", -1.9, -1.5, 0.5, 0.5, 0.85, c="red")
    r.add("ironing board", -2.3, 0.6, 0.4, 1.3, 0.9, c="blue")
    r.wall("window", "W", 0.6, 0.9, 0.08, 0.7, 1.5, "pale")
    r.wall("sign", "E", 0.3, 0.4, 0.03, 0.5, 1.4, "white")
    r.wall("sign", "N", 0.5, 0.3, 0.03, 0.4, 1.6, "yellow")
    r.shell()
    return r


def hallway() -> Room:
    r = Room("hallway", 2.4, 9.0)
    for side in "WE":
        for t in (-3.2, 0.0, 3.2):
            r.wall("door", side, t + (0.3 if side == "E" else 0), 0.9, 0.1, 2.1, c="brown" if side == "W" else "white")
    r.wall("door", "N", 0, 1.6, 0.1, 2.2, c="pale")
    r.wall("bench", "E", -1.6, 1.2, 0.45, 0.45, c="tan")
    r.wall("bench", "W", 1.6, 1.2, 0.45, 0.45, c="tan")
    for t in (1.4, 1.75, 2.1, 2.45):
        r.wall("locker", "E", t, 0.34, 0.45, 1.8, c="blue")
    r.wall("fire extinguisher", "W", -1.6, 0.2, 0.18, 0.5, 1.0, "red")
    r.wall("fire extinguisher", "E", -4.2, 0.2, 0.18, 0.5, 1.0, "red")
    for side, t, c in (("W", -1.2, "pale"), ("W", 1.6, "brown"), ("E", -1.5, "blue"), ("E", -2.1, "pale")):
        r.wall("picture", side, t, 0.5, 0.04, 0.6, 1.4, c)
    for y in (-3.0, 0.0, 3.0):
        r.add("ceiling light", 0, y, 0.5, 1.1, 0.1, 2.4, "white")
    r.add("trash can", -1.0, 4.1, 0.4, 0.4, 0.8, c="black")
    r.add("recycling bin", -1.0, 3.75, 0.35, 0.35, 0.7, c="blue")
    r.add("trash can", 1.0, -0.55, 0.35, 0.35, 0.6, c="gray")
    r.add("chair", -0.9, -4.1, 0.5, 0.5, 0.9, c="black")
    r.add("chair", -0.9, 0.8, 0.5, 0.5, 0.9, c="black")
    r.add("umbrella", 0.95, -3.9, 0.15, 0.15, 0.8, c="navy")
    r.wall("exit sign", "N", 0, 0.4, 0.05, 0.2, 2.3, "red")
    r.wall("exit sign", "S", 0, 0.4, 0.05, 0.2, 2.3, "red")
    r.shell(False)
    return r


def bookstore() -> Room:
    r = Room("bookstore", 8.0, 6.5)
    r.wall("door", "S", 0.0, 1.0, 0.1, 2.1, c="pale")
    for t in (-2.7, 2.7):
        r.wall("window", "S", t, 1.8, 0.1, 1.6, 0.7, "pale")
    for t in (-3.0, -1.0, 1.0, 3.0):
        r.wall("bookshelf", "N", t, 1.7, 0.35, 2.1, c="brown")
    for t in (-0.9, 1.1):
        r.wall("bookshelf", "W", t, 1.7, 0.35, 2.1, c="brown")
    for x in (-1.3, 1.3):
        r.add("bookshelf", x, 1.0, 0.6, 2.4, 1.4, c="tan")
    for x, y, s in ((-2.4, -1.4, 0.9), (0.0, -0.9, 1.1), (2.3, -1.4, 0.9)):
        r.add("table", x, y, s, s, 0.75, c="brown")
        r.add("books", x, y, s * 0.7, s * 0.7, 0.15, 0.75, "red" if x < 0 else "white" if x > 0 else "blue")
    r.wall("counter", "E", -0.9, 2.2, 0.7, 1.05, c="tan")
    r.add("cash register", 3.6, -0.6, 0.4, 0.4, 0.35, 1.05, "black")
    for x, y, c in ((-3.3, -2.4, "red"), (-2.5, -2.5, "red"), (3.3, 2.0, "brown"), (2.6, 2.4, "brown")):
        r.add("armchair", x, y, 0.75, 0.75, 0.85, c=c)
    r.add("stool", 0.2, 2.4, 0.35, 0.35, 0.35, c="black")
    r.add("stool", -3.3, 0.1, 0.35, 0.35, 0.35, c="black")
    r.add("stool", 2.9, -0.9, 0.4, 0.4, 0.75, c="black")
    r.add("end table", 3.4, 2.75, 0.45, 0.45, 0.5, c="brown")
    r.add("lamp", 3.4, 2.75, 0.3, 0.3, 0.5, 0.5, "white")
    r.add("lamp", -3.7, -2.95, 0.35, 0.35, 1.7, c="black")
    r.add("plant", 3.6, -2.8, 0.5, 0.5, 1.1, c="green")
    r.add("plant", -1.0, -2.9, 0.4, 0.4, 0.8, c="green")
    r.add("book cart", -0.2, 2.0, 0.5, 0.9, 1.0, c="gray")
    r.shell(False)
    return r


def storage() -> Room:
    r = Room("storage", 4.5, 4.8)
    r.wall("door", "S", 0.8, 0.9, 0.1, 2.05, c="gray")
    for t in (-1.3, 0.3):
        r.wall("storage shelf", "W", t, 1.5, 0.5, 1.9, c="gray")
    r.wall("storage shelf", "N", 0.9, 1.6, 0.5, 1.9, c="gray")
    for y, z, c in ((-1.6, 0.1, "tan"), (-1.0, 0.1, "tan"), (-1.5, 0.75, "white"), (0.1, 0.75, "tan"), (0.6, 1.35, "blue")):
        r.add("box", -1.98, y, 0.42, 0.5, 0.4, z, c)
    for x, y, z, c in ((1.8, 0.2, 0, "tan"), (1.8, 0.2, 0.45, "tan"), (1.8, 0.2, 0.9, "white"), (1.1, 0.4, 0, "tan")):
        r.add("box", x, y, 0.55, 0.5, 0.45, z, c)
    r.add("ladder", -0.3, 2.2, 0.5, 0.25, 2.1, c="silver")
    r.add("ladder", 2.05, -1.6, 0.25, 0.5, 1.6, c="yellow")
    r.add("bicycle", 0.0, 0.7, 0.55, 1.7, 1.05, c="red")
    r.add("bicycle", -0.7, 0.9, 0.55, 1.7, 1.05, c="black")
    for x, y, c, h in ((1.2, -1.0, "black", 0.7), (1.75, -0.9, "blue", 0.6), (0.6, 1.75, "gray", 0.75)):
        r.add("suitcase", x, y, 0.45, 0.3, h, c=c)
    r.add("vacuum cleaner", -1.2, -2.1, 0.35, 0.35, 1.1, c="red")
    r.add("bucket", -0.6, -2.1, 0.3, 0.3, 0.3, c="blue")
    r.add("bucket", 1.9, 1.2, 0.3, 0.3, 0.3, c="gray")
    r.add("broom", -0.2, -2.25, 0.1, 0.1, 1.4, c="yellow")
    r.add("chair", 0.2, -1.0, 0.5, 0.5, 0.85, c="brown")
    r.add("chair", 0.2, -0.95, 0.5, 0.5, 0.85, 0.45, "brown")
    r.add("folded chair", 1.5, -2.2, 0.45, 0.15, 0.95, c="gray")
    r.add("fan", 1.3, 1.4, 0.45, 0.35, 1.2, c="white")
    r.add("bag", -0.9, -0.6, 0.4, 0.35, 0.4, c="black")
    r.add("bag", 0.9, 2.2, 0.4, 0.35, 0.35, 1.9, "green")
    r.shell()
    return r


def dining() -> Room:
    r = Room("dining", 6.6, 5.0)
    r.wall("door", "W", -1.8, 0.9, 0.1, 2.05, c="white")
    for t in (-2.0, 0.0, 2.0):
        r.wall("window", "N", t, 1.1, 0.1, 1.5, 0.7, "pale")
    for t in (-2.8, -1.0, 1.0, 2.8):
        r.wall("curtain", "N", t, 0.4, 0.14, 2.1, 0.2, "beige")
    r.add("dining table", 1.5, 0.7, 1.9, 1.0, 0.76, c="brown")
    chairs_round(r, "dining chair", 1.5, 0.7, 1.9, 1.0, {"N": 2, "S": 2, "E": 1, "W": 1}, "brown", (0.48, 0.5, 1.0))
    r.wall("couch", "W", 0.5, 2.1, 0.95, 0.85, c="green")
    r.add("coffee table", -1.4, 0.5, 0.6, 1.1, 0.42, c="brown")
    r.add("tv stand", 0.0, -2.2, 1.5, 0.42, 0.5, c="white")
    r.add("tv", 0.0, -2.25, 1.1, 0.12, 0.65, 0.52, "black")
    r.wall("cabinet", "E", -0.4, 1.2, 0.42, 1.9, c="white")
    r.wall("cabinet", "E", -1.8, 1.0, 0.42, 0.9, c="white")
    r.wall("cabinet", "S", 2.2, 0.9, 0.42, 0.9, c="brown")
    for y, c in ((1.3, "yellow"), (0.6, "yellow"), (-0.3, "gray")):
        r.add("pillow", -3.0, y, 0.2, 0.45, 0.4, 0.45, c)
    r.add("lamp", -3.0, 2.2, 0.4, 0.4, 1.6, c="white")
    r.add("lamp", 3.05, -1.8, 0.28, 0.28, 0.5, 0.9, "white")
    r.add("lamp", 1.5, 0.7, 0.5, 0.5, 0.4, 1.7, "black")
    r.add("vase", 1.4, 0.7, 0.15, 0.15, 0.3, 0.76, "blue")
    r.add("vase", 2.2, -2.3, 0.15, 0.15, 0.3, 0.9, "white")
    r.add("ottoman", -1.2, -0.8, 0.55, 0.55, 0.42, c="green")
    r.add("ottoman", -0.9, 1.8, 0.5, 0.5, 0.42, c="gray")
    r.add("radiator", -2.0, 2.35, 1.0, 0.15, 0.6, c="white")
    r.add("radiator", 2.0, 2.35, 1.0, 0.15, 0.6, c="white")
    r.add("plant", 3.0, 2.2, 0.45, 0.45, 1.2, c="green")
    r.add("plant", -0.7, -2.2, 0.2, 0.2, 0.35, 0.5, "green")
    r.shell()
    return r


def computer_lab() -> Room:
    r = Room("computer_lab", 7.0, 6.0)
    r.wall("door", "S", 2.8, 0.95, 0.1, 2.1, c="brown")
    r.wall("whiteboard", "S", -0.6, 3.0, 0.06, 1.2, 0.9, "white")
    for y, c in ((2.4, "black"), (0.2, "black")):
        for x in (-2.3, -0.7, 0.9, 2.5):
            r.add("table", x, y, 1.5, 0.75, 0.73, c="beige")
            r.add("monitor", x, y + 0.1, 0.52, 0.2, 0.43, 0.75, c)
            r.add("office chair", x, y - 0.7, 0.6, 0.6, 0.95, c="blue" if x != 0.9 else "gray")
    r.add("computer tower", -1.5, 2.5, 0.2, 0.45, 0.45, c="black")
    r.add("computer tower", 1.7, 0.25, 0.2, 0.45, 0.45, c="black")
    r.wall("printer", "W", -1.4, 0.5, 0.5, 0.4, 0.75, "white")
    r.wall("cabinet", "W", -1.4, 0.7, 0.55, 0.75, c="gray")
    r.wall("cabinet", "E", -1.4, 0.7, 0.55, 1.6, c="gray")
    r.add("trash can", -3.2, -2.6, 0.35, 0.35, 0.5, c="black")
    r.add("trash can", 3.2, -0.7, 0.35, 0.35, 0.5, c="black")
    r.add("desk", -1.2, -1.9, 1.5, 0.7, 0.75, c="brown")
    r.add("monitor", -1.4, -1.8, 0.5, 0.2, 0.4, 0.76, "silver")
    r.add("office chair", -1.2, -2.5, 0.62, 0.62, 1.05, c="black")
    for t in (-1.8, 0.2, 2.0):
        r.wall("window", "N", t, 1.4, 0.1, 1.3, 1.0, "pale")
    r.shell()
    return r


def studio() -> Room:
    r = Room("studio", 6.0, 6.0)
    r.wall("door", "S", 2.2, 0.9, 0.1, 2.05, c="white")
    r.wall("door", "W", -2.2, 0.8, 0.1, 2.0, c="white")
    r.wall("window", "N", -1.4, 1.6, 0.1, 1.4, 0.8, "pale")
    r.wall("window", "N", 1.4, 1.6, 0.1, 1.4, 0.8, "pale")
    r.wall("bed", "W", 1.4, 1.6, 2.05, 0.55, c="navy")
    r.add("pillow", -2.65, 1.05, 0.4, 0.6, 0.18, 0.55, "white")
    r.add("pillow", -2.65, 1.75, 0.4, 0.6, 0.18, 0.55, "white")
    r.add("pillow", 2.45, 0.7, 0.2, 0.42, 0.38, 0.45, "orange")
    r.add("pillow", 2.45, 1.6, 0.2, 0.42, 0.38, 0.45, "orange")
    r.wall("nightstand", "W", 2.55, 0.45, 0.42, 0.5, c="white")
    r.wall("couch", "E", 1.2, 1.9, 0.9, 0.8, c="gray")
    r.add("coffee table", 1.3, 1.2, 0.55, 1.0, 0.4, c="tan")
    r.add("desk", -0.3, 2.6, 1.3, 0.65, 0.75, c="white")
    r.add("chair", -0.3, 2.0, 0.5, 0.5, 0.9, c="white")
    r.add("table", 0.1, -0.8, 0.9, 0.9, 0.75, c="tan")
    for dx, dy in ((-0.6, 0.0), (0.6, 0.0), (0.0, -0.6)):
        r.add("chair", 0.1 + dx, -0.8 + dy, 0.45, 0.45, 0.9, c="black")
    r.wall("kitchen cabinets", "S", -1.2, 2.4, 0.6, 0.88, c="white")
    r.wall("kitchen cabinets", "S", -1.8, 1.1, 0.35, 0.7, 1.5, "white")
    r.wall("kitchen cabinets", "S", -0.3, 0.7, 0.35, 0.7, 1.5, "white")
    r.wall("sink", "S", -1.6, 0.5, 0.45, 0.2, 0.75, "silver")
    r.wall("stove", "S", 0.35, 0.6, 0.62, 0.9, c="silver")
    r.wall("refrigerator", "S", 1.05, 0.65, 0.68, 1.7, c="silver")
    r.add("microwave", -0.4, -2.7, 0.48, 0.35, 0.28, 0.9, "white")
    r.wall("shelf", "E", -1.2, 1.0, 0.32, 1.8, c="white")
    r.wall("shelf", "W", -0.6, 0.9, 0.3, 0.9, c="tan")
    r.add("trash can", -2.7, -2.75, 0.3, 0.3, 0.5, c="gray")
    r.add("trash can", 0.55, 2.75, 0.25, 0.25, 0.3, c="black")
    r.add("lamp", -2.8, 2.55, 0.25, 0.25, 0.4, 0.5, "yellow")
    r.add("lamp", 2.75, 2.6, 0.35, 0.35, 1.6, c="black")
    r.add("lamp", 0.1, 2.7, 0.2, 0.2, 0.45, 0.75, "white")
    r.add("shoes", 1.6, -2.7, 0.3, 0.3, 0.12, c="red")
    r.add("shoes", 2.75, -2.5, 0.3, 0.3, 0.12, c="black")
    r.add("rug", 1.4, 1.2, 1.8, 2.0, 0.02, c="beige")
    r.shell()
    return r


def kids() -> Room:
    r = Room("kids", 4.6, 4.4)
    r.wall("door", "S", -1.5, 0.85, 0.1, 2.0, c="white")
    r.wall("window", "N", 0.4, 1.4, 0.1, 1.2, 1.0, "pale")
    r.wall("bed", "W", 1.1, 1.9, 0.95, 0.5, c="pink")
    r.wall("bed", "E", 1.1, 1.9, 0.95, 0.5, c="blue")
    r.add("pillow", -1.8, 1.8, 0.5, 0.4, 0.15, 0.5, "white")
    r.add("pillow", 1.8, 1.8, 0.5, 0.4, 0.15, 0.5, "white")
    for x, y, z, c in ((-1.75, 1.35, 0.5, "brown"), (1.7, 0.6, 0.5, "white"), (0.6, -0.5, 0.0, "yellow"), (-1.9, -0.75, 0.9, "brown")):
        r.add("stuffed animal", x, y, 0.3, 0.28, 0.32, z, c)
    r.wall("nightstand", "N", -0.9, 0.42, 0.4, 0.5, c="white")
    r.add("lamp", -0.9, 2.0, 0.22, 0.22, 0.4, 0.5, "pink")
    r.wall("dresser", "W", -0.7, 1.1, 0.45, 0.9, c="white")
    r.wall("bookshelf", "S", 0.2, 0.9, 0.3, 1.2, c="white")
    r.wall("bookshelf", "S", 1.2, 0.8, 0.3, 0.8, c="tan")
    r.add("table", 0.3, -0.6, 0.8, 0.6, 0.5, c="white")
    for dx, dy, c in ((-0.55, 0, "red"), (0.55, 0, "blue"), (0, 0.5, "green"), (0, -0.5, "yellow")):
        r.add("chair", 0.3 + dx, -0.6 + dy, 0.32, 0.32, 0.55, c=c)
    r.add("storage bin", 2.05, -0.4, 0.4, 0.4, 0.3, c="red")
    r.add("storage bin", 2.05, -0.85, 0.4, 0.4, 0.3, c="blue")
    r.add("storage bin", 2.05, -1.3, 0.4, 0.4, 0.3, c="green")
    r.add("toy", 0.3, 0.9, 0.5, 0.4, 0.3, c="orange")
    r.add("toy", -0.6, -1.2, 0.3, 0.3, 0.2, c="red")
    r.add("ball", -0.5, 0.3, 0.25, 0.25, 0.25, c="blue")
    r.add("ball", 1.6, -1.85, 0.2, 0.2, 0.2, 0.8, "orange")
    r.wall("picture", "W", 1.2, 0.5, 0.03, 0.5, 1.3, "yellow")
    r.wall("picture", "E", 0.9, 0.5, 0.03, 0.5, 1.3, "blue")
    r.wall("picture", "E", 1.6, 0.5, 0.03, 0.5, 1.3, "green")
    r.add("rug", 0.2, 0.6, 1.6, 1.2, 0.02, c="blue")
    r.add("laundry basket", 0.8, -2.0, 0.0 + 0.4, 0.35, 0.45, 0, "white")
    r.shell()
    return r


def cafeteria() -> Room:
    r = Room("cafeteria", 9.0, 7.0)
    r.wall("door", "W", -2.4, 1.0, 0.1, 2.1, c="brown")
    r.wall("door", "E", 2.4, 1.0, 0.1, 2.1, c="brown")
    for t in (-3.0, -1.0, 1.0, 3.0):
        r.wall("window", "S", t, 1.6, 0.1, 1.8, 0.5, "pale")
    for y in (0.6, -1.9):
        for x in (-2.8, 0.0, 2.8):
            r.add("table", x, y, 1.2, 0.8, 0.74, c="tan" if y > 0 else "white")
            r.add("chair", x - 0.35, y + 0.6, 0.45, 0.48, 0.85, c="black")
            r.add("chair", x + 0.35, y - 0.6, 0.45, 0.48, 0.85, c="black" if x else "red")
    r.add("counter", -1.0, 2.8, 4.0, 0.7, 1.05, c="gray")
    for x in (-2.2, -1.4, -0.6, 0.2):
        r.add("stool", x, 2.1, 0.4, 0.4, 0.75, c="silver")
    for x, c in ((2.0, "gray"), (2.5, "blue"), (3.0, "green")):
        r.add("trash can", x, 3.2, 0.45, 0.45, 0.9, c=c)
    r.add("trash can", -4.2, 0.2, 0.45, 0.45, 0.9, c="gray")
    r.wall("tv", "W", 1.2, 1.2, 0.1, 0.7, 1.6, "black")
    r.wall("tv", "E", -0.8, 1.2, 0.1, 0.7, 1.6, "black")
    r.add("microwave", -2.6, 2.9, 0.5, 0.4, 0.3, 1.05, "black")
    r.add("microwave", -2.0, 2.9, 0.5, 0.4, 0.3, 1.05, "white")
    r.add("plant", 4.1, -3.0, 0.5, 0.5, 1.2, c="green")
    r.add("plant", -4.1, -3.1, 0.5, 0.5, 1.0, c="green")
    r.shell(False)
    return r


def mailroom() -> Room:
    r = Room("mailroom", 4.4, 5.0)
    r.wall("door", "W", -1.7, 0.9, 0.1, 2.05, c="white")
    for t, z in ((0.0, 0.5), (0.0, 0.95), (0.0, 1.4)):
        r.wall("shelf", "E", t, 2.2, 0.4, 0.04, z, "white")
    for t, z, c in ((-0.8, 0.54, "tan"), (0.0, 0.54, "white"), (0.8, 0.54, "tan"), (-0.6, 0.99, "tan"), (0.5, 1.44, "blue")):
        r.add("box", 1.98, t, 0.35, 0.4, 0.3, z, c)
    r.add("box", 0.9, -2.15, 0.6, 0.5, 0.5, 0, "tan")
    r.wall("cabinet", "N", -1.6, 0.8, 0.5, 2.0, c="gray")
    r.wall("cabinet", "N", -0.7, 0.8, 0.5, 2.0, c="gray")
    r.wall("cabinet", "N", 0.2, 0.8, 0.5, 1.0, c="gray")
    r.add("fan", 0.2, 2.2, 0.3, 0.3, 0.4, 1.0, "white")
    r.add("table", -0.3, 0.2, 1.6, 0.9, 0.9, c="brown")
    r.add("scale", -0.7, 0.2, 0.35, 0.3, 0.12, 0.9, "silver")
    r.add("envelope", 0.1, 0.3, 0.25, 0.18, 0.02, 0.9, "white")
    r.add("envelope", 0.2, -0.05, 0.25, 0.18, 0.02, 0.9, "tan")
    r.add("stool", -0.3, -0.65, 0.4, 0.4, 0.7, c="black")
    r.add("stool", 0.9, 0.4, 0.4, 0.4, 0.7, c="black")
    r.add("stool", -1.6, 1.4, 0.4, 0.4, 0.5, c="red")
    r.wall("window", "S", -0.8, 1.3, 0.1, 1.3, 0.9, "pale")
    r.wall("clock", "W", 0.5, 0.3, 0.04, 0.3, 1.9, "white")
    r.add("trash can", -1.95, -0.9, 0.35, 0.35, 0.55, c="black")
    r.add("trash can", 1.3, 2.2, 0.35, 0.35, 0.55, c="gray")
    r.add("recycling bin", 1.8, 2.2, 0.4, 0.35, 0.55, c="blue")
    r.add("bag", -0.6, -2.1, 0.45, 0.4, 0.4, c="navy")
    r.add("bag", -1.2, -2.1, 0.45, 0.4, 0.4, c="white")
    r.add("cart", 1.1, -1.1, 0.6, 0.9, 0.9, c="silver")
    r.shell()
    return r


def music() -> Room:
    r = Room("music", 7.0, 6.5)
    r.wall("door", "S", -2.6, 0.95, 0.1, 2.1, c="brown")
    r.wall("door", "W", 2.0, 0.95, 0.1, 2.1, c="brown")
    r.add("piano", 2.4, 2.4, 1.5, 0.7, 1.2, c="black")
    r.add("piano bench", 2.4, 1.75, 0.7, 0.35, 0.5, c="black")
    for y in (0.4, -0.7, -1.8):
        for x in (-1.6, -0.8, 0.0, 0.8, 1.6):
            r.add("chair", x, y, 0.5, 0.5, 0.85, c="black" if y != -1.8 else "gray")
    for x in (-1.0, 0.1, 1.0):
        r.add("music stand", x, 1.1, 0.45, 0.4, 1.1, c="black")
    r.add("speaker", -2.6, 2.9, 0.35, 0.35, 1.0, c="black")
    r.add("speaker", 0.9, 2.9, 0.35, 0.35, 1.0, c="black")
    r.wall("blackboard", "N", -0.9, 2.6, 0.08, 1.2, 0.9, "green")
    for t in (-1.6, 0.4):
        r.wall("window", "E", t, 1.6, 0.1, 1.5, 0.8, "pale")
    r.wall("cabinet", "S", 0.6, 1.0, 0.5, 2.0, c="brown")
    r.wall("cabinet", "S", 1.8, 1.0, 0.5, 1.0, c="brown")
    r.add("guitar case", -3.1, 0.2, 0.4, 0.4, 1.1, c="black")
    r.add("guitar case", -3.1, -0.5, 0.4, 0.4, 1.1, c="brown")
    r.add("drum", -2.4, 1.6, 0.6, 0.6, 0.7, c="red")
    r.add("stool", -2.4, 2.2, 0.38, 0.38, 0.6, c="black")
    r.add("stool", 3.1, -2.8, 0.38, 0.38, 0.6, c="tan")
    r.add("trash can", -1.7, -2.95, 0.35, 0.35, 0.5, c="black")
    r.add("trash can", 3.2, 1.5, 0.35, 0.35, 0.5, c="gray")
    r.shell()
    return r


def gym() -> Room:
    r = Room("gym", 7.0, 5.5)
    r.wall("door", "S", 2.6, 0.95, 0.1, 2.1, c="pale")
    for x in (-2.4, -1.2, 0.0):
        r.add("treadmill", x, 1.7, 0.85, 1.9, 1.4, c="black")
    for x in (1.2, 2.2):
        r.add("exercise bike", x, 1.8, 0.6, 1.1, 1.3, c="gray")
    for t in (-2.0, 0.0, 2.0):
        r.wall("window", "N", t, 1.6, 0.1, 1.5, 0.8, "pale")
    for t in (-1.3, 0.6):
        r.wall("mirror", "W", t, 1.7, 0.05, 1.9, 0.3, "pale")
    r.add("bench", -2.3, -0.6, 0.5, 1.2, 0.45, c="black")
    r.add("bench", -1.2, -0.6, 0.5, 1.2, 0.45, c="black")
    r.wall("dumbbell rack", "W", -2.0, 1.2, 0.5, 0.9, c="black")
    for x, y, c in ((0.6, -0.4, "blue"), (1.6, -0.4, "blue"), (1.2, -1.6, "green")):
        r.add("mat", x, y, 0.7, 1.7 if c == "blue" else 0.7, 0.03, c=c)
    for x, y, c, s in ((3.1, 0.2, "red", 0.6), (3.1, -0.5, "gray", 0.7), (2.9, 2.3, "blue", 0.55)):
        r.add("exercise ball", x, y, s, s, s, c=c)
    r.wall("tv", "N", -1.0, 1.0, 0.1, 0.6, 2.0, "black")
    r.wall("tv", "E", -0.2, 1.0, 0.1, 0.6, 1.8, "black")
    r.add("water cooler", 1.5, -2.5, 0.35, 0.35, 1.1, c="white")
    r.add("trash can", 1.0, -2.5, 0.35, 0.35, 0.6, c="black")
    r.add("trash can", -3.2, 2.4, 0.35, 0.35, 0.6, c="black")
    r.wall("towel", "S", -0.6, 0.5, 0.12, 0.7, 1.0, "white")
    r.add("towel", -2.3, -0.4, 0.4, 0.5, 0.06, 0.45, "white")
    r.add("towel", 0.0, 2.3, 0.4, 0.12, 0.3, 1.2, "blue")
    r.wall("clock", "S", 0.8, 0.35, 0.05, 0.35, 2.0, "white")
    r.shell(False)
    return r


def open_office() -> Room:
    r = Room("open_office", 8.0, 5.6)
    r.wall("door", "E", 1.9, 0.95, 0.1, 2.1, c="brown")
    for t in (-2.6, -0.8, 1.0, 2.8):
        r.wall("window", "S", t, 1.5, 0.1, 1.4, 0.9, "pale")
    for x in (-2.6, -0.6, 1.4):
        for s in (1, -1):
            r.add("desk", x, -0.6 + s * 0.4, 1.7, 0.78, 0.74, c="tan")
            r.add("monitor", x - 0.2, -0.6 + s * 0.25, 0.55, 0.18, 0.42, 0.76, "black")
            r.add("office chair", x + 0.1, -0.6 + s * 1.15, 0.62, 0.62, 1.0, c="black" if s > 0 else "green")
    r.add("monitor", 1.9, -0.85, 0.5, 0.18, 0.42, 0.76, "black")
    for t in (-3.2, -2.2, -1.2):
        r.wall("bookshelf", "N", t, 0.95, 0.35, 1.9, c="white")
    for t in (0.4, 0.9, 1.4, 1.9):
        r.wall("file cabinet", "N", t, 0.45, 0.6, 0.75 if t > 1.0 else 1.35, c="gray")
    r.add("printer", 1.65, 2.5, 0.5, 0.45, 0.35, 0.75, "white")
    r.add("couch", 3.3, -1.6, 0.85, 1.7, 0.8, c="red")
    r.add("round table", 2.9, 0.4, 0.8, 0.8, 0.74, c="white")
    r.add("chair", 2.9, 1.0, 0.48, 0.48, 0.85, c="white")
    r.add("chair", 3.5, 0.3, 0.48, 0.48, 0.85, c="white")
    r.add("chair", 2.4, 0.2, 0.48, 0.48, 0.85, c="white")
    r.wall("whiteboard", "W", 0.6, 2.0, 0.06, 1.2, 0.9, "white")
    r.wall("whiteboard", "E", -0.2, 1.4, 0.06, 1.2, 0.9, "white")
    r.add("coat rack", -3.7, 2.4, 0.4, 0.4, 1.7, c="black")
    r.add("trash can", -3.6, -1.8, 0.3, 0.3, 0.4, c="black")
    r.add("trash can", 0.45, -1.5, 0.3, 0.3, 0.4, c="black")
    r.add("trash can", 2.45, 2.5, 0.3, 0.3, 0.6, c="blue")
    r.add("box", -3.2, 2.6, 0.4, 0.3, 0.3, 1.9, "tan")
    r.add("box", -1.2, 2.6, 0.4, 0.3, 0.3, 1.9, "tan")
    r.shell()
    return r


ROOMS: tuple[Callable[[], Room], ...] = (
    office_a, office_b, conference, classroom_a, seminar, bathroom_a, restroom, bedroom_a, hotel, dorm, kitchen_a,
    breakroom, lounge_a, lobby, copy_room, laundry, hallway, bookstore, storage, dining, computer_lab, studio, kids,
    cafeteria, mailroom, music, gym, open_office,
)  # fmt: skip

if __name__ == "__main__":
    lines = [json.dumps(make().scanned(11)) for make in ROOMS]
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
