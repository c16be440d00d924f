"""The demo scenes: each is laid out by a module here and written as `<name>.scene.json` by `python -m assets.scenes`."""
