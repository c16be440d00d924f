"""The desktop window: pyglet's events in, one composed picture out, drawn only when something changed."""

from __future__ import annotations

import time
from typing import Any

from scene.frames import Viewer
from scene.view.context import attached_context, explained
from scene.view.controller import Controller
from scene.view.interaction import Held, Interaction
from scene.view.pace import Pace
from scene.view.picture import compose
from scene.view.renderer import Look, Renderer
from scene.view.state import ALWAYS_SHOWN, ViewState

TICK_S = 1 / 60
"""How often the window looks whether there is something to draw."""
SETTLE_AFTER_S = 0.12
"""When nothing has moved for so long, the picture is drawn at the full size again."""
REFINE_AFTER_S = 0.4
"""... and for so long, once more with the best edges,"""
REFINE_WITHIN_S = 0.035
"""where a frame at the full size took no longer than this: on a slow machine the window would stall."""


def run_window(controller: Controller, *, title: str = "Deixis", size: tuple[int, int] = (1280, 720),
               viewer: Viewer | None = None, show: tuple[str, ...] = (), look: Look | None = None) -> None:
    """Open the window and stay until the person closes it."""
    import pyglet

    window = DesktopWindow(controller, title=title, size=size, viewer=viewer, show=show, look=look)
    pyglet.app.run(interval=None)
    window.close()


class DesktopWindow:
    """A pyglet window that shows what a controller says."""

    def __init__(self, controller: Controller, *, title: str, size: tuple[int, int], viewer: Viewer | None = None,
                 show: tuple[str, ...] = (), look: Look | None = None) -> None:
        with explained("no window can be opened"):
            import pyglet

            config = pyglet.gl.Config(major_version=3, minor_version=3, double_buffer=True, depth_size=24)
            self.native = pyglet.window.Window(
                *size, caption=title, resizable=True, vsync=True, config=config, visible=False
            )
            self.renderer = Renderer(attached_context())
        self._pyglet = pyglet
        self.interaction = Interaction(controller, *self.native.get_framebuffer_size(), viewer=viewer, show=show)
        self._look = look or Look()
        self._drawn: tuple[Any, ...] = ()
        self._dirty = True
        self._pace = Pace()
        self._shown_scale, self._rough = 1.0, False
        self._changed_s = 0.0
        self._frame_s = 0.0
        self.frames = 0
        """How many pictures have been drawn."""
        self.native.push_handlers(
            self.on_key_press, self.on_key_release, self.on_text, self.on_mouse_motion, self.on_mouse_drag,
            self.on_mouse_press, self.on_mouse_release, self.on_mouse_scroll, self.on_resize, self.on_expose,
            self.on_close, self.on_deactivate,
        )
        self.native.set_visible(True)
        self.update()
        pyglet.clock.schedule_interval(self.update, TICK_S)

    def close(self) -> None:
        """Take the window away."""
        self._pyglet.clock.unschedule(self.update)
        self.native.close()

    def update(self, _elapsed_s: float = 0.0) -> None:
        """Ask for the state, and draw where it differs from what is shown."""
        now = time.monotonic()
        state = self.interaction.tick(now)
        self._obey()
        if self.interaction.quit:
            self._pyglet.app.exit()
            return
        key = (self.interaction.camera.viewer, self.native.get_framebuffer_size(), *_visible_part(state))
        if self._dirty or key != self._drawn or state.moving:
            moved = key[0] != (self._drawn or (None,))[0] or state.moving
            self._drawn, self._dirty, self._changed_s = key, False, now
            self._draw(state, *((self._pace.scale, self._pace.smooth) if moved else (1.0, True)))
            if moved:
                self._pace.took(self._frame_s)
        elif self._rough and now - self._changed_s > SETTLE_AFTER_S:
            self._draw(state, 1.0)
        elif self._shown_scale == 1 and now - self._changed_s > REFINE_AFTER_S and self._frame_s < REFINE_WITHIN_S:
            self._draw(state, 2.0)

    def _draw(self, state: ViewState, scale: float, smooth: bool = True) -> None:
        begun = time.perf_counter()
        self.native.switch_to()
        names = tuple(dict.fromkeys((*ALWAYS_SHOWN, *state.show)))
        view = self.interaction.projection()
        target = compose(self.renderer, state, view, names, look=self._look, scale=scale, smooth=smooth)
        self._blit(target.framebuffer.glo, *target.size)
        self.native.flip()
        self.frames += 1
        self._shown_scale, self._rough = scale, scale < 1 or not smooth
        self._frame_s = time.perf_counter() - begun

    def _blit(self, framebuffer: int, width: int, height: int) -> None:
        gl = self._pyglet.gl
        gl.glBindFramebuffer(gl.GL_READ_FRAMEBUFFER, framebuffer)
        gl.glBindFramebuffer(gl.GL_DRAW_FRAMEBUFFER, 0)
        gl.glDisable(gl.GL_SCISSOR_TEST)
        gl.glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.GL_COLOR_BUFFER_BIT, gl.GL_NEAREST)

    def _obey(self) -> None:
        """Bring the window to what the interaction wants of it."""
        native, wanted = self.native, self.interaction
        if bool(native._mouse_exclusive) != wanted.looking:
            native.set_exclusive_mouse(wanted.looking)
        if native.fullscreen != wanted.full_screen:
            native.set_fullscreen(wanted.full_screen)

    # pyglet's events. Its y counts from below, and in points; ours from above, and in pixels.

    def _at(self, x: float, y: float) -> tuple[float, float]:
        ratio = self.native.get_pixel_ratio()
        return x * ratio, self.native.get_framebuffer_size()[1] - y * ratio

    def _held(self, modifiers: int) -> Held:
        key = self._pyglet.window.key
        return Held(bool(modifiers & key.MOD_SHIFT), bool(modifiers & (key.MOD_CTRL | key.MOD_COMMAND)))

    def _button(self, button: int) -> str:
        mouse = self._pyglet.window.mouse
        return {mouse.LEFT: "left", mouse.RIGHT: "right"}.get(button, "middle")

    def on_key_press(self, symbol: int, modifiers: int) -> bool:
        """A key went down. Handled here, so that Esc does not close the window."""
        name, held = self._pyglet.window.key.symbol_string(symbol), self._held(modifiers)
        if self.interaction.entry.open and held.ctrl and name == "V":
            self.interaction.text(self.native.get_clipboard_text())
        else:
            self.interaction.key_down(name, held)
        return True

    def on_key_release(self, symbol: int, modifiers: int) -> bool:
        """A key came up."""
        self.interaction.key_up(self._pyglet.window.key.symbol_string(symbol), self._held(modifiers))
        return True

    def on_text(self, text: str) -> bool:
        """Letters were typed."""
        self.interaction.text(text)
        return True

    def on_mouse_motion(self, x: int, y: int, dx: int, dy: int) -> None:
        """The mouse moved."""
        ratio = self.native.get_pixel_ratio()
        self.interaction.mouse_move(*self._at(x, y), dx * ratio, -dy * ratio)

    def on_mouse_drag(self, x: int, y: int, dx: int, dy: int, buttons: int, modifiers: int) -> None:
        """The mouse moved with a button down."""
        self.on_mouse_motion(x, y, dx, dy)

    def on_mouse_press(self, x: int, y: int, button: int, modifiers: int) -> None:
        """A button went down."""
        self.interaction.mouse_down(self._button(button), *self._at(x, y))

    def on_mouse_release(self, x: int, y: int, button: int, modifiers: int) -> None:
        """A button came up."""
        self.interaction.mouse_up(self._button(button), *self._at(x, y), self._held(modifiers))

    def on_mouse_scroll(self, x: int, y: int, scroll_x: float, scroll_y: float) -> None:
        """The wheel turned."""
        self.interaction.wheel(scroll_y)

    def on_resize(self, width: int, height: int) -> bool:
        """Handled here, for pyglet's own answer would reset the projection."""
        self.interaction.resize(*self.native.get_framebuffer_size())
        self._dirty = True
        return True

    def on_expose(self) -> None:
        """Something that covered the window is gone."""
        self._dirty = True

    def on_deactivate(self) -> None:
        """Another window has the keyboard."""
        self.interaction.lose_focus()

    def on_close(self) -> bool:
        """The frame's own button."""
        self.interaction.quit = True
        return True


def _visible_part(state: ViewState) -> tuple[Any, ...]:
    """What of a state makes a difference to the picture."""
    return (
        state.scene, state.status, round(state.level, 1), state.heard, state.answered, state.entry, state.entry_prompt,
        state.progress, state.guesses, state.candidates, state.why, state.hand_at, state.hover, state.pointer_free,
        state.show, state.help_shown, state.ghosts, state.recording,
        state.hand if state.hand_at is not None else None,
    )
