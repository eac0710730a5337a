"""A small lesson on an invented conflict, which the samples of every type ask about."""

from __future__ import annotations

from typing import Any

from lessons.document import Lesson

TEXT = {
    "the-bridge": (
        "The River League holds the old bridge. It took it in March, after two days of fighting "
        "with the Hill Front. The Hill Front still holds the pass."
    ),
    "the-backers": (
        "Northland pays for the River League's boats. Southland sends arms to the Hill Front. "
        "Neither of them says so in public. The Marsh Guard lets the River League pass."
    ),
    "the-months": (
        "In January the talks failed. In March the bridge fell. In May the two sides met again. "
        "In July they signed a truce."
    ),
}

ACTORS = {
    "river-league": ("River League", "League"),
    "hill-front": ("Hill Front", "Front"),
    "marsh-guard": ("Marsh Guard", "Guard"),
    "northland": ("Northland", "Northland"),
    "southland": ("Southland", "Southland"),
}

CLAIMS = (
    ("river-holds-bridge", "river-league", "captures-from", "hill-front", "the-bridge",
     "The River League holds the old bridge"),
    ("league-fights-front", "river-league", "fights", "hill-front", "the-bridge",
     "two days of fighting with the Hill Front"),
    ("north-backs-league", "northland", "backs", "river-league", "the-backers",
     "Northland pays for the River League's boats"),
    ("south-backs-front", "southland", "backs", "hill-front", "the-backers",
     "Southland sends arms to the Hill Front"),
    ("guard-tolerates-league", "marsh-guard", "tolerates", "river-league", "the-backers",
     "The Marsh Guard lets the River League pass"),
)  # fmt: skip


def _actor(id_: str, name: str, short: str) -> dict[str, Any]:
    return {
        "id": id_,
        "name": name,
        "short": short,
        "kind": "armed-group",
        "who": f"The {name} is invented.",
        "aims": "It says that it wants peace.",
        "aliases": ["RL", "Ligue de la Rivière"] if id_ == "river-league" else [],
    }


def _claim(
    id_: str, who: str, relation: str, whom: str, paragraph: str, words: str
) -> dict[str, Any]:
    return {
        "id": id_,
        "who": who,
        "relation": relation,
        "whom": whom,
        "certainty": "documented",
        "paragraph": paragraph,
        "words": words,
    }


LESSON = Lesson.model_validate(
    {
        "slug": "two-rivers",
        "title": "The old bridge",
        "summary": "Who holds the bridge, and who backs them.",
        "as-of": "2024-11-30",
        "last-checked": "2026-11-22",
        "next-check": "2027-05-22",
        "level": "B2",
        "source": {"title": "An invented article", "paragraphs": 3},
        "sections": [
            {
                "id": "the-conflict",
                "title": "The conflict",
                "paragraphs": [{"id": id_, "text": text} for id_, text in TEXT.items()],
            }
        ],
        "actors": [_actor(id_, *names) for id_, names in ACTORS.items()],
        "claims": [_claim(*row) for row in CLAIMS],
    }
)
