"""Trains what tells which pieces of a scan are one thing (`scene/scans/joiner.npz`) on scans of made-up rooms.

    python tools/train_joiner.py --scans /tmp/joiner -o scene/scans/joiner.npz

Rooms are made up with seeds from 1000 on, a third of the four kinds, a third furnished by lot, a third crowded; scanned
along walks and from places with errors drawn by lot; one in five without colours. Pieces are joined first as the truth
says, in an order drawn by lot, then as the network says that was learned so far; each pair that was looked at on the
way is an example. Scans are kept in the folder, and not made again.
"""

from __future__ import annotations

import argparse
import itertools
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.objects import Scene
from scene.scans.clusters import clusters_of
from scene.scans.crowded_rooms import crowded_room
from scene.scans.joining import ONE, Joining, Network, Networks, packed
from scene.scans.lived_rooms import ANY, lived_room
from scene.scans.made_rooms import KINDS, made_room
from scene.scans.pairs import Pieces
from scene.scans.parting import pieces_in
from scene.scans.planes import shell_of
from scene.scans.scan import Scan, in_metres
from scene.scans.segment import upright
from scene.scans.simulate import Sensor, Truth, simulate
from scene.scans.voxels import Rows, voxels_of
from scene.scans.walked import Walk, walked

FIRST_SEED = 1000
CLEAN = 0.4
"""So many of the scans from places have no error but the sensor's noise."""
HIDDEN = (96, 48)
MEMBERS = 3
"""So many networks are kept, which learned from the same examples in other orders."""
ROUNDS = 2
"""Times that pieces are joined by what was learned, to learn from that too."""
MOST, LARGE_MOST, LARGE = 5000, 5000, 60
"""Examples of one joining: of any pairs, and more of those whose smaller piece has at least so many points."""
BY_SIZE = 0.35
"""An example counts by the size of the smaller piece to this power."""
EPOCHS, BATCH, RATE, DECAY = 16, 512, 2e-3, 1e-5


def room_of(n: int, rng: np.random.Generator) -> Scene:
    """The room with a number."""
    seed, ceiling, lived = FIRST_SEED + n, bool(rng.random() < 0.4), bool(rng.random() < 0.75)
    if n % 3 == 0:
        return (lived_room if lived else made_room)(sorted(KINDS)[n // 3 % len(KINDS)], seed, ceiling=ceiling)
    return lived_room(ANY, seed, ceiling=ceiling) if n % 3 == 1 else crowded_room(seed, ceiling=ceiling)


def scan_of(n: int) -> tuple[Scan, Truth]:
    """The scan with a number, and its truth."""
    rng = np.random.default_rng([4242, n])
    scene = room_of(n, rng)
    if rng.random() < 0.7:
        walk = Walk(
            stands=int(rng.integers(5, 10)), noise=float(rng.uniform(0.6, 2.2)), drift_m=float(rng.uniform(0, 0.02)),
            drift_rad=float(rng.uniform(0, 0.006)), voxel_m=float(rng.choice([0.012, 0.015, 0.02, 0.02, 0.025, 0.03])),
            cast=tuple(float(x) for x in rng.uniform(0.8, 1.0, 3)),  # type: ignore[arg-type]
            tilt_rad=float(rng.uniform(0, 0.1)), heading_rad=float(rng.uniform(0, 6.28)),
            share=float(rng.choice([1.0, 1.0, 1.0, 0.4])), pattern=float(rng.uniform(0, 1.6)),
        )
        return walked(scene, walk, seed=n)
    sensor = Sensor(
        noise=float(rng.uniform(0.7, 2)), smear=float(rng.uniform(0, 0.5)), drift_m=float(rng.uniform(0, 0.02)),
        drift_rad=float(rng.uniform(0, 0.008)), bulge_m=float(rng.uniform(0, 0.03)), holes=int(rng.integers(0, 40)),
        dull=float(rng.uniform(0, 0.6)),
    )
    if rng.random() < CLEAN:
        sensor = Sensor()
    return simulate(scene, int(rng.choice([100_000, 250_000, 500_000, 800_000])), seed=n, sensor=sensor)


def kept_scan(folder: Path, n: int) -> tuple[Scan, Truth]:
    """The same, from the folder where it was made before."""
    path = folder / f"{n:04d}.pkl"
    if not path.exists():
        path.write_bytes(pickle.dumps(scan_of(n)))
    found: tuple[Scan, Truth] = pickle.loads(path.read_bytes())
    return found


def pieces_with_truth(scan: Scan, truth: Truth) -> tuple[Pieces, FloatArray]:
    """The pieces of a scan, and (n, k) how many of each one's points are of what; the last three are the shell's."""
    scan = in_metres(scan)
    scan, voxels = upright(scan, voxels_of(scan), None)
    planes = shell_of(voxels, np.random.default_rng(0))
    pieces, piece = pieces_in(voxels, planes, clusters_of(voxels, planes).label)
    count = len(truth.ids)
    what = np.where(truth.stuff == 0, truth.owner, count + truth.stuff - 1)
    held = np.bincount(piece[voxels.owner] * (count + 3) + what, minlength=len(pieces.sums) * (count + 3))
    return pieces, held.reshape(-1, count + 3).astype(np.float64)


class Recorded(Joining):
    """A joining that keeps what it looked at, with the truth of it."""

    def __init__(self, of: Pieces, held: FloatArray, rng: np.random.Generator, network: Network | None) -> None:
        super().__init__(of, self.judged, 0.5 if network is None else ONE)
        self.held, self.rng, self.network = held, rng, network
        self.seen: list[tuple[NDArray[np.float32], NDArray[np.bool_], FloatArray, FloatArray]] = []

    def judged(self, rows: NDArray[np.float32], pairs: Rows, _at: Rows) -> FloatArray:
        """As the truth says, or as was learned; both are kept."""
        held = self.held[pairs]
        whose, total = held.argmax(axis=2), held.sum(axis=2)
        same = whose[:, 0] == whose[:, 1]
        pure = (held.max(axis=2) / np.maximum(total, 1)).prod(axis=1)
        size = total.min(axis=1)
        free = ~(self.of.shell[pairs] > 0).all(axis=1)
        self.seen.append((rows[free], same[free], (pure**2 * size**BY_SIZE)[free], size[free]))
        if self.network is None:
            return np.where(same, self.rng.uniform(0.55, 1.0, len(rows)), self.rng.uniform(0.0, 0.502, len(rows)))
        return self.network(rows)

    def join(self, a: int, b: int) -> None:
        """Keep the truth up to date."""
        super().join(a, b)
        gone, stays = (a, b) if self.into[a] == b else (b, a)
        self.held[stays] += self.held[gone]

    def examples(self) -> tuple[NDArray[np.float32], NDArray[np.bool_], FloatArray]:
        """Some of what was seen, with its truth and its weight."""
        rows, same, weight, size = (np.concatenate(parts) for parts in zip(*self.seen, strict=True))
        large = np.flatnonzero(size >= LARGE)
        pick = np.union1d(self.rng.permutation(len(rows))[:MOST], self.rng.permutation(large)[:LARGE_MOST])
        return rows[pick], same[pick], weight[pick]


def learned(
    rows: NDArray[np.float32], same: NDArray[np.bool_], weight: FloatArray, seed: int, *, told: str = ""
) -> Network:
    """A network fitted by Adam to the weighted cross-entropy."""
    rng = np.random.default_rng(seed)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-3
    x = np.clip((rows - mean) / scale, -6, 6)
    sizes = [x.shape[1], *HIDDEN, 1]
    params: list[NDArray[np.float32]] = []
    for a, b in itertools.pairwise(sizes):
        params += [(rng.normal(size=(a, b)) * np.sqrt(2 / a)).astype(np.float32), np.zeros(b, np.float32)]
    first, second = [np.zeros_like(p) for p in params], [np.zeros_like(p) for p in params]
    y, w, step = same.astype(np.float32), (weight / weight.mean()).astype(np.float32), 0
    total = EPOCHS * (len(x) // BATCH)
    for _ in range(EPOCHS):
        order = rng.permutation(len(x))
        for start in range(0, len(x) - BATCH + 1, BATCH):
            at = order[start : start + BATCH]
            step += 1
            for k, grad in enumerate(_gradients(params, x[at], y[at], w[at])):
                grad = grad + DECAY * params[k]
                first[k] = 0.9 * first[k] + 0.1 * grad
                second[k] = 0.999 * second[k] + 0.001 * grad**2
                rate = RATE * 0.5 * (1 + np.cos(np.pi * step / total))
                params[k] = params[k] - np.float32(rate) * (first[k] / (1 - 0.9**step)) / (
                    np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
    flat = [p.astype(np.float32) for p in params]
    layers = tuple(zip(flat[::2], flat[1::2], strict=True))
    network = Network(mean.astype(np.float32), scale.astype(np.float32), layers)
    right = (network(rows) > 0.5) == same
    print(f"{told}{len(rows)} examples, {same.mean():.3f} of one thing, {np.average(right, weights=weight):.4f} right")
    return network


def _gradients(
    params: list[NDArray[np.float32]], x: NDArray[np.float32], y: NDArray[np.float32], w: NDArray[np.float32]
) -> list[NDArray[np.float32]]:
    outs = [x]
    for n in range(0, len(params), 2):
        z = outs[-1] @ params[n] + params[n + 1]
        outs.append(np.maximum(z, 0) if n < len(params) - 2 else z)
    delta = ((1 / (1 + np.exp(-np.clip(outs[-1][:, 0], -30, 30))) - y) * w / len(y))[:, None]
    grads: list[NDArray[np.float32]] = []
    for n in range(len(params) - 2, -1, -2):
        grads = [outs[n // 2].T @ delta, delta.sum(axis=0), *grads]
        if n:
            delta = (delta @ params[n].T) * (outs[n // 2] > 0)
    return grads


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scans", type=Path, required=True, help="the folder where scans are kept")
    parser.add_argument("--first", type=int, default=0, help="the number of the first scan")
    parser.add_argument("--rooms", type=int, default=106, help="how many scans to learn from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--out", type=Path, required=True, help="where the weights go")
    args = parser.parse_args()
    args.scans.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(args.seed)
    rooms = []
    for n in range(args.first, args.first + args.rooms):
        scan, truth = kept_scan(args.scans, n)
        rooms.append(pieces_with_truth(replace(scan, colors=None) if n % 5 == 4 else scan, truth))
    network: Network | None = None
    found: list[tuple[NDArray[np.float32], NDArray[np.bool_], FloatArray]] = []
    for n in range(ROUNDS + 1):
        for of, held in rooms:
            fresh: Pieces = pickle.loads(pickle.dumps(of))
            work = Recorded(fresh, held.copy(), rng, network)
            work.run()
            found.append(work.examples())
        rows, same, weight = (np.concatenate(parts) for parts in zip(*found, strict=True))
        network = learned(rows, same, weight, args.seed + n, told=f"round {n}: ")
    assert network is not None
    more = [learned(rows, same, weight, args.seed + 100 + n, told=f"member {n}: ") for n in range(1, MEMBERS)]
    np.savez_compressed(args.out, **packed(Networks((network, *more))))  # type: ignore[arg-type]
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
