"""The translator is offered once, and fetched only after a yes; sentences that it reads do not stop the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.app import App, Ports
from assistant.language.codec import parse_program
from assistant.language.outcome import NotUnderstood, Parsed, Reading, SceneVocabulary
from assistant.models.progress import Progress
from assistant.offer import TranslatorOffer
from assistant.runtime import make_session, start_viewer
from assistant.session import SessionState
from assistant.translators import LazyTranslator
from scene.errors import MissingError
from scene.history import History
from tests.assistant.rooms import kitchen

STRANGE = "zzz the flurb"


class Shop:
    """Where models come from: remembers what was fetched."""

    def __init__(self, error: str = "") -> None:
        self.error = error
        self.here: set[str] = set()

    def fetch(self, name: str, progress: Progress) -> None:
        """Bring a model, or fail."""
        progress.start(name, 200)
        progress.update(100)
        if self.error:
            raise MissingError(self.error)
        self.here.add(name)

    def present(self, name: str) -> bool:
        """Whether it is here."""
        return name in self.here


class SlowTranslator:
    """Hides the lamp whatever was said, once it may."""

    ready = True

    def __init__(self) -> None:
        self.go = threading.Event()
        self.threads: list[str] = []

    def translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> Parsed | NotUnderstood:
        """Waits for `go` or for `cancel`."""
        self.threads.append(threading.current_thread().name)
        while not self.go.wait(0.005):
            if cancel is not None and cancel():
                return NotUnderstood(text, "no_parse")
        return Parsed(text, (Reading(parse_program("hide(the(lamp))"), 0.6, "Hide the lamp"),))


def app_with(offer: TranslatorOffer | None = None, translator: SlowTranslator | None = None) -> App:
    """An application in the kitchen."""
    scene = kitchen()
    state = SessionState(History(scene), start_viewer(scene))
    return App(make_session(translator=translator, yes=True), state, Ports(offer=offer))


def until(app: App, done: Callable[[], bool]) -> None:
    """Tick until something holds."""
    for _ in range(1000):
        app.tick(1.0)
        if done():
            return
        time.sleep(0.005)
    raise TimeoutError("it did not come to that")


def test_it_is_offered_once_and_a_yes_fetches_it(tmp_path: Path) -> None:
    shop = Shop()
    app = app_with(TranslatorOffer(tmp_path / "state" / "mark", shop.fetch, shop.present))
    app.on_text(STRANGE)
    assert "1.12 GB, Apache-2.0. Shall I?" in app.tick(0.0).answered
    assert not shop.here
    app.on_text("yes please")
    until(app, lambda: "from now on" in app.tick(1.0).answered)
    assert shop.here == {"translator"}
    again = app_with(TranslatorOffer(tmp_path / "state" / "mark", shop.fetch, lambda name: False))
    again.on_text(STRANGE)
    assert "Shall I?" not in again.tick(0.0).answered


@pytest.mark.parametrize("said", ["no thanks", "never mind"])
def test_a_no_fetches_nothing(tmp_path: Path, said: str) -> None:
    shop = Shop()
    app = app_with(TranslatorOffer(tmp_path / "mark", shop.fetch, shop.present))
    app.on_text(STRANGE)
    app.on_text(said)
    assert "deixis models fetch translator" in app.tick(0.0).answered
    app.on_text("yes")
    assert not shop.here


def test_any_other_words_are_an_ordinary_turn(tmp_path: Path) -> None:
    shop = Shop()
    app = app_with(TranslatorOffer(tmp_path / "mark", shop.fetch, shop.present))
    app.on_text(STRANGE)
    app.on_text("hide the lamp")
    assert not app.state.scene["lamp"].visible
    app.on_text("yes")
    assert not shop.here


def test_a_fetch_that_fails_says_why(tmp_path: Path) -> None:
    shop = Shop("Could not fetch it: the disk is full.")
    app = app_with(TranslatorOffer(tmp_path / "mark", shop.fetch, shop.present))
    app.on_text(STRANGE)
    app.on_text("yes")
    until(app, lambda: app.tick(1.0).answered == shop.error)


def test_the_window_goes_on_while_the_translator_thinks() -> None:
    translator = SlowTranslator()
    app = app_with(translator=translator)
    app.on_text(STRANGE)
    assert app.tick(0.0).status == "thinking"
    translator.go.set()
    until(app, lambda: not app.state.scene["lamp"].visible)
    assert translator.threads == ["background"]


def test_escape_stops_a_translator() -> None:
    translator = SlowTranslator()
    app = app_with(translator=translator)
    app.on_text(STRANGE)
    app.on_escape()
    until(app, lambda: app.tick(1.0).answered == "Stopped.")
    assert app.state.scene["lamp"].visible
    translator.go.set()
    app.on_text(STRANGE)
    until(app, lambda: not app.state.scene["lamp"].visible)


def test_a_lazy_translator_loads_when_first_asked() -> None:
    loads: list[SlowTranslator] = []

    def load() -> SlowTranslator:
        loads.append(SlowTranslator())
        loads[-1].go.set()
        return loads[-1]

    lazy = LazyTranslator(load, lambda name: name == "translator")
    assert lazy.ready
    assert not loads
    for _ in range(2):
        assert isinstance(lazy.translate("x", SceneVocabulary((), ())), Parsed)
    assert len(loads) == 1
    assert not LazyTranslator(load, lambda name: False).ready
