"""The transformers backend with tiny models of random weights, which write nonsense but for the grammar."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.models.protocols import TranslatorError
from assistant.models.transformers_lm import TransformersLM
from assistant.translators import translator_by_name
from scene.errors import MissingError, UsageError

pytestmark = pytest.mark.models

COMMANDS = """
root ::= verb "(" thing ")" ("; " verb "(" thing ")"){0,2}
verb ::= "hide" | "show" | "find"
thing ::= "the(" [a-c] ")" | "all(" ("mug" | "lamp") (", plural")? ")"
"""
SEEDS = 3
ANSWER = r"(hide|show|find)\((the\([a-c]\)|all\((mug|lamp)(, plural)?\))\)"
PREFIX = "Said: hide the lamp\nProgram: hide(the(lamp))\n\n"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of randomly initialised models of two kinds, each with a tokenizer learnt from a few lines."""
    torch = pytest.importorskip("torch", reason="the extra [torch] is not installed")
    transformers = pytest.importorskip("transformers", reason="the extra [torch] is not installed")
    pytest.importorskip("xgrammar", reason="the extra [torch] is not installed")
    tokenizer = tiny_tokenizer(transformers)
    sizes = {"vocab_size": len(tokenizer) + 5, "eos_token_id": tokenizer.eos_token_id, "bos_token_id": None}
    made = {}
    for seed in range(SEEDS):
        configs: dict[str, Any] = {
            "gpt2": transformers.GPT2Config(**sizes, n_positions=512, n_embd=32, n_layer=2, n_head=2),
            "llama": transformers.LlamaConfig(
                **sizes, max_position_embeddings=512, hidden_size=32, intermediate_size=64,
                num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=1,
            ),
        }  # fmt: skip
        for kind, config in configs.items():
            torch.manual_seed(seed)
            folder = tmp_path_factory.mktemp(f"{kind}-{seed}")
            transformers.AutoModelForCausalLM.from_config(config).save_pretrained(folder)
            tokenizer.save_pretrained(folder)
            made[f"{kind}-{seed}"] = folder
    return made


def tiny_tokenizer(transformers: Any) -> Any:
    """A byte-level tokenizer, so that any text can be written, with longer tokens that cross the grammar's joints."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    letters = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=320, special_tokens=["<end>"], initial_alphabet=letters, show_progress=False
    )
    tokenizer.train_from_iterator([PREFIX, "show(all(mug, plural)); find(the(a)); hide(the(b))"] * 4, trainer)
    return transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<end>")


NAMES = [f"{kind}-{seed}" for kind in ("gpt2", "llama") for seed in range(SEEDS)]


@pytest.mark.parametrize("name", NAMES)
def test_what_it_writes_is_a_sentence_of_the_grammar(folders: dict[str, Path], name: str) -> None:
    model = TransformersLM.load(str(folders[name]))
    wanted = re.compile(rf"{ANSWER}(; {ANSWER}){{0,2}}")
    sentences = ("hide b", "Grüße ☃", "", "x" * 90)
    answers = [model.complete(PREFIX, f"Said: {said}\nProgram: ", COMMANDS).text for said in sentences]
    assert all(wanted.fullmatch(answer) for answer in answers), answers


def test_without_the_grammar_it_writes_nonsense(folders: dict[str, Path]) -> None:
    wanted = re.compile(ANSWER)
    models = [TransformersLM.load(str(folders[name]), answer_tokens=2000) for name in NAMES[:3]]
    answers = [model.complete(PREFIX, "Said: hide b\nProgram: ", 'root ::= [ -~]{8}').text for model in models]
    assert all(len(answer) == 8 and not wanted.match(answer) for answer in answers), answers


@pytest.mark.parametrize("name", ["gpt2-1", "gpt2-2", "llama-0"])
def test_it_writes_programs_under_the_grammar_of_a_sentence(folders: dict[str, Path], name: str) -> None:
    from assistant.language.offering import offer_of
    from assistant.language.outcome import SceneVocabulary
    from assistant.language.plain import NOTHING, in_full, plain_grammar, read

    model = TransformersLM.load(str(folders[name]), answer_tokens=300)
    vocabulary = SceneVocabulary(("mug", "desk", "sofa"), ("kitchen",))
    ended = 0
    for said in ("hide the red mug", "put both mugs on the desk by the sofa", "how big is the sofa"):
        offer = offer_of(said, vocabulary)
        answer = in_full(model.complete("", ">", plain_grammar(offer)).text.strip(), offer)
        ended += bool(answer)
        assert answer in ("", NOTHING) or read(answer, vocabulary) is not None
    assert ended


def test_the_prefix_only_saves_work(folders: dict[str, Path]) -> None:
    for name in ("gpt2-0", "llama-0"):
        kept, fresh = TransformersLM.load(str(folders[name])), TransformersLM.load(str(folders[name]))
        kept.warm(PREFIX)
        for said in ("hide the lamp", "show all mugs", "hide the lamp"):
            prompt = f"Said: {said}\nProgram: "
            assert kept.complete(PREFIX, prompt, COMMANDS).text == fresh.complete("", PREFIX + prompt, COMMANDS).text


def test_a_prefix_that_goes_on_otherwise_is_read_from_there(folders: dict[str, Path]) -> None:
    for name in ("gpt2-1", "llama-1"):
        kept, fresh = TransformersLM.load(str(folders[name])), TransformersLM.load(str(folders[name]))
        for room in ("mugs", "lamps and rugs", "", "mugs"):
            prefix = f"{PREFIX}Room: {room}\n"
            kept.warm(prefix, fixed=PREFIX)
            written = kept.complete(prefix, "Said: hide b\nProgram: ", COMMANDS)
            assert written.text == fresh.complete("", f"{prefix}Said: hide b\nProgram: ", COMMANDS).text
            assert written.tokens_read < 30


def test_it_stops_at_the_end_of_the_line_and_tells_how_sure_it_was(folders: dict[str, Path]) -> None:
    model = TransformersLM.load(str(folders["llama-0"]))
    written = model.complete(PREFIX, "Said: hide b\nProgram: ", 'root ::= "hide(b)" "\\n" "never"')
    assert written.text == "hide(b)"
    assert written.token_log_probabilities
    assert all(likely <= 0 for likely in written.token_log_probabilities)


def test_a_favoured_word_is_written_sooner(folders: dict[str, Path]) -> None:
    model = TransformersLM.load(str(folders["llama-0"]))
    grammar = 'root ::= " hide" | " show" | " find"'
    for word in ("hide", "show", "find"):
        assert model.complete(PREFIX, "Said: hide b\nProgram:", grammar, favour={word: 80.0}).text == f" {word}"


def test_what_must_follow_is_not_written(folders: dict[str, Path]) -> None:
    from assistant.language.remaining import Remaining

    grammar = 'root ::= " " ("hide lamp" | "show lamp") "\\n"\n'
    for name in NAMES:
        model, remaining = TransformersLM.load(str(folders[name])), Remaining(grammar)
        whole = model.complete(PREFIX, "Said: hide b\nProgram:", grammar)
        short = model.complete(
            PREFIX, "Said: hide b\nProgram:", grammar, end=lambda text, _, open=remaining: open.end(text)
        )
        assert short.text == whole.text
        written = len(short.token_log_probabilities)
        assert 0 < written < len(whole.token_log_probabilities)
        assert short.token_log_probabilities == pytest.approx(whole.token_log_probabilities[:written], abs=1e-4)


def test_it_can_be_cancelled_and_gives_up(folders: dict[str, Path]) -> None:
    model = TransformersLM.load(str(folders["gpt2-0"]), answer_tokens=4)
    assert model.complete(PREFIX, "Said: hide b\nProgram: ", COMMANDS, cancel=lambda: True).text == ""
    assert model.complete(PREFIX, "Said: hide b\nProgram: ", 'root ::= "hide" "!"{300}').text == ""


def test_a_grammar_that_is_none_is_refused(folders: dict[str, Path]) -> None:
    model = TransformersLM.load(str(folders["gpt2-0"]))
    with pytest.raises(TranslatorError, match=r"refused its grammar: "):
        model.complete("", "x", "root ::= nothing")


def test_a_translator_by_its_folder(folders: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    from assistant.cli import main

    told = main(["say", "living_room", "zzz the flurb", "--translator", f"transformers:{folders['llama-1']}", "--json"])
    assert told in (0, 1)
    assert json.loads(capsys.readouterr().out)["timing_ms"]["translate"] > 0


def test_nothing_is_fetched_in_silence(tmp_path: Path) -> None:
    pytest.importorskip("xgrammar", reason="the extra [torch] is not installed")
    with pytest.raises(MissingError, match=r"'nobody/none' is neither a folder nor in .* run: hf download nobody/none"):
        translator_by_name("transformers:nobody/none")
    with pytest.raises(MissingError, match=r"does not hold a causal language model"):
        translator_by_name(f"transformers:{tmp_path}")


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(MissingError, match=r"torch is not installed. Run: pip install 'deixis\[torch\]'"):
        translator_by_name("transformers:some/model")


def test_translators_have_names() -> None:
    with pytest.raises(UsageError, match=r"no translator 'hearing'.*-small, transformers:NAME_OR_FOLDER, auto, none"):
        translator_by_name("hearing")
    with pytest.raises(UsageError, match=r"no translator 'transformers:'"):
        translator_by_name("transformers:")
    assert translator_by_name("none") is None
