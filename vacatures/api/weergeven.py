"""A vacancy as it leaves the API: what outsiders may know, and what its own organisation does."""

from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote, urlencode

from django.conf import settings

from twentsekracht.markdown import pagina
from vacatures.api.deur import BEGIN
from vacatures.api.schemas import (
    Bladlinks,
    EigenVacature,
    EigenVacatureMetMelding,
    Fasen,
    Link,
    OpenbareVacature,
    Plaatsuitkomst,
    Vacaturelinks,
    Werkgever,
)
from vacatures.models import DIENSTVERBANDEN, Fase, Vacature

EIGEN = "/organisatie/vacatures"


def adres(pad: str) -> str:
    return f"{settings.SITE_URL}{BEGIN}{pad}"


def openbaar(vacature: Vacature) -> OpenbareVacature:
    """Nothing of before it opened to everybody: neither its days, nor who handles it, nor its own reference."""
    return OpenbareVacature(
        **_gegevens(vacature),
        omschrijvingHtml=str(pagina(vacature.omschrijving)),
        geplaatstOp=vacature.extern_op,
        _links=_links(vacature, f"/vacatures/{quote(vacature.code)}"),
    )


def eigen(vacature: Vacature) -> EigenVacature:
    return EigenVacature(**_eigen(vacature))


def eigen_met_melding(vacature: Vacature, dubbel: list[str]) -> EigenVacatureMetMelding:
    return EigenVacatureMetMelding(**_eigen(vacature), mogelijkDubbel=dubbel)


def etag_van(vacature: Vacature) -> str:
    """Of what it says and how it stands; that another one looks like it makes no difference."""
    return f'"{sha256(eigen(vacature).model_dump_json().encode()).hexdigest()[:32]}"'


def _eigen(vacature: Vacature) -> dict:
    uitkomsten = [
        Plaatsuitkomst(plaats=rij.plaats, uitkomst=rij.soort, per=rij.per)
        for rij in sorted(vacature.uitkomsten.all(), key=lambda rij: rij.plaats)
    ]
    pad = f"{EIGEN}/{quote(vacature.kenmerk, safe='')}" if vacature.kenmerk else None
    return {
        **_gegevens(vacature),
        "kenmerk": vacature.kenmerk,
        "status": vacature.status,
        "doelgroep": vacature.doelgroep or None,
        "gepubliceerdOp": vacature.gepubliceerd_op,
        "fasen": Fasen(**{str(fase): getattr(vacature, f"{fase}_op") for fase in Fase}),
        "uitkomsten": uitkomsten,
        "_links": _links(vacature, pad),
    }


def _gegevens(vacature: Vacature) -> dict:
    return {
        "code": vacature.code,
        "titel": vacature.titel,
        "organisatie": Werkgever(code=vacature.organisatie.code, naam=vacature.organisatie.naam),
        "omschrijving": vacature.omschrijving,
        "procedure": vacature.procedure,
        "contact": vacature.contact,
        "standplaats": vacature.standplaats,
        "vakgebied": vacature.vakgebied or None,
        "niveau": vacature.niveau or None,
        "functiefamilie": vacature.functiefamilie,
        "vaardigheden": [vaardigheid.naam for vaardigheid in vacature.vaardigheden.all()],
        "dienstverband": [soort for soort in DIENSTVERBANDEN if getattr(vacature, f"is_{soort}")],
        "schaalMin": vacature.schaal_min,
        "schaalMax": vacature.schaal_max,
        "urenMin": vacature.uren_min,
        "urenMax": vacature.uren_max,
        "salarisMin": vacature.salaris_min,
        "salarisMax": vacature.salaris_max,
        "aantalPlaatsen": vacature.aantal_plaatsen,
        "sluitOp": vacature.sluit_op,
    }


def _links(vacature: Vacature, pad: str | None) -> Vacaturelinks:
    pagina_van = f"{settings.SITE_URL}{vacature.get_absolute_url()}"
    return Vacaturelinks(self=pad and Link(href=adres(pad)), pagina=Link(href=pagina_van))


def bladlinks(pad: str, vraag: Iterable[tuple[str, str]], volgende: str | None) -> Bladlinks:
    """The same question, from the beginning and from where this page ended."""
    vraag = list(vraag)
    rest = [(naam, waarde) for naam, waarde in vraag if naam != "na"]

    def met(paren):
        return Link(href=adres(pad) + (f"?{urlencode(paren)}" if paren else ""))

    verder = met([*rest, ("na", volgende)]) if volgende else None
    return Bladlinks(self=met(vraag), first=met(rest), next=verder)


def in_kop(links: Bladlinks) -> str:
    gegeven = {"first": links.first, "next": links.next}
    return ", ".join(f'<{link.href}>; rel="{naam}"' for naam, link in gegeven.items() if link)
