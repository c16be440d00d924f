"""Any causal language model of `transformers` (the extra `[torch]`): writes under a GBNF grammar through `xgrammar`."""

from __future__ import annotations

import copy
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.models.offline import stay_offline
from assistant.models.texts import Ending, TranslatorError, Written
from scene.errors import MissingError

ANSWER_TOKENS = 256
"""A program is short; an answer that is still going on here counts as none."""


@dataclass(frozen=True, eq=False)
class _Read:
    """Tokens that the model has read, and its work on them."""

    ids: tuple[int, ...]
    """The tokens."""
    keys: Any
    """The cache of keys and values after the last of them."""


class TransformersLM:
    """A loaded model on the processor, in 32-bit floats. Decoding is greedy; calls must not overlap."""

    def __init__(self, model: Any, tokenizer: Any, *, answer_tokens: int = ANSWER_TOKENS) -> None:
        import xgrammar

        self._model = model
        self._tokenizer = tokenizer
        self._answer_tokens = answer_tokens
        self._stops = _stop_tokens(model, tokenizer)
        self._vocabulary = int(model.config.get_text_config().vocab_size)
        info = xgrammar.TokenizerInfo.from_huggingface(
            tokenizer, vocab_size=self._vocabulary, stop_token_ids=list(self._stops)
        )
        self._compiler = xgrammar.GrammarCompiler(info, max_threads=min(8, os.cpu_count() or 1))
        self._prefix: _Read | None = None
        named = inspect.signature(model.forward).parameters
        self._last_only = {"logits_to_keep": 1} if "logits_to_keep" in named else {}

    @classmethod
    def load(cls, name: str, *, answer_tokens: int = ANSWER_TOKENS) -> TransformersLM:
        """Load a folder, or a model of the hub that is in the hub's cache on this machine; nothing is downloaded."""
        stay_offline()
        try:
            import torch
            import transformers
            import xgrammar  # noqa: F401
        except ImportError as error:
            raise MissingError(
                f"The translator 'transformers:{name}' needs torch, transformers and xgrammar, and {error.name} is not "
                "installed. Run: pip install 'deixis[torch]', or use the translator 'translator'."
            ) from error
        try:
            tokenizer = transformers.AutoTokenizer.from_pretrained(name, local_files_only=True)
            model = transformers.AutoModelForCausalLM.from_pretrained(
                name, local_files_only=True, dtype=torch.float32, use_safetensors=True
            )
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise MissingError(_cannot_load(name, error)) from error
        return cls(model.eval(), tokenizer, answer_tokens=answer_tokens)

    def warm(
        self, prompt_prefix: str, *, fixed: str = "", cancel: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Read a prefix ahead of the first sentence, at one go; nothing is kept on disk."""
        self._read_prefix(self._encode(prompt_prefix))

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, *, favour: Mapping[str, float] = MappingProxyType({}),
        end: Ending | None = None, cancel: Callable[[], bool] | None = None,
    ) -> Written:
        """What follows under the grammar, up to the end of its line; empty when cancelled or when it does not end."""
        import torch
        import xgrammar

        matcher = xgrammar.GrammarMatcher(self._compile(grammar))
        mask = xgrammar.allocate_token_bitmask(1, self._vocabulary)
        bias = self._bias(favour)
        ids = self._encode(prompt_prefix + prompt)
        read = self._read_prefix(_common(self._encode(prompt_prefix), ids[:-1]))
        read = _Read(read.ids, copy.deepcopy(read.keys))
        todo, written, likely = ids[len(read.ids) :], list[int](), list[float]()
        unread = len(todo)
        with torch.inference_mode():
            while len(written) <= self._answer_tokens and not (cancel is not None and cancel()):
                read, logits = self._step(read, todo)
                held = logits.log_softmax(-1)[0]
                logits = logits + bias
                matcher.fill_next_token_bitmask(mask)
                xgrammar.apply_token_bitmask_inplace(logits, mask)
                token = int(logits.argmax())
                if not matcher.accept_token(token):
                    return Written("")
                likely.append(float(held[token]))
                if not matcher.is_terminated():
                    written.append(token)
                text = self._tokenizer.decode(written, clean_up_tokenization_spaces=False)
                rest = end(text, likely) if end is not None else None
                text += rest or ""
                if rest is not None or matcher.is_terminated() or "\n" in text:
                    return Written(text.partition("\n")[0], tuple(likely), unread)
                todo = (token,)
        return Written("")

    def _bias(self, favour: Mapping[str, float]) -> Any:
        """What is added to the logits: each favoured word's amount at its first token."""
        import torch

        bias = torch.zeros(1, self._vocabulary)
        for word, amount in favour.items():
            bias[0, self._tokenizer(f" {word}", add_special_tokens=False)["input_ids"][:1]] += amount
        return bias

    def _compile(self, grammar: str) -> Any:
        try:
            return self._compiler.compile_grammar(grammar)
        except RuntimeError as error:
            reason = str(error).strip().splitlines()[-1]
            raise TranslatorError(f"The translator model refused its grammar: {reason}") from error

    def _encode(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer(text)["input_ids"]) if text else ()

    def _read_prefix(self, ids: tuple[int, ...]) -> _Read:
        """The work on these tokens, kept from the call before as far as they begin the same."""
        import torch

        if self._prefix is None or self._prefix.ids != ids:
            before = self._prefix or _Read((), None)
            same = _common(before.ids, ids)
            if same and len(same) == len(ids):
                same = same[:-1]
            if len(same) < len(before.ids):
                before = _cropped(before, same)
            self._prefix = before
            if ids:
                with torch.inference_mode():
                    self._prefix = self._step(before, ids[len(before.ids) :])[0]
        return self._prefix

    def _step(self, read: _Read, ids: Sequence[int]) -> tuple[_Read, Any]:
        """Read on; the logits of what may follow, shape (1, vocabulary)."""
        import torch

        every = (*read.ids, *ids)
        out = self._model(
            input_ids=torch.tensor([list(ids)]),
            attention_mask=torch.ones(1, len(every), dtype=torch.long),
            past_key_values=read.keys,
            use_cache=True,
            **self._last_only,
        )
        return _Read(every, out.past_key_values), out.logits[:, -1].float()


def _cropped(read: _Read, ids: tuple[int, ...]) -> _Read:
    """The work on the beginning of what was read; from nothing where this kind of cache cannot be cut."""
    if not ids or not hasattr(read.keys, "crop"):
        return _Read((), None)
    read.keys.crop(len(ids) - len(read.ids))
    return _Read(ids, read.keys)


def _common(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[int, ...]:
    """How two texts of tokens both begin: the prompt may join the last letters of the prefix into another token."""
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length]:
        length += 1
    return first[:length]


def _stop_tokens(model: Any, tokenizer: Any) -> tuple[int, ...]:
    """The tokens that end an answer."""
    stops = model.generation_config.eos_token_id if model.generation_config is not None else None
    stops = tokenizer.eos_token_id if stops is None else stops
    if stops is None:
        raise TranslatorError("The model has no token that ends a text, so it cannot write a program. Take another.")
    return tuple(stops) if isinstance(stops, list | tuple) else (int(stops),)


def _cannot_load(name: str, error: Exception) -> str:
    """Why a model is not here, and what to do."""
    if Path(name).is_dir():
        reason = str(error).strip().splitlines()[0]
        return f"The folder {name!r} does not hold a causal language model that transformers can load ({reason})."
    return (
        f"The model {name!r} is neither a folder nor in the hub's cache on this machine, and nothing is fetched in "
        f"silence. Give the folder of a causal language model, or run: hf download {name}"
    )
