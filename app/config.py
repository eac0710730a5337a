"""Settings, read from the environment. docs/settings.md explains each."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).resolve().parent.parent
KNOWN_SECRETS = frozenset({"dev", "secret", "changeme", "change-me", "development", "secret-key"})
MIN_SECRET_LENGTH = 32
THREADS = 8  # of the server; each has a connection to the database of its own
LANGUAGES = ("en",)


class SettingError(Exception):
    """A setting that cannot be used; the message says which, why and what to do."""


@dataclass(frozen=True)
class Settings:
    """What the environment decides."""

    database_url: str
    secret_key: str
    instance_path: Path
    production: bool = False
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    https: bool = False
    time_zone: str = "UTC"

    def for_flask(self) -> dict[str, object]:
        """Give the settings under the names that Flask and its extensions read."""
        return {
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "SQLALCHEMY_ENGINE_OPTIONS": {"pool_size": THREADS},
            "SECRET_KEY": self.secret_key,
            "TRUSTED_HOSTS": list(self.trusted_hosts) or None,
            "PRODUCTION": self.production,
            "PROXIES": self.proxies,
            "SESSION_COOKIE_SECURE": self.https,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "SESSION_COOKIE_NAME": f"{'__Host-' * self.https}crosscurrents_form",
            "WTF_CSRF_TIME_LIMIT": None,
            "WTF_CSRF_CHECK_DEFAULT": False,
            "BABEL_DEFAULT_LOCALE": LANGUAGES[0],
            "BABEL_DEFAULT_TIMEZONE": self.time_zone,
            "BABEL_TRANSLATION_DIRECTORIES": "translations",
            "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
            "MAX_FORM_PARTS": 2000,
            "COMPRESS_REGISTER": False,
            "COMPRESS_ALGORITHM": ["gzip"],
        }


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read every setting, or raise SettingError with one clear sentence."""
    env = os.environ if environ is None else environ
    instance = Path(env.get("INSTANCE_PATH") or ROOT / "instance").resolve()
    production = flag(env, "PRODUCTION")
    return Settings(
        database_url=database_url(env, instance),
        secret_key=secret_key(env, instance, production),
        instance_path=instance,
        production=production,
        trusted_hosts=tuple(env.get("TRUSTED_HOSTS", "").replace(",", " ").split()),
        proxies=whole_number(env, "PROXIES"),
        https=flag(env, "HTTPS"),
        time_zone=time_zone(env),
    )


def database_url(env: Mapping[str, str], instance: Path) -> str:
    """Give the database's address: an SQLite file in the instance folder by default."""
    url = env.get("DATABASE_URL") or f"sqlite:///{instance / 'crosscurrents.sqlite3'}"
    if url.startswith(("postgres://", "postgresql://")):
        raise SettingError(
            "DATABASE_URL names no driver: write it as postgresql+psycopg://user:password@host/name."
        )
    if not url.startswith(("sqlite:", "postgresql+psycopg:")):
        raise SettingError(
            "DATABASE_URL is neither SQLite nor PostgreSQL: it must begin with sqlite:/// "
            "or postgresql+psycopg://."
        )
    return url


def secret_key(env: Mapping[str, str], instance: Path, production: bool) -> str:
    """Give the secret that signs forms: made once for local runs, asked for in production."""
    given = env.get("SECRET_KEY", "")
    if given:
        return sound_secret(given)
    if production:
        raise SettingError(
            "SECRET_KEY is missing: a production run needs one of at least "
            f"{MIN_SECRET_LENGTH} random characters."
        )
    return kept_secret(instance / "secret_key")


def sound_secret(secret: str) -> str:
    """Refuse a secret that somebody else could know or guess."""
    if secret.strip().lower() in KNOWN_SECRETS or len(set(secret)) < 8:
        raise SettingError("SECRET_KEY is a known or simple one: choose random characters.")
    if len(secret) < MIN_SECRET_LENGTH:
        raise SettingError(
            f"SECRET_KEY is too short: {len(secret)} characters, "
            f"it needs at least {MIN_SECRET_LENGTH}."
        )
    return secret


def kept_secret(path: Path) -> str:
    """Read the secret of local runs, or make it, readable by its owner alone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return sound_secret(path.read_text().strip())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(made := secrets.token_urlsafe(48))
    except OSError as error:
        raise SettingError(
            f"The folder {path.parent} cannot be written ({error.strerror}): "
            "make it writable, or set INSTANCE_PATH to another folder."
        ) from error
    return made


def flag(env: Mapping[str, str], name: str) -> bool:
    """Read a yes or no."""
    word = env.get(name, "").strip().lower()
    if word in {"", "0", "no", "false", "off"}:
        return False
    if word in {"1", "yes", "true", "on"}:
        return True
    raise SettingError(f"{name} is neither yes nor no: {word!r}. Write 1 or 0.")


def whole_number(env: Mapping[str, str], name: str) -> int:
    """Read a number of at least 0, 0 by default."""
    text = env.get(name, "0").strip() or "0"
    if not text.isdecimal():
        raise SettingError(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def time_zone(env: Mapping[str, str]) -> str:
    """Read the zone that new classes start with, an IANA name."""
    name = env.get("TIME_ZONE", "UTC").strip() or "UTC"
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError(
            f"TIME_ZONE {name!r} is not an IANA time zone: write one such as Europe/Berlin."
        ) from error
    return name
