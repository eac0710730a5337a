"""The figures behind a quiz report, as pure functions on columns of points."""
