"""A classroom: twelve desks before a blackboard, the teacher's desk, a reading corner."""

from assets.scenes.layout import Layout, door, window


def layout() -> Layout:
    """The scene."""
    s = Layout("classroom", height=2.9)
    building(s)
    teachers_desk(s)
    school_desks(s)
    reading_corner(s)
    about_the_room(s)
    s.view("overview", (0.5, 6.4, 6.6), (0.0, 0.0, -0.4))
    s.view("teacher", (0.3, 1.6, -2.6), (-0.2, 0.7, 1.5))
    s.view("back row", (-0.6, 1.35, 3.0), (0.0, 1.1, -3.0))
    s.view("door", (3.5, 1.6, -2.4), (-1.5, 0.7, 0.8))
    return s


def building(s: Layout) -> None:
    """Room, walls, door and windows, and what hangs before the class."""
    s.room("classroom", "classroom", ["class", "schoolroom"], (-4.2, 4.2), (-3.6, 3.6), "#b59a78")
    wall = "#ece8da"
    s.wall((-4.25, -3.65), (4.25, -3.65), wall)
    s.wall(
        (-4.25, 3.6),
        (-4.25, -3.6),
        wall,
        window(1.4, "window_wide"),
        window(3.6, "window_wide"),
        window(5.8, "window_wide"),
    )
    s.wall((4.25, -3.6), (4.25, 3.6), wall, door(1.0, "door_wood", turn=180))
    s.wall((4.25, 3.65), (-4.25, 3.65), "#d9e0d6")
    s.hang("blackboard", -0.6, 0.95, -3.6, 0)
    s.hang("poster_map", 1.9, 1.25, -3.6, 0)
    s.hang("clock_wood", 0.95, 2.2, -3.6, 0)


def teachers_desk(s: Layout) -> None:
    """The teacher's desk, and what is on it."""
    s.put("desk_teacher", 1.9, -2.4)
    s.put("chair_leather", 1.9, -3.05)
    for asset, x, z, yaw in (
        ("laptop", 0.1, 0.0, 180),
        ("mug_blue", -0.35, -0.05, 20),
        ("apple", -0.5, 0.15, 0),
        ("books_stack", 0.55, 0.1, 0),
        ("globe", -0.58, -0.18, 0),
        ("ruler", 0.05, 0.26, 8),
    ):
        s.on("desk_teacher", asset, x, z, yaw)


def school_desks(s: Layout) -> None:
    """Twelve desks in three rows, each with its chair and its things."""
    things = (
        (("notebook", -0.15, 0.0, 5), ("pencil", 0.15, 0.05, 20)),
        (("book_red", 0.0, 0.0, 10),),
        (("notebook_red", 0.1, 0.05, -8), ("pen", -0.2, 0.0, 15)),
        (("book_open", 0.0, 0.02, 180),),
        (("scissors", 0.15, 0.0, 40), ("paper_stack", -0.1, 0.02, 4)),
        (),
        (("book_yellow", -0.12, 0.0, 6), ("pencil_cup", 0.22, -0.1, 0)),
        (("notebook", 0.0, 0.05, 0), ("eraser", 0.22, 0.1, 30)),
        (("juice", 0.2, -0.05, 10), ("notebook_red", -0.1, 0.05, 0)),
        (("tablet", 0.0, 0.02, 4),),
        (),
        (("book_blue", 0.0, 0.0, -12), ("pencil_green", 0.2, 0.1, 30)),
    )
    for n in range(12):
        x, z = -2.55 + 1.55 * (n % 4), -0.9 + 1.3 * (n // 4)
        name = s.put("desk_school", x, z, 180, id=f"school_desk_{n + 1}")
        s.put(
            "chair_school" if (n + n // 4) % 2 else "chair_school_orange",
            x + 0.02 * (n % 3 - 1),
            z + 0.42,
            180 + (4, -6, 0, 9, -3)[n % 5],
            id=f"school_chair_{n + 1}",
        )
        for asset, dx, dz, yaw in things[n]:
            s.on(name, asset, dx, dz, yaw)


def reading_corner(s: Layout) -> None:
    """A low shelf with books and toys, cushions, and what stands along the walls."""
    s.put("backpack", -2.0, 1.0, 150)
    s.put("backpack_green", 1.1, 2.35, 200)
    low = s.put("bookshelf_low", 3.98, 0.9, -90)
    s.on(low, "books_row", -0.2, 0.0)
    s.on(low, "toy_blocks", 0.25, 0.0)
    s.on(low, "ball_blue", 0.0, 0.0, level=1)
    s.on(low, "box_small", 0.37, 0.0, level=1)
    s.on(low, "books_row_short", -0.37, 0.0, level=1)
    s.on(low, "teddy_bear", 0.37, 0.0, level=2, scale=0.75)
    s.on(low, "basket", -0.37, 0.0, level=2, scale=0.7)
    s.put("cabinet_tall", 3.95, 2.4, -90)
    s.put("cushion_red", 3.2, 3.0, 20)
    s.put("cushion_green", 2.5, 3.1, -15)
    s.put("cushion_yellow", 1.9, 3.2, 40)
    s.put("trash_bin", 3.8, -1.6)
    s.put("recycling_bin", 3.9, -2.05 + 0.9, -90)
    s.put("plant_tree", -3.8, -3.15)
    s.put("football", -3.6, 3.1)
    s.put("cabinet", -1.6, 3.32, 180)
    s.on("cabinet", "projector", 0.3, 0.0)
    s.on("cabinet", "cactus", -0.3, 0.0)


def about_the_room(s: Layout) -> None:
    """Posters, what lies at the blackboard, the teacher, the lamps."""
    s.hang("poster", 0.2, 1.2, 3.6, 180)
    s.hang("pinboard", 1.5, 1.3, 3.6, 180)
    s.hang("coat_hooks", 4.2, 1.3, -0.3, -90)
    s.on("blackboard", "marker", -0.2, 0.0, 90, level=0)
    s.on("blackboard", "eraser", 0.3, 0.0, 0, level=0)
    s.put("person_woman", -0.4, -2.6, 10, id="teacher", label="teacher", aliases=["woman", "person", "lady"])
    for x in (-1.8, 1.8):
        for z in (-1.2, 1.6):
            s.put("ceiling_lamp_panel", x, z, y=2.82)
