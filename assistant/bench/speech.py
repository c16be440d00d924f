"""From the end of a recording to the committed change, against the time that Whisper alone takes on the same clip."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from assistant.bench.base import BenchOptions
from assistant.runtime import make_session, start
from assistant.scenes import demo_scene
from assistant.turn import Turn
from assistant.understanding import vocabulary_of

NAME = "speech"
HELP = "speech to committed change, over Whisper's own time (target: at most 300 ms more)"

SENTENCES = ("paint the sofa blue", "how many books are there", "put the red mug on the coffee table")


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a sentence, spoken by our own voice, and one with the median difference."""
    from assistant.hearing.audio import SAMPLE_RATE
    from assistant.hearing.ear import load_ear
    from assistant.hearing.vocabulary import priming_prompt
    from assistant.models.faster_whisper import FasterWhisper
    from assistant.models.hibari import Hibari
    from assistant.models.store import ModelStore

    state = start(demo_scene("living_room"))
    words = vocabulary_of(state.scene)
    labels = (*words.rooms, *words.labels)
    voice, ear = Hibari.load(), load_ear()
    whisper = FasterWhisper.load(ModelStore().require("hearing"))
    session = make_session(yes=True, seed=options.seed)
    overheads = []
    for sentence in SENTENCES:
        clip = voice.synthesize(sentence)
        at_16k = clip.at(SAMPLE_RATE)
        prompt = priming_prompt(labels, whisper.count_tokens, whisper.prompt_tokens)
        alone, whole, outcome = [], [], ""
        for _ in range(2 if options.quick else 5):
            started = time.perf_counter()
            whisper.transcribe(at_16k, prompt)
            alone.append((time.perf_counter() - started) * 1000)
            started = time.perf_counter()
            heard = ear.hear(clip, labels)
            outcome = session.step(state, Turn(heard.text))[2].outcome
            whole.append((time.perf_counter() - started) * 1000)
        overheads.append(median(whole) - median(alone))
        figures = {"whisper_ms": round(median(alone), 1), "whole_ms": round(median(whole), 1)}
        yield {"said": sentence, "outcome": outcome, **figures}
    yield {"over_whisper_ms": round(median(overheads), 1)}
