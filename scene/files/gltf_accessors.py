"""glTF accessors as arrays: any component type, interleaved, normalised or sparse, within the file's means."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.files import values as v
from scene.files.gltf_container import Container, as_count

COMPONENTS: dict[int, np.dtype[Any]] = {
    5120: np.dtype("i1"),
    5121: np.dtype("u1"),
    5122: np.dtype("<i2"),
    5123: np.dtype("<u2"),
    5125: np.dtype("<u4"),
    5126: np.dtype("<f4"),
}
WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}
MAX_ELEMENTS_WITHOUT_DATA = 2**24
"""How many elements a sparse accessor without a view of its own may have: they cost the file nothing."""
MAX_DECODED_BYTES = 6 * 2**30
"""All arrays of one file together: views can be shared by any number of accessors."""


class Accessors:
    """The arrays of one file, each decoded once."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._arrays: dict[int, NDArray[Any]] = {}
        self._decoded_bytes = 0

    def floats(self, index: Any, widths: tuple[int, ...], where: str) -> NDArray[np.float32]:
        """(n, width) finite floats; integers are scaled where the accessor says that they are normalised."""
        raw, normalized = self._raw(index, where)
        if raw.shape[1] not in widths:
            raise SceneFileError(
                f"{where} is an accessor {raw.shape[1]} numbers wide: expected {' or '.join(map(str, widths))}"
            )
        if raw.dtype.kind == "f":
            out: NDArray[np.float32] = np.ascontiguousarray(raw, np.float32)
        else:
            out = raw.astype(np.float32)
            if normalized:
                out = np.maximum(out / np.float32(np.iinfo(raw.dtype).max), np.float32(-1))
        if not np.isfinite(out).all():
            row = int(np.argwhere(~np.isfinite(out).all(axis=1))[0, 0])
            raise SceneFileError(f"{where} is {out[row].tolist()} at row {row}: expected finite numbers")
        return out

    def integers(self, index: Any, where: str) -> NDArray[np.uint32]:
        """(n,) whole numbers, 0 or above."""
        raw, _ = self._raw(index, where)
        if raw.shape[1] != 1 or raw.dtype.kind != "u":
            raise SceneFileError(
                f"{where} is an accessor of {raw.dtype.name}, {raw.shape[1]} wide: expected unsigned whole numbers"
            )
        return raw[:, 0].astype(np.uint32)

    def _raw(self, index: Any, where: str) -> tuple[NDArray[Any], bool]:
        row = self._container.entry("accessors", index, where)
        if index not in self._arrays:
            self._arrays[index] = self._decode(row, f"accessors[{index}]")
        return self._arrays[index], row.get("normalized") is True

    def _decode(self, row: dict[str, Any], where: str) -> NDArray[Any]:
        kind = _component(row.get("componentType"), where)
        if not isinstance(row.get("type"), str) or row["type"] not in WIDTHS:
            raise v.wrong(f"{where}.type", row.get("type"), f"one of {', '.join(WIDTHS)}")
        width, count = WIDTHS[row["type"]], as_count(row.get("count"), f"{where}.count")
        if "bufferView" in row:
            array = self._strided(row, "bufferView", kind, width, count, where)
        elif count > MAX_ELEMENTS_WITHOUT_DATA:
            raise v.wrong(f"{where}.count", count, f"at most {MAX_ELEMENTS_WITHOUT_DATA} without a bufferView")
        else:
            array = np.zeros((count, width), kind)
        self._decoded_bytes += array.nbytes
        if self._decoded_bytes > MAX_DECODED_BYTES:
            raise SceneFileError(
                f"{where} brings the arrays to over {MAX_DECODED_BYTES >> 30} GiB: thin the meshes first"
            )
        if "sparse" in row:
            array = array.copy()
            self._put_sparse(array, v.as_object(row["sparse"], f"{where}.sparse"), f"{where}.sparse")
        return array

    def _put_sparse(self, array: NDArray[Any], sparse: dict[str, Any], where: str) -> None:
        count = as_count(sparse.get("count"), f"{where}.count")
        places, values = (v.as_object(sparse.get(k), f"{where}.{k}") for k in ("indices", "values"))
        kind = _component(places.get("componentType"), f"{where}.indices")
        rows = self._strided(places, "bufferView", kind, 1, count, f"{where}.indices")[:, 0]
        if kind.kind != "u" or (count and int(rows.max()) >= len(array)):
            raise SceneFileError(f"{where}.indices goes up to {rows.max()}: expected below {len(array)}")
        array[rows] = self._strided(values, "bufferView", array.dtype, array.shape[1], count, f"{where}.values")

    def _strided(
        self, row: dict[str, Any], key: str, kind: np.dtype[Any], width: int, count: int, where: str
    ) -> NDArray[Any]:
        data, stride = self._container.view(row.get(key), f"{where}.{key}")
        start = as_count(row.get("byteOffset", 0), f"{where}.byteOffset")
        element = kind.itemsize * width
        step = stride or element
        needed = start + step * (count - 1) + element if count else start
        if needed > len(data):
            raise SceneFileError(
                f"{where} has {count} elements and needs {needed} bytes, but its bufferView has {len(data)}"
            )
        if step == element:
            return np.frombuffer(data, kind, count * width, start).reshape(count, width)
        if step < element:
            raise v.wrong(f"{where}.byteStride", step, f"at least the {element} bytes of an element")
        return np.ndarray((count, width), kind, data, start, (step, kind.itemsize)).copy()


def _component(value: Any, where: str) -> np.dtype[Any]:
    if isinstance(value, bool) or not isinstance(value, int) or value not in COMPONENTS:
        raise v.wrong(f"{where}.componentType", value, f"one of {', '.join(map(str, COMPONENTS))}")
    return COMPONENTS[value]
