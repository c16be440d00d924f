"""Makers of many different models of one kind, from random measures: what the labeller is taught with.

They are no assets: rough, untextured, made anew from a seed and never kept. What they are for is breadth of form: a
lamp with a cone, a drum or a ball for its shade, on a stick, a vase or three legs.
"""

from assets.variety import (
    beds_and_seats,
    cloths,
    food,
    forms_of_bottles,
    forms_of_household,
    forms_of_lights,
    forms_of_plants,
    forms_of_rooms,
    forms_of_seats,
    forms_of_tables,
    forms_of_vessels,
    kitchen,
    leisure,
    living,
    papers,
    provisions,
    small_things,
    storage,
    table_top,
    tools,
    toys,
    units,
    walls,
    worn,
)
from assets.variety.registry import MAKERS, make

__all__ = [
    "MAKERS", "beds_and_seats", "cloths", "food", "forms_of_bottles", "forms_of_household", "forms_of_lights",
    "forms_of_plants", "forms_of_rooms", "forms_of_seats", "forms_of_tables", "forms_of_vessels", "kitchen",
    "leisure", "living", "make", "papers", "provisions", "small_things", "storage", "table_top", "tools", "toys",
    "units", "walls", "worn",
]
