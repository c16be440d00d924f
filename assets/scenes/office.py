"""An office for three: desks with screens, a meeting table, a printer corner."""

from assets.scenes.layout import Layout, door, window

Things = tuple[tuple[str, float, float, float], ...]
"""Assets on a desk or table: the place on it across and along, metres, and the yaw, degrees."""
DESK_1: Things = (
    ("monitor", 0.0, -0.12, 0),
    ("keyboard", 0.0, 0.16, 0),
    ("mouse", 0.32, 0.16, 180),
    ("mug_white", -0.45, 0.15, 40),
    ("desk_lamp", -0.5, -0.2, 30),
    ("notebook", -0.44, 0.0, 0),
    ("pen", 0.45, 0.15, 20),
)
DESK_2: Things = (
    ("monitor", -0.1, -0.12, 0),
    ("keyboard_black", -0.1, 0.16, 0),
    ("mouse_white", 0.22, 0.16, 180),
    ("mug_red", 0.45, 0.05, 160),
    ("pencil_cup", 0.55, -0.15, 0),
    ("phone", 0.45, 0.2, 12),
    ("stapler_red", -0.52, 0.12, 70),
)
DESK_3: Things = (
    ("laptop", 0.0, 0.05, 0),
    ("mug_black", -0.4, 0.12, 60),
    ("desk_lamp_led", 0.5, -0.12, -20),
    ("paper_stack", -0.5, -0.08, 8),
    ("glasses", 0.35, 0.2, 160),
    ("plant_small", 0.58, -0.2, 0),
    ("scissors", -0.2, 0.25, 100),
)


def desk(
    s: Layout,
    id: str,
    x: float,
    z: float,
    yaw: float,
    things: Things,
    chair: str,
    *,
    asset: str = "desk",
) -> None:
    """A desk facing away from its chair, with things on it; whoever sits there looks along the desk's -z."""
    from math import cos, radians, sin

    s.put(asset, x, z, yaw, id=id)
    a = radians(yaw)
    s.put(chair, x + 0.75 * sin(a) - 0.2 * cos(a), z + 0.75 * cos(a) + 0.2 * sin(a), yaw + 180 + 14)
    for name, dx, dz, turn in things:
        s.on(id, name, dx, dz, turn)


def layout() -> Layout:
    """The scene."""
    s = Layout("office", height=2.7)
    building(s)
    desk(s, "desk_1", -2.2, -1.9, 0, DESK_1, "office_chair")
    desk(s, "desk_2", 0.2, -1.9, 0, DESK_2, "office_chair_blue")
    desk(s, "desk_3", 2.5, -1.9, 0, DESK_3, "office_chair", asset="desk_standing")
    s.on("desk_2", "headphones", 0.25, -0.2, 15)
    s.put("drawer_unit", -3.25, -1.85)
    s.put("computer", 1.3, -2.0, id="computer")
    meeting_table(s)
    ladder_shelf(s)
    printer_corner(s)
    on_walls(s)
    s.view("overview", (0.4, 5.2, 5.6), (0.0, 0.2, -0.3))
    s.view("door", (3.0, 1.65, 1.6), (-0.8, 0.8, -1.2))
    s.view("desk 1", (-2.2, 1.25, -1.1), (-2.2, 0.9, -2.2))
    s.view("meeting table", (-0.3, 1.6, 2.5), (-1.8, 0.7, 1.2))
    return s


def building(s: Layout) -> None:
    """Room, walls, door and windows."""
    s.room("office", "office", ["workspace", "work room"], (-3.6, 3.6), (-2.8, 2.8), "#8f979c")
    wall = "#e6e7e6"
    s.wall((-3.65, -2.85), (3.65, -2.85), "#d3dbe0", window(1.8, "window_wide"), window(5.5, "window_wide"))
    s.wall((-3.65, 2.8), (-3.65, -2.8), wall)
    s.wall((3.65, -2.8), (3.65, 2.8), wall, door(4.7, turn=180))
    s.wall((3.65, 2.85), (-3.65, 2.85), wall)


def meeting_table(s: Layout) -> None:
    """A round table with four chairs, and what is on it."""
    table = s.put("table_round", -1.75, 1.35)
    for asset, x, z, yaw in (
        ("chair_grey", -2.62, 1.3, 90),
        ("chair_grey", -0.88, 1.42, -92),
        ("chair_upholstered", -1.7, 0.45, 0),
        ("chair_upholstered", -1.82, 2.25, 180),
    ):
        s.put(asset, x, z, yaw)
    for asset, x, z, yaw in (
        ("jug_glass", 0.0, 0.0, 40),
        ("glass", -0.2, 0.1, 0),
        ("glass", 0.18, 0.12, 0),
        ("tablet", 0.12, -0.24, 25),
        ("notebook_red", -0.2, -0.2, 40),
        ("marker_blue", -0.05, 0.27, 65),
    ):
        s.on(table, asset, x, z, yaw)


def ladder_shelf(s: Layout) -> None:
    """A shelf with binders, books and a trophy."""
    shelf = s.put("bookshelf_ladder", 3.4, 0.15, -90)
    for asset, x, level in (
        ("binder", -0.28, 1),
        ("binder_red", -0.18, 1),
        ("binder_grey", -0.08, 1),
        ("books_row_short", 0.2, 1),
        ("books_row", 0.0, 2),
        ("box_small", -0.2, 3),
        ("speaker", 0.2, 3),
    ):
        s.on(shelf, asset, x, 0.0, level=level)
    s.on(shelf, "trophy", 0.0, 0.0)


def printer_corner(s: Layout) -> None:
    """Cabinets, the printer, bins, plants, and what stands about."""
    s.put("cabinet_tall", 3.35, -0.9, -90)
    printer_stand = s.put("cabinet_white", 1.25, 2.52, 180)
    s.on(printer_stand, "printer", 0.35, 0.0)
    s.on(printer_stand, "paper_stack", -0.1, 0.0, 4)
    s.on(printer_stand, "coffee_machine", -0.5, 0.0)
    s.put("recycling_bin", 2.3, 2.55, 180)
    s.put("trash_bin", -1.35, -2.4)
    s.put("plant_tree", -3.2, 2.4)
    s.put("plant_tall", 3.25, -2.45)
    s.put("coat_rack", 3.25, 0.95)
    s.put("backpack", 0.85, -1.1, 60)


def on_walls(s: Layout) -> None:
    """What hangs on the walls and from the ceiling."""
    s.hang("whiteboard", -3.6, 0.9, 1.2, 90)
    s.hang("clock", 0.0, 2.0, -2.8, 0)
    s.hang("pinboard", 2.4, 1.2, 2.8, 180)
    s.hang("picture", -0.35, 1.3, 2.8, 180)
    s.put("ceiling_lamp_panel", -1.7, 0.0, y=2.62)
    s.put("ceiling_lamp_panel", 1.7, 0.0, y=2.62)
