"""What the scene looks like: the renderer, the camera, the overlays and the window. Only the application imports it.

`scene.view.capture.render` makes a picture with no display; `scene.view.window` opens the desktop window.
"""
