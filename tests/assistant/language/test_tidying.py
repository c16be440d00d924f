"""What small models write, tidied."""

from __future__ import annotations

import pytest

from assistant.language.codec import parse_program, print_program
from assistant.language.tidying import once, sensible
from tests.assistant.language.programs import grow_program


@pytest.mark.parametrize(("written", "tidy"), [
    ("add(a(pillow), place=on(a(pillow)))", "add(a(pillow))"),
    ("add(a(chair, most(order, rank=2)))", "add(a(chair))"),
    ("bring(the(mug), to=the(mug))", "bring(the(mug))"),
    ("move(the(rug), on(the(desk)))", "move(the(rug), on(the(desk)))"),
    ("move(the(rug), on(the(rug)))", None),
    ("face(the(rug), the(rug))", None),
    ("if(exists(a(mug)), [move(it, on(it))])", None),
    ("swap(the(mug), other=the(mug))", None),
    ("recolor(the(napkin, plural, red), color=red)", "recolor(the(napkin, plural), color=red)"),
    ("recolor(the(napkin, plural, blue), color=red)", "recolor(the(napkin, plural, blue), color=red)"),
    ("for_each(each(bed), [move(a(mug), on(each(bed)))])", "for_each(each(bed), [move(a(mug), on(it))])"),
])  # fmt: skip
def test_what_makes_no_sense_is_mended_or_none(written: str, tidy: str | None) -> None:
    program = sensible(parse_program(written))
    assert (print_program(program) if program else None) == tidy


def test_said_twice_is_said_once() -> None:
    plain = "select(the(mug, red, on(the(desk))))"
    twice = parse_program(f"select(the(mug, red, red, on(the(desk)), on(the(desk)))); {plain}")
    assert print_program(once(twice)) == plain
    for seed in range(40):
        program = once(grow_program(seed))
        assert once(program) == program
