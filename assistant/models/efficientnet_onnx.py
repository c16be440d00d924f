"""EfficientNet-Lite0 through onnxruntime: 1,280 features and 1,000 ImageNet classes of a picture.

The weights come as a PyTorch file; the network is written here as an ONNX graph with its batch norms folded in, once,
and kept beside the weights. Architecture: Tan and Le, "EfficientNet" (2019), in the Lite form (no squeeze and
excitation, ReLU6), with TensorFlow's SAME padding.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.models.onnx_graph import Graph
from assistant.models.protocols import Floats

SIDE = 224
"""Pictures are this many pixels wide and high."""
FEATURES, CLASSES = 1280, 1000
MEAN, SCALE = 127.0, 128.0
"""Of 8-bit colours, as the Lite networks were trained."""
EPSILON = 1e-3
"""In the batch norms."""
STAGES = ((1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192),
          (1, 3, 1, 6, 320))
"""Repeats, kernel, stride, expansion and channels of each stage."""
BATCH = 8
"""Pictures run at once."""
FILE = "efficientnet-lite0.onnx"
Weights = Mapping[str, npt.NDArray[Any]]


class EfficientNet:
    """The loaded network."""

    def __init__(self, session: Any) -> None:
        self._session = session

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None) -> EfficientNet:
        """From a folder of the store; the graph is written there the first time, or kept in memory where it cannot."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or min(4, os.cpu_count() or 1)
        options.log_severity_level = 3
        return cls(onnxruntime.InferenceSession(_model(folder), options, providers=["CPUExecutionProvider"]))

    def look(self, pictures: npt.NDArray[np.uint8]) -> tuple[Floats, Floats]:
        """Of (n, 224, 224, 3) sRGB pictures: (n, 1280) features, 0 or more, and (n, 1000) logits."""
        features, logits = [np.zeros((0, FEATURES), np.float32)], [np.zeros((0, CLASSES), np.float32)]
        for start in range(0, len(pictures), BATCH):
            batch = (pictures[start : start + BATCH].astype(np.float32) - MEAN) / SCALE
            found = self._session.run(["features", "logits"], {"pictures": batch.transpose(0, 3, 1, 2)})
            features.append(np.asarray(found[0], np.float32))
            logits.append(np.asarray(found[1], np.float32))
        return np.concatenate(features), np.concatenate(logits)


def _model(folder: Path) -> bytes:
    from assistant.models.torch_file import read_state_dict
    from scene.errors import SceneFileError
    from scene.files.atomic import write_atomically

    weights = folder / "efficientnet-lite0.pth"
    kept = folder / FILE
    with suppress(OSError):
        if kept.stat().st_mtime_ns >= weights.stat().st_mtime_ns:
            return kept.read_bytes()
    made = build(read_state_dict(weights))
    with suppress(OSError, SceneFileError):
        write_atomically(kept, made)
    return made


def build(weights: Weights) -> bytes:
    """The ONNX model of a state dict."""
    net = _Network(weights)
    x = net.convolve("pictures", "_conv_stem", "_bn0", kernel=3, stride=2, size=SIDE)
    size, number, channels = SIDE // 2, 0, 32
    for repeats, kernel, stride, expansion, out in STAGES:
        for repeat in range(repeats):
            step = stride if repeat == 0 else 1
            x = net.block(x, number, (kernel, step, expansion), size, skip=step == 1 and channels == out)
            size, channels, number = -(-size // step), out, number + 1
    x = net.convolve(x, "_conv_head", "_bn1", kernel=1, stride=1, size=size)
    pooled = net.graph.node("GlobalAveragePool", [x], "pooled")
    net.graph.node("Flatten", [pooled], "features", axis=1)
    head = net.graph.constant("fc", weights["_fc.weight"])
    net.graph.node("Gemm", ["features", head, net.graph.constant("fc_bias", weights["_fc.bias"])], "logits", transB=1)
    return net.graph.to_bytes({"pictures": ["n", 3, SIDE, SIDE]},
                              {"features": ["n", FEATURES], "logits": ["n", CLASSES]})


class _Network:
    """Adds convolutions with their batch norms folded in."""

    def __init__(self, weights: Weights) -> None:
        self.graph = Graph("efficientnet-lite0")
        self._weights = weights
        self._low = self.graph.constant("zero", np.array(0.0, np.float32))
        self._high = self.graph.constant("six", np.array(6.0, np.float32))

    def convolve(self, x: str, name: str, norm: str, *, kernel: int, stride: int, size: int, group: int = 1,
                 clipped: bool = True) -> str:
        """A convolution of what is `size` wide, its batch norm, and ReLU6 where `clipped`."""
        w = self._weights
        scale = w[f"{norm}.weight"] / np.sqrt(w[f"{norm}.running_var"] + EPSILON)
        kernels = self.graph.constant(name, w[f"{name}.weight"] * scale[:, None, None, None])
        bias = self.graph.constant(f"{name}.bias", w[f"{norm}.bias"] - w[f"{norm}.running_mean"] * scale)
        gap = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        before, after = gap // 2, gap - gap // 2
        made = self.graph.node("Conv", [x, kernels, bias], f"{name}.out", group=group, kernel_shape=[kernel, kernel],
                               strides=[stride, stride], pads=[before, before, after, after])
        return self.graph.node("Clip", [made, self._low, self._high], f"{name}.relu6") if clipped else made

    def block(self, x: str, number: int, shape: tuple[int, int, int], size: int, *, skip: bool) -> str:
        """An inverted residual: widen, filter each channel, narrow, and add the input where `skip`."""
        kernel, stride, expansion = shape
        at = f"_blocks.{number}."
        wide = x
        if expansion > 1:
            wide = self.convolve(x, f"{at}_expand_conv", f"{at}_bn0", kernel=1, stride=1, size=size)
        group = int(self._weights[f"{at}_depthwise_conv.weight"].shape[0])
        wide = self.convolve(wide, f"{at}_depthwise_conv", f"{at}_bn1", kernel=kernel, stride=stride, size=size,
                             group=group)
        out = self.convolve(wide, f"{at}_project_conv", f"{at}_bn2", kernel=1, stride=1, size=-(-size // stride),
                            clipped=False)
        return self.graph.node("Add", [out, x], f"{at}sum") if skip else out
