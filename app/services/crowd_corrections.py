"""Points of a crowd that are not those that its answers earn as asked: they are read as stored."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from app.services.crowd_rows import mendings_of, newest_scores, set_later
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
    corrected = set_later(session, scope)
    mended = bool(session.scalar(mendings_of(scope)))
    stored = np.array([np.nan if t.points is None else t.points for t in crowd.tries])
    most = np.array([tried.max_points for tried in crowd.tries])
    known = (np.abs(crowd.totals - stored) <= NEARLY) & (crowd.asked == most)
    rows = {
        tried.raw_id: row
        for row, tried in enumerate(crowd.tries)
        if mended or not known[row] or tried.raw_id in corrected
    }
    ids = list(rows)
    for first in range(0, max(1, len(ids)), BATCH):  # a page takes as many queries for each class
        for attempt_id, scores in newest_scores(session, ids[first : first + BATCH]):
            _set(crowd, rows[attempt_id], scores)


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
