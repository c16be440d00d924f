"""Scenes in files, one format a file: `open_scene` and `save_scene` choose by the ending."""

from __future__ import annotations

from scene.files.registry import open_scene, save_scene

__all__ = ["open_scene", "save_scene"]
