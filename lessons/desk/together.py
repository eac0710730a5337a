"""Two authors on one desk: what each changed is brought together, place by place.

A place is what is changed as one: a field of the lesson, a row, a paragraph, the words that state
a claim, or the order of a list. Only if both changed the same place there is something to ask.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from lessons.desk.orders import merged_order
from lessons.desk.rows import Desk
from lessons.document import Document

Places = dict[str, Any]
"""Plain values by the name of their place; a place that is not there has no entry."""

APART: Mapping[str, tuple[str, ...]] = {
    "claims": ("words", "paragraph"),
    "events": ("words", "paragraph"),
}
"""Fields of a row that are written in the text, not on its card: a place of their own."""
ORDER = "order of "
GONE = None


@dataclass(frozen=True)
class Together:
    """What came of two changes: a desk, unless both changed one of the `disputed` places."""

    places: Places = field(hash=False)
    disputed: tuple[str, ...] = ()

    def desk(self) -> Desk:
        """Give the desk."""
        return gather(self.places)


def spread(desk: Desk) -> Places:
    """Lay a desk out, place by place."""
    found: Places = {}
    _spread(desk.model_dump(mode="json"), Desk, "", found)
    return found


def gather(places: Mapping[str, Any]) -> Desk:
    """Make the desk again of its places."""
    return Desk.model_validate(_gathered(places, Desk, ""))


def changed(before: Places, after: Places) -> Places:
    """Give what stood before at each place that differs; None where nothing stood."""
    names = sorted(before.keys() | after.keys())
    return {n: before.get(n, GONE) for n in names if before.get(n, GONE) != after.get(n, GONE)}


def rewound(places: Places, steps: Iterable[Mapping[str, Any]]) -> Places:
    """Take changes back, the latest first; each step tells what stood before."""
    back = dict(places)
    for step in steps:
        back |= step
    return {name: value for name, value in back.items() if value is not GONE}


def bring_together(
    base: Desk, mine: Desk, theirs: Desk, *, seen: Desk | None = None, mine_wins: bool = True
) -> Together:
    """Bring what two authors made of one desk together.

    Whoever was shown both versions says with `seen` what the other's was, and with `mine_wins`
    whose is to stand: a place is then disputed only if it was changed once more.
    """
    b, m, t = spread(base), spread(mine), spread(theirs)
    known = spread(seen) if seen else None
    winner, result = (m if mine_wins else t), Places()
    disputed: list[str] = []
    for name in sorted(b.keys() | m.keys() | t.keys()):
        value, agreed = _one(name, b, m, t)
        if not agreed and known is not None and known.get(name, GONE) == t.get(name, GONE):
            value, agreed = winner.get(name, GONE), True
        if not agreed:
            disputed.append(name)
        if value is not GONE:
            result[name] = value
    if known is not None and not disputed:
        _bring_back(result, winner, m | t)
    return Together(result, tuple(disputed) or tuple(_loose(result)))


def _one(name: str, b: Places, m: Places, t: Places) -> tuple[Any, bool]:
    base, mine, theirs = (places.get(name, GONE) for places in (b, m, t))
    if mine in (base, theirs):
        return theirs, True
    if theirs == base:
        return mine, True
    if name.startswith(ORDER) and mine is not GONE and theirs is not GONE:
        order = merged_order(base or [], mine, theirs)
        return (order, True) if order is not None else (theirs, False)
    return theirs, False


def _loose(places: Places) -> Iterator[str]:
    """Name what hangs in the air: a claim about an actor that is gone, or a row in two lists."""
    actors = set(places.get(f"{ORDER}actors", ()))
    for id_ in places.get(f"{ORDER}claims", ()):
        row = places.get(f"claims/{id_}") or {}
        if not {row.get("who"), row.get("whom")} <= actors:
            yield f"claims/{id_}"
    for name, count in _listed(places).items():
        if count > 1 or name not in places:
            yield name


def _listed(places: Places) -> Counter[str]:
    """Count in how many lists each row or paragraph stands."""
    lists = ((name, ids) for name, ids in places.items() if name.startswith(ORDER))
    return Counter(f"{name.rpartition(' ')[2]}/{id_}" for name, ids in lists for id_ in ids)


def _bring_back(result: Places, winner: Places, either: Places) -> None:
    """Put a row that one of the two removed back into its list, if what stands needs it."""
    listed = _listed(result)
    wanted = [
        n for n in result if "/" in n and " " not in n and not listed[n.removesuffix(".stated")]
    ]
    for name in list(_loose(result)):
        row = result.get(name) or {}
        wanted += [f"actors/{row[end]}" for end in ("who", "whom") if row.get(end)]
        wanted.append(name)
    for name in wanted:
        result.setdefault(name, either.get(name))
        _list_again(name, result, winner)
        _list_again(name, result, either)


def _list_again(name: str, result: Places, known: Places) -> None:
    """Put a row at the end of the list in which it is known to stand, if it stands in none."""
    kind, _, id_ = name.partition("/")
    if _listed(result)[name] or ".stated" in name:
        return
    for order in (n for n in known if n.startswith(ORDER) and n.endswith(kind)):
        if id_ in known[order] and order in result:
            result[order] = [*result[order], id_]


def _spread(record: Mapping[str, Any], model: type[Document], path: str, found: Places) -> None:
    lists, apart = lists_of(model), APART.get(path.partition("/")[0], ())
    own = {n: v for n, v in record.items() if n not in lists and n not in apart and n != "id"}
    found |= {path: own} if path else own
    if apart:
        found[f"{path}.stated"] = {name: record[name] for name in apart}
    for name, inner in lists.items():
        found[f"{ORDER}{path}{' ' if path else ''}{name}"] = [row["id"] for row in record[name]]
        for row in record[name]:
            _spread(row, inner, f"{name}/{row['id']}", found)


def _gathered(places: Mapping[str, Any], model: type[Document], path: str) -> dict[str, Any]:
    lists = lists_of(model)
    if path:
        stated = places.get(f"{path}.stated") or {}
        record = {"id": path.partition("/")[2], **(places.get(path) or {}), **stated}
    else:
        record = {n: v for n, v in places.items() if n in model.model_fields}
    for name, inner in lists.items():
        ids = places.get(f"{ORDER}{path}{' ' if path else ''}{name}", ())
        record[name] = [_gathered(places, inner, f"{name}/{id_}") for id_ in ids]
    return record


@cache
def lists_of(model: type[Document]) -> dict[str, type[Document]]:
    """Name the lists of a model whose rows have ids, with what they hold."""
    found = {}
    for name, info in model.model_fields.items():
        inner = next(iter(get_args(info.annotation)), None)
        if isinstance(inner, type) and issubclass(inner, Document) and "id" in inner.model_fields:
            found[name] = inner
    return found
