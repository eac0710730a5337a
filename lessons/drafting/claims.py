"""The claims of an article: who does what to whom, with the exact words that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessons.document import SYMMETRIC, Certainty, Means, Relation
from lessons.drafting.article import Sentence
from lessons.drafting.by_noun import by_noun
from lessons.drafting.by_role import by_compound, by_link, by_role
from lessons.drafting.by_verb import by_verb
from lessons.drafting.certainty import aside_of_speaker, certainty_of
from lessons.drafting.found import Gap, Tie
from lessons.drafting.items import items_of
from lessons.drafting.mentions import Mention
from lessons.drafting.tokens import Token
from lessons.drafting.whereabouts import Whereabouts


@dataclass(frozen=True)
class FoundClaim:
    """One finding: the tie, its certainty, and the words of the sentence that state it.

    `places` are the words for where it takes place, as far as the clause gives them.
    """

    sentence: int
    who: str
    relation: Relation
    whom: str
    means: tuple[Means, ...]
    certainty: Certainty
    said_by: str | None
    words: str
    places: tuple[str, ...] = ()


QUESTIONS = {
    "denied": "“{about}” stands before it: it may be denied, over, or only meant",
    "over": "“{about}” stands before it: it may be over",
    "actor": "is this an actor, a place or something else?",
    "kind": "what kind of actor is this?",
    "same": "taken to be one with the {about}; is it?",
}


@dataclass(frozen=True)
class OpenQuestion:
    """What the rules left open: the sentence and words, why by its code, and what it is about."""

    sentence: int
    words: str
    code: str
    about: str = ""

    @property
    def question(self) -> str:
        """Ask it in English."""
        return QUESTIONS[self.code].format(about=self.about)


def claims_in(
    sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]
) -> Iterator[FoundClaim | OpenQuestion]:
    """Find the claims of one sentence, each tie once."""
    items = items_of(tokens, mentions)
    capitals = frozenset(i for i, token in enumerate(tokens) if token.capital and i)
    where = Whereabouts(sentence, items, mentions)
    certainty, said_by = certainty_of(sentence.text, tokens, items)
    seen: set[tuple[str, Relation, str]] = set()
    findings = (
        *by_compound(items),
        *by_link(items),
        *by_role(items),
        *by_verb(items, capitals),
        *by_noun(items),
    )
    for found in findings:
        if isinstance(found, Gap):
            word = tokens[items[found.trigger].first].text
            yield OpenQuestion(sentence.number, word, found.code, found.about)
            continue
        if _key(found) in seen or _stands_stronger(found, seen):
            continue
        seen.add(_key(found))
        words = sentence.text[
            tokens[items[found.first].first].start : tokens[items[found.last].last].end
        ]
        kind, speaker = certainty, said_by
        if said_by == found.who and aside_of_speaker(items, found):
            kind, speaker = Certainty.DOCUMENTED, None
        yield FoundClaim(
            sentence.number, found.who, found.relation, found.whom, found.means, kind,
            speaker, words, where.of(found),
        )  # fmt: skip


def _key(tie: Tie) -> tuple[str, Relation, str]:
    pair = sorted((tie.who, tie.whom)) if tie.relation in SYMMETRIC else (tie.who, tie.whom)
    return pair[0], tie.relation, pair[1]


def _stands_stronger(tie: Tie, seen: set[tuple[str, Relation, str]]) -> bool:
    """Tell whether a closer word already ties the two: "fights alongside" is no fight."""
    if tie.relation is not Relation.FIGHTS:
        return False
    allied = tuple(sorted((tie.who, tie.whom)))
    return (allied[0], Relation.ALLIED_WITH, allied[1]) in seen
