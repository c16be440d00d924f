"""The real weights. Speech is made by the voice and heard by the ear, so nothing but the models is needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.hearing.audio import AudioClip
from assistant.hearing.ear import Ear, load_ear
from assistant.hearing.guards import bare
from assistant.models.hibari import Hibari
from assistant.models.llama_cpp import LlamaCpp
from assistant.models.minilm_onnx import MiniLM
from assistant.models.protocols import TranslatorError
from assistant.models.silero import Silero
from assistant.models.store import ModelStore
from tests.assistant.hearing.sounds import noise, tone

pytestmark = pytest.mark.models

SENTENCES = [
    "Put the red mug on the desk.",
    "Where is the television?",
    "Move the lamp next to the sofa, and then hide the rug.",
    "How many chairs are there?",
    "Make the plant twice as big.",
    "Undo the last two things.",
]
LABELS = ["mug", "desk", "television", "lamp", "sofa", "rug", "chair", "plant"]


@pytest.fixture(scope="module")
def voice() -> Hibari:
    return Hibari.load()


@pytest.fixture(scope="module")
def ear() -> Ear:
    return load_ear()


@pytest.fixture(scope="module")
def words() -> MiniLM:
    return MiniLM.load(ModelStore().require("words"))


def spoken_words(text: str) -> list[str]:
    return [bare(word) for word in text.split()]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_spoken_is_heard(voice: Hibari, ear: Ear, sentence: str) -> None:
    clip = voice.synthesize(sentence)
    heard = ear.hear(clip, LABELS)
    assert spoken_words(heard.text) == spoken_words(sentence)
    starts = [word.start_s for word in heard.words]
    assert starts == sorted(starts)
    assert all(0.0 <= word.start_s <= word.end_s <= clip.duration_s + 0.05 for word in heard.words)


def test_times_are_those_of_the_whole_clip(voice: Hibari, ear: Ear) -> None:
    clip = voice.synthesize("Hide the sofa.").at(16_000)
    late = AudioClip(np.concatenate([np.zeros(32_000, dtype=np.float32), clip.samples]), 16_000)
    first, second = ear.hear(clip, LABELS), ear.hear(late, LABELS)
    assert spoken_words(second.text) == spoken_words(first.text) == ["hide", "the", "sofa"]
    for near, far in zip(first.words, second.words, strict=True):
        assert far.start_s - near.start_s == pytest.approx(2.0, abs=0.15)


def test_the_same_clip_gives_the_same_transcript(voice: Hibari, ear: Ear) -> None:
    clip = voice.synthesize(SENTENCES[0])
    assert np.array_equal(clip.samples, voice.synthesize(SENTENCES[0]).samples)
    assert ear.hear(clip, LABELS) == ear.hear(clip, LABELS)


def test_the_scene_makes_a_rare_word_heard(voice: Hibari, ear: Ear) -> None:
    heard = ear.hear(voice.synthesize("Put it on the credenza."), ["credenza", "mug"])
    assert "credenza" in heard.text.lower()


@pytest.mark.parametrize(
    "clip",
    [
        AudioClip(np.zeros(48_000, dtype=np.float32), 16_000),
        noise(3.0, loudness=0.02),
        noise(3.0, loudness=0.4),
        tone(3.0, hertz=100.0),
        AudioClip(np.zeros(100, dtype=np.float32), 16_000),
    ],
    ids=["silence", "quiet noise", "loud noise", "hum", "a hundred samples"],
)
def test_no_words_where_nobody_speaks(ear: Ear, clip: AudioClip) -> None:
    heard = ear.hear(clip, LABELS)
    assert heard.text == ""
    assert heard.no_speech


def test_live_and_whole_clip_detection_agree(voice: Hibari) -> None:
    detector = Silero.load()
    clip = voice.synthesize(SENTENCES[0]).at(16_000)
    whole = detector.probabilities(clip)
    detector.reset()
    live = [detector.feed(clip.samples[i : i + 512]) for i in range(0, len(clip.samples) - 511, 512)]
    assert np.corrcoef(whole[: len(live)], live)[0, 1] > 0.9


def test_near_words_lie_close(words: MiniLM) -> None:
    vectors = words.embed(["a sofa", "a couch", "a lamp", "a television"])
    assert vectors.shape == (4, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    near = vectors @ vectors.T
    assert near[0, 1] > 0.7
    assert near[0, 1] > near[0, 2:].max() + 0.2


def test_a_text_has_one_vector_whatever_is_embedded_with_it(words: MiniLM) -> None:
    alone = words.embed(["a mug"])[0]
    among = words.embed(["a mug", "a very long text about a room with a great many things in it"])[0]
    assert alone @ among == pytest.approx(1.0, abs=0.02)
    assert words.embed([]).shape == (0, 384)


@pytest.fixture
def translator_folder(tmp_path: Path) -> Path:
    """The translator's weights in a folder of their own, so that what is kept beside them is the test's."""
    store = ModelStore()
    if not store.status("translator").ready:
        pytest.skip("the translator is not fetched: deixis models fetch translator")
    (tmp_path / "model.gguf").symlink_to(store.require("translator") / "model.gguf")
    return tmp_path


PREFIX = "hide the red mug -> hide(mug)\nshow the blue lamp -> show(lamp)\n"
GRAMMAR = 'root ::= ("hide" | "show" | "find") "(" ("mug" | "lamp" | "sofa") ")"'


def test_the_translator_writes_what_the_grammar_allows(translator_folder: Path) -> None:
    model = LlamaCpp.load(translator_folder, context_tokens=512)
    found = model.complete(PREFIX, "please find my old sofa -> ", GRAMMAR)
    assert found.text == "find(sofa)"
    assert all(likely <= 0 for likely in found.token_log_probabilities)
    assert len(found.token_log_probabilities) > 3
    assert model.complete(PREFIX, "hide that lamp -> ", GRAMMAR).text == "hide(lamp)"
    assert model.complete(PREFIX, "hide that lamp -> ", GRAMMAR + ' "\\n" "x"').text == "hide(lamp)"
    assert model.complete(PREFIX, "hide that lamp -> ", GRAMMAR, cancel=lambda: True).text == ""
    with pytest.raises(TranslatorError, match=r"refused its input"):
        model.complete(PREFIX, "x", "root ::= nothing")


def test_what_must_follow_is_not_written(translator_folder: Path) -> None:
    model = LlamaCpp.load(translator_folder, context_tokens=512)
    whole = model.complete(PREFIX, "please find my old sofa -> ", GRAMMAR)

    def end(text: str, likely: Sequence[float]) -> str | None:
        assert bool(likely) == bool(text)
        return f"{whole.text.removeprefix(text)}\n" if text.startswith("find(s") else None

    short = model.complete(PREFIX, "please find my old sofa -> ", GRAMMAR, end=end)
    assert short.text == whole.text
    assert 0 < len(short.token_log_probabilities) < len(whole.token_log_probabilities)
    assert short.tokens_read > 0
    assert model.complete(PREFIX, "hide that lamp -> ", GRAMMAR).text == "hide(lamp)"


def test_a_favoured_word_is_written_sooner(translator_folder: Path) -> None:
    model = LlamaCpp.load(translator_folder, context_tokens=512)
    grammar = 'root ::= " " ("hide" | "show" | "find") "(lamp)"'
    assert model.complete(PREFIX, "hide that lamp ->", grammar).text == " hide(lamp)"
    assert model.complete(PREFIX, "hide that lamp ->", grammar, favour={"find": 30.0}).text == " find(lamp)"


def test_a_word_that_is_not_favoured_is_not_spelled_in_other_tokens_either(translator_folder: Path) -> None:
    model = LlamaCpp.load(translator_folder, context_tokens=512)
    grammar = 'root ::= " " ("nothing" | "show a lamp")'
    written = model.complete("what a nice day -> nothing\n", "what a nice week ->", grammar, favour={"nothing": -60.0})
    assert written.text == " show a lamp"


def test_the_first_reading_tells_how_far_it_is(translator_folder: Path) -> None:
    model = LlamaCpp.load(translator_folder, context_tokens=512)
    heard: list[tuple[int, int]] = []
    model.warm(PREFIX, fixed=PREFIX, progress=lambda done, total: heard.append((done, total)))
    assert heard
    assert heard[-1][0] == heard[-1][1] > 10


def test_the_work_on_a_prefix_is_kept_from_run_to_run(translator_folder: Path) -> None:
    answers, read = [], []
    for _ in range(2):
        model = LlamaCpp.load(translator_folder, context_tokens=512)
        model.warm(f"{PREFIX}find the sofa -> find(sofa)\n", fixed=PREFIX)
        written = model.complete(f"{PREFIX}find the sofa -> find(sofa)\n", "please hide my mug -> ", GRAMMAR)
        answers.append(written.text)
        read.append(written.tokens_read)
        assert len(list((translator_folder / "read").iterdir())) == 1
    assert answers == ["hide(mug)"] * 2
    assert max(read) < 12
    (kept,) = (translator_folder / "read").iterdir()
    kept.write_bytes(b"no work at all")
    model = LlamaCpp.load(translator_folder, context_tokens=512)
    model.warm(PREFIX, fixed=PREFIX)
    assert model.complete(PREFIX, "please hide my mug -> ", GRAMMAR).text == "hide(mug)"

