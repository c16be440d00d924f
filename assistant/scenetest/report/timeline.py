"""Time as pictures: the turns of a test, and within a turn its words with what the hand and the eyes were at."""

from __future__ import annotations

import math

from assistant.scenetest.report.markup import Html, tag
from assistant.scenetest.results import CaseResult, GazeRecord, TurnRecord

WIDTH = 760
"""Of every timeline, units of its own."""
LEFT, RIGHT = 62, 36
"""Room for the names of the lanes, and at the end."""
ROW = 24
"""Height of a lane."""
SHORTEST_S = 1.5
"""A turn's timeline shows at least so much."""
LETTER = 6.4
"""Width of a letter, about."""


def seconds(value: float) -> str:
    """A time for people."""
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s" if value < 120 else f"{value / 60:.1f} min"


def counted(number: int, noun: str) -> str:
    """A number of things in words."""
    return f"{number} {noun}{'s' * (number != 1)}"


def turn_failed(turn: TurnRecord) -> bool:
    """Whether something that counts did not hold after the turn."""
    return any(c.counts and not c.passed for c in turn.checks)


def of_case(result: CaseResult, anchor: str) -> Html:
    """The turns of a test in virtual time, each a link; nothing for a single turn."""
    if len(result.turns) < 2:
        return Html()
    end = max(t.at_s + t.lasted_s for t in result.turns) or 1.0
    scale = (WIDTH - 2 * RIGHT) / end
    parts: list[str] = []
    for turn in result.turns:
        x, width = RIGHT + turn.at_s * scale, max(5.0, turn.lasted_s * scale - 2)
        about = f"turn {turn.number} at {turn.at_s:g} s: {turn.kind} {turn.said}"
        block: list[str] = [tag("title", about), tag("rect", x=x, y=4.0, width=width, height=20.0, rx=4.0)]
        if width > 12:
            block.append(tag("text", str(turn.number), x=x + width / 2, y=18.0, text_anchor="middle"))
        kind = "bad" if turn_failed(turn) else "quiet" if not turn.heard else "good"
        parts.append(tag("a", block, href=f"#{anchor}-{turn.number}", cls=kind, aria_label=about))
    parts += _ticks(end, scale, RIGHT, 30)
    return tag("svg", parts, viewBox=f"0 0 {WIDTH} 46", cls="timeline", role="group",
               aria_label=f"{len(result.turns)} turns over {end:g} s")


def of_turn(turn: TurnRecord) -> Html:
    """The words of a turn at their times, and under them what was pointed and looked at."""
    if not turn.words:
        return Html()
    hand, eyes = _hand(turn.gaze), _eyes(turn.gaze)
    end = max([SHORTEST_S, turn.words[-1][2], *(s for s, _ in (*hand, *eyes))])
    scale = (WIDTH - LEFT - RIGHT) / end
    lanes: list[str] = [_words(turn, scale)]
    top = ROW
    for name, marks in (("hand", hand), ("eyes", eyes)):
        if marks:
            lanes.append(_marks(name, marks, scale, end, top))
            top += ROW
    lanes += _ticks(end, scale, LEFT, top + 6)
    spoken = ", ".join(f"{w} {a:.2f}" for w, a, _ in turn.words)
    moves = "; ".join(f"{name} at {s:.2f} s: {what}" for name, ms in (("hand", hand), ("eyes", eyes)) for s, what in ms)
    label = f"words and the second at which each begins: {spoken}. {moves}"
    return tag("svg", lanes, viewBox=f"0 0 {WIDTH} {top + 22}", cls="words", role="img", aria_label=label)


def _words(turn: TurnRecord, scale: float) -> Html:
    parts: list[str] = [tag("text", "words", x=0.0, y=16.0, cls="lane")]
    for word, start, end in turn.words:
        x, width = LEFT + start * scale, max(3.0, (end - start) * scale - 1)
        shown = word if len(word) * LETTER <= width else word[: max(1, int(width / LETTER) - 1)] + "…"
        parts += [
            tag("g", (tag("title", f"{word}: {start:.2f} to {end:.2f} s"),
                      tag("rect", x=x, y=2.0, width=width, height=19.0, rx=3.0, cls="word"),
                      tag("text", shown, x=x + width / 2, y=16.0, text_anchor="middle"))),
        ]
    return tag("g", parts)


def _marks(name: str, marks: list[tuple[float, str]], scale: float, end: float, top: int) -> Html:
    parts: list[str] = [tag("text", name, x=0.0, y=top + 16.0, cls="lane")]
    for n, (start, what) in enumerate(marks):
        until = marks[n + 1][0] if n + 1 < len(marks) else end
        x, width = LEFT + start * scale, max(8.0, (until - start) * scale - 1)
        room = int(width / LETTER) - 1
        shown = what if len(what) <= room else what[: max(0, room - 1)] + "…" if room > 2 else ""
        parts.append(tag("g", (tag("title", f"from {start:.2f} s: {what}"),
                               tag("rect", x=x, y=top + 3.0, width=width, height=18.0, rx=3.0, cls=name),
                               tag("text", shown, x=x + 6.0, y=top + 16.0))))
    return tag("g", parts)


def _hand(samples: tuple[GazeRecord, ...]) -> list[tuple[float, str]]:
    """When the hand began to point at what; a hand that was never raised has no lane."""
    found: list[tuple[float, str]] = []
    for s in samples:
        what = (s.aim or direction(s.hand)) if s.hand else "down"
        if not found or found[-1][1] != what:
            found.append((s.time_s, what))
    return found if any(s.hand for s in samples) else []


def _eyes(samples: tuple[GazeRecord, ...]) -> list[tuple[float, str]]:
    """When the head turned where; a head that was still has no lane."""
    found: list[tuple[float, str]] = []
    for s in samples:
        what = direction(s.head)
        if not found or found[-1][1] != what:
            found.append((s.time_s, what))
    return found if len(found) > 1 else []


def direction(ray: tuple[float, ...]) -> str:
    """Where a ray points, in degrees: to the right of -Z, and up."""
    x, y, z = ray[3:6]
    side, up = math.degrees(math.atan2(x, -z)), math.degrees(math.asin(max(-1.0, min(1.0, y))))
    return f"{abs(side):.0f}° {'right' if side >= 0 else 'left'}, {abs(up):.0f}° {'up' if up >= 0 else 'down'}"


def _ticks(end: float, scale: float, left: int, y: float) -> list[str]:
    step = next((s for s in (0.5, 1, 2, 5, 10, 30, 60, 300, 600) if end / s <= 12), 3600)
    marks: list[str] = [tag("line", x1=left, y1=y, x2=left + end * scale, y2=y, cls="axis")]
    for n in range(int(end / step) + 1):
        x = left + n * step * scale
        marks += [tag("line", x1=x, y1=y, x2=x, y2=y + 4, cls="axis"),
                  tag("text", f"{n * step:g} s", x=x + 2, y=y + 13, cls="tick")]
    return marks
