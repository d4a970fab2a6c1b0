"""Reads vacatures.csv and reacties.csv."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count

from twentsekracht.inlezen.bestand import GEEN_VELD, Bestand, Kolom, kolommen
from twentsekracht.inlezen.boek import Boek
from twentsekracht.inlezen.lezen import in_groepen
from twentsekracht.inlezen.schrijven import Verslag, voeg_rijen_toe
from twentsekracht.inlezen.waarden import Onleesbaar, toon
from twentsekracht.organisaties.importeren import ORGANISATIES
from vacatures.models import DIENSTVERBANDEN, Herkomst, Reactie, Vacature, Vacaturestap
from vacatures.openstelling import meteen

Status = Vacature.Status
DAG = timedelta(days=1)


def lees_dienstverband(cel: str) -> frozenset[str]:
    """A set: `tijdelijk_of_vast`."""
    soorten = frozenset(cel.split("_of_"))
    if not soorten <= set(DIENSTVERBANDEN):
        mag = ", ".join(DIENSTVERBANDEN)
        raise Onleesbaar(f"{toon(cel)} bestaat niet; kies uit {mag}, of meer daarvan met _of_ ertussen")
    return soorten


def afgeleid(rij) -> dict:
    dienstverband = {f"is_{soort}": soort in rij.dienstverband for soort in DIENSTVERBANDEN}
    return dienstverband | meteen(rij.doelgroep, rij.gepubliceerd_op)


def loop_van_vacature(boek: Boek, rij, vacature: Vacature) -> list[dict]:
    """The course of its status, as far as the dates tell."""
    begin = rij.gepubliceerd_op or rij.sluit_op or rij.ingevuld_op
    if begin is None:
        return []
    if rij.status == Status.CONCEPT:
        return [{"naar": Status.CONCEPT, "per": begin}]
    loop = [{"naar": Status.GEPUBLICEERD, "per": begin}]
    dicht = max(begin, rij.sluit_op + DAG) if rij.sluit_op else begin  # the last day is inclusive
    if rij.status in (Status.GESLOTEN, Status.INGETROKKEN):
        loop.append({"naar": rij.status, "per": dicht})
    if rij.status == Status.INGEVULD:
        ingevuld_op = max(begin, rij.ingevuld_op or dicht)
        if rij.sluit_op and dicht < ingevuld_op:
            loop.append({"naar": Status.GESLOTEN, "per": dicht})
        loop.append({"naar": Status.INGEVULD, "per": ingevuld_op})
    return loop


def controleer_vacatures(boek: Boek) -> None:
    aangeboden, ingevuld = Counter(), Counter()
    for rij in boek.rijen:
        _controleer_vacature(boek, rij)
        if rij.gepubliceerd_op and rij.status != Status.CONCEPT:
            aangeboden[rij.gepubliceerd_op.year, rij.organisatie] += 1
        if rij.ingevuld_op:
            ingevuld[rij.ingevuld_op.year, rij.organisatie] += 1
    for (jaar, organisatie), aantal in sorted(ingevuld.items()):
        if aantal > (erbij := aangeboden[jaar, organisatie]):
            wat = f"{organisatie} in {jaar}: {aantal} ingevuld, {erbij} aangeboden"
            boek.let_op(None, "meer ingevuld dan aangeboden", wat)


def _controleer_vacature(boek: Boek, rij) -> None:
    if rij.status == Status.CONCEPT and rij.gepubliceerd_op:
        boek.let_op(rij, "een concept met een publicatiedatum telt niet als aangeboden", rij.code)
    if rij.status != Status.CONCEPT and not rij.gepubliceerd_op:
        boek.let_op(rij, "zonder publicatiedatum telt de vacature niet als aangeboden", rij.code)
    if rij.status == Status.INGEVULD and not rij.ingevuld_op:
        boek.let_op(rij, "zonder datum van invullen telt de vacature niet als ingevuld", rij.code)
    if rij.status != Status.INGEVULD and rij.ingevuld_op:
        boek.let_op(rij, "een datum van invullen bij een andere status", f"{rij.code}, {rij.status}")
    if rij.gepubliceerd_op and rij.ingevuld_op and rij.ingevuld_op < rij.gepubliceerd_op:
        boek.let_op(rij, "ingevuld voor de publicatie", f"{rij.code}, {rij.ingevuld_op}")
    if rij.gepubliceerd_op and rij.sluit_op and rij.sluit_op < rij.gepubliceerd_op:
        boek.let_op(rij, "gesloten voor de publicatie", f"{rij.code}, {rij.sluit_op}")


VACATURES = Bestand(
    "vacatures.csv",
    Vacature,
    sleutel=("code",),
    kolommen=kolommen(
        "code titel schaal_min schaal_max uren_min uren_max niveau vakgebied doelgroep gepubliceerd_op "
        "sluit_op status ingevuld_op ingevuld_door",
        Kolom("organisatie", naar=ORGANISATIES),
        Kolom("dienstverband", veld=GEEN_VELD, lees=lees_dienstverband, leeg=frozenset()),
    ),
    loopt_op=(("schaal_min", "schaal_max"), ("uren_min", "uren_max")),
    velden=afgeleid,
    controleer=controleer_vacatures,
    stapmodel=Vacaturestap,
    stappen=loop_van_vacature,
)


def controleer_reacties(boek: Boek) -> None:
    for rij in boek.rijen:
        vacature = boek.doel("vacature", rij.vacature)
        if vacature.status == Status.CONCEPT:
            boek.let_op(rij, "een reactie op een concept telt niet mee", rij.vacature)
        elif vacature.gepubliceerd_op and rij.ingediend_op < vacature.gepubliceerd_op:
            boek.let_op(rij, "een reactie van voor de publicatie", f"{rij.vacature}, {rij.ingediend_op}")
        elif vacature.sluit_op and rij.ingediend_op > vacature.sluit_op:
            boek.let_op(rij, "een reactie van na de sluitdatum", f"{rij.vacature}, {rij.ingediend_op}")


def schrijf_reacties(boek: Boek, verslag: Verslag, op) -> None:
    """Reactions have no key: per (vacancy, day, origin) what the file has more than the database is added."""
    pks = boek.naar("vacature").pks
    in_bestand = Counter((pks[rij.vacature], rij.ingediend_op, rij.herkomst) for rij in boek.rijen)
    per_vacature: dict[int, list] = {}
    for reactie in in_bestand:
        per_vacature.setdefault(reactie[0], []).append(reactie)
    for vacatures in in_groepen(per_vacature):
        geteld = Reactie.objects.filter(vacature__in=vacatures).values_list(
            "vacature", "ingediend_op", "herkomst"
        )
        bekend = {tuple(rij): aantal for *rij, aantal in geteld.annotate(n=Count("pk")).order_by()}
        nieuw = [
            {"vacature_id": reactie[0], "ingediend_op": reactie[1], "herkomst": reactie[2]}
            for vacature in vacatures
            for reactie in per_vacature[vacature]
            for _ in range(in_bestand[reactie] - bekend.get(reactie, 0))
        ]
        verslag.nieuw["reacties"] += voeg_rijen_toe(Reactie, nieuw)


REACTIES = Bestand(
    "reacties.csv",
    Reactie,
    kolommen=kolommen(
        "ingediend_op",
        Kolom("vacature", naar=VACATURES),
        Kolom("herkomst", verplicht=False, leeg=Herkomst.ONBEKEND.value),
    ),
    controleer=controleer_reacties,
    schrijf=schrijf_reacties,
)

BESTANDEN = [VACATURES, REACTIES]
