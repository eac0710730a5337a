"""Times on a class's clock, also on nights when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.local_times import SkippedTimeError, comes_twice, local_time, moment_of
from app.teach.time_zones import zone_names, zones_by_region

BERLIN = "Europe/Berlin"
moments = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
zones = st.sampled_from(zone_names())


@given(moments, zones)
def test_every_moment_can_be_written_and_read_on_every_clock(moment, zone):
    local = local_time(moment, zone)
    assert moment in {moment_of(local, zone), moment_of(local, zone, later=True)}


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)), zones)
def test_a_time_is_read_as_itself_or_refused_as_skipped(local, zone):
    readings = [read(local, zone)]
    if isinstance(readings[0], SkippedTimeError):
        assert readings[0].before < local < readings[0].after
        readings = [read(readings[0].before, zone), read(readings[0].after, zone)]
    assert all(isinstance(reading, datetime) for reading in readings)


def read(local: datetime, zone: str) -> datetime | SkippedTimeError:
    """Read a local time, or give what was raised."""
    try:
        moment = moment_of(local, zone)
    except SkippedTimeError as error:
        return error
    assert local_time(moment, zone) == local
    return moment


def test_a_time_that_the_clock_jumps_over_names_its_neighbours():
    with pytest.raises(SkippedTimeError) as caught:
        moment_of(datetime(2026, 3, 29, 2, 30), BERLIN)
    assert caught.value.before == datetime(2026, 3, 29, 1, 30)
    assert caught.value.after == datetime(2026, 3, 29, 3, 30)
    assert not comes_twice(datetime(2026, 3, 29, 2, 30), BERLIN)


def test_a_time_that_comes_twice_is_the_first_or_the_second_as_asked():
    local = datetime(2026, 10, 25, 2, 30)
    assert comes_twice(local, BERLIN)
    first, second = moment_of(local, BERLIN), moment_of(local, BERLIN, later=True)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second - first == timedelta(hours=1)


def test_an_ordinary_time_comes_once():
    assert not comes_twice(datetime(2026, 6, 1, 12, 0), BERLIN)


def test_the_zones_on_offer_are_grouped_and_include_every_continent():
    regions = zones_by_region()
    assert {"Africa", "America", "Asia", "Australia", "Europe", "Pacific", "UTC"} <= set(regions)
    assert regions["America"]["America/New_York"] == "America/New York"
