"""The pieces of a scan joined to things, and to floor, walls and ceiling: always the two likeliest to be one, until no
two are likelier one than not. How likely that is was learned on simulated scans."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.scans.pairs import Pieces, features
from scene.scans.voxels import Rows

ONE = 0.25
"""Pieces are joined where they are likelier than this one thing."""
GROWN = 1.05
"""A piece's joints are looked at again when it has grown by this."""

Judge = Callable[[NDArray[np.float32], Rows, Rows], FloatArray]
"""How likely pairs are one thing, 0 to 1, from what is known of them; and which pairs and joints those are."""


@dataclass(frozen=True, eq=False)
class Network:
    """A network of a few layers that says how likely two pieces are one."""

    mean: NDArray[np.float32]
    """(f) of what it learned from."""
    scale: NDArray[np.float32]
    """(f) how much that varies."""
    layers: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]
    """Weights and biases."""

    def __call__(self, rows: NDArray[np.float32]) -> FloatArray:
        """(k) probabilities of (k, f) features."""
        x = np.clip((rows - self.mean) / self.scale, -6, 6)
        for n, (weight, bias) in enumerate(self.layers):
            x = x @ weight + bias
            if n < len(self.layers) - 1:
                x = np.maximum(x, 0)
        return np.asarray(1 / (1 + np.exp(-np.clip(x[:, 0], -30, 30))), np.float64)


@dataclass(frozen=True, eq=False)
class Networks:
    """Several networks that learned the same in other orders. Where one is sure without reason, the mean is not."""

    members: tuple[Network, ...]
    """At least one."""

    def __call__(self, rows: NDArray[np.float32]) -> FloatArray:
        """(k) the mean of their probabilities of (k, f) features."""
        return np.asarray(np.mean([m(rows) for m in self.members], axis=0), np.float64)


def packed(networks: Networks) -> dict[str, NDArray[np.float32]]:
    """The arrays of networks, by the names under which they are kept."""
    out: dict[str, NDArray[np.float32]] = {}
    for k, member in enumerate(networks.members):
        out |= {f"{k}.mean": member.mean, f"{k}.scale": member.scale}
        for n, (weight, bias) in enumerate(member.layers):
            out |= {f"{k}.weight{n}": weight, f"{k}.bias{n}": bias}
    return out


def unpacked(held: Mapping[str, NDArray[np.float32]]) -> Networks:
    """The networks that `packed` made arrays of."""
    members = []
    for k in range(sum(name.endswith(".mean") for name in held)):
        count = sum(name.startswith(f"{k}.weight") for name in held)
        layers = tuple((held[f"{k}.weight{n}"], held[f"{k}.bias{n}"]) for n in range(count))
        members.append(Network(held[f"{k}.mean"], held[f"{k}.scale"], layers))
    return Networks(tuple(members))


def joined(of: Pieces, network: Networks, one: float = ONE) -> Rows:
    """(n) the piece that each piece is part of in the end. Changes the pieces."""
    work = Joining(of, lambda rows, _pairs, _at: network(rows), one)
    work.run()
    return work.roots()


class Joining:
    """Joins pieces, one pair at a time."""

    def __init__(self, of: Pieces, judge: Judge, one: float) -> None:
        self.of, self.judge, self.one = of, judge, one
        count = len(of.sums)
        self.into = np.arange(count)
        self.near: list[dict[int, int]] = [{} for _ in range(count)]
        for at, (a, b) in enumerate(of.pairs.tolist()):
            self.near[a][b] = self.near[b][a] = at
        self.asked = of.sums[:, 0].copy()
        self.stamp = [0] * len(of.pairs)
        self.heap: list[tuple[float, int, int, int, int]] = []

    def run(self) -> None:
        """Until no two are likelier one than not."""
        self._ask(self.of.pairs, np.arange(len(self.of.pairs)))
        while self.heap:
            _, a, b, at, stamp = heapq.heappop(self.heap)
            if self.stamp[at] == stamp and b in self.near[a]:
                self.join(a, b)

    def roots(self) -> Rows:
        """(n) where each piece ended."""
        root = self.into
        while not np.array_equal(root, root[root]):
            root = root[root]
        return root

    def _ask(self, pairs: Rows, at: Rows) -> None:
        """Judge pairs, and remember those that are likely one."""
        if not len(pairs):
            return
        likely = self.judge(features(self.of, pairs, at), pairs, at)
        likely[(self.of.shell[pairs] > 0).all(axis=1)] = 0.0
        for n, row in enumerate(at.tolist()):
            self.stamp[row] += 1
            if likely[n] >= self.one:
                heapq.heappush(self.heap, (-float(likely[n]), int(pairs[n, 0]), int(pairs[n, 1]), row, self.stamp[row]))

    def join(self, a: int, b: int) -> None:
        """Make two pieces one; the larger, or the one that stands for a plane, stays."""
        of = self.of
        if of.shell[a] or (not of.shell[b] and of.sums[a, 0] > of.sums[b, 0]):
            a, b = b, a
        of.sums[b] += of.sums[a]
        of.lo[b], of.hi[b] = np.minimum(of.lo[a], of.lo[b]), np.maximum(of.hi[a], of.hi[b])
        if of.told[a] == of.told[b]:
            of.told_count[b] += of.told_count[a]
        elif of.told_count[a] > of.told_count[b]:
            of.told[b], of.told_count[b] = of.told[a], of.told_count[a]
        self.into[a] = b
        near = self.near[b]
        near.pop(a)
        changed = []
        for c, at in self.near[a].items():
            if c == b:
                continue
            self.near[c].pop(a)
            if c in near:
                self._add(near[c], at)
            else:
                near[c] = self.near[c][b] = at
            changed.append(c)
        self.near[a] = {}
        if of.sums[b, 0] > GROWN * self.asked[b]:
            changed, self.asked[b] = list(near), of.sums[b, 0]
        rows = np.array([near[c] for c in changed], np.int64)
        self._ask(np.array([(min(b, c), max(b, c)) for c in changed], np.int64).reshape(-1, 2), rows)

    def _add(self, to: int, other: int) -> None:
        """Make two joints one."""
        of = self.of
        of.joints[to] += of.joints[other]
        of.joint_lo[to] = np.minimum(of.joint_lo[to], of.joint_lo[other])
        of.joint_hi[to] = np.maximum(of.joint_hi[to], of.joint_hi[other])
        of.gap[to] = min(of.gap[to], of.gap[other])
        self.stamp[other] += 1
