from __future__ import annotations

import importlib.util
import re

import pytest

from assistant.models.manifest import ManifestError, manifest, parse_manifest
from scene.errors import UsageError

GOOD = """
[ear]
role = "hearing"
title = "An ear"
use = "speech to words"
licence = "MIT"
backend = "faster_whisper"
hub = "maker/ear"
files = [{ name = "model.bin", size = 10, sha256 = "%s", wheel = "all", member = "data/part{n:02}.bin" }]
[ear.wheels.all]
requirement = "ear-part{n}==1.0"
parts = 3
bytes = 30
""" % ("a" * 64)


def test_a_good_manifest() -> None:
    model = parse_manifest(GOOD)["ear"]
    wheels = model.wheel_set("all")
    assert wheels.requirements() == ("ear-part1==1.0", "ear-part2==1.0", "ear-part3==1.0")
    assert model.files[0].members(wheels.parts) == ("data/part01.bin", "data/part02.bin", "data/part03.bin")
    assert model.files[0].hub_file == "model.bin"
    assert (model.size, model.wheel_bytes) == (10, 30)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('role = "hearing"', 'role = "smelling"', "one of hearing, translator, words, seeing, got 'smelling'"),
        ('licence = "MIT"', "", "`licence` must be a text"),
        ("size = 10", "size = 0", "`size` must be a whole number of at least 1, got 0"),
        ("size = 10", "size = true", "`size` must be a whole number"),
        ("a" * 64, "A" * 64, "64 lower-case hexadecimal digits"),
        ('name = "model.bin"', 'name = "../model.bin"', "plain file name"),
        ('name = "model.bin"', 'name = ".stamp"', "plain file name"),
        ('wheel = "all"', 'wheel = "none"', "`wheel` must be one of all, got 'none'"),
        ("ear-part{n}==1.0", "ear-part{n}>=1.0", "pinned as name==version"),
        ("ear-part{n}==1.0", "ear==1.0", "3 part(s) do not agree"),
        ('use = "speech to words"', 'uses = "speech"', "unknown key 'uses'"),
        ("[ear]", "[ear", "is not TOML"),
        ("files = [{", "files = [] \nother = [{", "at least one file"),
    ],
)
def test_a_wrong_manifest_says_what_is_wrong(old: str, new: str, complaint: str) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    with pytest.raises(ManifestError) as error:
        parse_manifest(text)
    assert complaint in str(error.value)


def test_every_declared_model_can_come_from_somewhere() -> None:
    assert list(manifest()) == ["hearing", "hearing-better", "translator", "translator-small", "words", "seeing"]
    for model in manifest().values():
        assert model.licence in ("MIT", "Apache-2.0")
        for file in model.files:
            assert model.hub or file.wheel, file
        for _, wheels in model.wheels:
            assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+", text) for text in wheels.requirements())


def test_every_default_backend_is_a_module() -> None:
    for model in manifest().values():
        if model.role != "seeing":
            assert importlib.util.find_spec(f"assistant.models.{model.backend}"), model.backend


def test_an_unknown_name_lists_the_choices() -> None:
    from assistant.models.manifest import find_model

    with pytest.raises(UsageError, match=r"There is no model 'whisper'. Choose one of: hearing, "):
        find_model("whisper")
