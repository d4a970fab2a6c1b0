"""What Jouw Baan Mijn Baan knows of somebody, for their own copy. Three queries."""

from datetime import date

from jbmb.models import Ruilaanbod


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    eigen = Ruilaanbod.objects.filter(deelnemer=gebruiker).select_related("organisatie").order_by("pk")
    eigen = eigen.prefetch_related("voorkeursvolgorde__organisatie", "stappen")
    return {"Aanbod in Jouw Baan Mijn Baan": [_rij(aanbod) for aanbod in eigen]}


def _rij(aanbod: Ruilaanbod) -> dict:
    return {
        "functie": aanbod.functie,
        "organisatie": aanbod.organisatie.naam,
        "schaal": aanbod.schaal,
        "uren per week": None if aanbod.uren is None else str(aanbod.uren),
        "vast dienstverband": aanbod.is_vast,
        "maanden": aanbod.maanden,
        "aangeboden op": aanbod.aangeboden_op.isoformat(),
        "graag naar": [voorkeur.organisatie.naam for voorkeur in aanbod.voorkeursvolgorde.all()],
        "status": aanbod.get_status_display(),
        "verloop": [
            {"per": stap.per.isoformat(), "status": stap.get_naar_display()} for stap in aanbod.stappen.all()
        ],
    }
