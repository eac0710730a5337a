"""Classes: made, renamed, opened and closed, put away; each only by its own teacher."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.db import at_time, now
from app.models import SchoolClass
from app.services import classes, joining
from app.services.join_codes import ALPHABET
from app.services.problems import NotAllowedError, NotFoundError


def test_a_new_class_can_be_joined_at_once(session, cast):
    row = classes.make_class(session, cast.chidi.id, name="10b", time_zone="Asia/Beirut")
    assert joining.offer_of(session, row.join_code).class_name == "10b"


def test_a_join_code_has_eight_characters_and_no_look_alikes(session, cast):
    codes = [classes.renew_join_code(session, cast.chidi.id, cast.chidis_class) for _ in range(9)]
    assert len(set(codes)) == 9
    assert all(len(code) == 8 and set(code) <= set(ALPHABET) for code in codes)
    for alike in ("0OQD", "1IL", "2Z", "5S", "6G", "8B", "UV"):
        assert len(set(alike) & set(ALPHABET) - set("QD")) <= 1


def test_a_button_pressed_twice_makes_one_class(session, cast):
    wanted = {"name": "10b", "time_zone": "UTC"}
    first = classes.make_class(session, cast.chidi.id, **wanted)
    assert classes.make_class(session, cast.chidi.id, **wanted).id == first.id
    assert classes.make_class(session, cast.dana.id, **wanted).id != first.id
    with at_time(now() + timedelta(minutes=5)):
        assert classes.make_class(session, cast.chidi.id, **wanted).id != first.id


def test_an_old_join_code_stops_at_once(session, cast):
    old = cast.chidis_code
    new = classes.renew_join_code(session, cast.chidi.id, cast.chidis_class)
    assert joining.offer_of(session, new)
    with pytest.raises(NotAllowedError):
        joining.offer_of(session, old)


def test_nobody_joins_while_joining_is_closed(session, cast):
    classes.close_joining(session, cast.chidi.id, cast.chidis_class)
    with pytest.raises(NotAllowedError):
        joining.join_with_account(session, cast.chidis_code, cast.erik.id)
    classes.open_joining(session, cast.chidi.id, cast.chidis_class)
    assert joining.join_with_account(session, cast.chidis_code, cast.erik.id)


def test_a_new_zone_leaves_the_moments_as_they_are(session, cast):
    classes.change_class(
        session, cast.chidi.id, cast.chidis_class, name="11a", time_zone="Asia/Beirut"
    )
    row = session.get(SchoolClass, cast.chidis_class)
    assert (row.name, row.time_zone) == ("11a", "Asia/Beirut")


def test_a_class_in_the_archive_lets_nobody_in_until_it_is_back(session, cast):
    classes.archive_class(session, cast.chidi.id, cast.chidis_class)
    with pytest.raises(NotAllowedError):
        joining.join_with_account(session, cast.chidis_code, cast.erik.id)
    with pytest.raises(NotAllowedError) as caught:
        classes.open_joining(session, cast.chidi.id, cast.chidis_class)
    assert caught.value.code == "class-archived"
    classes.restore_class(session, cast.chidi.id, cast.chidis_class)
    classes.open_joining(session, cast.chidi.id, cast.chidis_class)
    assert joining.join_with_account(session, cast.chidis_code, cast.erik.id)


def test_classes_stand_by_name_and_those_in_the_archive_last(session, cast):
    for name in ("Zebra", "Aardvark"):
        classes.make_class(session, cast.chidi.id, name=name, time_zone="UTC")
    first = classes.classes_of(session, cast.chidi.id)[0]
    classes.archive_class(session, cast.chidi.id, first.id)
    names = [row.name for row in classes.classes_of(session, cast.chidi.id)]
    assert names == ["Chidi's class", "Zebra", "Aardvark"]


@pytest.mark.parametrize(
    "verb",
    [
        classes.own_class,
        classes.renew_join_code,
        classes.open_joining,
        classes.close_joining,
        classes.archive_class,
        classes.restore_class,
    ],
)
def test_another_teacher_does_not_find_the_class(session, cast, verb):
    with pytest.raises(NotFoundError):
        verb(session, cast.dana.id, cast.chidis_class)
