"""What is right, for each URL: who gets what. A URL that has no line here fails `test_matrix.py`.

"app:name": of_student({status: "who ..."}, post={status: "who ..."}, parameter="thing of the district")
"""

from tests.access.table import Page, door, everybody, of_student, own  # noqa: F401 - for the lines to come

EXPECTED: dict[str, Page] = {
    # The installation
    "healthz": everybody(get=200),
    "readyz": everybody(get=503),  # no worker runs beside the tests
    # Signing in: accounts come from administrators, so there is no sign-up
    "account_signup": everybody(get=404, post=404),
    "account_login": door(200, 200, 302, 302),
    "account_logout": door(302, 302, 200, 302),
    "account_reauthenticate": door(302, 302, 200, 200),
    "account_change_password": door(302, 302, 302, 302),
    "account_reset_password": door(200, 200, 200, 200),
    "account_reset_password_done": door(200, 405, 200, 405),
    "account_reset_password_from_key": door(200, 200, 200, 200, uidb36="1", key="no-such-key"),
    "account_reset_password_from_key_done": door(200, 405, 200, 405),
    "account_inactive": door(200, 405, 200, 405),
    # Each person's own first screen
    "home": own(get=302),
}
