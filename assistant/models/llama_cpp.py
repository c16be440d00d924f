"""A GGUF model through llama.cpp (`xllamacpp`): writes under a GBNF grammar, and keeps the work on a common prefix."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.models.llama_state import KeptWork
from assistant.models.texts import Ending, TranslatorError, Written

CONTEXT_TOKENS = 8192
"""Prompt and answer together."""
ANSWER_TOKENS = 128
"""A program is short; an answer that is still going on here is cut."""
BATCH_TOKENS = 256
"""So many tokens are read at once: after each batch a long reading tells how far it is, and can be cancelled."""
ATTENTION = "LLAMA_FLASH_ATTN_TYPE_DISABLED"
"""The library's other way takes a tenth more of a processor's time."""
NEVER = -100.0
"""Added to the logit of a token that is not to be written."""
SPELT = 4.0
"""How much less a word is favoured when it is spelled in pieces."""
SOCKET = "own.sock"
"""The name of the socket of the library's own server."""


class LlamaCpp:
    """A loaded model with one slot. Decoding is greedy; calls must not overlap."""

    def __init__(self, server: Any, work: KeptWork) -> None:
        self._server = server
        self._work = work
        self._fixed = ""
        self._starts: dict[str, tuple[tuple[str, int], ...]] = {}

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None, context_tokens: int = CONTEXT_TOKENS) -> LlamaCpp:
        """Load `model.gguf` from a folder of the store, about 3 s.

        The library always opens a server of its own. It is put on a socket in a private folder (on Windows: a local
        port) behind a key that nobody knows, and is asked over it for nothing but to keep its work on a prefix.
        """
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # its threads wait without burning what others need
        import xllamacpp

        private = Path(tempfile.mkdtemp(prefix="deixis-"))
        weights = folder / "model.gguf"
        parameters = _parameters(xllamacpp, weights, private, folder / "read", threads, context_tokens)
        try:
            server = xllamacpp.Server(parameters)
            stat = weights.stat()
        except (RuntimeError, ValueError, OSError) as error:
            shutil.rmtree(private, ignore_errors=True)
            raise TranslatorError(
                f"The model in {folder} could not be loaded ({error}). Run: deixis models verify"
            ) from error
        made_with = f"{xllamacpp.__version__} {stat.st_size} {stat.st_mtime_ns} {context_tokens} {ATTENTION}"
        address = private / SOCKET if os.name == "posix" else None
        model = cls(server, KeptWork(folder / "read", address, parameters.api_keys[0], made_with))
        weakref.finalize(model, shutil.rmtree, private, ignore_errors=True)
        return model

    def warm(
        self, prompt_prefix: str, *, fixed: str = "", cancel: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Read a prefix ahead; the work on `fixed`, its beginning, is kept on disk from run to run."""
        if fixed and fixed != self._fixed and not self._work.restore(fixed):
            self._run(fixed, {"max_tokens": 1, "return_progress": progress is not None}, cancel, progress)
            if cancel is not None and cancel():
                return
            self._work.keep(fixed)
        self._fixed = fixed or self._fixed
        self._run(prompt_prefix, {"max_tokens": 1}, cancel)

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, *, favour: Mapping[str, float] = MappingProxyType({}),
        end: Ending | None = None, cancel: Callable[[], bool] | None = None,
    ) -> Written:
        """What follows under the grammar, up to the end of its line; empty when cancelled."""
        settings = {
            "max_tokens": ANSWER_TOKENS, "grammar": grammar, "stop": ["\n"], "logprobs": 1, "timings_per_token": True,
            "logit_bias": self._bias(favour, grammar),
        }  # fmt: skip
        return self._run(prompt_prefix + prompt, settings, cancel, end=end)

    def _bias(self, favour: Mapping[str, float], grammar: str) -> list[list[float | str]]:
        """What is added to the logits of tokens, as the library takes it.

        A grammar lets a word be spelled in other tokens than its own, " no" and "thing". So all that a word can begin
        with are favoured alike, its own token a little more; what several words begin with as the most favoured of
        them, and what is a word of the grammar itself, like " a", not at all. A space alone is barred, since any word
        could follow it.
        """
        amounts = dict.fromkeys(self._work.tokens(" "), NEVER) if favour else {}
        if not amounts:  # the library's server cannot be asked
            return [[f" {word}", amount] for word, amount in favour.items()]
        words = frozenset(re.findall(r"[A-Za-z]+", grammar))
        for word, amount in favour.items():
            for piece, token in self._beginnings(word):
                if piece == word or piece not in words:
                    favoured = amount if piece == word else amount - SPELT
                    amounts[token] = max(favoured, amounts.get(token, favoured))
        return [[token, amount] for token, amount in amounts.items()]

    def _beginnings(self, word: str) -> tuple[tuple[str, int], ...]:
        """The pieces that a word, with the space before it, can begin with, each with its token; its own comes last."""
        if word not in self._starts:
            own = self._work.tokens(f" {word}")
            begun = [(word[:length], self._work.tokens(f" {word[:length]}")) for length in range(1, len(word))]
            pieces = ((piece, tokens[0]) for piece, tokens in begun if len(tokens) == 1 and tokens[0] != own[0])
            self._starts[word] = (*pieces, (word, own[0])) if own else ()
        return self._starts[word]

    def _run(
        self, prompt: str, settings: dict[str, Any], cancel: Callable[[], bool] | None,
        progress: Callable[[int, int], None] | None = None, end: Ending | None = None,
    ) -> Written:
        pieces: list[str] = []
        likely: list[float] = []
        read = 0
        failure: list[str] = []
        cancelled = ended = False

        def on_piece(piece: dict[str, Any]) -> bool:
            nonlocal cancelled, ended, read
            if ended:
                return True
            if "error" in piece:
                failure.append(str(piece["error"].get("message", piece["error"])))
            if progress is not None and "prompt_progress" in piece:
                progress(piece["prompt_progress"]["processed"], piece["prompt_progress"]["total"])
            read = piece.get("timings", {}).get("prompt_n", read)
            for choice in piece.get("choices", ()):
                pieces.append(choice.get("text") or "")
                likely.extend(token["logprob"] for token in (choice.get("logprobs") or {}).get("content", ()))
            rest = end("".join(pieces), likely) if end is not None else None
            if rest is not None:
                pieces.append(rest)
                ended = True
            cancelled = cancel is not None and cancel()
            return cancelled or ended

        request = {"prompt": prompt, "temperature": 0.0, "seed": 0, "cache_prompt": True, "stream": True, **settings}
        answer = self._server.handle_completions(request, on_piece)
        if isinstance(answer, dict) and "error" in answer:
            failure.append(str(answer["error"].get("message", answer["error"])))
        if failure:
            raise TranslatorError(f"The translator model refused its input: {failure[0]}.")
        return Written("") if cancelled else Written("".join(pieces).rstrip("\n"), tuple(likely), read)


def _parameters(
    library: Any, weights: Path, private: Path, read: Path, threads: int | None, context_tokens: int
) -> Any:
    parameters = library.CommonParams()
    parameters.model.path = str(weights)
    parameters.n_ctx = context_tokens
    parameters.n_batch = BATCH_TOKENS
    parameters.n_parallel = 1
    parameters.cache_ram_mib = 0
    parameters.warmup = False
    parameters.flash_attn_type = getattr(library.llama_flash_attn_type, ATTENTION)
    parameters.verbosity = 0
    parameters.ui = False
    parameters.offline = True
    parameters.cpuparams.n_threads = threads or min(8, os.cpu_count() or 1)
    parameters.cpuparams_batch.n_threads = threads or min(8, os.cpu_count() or 1)
    parameters.api_keys = [secrets.token_hex(32)]
    if os.name == "posix":
        parameters.hostnames = [str(private / SOCKET)]
        parameters.slot_save_path = f"{read}{os.sep}"
    return parameters
