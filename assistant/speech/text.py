"""A reply as it is spoken: units and signs in words, nothing that only makes sense on a screen."""

from __future__ import annotations

import re

UNITS = {
    "mm": "millimetre", "cm": "centimetre", "m": "metre", "km": "kilometre",
    "kg": "kilogram", "g": "gram", "s": "second", "ms": "millisecond",
}  # fmt: skip
SIGNS = {"°": " degrees", "%": " percent", "&": " and ", "×": " by ", "→": " to ", "~": "about ", "≈": "about "}
QUANTITY = re.compile(rf"(?<![\w.])(\d+(?:\.\d+)?)\s?({'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)")


def text_for_speech(reply: str) -> str:
    """The reply in words that a voice reads well: `2.1 m` becomes "2.1 metres", `red_mug_2` becomes "red mug 2"."""
    text = re.sub(r"`([^`]*)`", r"\1", reply)
    text = re.sub(r"\s*\([^)]*\)", "", text)
    text = re.sub(r"[*#>|\[\]{}]", " ", text)
    text = QUANTITY.sub(_quantity, text)
    for sign, words in SIGNS.items():
        text = text.replace(sign, words)
    text = re.sub(r"(?<=\w)_(?=\w)", " ", text)
    text = re.sub(r"(?<=\d)\.0+(?!\d)", "", text)
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    return text if not text or text[-1] in ".!?" else f"{text}."


def _quantity(match: re.Match[str]) -> str:
    number, unit = match.groups()
    return f"{number} {UNITS[unit]}{'' if float(number) == 1 else 's'}"
