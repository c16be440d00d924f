"""The offer of the translator: made once, when a sentence was not understood; a yes fetches it in the background."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

from assistant.language.english.parser import parse
from assistant.language.outcome import Parsed
from assistant.language.talking import No, Stop, Yes
from assistant.models.manifest import find_model
from assistant.models.progress import Progress, size_text
from assistant.translators import DEFAULT
from scene.errors import DeixisError

Fetch = Callable[[str, Progress], object]
"""Makes a model present, telling its progress."""


def offered_mark() -> Path:
    """Exists once the offer was made on this machine."""
    from platformdirs import user_state_path

    return user_state_path("deixis") / "translator-offered"


class TranslatorOffer:
    """Offers the translator where it is missing, and fetches it when the person says yes."""

    def __init__(self, mark: Path, fetch: Fetch, present: Callable[[str], bool]) -> None:
        self._mark = mark
        self._fetch = fetch
        self._present = present
        self._open = False
        self._lock = threading.Lock()
        self._news = ""
        self._label, self._total = "", 0

    def make(self) -> str:
        """The offer, with what it would gain and what it costs; empty where it was made before or is not needed."""
        if self._mark.exists() or self._present(DEFAULT):
            return ""
        with contextlib.suppress(OSError):
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            self._mark.touch()
        self._open = True
        model = find_model(DEFAULT)
        return (
            "A model that reads hints and long ways round (\"any idea what became of my scissors\") can be fetched: "
            f"{model.title}, {size_text(model.size)}, {model.licence}. Shall I?"
        )

    def answer(self, text: str) -> str | None:
        """What to say to an answer to the offer; None where the words are none, and the offer is over."""
        if not self._open:
            return None
        self._open = False
        heard = parse(text)
        steps = heard.best.program.steps if isinstance(heard, Parsed) else ()
        if len(steps) == 1 and isinstance(steps[0], No | Stop):
            return f"All right. `deixis models fetch {DEFAULT}` brings it whenever you like."
        if len(steps) != 1 or not isinstance(steps[0], Yes):
            return None
        threading.Thread(target=self._bring, name="fetch", daemon=True).start()
        return "I am fetching it. Go on meanwhile."

    def news(self) -> str:
        """What there is to tell about the fetch since the last call; empty where there is nothing."""
        with self._lock:
            news, self._news = self._news, ""
        return news

    def _bring(self) -> None:
        try:
            self._fetch(DEFAULT, self)
        except DeixisError as error:
            self.note(str(error))
        else:
            self.note("The translator is here; I use it from now on.")

    # ---- Progress -------------------------------------------------------------------------------------------------

    def note(self, text: str) -> None:
        """See `Progress`."""
        with self._lock:
            self._news = text

    def start(self, label: str, total: int) -> None:
        """See `Progress`."""
        self._label, self._total = label, total

    def update(self, done: int) -> None:
        """See `Progress`."""
        self.note(f"Fetching {self._label}: {100 * done // max(self._total, 1)} %")

    def finish(self) -> None:
        """See `Progress`."""
