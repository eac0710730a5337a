"""Which scores of a gradebook a mending changed, and what they were before."""

from __future__ import annotations

from app.services.gradebook import read_gradebook
from app.services.mended_scores import Unmended
from app.services.scoring import override_points, regrade_attempt
from quizzes.mending import Kind
from tests.harness.mending import BRIDGE, N, mend, take, undo


def before(session, cast):
    """Give what the gradebook says of scores before mending, by the student's name."""
    book = read_gradebook(session, cast.chidis_class)
    found = {s.name: book.before(book.cell(s, book.columns[0])) for s in book.students}
    return {name: one for name, one in found.items() if one}


def test_only_scores_that_a_mending_changed_say_what_they_were(session, cast, place, tries):
    assert before(session, cast) == {}
    mend(session, cast, place, Kind.ACCEPT, "hill")
    assert before(session, cast) == {"Amina": Unmended(N - 1, N)}
    mend(session, cast, place, Kind.DROP, question="name-the-holder")
    assert before(session, cast) == {"Amina": Unmended(N - 1, N), "Ben": Unmended(N, N)}


def test_undone_it_is_no_more_and_marking_again_hides_nothing(session, cast, place, tries):
    mending = mend(session, cast, place, Kind.KEY, "hill")
    for attempt in tries:
        regrade_attempt(session, attempt)
    assert set(before(session, cast)) == {"Amina", "Ben"}
    undo(session, cast, place, mending)
    assert before(session, cast) == {}


def test_points_by_hand_and_who_handed_in_later_are_not_mended(session, cast, place):
    mend_first = take(session, cast.ben, "hill")
    mend(session, cast, place, Kind.ACCEPT, "hill")
    override_points(session, cast.chidi.id, mend_first, BRIDGE, 0.5, "Half of it.")
    take(session, cast.amina, "hill")
    assert before(session, cast) == {}
