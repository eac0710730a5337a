"""Measure drafts against articles annotated by hand: `make bench-draft`.

An actor is found if one of its names is. A claim is found if its sentence, both actors, relation
and direction are right. Certainty and places are measured over the claims that were found; a
place is right if its words are those annotated, and a claim without annotated places has none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lessons.document import SYMMETRIC, Relation
from lessons.drafting.article import read_article
from lessons.drafting.draft import Draft, draft_article
from lessons.yaml_file import read_yaml

ROOT = Path(__file__).parents[2]
ARTICLES = Path(__file__).parent / "articles"


@dataclass
class Score:
    """How much was found and right: counts of annotated, found and right, and what is wrong."""

    name: str
    held_out: bool = False
    actors: list[int] = field(default_factory=lambda: [0, 0, 0])
    claims: list[int] = field(default_factory=lambda: [0, 0, 0])
    sure: list[int] = field(default_factory=lambda: [0, 0])
    places: list[int] = field(default_factory=lambda: [0, 0, 0])
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another article in."""
        self.actors = [a + b for a, b in zip(self.actors, other.actors, strict=True)]
        self.claims = [a + b for a, b in zip(self.claims, other.claims, strict=True)]
        self.sure = [a + b for a, b in zip(self.sure, other.sure, strict=True)]
        self.places = [a + b for a, b in zip(self.places, other.places, strict=True)]

    def row(self) -> str:
        """Write a line of the table."""
        name = self.name + (" (held out)" if self.held_out else "")
        return (
            f"{name:<32}{_share(self.actors, 1)}{_share(self.actors, 0)}"
            f"{_share(self.claims, 1)}{_share(self.claims, 0)}"
            f"  {_ratio(self.sure[1], self.sure[0])}{self.claims[0]:>8}"
            f"{_share(self.places, 1)}{_share(self.places, 0)}{self.places[0]:>8}"
        )


def _share(counts: list[int], of: int) -> str:
    return _ratio(counts[2], counts[of])


def _ratio(right: int, of: int) -> str:
    return f"{right / of:>9.2f}" if of else f"{'–':>9}"


def measure(gold: dict[str, Any], draft: Draft, name: str) -> Score:
    """Compare one draft with its annotation."""
    score = Score(name, held_out=str(gold.get("held-out")) == "true")
    names = {n.casefold(): a["name"] for a in gold["actors"] for n in _names(a)}
    found = {a.name: _match([a.name, *a.spellings], names) for a in draft.actors}
    right = {match for match in found.values() if match}
    score.actors = [len(gold["actors"]), len(found), len(right)]
    score.wrong += [f"actor too many: {name}" for name, match in found.items() if not match]
    score.wrong += [f"actor missed: {a['name']}" for a in gold["actors"] if a["name"] not in right]
    rows = {_row(c, c["who"], c["whom"]): c for c in gold["claims"]}
    wanted = {row: claim["certainty"] for row, claim in rows.items()}
    got, where = {}, {}
    for claim in draft.claims:
        who, whom = found.get(claim.who) or claim.who, found.get(claim.whom) or claim.whom
        row = {"sentence": claim.sentence, "relation": claim.relation}
        got[_row(row, who, whom)] = claim.certainty
        where[_row(row, who, whom)] = set(claim.places)
    both = wanted.keys() & got.keys()
    score.claims = [len(wanted), len(got), len(both)]
    score.sure = [len(both), sum(wanted[row] == got[row] for row in both)]
    for row in both:
        _count_places(score, set(rows[row].get("places") or ()), where[row], row)
    score.wrong += [f"claim too many: {row}" for row in got.keys() - wanted.keys()]
    score.wrong += [f"claim missed: {row}" for row in wanted.keys() - got.keys()]
    score.wrong += [f"certainty {got[r]}: {r}" for r in both if wanted[r] != got[r]]
    return score


def _count_places(score: Score, gold: set[str], got: set[str], row: tuple[Any, ...]) -> None:
    score.places = [a + len(b) for a, b in zip(score.places, (gold, got, gold & got), strict=True)]
    score.wrong += [f"place too many: {place}, {row}" for place in got - gold]
    score.wrong += [f"place missed: {place}, {row}" for place in gold - got]


def _names(actor: dict[str, Any]) -> list[str]:
    return [actor["name"], *(actor.get("also") or ())]


def _match(spellings: list[str], names: dict[str, str]) -> str | None:
    return next((names[s.casefold()] for s in spellings if s.casefold() in names), None)


def _row(claim: dict[str, Any], who: str, whom: str) -> tuple[int, str, str, str]:
    relation = Relation(claim["relation"])
    if relation in SYMMETRIC:
        who, whom = sorted((who, whom))
    return int(claim["sentence"]), who, str(relation), whom


def scores() -> Iterator[Score]:
    """Measure every article; one that is not here is passed over, and that is said."""
    for path in sorted(ARTICLES.glob("*.yaml")):
        tree = read_yaml(path).value
        gold: Any = tree.value if tree else None
        article = ROOT / gold["article"] if "article" in gold else path.with_suffix(".md")
        if not article.exists():
            print(f"{path.stem}: the article is not here, so it is left out")
            continue
        reading = read_article(article)
        assert reading.value is not None, reading.problems
        yield measure(gold, draft_article(reading.value), path.stem)


def main() -> None:
    """Print the table; with --errors also what is wrong in the articles that are not held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    wants_errors = parser.parse_args().errors
    total, held = Score("all"), Score("held out alone")
    rows = list(scores())
    print(
        f"{'':<32}{'actors':>18}{'claims':>18}{'certainty':>11}{'claims':>8}{'places':>18}{'places':>8}"
    )
    print(
        f"{'':<32}{'prec.':>9}{'recall':>9}{'prec.':>9}{'recall':>9}{'right':>11}{'(gold)':>8}{'prec.':>9}{'recall':>9}{'(gold)':>8}"
    )
    for score in rows:
        print(score.row())
        total.add(score)
        if score.held_out:
            held.add(score)
    print(total.row())
    print(held.row())
    for score in rows:
        if wants_errors and not score.held_out:
            print(f"\n{score.name}", *sorted(score.wrong), sep="\n  ")


if __name__ == "__main__":
    main()
