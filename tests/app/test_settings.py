"""Settings: each is read, or refused with one sentence that says what to do."""

from __future__ import annotations

import stat

import pytest

from app.config import SettingError, read_settings

GOOD = "kX2-9fQ7_bLw0ZtR4mVd8sYh1cNp6jAe"


def read(tmp_path, **env):
    return read_settings({"INSTANCE_PATH": str(tmp_path / "instance"), **env})


def test_nothing_need_be_set_on_ones_own_computer(tmp_path):
    settings = read(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path / 'instance' / 'crosscurrents.sqlite3'}"
    assert settings.time_zone == "UTC"
    assert not settings.production


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path):
    first, second = read(tmp_path).secret_key, read(tmp_path).secret_key
    assert first == second
    kept = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_two_installations_have_different_secrets(tmp_path):
    assert read(tmp_path / "a").secret_key != read(tmp_path / "b").secret_key


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"PRODUCTION": "1"}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "changeme"}, "known or simple"),
        ({"SECRET_KEY": "a" * 40}, "known or simple"),
        ({"SECRET_KEY": GOOD[:20]}, "too short: 20 characters"),
        ({"PRODUCTION": "perhaps"}, "neither yes nor no"),
        ({"PROXIES": "two"}, "PROXIES must be a whole number"),
        ({"TIME_ZONE": "Mars/Olympus"}, "not an IANA time zone"),
        ({"TIME_ZONE": "../etc/passwd"}, "not an IANA time zone"),
        ({"DATABASE_URL": "postgresql://host/name"}, "names no driver"),
        ({"DATABASE_URL": "mysql://host/name"}, "neither SQLite nor PostgreSQL"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_in_one_sentence(tmp_path, env, sentence):
    with pytest.raises(SettingError, match=sentence) as refusal:
        read(tmp_path, **env)
    assert "\n" not in str(refusal.value)


def test_a_sound_secret_serves_production(tmp_path):
    settings = read(tmp_path, PRODUCTION="1", SECRET_KEY=GOOD, HTTPS="yes", PROXIES="1")
    assert (settings.secret_key, settings.https, settings.proxies) == (GOOD, True, 1)
    assert not (tmp_path / "instance" / "secret_key").exists()


def test_names_of_hosts_may_be_separated_by_commas_or_spaces(tmp_path):
    settings = read(tmp_path, TRUSTED_HOSTS="a.example, b.example  c.example")
    assert settings.trusted_hosts == ("a.example", "b.example", "c.example")


def test_an_instance_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "instance").touch()
    with pytest.raises(SettingError, match=r"instance cannot be written"):
        read(tmp_path)
