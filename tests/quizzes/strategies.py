"""What learners and databases might hand to a question: forms and stored values, sane or not."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from quizzes.types import TYPES

relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

SAMPLES = {name: type_.samples() for name, type_ in TYPES.items()}

FIELDS = sorted(
    {
        field
        for samples in SAMPLES.values()
        for sample in (*samples.right, *samples.partly, *samples.wrong)
        for field in sample.raw
    }
)
VALUES = sorted(
    {
        value
        for samples in SAMPLES.values()
        for sample in (*samples.right, *samples.partly, *samples.wrong)
        for values in sample.raw.values()
        for value in values
    }
)

values = st.sampled_from(["", *VALUES]) | st.text(max_size=20)
fields = st.sampled_from(FIELDS) | st.text(max_size=10)
raws = st.dictionaries(fields, st.lists(values, max_size=3), max_size=8)
"""Forms that people send, and forms that machines send."""

words = st.sampled_from([*VALUES, *(field.partition("-")[2] for field in FIELDS)]) | st.text()
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words
stored = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(words | st.sampled_from(["1", "who", "relation", "whom"]), inner)
    ),
    max_leaves=12,
)
"""Any JSON that could stand in a database."""
