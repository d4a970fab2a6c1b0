"""The address that is a key itself: of the question to a leidinggevende, whether somebody may do a klus."""

from django.core.signing import BadSignature, Signer

from jbmb.models import Klusreactie

LINK = Signer(salt="jbmb.klus.akkoord")


def akkoordteken(reactie: Klusreactie) -> str:
    """What stands in the mail: it answers this one question, once, and opens nothing else."""
    return LINK.sign(str(reactie.pk))


def reactie_van(teken: str) -> Klusreactie | None:
    """Of which a leidinggevende got this link; None when it was made up, or the person is gone."""
    try:
        pk = LINK.unsign(teken)
    except BadSignature:
        return None
    gevraagd = Klusreactie.objects.met_alles().filter(pk=pk, deelnemer__isnull=False)
    return gevraagd.exclude(leidinggevende="").first()
