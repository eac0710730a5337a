"""Points of a crowd that are not those that its answers earn as asked: they are read as stored."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from app.services.crowd_rows import mended_keys, newest_scores, set_later
from app.services.mending_rows import Chosen, Held, held_of
from app.services.raw_ids import RawId
from app.services.report_scopes import Scope
from app.services.responses import Crowd
from app.services.sessions import AnySession

BATCH = 500
"""So many attempts are read at a time."""
NEARLY = 1e-9


def correct(session: AnySession, crowd: Crowd, scope: Scope) -> None:
    """Set the points of attempts whose marks are not those that their answers earn as asked."""
    if not crowd.tries:
        return
    mended = mended_keys(session, scope)
    for key in mended & crowd.responses.keys():
        _set_mended(crowd, key, held_of(session, Chosen(scope.assignments), key))
    corrected = set_later(session, scope, mended)
    stored = np.array([np.nan if t.points is None else t.points for t in crowd.tries])
    most = np.array([tried.max_points for tried in crowd.tries])
    known = (np.abs(crowd.totals - stored) <= NEARLY) & (crowd.asked == most)
    rows = {
        tried.raw_id: row
        for row, tried in enumerate(crowd.tries)
        if not known[row] or tried.raw_id in corrected
    }
    ids = list(rows)
    for first in range(0, max(1, len(ids)), BATCH):  # a page takes as many queries for each class
        for attempt_id, scores in newest_scores(session, ids[first : first + BATCH]):
            _set(crowd, rows[attempt_id], scores)


def _set_mended(crowd: Crowd, key: str, held: Mapping[RawId, Held]) -> None:
    """Set a mended question's points as they are stored, in all attempts at once."""
    responses = crowd.responses[key]
    waiting = np.array([one.waiting for one in responses.outcomes] + [False])
    stored = [held.get(tried.raw_id) for tried in crowd.tries]
    points = np.array([one.points if one else np.nan for one in stored])
    counts = np.array([bool(one and one.out_of) for one in stored])
    there = np.array([one is not None for one in stored]) & (responses.codes >= 0)
    there &= counts | ~waiting[responses.codes]
    responses.counts[there] = counts[there]
    responses.points[there & counts] = points[there & counts]


def _set(crowd: Crowd, row: int, scores: Mapping[str, tuple[float, int]]) -> None:
    """Set one attempt's points as they are stored.

    Out of none is a question that was dropped, or an answer that waits to be marked.
    """
    for key in scores.keys() & crowd.responses.keys():
        responses, (points, out_of) = crowd.responses[key], scores[key]
        if responses.codes[row] < 0:
            continue
        if not out_of and responses.outcomes[responses.codes[row]].grade.waiting:
            continue  # a teacher is still to mark it: it has no points, and does not count
        responses.counts[row] = out_of > 0
        if out_of:
            responses.points[row] = points
