"""The assistant's voice: replies wait in a queue, are synthesised and played in a thread, and can be cut off."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from assistant.models.protocols import Speaker
from assistant.speech.output import SoundOutput
from assistant.speech.text import text_for_speech


class Voice:
    """Says replies one after another without holding up the caller."""

    def __init__(self, speaker: Speaker, output: SoundOutput, on_problem: Callable[[str], None] | None = None) -> None:
        self._speaker = speaker
        self._output = output
        self._on_problem = on_problem
        self._waiting: queue.Queue[tuple[int, str] | None] = queue.Queue()
        self._turn = 0
        self._pending = 0
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
        self._thread.start()

    @property
    def speaking(self) -> bool:
        """Whether anything is being said or waits to be."""
        with self._change:
            return self._pending > 0

    def say(self, reply: str) -> None:
        """Say a reply after those before it."""
        text = text_for_speech(reply)
        if text:
            with self._change:
                self._pending += 1
            self._waiting.put((self._turn, text))

    def hush(self) -> None:
        """Stop at once and forget what waits: the person has begun to speak."""
        self._turn += 1
        self._output.stop()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until all is said; False when the time ran out first."""
        with self._change:
            return self._change.wait_for(lambda: self._pending == 0, timeout_s)

    def close(self) -> None:
        """Fall silent for good."""
        self.hush()
        self._waiting.put(None)
        self._thread.join(timeout=5.0)

    def _work(self) -> None:
        while (entry := self._waiting.get()) is not None:
            turn, text = entry
            try:
                if turn == self._turn:
                    clip = self._speaker.synthesize(text)
                    if turn == self._turn and len(clip.samples):
                        self._output.play(clip)
            except Exception as error:  # noqa: BLE001 - a sound device can fail in any way; the assistant must go on
                if self._on_problem is not None:
                    self._on_problem(f"The reply could not be spoken ({error}); it is shown as text.")
            finally:
                with self._change:
                    self._pending -= 1
                    self._change.notify_all()
