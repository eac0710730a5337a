"""What stands on the map: names in boxes and labels on arrows, broken into lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lessons.actor_map.arrows import Arrow, Family, ended
from lessons.actor_map.letters import LINE, SMALL, TEXT, width, wrap
from lessons.document import Actor, ActorKind, Lesson, Means, Relation

MOST = 2
"""A label has at most so many verbs, and so many means; the table has them all."""


def _plain(kind: type[Relation | Means | ActorKind]) -> dict[str, str]:
    return {member.value: member.value.replace("-", " ") for member in kind}


@dataclass(frozen=True)
class Words:
    """The words for relations, means and kinds of actor: plain English unless told otherwise."""

    verbs: Mapping[str, str] = field(default_factory=lambda: _plain(Relation))
    means: Mapping[str, str] = field(default_factory=lambda: _plain(Means))
    kinds: Mapping[str, str] = field(default_factory=lambda: _plain(ActorKind))
    until: Callable[[str], str] = "until {}".format


@dataclass(frozen=True)
class Wording:
    """Lines of text: strong ones, then plain ones, below them or beside."""

    strong: tuple[str, ...]
    plain: tuple[str, ...] = ()
    beside: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height in units."""
        strong = max((width(line, bold=True) for line in self.strong), default=0.0)
        plain = max((width(line, SMALL) for line in self.plain), default=0.0)
        if self.beside:
            return strong + TEXT / 2 + plain, LINE
        return max(strong, plain), LINE * (len(self.strong) + len(self.plain))


def name(actor: Actor, words: Words, room: float) -> Wording:
    """Write an actor's short name over its kind."""
    strong = wrap(actor.short, room, bold=True)
    return Wording(strong, wrap(words.kinds[actor.kind], room, SMALL))


def labels(arrow: Arrow, lesson: Lesson, words: Words, room: float) -> tuple[Wording, ...]:
    """Write an arrow's verbs and means, in each shape its label may take."""
    verbs = dict.fromkeys(words.verbs[claim.relation] for claim in arrow.shown)
    strong = wrap(", ".join([*verbs][:MOST]), room, bold=True)
    note = _note(arrow, lesson, words)
    below = Wording(strong, wrap(note, room, SMALL))
    if len(strong) > 1 or not note:
        return (below,)
    return below, Wording(strong, (note,), beside=True)


def _note(arrow: Arrow, lesson: Lesson, words: Words) -> str:
    """Say until when, or by what means: of hostility the verb says enough."""
    end = ended(arrow, lesson)
    if end:
        return words.until(end)
    if arrow.family is Family.HOSTILITY:
        return ""
    means = dict.fromkeys(means for claim in arrow.shown for means in claim.means)
    return ", ".join([*(words.means[m] for m in means)][:MOST])
