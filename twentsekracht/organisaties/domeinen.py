"""Mail domains: which address belongs to which. Exactly equal, so `mail.hengelo.nl` is not `hengelo.nl`.

The domain that counts is the one our mail goes to: in lower case and in the letters of DNS, since somebody may
type `Hengelo.NL`, `hengelo.nl.` or letters that only look like ours.
"""

from django.utils.encoding import punycode


def normaal_domein(domein: str) -> str:
    """As DNS writes it; nothing for what no domain can be."""
    try:
        return punycode(domein.strip().rstrip(".")).lower()
    except UnicodeError:
        return ""


def normaal_adres(adres: str) -> str:
    """The address as an account keeps it, so that two ways to type it are one person."""
    naam, _, domein = adres.strip().rpartition("@")
    return f"{naam.lower()}@{normaal_domein(domein)}"


def domein_van(adres: str) -> str:
    return normaal_domein(adres.rpartition("@")[2])
