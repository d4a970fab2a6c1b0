"""For the system of an organisation, with its key: its own vacancies by its own reference, and how they ended.

Whose they are follows from the key. Everything that changes something goes through services/aanleveren.py.
"""

from decimal import Decimal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router

from vacatures import services
from vacatures.api import weergeven
from vacatures.api.antwoorden import bladzijde, gewijzigd_sinds, json, plek_van
from vacatures.api.beveiliging import Sleutel, is_gelijk
from vacatures.api.fouten import Probleem
from vacatures.api.schemas import (
    Aanlevering,
    EigenLijst,
    EigenVacatureMetMelding,
    EigenVraag,
    Intrekking,
    Kenmerk,
    Publicatie,
    Sluiting,
    Uitslag,
)
from vacatures.dubbel import mogelijk_dubbel
from vacatures.models import DIENSTVERBANDEN, Vacature

router = Router(tags=["Eigen organisatie"], auth=Sleutel())
NA_EEN_ZET = {"response": EigenVacatureMetMelding, "by_alias": True}
# Field of the model by field of the JSON, where there is more to it than the name.
NAMEN = {
    "schaalMin": "schaal_min",
    "schaalMax": "schaal_max",
    "urenMin": "uren_min",
    "urenMax": "uren_max",
    "salarisMin": "salaris_min",
    "salarisMax": "salaris_max",
    "aantalPlaatsen": "aantal_plaatsen",
    "sluitOp": "sluit_op",
}
KEUZES = ("vakgebied", "niveau", "doelgroep")  # not chosen is an empty string to the model


def _eigen(request: HttpRequest):
    vacatures = services.eigen_vacatures(request.apisleutel)
    return vacatures.select_related("organisatie").prefetch_related("uitkomsten", "vaardigheden")


def _vind(request: HttpRequest, kenmerk: str) -> Vacature:
    gevonden = _eigen(request).filter(kenmerk=kenmerk).first()
    if gevonden is None:
        raise Probleem(404, "Jullie hebben geen vacature met dit kenmerk.")
    return gevonden


def _toon(request: HttpRequest, kenmerk: str, status: int = 200):
    """As it is now, after what was done to it."""
    vacature = _vind(request, kenmerk)
    dubbel = mogelijk_dubbel(vacature, op=timezone.localdate())
    inhoud = weergeven.eigen_met_melding(vacature, dubbel)
    return json(inhoud, status, ETag=weergeven.etag_van(vacature))


@router.get(
    "",
    response=EigenLijst,
    by_alias=True,
    url_name="eigen_vacatures",
    operation_id="eigenVacatures",
    summary="Alle vacatures van je organisatie",
)
def eigen_vacatures(request: HttpRequest, vraag: Query[EigenVraag]):
    """Met hun stand en uitkomsten, ook concepten en wat voorbij is, in de volgorde waarin ze gemaakt zijn."""
    rijen = _eigen(request).order_by("pk")
    if plek := plek_van(vraag.na, services.eigen_vacatures(request.apisleutel)):
        rijen = rijen.filter(pk__gt=plek.pk)
    if vraag.status:
        rijen = rijen.filter(status__in=vraag.status)
    if vraag.gewijzigdSinds:
        rijen = rijen.filter(gewijzigd_sinds(vraag.gewijzigdSinds, of_vanaf="gepubliceerd_op"))
    return bladzijde(request, weergeven.EIGEN, rijen, vraag.aantal, weergeven.eigen, EigenLijst)


@router.get(
    "/{kenmerk}",
    **NA_EEN_ZET,
    url_name="eigen_vacature",
    operation_id="eigenVacature",
    summary="Eén vacature van je organisatie",
)
def eigen_vacature(request: HttpRequest, kenmerk: Path[Kenmerk]):
    """Met haar stand, haar fasen en hoe het afliep."""
    return _toon(request, kenmerk)


@router.put(
    "/{kenmerk}",
    response={200: EigenVacatureMetMelding, 201: EigenVacatureMetMelding},
    by_alias=True,
    url_name="eigen_vacature",
    operation_id="leverAan",
    summary="Maak of wijzig een vacature",
)
def lever_aan(request: HttpRequest, kenmerk: Path[Kenmerk], vacature: Aanlevering):
    """Een nieuw kenmerk wordt een concept (201), een bekend kenmerk wordt bijgewerkt (200).

    Hetzelfde nog eens sturen verandert niets. Met If-Match (de ETag die je kent) schrijf je alleen als niemand anders
    intussen iets veranderde, met If-None-Match: * alleen als het kenmerk nieuw is; anders krijg je 412.
    """
    _, nieuw = services.lever_aan(
        sleutel=request.apisleutel,
        kenmerk=kenmerk,
        velden=_velden(vacature),
        op=timezone.now(),
        **_voorwaarden(request, kenmerk),
    )
    return _toon(request, kenmerk, 201 if nieuw else 200)


def _voorwaarden(request: HttpRequest, kenmerk: str) -> dict:
    """Under which the sender wants it written. The service holds them to it under its lock."""
    als_gelijk = request.headers.get("If-Match")
    alleen_nieuw = request.headers.get("If-None-Match", "").strip() == "*"
    if als_gelijk is None:
        return {"alleen_nieuw": alleen_nieuw}
    bekend = _eigen(request).filter(kenmerk=kenmerk).first()
    if bekend is None or not is_gelijk(als_gelijk, weergeven.etag_van(bekend)):
        raise Probleem(412)
    return {"alleen_nieuw": alleen_nieuw, "stand": services.stand_van(bekend)}


def _velden(vacature: Aanlevering) -> dict:
    """As the model names them; what it counts exactly, comes as a decimal."""
    velden = vacature.model_dump()
    soorten = velden.pop("dienstverband")
    velden |= {f"is_{soort}": soort in soorten for soort in DIENSTVERBANDEN}
    velden |= {naam: velden[naam] or "" for naam in KEUZES}
    for in_json, in_model in NAMEN.items():
        velden[in_model] = velden.pop(in_json)
    for naam, waarde in velden.items():
        if isinstance(waarde, float):
            velden[naam] = round(Decimal(str(waarde)), 2)
    return velden


@router.put(
    "/{kenmerk}/publicatie",
    **NA_EEN_ZET,
    url_name="publicatie",
    operation_id="publiceer",
    summary="Zet een vacature open",
)
def publicatie(request: HttpRequest, kenmerk: Path[Kenmerk], publicatie: Publicatie):
    """Wat er nog ontbreekt, staat in de fout (409). De dagen van de fasen volgen uit de werkwijze van je organisatie.

    Kijkt bij jullie een collega mee? Dan keurt die de vacature eerst goed op Twentse Kracht.
    """
    services.publiceer_via(sleutel=request.apisleutel, kenmerk=kenmerk, per=publicatie.per, op=timezone.now())
    return _toon(request, kenmerk)


@router.put(
    "/{kenmerk}/sluiting",
    **NA_EEN_ZET,
    url_name="sluiting",
    operation_id="sluit",
    summary="Sluit een vacature voor haar laatste dag",
)
def sluiting(request: HttpRequest, kenmerk: Path[Kenmerk], sluiting: Sluiting):
    """Niemand kan meer reageren. Hoe de vacature is vervuld, geef je daarna door als uitkomst."""
    services.sluit_via(sleutel=request.apisleutel, kenmerk=kenmerk, reden=sluiting.reden, op=timezone.now())
    return _toon(request, kenmerk)


@router.put(
    "/{kenmerk}/intrekking",
    **NA_EEN_ZET,
    url_name="intrekking",
    operation_id="trekIn",
    summary="Trek een vacature in die niet doorgaat",
)
def intrekking(request: HttpRequest, kenmerk: Path[Kenmerk], intrekking: Intrekking):
    """De vacature gaat van de site. Dit kun je niet terugdraaien."""
    services.trek_in_via(
        sleutel=request.apisleutel, kenmerk=kenmerk, reden=intrekking.reden, op=timezone.now()
    )
    return _toon(request, kenmerk)


@router.put(
    "/{kenmerk}/uitkomsten/{plaats}",
    **NA_EEN_ZET,
    url_name="uitkomst",
    operation_id="legUitkomstVast",
    summary="Geef door hoe een plaats is vervuld",
)
def uitkomst(request: HttpRequest, kenmerk: Path[Kenmerk], plaats: Path[int], uitslag: Uitslag):
    """Per plaats één keer; een vergissing herstel je op Twentse Kracht. Met de laatste plaats is de vacature klaar."""
    services.leg_uitkomst_vast_via(
        sleutel=request.apisleutel,
        kenmerk=kenmerk,
        plaats=plaats,
        soort=uitslag.uitkomst,
        per=uitslag.per,
        op=timezone.now(),
    )
    return _toon(request, kenmerk)
