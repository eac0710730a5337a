"""Log in and out: with the right password, to where one wanted to go, and never elsewhere."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.account.entrance import local_path
from app.security import COOKIE
from app.services.throttle import ONE
from tests.harness.visitor import Visitor

WRONG = (
    "No account has this sign-in name and this password. "
    "Check both; if you forgot one, your teacher can help."
)


def cookie(visitor, name=COOKIE):
    found = visitor.client.get_cookie(name)
    return found.value if found else None


def copied(app, visitor):
    """Take a copy of somebody's cookie to another browser."""
    return Visitor(app, cookie(visitor))


@pytest.mark.parametrize(("name", "home"), [("amina", "/work"), ("chidi", "/classes")])
def test_a_log_in_leads_students_to_their_work_and_teachers_to_their_classes(
    visitors, log_in, name, home
):
    visitor = log_in(visitors.stranger(), name)
    assert visitor.page.path == home
    assert name.title() in visitor.page.text


def test_a_log_in_leads_where_one_wanted_to_go(visitors):
    visitor = visitors.stranger()
    assert visitor.open("/account?x=1").path == "/login"
    page = visitor.submit("Log in", sign_in_name="amina", password=visitors.cast.amina.password)
    assert page.address == "/account?x=1"


def test_who_is_logged_in_need_not_log_in_again(visitors):
    assert visitors.amina.open("/login").path == "/work"
    assert visitors.amina.open("/login?next=/account").path == "/account"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example",
        "javascript:alert(1)", "/\t/evil.example", "\n//evil.example", " //evil.example", "evil",
        "http:///evil.example", "/\x00/evil.example",
    ],
)  # fmt: skip
def test_a_log_in_never_leads_to_another_site(visitors, target):
    visitor = visitors.stranger()
    visitor.open("/login")
    answer = visitor.client.post(
        "/login",
        data={
            "sign_in_name": "amina",
            "password": visitors.cast.amina.password,
            "next": target,
            "csrf_token": visitor.token(),
        },
    )
    assert answer.location == "/work"


@given(
    st.text()
    | st.builds(
        "".join,
        st.lists(
            st.sampled_from(["/", "\\", "//", "e.example", ":", "@", "\t", "http", "?", "#", " "])
        ),
    )
)
def test_whatever_next_says_one_stays_on_this_site(target):
    kept = local_path(target)
    assert kept in {"", target}
    went = urlsplit(urljoin("https://here.example/login", kept.replace("\\", "/")))
    assert (went.scheme, went.netloc) == ("https", "here.example")


def test_a_wrong_name_and_a_wrong_password_look_alike(visitors, log_in):
    for name in ("amina", "nobody", "amina!"):
        visitor = log_in(visitors.stranger(), name, "a wrong one", status=422)
        assert visitor.page.errors == [WRONG]
        assert visitor.page.title.startswith("Error: Log in")
        assert cookie(visitor) is None


def test_the_name_typed_stays_and_the_password_does_not(visitors, log_in):
    visitor = log_in(visitors.stranger(), "amina", "a wrong one", status=422)
    fields = visitor.page.form("Log in").fields()
    assert (fields["sign_in_name"], fields["password"]) == ("amina", "")


def test_empty_fields_are_named(visitors, log_in):
    visitor = log_in(visitors.stranger(), " ", "", status=422)
    assert visitor.page.errors == ["Type your sign-in name.", "Type your password."]


def test_many_wrong_passwords_make_a_stranger_wait_and_not_the_known_device(visitors, log_in):
    amina, stranger = log_in(visitors.stranger(), "amina"), visitors.stranger()
    for _ in range(ONE.free):
        log_in(stranger, "amina", "a wrong one", status=422)
    log_in(stranger, "amina", status=429)
    assert stranger.page.response.headers["Retry-After"] == "2"
    assert stranger.page.errors == ["There were many wrong tries. Wait 2 seconds, then try again."]
    amina.submit("Log out")
    assert log_in(amina, "amina").page.path == "/work"
    assert log_in(visitors.stranger(), "ben").page.path == "/work"


def test_a_copied_cookie_is_dead_after_logging_out(app, visitors, log_in):
    amina = log_in(visitors.stranger(), "amina")
    thief = copied(app, amina)
    assert thief.open("/work").path == "/work"
    amina.submit("Log out")
    assert amina.page.path == "/"
    assert "You are logged out." in amina.page.text
    assert cookie(amina) is None
    assert thief.open("/work").path == "/login"


def test_logging_out_twice_is_harmless(visitors):
    visitors.amina.open("/work")
    visitors.amina.submit("Log out")
    assert visitors.amina.post("/logout").path == "/"


def test_a_log_in_has_a_new_token_and_ends_the_one_before(app, visitors, log_in):
    amina = log_in(visitors.stranger(), "amina")
    before = copied(app, amina)
    amina.client.post(
        "/login",
        data={"sign_in_name": "ben", "password": "seven green kites", "csrf_token": amina.token()},
    )
    assert "Ben" in amina.open("/work").text
    assert before.open("/work").path == "/login"


def test_forms_from_before_a_log_in_are_offered_to_be_sent_again(visitors, log_in):
    visitor = visitors.stranger()
    old = visitor.open("/join").form("Continue").fields()["csrf_token"]
    log_in(visitor, "amina")
    assert visitor.token() != old
    answer = visitor.client.post(
        "/join",
        data={"code": "DAN34567", "csrf_token": old},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    visitor.arrive(answer, 400)
    assert visitor.submit("Send now").path == "/join/class"


def test_cookies_are_out_of_reach_for_scripts_and_other_sites(visitors, log_in):
    visitor = visitors.stranger()
    visitor.open("/login")
    answer = visitor.client.post(
        "/login",
        data={
            "sign_in_name": "amina",
            "password": "seven green kites",
            "csrf_token": visitor.token(),
        },
    )
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 3
    assert all("HttpOnly" in c and "SameSite=Lax" in c and "Path=/" in c for c in cookies)


def test_over_https_cookies_belong_to_this_very_host(app_on, sqlite):
    from tests.harness.databases import stocked

    with sqlite.copy(stocked) as url:
        client = app_on(url, https=True).test_client()
        answer = client.get("/login", base_url="https://localhost")
        (cookie,) = answer.headers.getlist("Set-Cookie")
        assert cookie.startswith("__Host-crosscurrents_form=")
        assert "Secure" in cookie
        assert "Domain" not in cookie


def test_pages_about_accounts_stay_in_no_cache(visitors):
    for address in ("/login", "/join", "/invitations/none"):
        answer = visitors.stranger().client.get(address)
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_guest_chooses_whether_what_they_tried_comes_along(visitors, try_quiz):
    taken, left = visitors.stranger(), visitors.stranger()
    for visitor, bring, status in ((taken, "y", 200), (left, None, 404)):
        attempt = try_quiz(visitor)
        assert "Bring along what was tried here" in visitor.open("/login").text
        visitor.submit("Log in", sign_in_name="ben", password="seven green kites", bring=bring)
        assert ("is now with your work" in visitor.page.text) == (bring == "y")
        visitor.open(attempt, status=status)
