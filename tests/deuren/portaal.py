from tests.deuren import IEDEREEN, INGELOGD, Deur

DEUREN = {
    "start": Deur(lezen=IEDEREEN),
    "gezond": Deur(lezen=IEDEREEN),
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
    "account_confirm_login_code": Deur(lezen=INGELOGD, posten=INGELOGD),
    # The office makes the accounts, so nobody adds addresses.
    "account_email": Deur(),
    "account_email_verification_sent": Deur(),
    "account_confirm_email": Deur(args=lambda wereld: ("abc",)),
}
