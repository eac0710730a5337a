"""Names, verbs and quotations in the stems and feedback of drafted questions."""

from __future__ import annotations

import re

from lessons.document import Actor, ActorKind, Claim, Lesson, Relation

VERBS: dict[Relation, tuple[str, str]] = {
    Relation.BACKS: ("backs", "back"),
    Relation.ALLIED_WITH: ("is allied with", "are allied with"),
    Relation.FIGHTS: ("fights", "fight"),
    Relation.STRIKES: ("strikes", "strike"),
    Relation.CAPTURES_FROM: ("takes ground from", "take ground from"),
    Relation.LEADS: ("leads", "lead"),
    Relation.PART_OF: ("is part of", "are part of"),
    Relation.TOLERATES: ("tolerates", "tolerate"),
    Relation.WEAKENS: ("weakens", "weaken"),
    Relation.STRAINS: ("puts a strain on", "put a strain on"),
    Relation.RIVALS: ("is a rival of", "are rivals of"),
    Relation.DESIGNATES: ("lists", "list"),
    Relation.MEDIATES: ("mediates with", "mediate with"),
    Relation.SANCTIONS: ("sanctions", "sanction"),
}
"""How a relation is said: of one, and of several."""

HEADS = re.compile(
    r"\b(?:government|army|forces|front|league|union|coalition|party|council)\b", re.I
)
SEVERAL = re.compile(r"\b(?:forces|brigades|guards|rebels|groups|factions|houthis|taliban)$", re.I)


def name_of(actor: Actor) -> str:
    """Give an actor's name, with the abbreviation by which the lesson calls it."""
    short = actor.short
    return f"{actor.name} ({short})" if short.isupper() and short != actor.name else actor.name


def with_article(actor: Actor, lesson: Lesson) -> str:
    """Give an actor's name as it stands within a sentence: "the Syrian National Army (SNA)"."""
    return f"the {name_of(actor)}" if _takes_article(actor, lesson) else name_of(actor)


def verb(relation: Relation, actor: Actor | None = None) -> str:
    """Give the verb for a relation, as it agrees with who does it."""
    return VERBS[relation][actor is not None and bool(SEVERAL.search(actor.name))]


def sentence(who: Actor, relation: Relation, whom: Actor, lesson: Lesson) -> str:
    """Write a tie as a sentence."""
    text = within(who, relation, whom, lesson)
    return f"{text[0].upper()}{text[1:]}."


def within(who: Actor, relation: Relation, whom: Actor, lesson: Lesson) -> str:
    """Write a tie as it stands within a sentence."""
    return f"{with_article(who, lesson)} {verb(relation, who)} {with_article(whom, lesson)}"


def quoted(claim: Claim) -> str:
    """Quote a claim's words without the full stop; quotation marks inside become single ones."""
    return f"“{inner(claim.words).rstrip('.')}”"


def inner(words: str) -> str:
    """Give words as they stand between quotation marks."""
    return words.replace("“", "‘").replace("”", "’")


def _takes_article(actor: Actor, lesson: Lesson) -> bool:
    """Tell whether the lesson says "the" before the name more often than not."""
    if actor.kind is ActorKind.PERSON:
        return False
    text = " ".join(paragraph.text for paragraph in lesson.paragraphs.values())
    names = "|".join(re.escape(name) for name in {actor.name, actor.short})
    found = re.findall(rf"(\bthe\s+)?(?<!\w)(?:{names})(?!\w)", text, re.IGNORECASE)
    if not found:
        return bool(HEADS.search(actor.name))
    return sum(bool(article) for article in found) * 2 > len(found)
