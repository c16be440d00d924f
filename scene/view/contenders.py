"""One viewer, one scene, one walk around it: run as a process of its own, prints how long each frame took as JSON.

    python -m scene.view.contenders deixis|deixis_full|deixis_still|open3d|trimesh SCENE EYES.json WIDTH HEIGHT

Two viewers cannot share a process: each wants its own OpenGL and its own version of pyglet.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from scene.frames import FloatArray, Viewer
from scene.meshes import Primitive
from scene.objects import Scene
from scene.view.projection import Projection
from scene.view.staging import Stage

Show = Callable[[Viewer], None]
WALKS = 3
"""How often the walk is timed: other programs on the machine seldom disturb the same view every time."""


def deixis(scene: Scene, width: int, height: int, *, keep_pace: bool = True, smooth: bool = True) -> Show:
    """Our own window while the eyes move: shadows, and as fine as keeps pace, as the window does it."""
    import pyglet

    from scene.view.context import attached_context
    from scene.view.pace import Pace
    from scene.view.picture import compose
    from scene.view.renderer import Renderer
    from scene.view.state import ViewState

    config = pyglet.gl.Config(major_version=3, minor_version=3, double_buffer=True)
    window = pyglet.window.Window(width, height, vsync=False, config=config)
    renderer, state, gl, pace = Renderer(attached_context()), ViewState(scene), pyglet.gl, Pace()

    def show(viewer: Viewer) -> None:
        begun = time.perf_counter()
        window.dispatch_events()
        scale, smoothed = (pace.scale, pace.smooth) if keep_pace else (1.0, smooth)
        target = compose(renderer, state, Projection(viewer, width, height), (), scale=scale, smooth=smoothed)
        gl.glBindFramebuffer(gl.GL_READ_FRAMEBUFFER, target.framebuffer.glo)
        gl.glBindFramebuffer(gl.GL_DRAW_FRAMEBUFFER, 0)
        gl.glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.GL_COLOR_BUFFER_BIT, gl.GL_NEAREST)
        window.flip()
        renderer.ctx.finish()
        pace.took(time.perf_counter() - begun)

    return show


def deixis_full(scene: Scene, width: int, height: int) -> Show:
    """Our own window with every frame at the full size and, like the others' frames, its edges not smoothed."""
    return deixis(scene, width, height, keep_pace=False, smooth=False)


def deixis_still(scene: Scene, width: int, height: int) -> Show:
    """Our own window with every frame at the full size and its edges smoothed, as when it stands still."""
    return deixis(scene, width, height, keep_pace=False)


def open3d(scene: Scene, width: int, height: int) -> Show:
    """Open3D's legacy Visualizer, with a mesh for every part and no walls' backs drawn."""
    import open3d as o3d

    visualizer = o3d.visualization.Visualizer()
    if not visualizer.create_window(width=width, height=height):
        raise RuntimeError("Open3D opened no window")
    for points, normals, triangles, rgb in _world_parts(scene):
        mesh = o3d.geometry.TriangleMesh(o3d.utility.Vector3dVector(points), o3d.utility.Vector3iVector(triangles))
        mesh.vertex_normals = o3d.utility.Vector3dVector(normals)
        mesh.paint_uniform_color(rgb)
        visualizer.add_geometry(mesh)
    control = visualizer.get_view_control()

    def show(viewer: Viewer) -> None:
        projection = Projection(viewer, width, height)
        camera = control.convert_to_pinhole_camera_parameters()
        f = projection.focal_px
        camera.intrinsic = o3d.camera.PinholeCameraIntrinsic(width, height, f, f, width / 2 - 0.5, height / 2 - 0.5)
        camera.extrinsic = np.diag([1.0, -1.0, -1.0, 1.0]) @ projection.view
        control.convert_from_pinhole_camera_parameters(camera, allow_arbitrary=True)
        visualizer.poll_events()
        visualizer.update_renderer()

    return show


def trimesh(scene: Scene, width: int, height: int) -> Show:
    """trimesh's SceneViewer, with a node for every part; no multisampling, which would slow it on software OpenGL."""
    import pyglet
    import trimesh as tm
    from trimesh.viewer.windowed import SceneViewer

    shown = tm.Scene()
    for points, normals, triangles, rgb in _world_parts(scene):
        mesh = tm.Trimesh(points, triangles, vertex_normals=normals, process=False)
        mesh.visual.face_colors = [*(round(255 * v) for v in rgb), 255]
        shown.add_geometry(mesh)
    shown.camera.resolution = (width, height)
    shown.camera.fov = (2 * np.degrees(np.arctan(width / height * np.tan(np.radians(29)))), 58)
    config = pyglet.gl.Config(double_buffer=True, depth_size=24)
    viewer = SceneViewer(shown, start_loop=False, resolution=(width, height), window_conf=config, smooth=False)
    viewer.set_vsync(False)

    def show(eyes: Viewer) -> None:
        shown.camera_transform = np.linalg.inv(Projection(eyes, width, height).view)
        viewer.dispatch_events()
        viewer.switch_to()
        viewer.on_draw()
        viewer.flip()
        pyglet.gl.glFinish()

    return show


CONTENDERS: dict[str, Callable[[Scene, int, int], Show]] = {
    "deixis": deixis, "deixis_full": deixis_full, "deixis_still": deixis_still, "open3d": open3d, "trimesh": trimesh,
}


def _world_parts(scene: Scene) -> Iterator[tuple[FloatArray, FloatArray, Any, tuple[float, ...]]]:
    """Every visible part at its finest, in the world: points, normals, triangles and colour."""
    stage = Stage.of(scene)
    for uri, rows in stage.groups.items():
        for row in rows[stage.visible[rows]]:
            m = stage.instances["rows"][row].astype(np.float64)
            paint = stage.instances["paint"][row]
            for p in scene.meshes.get(uri).primitives:
                if len(p.triangles):
                    rgb = paint[:3] if paint[3] else p.material.base_color[:3]
                    yield (*_placed(p, m), p.triangles.astype(np.int32), tuple(float(v) for v in rgb))


def _placed(p: Primitive, m: FloatArray) -> tuple[FloatArray, FloatArray]:
    points = p.positions.astype(np.float64) @ m[:, :3].T + m[:, 3]
    own = p.normals if p.normals is not None else np.tile([0.0, 1.0, 0.0], (len(points), 1))
    normals = own @ np.linalg.inv(m[:, :3])
    return points, normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


def main(name: str, scene_path: str, eyes_path: str, width: int, height: int) -> None:
    """Show every view once to warm up, then walk them all several times: each view's quickest counts."""
    from scene.files import open_scene

    scene = open_scene(Path(scene_path))
    eyes = [Viewer.looking_at(tuple(p), tuple(t)) for p, t in json.loads(Path(eyes_path).read_text())]
    show = CONTENDERS[name](scene, width, height)
    for viewer in eyes:
        show(viewer)
    times, work = [float("inf")] * len(eyes), [float("inf")] * len(eyes)
    for _ in range(WALKS):
        for k, viewer in enumerate(eyes):
            begun, worked = time.perf_counter(), time.process_time()
            show(viewer)
            times[k] = min(times[k], time.perf_counter() - begun)
            work[k] = min(work[k], time.process_time() - worked)
    print(json.dumps({"frame_s": times, "cpu_s": work}))
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
