"""Writes the demo scenes: `python -m assets.scenes [NAME ...]`."""

import importlib
import sys
from pathlib import Path

SCENES = ("living_room", "kitchen", "office", "classroom", "house")


def main(names: list[str]) -> None:
    """Lay out the named scenes, or all of them."""
    for name in names or SCENES:
        layout = importlib.import_module(f"assets.scenes.{name}").layout()
        path = Path(__file__).parent / f"{name}.scene.json"
        path.write_text(layout.to_json(), encoding="utf-8")
        print(f"{path.name}: {len(layout.objects)} objects in {len(layout.rooms)} rooms")


if __name__ == "__main__":
    main(sys.argv[1:])
