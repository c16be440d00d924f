"""Films and the words of the overlays."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from scene.errors import SceneFileError, UsageError
from scene.view.film import Film, write_film
from scene.view.text import shortened, text_width, wrapped


def frames(count: int) -> list[np.ndarray]:
    return [np.full((36, 64, 3), 10 * k, np.uint8) for k in range(count)]


def test_a_film_has_its_frames_and_its_length(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    assert write_film(path, frames(12), frames_per_s=12) == 1.0
    with av.open(str(path)) as film:
        decoded = [f.to_ndarray(format="rgb24") for f in film.decode(video=0)]
    assert len(decoded) == 12
    assert abs(int(decoded[11].mean()) - 110) < 6
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]


def test_sound_begins_when_it_should(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with Film(path, size=(64, 36), frames_per_s=10, sound=True) as film:
        for picture in frames(20):
            film.add(picture)
        film.add_sound(np.full(8000, 0.5, np.float32), 16_000, at_s=1.0)
    with av.open(str(path)) as film_file:
        sound = np.concatenate([f.to_ndarray()[0] for f in film_file.decode(audio=0)])
    assert np.abs(sound[: 48_000 * 9 // 10]).max() < 0.05
    assert np.abs(sound[48_000 * 11 // 10 : 48_000 * 14 // 10]).mean() > 0.3


def test_a_film_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this film is 64x36"), Film(tmp_path / "a.mp4", size=(64, 36)) as film:
        film.add(np.zeros((10, 10, 3), np.uint8))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError, match="even sides"):
        Film(tmp_path / "a.mp4", size=(63, 36))
    with pytest.raises(UsageError, match="at least one"):
        write_film(tmp_path / "a.mp4", [])
    (tmp_path / "file").write_text("")
    with pytest.raises(SceneFileError, match="cannot be written"):
        Film(tmp_path / "file" / "a.mp4", size=(64, 36))


def test_words_are_wrapped_within_the_width_and_none_is_lost() -> None:
    text = "Put the red mug on the small table between the sofa and the window"
    lines = wrapped(text, 160, 14)
    assert " ".join(lines) == text
    assert all(text_width(line, 14) <= 160 for line in lines)
    assert wrapped(text, 160, 14, most_lines=2)[-1].endswith("…")
    assert len(wrapped(text, 160, 14, most_lines=2)) == 2


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert text_width(shortened("x" * 200, 100, 12), 12) <= 100
    assert wrapped("", 100, 12) == [""]
