"""Folders of tiny CLIP and SigLIP models with random weights, each with a tokenizer learnt from a few lines."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

KINDS = ("clip", "siglip", "siglip2")
SENTENCES = ["a photo of a mug", "a photo of a chair", "a very large wooden wardrobe with two doors", "mug"]
LINES = [*SENTENCES, "a 3d render of a table lamp", "thing 0 1 2 3 4 5 6 7 8 9", "abcdefghijklmnopqrstuvwxyz"] * 4


def make_folder(kind: str, folder: Path, *, seed: int = 0) -> Path:
    """A whole model of this kind: configuration, weights, tokenizer, processor."""
    torch = pytest.importorskip("torch", reason="the extra [torch] is not installed")
    transformers = pytest.importorskip("transformers", reason="the extra [torch] is not installed")
    pytest.importorskip("sentencepiece", reason="the extra [torch] is not installed")
    tokenizer = {"clip": _clip_tokenizer, "siglip": _siglip_tokenizer, "siglip2": _siglip2_tokenizer}[kind](folder)
    text = {"vocab_size": len(tokenizer), "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2,
            "num_attention_heads": 2, "bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id,
            "pad_token_id": tokenizer.pad_token_id}
    vision = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2,
              "patch_size": 8}
    size = {"clip": {"projection_dim": 32}, "siglip": {"projection_size": 32}, "siglip2": {"projection_size": 32}}[kind]
    vision |= {"num_patches": 16} if kind == "siglip2" else {"image_size": 32}
    name = {"clip": "CLIP", "siglip": "Siglip", "siglip2": "Siglip2"}[kind]
    config: Any = getattr(transformers, f"{name}Config")(
        text_config=text | (size if kind != "clip" else {}), vision_config=vision, **(size if kind == "clip" else {})
    )
    torch.manual_seed(seed)
    model = transformers.AutoModel.from_config(config)
    with torch.no_grad():
        for weights in model.parameters():
            if weights.ndim > 1:
                weights.normal_(std=0.3)
        model.logit_scale.fill_(2.0)
        if kind != "clip":
            model.logit_bias.fill_(-1.5)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    _processor(transformers, kind).save_pretrained(folder)
    return folder


def _processor(transformers: Any, kind: str) -> Any:
    if kind == "clip":
        return transformers.CLIPImageProcessorPil(
            size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32}
        )
    if kind == "siglip":
        return transformers.SiglipImageProcessorPil(size={"height": 32, "width": 32})
    return transformers.Siglip2ImageProcessorPil(patch_size=8, max_num_patches=16)


def _clip_tokenizer(_folder: Path) -> Any:
    import transformers
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    learner = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    learner.normalizer = normalizers.Lowercase()
    learner.pre_tokenizer = pre_tokenizers.Whitespace()
    special = ["<|startoftext|>", "<|endoftext|>"]
    learner.train_from_iterator(LINES, trainers.BpeTrainer(
        vocab_size=200, special_tokens=special, end_of_word_suffix="</w>", show_progress=False))
    state = json.loads(learner.to_str())["model"]
    merges = [tuple(pair) for pair in state["merges"]]
    return transformers.CLIPTokenizer(vocab=state["vocab"], merges=merges)


def _siglip_tokenizer(folder: Path) -> Any:
    import sentencepiece
    import transformers

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES), model_writer=written, vocab_size=80, hard_vocab_limit=False,
        model_type="unigram", pad_id=0, eos_id=1, unk_id=2, bos_id=-1,
        eos_piece="</s>", pad_piece="<pad>", minloglevel=2,
    )
    (folder / "spiece.model").write_bytes(written.getvalue())
    return transformers.SiglipTokenizer(vocab_file=str(folder / "spiece.model"))


def _siglip2_tokenizer(_folder: Path) -> Any:
    import transformers
    from tokenizers import Tokenizer, models, normalizers, trainers

    learner = Tokenizer(models.BPE())
    learner.normalizer = normalizers.Replace(" ", "▁")
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", *(f"<0x{n:02X}>" for n in range(256))]
    learner.train_from_iterator(LINES, trainers.BpeTrainer(
        vocab_size=420, special_tokens=special, show_progress=False))
    state = json.loads(learner.to_str())["model"]
    merges = [tuple(pair) for pair in state["merges"]]
    return transformers.Siglip2Tokenizer(vocab=state["vocab"], merges=merges, padding_side="right")
