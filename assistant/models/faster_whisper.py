"""Whisper through faster-whisper (CTranslate2): the default ear."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.hearing.audio import SAMPLE_RATE, AudioClip
from assistant.hearing.guards import believable, collapse_loops
from assistant.hearing.transcript import Transcript, Word, silent
from assistant.models.offline import stay_offline

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

TAIL_S = 0.6
"""A window whose words reach this close to the end of the clip is the last: Whisper invents words for what is left."""


class FasterWhisper:
    """A loaded Whisper model. Decoding is greedy, so the same clip always gives the same words."""

    prompt_tokens = 220

    def __init__(self, model: WhisperModel, language: str | None = "en") -> None:
        self._model = model
        self._language = language

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None, language: str | None = "en") -> FasterWhisper:
        """Load from a folder of the store; nothing is looked up anywhere else.

        With `language` None a multilingual model finds the language of each clip itself, at the cost of another pass.
        """
        stay_offline()
        from faster_whisper import WhisperModel

        threads = threads or min(4, os.cpu_count() or 1)
        model = WhisperModel(
            str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
        )
        return cls(model, language)

    def count_tokens(self, text: str) -> int:
        """Tokens of a text in Whisper's own vocabulary."""
        return len(self._model.hf_tokenizer.encode(text, add_special_tokens=False).ids)

    def transcribe(self, clip: AudioClip, prompt: str = "") -> Transcript:
        """One greedy pass; a second window is decoded only when the first left speech unread."""
        clip = clip.at(SAMPLE_RATE)
        segments, info = self._model.transcribe(
            clip.samples,
            language=self._language,
            beam_size=1,
            temperature=0.0,
            condition_on_previous_text=False,
            initial_prompt=prompt or None,
            word_timestamps=True,
        )
        words: list[Word] = []
        doubted = False
        for segment in segments:
            if believable(segment.no_speech_prob, segment.avg_logprob):
                words += [_word(word) for word in segment.words or ()]
            else:
                doubted = True
            if segment.end >= clip.duration_s - TAIL_S:
                break
        if not words:
            reason = "what was heard is not clear enough to be words" if doubted else "no words were heard"
            return silent(clip.duration_s, reason)
        kept = collapse_loops(words)
        return Transcript(" ".join(word.text for word in kept), kept, info.language, clip.duration_s)


def _word(word: Any) -> Word:
    return Word(word.word.strip(), float(word.start), float(word.end), float(word.probability))
