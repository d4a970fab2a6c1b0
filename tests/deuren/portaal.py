from tests.deuren import BUREAU, IEDEREEN, INGELOGD, Deur

DEUREN = {
    "start": Deur(lezen=IEDEREEN),
    "gezond": Deur(lezen=IEDEREEN),
    "stijl": Deur(lezen=BUREAU),
    "stijl_blad": Deur(lezen=BUREAU, args=lambda wereld: ("formulieren",)),
    "account_login": Deur(lezen=IEDEREEN, posten=IEDEREEN),
    "account_logout": Deur(lezen=IEDEREEN, posten=IEDEREEN),
    "account_inactive": Deur(lezen=IEDEREEN),
    "account_signup": Deur(lezen=IEDEREEN, posten=IEDEREEN),  # says that it is closed
    "account_reauthenticate": Deur(lezen=INGELOGD, posten=INGELOGD),
    "account_change_password": Deur(lezen=INGELOGD, posten=INGELOGD),
    "account_set_password": Deur(lezen=INGELOGD, posten=INGELOGD),
    "account_reset_password": Deur(lezen=IEDEREEN, posten=IEDEREEN),
    "account_reset_password_done": Deur(lezen=IEDEREEN),
    "account_reset_password_from_key": Deur(
        lezen=IEDEREEN, posten=IEDEREEN, args=lambda wereld: ("1", "a-b")
    ),
    "account_reset_password_from_key_done": Deur(lezen=IEDEREEN),
    # Halfway through signing in: whoever is not, is sent to its beginning.
    "account_request_login_code": Deur(lezen=IEDEREEN, posten=IEDEREEN),
    "account_confirm_login_code": Deur(lezen=INGELOGD, posten=INGELOGD),
    "account_email": Deur(),  # whose address it is, the office says: nobody adds one
    "account_email_verification_sent": Deur(lezen=IEDEREEN),
    "account_confirm_email": Deur(lezen=IEDEREEN, args=lambda wereld: ("abc",)),
}
