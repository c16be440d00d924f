"""Makers of many different models of one kind, from random measures: what the labeller is taught with.

They are no assets: rough, untextured, made anew from a seed and never kept. What they are for is breadth of form: a
lamp with a cone, a drum or a ball for its shade, on a stick, a vase or three legs.
"""

from assets.variety import (
    appliances,
    beds_and_seats,
    cloths,
    devices,
    food,
    forms_of_belongings,
    forms_of_bottles,
    forms_of_clothes,
    forms_of_devices,
    forms_of_games,
    forms_of_household,
    forms_of_kitchen_things,
    forms_of_lights,
    forms_of_plants,
    forms_of_rooms,
    forms_of_seats,
    forms_of_small_things,
    forms_of_tables,
    forms_of_tools,
    forms_of_vessels,
    forms_of_worn_things,
    games,
    hand_tools,
    kitchen,
    large_furniture,
    leisure,
    living,
    odds_and_ends,
    papers,
    provisions,
    small_things,
    storage,
    table_top,
    tools,
    toys,
    units,
    walls,
    wardrobe,
    wheeled,
    worn,
)
from assets.variety.registry import MAKERS, make

__all__ = [
    "MAKERS", "appliances", "beds_and_seats", "cloths", "devices", "food", "forms_of_belongings",
    "forms_of_bottles", "forms_of_clothes", "forms_of_devices", "forms_of_games", "forms_of_household",
    "forms_of_kitchen_things", "forms_of_lights", "forms_of_plants", "forms_of_rooms", "forms_of_seats",
    "forms_of_small_things", "forms_of_tables", "forms_of_tools", "forms_of_vessels", "forms_of_worn_things",
    "games", "hand_tools", "kitchen", "large_furniture", "leisure", "living", "make", "odds_and_ends", "papers",
    "provisions", "small_things", "storage", "table_top", "tools", "toys", "units", "walls", "wardrobe", "wheeled",
    "worn",
]
