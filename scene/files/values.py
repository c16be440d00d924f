"""Values out of a JSON file, checked: what is wrong is named by its place, its value and what was expected."""

from __future__ import annotations

import difflib
import json
import math
import re
import reprlib
from collections.abc import Iterable, Mapping
from typing import Any

from scene.errors import SceneFileError
from scene.frames import Rgb, Vec3

SHORT = reprlib.Repr()
"""Writes a value for an error: never long, however deep or large it is."""
SHORT.maxstring = SHORT.maxother = SHORT.maxlong = 80
HALF_A_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")
"""A surrogate in JSON text: right in pairs, no character alone."""
MAX_NESTING = 64
"""How deep what is kept of a file may be nested."""
MAX_METRES = 1e6
"""Farther than this from the origin nothing is taken for a place in a scene."""


def wrong(where: str, value: Any, expected: str) -> SceneFileError:
    """The error for a value that is not what it should be."""
    return SceneFileError(f"{where} is {SHORT.repr(value)}: expected {expected}")


def parse_json(data: bytes, what: str, *, infinite: bool = False) -> Any:
    """JSON text in UTF-8, a byte-order mark allowed; `NaN` and `Infinity` are not JSON, unless `infinite` lets them."""

    def refuse(name: str) -> float:
        if infinite:
            return float(name)
        raise SceneFileError(f"{what} holds {name}, which is no number in JSON")

    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=refuse)
        if HALF_A_CHARACTER.search(data):
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeEncodeError:
        raise SceneFileError(f"{what} holds half a character (a lone \\ud800 ... \\udfff), which is no text") from None
    except UnicodeDecodeError as error:
        raise SceneFileError(f"{what} is not UTF-8 text (byte {error.start}): expected JSON") from None
    except json.JSONDecodeError as error:
        raise SceneFileError(f"{what} is no JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except ValueError:
        raise SceneFileError(f"{what} holds a number of too many digits: expected plain numbers") from None
    except RecursionError:
        raise SceneFileError(f"{what} is nested too deeply to be a scene") from None


def as_object(value: Any, where: str, keys: Iterable[str] = ()) -> dict[str, Any]:
    """A JSON object; with `keys`, one that has no others."""
    if not isinstance(value, dict):
        raise wrong(where, value, "an object {...}")
    allowed = tuple(keys)
    for key in value:
        if allowed and key not in allowed:
            close = difflib.get_close_matches(key, allowed, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"expected one of {', '.join(allowed)}"
            raise SceneFileError(f"{where} has {key!r}, which is not known: {hint} What is yours goes under 'extras'.")
    return value


def as_list(value: Any, where: str) -> list[Any]:
    """A JSON list."""
    if not isinstance(value, list):
        raise wrong(where, value, "a list [...]")
    return value


def as_text(value: Any, where: str) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise wrong(where, value, "a text that is not empty")
    return value


def as_name(value: Any, where: str) -> str:
    """A text that may be empty."""
    if not isinstance(value, str):
        raise wrong(where, value, "a text")
    return value


def as_texts(value: Any, where: str) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(as_text(v, f"{where}[{n}]") for n, v in enumerate(as_list(value, where)))


def as_number(value: Any, where: str) -> float:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong(where, value, "a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number) or abs(number) > MAX_METRES:
        raise wrong(where, value, f"a number between -{MAX_METRES:g} and {MAX_METRES:g}")
    return number


def as_positive(value: Any, where: str) -> float:
    """A number above 0."""
    number = as_number(value, where)
    if number <= 0:
        raise wrong(where, value, "a number above 0")
    return number


def as_numbers(value: Any, where: str, count: int) -> tuple[float, ...]:
    """A list of so many finite numbers."""
    numbers = as_list(value, where)
    if len(numbers) != count:
        raise wrong(where, value, f"{count} numbers")
    return tuple(as_number(v, f"{where}[{n}]") for n, v in enumerate(numbers))


def as_vec3(value: Any, where: str) -> Vec3:
    """Three finite numbers."""
    x, y, z = as_numbers(value, where, 3)
    return (x, y, z)


def as_size(value: Any, where: str) -> Vec3:
    """Three numbers, 0 or above: a flat thing has no thickness."""
    size = as_vec3(value, where)
    if min(size) < 0:
        raise wrong(where, value, "three numbers that are not below 0")
    return size


def as_rgb(value: Any, where: str) -> Rgb:
    """An sRGB colour, 0 to 1; numbers above 1 say that all three are 0 to 255."""
    r, g, b = as_vec3(value, where)
    top = 255.0 if max(r, g, b) > 1 else 1.0
    if min(r, g, b) < 0 or max(r, g, b) > top:
        raise wrong(where, value, "red, green and blue, 0 to 1 or 0 to 255")
    return (r / top, g / top, b / top)


def as_flag(value: Any, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise wrong(where, value, "true or false")
    return value


def canonical(value: Mapping[str, Any], where: str = "extras") -> str:
    """JSON text that is the same for equal values; empty for none."""
    if not value:
        return ""
    layer: list[Any] = [value]
    for _ in range(MAX_NESTING):
        layer = [
            c
            for item in layer
            if isinstance(item, dict | list)
            for c in (item.values() if isinstance(item, dict) else item)
        ]
        if not layer:
            try:
                return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
            except ValueError:
                raise SceneFileError(f"{where} holds a number that is too large: expected finite numbers") from None
    raise SceneFileError(f"{where} is nested deeper than {MAX_NESTING} levels: expected plain data")
