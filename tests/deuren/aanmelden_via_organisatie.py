from tests.deuren import IEDEREEN, INGELOGD, Deur
from tests.maken import maak_aanbieder

# The provider of the table is nowhere: who is sent on gets the page that says so.


def slug(wereld):
    return (maak_aanbieder(wereld.hengelo, server_url="https://127.0.0.1:9/tenant").slug,)


DEUREN = {
    "aanmelden:organisatie": Deur(lezen=IEDEREEN, posten=IEDEREEN),
    "openid_connect_login": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=slug),
    "openid_connect_callback": Deur(lezen=IEDEREEN, args=slug),
    "socialaccount_connections": Deur(lezen=INGELOGD, posten=INGELOGD),
    "socialaccount_login_cancelled": Deur(lezen=IEDEREEN),
    "socialaccount_signup": Deur(),  # an account is made from what the provider says, never from a form
}
