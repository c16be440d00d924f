"""Scenes in files, one format a file: `open_scene` and `save_scene` choose by the ending."""

from __future__ import annotations

from scene.files.registry import formats, open_scene, save_scene
from scene.files.scenes_jsonl import LineError, LineScene, open_scenes_jsonl

__all__ = ["LineError", "LineScene", "formats", "open_scene", "open_scenes_jsonl", "save_scene"]
