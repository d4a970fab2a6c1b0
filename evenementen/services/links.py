"""Addresses that are a key themselves: of a question to a leidinggevende, and of a place that somebody waits for."""

from django.core.signing import BadSignature, Signer

from evenementen.models import Deelname, Evenementakkoord, Spreker

AKKOORD = Signer(salt="evenementen.akkoord")
LIJST = Signer(salt="evenementen.wachtlijst")
SPREKER = Signer(salt="evenementen.spreker")


def akkoordteken(akkoord: Evenementakkoord) -> str:
    """What stands in the mail: it answers this one question, once, and opens nothing else."""
    return AKKOORD.sign(str(akkoord.pk))


def akkoord_van(teken: str) -> Evenementakkoord | None:
    """Whose mail this came from; None when it was made up or the person is gone."""
    gevonden = Evenementakkoord.objects.filter(deelnames__deelnemer__isnull=False)
    return _een(gevonden.select_related("organisatie"), AKKOORD, teken)


def lijstteken(deelname: Deelname) -> str:
    """What stands in the mail of who waits: it answers an offer or takes them off the list, and opens nothing else."""
    return LIJST.sign(str(deelname.pk))


def wie_wacht(teken: str) -> Deelname | None:
    gevonden = Deelname.objects.filter(deelnemer__isnull=False)
    return _een(gevonden.select_related("onderdeel__evenement", "deelnemer"), LIJST, teken)


def sprekerteken(spreker: Spreker) -> str:
    """The address of a speaker's own page, until it is made anew."""
    return SPREKER.sign(f"{spreker.pk}-{spreker.linkversie}")


def spreker_van(teken: str) -> Spreker | None:
    try:
        pk, versie = SPREKER.unsign(teken).split("-")
    except BadSignature:
        return None
    return Spreker.objects.filter(pk=pk, linkversie=versie).select_related("organisatie", "gebruiker").first()


def _een(rijen, sleutel: Signer, teken: str):
    try:
        pk = sleutel.unsign(teken)
    except BadSignature:
        return None
    return rijen.filter(pk=pk).first()
