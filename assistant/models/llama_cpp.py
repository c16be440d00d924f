"""A GGUF model through llama.cpp (`xllamacpp`): writes under a GBNF grammar, and keeps the work on a common prefix."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.models.protocols import TranslatorError

CONTEXT_TOKENS = 8192
"""Prompt and answer together."""
ANSWER_TOKENS = 256
"""A program is short; an answer that is still going on here is cut."""


class LlamaCpp:
    """A loaded model with one slot. Decoding is greedy; calls must not overlap."""

    def __init__(self, server: Any) -> None:
        self._server = server

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None, context_tokens: int = CONTEXT_TOKENS) -> LlamaCpp:
        """Load `model.gguf` from a folder of the store, about 3 s.

        The library always opens a server of its own. It is called directly and never reached over it, so the server is
        put on a socket in a private folder (on Windows: a local port) behind a key that nobody knows.
        """
        import xllamacpp

        private = tempfile.mkdtemp(prefix="deixis-")
        try:
            server = xllamacpp.Server(_parameters(xllamacpp, folder / "model.gguf", private, threads, context_tokens))
        except (RuntimeError, ValueError) as error:
            shutil.rmtree(private, ignore_errors=True)
            raise TranslatorError(
                f"The model in {folder} could not be loaded ({error}). Run: deixis models verify"
            ) from error
        model = cls(server)
        weakref.finalize(model, shutil.rmtree, private, ignore_errors=True)
        return model

    def warm(self, prompt_prefix: str) -> None:
        """Read the fixed part of the prompt ahead of the first sentence."""
        self._run(prompt_prefix, {"max_tokens": 1}, None)

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, cancel: Callable[[], bool] | None = None
    ) -> str:
        """What follows under the grammar; "" when cancelled."""
        return self._run(prompt_prefix + prompt, {"max_tokens": ANSWER_TOKENS, "grammar": grammar}, cancel)

    def _run(self, prompt: str, settings: dict[str, Any], cancel: Callable[[], bool] | None) -> str:
        pieces: list[str] = []
        failure: list[str] = []
        cancelled = False

        def on_piece(piece: dict[str, Any]) -> bool:
            nonlocal cancelled
            if "error" in piece:
                failure.append(str(piece["error"].get("message", piece["error"])))
            pieces.extend(choice.get("text") or "" for choice in piece.get("choices", ()))
            cancelled = cancel is not None and cancel()
            return cancelled

        request = {"prompt": prompt, "temperature": 0.0, "seed": 0, "cache_prompt": True, "stream": True, **settings}
        answer = self._server.handle_completions(request, on_piece)
        if isinstance(answer, dict) and "error" in answer:
            failure.append(str(answer["error"].get("message", answer["error"])))
        if failure:
            raise TranslatorError(f"The translator model refused its input: {failure[0]}.")
        return "" if cancelled else "".join(pieces)


def _parameters(library: Any, weights: Path, private: str, threads: int | None, context_tokens: int) -> Any:
    parameters = library.CommonParams()
    parameters.model.path = str(weights)
    parameters.n_ctx = context_tokens
    parameters.n_parallel = 1
    parameters.cache_ram_mib = 0
    parameters.warmup = False
    parameters.verbosity = 0
    parameters.ui = False
    parameters.offline = True
    parameters.cpuparams.n_threads = threads or min(8, os.cpu_count() or 1)
    parameters.cpuparams_batch.n_threads = threads or min(8, os.cpu_count() or 1)
    parameters.api_keys = [secrets.token_hex(32)]
    if os.name == "posix":
        parameters.hostnames = [str(Path(private) / "unused.sock")]
    return parameters
