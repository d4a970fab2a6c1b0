"""Concepts that wait for a second pair of eyes, in an organisation that asks for that. All people are made up."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker, Organisatie, Rol
from vacatures import services
from vacatures.demo_sjablonen import BIEDEN
from vacatures.models import Nakijkverzoek, Werkwijze

BIJ = "oldenzaal"
VELDEN = {
    "schaal_min": 9,
    "uren_min": 28,
    "uren_max": 36,
    "is_vast": True,
    "niveau": "hbo",
    "standplaats": "Oldenzaal",
    "doelgroep": "extern",
    "contact": "de afdeling HR, hr@oldenzaal.example",
    "procedure": "Na de sluitdatum lezen we alle reacties met twee mensen. Je hoort binnen een week meer.",
}
WACHT = (
    "Adviseur inkoop",
    "Je helpt collega’s om goed en eerlijk in te kopen.\n\n## Dit ga je doen\n\n- Je begeleidt aanbestedingen\n"
    "- Je maakt afspraken met leveranciers en kijkt of zij die nakomen\n\n## Dit breng je mee\n\n"
    "- Je kent de regels voor aanbesteden\n- Je legt ze uit zonder moeilijke woorden\n\n" + BIEDEN,
)
TERUG = (
    "Medewerker archief",
    "Je zorgt dat collega’s en inwoners vinden wat ze zoeken.\n\n## Dit ga je doen\n\n- Je ordent dossiers\n"
    "- Je beantwoordt vragen over het archief\n\n## Dit breng je mee\n\n- Je werkt nauwkeurig\n"
    "- Je vindt het leuk om iets uit te zoeken\n\n" + BIEDEN,
)
OPMERKING = "Mooie tekst. Zet er nog bij dat een opleiding volgen kan, en met welke collega’s je werkt."


@transaction.atomic
def vul(*, op: datetime) -> None:
    """Running it again changes nothing that is there."""
    oldenzaal = Organisatie.objects.get(code=BIJ)
    houder, collega = _wie(oldenzaal, Rol.VACATUREHOUDER), _wie(oldenzaal, Rol.CONTACTPERSOON)
    if Nakijkverzoek.objects.exists() or not (houder and collega):
        return
    Werkwijze.objects.update_or_create(organisatie=oldenzaal, defaults={"tweede_lezer": True})
    _concept(oldenzaal, WACHT, houder, op - timedelta(days=1))
    terug = _concept(oldenzaal, TERUG, collega, op - timedelta(days=3))
    services.stuur_terug(vacature=terug, opmerking=OPMERKING, door=houder, op=op - timedelta(days=2))


def _wie(organisatie: Organisatie, rol: Rol) -> Gebruiker | None:
    rollen = organisatie.lidmaatschappen.filter(rol=rol).order_by("pk")
    return Gebruiker.objects.filter(pk__in=rollen.values("gebruiker")[:1]).first()


def _concept(organisatie, tekst, door: Gebruiker, op: datetime):
    titel, omschrijving = tekst
    sluit_op = timezone.localdate(op) + timedelta(days=35)
    velden = {**VELDEN, "titel": titel, "omschrijving": omschrijving, "sluit_op": sluit_op}
    vacature = services.begin(organisatie=organisatie, door=door, op=op, **velden)
    services.vraag_nakijken(vacature=vacature, door=door, op=op)
    return vacature
