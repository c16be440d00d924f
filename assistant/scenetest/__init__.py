"""Scripted scene tests: `*.scenetest.yaml` files that talk to a room, and the runner that plays them.

`format` says what a file may hold, `reader` makes `Case`s of one, `runner` plays a case through the very same
`Session.step` as the window, `results` is what comes out, and `plugin` shows all of it to pytest.
"""
