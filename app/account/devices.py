"""Known devices: a signed cookie tells which accounts were logged in here before.

Misses on such a device are counted apart, so that strangers' guesses never lock it out.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

from flask import Response, current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer

from app.security import cookie_name
from app.services.names import fold_sign_in_name
from app.services.throttle import ALL_TOGETHER

COOKIE = "crosscurrents_device"
LASTS = 365 * 24 * 3600
MOST_ACCOUNTS = 30


@dataclass(frozen=True)
class Device:
    """A browser, and the marks of the accounts that were logged in with it."""

    id: str
    accounts: tuple[str, ...]


def mark(kind: str, value: str) -> str:
    """Give a keyed hash: it can be compared, but tells nothing to who reads the database."""
    key = str(current_app.secret_key).encode()
    return hmac.new(key, f"{kind}:{value}".encode(), "sha256").hexdigest()


def account_mark(sign_in_name: str) -> str:
    """Give the mark of an account, whether or not there is one of this name."""
    return mark("account", fold_sign_in_name(sign_in_name))


def serializer() -> URLSafeSerializer:
    """Sign what the cookie says."""
    return URLSafeSerializer(str(current_app.secret_key), salt="device")


def this_device() -> Device | None:
    """Read the cookie, if it is ours."""
    try:
        id_, *accounts = serializer().loads(request.cookies.get(cookie_name(COOKIE), ""))
    except (BadSignature, ValueError, TypeError):
        return None
    return Device(id_, tuple(accounts))


def counted_for_login(sign_in_name: str) -> tuple[str, ...]:
    """Tell what a wrong password is counted for: a known device, or the account and all."""
    device, account = this_device(), account_mark(sign_in_name)
    if device is not None and account[:16] in device.accounts:
        return (mark("device", device.id + account),)
    return (account, ALL_TOGETHER)


def counted_for_code() -> tuple[str, ...]:
    """Tell what a wrong join code is counted for: an account, a known device, or all together."""
    device = this_device()
    if g.identity is not None and g.identity.is_member:
        return (mark("person", str(g.identity.person_id)),)
    return (mark("device", device.id),) if device is not None else (ALL_TOGETHER,)


def counted_for_own_password() -> tuple[str, ...]:
    """Tell what a wrong current password is counted for: the account's owner alone."""
    return (mark("person", str(g.identity.person_id)),)


def remember_here(response: Response, sign_in_name: str) -> None:
    """Write down that this account was logged in on this device."""
    device = this_device() or Device(secrets.token_urlsafe(16), ())
    account = account_mark(sign_in_name)[:16]
    others = [known for known in device.accounts if known != account]
    response.set_cookie(
        cookie_name(COOKIE),
        str(serializer().dumps([device.id, *others[1 - MOST_ACCOUNTS :], account])),
        max_age=LASTS,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
