"""What the hand, or else the gaze, met when a word was spoken: picked exactly, and only when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.gaze import GazeTrack
from scene.objects import Scene


class Picks(Mapping[float | None, str]):
    """By the time of a word (None is the end): the id of the object that the ray met then."""

    def __init__(self, scene: Scene, gaze: GazeTrack) -> None:
        self._scene = scene
        self._gaze = gaze
        self._known: dict[float | None, str | None] = {}

    def __getitem__(self, time_s: float | None) -> str:
        if time_s not in self._known:
            self._known[time_s] = self._pick(time_s)
        found = self._known[time_s]
        if found is None:
            raise KeyError(time_s)
        return found

    def __iter__(self) -> Iterator[float | None]:
        return iter(t for t, found in self._known.items() if found is not None)

    def __len__(self) -> int:
        return sum(found is not None for found in self._known.values())

    def _pick(self, time_s: float | None) -> str | None:
        from scene.geometry.rays import cast

        sample = self._gaze.at(time_s)
        if sample is None:
            return None
        hit = cast(self._scene, sample.hand or sample.head)
        return None if hit is None else hit.object_id
