"""WIP"""
from __future__ import annotations

from dataclasses import dataclass

from scene.frames import Pose


@dataclass(frozen=True)
class Put:
    pose: Pose
    parent: str | None
    words: str
def put(*a, **k): raise NotImplementedError
put_home = put_within_reach = put_below = stand = overhang = put
def blocked_by(*a, **k): return ()
