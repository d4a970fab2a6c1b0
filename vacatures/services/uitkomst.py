"""How a vacancy ended, place by place: asking for it, recording it, putting it right."""

from datetime import date, datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import verstuur
from vacatures.fouten import AlVastgelegd, MagNiet, VacatureFout
from vacatures.models import Reactie, Uitkomst, Uitkomstvraag, Vacature
from vacatures.services.stappen import Status, log, stap, vergrendel, verzet
from vacatures.services.verwijderen import procedure_geeindigd
from vacatures.uitkomsten import ontvangers, te_herinneren, te_vragen, voorstellen

LINK = Signer(salt="vacatures.uitkomst")
AFGELOPEN = frozenset({Status.INGEVULD, Status.INGETROKKEN})
REDENEN = {Uitkomst.Soort.NIET_VERVULD: "Niemand gevonden", Uitkomst.Soort.INGETROKKEN: "Gaat niet door"}


# ---- recording


@transaction.atomic
def leg_uitkomst_vast(
    *, vacature: Vacature, plaats: int, soort: str, per: date, door: Gebruiker | None, op: datetime
) -> Uitkomst:
    """What became of one place. The last one ends the vacancy; the same answer twice is one answer."""
    vacature = vergrendel(vacature)
    bekend = vacature.uitkomsten.filter(plaats=plaats).first()
    if bekend and bekend.soort == soort:
        return bekend
    if bekend:
        raise AlVastgelegd(bekend)
    if Status.INGEVULD not in Vacature.OVERGANGEN.get(vacature.status, ()):
        raise MagNiet(vacature, Status.INGEVULD)
    _controleer(vacature, plaats, per, op)
    uitkomst = _maak(vacature, plaats, soort, per, door, op)
    if not _rond_af(vacature, door=door, op=op):
        log("uitkomst van een plaats vastgelegd", vacature, door, op)
    return uitkomst


def leg_rest_vast(vacature: Vacature, soort: str, *, per: date, door, op: datetime, reden: str = "") -> None:
    """The same for all places of which it is not known yet, for a vacancy that the caller holds."""
    _controleer(vacature, 1, per, op)
    bekend = set(vacature.uitkomsten.values_list("plaats", flat=True))
    for plaats in range(1, vacature.aantal_plaatsen + 1):
        if plaats not in bekend:
            _maak(vacature, plaats, soort, per, door, op)
    _rond_af(vacature, door=door, op=op, reden=reden)


@transaction.atomic
def corrigeer(
    *, vacature: Vacature, plaats: int, soort: str, per: date, door: Gebruiker, op: datetime
) -> Uitkomst:
    """It was recorded wrongly: the vacancy follows, and a step keeps what stood there first."""
    vacature = vergrendel(vacature)
    uitkomst = vacature.uitkomsten.filter(plaats=plaats).first()
    if uitkomst is None and (vacature.status not in AFGELOPEN or vacature.gepubliceerd_op is None):
        raise VacatureFout("Van deze plaats is nog niets vastgelegd.")
    if uitkomst and (uitkomst.soort, uitkomst.per) == (soort, per):
        return uitkomst
    _controleer(vacature, plaats, per, op)
    eerst = _in_woorden(uitkomst) if uitkomst else "onbekend"
    if uitkomst is None:  # of a list from elsewhere
        uitkomst = Uitkomst(vacature=vacature, plaats=plaats)
    uitkomst.soort, uitkomst.per, uitkomst.door, uitkomst.vastgelegd_op = Uitkomst.Soort(soort), per, door, op
    uitkomst.save()
    _verbeter_stand(vacature, eerst, door, op)
    return uitkomst


def _verbeter_stand(vacature: Vacature, eerst: str, door: Gebruiker, op: datetime) -> None:
    van = vacature.status
    velden = _stand(list(vacature.uitkomsten.order_by("per", "plaats"))) if van in AFGELOPEN else {}
    for veld, waarde in velden.items():
        setattr(vacature, veld, waarde)
    vacature.save(update_fields=list(velden))
    stap(vacature, van, vacature.status, door=door, op=op, reden=f"Uitkomst gecorrigeerd, eerst: {eerst}")
    log("uitkomst gecorrigeerd", vacature, door, op, velden)


def minste_plaatsen(vacature: Vacature) -> int:
    """How few places it can still have: those of who was hired, and one that is still to be told of."""
    bekend = list(vacature.uitkomsten.values_list("plaats", flat=True))
    aangenomen = vacature.reacties.filter(status=Reactie.Status.AANGENOMEN).count()
    return max([len(bekend) + 1, aangenomen, *bekend])


def _controleer(vacature: Vacature, plaats: int, per: date, op: datetime) -> None:
    if not 1 <= plaats <= vacature.aantal_plaatsen:
        raise VacatureFout("Deze vacature heeft niet zoveel plaatsen.")
    if per > timezone.localdate(op) or (vacature.gepubliceerd_op and per < vacature.gepubliceerd_op):
        raise VacatureFout("Kies een dag tussen de publicatie en vandaag.")


def _maak(vacature, plaats, soort, per, door, op) -> Uitkomst:
    soort = Uitkomst.Soort(soort)
    return Uitkomst.objects.create(
        vacature=vacature, plaats=plaats, soort=soort, per=per, door=door, vastgelegd_op=op
    )


def _rond_af(vacature: Vacature, *, door, op: datetime, reden: str = "") -> bool:
    """Ends the vacancy when every place has its outcome; answers whether it did."""
    uitkomsten = list(vacature.uitkomsten.order_by("per", "plaats"))
    if len(uitkomsten) < vacature.aantal_plaatsen:
        return False
    velden = _stand(uitkomsten)
    naar, laatste = velden.pop("status"), uitkomsten[-1]
    for veld, waarde in velden.items():
        setattr(vacature, veld, waarde)
    if naar == Status.INGETROKKEN:
        reden = reden or REDENEN[laatste.soort]
    verzet(vacature, naar, list(velden), door=door, op=op, reden=reden, per=laatste.per)
    Uitkomstvraag.objects.filter(vacature=vacature, beantwoord_op=None).update(beantwoord_op=op)
    procedure_geeindigd(vacature=vacature, op=op)
    return True


def _stand(uitkomsten: list[Uitkomst]) -> dict:
    """Filled as soon as one place was: on the day and from where the first of them was filled."""
    gevuld = [uitkomst for uitkomst in uitkomsten if uitkomst.soort in Uitkomst.INGEVULD]
    if not gevuld:
        return {"status": Status.INGETROKKEN, "ingevuld_op": None, "ingevuld_door": ""}
    return {"status": Status.INGEVULD, "ingevuld_op": gevuld[0].per, "ingevuld_door": gevuld[0].soort}


def _in_woorden(uitkomst: Uitkomst) -> str:
    return f"{uitkomst.get_soort_display().lower()} per {date_format(uitkomst.per, 'j F Y')}"


# ---- asking


@transaction.atomic
def vraag_uitkomst(*, vacature: Vacature, door: Gebruiker | None, op: datetime) -> Uitkomstvraag | None:
    """Two weeks after it closed, once however often it is called. None: not the time to ask."""
    vacature = vergrendel(vacature)
    if not te_vragen(op=timezone.localdate(op)).filter(pk=vacature.pk).exists():
        return None
    vraag = Uitkomstvraag.objects.create(vacature=vacature, gevraagd_op=op, laatst_op=op)
    _mail(vraag, op)
    log("uitkomst gevraagd", vacature, door, op)
    return vraag


@transaction.atomic
def herinner(*, vraag: Uitkomstvraag, door: Gebruiker | None, op: datetime) -> bool:
    """A week, and three weeks, after the first mail. Answers whether it was time."""
    beurt = te_herinneren(op=op).select_for_update(of=("self",)).select_related("vacature__organisatie")
    vraag = beurt.filter(pk=vraag.pk).first()
    if vraag is None:
        return False
    vraag.keren, vraag.laatst_op = vraag.keren + 1, op
    vraag.save(update_fields=["keren", "laatst_op"])
    _mail(vraag, op)
    log("opnieuw naar de uitkomst gevraagd", vraag.vacature, door, op)
    return True


def _mail(vraag: Uitkomstvraag, op: datetime) -> None:
    vacature = vraag.vacature
    titel = Truncator(" ".join(vacature.titel.split())).chars(100)
    context = {"vacature": vacature, "is_herinnering": vraag.keren > 1, **_antwoorden(vraag)}
    for wie in ontvangers(vacature, op=timezone.localdate(op)):
        eigen = wie.pk == vacature.houder_id
        verstuur(
            aan=wie.email,
            onderwerp=f"{'Herinnering: hoe' if vraag.keren > 1 else 'Hoe'} is ‘{titel}’ vervuld?",
            sjabloon="uitkomst_vraag",
            context={**context, "naam": wie.get_short_name()},
            waarom="dit jouw vacature is"
            if eigen
            else f"je de vacatures van {vacature.organisatie} behandelt",
            op=op,
        )


def _antwoorden(vraag: Uitkomstvraag) -> dict:
    """Of one place a link per answer, the one we expect on top; of several the page on which each is asked."""
    pad = reverse("vacatures:uitkomst", args=[uitkomstteken(vraag)])
    url = settings.SITE_URL + pad
    if vraag.vacature.aantal_plaatsen > 1:
        return {"url": url, "voorstel": None, "antwoorden": []}
    verwacht = next((str(herkomst) for herkomst, _ in voorstellen(vraag.vacature)), None)
    antwoorden = [
        {"naam": naam, "url": f"{pad}?antwoord={soort}", "is_verwacht": soort == verwacht}
        for soort, naam in Uitkomst.Soort.choices
    ]
    voorstel = next((antwoord for antwoord in antwoorden if antwoord["is_verwacht"]), None)
    return {"url": url, "voorstel": voorstel, "antwoorden": [a for a in antwoorden if not a["is_verwacht"]]}


def uitkomstteken(vraag: Uitkomstvraag) -> str:
    """What stands in the mail: it answers this one question, and opens nothing else."""
    return LINK.sign(str(vraag.pk))


def uitkomstvraag_van(teken: str) -> Uitkomstvraag | None:
    """Whose mail this came from; None when it was made up or the vacancy is gone."""
    try:
        pk = LINK.unsign(teken)
    except BadSignature:
        return None
    return Uitkomstvraag.objects.select_related("vacature__organisatie").filter(pk=pk).first()
