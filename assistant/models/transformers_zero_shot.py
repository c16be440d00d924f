"""Any CLIP or SigLIP model of `transformers` (the extra `[torch]`): how well pictures agree with sentences.

The pictures are made ready by the processors of `transformers` that need Pillow and numpy alone
(`CLIPImageProcessorPil`, `SiglipImageProcessorPil`, `Siglip2ImageProcessorPil`): torchvision is not used.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from assistant.models.offline import stay_offline
from assistant.models.protocols import Floats
from scene.errors import MissingError

Kind = Literal["clip", "siglip", "siglip2"]
Pixels = NDArray[np.uint8]
"""(height, width, 3) a picture, sRGB."""
Prompts = Sequence[Sequence[str]]
"""For each label, the sentences that say it; their meanings are averaged."""
BATCH = 16
"""Pictures run at once; sentences four times as many."""


class ZeroShotModel:
    """A loaded model on the processor, in 32-bit floats. Calls must not overlap."""

    def __init__(self, model: Any, tokenizer: Any, processor: Any, name: str = "") -> None:
        self.name = name
        """The folder or the name on the hub that it was loaded from."""
        self.kind: Kind = model.config.model_type
        """Which family it is of."""
        self._model = model
        self._tokenizer = tokenizer
        self._processor = processor
        self._known: dict[tuple[str, ...], Floats] = {}

    @classmethod
    def load(cls, name: str) -> ZeroShotModel:
        """Load a folder, or a model of the hub that is in the hub's cache on this machine; nothing is downloaded."""
        stay_offline()
        try:
            import sentencepiece  # noqa: F401 - SigLIP's tokenizer reads its file with it
            import torch
            import transformers
        except ImportError as error:
            raise MissingError(
                f"The zero-shot model {name!r} needs torch, transformers and sentencepiece, and {error.name} is not "
                "installed. Run: pip install 'deixis[torch]'"
            ) from error
        transformers.utils.logging.set_verbosity_error()
        transformers.utils.logging.disable_progress_bar()
        here = {"local_files_only": True}
        try:
            config = transformers.AutoConfig.from_pretrained(name, **here)
        except Exception as error:  # a broken file makes the libraries raise anything
            raise MissingError(_not_here(name, error)) from error
        if config.model_type not in get_args(Kind):
            raise MissingError(
                f"The model {name!r} is of the kind {config.model_type!r}, which does not compare pictures with words: "
                f"expected one of {', '.join(get_args(Kind))}"
            )
        try:
            model, loaded = transformers.AutoModel.from_pretrained(
                name, dtype=torch.float32, use_safetensors=True, output_loading_info=True, **here
            )
            tokenizer = transformers.AutoTokenizer.from_pretrained(name, **here)
            processor = transformers.AutoImageProcessor.from_pretrained(name, backend="pil", **here)
        except Exception as error:  # a broken file makes the libraries raise anything
            raise MissingError(_incomplete(name, _first_line(error))) from error
        if loaded["missing_keys"]:
            missing = sorted(loaded["missing_keys"])
            raise MissingError(_incomplete(name, f"{len(missing)} of its weights are missing, such as {missing[0]}"))
        known, wanted = len(tokenizer), int(config.text_config.vocab_size)
        if known < wanted / 2:
            raise MissingError(_incomplete(name, f"its tokenizer knows {known} of {wanted} pieces of words"))
        return cls(model.eval(), tokenizer, processor, name)

    @property
    def exclusive(self) -> bool:
        """Whether the labels compete (CLIP); else each is judged by itself, and all may be wrong (SigLIP)."""
        return self.kind == "clip"

    def logits(self, images: Sequence[Pixels], prompts: Prompts) -> Floats:
        """(n, k) how well each picture agrees with each label, scaled and shifted as the model was trained."""
        return self.compare(self.image_features(images), self.text_features(prompts))

    def probabilities(self, images: Sequence[Pixels], prompts: Prompts) -> Floats:
        """(n, k) as the model means them: CLIP's rows sum to 1, SigLIP judges each label by itself."""
        logits = self.logits(images, prompts)
        if self.exclusive:
            return softmax(logits)
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -80, 80))), dtype=np.float32)

    def compare(self, images: Floats, texts: Floats) -> Floats:
        """(n, k) logits of features, (n, d) and (k, d) of length 1: cosines times the scale, and SigLIP's bias."""
        scale = float(self._model.logit_scale.detach().exp())
        bias = 0.0 if self.exclusive else float(self._model.logit_bias.detach())
        return np.asarray(images @ texts.T * scale + bias, dtype=np.float32)

    def image_features(self, images: Sequence[Pixels]) -> Floats:
        """(n, d) of length 1."""
        batches = [self._images(images[i : i + BATCH]) for i in range(0, len(images), BATCH)]
        return np.concatenate(batches) if batches else np.zeros((0, self._width), dtype=np.float32)

    def text_features(self, prompts: Prompts) -> Floats:
        """(k, d) of length 1: the mean over the sentences of each label. They are kept for the next call."""
        keys = [tuple(group) for group in prompts]
        missing = [key for key in dict.fromkeys(keys) if key not in self._known]
        sentences = [sentence for key in missing for sentence in key]
        step = 4 * BATCH
        found = [self._texts(sentences[i : i + step]) for i in range(0, len(sentences), step)]
        if found:
            ends = np.cumsum([len(key) for key in missing])[:-1]
            for key, rows in zip(missing, np.split(np.concatenate(found), ends), strict=True):
                self._known[key] = unit(rows.mean(axis=0, keepdims=True))[0]
        return np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, self._width), dtype=np.float32)

    @property
    def _width(self) -> int:
        config = self._model.config
        return int(config.projection_dim if self.kind == "clip" else config.text_config.hidden_size)

    def _images(self, images: Sequence[Pixels]) -> Floats:
        import torch

        ready = self._processor([np.ascontiguousarray(image) for image in images], return_tensors="pt",
                                input_data_format="channels_last")
        with torch.inference_mode():
            return unit(self._model.get_image_features(**ready).pooler_output.numpy())

    def _texts(self, sentences: Sequence[str]) -> Floats:
        """SigLIP was trained on lines filled up to 64 tokens, with the filling read too; CLIP's is hidden."""
        import torch

        longest = int(self._model.config.text_config.max_position_embeddings)
        ready = self._tokenizer(
            list(sentences), padding=True if self.exclusive else "max_length", truncation=True, max_length=longest,
            return_tensors="pt",
        )
        names = ("input_ids", "attention_mask") if self.exclusive else ("input_ids",)
        with torch.inference_mode():
            return unit(self._model.get_text_features(**{k: ready[k] for k in names}).pooler_output.numpy())


def unit(rows: Floats) -> Floats:
    """The rows at length 1."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12), dtype=np.float32)


def softmax(logits: Floats) -> Floats:
    """Each row as shares that sum to 1."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True)) if logits.size else logits
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")


def _incomplete(name: str, reason: str) -> str:
    return f"The model {name!r} is incomplete or damaged ({reason}). Copy or download the whole of it again."


def _not_here(name: str, error: Exception) -> str:
    if Path(name).is_dir():
        return (f"The folder {name!r} holds no model that transformers can read ({_first_line(error)}): expected the "
                "config.json, weights, tokenizer and preprocessor_config.json of a CLIP or SigLIP model")
    return (f"The model {name!r} is neither a folder nor in the hub's cache on this machine, and nothing is fetched in "
            f"silence. Give the folder of a CLIP or SigLIP model, or run: hf download {name}")
