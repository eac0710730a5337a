"""Where the boxes and arrows of the actor map stand: drawn from the claims alone."""

from lessons.actor_map.arrows import Arrow, Family, arrows_of, family_of
from lessons.actor_map.drawing import ActorMap, DrawnArrow, DrawnBox, Rect
from lessons.actor_map.layout import NARROW, WIDE, Shape, draw_map
from lessons.actor_map.words import Wording, Words

__all__ = [
    "NARROW",
    "WIDE",
    "ActorMap",
    "Arrow",
    "DrawnArrow",
    "DrawnBox",
    "Family",
    "Rect",
    "Shape",
    "Wording",
    "Words",
    "arrows_of",
    "draw_map",
    "family_of",
]
