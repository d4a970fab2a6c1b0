"""What only the tests of the vacancies make; the rest stands in tests/maken.py and works the same way."""

from datetime import date, timedelta
from hashlib import sha256

from tests.maken import DAG, MOMENT, maak_gebruiker, maak_organisatie, maak_reactie, maak_vacature, nummer
from vacatures.models import (
    Apisleutel,
    Bijlage,
    Cao,
    Commissielid,
    Herplaatsingskandidaat,
    Melding,
    Nakijkverzoek,
    Reactie,
    Reactiestap,
    Salarisschaal,
    Salaristabel,
    Sjabloon,
    Sollicitatie,
    Uitkomst,
    Uitkomstvraag,
    Weergave,
    Werkwijze,
)


def maak_werkwijze(organisatie=None, **velden):
    return Werkwijze.objects.create(organisatie=organisatie or maak_organisatie(), **velden)


def maak_herplaatsingskandidaat(gebruiker=None, organisatie=None, van=DAG, **velden):
    gebruiker = gebruiker or maak_gebruiker()
    organisatie = organisatie or gebruiker.organisatie
    return Herplaatsingskandidaat.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, van=van, **velden
    )


def maak_salaristabel(cao=Cao.GEMEENTEN, geldig_vanaf=date(2015, 1, 1), schalen=None, **velden):
    """`schalen`: {scale: (minimum, maximum)}."""
    tabel = Salaristabel.objects.create(cao=cao, geldig_vanaf=geldig_vanaf, **velden)
    schalen = schalen or {schaal: (2000 + 200 * schaal, 2800 + 300 * schaal) for schaal in range(1, 19)}
    for schaal, (minimum, maximum) in schalen.items():
        Salarisschaal.objects.create(tabel=tabel, schaal=schaal, minimum=minimum, maximum=maximum)
    return tabel


def maak_reactiestap(reactie=None, naar=Reactie.Status.ONTVANGEN, **velden):
    velden.setdefault("vastgelegd_op", MOMENT)
    return Reactiestap.objects.create(reactie=reactie or maak_reactie(), naar=naar, **velden)


def maak_sollicitatie(vacature=None, reactie=..., **velden):
    """With a reaction that counts, received; `reactie=None`: not yet confirmed by mail."""
    volgnummer = nummer()
    vacature = vacature or (reactie.vacature if isinstance(reactie, Reactie) else maak_vacature())
    if reactie is ...:
        reactie = maak_reactie(vacature, status=Reactie.Status.ONTVANGEN)
    velden = {
        "teken": f"teken-{volgnummer}",
        "naam": f"Kandidaat {volgnummer}",
        "email": f"kandidaat-{volgnummer}@voorbeeld.example",
        "motivatie": "Omdat dit werk bij mij past.",
        "gemaakt_op": MOMENT,
        **velden,
    }
    return Sollicitatie.objects.create(vacature=vacature, reactie=reactie, **velden)


def maak_nakijkverzoek(vacature=None, **velden):
    velden.setdefault("gevraagd_op", MOMENT)
    return Nakijkverzoek.objects.create(vacature=vacature or maak_vacature(), **velden)


def maak_bijlage(sollicitatie=None, **velden):
    velden = {
        "bestand": f"bijlage-{nummer()}",
        "naam": "cv.pdf",
        "soort": "pdf",
        "grootte": 1000,
        "controle": Bijlage.Controle.SCHOON,
        "gemaakt_op": MOMENT,
        **velden,
    }
    return Bijlage.objects.create(sollicitatie=sollicitatie or maak_sollicitatie(), **velden)


def maak_commissielid(vacature=None, gebruiker=None, tot=DAG + timedelta(days=30), **velden):
    vacature = vacature or maak_vacature()
    gebruiker = gebruiker or maak_gebruiker(organisatie=vacature.organisatie)
    return Commissielid.objects.create(vacature=vacature, gebruiker=gebruiker, tot=tot, **velden)


def maak_uitkomst(vacature=None, soort=Uitkomst.Soort.INTERN, per=DAG, **velden):
    velden.setdefault("vastgelegd_op", MOMENT)
    return Uitkomst.objects.create(vacature=vacature or maak_vacature(), soort=soort, per=per, **velden)


def maak_uitkomstvraag(vacature=None, **velden):
    velden = {"gevraagd_op": MOMENT, "laatst_op": MOMENT, **velden}
    return Uitkomstvraag.objects.create(vacature=vacature or maak_vacature(), **velden)


def maak_melding(gebruiker=None, vacature=None, op=MOMENT):
    return Melding.objects.create(
        gebruiker=gebruiker or maak_gebruiker(), vacature=vacature or maak_vacature(), op=op
    )


def maak_sjabloon(organisatie=None, **velden):
    velden.setdefault("naam", f"Sjabloon {nummer()}")
    return Sjabloon.objects.create(organisatie=organisatie or maak_organisatie(), **velden)


def maak_weergave(vacature=None, dag=DAG, kanaal=Weergave.Kanaal.DIRECT, aantal=1):
    return Weergave.objects.create(
        vacature=vacature or maak_vacature(), dag=dag, kanaal=kanaal, aantal=aantal
    )


def maak_apisleutel(organisatie=None, sleutel="", **velden):
    sleutel = sleutel or f"tk_{nummer():040d}"
    velden = {
        "naam": f"Systeem {nummer()}",
        "begin": sleutel[:12],
        "hash": sha256(sleutel.encode()).hexdigest(),
        "gemaakt_op": MOMENT,
        "verloopt_op": DAG + timedelta(days=365),
        **velden,
    }
    return Apisleutel.objects.create(organisatie=organisatie or maak_organisatie(), **velden)
