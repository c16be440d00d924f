"""What lives on the graphics card: programs, meshes, textures, targets. Each is made once and kept with its context."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.meshes import Mesh
from scene.view.packing import Batch, batches
from scene.view.roundness import sagitta
from scene.view.shaders import source

INSTANCE = np.dtype([("rows", "<f4", (3, 4)), ("paint", "<f4", 4), ("state", "<f4", 4)])
"""80 bytes: the three rows of world_from_object; sRGB paint and whether it holds; on, opacity, unused."""
SRGB8_ALPHA8 = 0x8C43
"""OpenGL's name for a texture that the hardware decodes from sRGB."""
VERTEX_FORMAT = (
    "3f4 4f2 2f4 4f1 4f1 4f1",
    "in_position", "in_normal", "in_uv", "in_color", "in_surface", "in_emissive",
)
INSTANCE_FORMAT = ("4f4 4f4 4f4 4f4 4f4/i", "in_row0", "in_row1", "in_row2", "in_paint", "in_state")


LIT = ("color.glsl", "dither.glsl", "warp.glsl", "places.glsl", "lighting.glsl")
"""What a fragment shader needs to light its surface."""


class Programs:
    """All shader programs of one context."""

    def __init__(self, ctx: Any) -> None:
        self._ctx = ctx
        self._vertex = source("color.glsl", "warp.glsl", "places.glsl", "instance.glsl", "surface.vert")
        self.surfaces: dict[tuple[bool, bool, bool, int], Any] = {}
        """Those in use, by whether a texture is on it, whether it is matte, whether backs are drawn, and for how many
        lamps it counts."""
        self.points = ctx.program(
            vertex_shader=self._vertex, fragment_shader=source("color.glsl", "points.frag"),
        )
        self.depth = ctx.program(
            vertex_shader=source("instance.glsl", "depth.vert"), fragment_shader=source("depth.frag")
        )
        self.mask = ctx.program(
            vertex_shader=source("instance.glsl", "depth.vert"), fragment_shader=source("mask.frag")
        )
        self.ground = ctx.program(
            vertex_shader=source("ground.vert"), fragment_shader=source(*LIT, "ground.frag", defines=("LAMPS 0",))
        )
        self.backdrop = ctx.program(
            vertex_shader=source("backdrop.vert"), fragment_shader=source("dither.glsl", "backdrop.frag")
        )
        self.cover, self.outline, self.fxaa, self.blur, self.resample = (
            ctx.program(vertex_shader=source("screen.vert"), fragment_shader=source(f"{name}.frag"))
            for name in ("cover", "outline", "fxaa", "blur", "resample")
        )
        self.moments = ctx.program(
            vertex_shader=source("screen.vert"), fragment_shader=source("warp.glsl", "moments.frag")
        )

    def surface(self, textured: bool, matte: bool, both_sides: bool, lamps: int) -> Any:
        """The program for lit triangles: a variant for each need, since software OpenGL pays for what it skips, too."""
        key = (textured, matte, both_sides, lamps)
        found = self.surfaces.get(key)
        if found is None:
            wanted = {"TEXTURED": textured, "MATTE": matte, "BOTH_SIDES": both_sides}
            defines = (f"LAMPS {lamps}", *(name for name, on in wanted.items() if on))
            fragment = source(*LIT, "surface.frag", defines=defines)
            found = self.surfaces[key] = self._ctx.program(vertex_shader=self._vertex, fragment_shader=fragment)
        return found


def set_uniforms(program: Any, **values: Any) -> None:
    """Set those of the uniforms that the compiler kept. Matrices are (4, 4) for column vectors."""
    for name, value in values.items():
        if name not in program:
            continue
        if isinstance(value, np.ndarray):
            array = value.T if value.ndim == 2 and value.shape == (4, 4) else value
            program[name].write(np.ascontiguousarray(array, dtype=np.float32).tobytes())
        else:
            program[name].value = value


class GpuBatch:
    """One batch with its vertex arrays, all fed from the level's one instance buffer."""

    def __init__(self, ctx: Any, programs: Programs, batch: Batch, vertices: Any, indices: Any, texture: Any,
                 instances: Any) -> None:
        self.batch, self.texture = batch, texture
        self._ctx, self._programs, self._indices = ctx, programs, indices
        self._content = [(vertices, *VERTEX_FORMAT), (instances, *INSTANCE_FORMAT)]
        self._lit: dict[int, tuple[Any, Any]] = {}
        self.plain, self.mask = self._array(programs.depth), self._array(programs.mask)

    def lit(self, lamps: int) -> tuple[Any, Any]:
        """The lit pass's program for so many lamps, and the vertex array for it."""
        found = self._lit.get(lamps)
        if found is None:
            p, b = self._programs, self.batch
            program = p.points if b.is_points else p.surface(self.texture is not None, b.matte, b.double_sided, lamps)
            found = self._lit[lamps] = (program, self._array(program))
        return found

    def _array(self, program: Any) -> Any:
        return self._ctx.vertex_array(program, self._content, index_buffer=self._indices, skip_errors=True)


class GpuLevel:
    """One level of detail of a mesh: its batches and the instances to draw."""

    def __init__(self, ctx: Any, programs: Programs, mesh: Mesh, texture_of: Any, *,
                 finest: Mesh | None = None) -> None:
        self._ctx = ctx
        self._capacity = 4
        self._instances = ctx.buffer(reserve=self._capacity * INSTANCE.itemsize, dynamic=True)
        self._programs = programs
        self._buffers = [
            (b, ctx.buffer(b.vertices.tobytes()), None if b.is_points else ctx.buffer(b.indices.tobytes()),
             texture_of(b.texture))
            for b in batches(mesh)
        ]
        self.coarser_m = max(sagitta(mesh) - sagitta(finest), 0.0) if finest is not None else 0.0
        """How much further its round parts lie inside their curves than the finest level's, metres in mesh space."""
        self.triangles = sum(len(b.indices) // 3 for b, *_ in self._buffers)
        self.batches = self._arrays()
        self._written: bytes = b""

    def write(self, instances: NDArray[np.void]) -> None:
        """Set the instances that the next draws show."""
        data = instances.tobytes()
        if data == self._written:
            return
        if len(instances) > self._capacity:
            self._capacity = 1 << (len(instances) - 1).bit_length()
            self._instances = self._ctx.buffer(reserve=self._capacity * INSTANCE.itemsize, dynamic=True)
            self.batches = self._arrays()
        self._instances.write(data)
        self._written = data

    def _arrays(self) -> list[GpuBatch]:
        return [GpuBatch(self._ctx, self._programs, *parts, self._instances) for parts in self._buffers]


class GpuMesh:
    """A mesh with its levels of detail, finest first."""

    def __init__(self, ctx: Any, programs: Programs, mesh: Mesh, texture_of: Any) -> None:
        self.levels = [GpuLevel(ctx, programs, mesh, texture_of)]
        self.levels += [GpuLevel(ctx, programs, m, texture_of, finest=mesh) for m in mesh.lods]


class Textures:
    """Decoded pictures on the card, by their encoded content."""

    def __init__(self, ctx: Any) -> None:
        self._ctx = ctx
        self._made: dict[bytes, Any] = {}

    def get(self, encoded: bytes | None) -> Any:
        """The texture of an encoded PNG or JPEG; None for None."""
        if encoded is None:
            return None
        found = self._made.get(encoded)
        if found is None:
            found = self._made[encoded] = self._make(encoded)
        return found

    def _make(self, encoded: bytes) -> Any:
        from PIL import Image, UnidentifiedImageError

        try:
            picture = Image.open(io.BytesIO(encoded)).convert("RGBA")
        except (UnidentifiedImageError, OSError, ValueError) as error:
            raise SceneFileError(
                f"a texture of {len(encoded)} bytes cannot be read ({error}): expected a PNG or JPEG picture"
            ) from error
        texture = self._ctx.texture(picture.size, 4, picture.tobytes(), internal_format=SRGB8_ALPHA8)
        texture.build_mipmaps()
        return texture


@dataclass(eq=False)
class Target:
    """A framebuffer of our own with its colour and depth."""

    framebuffer: Any
    """What to draw into."""
    color: Any
    """RGBA8 texture."""
    depth: Any
    """Depth texture."""
    above: Any
    """A framebuffer of the colour alone, for what is drawn on top and looks the depth up."""

    @staticmethod
    def of(ctx: Any, width: int, height: int) -> Target:
        """A target of this many pixels."""
        color, depth = ctx.texture((width, height), 4), ctx.depth_texture((width, height))
        color.repeat_x = color.repeat_y = False
        depth.compare_func = ""
        return Target(ctx.framebuffer([color], depth), color, depth, ctx.framebuffer([color]))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, pixels."""
        width, height = self.color.size
        return width, height

    def release(self) -> None:
        """Give the memory back."""
        for part in (self.framebuffer, self.above, self.color, self.depth):
            part.release()


def read_pixels(framebuffer: Any, width: int, height: int) -> NDArray[np.uint8]:
    """(height, width, 3) what a framebuffer holds, top row first."""
    raw = np.frombuffer(framebuffer.read(components=3, alignment=1), dtype=np.uint8)
    return np.ascontiguousarray(raw.reshape(height, width, 3)[::-1])
