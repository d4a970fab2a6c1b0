"""What waits at the school: for anybody a place on offer, for a contactpersoon the approvals, for the platform office
the agreements, the runs that may not go on, and what people wait for. A fixed number of queries, whatever there is.
"""

from datetime import date, timedelta

from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode

from school import aanwezigheidswerk
from school.jaarstand import jaarstanden
from school.minimum import onder_minimum
from school.models import Afspraak, Inschrijving, Plaatsoverdracht, SaldoOverdracht
from school.services import overdrachtteken
from school.vraag import onvervuld
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.toegang import Rol

SOORT = "Twentse School"
VOORAF = timedelta(days=7)  # before it is to be decided whether a run goes on
WACHT = Inschrijving.Status.WACHT_OP_AKKOORD


def taken(*, gebruiker, op: date) -> list[Taak]:
    gevonden = [*_aanbiedingen(gebruiker), *_van_collegas(gebruiker, op)]
    if ids := toegang.organisatie_ids(gebruiker, Rol.CONTACTPERSOON, op=op):
        gevonden += [*_akkoorden(ids), *_saldo(ids)]
    if toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        gevonden += [*_afspraken(op), *_stand(op), *_doorgaan(op), *_gevraagd(op)]
        gevonden += aanwezigheidswerk.taken(op)
    return gevonden


def _aanbiedingen(gebruiker) -> list[Taak]:
    op_aanbod = Inschrijving.objects.van(gebruiker).filter(
        status=Inschrijving.Status.AANGEBODEN, aanbod_tot__isnull=False
    )
    return [_aanbod(rij) for rij in op_aanbod.order_by("aanbod_tot", "pk")]


def _aanbod(rij: Inschrijving) -> Taak:
    tot = timezone.localtime(rij.aanbod_tot)
    return Taak(
        titel=f"Kies of je de plaats bij ‘{rij.uitvoering.opleiding.titel}’ aanneemt",
        url=reverse("school:inschrijving", args=[rij.pk]),
        soort=SOORT,
        uiterlijk=tot.date(),
        toelichting=f"Antwoord voor {date_format(tot, 'j F Y, H.i')} uur, anders gaat de plaats naar een ander.",
    )


def _van_collegas(gebruiker, op: date) -> list[Taak]:
    """Places that a colleague offers them: only who has the address they were offered to."""
    if gebruiker.organisatie_id is None:
        return []
    open_aanbod = Plaatsoverdracht.objects.filter(
        antwoord="",
        aan=normaal_adres(gebruiker.email),
        inschrijving__organisatie=gebruiker.organisatie_id,
        inschrijving__uitvoering__start__gte=op,
    ).select_related("inschrijving__uitvoering__opleiding")
    return [
        Taak(
            titel=f"Kies of je de plaats van een collega bij ‘{run.opleiding.titel}’ overneemt",
            url=reverse("school:overdracht", args=[overdrachtteken(aanbod)]),
            soort=SOORT,
            uiterlijk=run.start,
            toelichting="Het kost je organisatie niets extra.",
        )
        for aanbod in open_aanbod.order_by("gevraagd_op", "pk")
        for run in [aanbod.inschrijving.uitvoering]
    ]


def _akkoorden(organisatie_ids) -> list[Taak]:
    """One task for all of them: by when is the first day somebody can no longer enrol."""
    sinds = Coalesce(Max("stappen__per", filter=Q(stappen__naar=WACHT)), "ingeschreven_op")
    wachtend = list(
        Inschrijving.objects.filter(status=WACHT, organisatie__in=organisatie_ids)
        .order_by()
        .annotate(sinds=sinds, sluit=Coalesce("uitvoering__sluit_op", "uitvoering__start"))
        .values_list("sinds", "sluit")
    )
    if not wachtend:
        return []
    aantal = len(wachtend)
    return [
        Taak(
            titel=f"Regel het akkoord voor {aantal} {'inschrijving' if aantal == 1 else 'inschrijvingen'}",
            url=f"{reverse('admin:school_inschrijving_changelist')}?status__exact={WACHT}",
            soort=SOORT,
            uiterlijk=min(sluit for _, sluit in wachtend),
            toelichting=_wacht_sinds(min(sinds for sinds, _ in wachtend), aantal),
        )
    ]


def _wacht_sinds(dag, aantal):
    return f"{'Wacht' if aantal == 1 else 'De oudste wacht'} sinds {date_format(dag, 'j F Y')}."


def _saldo(organisatie_ids) -> list[Taak]:
    """Surplus that another organisation offers, and that waits for an answer."""
    aanbod = SaldoOverdracht.objects.filter(
        ontvanger__in=organisatie_ids, status=SaldoOverdracht.Status.AANGEBODEN
    ).select_related("gever", "ontvanger")
    stand = reverse("admin:school_afspraak_stand")
    return [
        Taak(
            titel=f"Beslis over het overschot van {een.gever.korte_naam}",
            url=f"{stand}?{urlencode({'organisatie': een.ontvanger.code, 'jaar': een.jaar})}#overdracht",
            soort=SOORT,
            toelichting=f"{een.aantal} over {een.jaar}, die meetellen als jullie ze aannemen.",
        )
        for een in aanbod.order_by("pk")
    ]


def _stand(op: date) -> list[Taak]:
    """Who will not reach what was agreed, as it looks now."""
    organisaties = Organisatie.objects.werkgevers().actief_in(op.year).order_by("korte_naam")
    standen, _ = jaarstanden(op.year, op=op, organisaties=organisaties)
    onder = [stand for stand in standen if stand.verwacht_tekort]
    if not onder:
        return []
    wie = "1 organisatie" if len(onder) == 1 else f"{len(onder)} organisaties"
    namen = ", ".join(f"{stand.organisatie.korte_naam} ({stand.verwacht_tekort})" for stand in onder)
    return [
        Taak(
            titel=f"Bekijk wie er naar verwachting onder de afspraak blijft: {wie}",
            url=reverse("admin:school_afspraak_stand"),
            soort=SOORT,
            uiterlijk=date(op.year, 12, 31),
            toelichting=f"Ongeveer tekort: {namen}.",
        )
    ]


def _afspraken(op: date) -> list[Taak]:
    met_afspraak = Afspraak.objects.filter(jaar=op.year).values("organisatie")
    zonder = list(
        Organisatie.objects.werkgevers()
        .actief_in(op.year)
        .exclude(pk__in=met_afspraak)
        .order_by("korte_naam")
        .values_list("korte_naam", flat=True)
    )
    if not zonder:
        return []
    aantal = len(zonder)
    wie = "1 organisatie" if aantal == 1 else f"{aantal} organisaties"
    return [
        Taak(
            titel=f"Maak de afspraak voor {op.year} met {wie}",
            url=reverse("admin:school_afspraak_jaar", args=[op.year]),
            soort=SOORT,
            uiterlijk=date(op.year, 12, 31),
            toelichting=f"Nog zonder: {', '.join(zonder)}.",
        )
    ]


def _doorgaan(op: date) -> list[Taak]:
    """From a week before the day on which it is to be decided."""
    return [
        Taak(
            titel=f"Beslis of ‘{uitvoering.opleiding.titel}’ doorgaat",
            url=reverse("admin:school_uitvoering_doorgaan", args=[uitvoering.pk]),
            soort=SOORT,
            uiterlijk=uitvoering.beslisdag,
            toelichting=f"{uitvoering.bezet} van de {uitvoering.min_deelnemers} deelnemers die nodig zijn.",
        )
        for uitvoering in onder_minimum(op=op, vooraf=VOORAF)
    ]


def _gevraagd(op: date) -> list[Taak]:
    return [
        Taak(
            titel=f"{een.aantal} mensen wachten op een nieuwe datum van ‘{een.opleiding.titel}’",
            url=f"{reverse('admin:school_uitvoering_changelist')}?{urlencode({'q': een.opleiding.titel})}",
            soort=SOORT,
            toelichting="Plan een nieuwe uitvoering: kopieer een eerdere, of maak er een.",
        )
        for een in onvervuld(op=op)
    ]
