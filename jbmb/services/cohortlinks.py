"""The address in the mail to a leidinggevende, who has no account: it answers one question and opens nothing else."""

from django.core.signing import BadSignature, Signer

from jbmb.models import Cohortdeelname
from jbmb.services.cohortstappen import deelnames

AKKOORD = Signer(salt="jbmb.cohort.akkoord")


def akkoordteken(deelname: Cohortdeelname) -> str:
    return AKKOORD.sign(f"{deelname.pk}-{deelname.vraagnummer}")


def deelname_van(teken: str) -> Cohortdeelname | None:
    """None: made up, of an earlier question, or the person is gone."""
    try:
        pk, nummer = AKKOORD.unsign(teken).split("-")
    except BadSignature:
        return None
    return deelnames().filter(pk=pk, vraagnummer=nummer, deelnemer__isnull=False).first()
