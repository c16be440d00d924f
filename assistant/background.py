"""Work that takes time, one piece after another in one thread: two models never run at the same moment."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from scene.errors import DeixisError


@dataclass(frozen=True)
class Done:
    """A piece of work that has ended."""

    value: object
    """What it gave; None where it failed."""
    error: str = ""
    """Why it failed, for the person; empty where it did not."""


class Background:
    """Runs pieces of work in order. Results wait until they are asked for; nothing is called back from the thread."""

    def __init__(self) -> None:
        self._work: queue.Queue[tuple[Callable[[], object], Callable[[Done], None] | None] | None] = queue.Queue()
        self._ended: queue.Queue[tuple[Callable[[Done], None], Done]] = queue.Queue()
        self._open = 0
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether anything runs, waits, or has ended unseen."""
        return self._open > 0

    def start(self, work: Callable[[], object], then: Callable[[Done], None]) -> None:
        """Do `work` in the thread; `then` gets the result in whichever thread calls `collect`."""
        self._open += 1
        self._work.put((work, then))

    def prepare(self, work: Callable[[], object]) -> None:
        """Do `work` in the thread, ahead of need: nobody waits for it, and if it fails, what needs it will say so."""
        self._work.put((work, None))

    def collect(self) -> None:
        """Hand out the results that are there."""
        while True:
            try:
                then, done = self._ended.get_nowait()
            except queue.Empty:
                return
            self._open -= 1
            then(done)

    def close(self) -> None:
        """Finish what runs, and stop."""
        self._work.put(None)
        self._thread.join(timeout=5.0)

    def _run(self) -> None:
        while (piece := self._work.get()) is not None:
            work, then = piece
            try:
                done = Done(work())
            except DeixisError as error:
                done = Done(None, str(error))
            except Exception as error:  # noqa: BLE001 - a model can fail in any way; the window must go on
                done = Done(None, f"Something went wrong inside ({type(error).__name__}: {error}).")
            if then is not None:
                self._ended.put((then, done))
