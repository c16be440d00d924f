"""What a window shows of things being labelled, while a thread is still at it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from types import MappingProxyType

from assistant.labelling.protocol import Labelling
from scene.errors import DeixisError
from scene.view.state import NO_GUESSES, Progress


class Watched:
    """A `Watcher`: told by the thread that labels, read by the one that draws. Each read gets whole, frozen values."""

    def __init__(self, total: int, stop: threading.Event, stopped: DeixisError) -> None:
        self._stop = stop
        self._stopped = stopped
        self.progress = Progress("looking at things", 0, total)
        """How far it is."""
        self.guesses: Mapping[str, tuple[str, float]] = NO_GUESSES
        """What each thing that was looked at is taken for, by id, where any guess is worth saying."""

    def __call__(self, done: int, total: int) -> None:
        """See `Progress` of the labeller; ends the work where the person stopped it."""
        if self._stop.is_set():
            raise self._stopped
        self.progress = Progress(self.progress.what, done, total)

    def saw(self, labelling: Labelling) -> None:
        """See `Watcher`."""
        best = labelling.best
        if best is not None and labelling.verdict != "unknown":
            self.guesses = MappingProxyType({**self.guesses, labelling.object_id: (best.label, best.score)})
