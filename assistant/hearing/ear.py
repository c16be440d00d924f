"""The whole way from a clip to its words: find the speech, prime the model, write it down, doubt what comes out."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.hearing.audio import SAMPLE_RATE, AudioClip
from assistant.hearing.guards import shifted, speech_span, trim
from assistant.hearing.transcript import Transcript, silent
from assistant.hearing.vocabulary import priming_prompt
from assistant.models.protocols import Transcriber, VoiceActivityDetector
from assistant.models.store import ModelStore


class Ear:
    """Hears one clip at a time."""

    def __init__(self, transcriber: Transcriber, detector: VoiceActivityDetector) -> None:
        self._transcriber = transcriber
        self._detector = detector

    def hear(self, clip: AudioClip, labels: Iterable[str] = ()) -> Transcript:
        """The words of a clip. `labels` are what is in the scene, the likeliest first."""
        clip = clip.at(SAMPLE_RATE)
        span = speech_span(self._detector.probabilities(clip), self._detector.chunk)
        if span is None:
            return silent(clip.duration_s, "nobody speaks in this recording")
        spoken, cut_s = trim(clip, span)
        prompt = priming_prompt(labels, self._transcriber.count_tokens, self._transcriber.prompt_tokens)
        return shifted(self._transcriber.transcribe(spoken, prompt), cut_s, clip.duration_s, span[0])


def load_ear(store: ModelStore | None = None, model: str = "hearing") -> Ear:
    """The ear with a model of the store; a `MissingError` says how to fetch it."""
    from assistant.models.faster_whisper import FasterWhisper
    from assistant.models.silero import Silero

    return Ear(FasterWhisper.load((store or ModelStore()).require(model)), Silero.load())
