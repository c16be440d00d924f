"""MiniLM-L6-v2 through onnxruntime: sentence vectors for matching words to labels."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.models.protocols import Floats

BATCH = 64
"""Texts run at once."""
LONGEST_TOKENS = 64
"""Labels are short; what is longer is cut."""


class MiniLM:
    """A loaded embedder. Vectors have 384 numbers and length 1."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._inputs = frozenset(entry.name for entry in session.get_inputs())

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None) -> MiniLM:
        """Load from a folder of the store."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or min(4, os.cpu_count() or 1)
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST_TOKENS)
        tokenizer.enable_padding()
        return cls(session, tokenizer)

    def embed(self, texts: Sequence[str]) -> Floats:
        """One unit vector a text. Single nouns match best as "a {noun}"."""
        if not texts:
            return np.zeros((0, 384), dtype=np.float32)
        return np.concatenate([self._batch(texts[i : i + BATCH]) for i in range(0, len(texts), BATCH)])

    def _batch(self, texts: Sequence[str]) -> Floats:
        encoded = self._tokenizer.encode_batch(list(texts))
        ids = np.array([entry.ids for entry in encoded], dtype=np.int64)
        mask = np.array([entry.attention_mask for entry in encoded], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, {name: feed[name] for name in feed if name in self._inputs})[0]
        return pooled(np.asarray(hidden, dtype=np.float32), mask)


def pooled(hidden: Floats, mask: np.ndarray[Any, np.dtype[np.int64]]) -> Floats:
    """Mean over the real tokens, then length 1. `hidden` is (n, tokens, d), `mask` (n, tokens) of 0 and 1."""
    weights = mask[:, :, None].astype(np.float32)
    mean = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
    length = np.linalg.norm(mean, axis=1, keepdims=True)
    return np.asarray(mean / np.maximum(length, 1e-12), dtype=np.float32)
