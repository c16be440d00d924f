"""How many of a command's words are heard, with and without the scene's words to prime the ear.

Our own voice says the sentences of `data/hearing.toml`. With `--data` the recordings of a folder are heard as well: it
holds `transcripts.tsv`, one recording a line, its file name and what is said, separated by a tab.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from time import perf_counter

from assistant.bench.base import BenchOptions
from assistant.hearing.audio import AudioClip, load_audio
from assistant.hearing.ear import Ear
from assistant.hearing.guards import bare
from assistant.hearing.transcript import Transcript
from assistant.models.protocols import Transcriber
from assistant.runtime import start
from assistant.scenes import demo_scene
from assistant.understanding import vocabulary_of
from scene.errors import UsageError

NAME = "hearing"
HELP = "words of spoken commands that are heard, with and without the scene's words (--data: a folder of recordings)"

DATA = Path(__file__).parent / "data" / "hearing.toml"
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DIGITS = {str(n): word for n, word in enumerate(NUMBERS)}
"""Whisper writes some numbers as digits."""


@dataclass(frozen=True)
class Heard:
    """One clip, heard."""

    said: tuple[str, ...]
    """The words that were said, bare."""
    missed: tuple[int, ...]
    """Which of them were not heard."""
    text: str
    """What was heard."""
    took_ms: float
    """How long it took."""


class Unprimed:
    """A transcriber to whom nothing is whispered."""

    prompt_tokens = 0

    def __init__(self, transcriber: Transcriber) -> None:
        self._transcriber = transcriber

    def transcribe(self, clip: AudioClip, prompt: str = "") -> Transcript:
        """See `Transcriber`."""
        return self._transcriber.transcribe(clip)

    def count_tokens(self, text: str) -> int:
        """See `Transcriber`."""
        return self._transcriber.count_tokens(text)


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """For each source and way of hearing: a row for every clip with a slot missed, then one with the shares heard."""
    from assistant.models.faster_whisper import FasterWhisper
    from assistant.models.hibari import Hibari
    from assistant.models.silero import Silero
    from assistant.models.store import ModelStore

    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    small = frozenset(data["small"])
    recorded = _recordings(options.data) if options.data is not None else []
    whisper, detector = FasterWhisper.load(ModelStore().require("hearing")), Silero.load()
    voice = Hibari.load()
    sentences = data["sentences"][:: 3 if options.quick else 1]
    sources = {"our voice": [(text, voice.synthesize(text)) for text in sentences], "recordings": recorded}
    words = vocabulary_of(start(demo_scene("house")).scene)
    labels = (*words.rooms, *words.labels)
    ears = {False: Ear(Unprimed(whisper), detector), True: Ear(whisper, detector)}
    for source, clips in sources.items():
        for primed, ear in ears.items():
            if clips:
                found = [heard(said, clip, ear, labels) for said, clip in clips]
                yield from rows({"source": source, "primed": primed}, found, small)


def heard(said: str, clip: AudioClip, ear: Ear, labels: tuple[str, ...]) -> Heard:
    """Hear a clip, and find which words of what was said are in what was heard, in order."""
    began = perf_counter()
    text = ear.hear(clip, labels).text
    took_ms = (perf_counter() - began) * 1000
    wanted = bare_words(said)
    blocks = SequenceMatcher(None, wanted, bare_words(text), autojunk=False).get_matching_blocks()
    found = {block.a + k for block in blocks for k in range(block.size)}
    return Heard(wanted, tuple(k for k in range(len(wanted)) if k not in found), text, took_ms)


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    words = (bare(word) for word in text.replace("-", " ").split())
    return tuple(DIGITS.get(word, word) for word in words if word)


def rows(head: dict[str, object], found: Sequence[Heard], small: frozenset[str]) -> Iterator[dict[str, object]]:
    """A row for every clip with a slot missed, then the shares of slots and of all words that were heard."""
    slots = slots_missed = 0
    for one in found:
        missed = [one.said[k] for k in one.missed if one.said[k] not in small]
        slots += sum(word not in small for word in one.said)
        slots_missed += len(missed)
        if missed:
            yield {**head, "missed": " ".join(missed), "said": " ".join(one.said), "heard": one.text}
    words = sum(len(one.said) for one in found)
    yield {
        **head, "clips": len(found), "slots": slots, "slot_recall": round(1 - slots_missed / max(slots, 1), 3),
        "word_recall": round(1 - sum(len(one.missed) for one in found) / max(words, 1), 3),
        "median_ms": round(median(one.took_ms for one in found), 1),
    }  # fmt: skip


def _recordings(folder: Path) -> list[tuple[str, AudioClip]]:
    listing = folder / "transcripts.tsv"
    if not listing.is_file():
        raise UsageError(
            f"there is no {str(listing)!r}: write one recording a line, its file name, a tab and what is said"
        )
    clips = []
    for line in listing.read_text(encoding="utf-8").splitlines():
        name, tab, said = line.partition("\t")
        if not tab or not said.strip():
            raise UsageError(f"{str(listing)!r} has the line {line!r}: expected a file name, a tab and what is said")
        clips.append((said, load_audio(folder / name)))
    return clips
