"""What an organisation wants before somebody goes to a course, by what it costs."""

from decimal import Decimal

from school.models import Akkoordbeleid

Wijze = Akkoordbeleid.Wijze


def wijze(organisatie_id: int, kosten: Decimal | None) -> Wijze:
    """The rule of the highest amount it reaches. Without a rule: approval. A cost not known yet may be any."""
    regels = Akkoordbeleid.objects.filter(organisatie=organisatie_id).order_by("-vanaf_kosten")
    if kosten is not None:
        regels = regels.filter(vanaf_kosten__lte=kosten)
    gevonden = regels.values_list("wijze", flat=True).first()
    return Wijze(gevonden) if gevonden else Wijze.AKKOORD
