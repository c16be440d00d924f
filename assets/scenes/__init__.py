"""The demo scenes: each is laid out by a module here; `python -m assets.scenes` writes the files."""
