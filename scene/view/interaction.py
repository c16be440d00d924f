"""From keys and mouse to what they mean: the hands of the person, with no window in it.

Keys are named as pyglet names them ("SPACE", "T", "NUM_1"); pixels count from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scene.frames import Ray, Viewer, add, scaled
from scene.view.camera import Camera, Walk, first_view, frame_all, viewer_of
from scene.view.controller import Controller
from scene.view.entryline import EntryLine
from scene.view.keys import SAYING_KEYS
from scene.view.projection import Lens, Projection
from scene.view.state import ViewState

DRAG_PX = 5.0
"""A press that moves less than this is a click."""
WHEEL_M = 0.35
"""How far one notch of the wheel steps."""
LONGEST_STEP_S = 0.1
"""A frame that took longer does not make the walk leap."""
WALK_KEYS = frozenset({"W", "A", "S", "D", "E", "Q", "UP", "DOWN", "LEFT", "RIGHT"})
SHOW_KEYS = {"L": "labels", "P": "scores", "B": "boxes", "R": "rooms"}


@dataclass(frozen=True, slots=True)
class Held:
    """Which of the keys that change others are down."""

    shift: bool = False
    """Either shift."""
    ctrl: bool = False
    """Either control, or command on a Mac."""


NONE_HELD = Held()


@dataclass
class _Press:
    """A mouse button that is down."""

    ray: Ray
    travelled_px: float = 0.0
    holds: bool | None = None
    """Whether something is held; None until it has moved far enough to be a drag."""


class Interaction:
    """The camera, the modes of the mouse, the line being typed, and what is shown; it calls the controller."""

    def __init__(self, controller: Controller, width: int, height: int, *, viewer: Viewer | None = None,
                 show: tuple[str, ...] = (), lens: Lens | None = None) -> None:
        self._controller = controller
        self._size = (width, height)
        self._lens = lens or Lens()
        self._state = controller.tick(0.0)
        self.camera = Camera(viewer or first_view(self._state.scene, aspect=width / max(height, 1)))
        self.entry = EntryLine()
        self.looking = False
        """Whether the mouse turns the head."""
        self.quit = False
        """Whether the person asked to leave."""
        self.full_screen = False
        """Whether the window fills the screen."""
        self._shown = show
        self._help = False
        self._keys: set[str] = set()
        self._fast = False
        self._talking = False
        self._press: _Press | None = None
        self._pointer = (width / 2, height / 2)
        self._last_s: float | None = None
        self._now_s = 0.0
        self._swallow = False
        self._gone_to = 0
        self._brought_up = 0

    def projection(self) -> Projection:
        """The view upon the window's pixels."""
        return Projection(self.camera.viewer, *self._size, self._lens)

    def hand(self) -> Ray:
        """Where the hand points: through the pointer, or through the middle while the mouse turns the head."""
        if self.looking:
            return self.camera.viewer.gaze
        return self.projection().ray(*self._pointer)

    def resize(self, width: int, height: int) -> None:
        """The window has another size, pixels."""
        self._size = (max(width, 1), max(height, 1))

    def tick(self, now_s: float) -> ViewState:
        """Walk, glide, tell the controller where head and hand are, and give what to show."""
        step = 0.0 if self._last_s is None else min(max(now_s - self._last_s, 0.0), LONGEST_STEP_S)
        self._last_s = self._now_s = now_s
        self.camera = self.camera.at(now_s).walked(self._walk(), step)
        self._controller.on_look(self.camera.viewer, self.hand(), now_s)
        self._state = self._controller.tick(now_s)
        if self._state.go_to is not None and self._state.go_to[0] != self._gone_to:
            self._gone_to = self._state.go_to[0]
            self.camera = self.camera.toward(self._state.go_to[1], now_s)
        if self._state.bring_up is not None and self._state.bring_up[0] != self._brought_up:
            self._brought_up = self._state.bring_up[0]
            self._shown = tuple(dict.fromkeys((*self._shown, self._state.bring_up[1])))
        return replace(
            self._state, entry=self.entry.text, entry_prompt=self.entry.prompt, help_shown=self._help,
            pointer_free=not self.looking, hand=self.hand(),
            show=tuple(dict.fromkeys((*self._state.show, *self._shown))),
            moving=self._state.moving or self.camera.glide is not None or not self._walk().still,
        )

    def key_down(self, key: str, held: Held = NONE_HELD) -> None:
        """A key went down."""
        self._fast = held.shift
        if self.entry.open:
            self._key_in_entry(key, held)
        elif key == "ESCAPE":
            self._escape()
        elif held.ctrl:
            self._command(key, held)
        elif key in WALK_KEYS:
            self._keys.add(key)
        elif key == "SPACE" and not self._talking:
            self._talking = True
            self._controller.on_talk_start()
        elif key in ("T", "ENTER", "RETURN", "NUM_ENTER"):
            self._open_entry(key)
        elif key == "N":
            label = self._controller.on_name_start()
            if label is not None:
                self._open_entry(key, naming=label)
        elif key.lstrip("_NUM").isdigit() and len(key.lstrip("_NUM")) == 1:
            self._number(int(key.lstrip("_NUM")))
        else:
            self._letter(key)

    def key_up(self, key: str, held: Held = NONE_HELD) -> None:
        """A key came up."""
        self._fast = held.shift
        self._keys.discard(key)
        if key in ("T", "N"):
            self._swallow = False
        if key == "SPACE" and self._talking:
            self._talking = False
            self._controller.on_talk_stop()

    def text(self, text: str) -> None:
        """Letters were typed or pasted."""
        if self._swallow:
            self._swallow = False
        else:
            self.entry.type(text)

    def mouse_move(self, x: float, y: float, dx: float, dy: float) -> None:
        """The mouse moved to a pixel, by so many pixels to the right and down."""
        self._pointer = (x, y)
        if self.looking:
            self.camera = self.camera.turned(dx, dy)
        press = self._press
        if press is None:
            return
        press.travelled_px += abs(dx) + abs(dy)
        if press.holds is None and press.travelled_px >= DRAG_PX:
            press.holds = self._controller.on_drag_start(press.ray)
        if press.holds:
            self._controller.on_drag(self.hand())
        elif press.holds is False and not self.looking:
            self.camera = self.camera.turned(dx, dy)

    def mouse_down(self, button: str, x: float, y: float) -> None:
        """A button went down: "left", "middle" or "right"."""
        self._pointer = (x, y)
        if button == "right":
            self.looking = True
        elif button == "left":
            self._press = _Press(self.hand())

    def mouse_up(self, button: str, x: float, y: float, held: Held = NONE_HELD) -> None:
        """A button came up."""
        self._pointer = (x, y)
        if button == "right":
            self.looking = False
        elif button == "left" and self._press is not None:
            press, self._press = self._press, None
            if press.holds:
                self._controller.on_drag_end(self.hand())
            elif press.holds is None:
                self._controller.on_click(press.ray, add=held.shift or held.ctrl)

    def wheel(self, notches: float) -> None:
        """The wheel turned; up is positive. It turns what is held, else it steps along the hand's ray."""
        if self._press is not None and self._press.holds:
            self._controller.on_drag_turn(notches)
        else:
            v = self.camera.viewer
            self.camera = Camera(Viewer(add(v.position, scaled(self.hand().direction, WHEEL_M * notches)), v.forward))

    def lose_focus(self) -> None:
        """The window is not the active one any more: nothing stays pressed."""
        self._keys.clear()
        self.looking = False
        if self._talking:
            self._talking = False
            self._controller.on_talk_stop()
        self._drop()

    def _open_entry(self, key: str, *, naming: str | None = None) -> None:
        """Open the line; the letter of the key that did it is not typed into it."""
        self._swallow = key in ("T", "N")
        self._keys.clear()
        self.looking = False
        self.entry.begin(naming=naming)

    def _walk(self) -> Walk:
        k = self._keys
        side = bool(k & {"D", "RIGHT"}) - bool(k & {"A", "LEFT"})
        ahead = bool(k & {"W", "UP"}) - bool(k & {"S", "DOWN"})
        return Walk(side, ahead, ("E" in k) - ("Q" in k), self._fast)

    def _escape(self) -> None:
        """Frees the mouse first, then closes, then lets go. It never quits."""
        if self.looking:
            self.looking = False
        elif self._press is not None and self._press.holds:
            self._drop()
        elif self._help:
            self._help = False
        else:
            self._controller.on_escape()

    def _drop(self) -> None:
        press, self._press = self._press, None
        if press is not None and press.holds:
            self._controller.on_drag_cancel()

    def _command(self, key: str, held: Held) -> None:
        if key == "Y" or (key == "Z" and held.shift):
            self._controller.on_redo()
        elif key == "Z":
            self._controller.on_undo()
        elif key == "Q":
            self.quit = True

    def _letter(self, key: str) -> None:
        if key == "F1":
            self._help = not self._help
        elif key == "F9":
            self._controller.on_record()
        elif key == "F11":
            self.full_screen = not self.full_screen
        elif key == "M":
            self.looking = not self.looking
        elif key == "Y":
            self._controller.on_why()
        elif key in SAYING_KEYS:
            self._controller.on_text(SAYING_KEYS[key])
        elif key in SHOW_KEYS:
            name = SHOW_KEYS[key]
            shown = self._shown
            self._shown = tuple(s for s in shown if s != name) if name in shown else (*shown, name)

    def _number(self, number: int) -> None:
        """Answers a question if there is one, else goes to a viewpoint; 0 is the view of everything."""
        scene = self._state.scene
        if self._state.candidates and 1 <= number <= len(self._state.candidates):
            self._controller.on_choose(number)
        elif number == 0:
            self.camera = self.camera.toward(frame_all(scene, aspect=self._size[0] / self._size[1]), self._now_s)
        elif number <= len(scene.viewpoints):
            self.camera = self.camera.toward(viewer_of(scene.viewpoints[number - 1]), self._now_s)

    def _key_in_entry(self, key: str, held: Held) -> None:
        if key in ("ENTER", "RETURN", "NUM_ENTER"):
            naming, line = self.entry.naming is not None, self.entry.send()
            if line:
                (self._controller.on_name if naming else self._controller.on_text)(line)
        elif key == "ESCAPE":
            self.entry.close()
        elif key == "BACKSPACE":
            self.entry.erase(word=held.ctrl)
        elif key in ("UP", "DOWN"):
            self.entry.recall(-1 if key == "UP" else 1)
