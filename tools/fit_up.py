"""Fits what speaks for a way being up in a scan (`WEIGHTS` in `scene/scans/orient.py`), and says how often it is right.

    python tools/fit_up.py --scans /tmp/joiner --rooms 40

The scans are those of `tools/train_joiner.py`, turned by lot: up to 14 degrees off +Y or +Z, along another axis, or any
way. Two in three are learned from, the others measured. The weights are those of a softmax over all ways.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.spatial.transform import Rotation
from train_joiner import kept_scan

from scene.frames import FloatArray
from scene.scans.orient import candidates, evidence
from scene.scans.scan import Scan, in_metres
from scene.scans.simulate import Truth
from scene.scans.voxels import voxels_of

SIZE_M, MOST, SOME = 0.025, 250_000, 12_000
TURNS = 5
"""Each scan is turned so often, the first time without what is higher than `CUT_M`."""
CUT_M = (0.7, 2.0)
DECAY = 0.003
RIGHT = 0.97
"""The cosine from which a way is up."""

Turned = list[tuple[FloatArray, FloatArray]]
"""The evidence for the ways of a scan, and the cosines between them and what is up."""


def true_up(scan: Scan, truth: Truth) -> FloatArray:
    """(3) across the points of the floor, to the side of the things."""
    points = scan.points.astype(np.float64)
    floor = points[truth.stuff == 1][:: max(1, len(points) // 20_000)]
    for _ in range(3):
        normal: FloatArray = np.linalg.svd(floor - floor.mean(axis=0), full_matrices=False)[2][2]
        off = np.abs((floor - floor.mean(axis=0)) @ normal)
        floor = floor[off <= max(0.02, 2.5 * float(np.median(off)))]
    side = float(((points[truth.stuff == 0] - floor.mean(axis=0)) @ normal).mean())
    return normal if side > 0 else -normal


def turn(up: FloatArray, rng: np.random.Generator) -> FloatArray:
    """(3, 3) a turn that brings up nearly to an axis, or anywhere."""
    kind = int(rng.integers(10))
    axes = np.array([[0, 1, 0], [0, 0, 1], [0, -1, 0], [0, 0, -1], [1, 0, 0], [-1, 0, 0]], np.float64)
    axis = axes[int(rng.integers(2 if kind < 9 else 6))]
    if kind == 5:
        return np.asarray(Rotation.random(random_state=int(rng.integers(1 << 30))).as_matrix())
    tilt = rng.normal(size=3)
    tilt *= np.radians(rng.uniform(0, 14) if kind < 6 else 0.0) / np.linalg.norm(tilt)
    heading = Rotation.from_rotvec(axis * rng.uniform(0, 6.28))
    return np.asarray((Rotation.from_rotvec(tilt) * heading * Rotation.align_vectors([axis], [up])[0]).as_matrix())


def turned(folder: Path, n: int, rng: np.random.Generator) -> Turned:
    """A scan, turned several times."""
    scan, truth = kept_scan(folder, n)
    up = true_up(scan, truth)
    pick = rng.permutation(len(scan.points))[:MOST]
    voxels = voxels_of(in_metres(replace(scan, points=scan.points[pick], colors=None)), SIZE_M)
    found: Turned = []
    high = voxels.points @ up
    low = float(np.percentile(high, 0.5))
    for turn_no in range(TURNS):
        seen = np.flatnonzero(high < low + (rng.uniform(*CUT_M) if turn_no == 0 else np.inf))
        matrix, some = turn(up, rng), rng.permutation(seen)[:SOME]
        points, normals = voxels.points[some] @ matrix.T, voxels.normals[some] @ matrix.T
        half = candidates(normals)
        ways = np.concatenate([half, -half])
        found.append((evidence(points, normals, ways), ways @ (matrix @ up)))
    return found


def fitted(rows: Turned) -> FloatArray:
    """(f) the weights that make what is up the likeliest."""
    scale = np.concatenate([r[0] for r in rows]).std(axis=0) + 1e-6

    def loss(weights: FloatArray) -> tuple[float, FloatArray]:
        total, slope = 0.0, np.zeros_like(weights)
        for found, cosine in rows:
            x = found / scale
            z = x @ weights
            share = np.exp(z - z.max())
            share /= share.sum()
            best = int(np.argmax(cosine))
            total -= float(np.log(share[best] + 1e-12))
            slope -= x[best] - share @ x
        return total / len(rows) + DECAY * float(weights @ weights), slope / len(rows) + 2 * DECAY * weights

    return np.asarray(minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x / scale)


def main() -> None:
    """Fit and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scans", type=Path, required=True, help="the folder where scans are kept")
    parser.add_argument("--rooms", type=int, default=40, help="how many scans")
    args = parser.parse_args()
    args.scans.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    rooms = [turned(args.scans, n, rng) for n in range(args.rooms)]
    first = 2 * len(rooms) // 3
    learned, held = ([row for room in part for row in room] for part in (rooms[:first], rooms[first:]))
    weights = fitted(learned)
    print("weights", [round(float(w), 2) for w in weights])
    for name, rows in (("learned from", learned), ("held out", held)):
        right = [float(cosine[int(np.argmax(found @ weights))]) > RIGHT for found, cosine in rows]
        print(f"{name}: {sum(right)} of {len(right)} right")


if __name__ == "__main__":
    main()
