"""The address that is a key itself: of a question to a leidinggevende or an ambassadeur about one person in a ring."""

from django.core.signing import BadSignature, Signer

from jbmb.models import Kringakkoord

AKKOORD = Signer(salt="jbmb.kringakkoord")


def akkoordteken(akkoord: Kringakkoord) -> str:
    """What stands in the mail: it answers this one question, once, and opens nothing else."""
    return AKKOORD.sign(str(akkoord.pk))


def akkoord_van(teken: str) -> Kringakkoord | None:
    """None when it was made up, or the person is gone."""
    try:
        pk = AKKOORD.unsign(teken)
    except BadSignature:
        return None
    gevonden = Kringakkoord.objects.filter(lid__aanbod__deelnemer__isnull=False)
    return gevonden.select_related("lid__kring", "lid__aanbod__deelnemer").filter(pk=pk).first()
