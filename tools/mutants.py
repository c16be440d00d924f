"""Break the assistant on purpose, one way at a time: every break has to be caught by a scene test.

Each mutant is a patch to a copy of the sources in a temporary folder; the scene tests that concern it are then played
on that copy until the first fails. `python tools/mutants.py` writes docs/mutants.md and fails where a mutant lives;
`python tools/mutants.py NAME...` plays some of them and writes nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "mutants.md"
SCENES = "tests/scenes"
COPIED = ("scene", "assistant", "tests/scenes", "pyproject.toml")
"""What a copy of the tree holds; the assets are only read, so the copy links to them."""
AT_ONCE = 2
"""So many mutants are played side by side."""
LONGEST_S = 180
"""A mutant that never comes to an end counts as caught after this long, seconds."""
FAILED = re.compile(r"^FAILED (\S+?)::(.*?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Mutant:
    """One way to break the product."""

    name: str
    """In a word or two."""
    breaks: str
    """What the assistant then does wrong."""
    file: str
    """Which source is patched."""
    old: str
    """The text that is replaced; it stands there exactly once."""
    new: str
    """What stands there instead."""
    tests: tuple[str, ...]
    """The themes of scene tests that are played, in order."""


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant."""

    mutant: Mutant
    """Which."""
    caught_by: str
    """The first test that failed; empty where it lives."""
    output: str
    """What pytest said."""


GROUNDING = "assistant/grounding"
MUTANTS = (
    Mutant("left is right", "what is to the left of a thing is looked for on its right", "scene/relations/left_of.py",
           "anchors, -right, reach", "anchors, right, reach", ("references",)),
    Mutant("put on the other side", "to the left of a thing is put on its right", f"{GROUNDING}/places.py",
           '"left_of": ("right", -1.0)', '"left_of": ("right", 1.0)', ("moving",)),
    Mutant("leftmost is rightmost", "things are counted from the wrong end", f"{GROUNDING}/picks.py",
           'return side if measure == "right" else -side', 'return side if measure == "left" else -side',
           ("references",)),
    Mutant("undo does nothing", "undo says that it did, and the scene stays", "assistant/skills/undo.py",
           "    history, _, step = step_once(history)\n    while", "    _, _, step = step_once(history)\n    while",
           ("dialogue",)),
    Mutant("undo out of order", "a step of several edits is taken back in the order in which it was done",
           "scene/transaction.py", "tuple(reversed(inverse))", "tuple(inverse)", ("moving", "dialogue", "changing")),
    Mutant("second best", "the second best candidate is taken for the best", f"{GROUNDING}/judge.py",
           'order = np.argsort(-np.round(share, 9), kind="stable")',
           'order = np.argsort(-np.round(share, 9), kind="stable")\n'
           "    order = np.concatenate([order[1:2], order[:1], order[2:]])", ("references",)),
    Mutant("no pointing", "neither hand nor eyes tell what is meant", f"{GROUNDING}/pointing.py",
           "    hit = ev.ctx.hits", "    return []\n    hit = ev.ctx.hits", ("deixis",)),
    Mutant("no eyes", "only the hand points", f"{GROUNDING}/pointing.py",
           "    if sample is None:", "    if sample is None or not sample.hand:", ("deixis",)),
    Mutant("no hand", "only the eyes point", f"{GROUNDING}/pointing.py",
           'NEAR_HAND_RAD, "hand") if sample.hand else', 'NEAR_HAND_RAD, "hand") if False else', ("deixis",)),
    Mutant("one moment for all words", "the hand of the end of the sentence counts for every word",
           "assistant/gaze.py", "if time_s is None:", "if time_s is None or self.samples:", ("deixis",)),
    Mutant("not found is everything", "where nothing fits, all that was considered is meant", f"{GROUNDING}/decide.py",
           "    if not fits[0]:\n        return NotFound(what, unfit_reason(ref, found, what), found.candidates(5))",
           "    if not fits[0]:\n        return _resolved(found, np.arange(len(found.rows)), 1.0)", ("failures",)),
    Mutant("never asks", "the likeliest is taken where two fit equally well", f"{GROUNDING}/decide.py",
           "    if len(rivals) == 1 and (", "    if len(rivals) >= 1 or (", ("failures",)),
    Mutant("color blind", "colors tell nothing apart", f"{GROUNDING}/attributes.py",
           "def _colour(ev: Evaluator, belief: Belief, a: Attribute) -> Factor:\n    lab = _lab(ev, belief)\n"
           "    if np.isnan(lab).all():",
           "def _colour(ev: Evaluator, belief: Belief, a: Attribute) -> Factor:\n    lab = _lab(ev, belief)\n"
           "    if len(lab):", ("references",)),
    Mutant("no is not heard", "a negation in a description is left out", f"{GROUNDING}/conditions.py",
           "    inner = judged(ev, Belief(belief.rows, belief.factors[:1]), negation.condition)",
           "    return belief\n    inner = judged(ev, Belief(belief.rows, belief.factors[:1]), negation.condition)",
           ("references",)),
    Mutant("no exceptions", "all but one is all", f"{GROUNDING}/evaluate.py",
           "for reference in ref.excluding:", "for reference in ():", ("changing",)),
    Mutant("ordinals off by one", "the third is the fourth", f"{GROUNDING}/measures.py",
           "first = abs(rank) - 1", "first = abs(rank)", ("references",)),
    Mutant("nearest is farthest", "the closest one is the one farthest away", f"{GROUNDING}/picks.py",
           "trust * chosen(scaled, step, weight, end=pick.end,",
           'trust * chosen(scaled, step, weight, end="most" if pick.end == "least" else "least",', ("references",)),
    Mutant("tall is short", "heights are compared upside down", f"{GROUNDING}/measures.py",
           '"height": 2 * ext[:, 1]', '"height": -2 * ext[:, 1]', ("references",)),
    Mutant("it is nothing", "pronouns mean nothing", f"{GROUNDING}/heads.py",
           "    alive = [ids for ids in alive if ids]", "    alive = []", ("references",)),
    Mutant("the other is the same", "the other one may be the one just spoken of", f"{GROUNDING}/evaluate.py",
           "if ref.other and self._depth == 1 and self.ctx.focus:", "if False and self._depth == 1 and self.ctx.focus:",
           ("references",)),
    Mutant("no confirmation", "things are deleted without asking", "assistant/execution.py",
           "        _confirmation(plans, ops),\n", '        "",\n', ("changing",)),
    Mutant("half is done", "of two requests the first is done although the second is refused",
           "assistant/execution.py", "    except _Stop as stop:\n        return stop.blocked",
           "    except _Stop as stop:\n        if not run.ops:\n            return stop.blocked", ("dialogue",)),
    Mutant("if is always", "what depends on a condition is done anyway", "assistant/execution.py",
           "command.then if holds(run, command.test) else command.otherwise", "command.then", ("dialogue",)),
    Mutant("things in one another", "things are put where others stand", "scene/geometry/placement.py",
           "    if wish.fixed_y is not None:\n        return _hang(",
           "    rows = rows[[scene.boxes.ids[r] == wish.level.owner for r in rows]]\n"
           "    if wish.fixed_y is not None:\n        return _hang(", ("failures",)),
    Mutant("nothing is carried", "what stands on a thing has the pose of the thing forgotten", "scene/objects.py",
           "        while parent is not None:\n            above = self[parent]\n            pose, parent = above.pose",
           "        while False:\n            above = self[parent]\n            pose, parent = above.pose",
           ("moving",)),
    Mutant("one too many", "the count is one too high", "assistant/skills/count.py",
           'number = f"{len(found)} {words}"\n    else', 'number = f"{len(found) + 1} {words}"\n    else',
           ("questions",)),
    Mutant("its back to it", "a thing that is to face another turns its back", "assistant/skills/rotate.py",
           "(math.pi if command.away else 0.0)", "(0.0 if command.away else math.pi)", ("changing",)),
    Mutant("hidden is shown", "what is hidden stays to be seen", "assistant/skills/visibility.py",
           "shown = isinstance(command, Show)", "shown = not isinstance(command, Show)", ("changing",)),
)


@contextmanager
def copy_of_the_tree() -> Iterator[Path]:
    """The sources and the scene tests in a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        top = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, top / name, ignore=shutil.ignore_patterns("__pycache__", "pictures-actual"))
            else:
                shutil.copy(source, top / name)
        (top / "assets").symlink_to(ROOT / "assets")
        yield top


def play(top: Path, themes: Sequence[str]) -> tuple[int, str]:
    """Play the text tests of some themes in a copy until the first fails: pytest's code and output."""
    files = [f"{SCENES}/{theme}.scenetest.yaml" for theme in themes]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist",
               "-m", "not models and not gl", *files]
    env = {**os.environ, "PYTHONPATH": str(top), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "400"}
    try:
        done = subprocess.run(command, cwd=top, env=env, capture_output=True, text=True, timeout=LONGEST_S, check=False)
    except subprocess.TimeoutExpired:
        return 1, f"FAILED {files[0]}::it took longer than {LONGEST_S} s\n"
    return done.returncode, done.stdout + done.stderr


def tried(mutant: Mutant, top: Path) -> Outcome:
    """Break one copy, play its tests, and mend it again."""
    path = top / mutant.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutant.old) != 1:
        sys.exit(f"{mutant.name}: {mutant.old!r} stands {text.count(mutant.old)} times in {mutant.file}: expected once")
    path.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        code, output = play(top, mutant.tests)
    finally:
        path.write_text(text, encoding="utf-8")
    found = FAILED.search(output)
    if code not in (0, 1) or (code == 1 and found is None):
        sys.exit(f"{mutant.name}: the tests could not be played:\n{output[-3000:]}")
    caught = f"{Path(found.group(1)).name.removesuffix('.scenetest.yaml')}: {found.group(2)}" if code and found else ""
    return Outcome(mutant, caught, output)


def try_all(mutants: Sequence[Mutant], tops: Sequence[Path]) -> list[Outcome]:
    """All mutants, each alone in one of the copies."""
    free: Queue[Path] = Queue()
    for top in tops:
        free.put(top)

    def one(mutant: Mutant) -> Outcome:
        top = free.get()
        try:
            outcome = tried(mutant, top)
        finally:
            free.put(top)
        print(f"{'caught' if outcome.caught_by else 'LIVES '}  {mutant.name:28} {outcome.caught_by}", flush=True)
        return outcome

    with ThreadPoolExecutor(len(tops)) as pool:
        return list(pool.map(one, mutants))


def table(outcomes: Sequence[Outcome]) -> str:
    """The page."""
    caught = sum(bool(o.caught_by) for o in outcomes)
    rows = [f"| {o.mutant.name} | {o.mutant.breaks} | `{o.mutant.file}` | "
            f"{o.caught_by.replace('|', '/') or '**none**'} |" for o in outcomes]
    return "\n".join([
        "# Mutants", "",
        "Written by `python tools/mutants.py`. Each line is one way to break the assistant, played against the scene",
        f"tests of `{SCENES}` in a copy of the sources: {caught} of {len(outcomes)} are caught.", "",
        "| mutant | what it breaks | where | first test that catches it |", "|---|---|---|---|", *rows, "",
    ])


def main(names: Sequence[str]) -> int:
    """Try the mutants named, or all; the exit code is 1 where one lives."""
    known = {m.name: m for m in MUTANTS}
    if unknown := [n for n in names if n not in known]:
        sys.exit(f"there is no mutant {unknown[0]!r}: expected some of {', '.join(known)}")
    mutants = [known[n] for n in names] or list(MUTANTS)
    with copy_of_the_tree() as one, copy_of_the_tree() as two:
        tops = (one, two)[:AT_ONCE]
        themes = list(dict.fromkeys(t for m in mutants for t in m.tests))
        code, output = play(one, themes)
        if code:
            sys.exit(f"the tests fail before anything is broken:\n{output[-3000:]}")
        outcomes = try_all(mutants, tops)
    if not names:
        PAGE.write_text(table(outcomes), encoding="utf-8")
    return int(any(not o.caught_by for o in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
