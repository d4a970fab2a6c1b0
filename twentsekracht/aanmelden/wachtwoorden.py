"""What a password must be: long, and nobody's first guess. No rules about capitals or digits: they help nobody.

`veelgebruikt.txt.gz` lies beside this module, so nothing is asked of a service elsewhere: 44 thousand passwords and
long Dutch words of twelve characters or more (the shorter ones are refused already), from the million most used in
public leaks. How it is made: scripts/veelgebruikte_wachtwoorden.py.
"""

import gzip
import re
import string
import unicodedata
from functools import cache
from pathlib import Path

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from twentsekracht.organisaties.models import Organisatie

LANGST = 128
LIJST = Path(__file__).with_name("veelgebruikt.txt.gz")
# What people here take when they have to think of something, with a year or an exclamation mark behind it.
VOOR_DE_HAND = """
    twente twents twentse kracht twentsekracht twenteboard regio gemeente waterschap veiligheidsregio belastingkantoor
    school summerschool jouw baan mijn vacature mobiliteit portaal ambtenaar overheid werk
    wachtwoord welkom geheim inloggen inlog login account beheer beheerder admin test hallo password welcome secret
    lente zomer herfst winter voorjaar najaar spring summer autumn
    januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    qwerty asdf abc
"""
LIJKT_OP = str.maketrans("013457@$!", "oieasiasi")  # W3lk0m! is still welkom


class LangGenoeg(password_validation.MinimumLengthValidator):
    """And not longer than what there is a reason for: a page of text only keeps the server busy."""

    def validate(self, password, user=None):
        super().validate(password, user)
        if len(password) > LANGST:
            raise ValidationError(
                f"Dit wachtwoord is te lang: gebruik hooguit {LANGST} tekens.", code="te_lang"
            )

    def get_help_text(self):
        return f"Gebruik ten minste {self.min_length} tekens. Een paar woorden achter elkaar onthoud je goed."


class NietOverJezelf(password_validation.UserAttributeSimilarityValidator):
    def get_help_text(self):
        return "Gebruik niet je naam of je e-mailadres."


class NietVeelGebruikt:
    def validate(self, password, user=None):
        if password.lower().strip() in _veelgebruikt() or len(set(password.lower())) < 5:
            raise ValidationError(
                "Veel mensen gebruiken dit wachtwoord, of het is te eenvoudig. Kies iets anders.",
                code="veelgebruikt",
            )
        if password.isdigit():
            raise ValidationError("Gebruik niet alleen cijfers.", code="alleen_cijfers")

    def get_help_text(self):
        return "Kies geen wachtwoord dat veel mensen gebruiken."


class NietVoorDeHand:
    """Nothing but words that anybody who knows the portal would try, whatever digits stand around them."""

    def validate(self, password, user=None):
        alleen = re.compile(f"(?:{'|'.join(sorted(self._woorden(), key=len, reverse=True))})+")
        zonder = (
            password,
            password.strip(string.punctuation),
            password.strip(string.punctuation + string.digits),
        )
        gelezen = {_letters(password)} | {_letters(kaal.translate(LIJKT_OP)) for kaal in zonder}
        if any(alleen.fullmatch(letters) for letters in gelezen):
            raise ValidationError(
                "Dit wachtwoord ligt voor de hand. Neem een paar woorden die niets met je werk te maken hebben.",
                code="voor_de_hand",
            )

    def _woorden(self):
        namen = Organisatie.objects.values_list("naam", "korte_naam", "code")
        stukken = {stuk for naam in namen for deel in naam for stuk in (deel, *re.split(r"[\s-]+", deel))}
        woorden = {_letters(stuk) for stuk in stukken} | set(re.findall(r"\w+", VOOR_DE_HAND))
        return {woord for woord in woorden if len(woord) > 2}

    def get_help_text(self):
        return "Neem niet de naam van je organisatie of het seizoen met een jaartal."


@cache
def _veelgebruikt() -> frozenset[str]:
    return frozenset(gzip.decompress(LIJST.read_bytes()).decode().splitlines())


def _letters(tekst: str) -> str:
    ontleed = unicodedata.normalize("NFKD", tekst.lower())
    return "".join(teken for teken in ontleed if "a" <= teken <= "z")
