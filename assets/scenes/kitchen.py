"""A kitchen: a run of units along the back wall, a tall fridge, a table for four by the window."""

from assets.scenes.layout import Layout, door, window


def units(s: Layout, x: float, back: float) -> None:
    """Stove, drawers, sink and dishwasher from x to the right, their backs at `back`, and the cupboards above."""
    z = back + 0.31
    s.put("stove", x + 0.3, z)
    s.put("cutlery_drawer", x + 0.905, z)
    s.put("kitchen_sink", x + 1.66, z)
    s.put("dishwasher", x + 2.415, z)
    s.hang("range_hood", x + 0.3, 1.55, back, 0)
    s.hang("kitchen_cabinet", x + 1.1, 1.5, back, 0)
    s.hang("kitchen_cabinet", x + 2.3, 1.5, back, 0)


def layout() -> Layout:
    """The scene."""
    s = Layout("kitchen")
    building(s)
    back_wall(s)
    table_for_four(s)
    about_the_room(s)
    s.view("overview", (0.3, 4.4, 4.6), (0.0, 0.4, -0.3))
    s.view("doorway", (1.9, 1.6, 1.5), (-0.8, 0.8, -1.4))
    s.view("stove", (-1.2, 1.5, -0.6), (-1.4, 0.95, -2.0))
    s.view("table", (-0.1, 1.5, 2.0), (-0.1, 0.75, 0.6))
    return s


def building(s: Layout) -> None:
    """Room, walls, door and window."""
    s.room("kitchen", "kitchen", ["cooking area"], (-2.4, 2.4), (-2.3, 2.3), "#c9c4b8")
    wall, tiles = "#eae7de", "#cfdcd8"
    s.wall((-2.45, -2.35), (2.45, -2.35), tiles)
    s.wall((-2.45, 2.3), (-2.45, -2.3), wall, window(2.0))
    s.wall((2.45, -2.3), (2.45, 2.3), wall, door(3.6, turn=180))
    s.wall((2.45, 2.35), (-2.45, 2.35), wall)


def back_wall(s: Layout) -> None:
    """The run of units along the back wall, and what is on it."""
    units(s, -1.75, -2.3)
    s.put("counter", 1.56, -1.99)
    s.put("fridge", -2.07, -1.95)
    for asset, x, z, yaw, id in (
        ("fork", -0.05, 0.02, 15, None),
        ("fork", 0.01, 0.04, -10, None),
        ("melon_yellow", 0.1, -0.2, 20, None),
        ("pot_red", -0.15, -0.14, 0, None),
    ):
        s.on("stove", asset, x, z, yaw, id=id)
    s.on("cutlery_drawer", "spoon_wooden", 0.05, 0.05, 60)
    s.on("kitchen_sink", "dish_soap", 0.33, -0.18)
    s.on("kitchen_sink", "sponge", 0.33, 0.08, 15)
    s.on("dishwasher", "kettle", -0.1, -0.08, 30)
    s.on("dishwasher", "mug_green", 0.16, 0.06, -40)
    s.on("counter", "toaster", -0.38, -0.05)
    s.on("counter", "microwave", 0.3, -0.06)
    s.on("counter", "bread", 0.0, 0.1, 80, scale=0.75)
    s.on("microwave", "cereal", 0.05, 0.0, 10)
    s.on("fridge", "basket", 0.0, 0.0)


def table_for_four(s: Layout) -> None:
    """The table, its chairs, and what is on it."""
    table = s.put("table_kitchen", -0.1, 0.75)
    for asset, x, z, yaw in (
        ("chair", -0.4, 0.08, 5),
        ("chair_red", 0.24, 0.06, -6),
        ("chair_black", -0.42, 1.44, 178),
        ("chair_white", 0.25, 1.44, 185),
    ):
        s.put(asset, x, z, yaw)
    for asset, x, z, yaw in (
        ("fruit_bowl", 0.0, 0.0, 0),
        ("mug_red", -0.42, 0.14, 20),
        ("mug_yellow", 0.4, -0.12, -120),
        ("glass_juice", -0.3, -0.2, 0),
        ("plate", 0.33, 0.2, 0),
        ("milk", 0.18, -0.22, 10),
        ("newspaper", -0.36, -0.05, 5),
    ):
        if asset != "newspaper":
            s.on(table, asset, x, z, yaw)
    s.on("plate", "bread_slice", -0.03, 0.0, 20)
    s.on(table, "knife", 0.52, 0.2, 5)


def about_the_room(s: Layout) -> None:
    """A crate of vegetables, and what stands and hangs about."""
    crate = s.put("crate", 1.95, -0.9, 90)
    s.on(crate, "potato", -0.08, 0.02, 20)
    s.on(crate, "carrot", 0.08, 0.05, 10)
    s.on(crate, "tomato", 0.06, -0.06)
    s.put("trash_bin_pedal", 2.1, -1.5, -90)
    s.put("plant", -1.95, 1.85)
    s.put("stool_bar", 2.1, 0.1)
    s.on("stool_bar", "backpack", 0.0, 0.0, -90, scale=0.55)
    s.hang("clock_red", 1.75, 1.65, -2.3, 0)
    s.put("ceiling_lamp_copper", -0.1, 0.75, y=1.75)
    s.hang("picture_color", 0.0, 1.3, 2.3, 180)
