"""What two authors made of one desk is brought together, and nothing of either is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.desk.arranging import add_paragraph, move_section, move_to
from lessons.desk.deciding import add, correct, decide
from lessons.desk.merging import merge
from lessons.desk.orders import merged_order
from lessons.desk.rows import ActorRow, ClaimRow, Desk, State, WordRow, WrittenParagraph
from lessons.desk.rows import WrittenSection as Section
from lessons.desk.together import bring_together, changed, gather, rewound, spread
from lessons.desk.writing import write


def paragraphs(*ids: str) -> tuple[WrittenParagraph, ...]:
    return tuple(WrittenParagraph(id=id_, text=f"Text of {id_}.") for id_ in ids)


DESK = Desk(
    title="Salt",
    actors=tuple(ActorRow(id=n, name=n.title(), kind="state") for n in ("kenya", "uganda", "chad")),
    claims=(
        ClaimRow(id="c1", who="kenya", relation="backs", whom="uganda", certainty="documented"),
        ClaimRow(id="c2", who="chad", relation="fights", whom="uganda", certainty="documented"),
    ),
    words=(WordRow(id="harbour", term="harbour"),),
    sections=(
        Section(id="s1", title="One", paragraphs=paragraphs("p1", "p2")),
        Section(id="s2", paragraphs=paragraphs("p3")),
    ),
)


def typed(**texts: str):
    return lambda desk: write(desk, {name.replace("_", "."): t for name, t in texts.items()})


def accept(kind: str, id_: str):
    return lambda desk: decide(desk, kind, id_, State.ACCEPTED)


def reject(kind: str, id_: str):
    return lambda desk: decide(desk, kind, id_, State.REJECTED)


CHANGES = [
    typed(title="Salt and water"),
    typed(p1_text="A new first paragraph."),
    typed(p3_text="A new third one.", s2_title="Two"),
    accept("actors", "kenya"),
    accept("claims", "c2"),
    lambda desk: correct(desk, "words", "harbour", {"meaning": "A place for ships."}),
    lambda desk: add(desk, "actors", {"name": "Egypt", "kind": "state"}),
    lambda desk: add_paragraph(desk, "s1"),
    lambda desk: move_section(desk, "s2", -1),
    lambda desk: move_to(desk, "p1", "s2", first=True),
    lambda desk: write(desk, {"source_licence": "CC BY", "content_note": "It speaks of war."}),
]


def test_a_desk_is_the_sum_of_its_places() -> None:
    assert gather(spread(DESK)) == DESK


@pytest.mark.parametrize("one", range(len(CHANGES)))
def test_changes_of_different_places_are_both_kept_whoever_is_first(one: int) -> None:
    for other in range(len(CHANGES)):
        mine, theirs = CHANGES[one](DESK), CHANGES[other](DESK)
        both = bring_together(DESK, mine, theirs)
        assert not both.disputed
        want = CHANGES[one](theirs) if one != other else mine
        assert spread(both.desk()) == spread(want)


@pytest.mark.parametrize(
    ("mine", "theirs", "place"),
    [
        (typed(p1_text="Mine."), typed(p1_text="Theirs."), "paragraphs/p1"),
        (typed(title="Mine"), typed(title="Theirs"), "title"),
        (accept("actors", "chad"), reject("actors", "chad"), "actors/chad"),
        (accept("claims", "c1"), reject("claims", "c1"), "claims/c1"),
        (
            lambda desk: merge(desk, "actors", "chad", "kenya"),
            lambda desk: correct(desk, "actors", "chad", {"who": "A state."}),
            "actors/chad",
        ),
    ],
)
def test_of_one_place_that_both_changed_neither_version_wins_unseen(mine, theirs, place) -> None:
    left, right = mine(DESK), theirs(DESK)
    both = bring_together(DESK, left, right)
    assert place in both.disputed
    for wins, stands in ((True, left), (False, right)):
        settled = bring_together(DESK, left, right, seen=right, mine_wins=wins)
        assert not settled.disputed
        assert spread(settled.desk()).get(place) == spread(stands).get(place)
    again = typed(p1_text="Once more.", title="Once more")(reject("claims", "c1")(right))
    later = bring_together(DESK, left, again, seen=right).disputed
    assert (place in later) == (spread(again).get(place) != spread(right).get(place))


def test_the_card_of_a_claim_and_the_words_that_state_it_are_two_places() -> None:
    desk = accept("claims", "c1")(DESK)
    stated = write(desk, {"claim.c1.words": "Text of p1."})
    edited = correct(desk, "claims", "c1", {"since": "2024"})
    [claim, _] = bring_together(desk, stated, edited).desk().claims
    assert (claim.words, claim.since) == ("Text of p1.", "2024")


def test_a_claim_about_an_actor_that_the_other_merged_away_is_shown() -> None:
    desk = accept("actors", "chad")(accept("actors", "kenya")(DESK))
    mine = add(desk, "claims", {"who": "chad", "relation": "backs", "whom": "kenya",
                                "certainty": "documented"})  # fmt: skip
    theirs = merge(desk, "actors", "chad", "uganda")
    both = bring_together(desk, mine, theirs)
    assert both.disputed == ("claims/chad-backs-kenya",)
    settled = bring_together(desk, mine, theirs, seen=theirs)
    assert not settled.disputed
    assert settled.desk().actor("chad")


def test_a_row_that_both_put_into_other_lists_is_shown() -> None:
    def moved(desk: Desk, to: str) -> Desk:
        sections = [
            s.model_copy(
                update={"paragraphs": tuple(p for p in s.paragraphs if p.id != "p2")
                        + (paragraphs("p2") if s.id == to else ())}
            )
            for s in desk.sections
        ]  # fmt: skip
        return desk.model_copy(update={"sections": tuple(sections)})

    three = DESK.model_copy(update={"sections": (*DESK.sections, Section(id="s3"))})
    both = bring_together(three, moved(three, "s2"), moved(three, "s3"))
    assert both.disputed == ("paragraphs/p2",)
    one = bring_together(three, moved(three, "s2"), typed(p3_text="New.")(three))
    assert [p.id for p in one.desk().sections[1].paragraphs] == ["p3", "p2"]


def test_changes_are_taken_back_one_after_the_other() -> None:
    desks = [DESK]
    for change in CHANGES:
        desks.append(change(desks[-1]))
    laid = [spread(desk) for desk in desks]
    steps = [changed(a, b) for a, b in pairwise(laid)]
    for number, desk in enumerate(desks):
        assert gather(rewound(laid[-1], reversed(steps[number:]))) == desk


@given(st.permutations("abcd"), st.sets(st.sampled_from("abcd")), st.booleans())
@settings(max_examples=40, deadline=None)
def test_two_orders_keep_what_was_added_and_lose_what_was_removed(order, gone, swap) -> None:
    mine = [*order[:2], "new-1", *order[2:]]
    theirs = ["new-2", *(id_ for id_ in "abcd" if id_ not in gone)]
    merged = merged_order("abcd", *((theirs, mine) if swap else (mine, theirs)))
    assert merged is not None
    assert set(merged) == ({*"abcd", "new-1", "new-2"} - gone)
    assert [id_ for id_ in merged if id_ in order] == [id_ for id_ in order if id_ not in gone]
    if gone == set():
        assert merged.index("new-1") == merged.index(order[1]) + 1


def test_two_different_moves_of_one_list_are_not_guessed_at() -> None:
    assert merged_order("abc", "bac", "acb") is None
    assert merged_order("abc", "bac", "bac") == ["b", "a", "c"]
