"""What waits at Jouw Baan Mijn Baan: for who offers a job, and for the ambassadeur. Four queries at most."""

from datetime import date, timedelta

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.urls import reverse

from jbmb.beoordelaars import ROLLEN, na_te_kijken_door, te_geven_akkoorden
from jbmb.models import Kringlid, Ruilaanbod, Ruilkring
from jbmb.termijnen import HERINNER, NAKIJKEN
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

SOORT = "Jouw Baan Mijn Baan"
GELDIG = timedelta(days=365)  # after a year somebody is asked whether they still want to swap


Status = Ruilaanbod.Status


def taken(*, gebruiker, op: date) -> list[Taak]:
    eigen = _eigen(gebruiker, op)
    if not toegang.heeft_rol(gebruiker, *ROLLEN, op=op):
        return eigen
    return [
        *eigen,
        *_na_te_kijken(gebruiker, op),
        *_akkoorden(gebruiker, op),
        *_oude_lijst(gebruiker, op),
    ]


def _eigen(gebruiker, op: date) -> list[Taak]:
    """What only the owner can do: one query, since every page that counts what waits asks this."""
    mijn = Kringlid.objects.filter(aanbod=OuterRef("pk"), is_levend=True, kring__uiterlijk__gte=op)
    wacht = mijn.filter(
        Q(kring__status=Ruilkring.Status.VOORGESTELD, geinteresseerd_op=None)
        | Q(kring__status=Ruilkring.Status.KENNISMAKEN, ja_op=None)
    )
    loopt_af = Q(
        status__in=[Status.AANGEBODEN, Status.GEPAUZEERD], geldig_tot__lte=op + HERINNER[0], kring=None
    )
    eigen = Ruilaanbod.objects.van(gebruiker).annotate(
        kring=Subquery(wacht.values("kring")), kring_tot=Subquery(wacht.values("kring__uiterlijk"))
    )
    eigen = eigen.filter(Q(status=Status.AANVULLING) | Q(kring__isnull=False) | loopt_af)
    return [_eigen_taak(aanbod) for aanbod in eigen.order_by("pk")]


def _eigen_taak(aanbod: Ruilaanbod) -> Taak:
    url = reverse("jbmb:mijn")
    if aanbod.kring:
        url = reverse("jbmb:kring", args=[aanbod.kring])
        return Taak(
            "Zeg of je deze ruil wilt", url, SOORT, aanbod.kring_tot, "De anderen wachten op je antwoord."
        )
    if aanbod.status == Status.AANVULLING:
        return Taak("Vul je aanbod aan", url, SOORT, toelichting=aanbod.functie)
    return Taak("Verleng je aanbod, of trek het in", url, SOORT, aanbod.geldig_tot, aanbod.functie)


def _akkoorden(gebruiker, op: date) -> list[Taak]:
    stand = te_geven_akkoorden(gebruiker, op=op).aggregate(
        aantal=Count("pk"), uiterlijk=Min("lid__kring__uiterlijk")
    )
    if not stand["aantal"]:
        return []
    return [
        Taak(
            titel=f"Geef antwoord over {stand['aantal']} {'ruil' if stand['aantal'] == 1 else 'ruilen'}",
            url=reverse("jbmb:kringen"),
            soort=SOORT,
            uiterlijk=stand["uiterlijk"],
            toelichting="Zonder jouw akkoord gaat de ruil niet door.",
        )
    ]


def _na_te_kijken(gebruiker, op: date) -> list[Taak]:
    stand = na_te_kijken_door(gebruiker, op=op).aggregate(aantal=Count("pk"), sinds=Min("ingediend_op"))
    if not stand["aantal"]:
        return []
    return [
        Taak(
            titel=f"Kijk {stand['aantal']} aanbod na",
            url=reverse("jbmb:werklijst"),
            soort=SOORT,
            uiterlijk=stand["sinds"] + NAKIJKEN,
            toelichting="Anderen zien het pas als jij het goedkeurt.",
        )
    ]


def _oude_lijst(gebruiker, op: date) -> list[Taak]:
    """What came from a list expires not by itself, and nobody looked at its contract."""
    ids = toegang.organisatie_ids(gebruiker, Rol.AMBASSADEUR, op=op)
    if not ids:
        return []
    ongezien = Q(is_vast__isnull=True)
    verlopen = Q(aangeboden_op__lt=op - GELDIG)
    stand = (
        Ruilaanbod.objects.open()
        .filter(organisatie__in=ids, geldig_tot__isnull=True)
        .aggregate(
            ongezien=Count("pk", filter=ongezien),
            ongezien_sinds=Min("aangeboden_op", filter=ongezien),
            verlopen=Count("pk", filter=verlopen),
            verlopen_sinds=Min("aangeboden_op", filter=verlopen),
        )
    )
    gevonden = []
    if aantal := stand["ongezien"]:
        wat = f"Controleer het contract bij {aantal} aanbod"
        dag = stand["ongezien_sinds"] + NAKIJKEN
        gevonden.append(_taak(wat, "is_vast__isnull=True", dag, "Ruilen kan alleen met een vast contract."))
    if aantal := stand["verlopen"]:
        wat = f"Vraag na of {aantal} aanbod nog geldt"
        voor = op - GELDIG
        dag = stand["verlopen_sinds"] + GELDIG
        gevonden.append(
            _taak(wat, f"aangeboden_op__lt={voor}", dag, "Langer dan een jaar geleden aangeboden.")
        )
    return gevonden


def _taak(titel, welke, uiterlijk, toelichting):
    lijst = reverse("admin:jbmb_ruilaanbod_changelist")
    url = f"{lijst}?status__exact={Ruilaanbod.Status.AANGEBODEN}&{welke}"
    return Taak(titel=titel, url=url, soort=SOORT, uiterlijk=uiterlijk, toelichting=toelichting)
