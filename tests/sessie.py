"""Signing in without the pages, for tests that are about something else."""

from allauth.account.internal.userkit import user_id_to_str
from django.utils import timezone


def meld_aan(client, gebruiker, *, sterk=True, net_bewezen=False):
    """Signs somebody in, by default as after a second factor: only then their roles count.

    `net_bewezen`: they have just proved it once more, as the heaviest pages ask.

    The way in itself (pages, codes, passkeys, other organisations' sign-on) is tested in tests/aanmelden.
    """
    client.force_login(gebruiker)
    methode = {"method": "mfa", "type": "totp"} if sterk else {"method": "password"}
    methode["reauthenticated"] = net_bewezen
    sessie = client.session
    sessie["account_authentication_methods"] = [{**methode, "at": timezone.now().timestamp()}]
    sessie["account_authentication_methods_user"] = user_id_to_str(gebruiker)
    sessie.save()
    return client
