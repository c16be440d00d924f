"""A living room: a sofa and two armchairs about a coffee table, a wall of books, a television, everyday things."""

from assets.scenes.layout import Layout, door, window


def layout() -> Layout:
    """The scene."""
    s = Layout("living_room")
    building(s)
    table, shelf, other = furniture(s)
    about_the_table(s, table)
    on_shelves(s, shelf, other)
    about_the_room(s)
    s.view("overview", (0.35, 4.7, 4.3), (0.0, 0.0, 0.1))
    s.view("sofa", (0.1, 1.2, -1.45), (0.1, 0.75, 2.2))
    s.view("doorway", (2.5, 1.6, 1.6), (-1.2, 0.6, -1.0))
    s.view("coffee table", (0.6, 1.35, 1.35), (0.05, 0.4, 0.0))
    s.view("bookshelf", (-1.2, 1.45, -0.6), (-2.8, 1.0, -1.15))
    return s


def building(s: Layout) -> None:
    """Room, walls, door and window."""
    s.room("living_room", "living room", ["lounge", "sitting room"], (-3.0, 3.0), (-2.5, 2.5), "#b08d66")
    wall, accent = "#e9e4d8", "#c9d2cc"
    s.wall((-3.05, -2.55), (3.05, -2.55), accent, window(3.9, "window_wide"))
    s.wall((-3.05, 2.5), (-3.05, -2.5), wall)
    s.wall((3.05, -2.5), (3.05, 2.5), wall, door(4.0, "door_wood", turn=180))
    s.wall((3.05, 2.55), (-3.05, 2.55), wall)


def furniture(s: Layout) -> tuple[str, str, str]:
    """The furniture; the names of the coffee table and of the two bookshelves."""
    rug = s.put("rug", 0.1, 0.15)
    s.put("sofa", 0.1, -1.55)
    table = s.on(rug, "coffee_table", 0.0, 0.0)
    s.put("armchair_yellow", -1.95, 0.35, 80)
    s.put("armchair_green", 2.05, 0.45, -80)
    s.put("floor_lamp", -1.45, -2.15)
    side = s.put("side_table", 1.6, -1.85)
    s.on(side, "lamp", 0.0, 0.0)
    s.put("tv_stand", 0.1, 2.25, 180)
    s.on("tv_stand", "tv", 0.0, 0.0)
    s.on("tv_stand", "speaker_smart", 0.71, 0.02)
    s.on("tv_stand", "game_controller", 0.0, 0.05, 20, level=1)
    shelf = s.put("bookshelf", -2.82, -1.1, 90)
    other = s.put("bookshelf_white", -2.82, 1.35, 90)
    s.put("plant", -2.55, -2.1)
    s.put("plant_tall", 2.65, -2.15)
    s.put("cabinet", 2.76, -0.75, -90)
    return table, shelf, other


def about_the_table(s: Layout, table: str) -> None:
    """What is on the sofa and on the coffee table."""
    for asset, x, z, yaw in (
        ("cushion_red", -0.56, 0.215, 12),
        ("cushion_blue", 0.0, 0.215, -8),
        ("cushion_yellow", 0.56, 0.215, 20),
    ):
        s.on("sofa", asset, x, z, yaw)
    for asset, x, z, yaw in (
        ("mug_red", -0.24, 0.1, 30),
        ("mug_blue", 0.02, -0.13, 140),
        ("mug_white", 0.26, 0.1, -60),
        ("bowl", 0.0, 0.09, 0),
        ("remote", 0.34, -0.06, 70),
        ("book_red", -0.34, -0.08, 15),
    ):
        s.on(table, asset, x, z, yaw)
    s.on("bowl", "apple", 0.0, 0.0)
    s.on(table, "magazine", 0.0, 0.0, 10, level=1)


def on_shelves(s: Layout, shelf: str, other: str) -> None:
    """What is on the bookshelves."""
    s.on(shelf, "books_row", -0.18, 0.0, level=1)
    s.on(shelf, "vase_white", 0.28, 0.0, level=1)
    s.on(shelf, "books_row_short", 0.2, 0.0, level=2)
    s.on(shelf, "globe", -0.22, 0.0, level=2, scale=0.75)
    s.on(shelf, "banana", -0.2, 0.02, 15, level=3)
    s.on(shelf, "apple_green", 0.05, 0.02, level=3)
    s.on(shelf, "beer", 0.25, 0.0, level=3)
    s.on(shelf, "books_stack", -0.2, 0.01, level=4)
    s.on(shelf, "picture_frame", 0.2, 0.0, level=4)
    s.on(shelf, "box_storage", 0.0, 0.0, level=5)
    s.on(shelf, "cactus", -0.2, 0.0)
    s.on(other, "books_row", -0.12, 0.0, level=1)
    s.on(other, "books_row_short", 0.14, 0.0, level=2)
    s.on(other, "vase_blue", -0.24, 0.0, level=2)
    s.on(other, "camera", -0.18, 0.02, -15, level=3)
    s.on(other, "radio", 0.18, 0.0, level=3)
    s.on(other, "books_row", 0.1, 0.0, level=4)
    s.on(other, "basket", 0.0, 0.0, level=5, scale=0.72)


def about_the_room(s: Layout) -> None:
    """What is on the cabinet, about the room, and on the walls."""
    s.on("cabinet", "flowers", -0.5, 0.0)
    s.on("cabinet", "candle", 0.02, 0.02)
    s.on("cabinet", "candle_red", 0.17, -0.02)
    s.on("cabinet", "keys", 0.38, 0.06, 40)
    s.on("cabinet", "book_blue", 0.58, 0.0, 75)
    s.put("teddy_bear", -0.8, 1.55, 160)
    s.put("ball_red", 0.95, 1.45)
    s.put("guitar", 2.72, 0.75, -60)
    s.hang("picture_sea", 2.99, 1.25, -0.75, -90)
    s.hang("clock", -1.5, 1.75, -2.49, 0)
    s.hang("picture_leaf", -2.99, 1.3, 0.1, 90)
    s.put("curtain", -0.32, -2.39, y=0.12, tags=["fixed"])
    s.put("curtain", 2.05, -2.39, y=0.12, tags=["fixed"])
