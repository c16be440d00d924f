"""Nothing unresolved is acted on, and each act is undone to the bit: some of the benchmark's commands."""

from __future__ import annotations

import pytest

from assistant.bench.acts import COMMANDS, acts
from assistant.bench.rooms import items, scan_items


@pytest.mark.parametrize("command", COMMANDS)
def test_no_act_strays_and_each_is_taken_back(command: str) -> None:
    found = list(acts((*items(), *scan_items())[5::40], (command,)))
    assert [a for a in found if a.strayed or not a.restored] == []
    acted = [a for a in found if a.end == "acted"]
    assert bool(acted) == (command != "{}")
    assert sum(a.right for a in acted) >= 0.8 * len(acted)


def test_a_bare_description_of_a_trash_can_deletes_nothing() -> None:
    bins = [item for item in (*items(), *scan_items()) if item.text.startswith("trash can")]
    assert bins
    assert {a.end for a in acts(bins, ("{}",))} <= {"asked", "refused"}
