"""State a claim in a plain sentence of our own, so that no word of the article is copied."""

from __future__ import annotations

from lessons.document import ActorKind, Certainty
from lessons.drafting.certainty import NOBODY
from lessons.drafting.claims import FoundClaim
from lessons.drafting.names import head_kind
from lessons.drafting.rules import rules


def stated(claim: FoundClaim, kinds: dict[str, ActorKind]) -> str:
    """Write the sentence, with its attribution or its doubt."""
    phrase = next(p for p in rules().phrases.relations if p.relation is claim.relation)
    several = claim.who.lower().split()[-1] in rules().phrases.several
    verb = phrase.several if several else phrase.one
    who, whom = (called(name, kinds.get(name)) for name in (claim.who, claim.whom))
    sentence = _framed(claim, f"{who} {verb} {whom}{_means(claim)}", kinds)
    return f"{sentence[0].upper()}{sentence[1:]}."


def called(name: str, kind: ActorKind | None) -> str:
    """Put "the" before names that take it: the United States, the African Union."""
    words = name.lower().split()
    phrases = rules().phrases
    headed = kind not in {ActorKind.PERSON, ActorKind.STATE} and head_kind(tuple(words))
    takes = words[-1] in phrases.with_the or words[-1] in phrases.several or headed
    takes = takes or words[-1] == "government"
    return f"the {name}" if takes and words[0] != "the" else name


def _means(claim: FoundClaim) -> str:
    words = [rules().phrases.means[means] for means in claim.means if means != "territory"]
    return f", with {' and '.join(words)}" if words else ""


def _framed(claim: FoundClaim, said: str, kinds: dict[str, ActorKind]) -> str:
    by = claim.said_by
    if claim.certainty is Certainty.DOCUMENTED:
        return said
    if claim.certainty is Certainty.ATTRIBUTED:
        speaker = "a source that the article does not name" if by in {None, NOBODY} else by
        return f"according to {called(str(speaker), kinds.get(str(speaker)))}, {said}"
    return f"as {by.lower()} see it, {said}" if by else f"in the article’s reading, {said}"
