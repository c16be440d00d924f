"""A bungalow of eight rooms along a corridor, lived in: food on the shelves, keys mislaid, toys about."""

from assets.scenes.kitchen import units
from assets.scenes.layout import Layout, door, gap, window

WALL, WARM, COOL = "#ebe7dd", "#e3dccb", "#d3dcdc"


def layout() -> Layout:
    """The scene."""
    s = Layout("house")
    building(s)
    for furnish in (kitchen, dining_room, living_room, corridor, bathroom, bedroom, child_room, study):
        furnish(s)
    s.view("overview", (0.3, 9.2, 8.3), (0.0, 0.0, 0.25))
    s.view("front door", (6.0, 1.65, 0.05), (0.0, 1.2, 0.05))
    s.view("kitchen", (-3.2, 1.65, -1.15), (-5.6, 0.9, -3.9))
    s.view("dining room", (0.9, 1.65, -1.1), (-0.9, 0.7, -2.9))
    s.view("living room", (1.8, 1.65, -1.1), (4.4, 0.6, -3.4))
    s.view("bedroom", (0.0, 1.65, 1.3), (-2.2, 0.6, 3.6))
    s.view("bathroom", (-3.95, 1.65, 1.2), (-5.4, 0.7, 3.4))
    s.view("office", (3.8, 1.65, 1.3), (5.3, 0.8, 3.6))
    return s


def building(s: Layout) -> None:
    """Rooms, walls, doors and windows."""
    s.room("kitchen", "kitchen", ["cooking area"], (-6.5, -2.75), (-4.5, -0.75), "#c9c4b8")
    s.room("dining_room", "dining room", ["dining area"], (-2.65, 1.25), (-4.5, -0.75), "#b3906a")
    s.room("living_room", "living room", ["lounge", "sitting room"], (1.35, 6.5), (-4.5, -0.75), "#b3906a")
    s.room("corridor", "corridor", ["hallway", "hall", "entrance hall"], (-6.5, 6.5), (-0.65, 0.75), "#9d8f7d")
    s.room("bathroom", "bathroom", ["bath", "washroom", "restroom"], (-6.5, -3.65), (0.85, 4.5), "#b9c6cc")
    s.room("bedroom", "bedroom", ["sleeping room", "main bedroom"], (-3.55, 0.35), (0.85, 4.5), "#bda586")
    s.room(
        "child_room",
        "child's room",
        ["children's room", "kid's room", "nursery", "playroom"],
        (0.45, 3.35),
        (0.85, 4.5),
        "#bda586",
    )
    s.room("office", "office", ["study", "home office", "workroom"], (3.45, 6.5), (0.85, 4.5), "#a58a6a")
    s.wall((-6.55, -4.55), (6.55, -4.55), WALL, window(5.9), window(10.6, "window_wide"))
    s.wall((-6.55, 4.5), (-6.55, -4.5), WALL, window(7.1))
    s.wall((6.55, -4.5), (6.55, 4.5), WALL, door(4.55, "door_front", turn=180, id="front_door"))
    s.wall((6.55, 4.55), (-6.55, 4.55), WALL, window(1.75), window(4.7), window(8.2), window(11.5))
    s.wall((-6.5, -0.7), (6.5, -0.7), WARM, gap(2.7, 1.0), door(6.9, id="dining_room_door"), gap(9.6, 1.6))
    s.wall(
        (6.5, 0.8),
        (-6.5, 0.8),
        WARM,
        door(2.5, id="office_door"),
        door(5.4, id="child_room_door"),
        door(7.9, id="bedroom_door"),
        door(10.8, id="bathroom_door"),
    )
    s.wall((-2.7, -0.75), (-2.7, -4.5), COOL, gap(1.0, 1.1))
    s.wall((1.3, -4.5), (1.3, -0.75), WARM, gap(2.3, 1.4))
    for x, code in ((-3.6, COOL), (0.4, WARM), (3.4, WARM)):
        s.wall((x, 4.5), (x, 0.85), code)


def kitchen(s: Layout) -> None:
    """Units along the back wall, an island, the week's shopping."""
    units(s, -5.75, -4.5)
    s.put("fridge", -6.1, -4.15)
    s.put("counter", -6.19, -2.9, 90)
    for asset, x, z, yaw in (
        ("fork", -0.04, 0.05, 20),
        ("fork", 0.0, 0.06, -8),
        ("fork", 0.05, 0.05, 12),
        ("melon", 0.08, -0.14, 20),
        ("melon_yellow", -0.16, -0.12, 70),
    ):
        s.on("stove", asset, x, z, yaw)
    s.on("cutlery_drawer", "spoon", 0.08, 0.06, 70)
    s.on("kitchen_sink", "dish_soap", 0.33, -0.18)
    s.on("kitchen_sink", "sponge", 0.33, 0.1, 20)
    s.on("dishwasher", "kettle", -0.12, -0.1, 30)
    s.on("dishwasher", "mug_yellow", 0.12, 0.08, 20)
    s.on("counter", "microwave", -0.3, -0.05)
    s.on("counter", "toaster_steel", 0.12, -0.02)
    s.on("counter", "keys", 0.4, 0.12, 50)
    s.on("counter", "bread", 0.42, -0.12, 5, scale=0.85)
    s.on("fridge", "cereal", 0.1, 0.0, 15)
    s.put("kitchen_island", -4.45, -2.35)
    for asset, x, z, yaw in (
        ("fruit_bowl", -0.45, 0.0, 0),
        ("apple", -0.05, 0.2, 0),
        ("orange", 0.06, 0.12, 40),
        ("bananas", 0.05, -0.22, 20),
        ("cutting_board", 0.45, 0.05, 5),
        ("wine", -0.6, -0.3, 0),
        ("glass", -0.7, 0.2, 0),
        ("milk", 0.7, -0.25, 20),
    ):
        s.on("kitchen_island", asset, x, z, yaw)
    s.on("cutting_board", "tomato", -0.1, 0.02)
    s.on("cutting_board", "kitchen_knife", 0.03, 0.02, 10)
    s.put("stool_bar", -4.8, -1.45, id="bar_stool_1")
    s.put("stool_bar", -4.15, -1.45, id="bar_stool_2")
    s.put("trash_bin_pedal", -6.2, -1.6, 90)
    s.hang("clock", -2.75, 1.75, -3.4, -90)
    s.put("ceiling_lamp", -4.45, -2.35, y=1.75)


def dining_room(s: Layout) -> None:
    """A table laid for four and a bookshelf with what people put there."""
    rug = s.put("rug_striped", -0.75, -2.65)
    table = s.on(rug, "table_dining", 0.0, 0.0)
    for asset, x, z, yaw, n in (
        ("chair_upholstered", -1.2, -3.42, 0, 1),
        ("chair_upholstered", -0.3, -3.42, 4, 2),
        ("chair_upholstered", -1.2, -1.88, 180, 3),
        ("chair_grey", -0.3, -1.86, 172, 4),
    ):
        s.put(asset, x, z, yaw, id=f"dining_chair_{n}")
    for n, (x, z, turn) in enumerate(((-0.45, -0.26, 180), (0.45, -0.26, 180), (-0.45, 0.26, 0), (0.45, 0.26, 0))):
        side = 1 if turn == 0 else -1
        s.on(table, "plate_blue" if n == 3 else "plate", x, z, turn, id=f"dinner_plate_{n + 1}")
        s.on(table, "fork", x - side * 0.17, z, turn)
        if n < 3:
            s.on(table, "knife", x + side * 0.17, z, turn)
        s.on(table, "wine_glass", x + side * 0.2, z - side * 0.18, turn)
    s.on(table, "candle", 0.0, 0.0)
    s.on(table, "bowl_wood", 0.0, 0.2, scale=0.8)
    shelf = s.put("bookshelf", -2.48, -3.4, 90)
    for asset, x, level in (
        ("books_row", 0.2, 1),
        ("vase_blue", -0.25, 1),
        ("banana", -0.2, 2),
        ("beer", 0.05, 2),
        ("apple", 0.33, 2),
        ("books_row_short", -0.2, 3),
        ("snacks", 0.15, 3),
        ("teapot", -0.2, 4),
        ("cup_tea", 0.05, 4),
        ("jug", 0.28, 4),
        ("box_storage", 0.0, 5),
    ):
        s.on(shelf, asset, x, 0.0, level=level, scale=0.85) if asset == "vase_blue" else s.on(
            shelf, asset, x, 0.0, level=level
        )
    s.put("cabinet_white", 0.2, -4.25)
    s.on("cabinet_white", "flowers", -0.4, 0.0)
    s.on("cabinet_white", "tray", 0.2, 0.0)
    s.on("tray", "bottle_water", -0.1, 0.0)
    s.on("tray", "cup_espresso", 0.06, 0.05)
    s.on("tray", "cup_espresso", 0.1, -0.06)
    s.put("plant_tree", 0.72, -1.35)
    s.hang("picture_color", 1.25, 1.3, -3.8, -90)
    s.put("ceiling_lamp_paper", -0.75, -2.65, y=1.66)


def living_room(s: Layout) -> None:
    """A corner to sit in, television, fireplace."""
    rug = s.put("rug", 3.9, -2.45)
    s.put("sofa", 3.9, -3.98)
    coffee = s.on(rug, "coffee_table", 0.0, 0.0)
    s.put("armchair_yellow", 2.05, -2.45, 80)
    s.put("tv_stand", 4.15, -1.0, 180)
    s.on("tv_stand", "tv", 0.0, 0.0)
    s.on("tv_stand", "speaker", 0.7, 0.0)
    for asset, x, z, yaw in (
        ("mug_red", -0.25, 0.08, 40),
        ("mug_blue", 0.0, -0.13, 160),
        ("mug_white", 0.24, 0.08, -50),
        ("remote", -0.05, 0.15, 80),
        ("newspaper", 0.0, 0.0, 12),
    ):
        s.on(coffee, asset, x, z, yaw, level=1 if asset == "newspaper" else 0)
    s.on("sofa", "cushion_red", -0.55, 0.215, 10)
    s.on("sofa", "cushion_striped", 0.56, 0.215, -12)
    s.on("sofa", "blanket", 0.02, 0.2, 90, scale=0.8)
    s.put("fireplace", 6.17, -2.5, -90)
    s.on("fireplace", "picture_frame", -0.35, 0.0, 8)
    s.on("fireplace", "sculpture", 0.4, 0.0)
    s.on("fireplace", "candle_red", 0.05, 0.0)
    s.put("floor_lamp_tripod", 5.6, -4.05)
    s.put("side_table", 2.45, -3.95)
    s.on("side_table", "lamp_white", 0.0, 0.0)
    s.put("cabinet_glass", 6.25, -1.2, -90)
    for asset, x, level in (
        ("plate_small", -0.2, 2),
        ("wine_glass", 0.05, 1),
        ("wine_glass", 0.2, 1),
        ("bowl_green", 0.2, 2),
        ("teapot", -0.18, 1),
        ("globe", 0.0, 3),
    ):
        if asset != "globe":
            s.on("cabinet_glass", asset, x, -0.02, level=level)
    s.put("plant", 5.95, -3.6)
    s.put("guitar", 1.65, -4.1, 30)
    s.put("ball_red", 2.7, -1.55)
    s.put("ceiling_lamp_copper", 3.9, -2.45, y=1.75)


def corridor(s: Layout) -> None:
    """Coats, shoes and a hall table with a big dish on it."""
    s.put("table_console", -0.9, -0.45, id="hall_table")
    s.on("hall_table", "dish", -0.15, 0.0)
    s.on("hall_table", "vase", 0.35, 0.0)
    s.on("hall_table", "umbrella", 0.0, 0.0, 90, level=1)
    s.put("doormat", 6.1, 0.05, 90)
    s.put("coat_rack", 6.2, -0.4 + 0.8)
    s.put("shoes", 5.35, 0.55, 180)
    s.put("shoes_brown", 5.0, 0.55, 176)
    s.put("boots", 5.65, -0.45)
    s.put("bench", -5.2, -0.44)
    s.on("bench", "handbag", 0.3, 0.0, 10)
    s.on("bench", "hat", -0.3, 0.0)
    s.put("suitcase", -6.2, 0.45, 90)
    s.hang("mirror", -0.9 + 2.4, 0.6, -0.65, 0)
    s.hang("coat_hooks", 5.4, 1.5, -0.65, 0)
    s.hang("picture_leaf", -1.6, 1.3, 0.75, 180)
    s.put("plant_tall", -6.2, -0.35)


def bathroom(s: Layout) -> None:
    """Bath, shower, towels and toiletries."""
    s.put("bathtub", -5.6, 4.0)
    s.put("shower", -6.03, 1.33)
    s.put("sink", -3.9, 2.55, -90)
    s.put("toilet", -3.99, 3.55, -90)
    s.put("washing_machine", -6.18, 2.7, 90)
    s.on("washing_machine", "towel", -0.1, 0.0, 90)
    s.on("sink", "soap_dispenser", 0.33, 0.0)
    s.on("sink", "toothbrush_cup", -0.33, -0.06)
    s.on("sink", "soap", -0.33, 0.1, 10)
    s.hang("mirror_round", -3.65, 1.25, 2.55, -90)
    s.hang("toilet_paper_holder", -3.65, 0.65, 4.2, -90)
    s.put("stool_three_legged", -4.7, 2.0 + 0.9)
    s.on("stool_three_legged", "towel_pink", 0.0, 0.0, scale=0.8)
    s.put("bath_mat", -4.75, 3.0 - 0.85, 90)
    s.put("laundry_basket", -6.2, 2.05, 90)
    s.put("rubber_duck", -5.55, 3.3, 200)
    s.put("toilet_paper", -3.8, 4.2)


def bedroom(s: Layout) -> None:
    """A double bed between nightstands."""
    s.put("bed", -1.7, 3.35, 180)
    s.put("nightstand", -2.85, 4.22, 180, id="nightstand_left")
    s.put("nightstand", -0.55, 4.22, 180, id="nightstand_right")
    s.on("nightstand_left", "lamp_wood", 0.02, -0.02, id="bedside_lamp_1")
    s.on("nightstand_right", "lamp_wood", 0.02, -0.02, id="bedside_lamp_2")
    s.on("nightstand_left", "glasses", -0.12, 0.1, 170, scale=0.9)
    s.on("nightstand_right", "alarm_clock", -0.14, 0.08)
    s.on("nightstand_right", "book_green", 0.0, 0.0, 10, level=1)
    s.put("wardrobe", -3.24, 2.2, 90)
    s.put("dresser_white", 0.1, 1.95, -90)
    s.on("dresser_white", "apple", 0.3, 0.1)
    s.on("dresser_white", "picture_frame", -0.3, -0.05, 10)
    s.on("dresser_white", "hairbrush", 0.05, 0.1, 60)
    s.put("slippers", -0.55, 2.6, 200)
    s.put("rug_round", -2.0, 1.75, scale=0.8)
    s.on("bed", "cushion_yellow", 0.2, 0.3, 30)
    s.hang("picture", 0.35, 1.35, 3.1, -90)
    s.put("ceiling_lamp_paper", -1.7, 2.4, y=1.66)


def child_room(s: Layout) -> None:
    """A single bed and toys."""
    s.put("bed_single", 2.85, 3.45, 180)
    s.on("bed_single", "teddy_bear", 0.1, 0.35, 20)
    s.put("bookshelf_low", 0.66, 3.5, 90)
    s.on("bookshelf_low", "toy_car", 0.3, 0.0, 30)
    s.on("bookshelf_low", "globe", -0.3, 0.0, scale=0.9)
    s.on("bookshelf_low", "books_row_short", 0.37, 0.0, level=1)
    s.on("bookshelf_low", "toy_train", -0.37, 0.0, 90, level=1)
    s.on("bookshelf_low", "box_small", 0.0, 0.0, level=2)
    s.put("rug_geometric", 1.75, 2.15, scale=0.75)
    s.put("toy_blocks", 1.35, 2.6, 20)
    s.put("ball_blue", 0.8, 1.6)
    s.put("toy_car_blue", 2.95, 1.5, 120)
    s.put("football", 2.4, 1.2)
    s.put("stool_step", 0.7, 2.4, 90)
    s.put("backpack_green", 3.15, 2.2, -90)
    s.hang("poster", 0.45, 1.2, 2.2, 90)


def study(s: Layout) -> None:
    """A desk by the window, papers, a shelf of files."""
    s.put("desk", 4.95, 4.05, 180)
    for asset, x, z, yaw in (
        ("monitor", 0.0, -0.12, 0),
        ("keyboard", 0.0, 0.16, 0),
        ("mouse", 0.32, 0.16, 180),
        ("desk_lamp_red", 0.52, -0.18, -40),
        ("mug_black", -0.4, 0.1, 30),
        ("notebook", -0.5, -0.12, 10),
        ("pencil_cup", 0.36, -0.15, 0),
        ("pen", -0.22, 0.27, 60),
    ):
        s.on("desk", asset, x, z, yaw)
    s.put("office_chair", 5.1, 3.25, 20)
    shelf = s.put("bookshelf_white", 6.32, 3.0, -90)
    for asset, x, level in (
        ("books_row", 0.0, 1),
        ("binder", -0.25, 2),
        ("binder_red", -0.15, 2),
        ("camera", 0.15, 2),
        ("books_row_short", -0.2, 3),
        ("trophy", 0.2, 3),
        ("books_stack", 0.2, 4),
        ("cactus", -0.2, 4),
    ):
        s.on(shelf, asset, x, 0.0, level=level)
    s.put("drawer_unit", 6.22, 4.15, -90)
    s.on("drawer_unit", "printer", 0.0, 0.0, 0, scale=0.82)
    s.put("armchair_green", 4.12, 1.7, 40)
    s.put("floor_lamp", 3.75, 2.5)
    s.put("box_cardboard", 6.15, 1.9, 10)
    s.on("box_cardboard", "hammer", -0.05, 0.0, 30)
    s.on("box_cardboard", "screwdriver", 0.09, 0.0, -20)
    s.put("trash_bin", 4.05, 4.2)
    s.hang("poster_map", 3.45, 1.2, 3.4, 90)
