"""OpenAI's own Whisper on torch (the extra `[torch]`): an ear from a checkpoint file of yours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.hearing.audio import SAMPLE_RATE, AudioClip
from assistant.hearing.guards import believable, collapse_loops
from assistant.hearing.transcript import Transcript, Word, silent
from assistant.models.offline import stay_offline
from scene.errors import MissingError, UsageError


class OpenAIWhisper:
    """A loaded checkpoint. Decoding is greedy, so the same clip always gives the same words."""

    prompt_tokens = 220

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self._model = model
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, checkpoint: Path) -> OpenAIWhisper:
        """Load a `.pt` file such as OpenAI publishes; nothing is downloaded."""
        if not checkpoint.is_file():
            raise UsageError(
                f"There is no Whisper checkpoint {str(checkpoint)!r}. Give the path of a .pt file, "
                "or use the model 'hearing'."
            )
        stay_offline()
        try:
            import whisper
        except ImportError as error:
            raise MissingError(
                "OpenAI's Whisper is not installed. Run: pip install 'deixis[torch]', or use the model 'hearing'."
            ) from error
        model = whisper.load_model(str(checkpoint), device="cpu")
        tokenizer = whisper.tokenizer.get_tokenizer(model.is_multilingual, num_languages=model.num_languages)
        return cls(model, tokenizer)

    def count_tokens(self, text: str) -> int:
        """Tokens of a text in Whisper's own vocabulary."""
        return len(self._tokenizer.encode(text))

    def transcribe(self, clip: AudioClip, prompt: str = "") -> Transcript:
        """One greedy pass in 32-bit floats."""
        clip = clip.at(SAMPLE_RATE)
        result = self._model.transcribe(
            clip.samples,
            language="en",
            temperature=0.0,
            condition_on_previous_text=False,
            initial_prompt=prompt or None,
            word_timestamps=True,
            fp16=False,
            verbose=None,
        )
        said = [part for part in result["segments"] if believable(part["no_speech_prob"], part["avg_logprob"])]
        words = collapse_loops([_word(word) for part in said for word in part.get("words", ())])
        if not words:
            return silent(clip.duration_s, "no words were heard")
        return Transcript(" ".join(word.text for word in words), words, result["language"], clip.duration_s)


def _word(word: dict[str, Any]) -> Word:
    return Word(word["word"].strip(), float(word["start"]), float(word["end"]), float(word["probability"]))
