"""The network as we write it gives what the same network gives in PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from assistant.models.efficientnet_onnx import CLASSES, FEATURES, SIDE, STAGES, EfficientNet, build
from assistant.models.onnx_graph import Graph
from assistant.models.store import ModelStore
from assistant.models.torch_file import read_state_dict


def _session(model: bytes) -> Any:
    import onnxruntime

    return onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])


def test_a_small_graph_computes_what_it_says() -> None:
    graph = Graph("sum")
    graph.node("Add", ["x", graph.constant("two", np.array([2.0], np.float32))], "y")
    session = _session(graph.to_bytes({"x": ["n", 1]}, {"y": ["n", 1]}))
    assert session.run(["y"], {"x": np.array([[1.0], [-3.0]], np.float32)})[0].tolist() == [[3.0], [-1.0]]


def random_weights() -> dict[str, np.ndarray]:
    """A state dict of the network's names and shapes with random numbers, tame enough not to overflow."""
    rng = np.random.default_rng(0)
    out: dict[str, np.ndarray] = {}

    def convolution(name: str, norm: str, shape: tuple[int, ...]) -> None:
        out[f"{name}.weight"] = rng.normal(0, 1 / np.sqrt(np.prod(shape[1:])), shape).astype(np.float32)
        for part, low, high in (("weight", 0.8, 1.2), ("bias", -0.1, 0.3), ("running_mean", -0.1, 0.1),
                                ("running_var", 0.8, 1.2)):
            out[f"{norm}.{part}"] = rng.uniform(low, high, shape[0]).astype(np.float32)

    convolution("_conv_stem", "_bn0", (32, 3, 3, 3))
    number, wide = 0, 32
    for repeats, kernel, _, expansion, channels in STAGES:
        for _ in range(repeats):
            at, inner = f"_blocks.{number}.", wide * expansion
            if expansion > 1:
                convolution(f"{at}_expand_conv", f"{at}_bn0", (inner, wide, 1, 1))
            convolution(f"{at}_depthwise_conv", f"{at}_bn1", (inner, 1, kernel, kernel))
            convolution(f"{at}_project_conv", f"{at}_bn2", (channels, inner, 1, 1))
            number, wide = number + 1, channels
    convolution("_conv_head", "_bn1", (FEATURES, 320, 1, 1))
    out["_fc.weight"] = rng.normal(0, 0.05, (CLASSES, FEATURES)).astype(np.float32)
    out["_fc.bias"] = rng.normal(0, 0.05, CLASSES).astype(np.float32)
    return out


def in_pytorch(weights: dict[str, np.ndarray], pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Features and logits, computed by PyTorch with the batch norms as they are and TensorFlow's padding."""
    torch = pytest.importorskip("torch")
    f = torch.nn.functional
    w = {k: torch.from_numpy(np.array(v)) for k, v in weights.items()}

    def convolution(x: Any, name: str, norm: str, stride: int, group: int = 1, clip: bool = True) -> Any:
        kernel = w[f"{name}.weight"]
        side, size = kernel.shape[-1], x.shape[-1]
        gap = max((-(-size // stride) - 1) * stride + side - size, 0)
        x = f.conv2d(f.pad(x, [gap // 2, gap - gap // 2] * 2), kernel, stride=stride, groups=group)
        x = f.batch_norm(x, w[f"{norm}.running_mean"], w[f"{norm}.running_var"], w[f"{norm}.weight"], w[f"{norm}.bias"],
                         eps=1e-3)
        return f.relu6(x) if clip else x

    x = torch.from_numpy(((pictures.astype(np.float32) - 127) / 128).transpose(0, 3, 1, 2).copy())
    x = convolution(x, "_conv_stem", "_bn0", 2)
    number = 0
    for repeats, _, stride, expansion, _ in STAGES:
        for repeat in range(repeats):
            at, step, before = f"_blocks.{number}.", stride if repeat == 0 else 1, x
            if expansion > 1:
                x = convolution(x, f"{at}_expand_conv", f"{at}_bn0", 1)
            x = convolution(x, f"{at}_depthwise_conv", f"{at}_bn1", step, x.shape[1])
            x = convolution(x, f"{at}_project_conv", f"{at}_bn2", 1, clip=False)
            x = x + before if step == 1 and x.shape == before.shape else x
            number += 1
    features = convolution(x, "_conv_head", "_bn1", 1).mean(dim=(2, 3))
    return features.numpy(), (features @ w["_fc.weight"].T + w["_fc.bias"]).numpy()


def _pictures() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (2, SIDE, SIDE, 3)).astype(np.uint8)


@pytest.mark.slow
def test_random_weights_give_the_same_in_both() -> None:
    weights, pictures = random_weights(), _pictures()
    features, logits = EfficientNet(_session(build(weights))).look(pictures)
    same_features, same_logits = in_pytorch(weights, pictures)
    assert features == pytest.approx(same_features, abs=2e-4)
    assert logits == pytest.approx(same_logits, abs=2e-3)


@pytest.mark.models
def test_the_real_weights_give_the_same_in_both() -> None:
    folder = ModelStore().require("seeing")
    weights = read_state_dict(folder / "efficientnet-lite0.pth")
    features, logits = EfficientNet.load(folder).look(_pictures())
    same_features, same_logits = in_pytorch(weights, _pictures())
    assert features == pytest.approx(same_features, abs=1e-3)
    assert logits == pytest.approx(same_logits, abs=1e-2)
    assert np.array_equal(logits.argmax(axis=1), same_logits.argmax(axis=1))


@pytest.mark.models
def test_no_pictures_and_many() -> None:
    network = EfficientNet.load(ModelStore().require("seeing"))
    assert network.look(_pictures()[:0])[0].shape == (0, FEATURES)
    many = np.concatenate([_pictures()] * 5)
    assert network.look(many)[0][8] == pytest.approx(network.look(many[:1])[0][0], abs=1e-4)
