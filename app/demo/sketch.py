"""The demo's own picture: a sketch map of western Syria, drawn by these lines and nothing else."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw, ImageFont

from quizzes.image_files import ImageFile, clean

Point = tuple[float, float]

ALT = (
    "A sketch map of western Syria. Aleppo lies in the north, Idlib south-west of it. From Aleppo "
    "the M5 runs south through Saraqib, Hama and Homs to Damascus; at Saraqib the M4 leaves it "
    "for Latakia on the coast. An arrow leads from Idlib to Aleppo: 27 November 2024."
)
SIZE, FINE = (960, 680), 2
PAPER, SEA, INK, ROAD, ARROW = "#f4f0e6", "#c9dbe2", "#2b2b2b", "#a3927a", "#9b2d1f"
COAST: tuple[Point, ...] = (
    *((0, 0), (214, 0), (206, 60), (232, 120), (206, 190), (196, 262), (214, 330), (198, 400)),
    *((180, 470), (158, 540), (120, 620), (70, 720), (0, 720)),
)
CITIES: dict[str, Point] = {
    "Aleppo": (560, 128),
    "Idlib": (384, 196),
    "Saraqib": (472, 248),
    "Latakia": (206, 300),
    "Hama": (462, 366),
    "Homs": (450, 462),
    "Damascus": (372, 610),
}
MAIN_ROADS = {
    "M5": ("Aleppo", "Saraqib", "Hama", "Homs", "Damascus"),
    "M4": ("Saraqib", "Latakia"),
}
SIGNS: dict[str, Point] = {"M5": (356, 520), "M4": (344, 284)}
BELOW = frozenset({"Latakia"})
"""Towns whose names stand below them, clear of a road."""


def sketch() -> ImageFile:
    """Draw the map."""
    picture = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.polygon([_fine(point) for point in COAST], fill=SEA)
    _write(pen, (24, 440), "Mediterranean", 19, "#5b7a86")
    for name, stops in MAIN_ROADS.items():
        pen.line([_fine(CITIES[stop]) for stop in stops], fill=ROAD, width=7 * FINE, joint="curve")
        _write(pen, SIGNS[name], name, 22, "#6d604d")
    _draw_arrow(pen, CITIES["Idlib"], CITIES["Aleppo"])
    for name, (x, y) in CITIES.items():
        pen.ellipse([_fine((x - 9, y - 9)), _fine((x + 9, y + 9))], fill=INK)
        _write(pen, (x - 4, y + 12) if name in BELOW else (x + 18, y - 17), name, 30, INK)
    _write(pen, (266, 76), "27 November 2024", 24, ARROW)
    _write(pen, (704, 632), "Sketch, not to scale", 20, INK)
    out = io.BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG")
    return clean(out.getvalue())[0]


def _fine(point: Point) -> Point:
    return point[0] * FINE, point[1] * FINE


def _draw_arrow(pen: ImageDraw.ImageDraw, start: Point, end: Point) -> None:
    """Draw an arrow that begins and ends a little beside the two towns."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    away = (math.cos(angle), math.sin(angle))
    side = (away[1] * 20, away[0] * -20)
    tail = (start[0] + away[0] * 22 + side[0], start[1] + away[1] * 22 + side[1])
    head = (end[0] - away[0] * 26 + side[0], end[1] - away[1] * 26 + side[1])
    neck = (head[0] - away[0] * 26, head[1] - away[1] * 26)
    pen.line([_fine(tail), _fine(neck)], fill=ARROW, width=9 * FINE)
    wings = [(neck[0] + sign * side[0] * 0.7, neck[1] + sign * side[1] * 0.7) for sign in (1, -1)]
    pen.polygon([_fine(head), *map(_fine, wings)], fill=ARROW)


def _write(pen: ImageDraw.ImageDraw, place: Point, text: str, size: int, colour: str) -> None:
    font = ImageFont.load_default(size * FINE)
    pen.text(_fine(place), text, font=font, fill=colour)
